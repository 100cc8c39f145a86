"""words that people teach, and the notices that must be read right"""

import sqlalchemy as sa
from alembic import op


revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "learnt_word",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=True),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_back_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("taken_back_by", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_learnt_word_workspace_id"),
        sa.ForeignKeyConstraint(["case_id"], ["stockout_case.id"], name="fk_learnt_word_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_learnt_word"),
    )
    op.create_index("ix_learnt_word_workspace_id", "learnt_word", ["workspace_id"])
    op.create_table(
        "golden_notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("notice_id", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expected", sa.JSON(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_golden_notice_workspace_id"),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], name="fk_golden_notice_notice_id"),
        sa.ForeignKeyConstraint(["case_id"], ["stockout_case.id"], name="fk_golden_notice_case_id"),
        sa.PrimaryKeyConstraint("id", name="pk_golden_notice"),
        sa.UniqueConstraint("notice_id", name="uq_golden_notice_notice_id"),
    )
    op.create_index("ix_golden_notice_workspace_id", "golden_notice", ["workspace_id"])
    op.create_index("ix_golden_notice_case_id", "golden_notice", ["case_id"])


def downgrade() -> None:
    op.drop_table("golden_notice")
    op.drop_table("learnt_word")
