"""Which cases a later notice bears on, and which case a case follows."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "notice_of_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_notice_of_case_workspace_id"),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name="fk_notice_of_case_notice_id"),
        sa.ForeignKeyConstraint(["case_id"], ["stockout_case.id"], name="fk_notice_of_case_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_notice_of_case"),
        sa.UniqueConstraint("notice_id", "case_id", name="uq_notice_of_case_notice_id_case_id"),
    )
    for column in ("workspace_id", "notice_id", "case_id"):
        op.create_index(f"ix_notice_of_case_{column}", "notice_of_case", [column])
    with op.batch_alter_table("stockout_case") as batch_op:
        batch_op.add_column(sa.Column("follows_id", sa.Integer(), nullable=True))
        batch_op.create_foreign_key("fk_stockout_case_follows_id", "stockout_case", ["follows_id"], ["id"])


def downgrade() -> None:
    with op.batch_alter_table("stockout_case") as batch_op:
        batch_op.drop_constraint("fk_stockout_case_follows_id", type_="foreignkey")
        batch_op.drop_column("follows_id")
    op.drop_table("notice_of_case")
