"""Of the cases that are over those are found by an index of which their agent said something afterwards."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"

OVER = ("closed", "dismissed")


def upgrade() -> None:
    op.add_column(
        "stockout_case", sa.Column("told_after_all", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    cases = sa.table(
        "stockout_case", sa.column("heard", sa.JSON()), sa.column("told_after_all", sa.Boolean())
    )
    said = cases.c.heard["status"].as_string()
    op.execute(sa.update(cases).where(said.in_(OVER)).values(told_after_all=True))
    op.create_index(
        "ix_stockout_case_workspace_id_told_after_all", "stockout_case", ["workspace_id", "told_after_all"]
    )


def downgrade() -> None:
    op.drop_index("ix_stockout_case_workspace_id_told_after_all", "stockout_case")
    with op.batch_alter_table("stockout_case") as batch_op:
        batch_op.drop_column("told_after_all")
