"""A target that the team began by itself, by opening a settled case again, is known from one that the agent began."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

TABLES = ("stockout_case", "past_target")


def upgrade() -> None:
    for table in TABLES:
        op.add_column(table, sa.Column("again", sa.Boolean(), nullable=False, server_default=sa.false()))


def downgrade() -> None:
    for table in TABLES:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column("again")
