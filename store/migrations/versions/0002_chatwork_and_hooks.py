"""agents in Chatwork, and what notices over HTTP were answered"""

import sqlalchemy as sa
from alembic import op


revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("workspace", sa.Column("chatwork_account", sa.String(), server_default="", nullable=False))
    op.add_column("agent", sa.Column("chatwork_room", sa.String(), server_default="", nullable=False))
    op.create_index(
        "uq_agent_workspace_id_chatwork_room",
        "agent",
        ["workspace_id", "chatwork_room"],
        unique=True,
        sqlite_where=sa.text("chatwork_room <> ''"),
        postgresql_where=sa.text("chatwork_room <> ''"),
    )
    op.create_table(
        "hook_answer",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("sender", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name=op.f("fk_hook_answer_workspace_id")),
        sa.PrimaryKeyConstraint("workspace_id", "sender", "key", name=op.f("pk_hook_answer")),
    )
    op.create_index(op.f("ix_hook_answer_at"), "hook_answer", ["at"], unique=False)


def downgrade() -> None:
    op.drop_table("hook_answer")
    op.drop_index("uq_agent_workspace_id_chatwork_room", "agent")
    with op.batch_alter_table("agent") as agent:
        agent.drop_column("chatwork_room")
    with op.batch_alter_table("workspace") as workspace:
        workspace.drop_column("chatwork_account")
