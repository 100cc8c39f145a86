"""Texts become HTML that reads as Slack's, and nothing that a writer wrote becomes a tag."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.local.page.markdown import render_markdown
from bot.local.page.mrkdwn import Mrkdwn
from bot.local.page.richtext import RichText
from bot.local.page.screen import screen_of
from tests.local.page.html import Read
from tests.local.page.stage import Stage

OURS = {"p", "br", "strong", "em", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span", "time"}
MARKDOWN = OURS | {"div", "table", "thead", "tbody", "tr", "th", "td", "hr"}
ATTRIBUTES = {"href", "target", "rel", "class", "start", "data-goto", "role", "aria-level"}
MARKS = "< > &lt; &amp; * _ ~ ` ``` | \" ' https://a.example/ javascript: <@U1> <!date^1^{date}^ <script> </a> onload="
STARTS = ["# ", "- ", "1. ", "> ", "\n", "[x](", ")", "日本", ":x:"]
PIECES = st.sampled_from([*MARKS.split(), *STARTS])
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=14).map("".join)


NAMES = screen_of(Stage(), {"as": "sato"}).names


def mrkdwn(language="ja"):
    return Mrkdwn(NAMES, language)


def assert_harmless(html, tags):
    read = Read(html)
    assert read.names() <= tags
    for _, attributes in read.tags:
        assert set(attributes) <= ATTRIBUTES
        href = attributes.get("href", "https://")
        assert href.lower().startswith(("http://", "https://", "mailto:", "?channel=C"))


@given(TEXTS)
def test_no_text_can_bring_in_a_tag_of_its_own(text):
    assert_harmless(mrkdwn()(text), OURS)
    assert_harmless(mrkdwn().inline(text), OURS)


@given(TEXTS)
def test_no_markdown_can_bring_in_a_tag_of_its_own(text):
    assert_harmless(render_markdown(text), MARKDOWN)


@given(TEXTS, TEXTS)
def test_no_rich_text_can_bring_in_a_tag_of_its_own(text, url):
    elements = [
        {"type": "text", "text": text, "style": {"bold": True}},
        {"type": "link", "url": url, "text": text},
        {"type": "emoji", "name": text},
        {"type": "user", "user_id": text},
        {"type": "unheard_of", "text": text},
    ]
    block = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}
    assert_harmless(RichText(mrkdwn(), "ja")(block), OURS | {"u"})


@given(
    st.text(
        st.characters(exclude_characters="*_~`<>&:\n•◦▪・‣-", exclude_categories=["Cc", "Cs", "Zs", "Nd"])
    )
)
def test_a_text_without_marks_is_shown_as_it_was_written(text):
    assert Read(mrkdwn()(text)).text.strip() == text.strip()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("*太字* と _斜体_ と ~取消~", "<p><strong>太字</strong> と <em>斜体</em> と <s>取消</s></p>"),
        ("a*b*c と snake_case_name", "<p>a*b*c と snake_case_name</p>"),
        ("`a *b*`", "<p><code>a *b*</code></p>"),
        ("```\nx < 1 &amp;&amp; y\n```", "<pre><code>x &lt; 1 &amp;&amp; y</code></pre>"),
        ("一行目\n二行目", "<p>一行目<br>二行目</p>"),
        ("&gt; 引用\n本文", "<blockquote><p>引用</p></blockquote><p>本文</p>"),
        ("• 一\n• 二", "<ul><li>一</li><li>二</li></ul>"),
        ("3. 三\n4. 四", '<ol start="3"><li>三</li><li>四</li></ol>'),
        ("<@U2>", '<p><span class="mention">@田中 健</span></p>'),
        ("<@U1>", '<p><span class="mention is-me">@佐藤 美咲</span></p>'),
        ("<#C2|old>", '<p><a class="mention" href="?channel=C2" data-goto="C2">#青海代行-欠品</a></p>'),
        ("<#C9|よそ>", '<p><span class="mention">#よそ</span></p>'),
        ("<!here>", '<p><span class="mention is-me">@ここにいる全員</span></p>'),
        ("<!date^1795519800^{date_short} {time}|x>", "<p><time>11月24日（火） 20:30</time></p>"),
        ("<!date^oops^{date}|来週>", "<p><time>来週</time></p>"),
        ("<!subteam^S1|@desk>", '<p><span class="mention">@desk</span></p>'),
        ("<javascript:alert(1)|押す>", "<p>押す</p>"),
        (":white_check_mark: :no_such_name:", "<p>✅ :no_such_name:</p>"),
        ("&lt;b&gt; &amp; R&D", "<p>&lt;b&gt; &amp; R&amp;D</p>"),
    ],
)
def test_slacks_marks_are_drawn(text, html):
    assert mrkdwn()(text) == html


def test_a_link_opens_elsewhere_and_keeps_its_query():
    link = Read(mrkdwn()("<https://a.example/?x=1&amp;y=2|店>")).all("a")[0]
    assert link["href"] == "https://a.example/?x=1&y=2"
    assert link["rel"] == "noopener noreferrer"


def test_dates_speak_the_readers_language():
    assert Read(mrkdwn("en")("<!date^1795519800^{date_long}|x>")).text.strip() == "Tue, 24 Nov 2026"


def test_markdown_has_headings_lists_tables_and_code():
    table = "| x | y |\n|---|---|\n| 1 | [z](https://z.example) |"
    text = f"## 見出し\n- a **b**\n1. c\n> q\n---\n{table}\n```\n<b>\n```"
    read = Read(render_markdown(text))
    assert read.names() >= {"p", "ul", "ol", "strong", "blockquote", "hr", "table", "th", "td", "a", "pre"}
    assert "<b>" in read.text


def test_rich_text_has_lists_quotes_and_styles():
    run = [{"type": "text", "text": "在庫", "style": {"bold": True, "strike": True}}]
    parts = [
        {"type": "rich_text_section", "elements": [*run, {"type": "broadcast", "range": "channel"}]},
        {
            "type": "rich_text_list",
            "style": "ordered",
            "indent": 1,
            "offset": 2,
            "elements": [{"elements": run}],
        },
        {"type": "rich_text_quote", "elements": [{"type": "channel", "channel_id": "C1"}]},
        {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "a\nb"}]},
        {"type": "rich_text_section", "elements": [{"type": "emoji", "name": "tada"}]},
    ]
    html = RichText(mrkdwn(), "ja")({"type": "rich_text", "elements": parts})
    read = Read(html)
    assert read.all("ol") == [{"class": "indent-1", "start": "3"}]
    assert "<s><strong>在庫</strong></s>" in html
    assert "🎉" in read.text
