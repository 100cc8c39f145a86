"""Targets that a case has behind it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "past_target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("stopped_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_past_target_workspace_id"),
        sa.ForeignKeyConstraint(["case_id"], ["stockout_case.id"], name="fk_past_target_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_past_target"),
    )
    for column in ("workspace_id", "case_id", "started_at"):
        op.create_index(f"ix_past_target_{column}", "past_target", [column])


def downgrade() -> None:
    op.drop_table("past_target")
