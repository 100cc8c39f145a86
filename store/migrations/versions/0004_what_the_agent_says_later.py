"""What the agent says later: edits, deletions and replies; and one headline over the lines of a notice."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    with op.batch_alter_table("notice") as batch_op:
        batch_op.add_column(sa.Column("edits", sa.JSON(), nullable=False, server_default="[]"))
        batch_op.add_column(sa.Column("deleted_at", sa.DateTime(timezone=True), nullable=True))
        batch_op.add_column(sa.Column("headline_ts", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("stockout_case") as batch_op:
        batch_op.add_column(sa.Column("heard", sa.JSON(), nullable=False, server_default="{}"))
        batch_op.add_column(sa.Column("headline_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_stockout_case_headline_id", "notice", ["headline_id"], ["id"])
        batch_op.create_index("ix_stockout_case_headline_id", ["headline_id"])


def downgrade() -> None:
    with op.batch_alter_table("stockout_case") as batch_op:
        batch_op.drop_index("ix_stockout_case_headline_id")
        batch_op.drop_constraint("fk_stockout_case_headline_id", type_="foreignkey")
        batch_op.drop_column("headline_id")
        batch_op.drop_column("heard")
    with op.batch_alter_table("notice") as batch_op:
        batch_op.drop_column("headline_ts")
        batch_op.drop_column("deleted_at")
        batch_op.drop_column("edits")
