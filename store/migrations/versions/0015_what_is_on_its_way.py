"""What is yet to be said is found without walking through all that has been said."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

ON_ITS_WAY = sa.text("state IN ('waiting', 'claimed')")


def upgrade() -> None:
    op.create_index(
        "ix_delivery_on_its_way",
        "delivery",
        ["workspace_id", "state", "not_before"],
        sqlite_where=ON_ITS_WAY,
        postgresql_where=ON_ITS_WAY,
    )
    op.create_index("ix_delivery_place_ts", "delivery", ["place", "ts"])
    op.drop_index("ix_delivery_workspace_id", "delivery")


def downgrade() -> None:
    op.create_index("ix_delivery_workspace_id", "delivery", ["workspace_id"])
    op.drop_index("ix_delivery_place_ts", "delivery")
    op.drop_index("ix_delivery_on_its_way", "delivery")
