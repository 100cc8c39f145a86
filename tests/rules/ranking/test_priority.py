from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.ranking.priority import (
    PROBLEM_CODES,
    Condition,
    Limits,
    RulesError,
    RuleSet,
    TargetRule,
    default_rules_text,
    load_rules,
)
from bot.rules.reading.values import Reason
from bot.rules.words import Marketplace, Remedy

R = Remedy


def problems(text):
    with pytest.raises(RulesError) as caught:
        load_rules(text)
    found = caught.value.problems
    assert {problem.code for problem in found} <= set(PROBLEM_CODES)
    assert f"line {found[0].line}" in str(caught.value)
    return [(problem.line, problem.code, problem.values) for problem in found]


def only_problem(text):
    (found,) = problems(text)
    return found


def test_the_file_that_ships_says_what_the_code_says():
    assert load_rules(default_rules_text()) == RuleSet()


def test_an_empty_file_keeps_every_default():
    assert load_rules("") == RuleSet()
    assert load_rules("\ufeff# nothing yet") == RuleSet()


def test_a_whole_file_is_read():
    rules = load_rules("""
order = ["refund", "wait"]
undo_seconds = 0
[limits]
price_rise_percent = 12.5
approve_price_rise_percent = false
shop_years_min = 5
repeat_rate_min = false
shipping_score_min = 4
strike_same_group = false
unmanaged_stock = false
exclude_colors = "neon"
refund_needs_approval_over_yuan = 2000
[target]
minutes = 30
remind_at = [20, 10]
escalate_to = ["U012AB", "@aoki"]
[[rule]]
name = "Cases"
when = { sku = "CASE-*", marketplace = ["amazon", "yahoo"], reason = "discontinued", agent = "Chen" }
order = ["alternate_url"]
[[rule]]
name = "Rest"
limits = { price_rise_percent = 30, shop_years_min = false }
""")
    limits = Limits(
        price_rise_percent=Decimal("12.5"),
        approve_price_rise_percent=None,
        shop_years_min=5,
        repeat_rate_min=None,
        shipping_score_min=Decimal(4),
        strike_same_group=False,
        unmanaged_stock=None,
        exclude_colors=("neon",),
        refund_needs_approval_over_yuan=Decimal(2000),
    )
    assert rules.order == (R.REFUND, R.WAIT)
    assert rules.limits == limits
    assert rules.undo_seconds == 0
    assert rules.target == TargetRule(minutes=30, remind_at=(10, 20), escalate_to=("U012AB", "@aoki"))
    cases, rest = rules.rules
    assert cases.when == Condition(
        sku=("CASE-*",),
        marketplace=(Marketplace.AMAZON, Marketplace.YAHOO),
        reason=(Reason.DISCONTINUED,),
        agent=("Chen",),
    )
    assert (cases.order, cases.limits) == ((R.ALTERNATE_URL,), None)
    assert rest.order is None
    assert (rest.limits.price_rise_percent, rest.limits.shop_years_min) == (Decimal(30), None)
    assert rest.limits.exclude_colors == ("neon",)


def test_a_short_target_keeps_only_the_reminders_that_fit():
    assert load_rules("[target]\nminutes = 10").target == TargetRule(minutes=10, remind_at=(8,))


RULE = '[[rule]]\nname = "a"\norder = ["wait"]\n'


@pytest.mark.parametrize(
    ("text", "line", "code", "values"),
    [
        ("order = [", 1, "not_toml", {}),
        ("\n\norder == 3", 3, "not_toml", {"column": "8"}),
        ("a = 1\na = 2\n", 2, "not_toml", {}),
        ("undo_second = 5", 1, "unknown_key", {"key": "undo_second", "nearest": "undo_seconds"}),
        ("[limits]\nprice_rise = 5", 2, "unknown_key", {"nearest": "price_rise_percent"}),
        ("[zzz]\na = 1", 1, "unknown_key", {"key": "zzz", "nearest": ""}),
        ("[target]\nminute = 5", 2, "unknown_key", {"nearest": "minutes"}),
        (RULE + "wenn = {}", 4, "unknown_key", {"nearest": "when"}),
        (RULE + 'when = { skus = "a" }', 4, "unknown_key", {"nearest": "sku"}),
        ("order = 3", 1, "wrong_type", {"expected": "list", "found": "whole_number"}),
        ('order = [\n"wait",\n3]', 3, "wrong_type", {"expected": "text"}),
        ("undo_seconds = 2.5", 1, "wrong_type", {"expected": "whole_number", "found": "number"}),
        ("undo_seconds = true", 1, "wrong_type", {"found": "yes_no"}),
        ("limits = 3", 1, "wrong_type", {"key": "limits", "expected": "table"}),
        ("rule = [3]", 1, "wrong_type", {"key": "rule", "expected": "table"}),
        ("[rule]\na = 1", 1, "wrong_type", {"expected": "list", "found": "table"}),
        ('[limits]\nprice_rise_percent = "15 %"', 2, "wrong_type", {"expected": "number", "found": "text"}),
        ("[limits]\nprice_rise_percent = true", 2, "wrong_type", {"found": "yes_no"}),
        ("[limits]\nshop_years_min = 2026-11-21", 2, "wrong_type", {"found": "date"}),
        ("[limits]\nstrike_same_group = 1", 2, "wrong_type", {"expected": "yes_no"}),
        ("[target]\nremind_at = [3, true]", 2, "wrong_type", {"expected": "whole_number"}),
        ("[[rule]]\nname = 3\norder = ['wait']", 2, "wrong_type", {"expected": "text"}),
        ("undo_seconds = 301", 1, "out_of_range", {"value": "301", "least": "0", "most": "300"}),
        ("[limits]\nrepeat_rate_min = 100.5", 2, "out_of_range", {"value": "100.5", "most": "100"}),
        ("[limits]\nrepeat_rate_min = nan", 2, "out_of_range", {"value": "NaN"}),
        ("[limits]\nprice_rise_percent = inf", 2, "out_of_range", {"value": "Infinity"}),
        ("[limits]\nunmanaged_stock = 0", 2, "out_of_range", {"least": "1"}),
        ("[target]\nminutes = 0", 2, "out_of_range", {"least": "1"}),
        ("[target]\nminutes = 15\nremind_at = [8,\n 15]", 4, "out_of_range", {"most": "14"}),
        (
            'order = ["alternate-url"]',
            1,
            "unknown_value",
            {"value": "alternate-url", "nearest": "alternate_url"},
        ),
        (RULE + "when.marketplace = 'amazn'", 4, "unknown_value", {"nearest": "amazon"}),
        (RULE + "[rule.when]\nreason = ['qqq']", 5, "unknown_value", {"nearest": ""}),
        ('order = ["wait", "wait"]', 1, "repeated", {"value": "wait"}),
        ("[target]\nremind_at = [3, 3]", 2, "repeated", {"value": "3"}),
        ("[[rule]]\norder = ['wait']", 1, "missing", {"key": "name"}),
        ("[[rule]]\nname = ' '\norder = ['wait']", 2, "missing", {"key": "name"}),
        ("order = []", 1, "empty", {"key": "order"}),
        ("[target]\nescalate_to = ['']", 2, "empty", {"key": "escalate_to"}),
        (RULE + "when.sku = ['A-*', '[x']", 4, "bad_glob", {"value": "[x"}),
        (RULE + "when.sku = 'A[]'", 4, "bad_glob", {"value": "A[]"}),
        (RULE + "when.sku = 'A'\n" + RULE + "when.sku = 'B'", 6, "duplicate_name", {"first_line": "1"}),
        (
            "[limits]\nprice_rise_percent = 8\napprove_price_rise_percent = 8",
            3,
            "approval_not_below_limit",
            {"approve": "8", "limit": "8"},
        ),
        ("[[rule]]\nname = 'a'", 1, "rule_without_effect", {"name": "a"}),
        ("[[rule]]\nname = 'a'\nlimits = {}", 1, "rule_without_effect", {"name": "a"}),
        (RULE + RULE.replace('"a"', '"b"'), 1, "rule_hides_later_ones", {"name": "a"}),
    ],
)
def test_each_mistake_is_told_with_its_line(text, line, code, values):
    found_line, found_code, found_values = only_problem(text)
    assert (found_line, found_code) == (line, code)
    assert values.items() <= found_values.items()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[limits]\nprice_rise_percent = -3\napprove_price_rise_percent = 50", "out_of_range"),
        ("[limits]\nprice_rise_percent = nan\napprove_price_rise_percent = 50", "out_of_range"),
        ("[target]\nminutes = 0\nremind_at = [20]", "out_of_range"),
        ("[[rule]]\nwhen.sku = 'A'", "missing"),
        ("[[rule]]\norder = ['wait']\n" + RULE, "missing"),
        ("[[rule]]\nname = 'a'\nordr = ['wait']", "unknown_key"),
    ],
)
def test_what_only_follows_from_a_mistake_is_not_told(text, code):
    assert only_problem(text)[1] == code


def test_all_mistakes_are_told_at_once_in_the_order_of_the_lines():
    found = problems("""order = ["wait", "wiat"]
[target]
minutes = 0
remind = [3]
[limits]
price_rise_percent = -1
""")
    assert [(line, code) for line, code, _ in found] == [
        (1, "unknown_value"),
        (3, "out_of_range"),
        (4, "unknown_key"),
        (6, "out_of_range"),
    ]


def test_globs_with_brackets_are_fine_when_closed():
    rules = load_rules(RULE + "when.sku = ['A-[0-9]*', 'B[!x]', 'C?']")
    assert rules.rules[0].when.sku == ("A-[0-9]*", "B[!x]", "C?")


def test_switching_the_striking_limit_off_leaves_approval_alone():
    limits = load_rules("[limits]\nprice_rise_percent = false\napprove_price_rise_percent = 50").limits
    assert (limits.price_rise_percent, limits.approve_price_rise_percent) == (None, Decimal(50))


@given(st.text(st.sampled_from('abcorder =[]{}".,#\n\'"limits1_-tru'), max_size=60))
def test_no_text_whatever_breaks_the_reader(text):
    told = ()
    try:
        load_rules(text)
    except RulesError as error:
        told = error.problems or (None,)
    assert all(problem is not None and problem.line is not None for problem in told)
