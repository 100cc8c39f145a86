"""Goods are kept as they are looked up, too: `/stock` does not go through the whole catalogue."""

import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"

#: Which columns are looked up in which.
MADE_OF = {
    "product": {"found_by": ("name", "category")},
    "variant": {"found_by": ("sku", "color", "size"), "sku_key": ("sku",)},
}
AT_ONCE = 5_000


def upgrade() -> None:
    for table, columns in MADE_OF.items():
        for name in columns:
            op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
        _fill(table, columns)
    op.create_index("ix_variant_workspace_id_sku_key", "variant", ["workspace_id", "sku_key"])


def downgrade() -> None:
    op.drop_index("ix_variant_workspace_id_sku_key", "variant")
    for table, columns in MADE_OF.items():
        with op.batch_alter_table(table) as batch_op:
            for name in columns:
                batch_op.drop_column(name)


def _fill(table: str, columns: dict[str, tuple[str, ...]]) -> None:
    known = {name for names in columns.values() for name in names} | {"id"} | set(columns)
    rows, connection = sa.table(table, *(sa.column(name) for name in known)), op.get_bind()
    change = (
        sa.update(rows)
        .where(rows.c.id == sa.bindparam("row"))
        .values({name: sa.bindparam(f"new_{name}") for name in columns})
    )
    found = connection.execute(sa.select(rows)).mappings().all()
    for start in range(0, len(found), AT_ONCE):
        connection.execute(
            change,
            [
                {"row": row["id"]}
                | {f"new_{name}": _plain(*(row[each] for each in names)) for name, names in columns.items()}
                for row in found[start : start + AT_ONCE]
            ],
        )


def _plain(*texts: str) -> str:
    return "\n".join(unicodedata.normalize("NFKC", text).casefold().strip() for text in texts)
