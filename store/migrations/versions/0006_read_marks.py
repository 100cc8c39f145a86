"""How far each channel has been read."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "read_mark",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("ts", sa.String(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_read_mark_workspace_id"),
        sa.PrimaryKeyConstraint("workspace_id", "channel_id", name="pk_read_mark"),
    )


def downgrade() -> None:
    op.drop_table("read_mark")
