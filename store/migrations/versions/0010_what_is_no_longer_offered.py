"""Variants that are no longer sold and pages that are no longer there stay, and are offered no more."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    for table in ("variant", "alternate_source"):
        op.add_column(table, sa.Column("ended", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for table in ("variant", "alternate_source"):
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column("ended")
