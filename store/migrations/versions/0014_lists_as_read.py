"""A list is kept as it was read when it came."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("dropped_file", sa.Column("sheet", sa.JSON(), nullable=False, server_default="{}"))


def downgrade() -> None:
    with op.batch_alter_table("dropped_file") as batch_op:
        batch_op.drop_column("sheet")
