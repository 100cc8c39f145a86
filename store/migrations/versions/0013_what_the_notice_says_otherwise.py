"""What a notice says otherwise than our order is kept with the case, to be shown beside it."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("stockout_case", sa.Column("said", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    with op.batch_alter_table("stockout_case") as batch_op:
        batch_op.drop_column("said")
