"""Where cards, headlines and drafts stand is kept with them: the desk may move to another channel."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"

#: Table, the column of the message, the new one of its channel, and the kind of delivery that posted it.
KEPT = (
    ("stockout_case", "card_ts", "card_channel", "card"),
    ("notice", "headline_ts", "headline_channel", "headline"),
    ("draft", "message_ts", "message_channel", "draft"),
)


def upgrade() -> None:
    delivery = sa.table("delivery", *(sa.column(name) for name in ("workspace_id", "kind", "ts", "place")))
    for name, ts, channel, kind in KEPT:
        op.add_column(name, sa.Column(channel, sa.String(), nullable=False, server_default=""))
        kept = sa.table(name, *(sa.column(each) for each in ("workspace_id", ts, channel)))
        posted = (
            sa.select(sa.func.min(delivery.c.place))
            .where(
                delivery.c.workspace_id == kept.c.workspace_id,
                delivery.c.kind == kind,
                delivery.c.ts == kept.c[ts],
            )
            .scalar_subquery()
        )
        op.execute(kept.update().where(kept.c[ts] != "").values({channel: sa.func.coalesce(posted, "")}))


def downgrade() -> None:
    for name, _, channel, _ in KEPT:
        with op.batch_alter_table(name) as batch_op:
            batch_op.drop_column(channel)
