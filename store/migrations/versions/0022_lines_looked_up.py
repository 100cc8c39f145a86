"""Orders and goods are kept as notices are matched by them: a notice does not go through all open lines."""

import sqlalchemy as sa
from alembic import op

from bot.rules.order_numbers import is_in_words
from bot.rules.script import bare

revision = "0022"
down_revision = "0021"

#: What is looked up in which.
MADE_OF = {"product": "name", "variant": "sku", "agent_order": "number"}
AT_ONCE = 5_000


def upgrade() -> None:
    op.add_column(
        "agent_order", sa.Column("in_words", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    for table, name in MADE_OF.items():
        op.add_column(table, sa.Column("matched_by", sa.Text(), nullable=False, server_default=""))
        _fill(table, name)
    for table in ("variant", "agent_order"):
        op.create_index(f"ix_{table}_workspace_id_matched_by", table, ["workspace_id", "matched_by"])
    op.create_index("ix_agent_order_workspace_id_in_words", "agent_order", ["workspace_id", "in_words"])
    op.create_index(
        "ix_agent_order_line_workspace_id_arrived", "agent_order_line", ["workspace_id", "arrived"]
    )


def downgrade() -> None:
    op.drop_index("ix_agent_order_line_workspace_id_arrived", "agent_order_line")
    op.drop_index("ix_agent_order_workspace_id_in_words", "agent_order")
    for table in ("variant", "agent_order"):
        op.drop_index(f"ix_{table}_workspace_id_matched_by", table)
    for table in MADE_OF:
        with op.batch_alter_table(table) as batch_op:
            batch_op.drop_column("matched_by")
            if table == "agent_order":
                batch_op.drop_column("in_words")


def _fill(table: str, name: str) -> None:
    known = {"id", name, "matched_by"} | ({"in_words"} if table == "agent_order" else set())
    rows, connection = sa.table(table, *(sa.column(each) for each in known)), op.get_bind()
    change = sa.update(rows).where(rows.c.id == sa.bindparam("row"))
    change = change.values({each: sa.bindparam(f"new_{each}") for each in known - {"id", name}})
    found = connection.execute(sa.select(rows.c.id, rows.c[name])).all()
    for start in range(0, len(found), AT_ONCE):
        connection.execute(change, [_made(*row, known) for row in found[start : start + AT_ONCE]])


def _made(row: int, name: str, known: set[str]) -> dict[str, object]:
    made = {"row": row, "new_matched_by": bare(name), "new_in_words": is_in_words(name)}
    return {each: value for each, value in made.items() if each == "row" or each[4:] in known}
