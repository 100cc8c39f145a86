"""What is asked of notices, cases and drafts beside a hundred thousand others is found by an index."""

from alembic import op

revision = "0019"
down_revision = "0018"

INDEXES = (
    ("notice", ("workspace_id", "digest")),
    ("notice", ("workspace_id", "channel_id", "ts")),
    ("notice", ("workspace_id", "channel_id", "thread_ts")),
    ("notice", ("workspace_id", "channel_id", "written_at")),
    ("notice", ("workspace_id", "headline_ts")),
    ("stockout_case", ("workspace_id", "status")),
    ("stockout_case", ("workspace_id", "card_ts")),
    ("stockout_case", ("workspace_id", "card_channel")),
    ("stockout_case", ("workspace_id", "started_at")),
    ("stockout_case", ("workspace_id", "opened_at")),
    ("past_target", ("workspace_id", "started_at")),
    ("customer_order", ("customer_id",)),
    ("draft", ("workspace_id", "message_ts")),
    ("draft", ("workspace_id", "status")),
)
#: SQLite would take these for as good, and go through all rows of the workspace.
NO_LONGER = (
    ("notice", "digest"),
    ("notice", "workspace_id"),
    ("past_target", "started_at"),
    ("stockout_case", "workspace_id"),
    ("draft", "workspace_id"),
)


def upgrade() -> None:
    for table, columns in INDEXES:
        op.create_index("_".join(("ix", table, *columns)), table, list(columns))
    for table, column in NO_LONGER:
        op.drop_index(f"ix_{table}_{column}", table)


def downgrade() -> None:
    for table, column in NO_LONGER:
        op.create_index(f"ix_{table}_{column}", table, [column])
    for table, columns in INDEXES:
        op.drop_index("_".join(("ix", table, *columns)), table)
