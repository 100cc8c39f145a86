"""Slack's text comes out as it was typed."""

from hypothesis import given
from hypothesis import strategies as st

from bot.slack.incoming import as_written, text_of


def test_a_link_is_its_address_and_escapes_are_undone() -> None:
    told = (
        "A&amp;B店 &lt;在庫切れ&gt; <https://detail.1688.com/offer/1.html?a=1&amp;b=2|detail.1688.com/…> へ"
    )
    assert as_written(told) == "A&B店 <在庫切れ> https://detail.1688.com/offer/1.html?a=1&b=2 へ"


def test_mentions_read_as_names() -> None:
    told = "<@U1|hana> <@U2> <#C1|desk> <!here> <!subteam^S1|@team> <mailto:a@example.jp|a@example.jp>"
    assert as_written(told) == "@hana @U2 #desk @here @team a@example.jp"


def test_a_message_without_text_says_it_in_its_attachments() -> None:
    assert (
        text_of({"text": "", "attachments": [{"text": "欠品&amp;入荷待ち"}, {"fallback": "x"}]})
        == "欠品&入荷待ち\nx"
    )


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_whatever_was_typed_comes_back(typed: str) -> None:
    sent = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert as_written(sent) == typed
