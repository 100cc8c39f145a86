"""`/stock` finds in the database what every word fits, and never goes through the catalogue row by row."""

import unicodedata
from collections.abc import Iterator

import pytest
from alembic import command
from sqlmodel import Session, select

from bot.flows.actors import Actor
from bot.flows.telling.look_up_stock import look_up_stock
from bot.flows.work import Desk
from bot.rules.colors import color_key, same_color
from store import tables as t
from store.migrate import config_for, migrate
from store.questions.goods import variants_on_sale
from store.questions.goods_found import goods_found
from tests.counted import asked, multiplied, plans, questions, weighed
from tests.desks import a_desk

HANA = Actor(user="U0HANA", team="T0SHOP")
GOODS = (
    ("ＢＯＸ－9", "ｶﾞﾗｽ瓶 100% 50_50", "Küche", "Navy blue", "Ｌ"),
    ("box-10", "ガラス瓶", "キッチン", "紺", "m"),
    ("BOX-1", "Straße C:\\neu", "", "红色", "XL"),
    ("BOX-11", "Strasse", "", "", ""),
    ("BOX-OLD", "ガラス瓶", "", "赤", ""),
)
ASKED = (
    *(
        "box-9",
        "BOX－10",
        "ｂｏｘ",
        "box-1",
        "ガラス",
        "ｶﾞﾗｽ 紺",
        "navy",
        "ネイビー",
        "赤",
        "レッド l",
        "100%",
        "0_5",
        "%",
        "_",
    ),
    *(
        "\\neu",
        "c:\\",
        "strasse",
        "STRASSE xl",
        "KÜCHE",
        "冷蔵庫",
        "",
        "   ",
        "収納 ネイビー",
        "box-nv-l",
        "リネン 白",
        "l\nm",
        "é",
    ),
)


@pytest.fixture
def desk(database_url: str) -> Iterator[Desk]:
    with a_desk(database_url) as desk:
        with desk.database.transaction() as session:
            for sku, name, category, color, size in GOODS:
                thing = t.Product(workspace_id=desk.workspace_id, name=name, category=category)
                session.add(thing)
                session.flush()
                one = t.Variant(workspace_id=desk.workspace_id, product_id=thing.id, sku=sku, color=color)
                one.size, one.ended = size, sku.endswith("OLD")
                session.add(one)
        yield desk


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip()


def _one_by_one(session: Session, workspace_id: int, wanted: str) -> list[str]:
    """What fits, looked at row by row."""
    everything = variants_on_sale(session, workspace_id)
    words = _plain(wanted).split()
    exact = [variant.sku for variant, _ in everything if words and _plain(variant.sku) == " ".join(words)]
    return exact or [
        variant.sku for variant, thing in everything if words and all(_has(variant, thing, w) for w in words)
    ]


def _has(variant: t.Variant, thing: t.Product, word: str) -> bool:
    texts = (variant.sku, thing.name, thing.category, variant.color, variant.size)
    meant = variant.color and color_key(word) and same_color(word, variant.color)
    return bool(meant) or any(word in _plain(text) for text in texts)


@pytest.mark.parametrize("wanted", ASKED)
def test_the_same_goods_are_found_as_one_by_one(desk: Desk, wanted: str) -> None:
    with desk.database.transaction() as session:
        each = _one_by_one(session, desk.workspace_id, wanted)
        found, total = goods_found(session, desk.workspace_id, wanted, 99)
        assert [variant.sku for variant, _ in found] == each
        assert total == len(each)


def test_what_is_said_anew_of_goods_is_found_and_the_old_no_more(desk: Desk) -> None:
    with desk.database.transaction() as session:
        box = session.exec(select(t.Variant).where(t.Variant.sku == "BOX-NV-L")).one()
        box.color, box.sku = "藤色", "FUJI-1"
        session.get_one(t.Product, box.product_id).name = "ふじ棚"
    with desk.database.transaction() as session:
        for wanted, count in (("藤色", 1), ("fuji-1", 1), ("ふじ棚", 3), ("box-nv-l", 0)):
            assert goods_found(session, desk.workspace_id, wanted, 9)[1] == count, wanted


def test_a_question_reads_no_more_of_a_large_catalogue_than_of_a_small(desk: Desk) -> None:
    few = questions(desk, look_up_stock, HANA, "収納")
    other = {"sku": "'BULK-' || i", "sku_key": "'bulk-' || i", "found_by": "'bulk-' || i || ' 収納'"}
    multiplied(desk, t.Variant, 3_000, **other)
    weighed(desk)
    found, total = desk.run_now(look_up_stock, HANA, "収納")[0]
    assert (len(found), total) == (15, 3_003)
    each = questions(desk, look_up_stock, HANA, "box-nv-l")
    assert questions(desk, look_up_stock, HANA, "収納") <= few + each * len(found)
    with asked(desk.database) as seen:
        assert desk.run_now(look_up_stock, HANA, "bulk-2999")[0][1] == 1
    assert len(seen) <= each
    exact = [
        plan
        for statement, plan in plans(desk, look_up_stock, HANA, "bulk-2999")
        if "FROM variant" in statement
    ]
    assert exact
    assert all("ix_variant_workspace_id_sku_key" in plan for plan in exact), exact


def test_goods_from_before_are_found_after_the_change(desk: Desk) -> None:
    command.downgrade(config_for(desk.database), "0019")
    migrate(desk.database)
    with desk.database.transaction() as session:
        for wanted in ASKED:
            found, _ = goods_found(session, desk.workspace_id, wanted, 99)
            assert [variant.sku for variant, _ in found] == _one_by_one(session, desk.workspace_id, wanted), (
                wanted
            )
