"""How much a minimum lot is stands with the case whose reason it is."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.add_column("stockout_case", sa.Column("least", sa.String(), nullable=False, server_default=""))


def downgrade() -> None:
    with op.batch_alter_table("stockout_case") as batch_op:
        batch_op.drop_column("least")
