"""Lines of customers' orders are told apart, so that a list may bring them in again."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("customer_order_line", sa.Column("line_no", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("customer_order_line") as batch_op:
        batch_op.drop_column("line_no")
