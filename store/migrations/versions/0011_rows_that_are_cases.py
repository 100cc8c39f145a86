"""Rows of lists that have become cases are no longer forgotten with what else was heard.

The names of rows below an order have it in them from now on; those from before are known in bot/flows/taken_rows.py.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "taken_row",
        sa.Column("workspace_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"], name="fk_taken_row_workspace_id"),
        sa.PrimaryKeyConstraint("workspace_id", "key", name="pk_taken_row"),
    )
    op.execute(
        "INSERT INTO taken_row (workspace_id, key, at) "
        "SELECT workspace_id, substr(key, 5), at FROM seen_event WHERE key LIKE 'row:%'"
    )
    op.execute("DELETE FROM seen_event WHERE key LIKE 'row:%'")


def downgrade() -> None:
    op.execute(
        "INSERT INTO seen_event (workspace_id, key, at) SELECT workspace_id, 'row:' || key, at FROM taken_row"
    )
    op.drop_table("taken_row")
