from pathlib import Path

import pytest

from bot.rules.ranking.priority import (
    Condition,
    Limits,
    Rule,
    RuleSet,
    Subject,
    TargetRule,
    governing,
    load_rules,
)
from bot.rules.reading.values import Reason
from bot.rules.words import Marketplace, Remedy

R = Remedy
GUIDE = Path(__file__).parents[3] / "docs" / "rules.md"

CASES = Rule(name="cases", when=Condition(sku=("CASE-*",)), order=(R.REFUND,))
LIMITED = Rule(name="limited", when=Condition(reason=(Reason.MOQ,)), limits=Limits(shop_years_min=9))
RULES = RuleSet(rules=(CASES, LIMITED), order=(R.WAIT,))


def test_the_first_rule_that_holds_governs():
    found = governing(RULES, Subject(sku="case-12", reason=Reason.MOQ))
    assert (found.name, found.order, found.limits) == ("cases", (R.REFUND,), Limits())


def test_what_a_rule_leaves_open_stays_as_the_set_says():
    found = governing(RULES, Subject(sku="BAG-1", reason=Reason.MOQ))
    assert (found.name, found.order, found.limits.shop_years_min) == ("limited", (R.WAIT,), 9)


def test_without_a_rule_the_set_itself_speaks():
    found = governing(RULES, Subject())
    assert (found.name, found.order) == (None, (R.WAIT,))


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        (Condition(), True),
        (Condition(sku=("X-*", "bag-?")), True),
        (Condition(sku=("BAG",)), False),
        (Condition(category=("bags ", "Bags")), True),
        (Condition(category=("shoes",)), False),
        (Condition(marketplace=(Marketplace.MERCARI, Marketplace.AMAZON)), True),
        (Condition(marketplace=(Marketplace.YAHOO,)), False),
        (Condition(reason=(Reason.MOQ, Reason.TEMPORARY)), True),
        (Condition(reason=(Reason.MOQ,)), False),
        (Condition(agent=("CHEN",)), True),
        (Condition(agent=("Li",)), False),
        (Condition(sku=("BAG-*",), agent=("Li",)), False),
    ],
)
def test_everything_a_condition_names_must_hold(when, holds):
    subject = Subject(
        sku="BAG-1",
        category="bags",
        marketplaces=(Marketplace.AMAZON, Marketplace.RAKUTEN),
        reason=Reason.TEMPORARY,
        agent="Chen",
    )
    found = governing(RuleSet(rules=(Rule(name="r", when=when, order=(R.REFUND,)),)), subject)
    assert (found.name == "r") is holds


def test_what_is_not_known_fits_no_condition():
    for when in (Condition(sku=("*",)), Condition(category=("",)), Condition(agent=("x",))):
        assert governing(RuleSet(rules=(Rule(name="r", when=when),)), Subject()).name is None


def test_the_example_in_the_guide_is_a_file_that_loads():
    blocks = GUIDE.read_text(encoding="utf-8").split("```toml\n")[1:]
    assert blocks
    rules = [load_rules(block.split("```")[0]) for block in blocks]
    assert any(found.rules for found in rules)


def test_the_guide_names_every_key():
    text = GUIDE.read_text(encoding="utf-8")
    fields = [*Limits.__dataclass_fields__, *TargetRule.__dataclass_fields__, *Condition.__dataclass_fields__]
    missing = [name for name in (*fields, *Remedy, *Reason, *Marketplace) if f"`{name}`" not in text]
    assert missing == []
