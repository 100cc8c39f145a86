"""Every block and element has its drawing; what is unknown says so and shows its JSON."""

import pytest

from bot.local.page.render import Renderer
from bot.local.page.screen import screen_of
from tests.local.page.html import Read
from tests.local.page.stage import Stage, content, posted, with_modal


def option(text, value):
    return {"text": {"type": "plain_text", "text": text}, "value": value}


OPTIONS = [option("ネイビー", "navy"), option("生成り", "ecru")]
PLAIN = {"type": "plain_text", "text": ":package: 荷物"}


def drawn(*blocks, **more):
    stage = Stage(posts={"C1": [posted(0, "UBOT", "x", blocks=list(blocks), **more)]})
    return Read(Renderer(stage).part("main", screen_of(stage, {"as": "sato", "channel": "C1"})))


def element(kind, **more):
    return drawn(
        {
            "type": "actions",
            "block_id": "b1",
            "elements": [{"type": kind, "action_id": "a1", "placeholder": PLAIN} | more],
        }
    )


@pytest.mark.parametrize(
    ("block", "tag", "words"),
    [
        ({"type": "header", "text": PLAIN}, "h3", "📦 荷物"),
        ({"type": "section", "text": {"type": "mrkdwn", "text": "*在庫*"}}, "strong", "在庫"),
        ({"type": "section", "fields": [PLAIN, PLAIN]}, "div", "📦 荷物"),
        (
            {
                "type": "context",
                "elements": [PLAIN, {"type": "image", "image_url": "https://i.example/a.png"}],
            },
            "img",
            "📦",
        ),
        ({"type": "divider"}, "hr", ""),
        (
            {"type": "image", "image_url": "https://i.example/a.png", "alt_text": "図", "title": PLAIN},
            "figure",
            "荷物",
        ),
        ({"type": "markdown", "text": "**強い**"}, "strong", "強い"),
        ({"type": "alert", "level": "warning", "text": PLAIN}, "div", "荷物"),
        (
            {
                "type": "table",
                "rows": [[{"type": "raw_text", "text": "列"}], [{"type": "raw_number", "value": 3}]],
            },
            "th",
            "3",
        ),
    ],
)
def test_each_kind_of_block_is_drawn(block, tag, words):
    read = drawn(block)
    assert tag in read.names()
    assert words in read.text
    assert not read.with_testid("unknown")


NEWEST = [block for blocks in content("newest") for block in blocks]


@pytest.mark.parametrize("block", NEWEST, ids=lambda block: block["type"])
def test_each_of_the_newest_blocks_is_drawn_and_its_pictures_and_tables_have_names(block):
    read = drawn(block)
    assert not read.with_testid("unknown")
    assert all("alt" in each for each in read.all("img"))
    assert all(each.get("aria-label") for each in read.all("svg") if each.get("role") == "img")
    assert all(each.get("scope") for each in read.all("th"))


def test_a_picture_or_link_to_elsewhere_than_the_web_leads_nowhere():
    source = [{"type": "url", "url": "javascript:alert(1)", "text": "x"}]
    task = {"type": "task_card", "task_id": "a", "title": "t", "status": "error", "sources": source}
    video = {"type": "video", "title": PLAIN, "video_url": "javascript:x", "thumbnail_url": "data:x"}
    read = drawn(task, video)
    assert not [each for each in (*read.all("a"), *read.all("img")) if "javascript" in str(each)]


def test_a_button_for_one_person_is_not_drawn_for_another():
    def button(*users):
        return {"type": "button", "action_id": "b", "text": PLAIN, "visible_to_user_ids": list(users)}

    row = {"type": "actions", "elements": [button("U2")]}
    assert not drawn(row).with_testid("button")
    assert drawn({"type": "actions", "elements": [button("U1", "U2")]}).with_testid("button")


def test_an_unknown_block_is_a_placeholder_with_its_json_folded_away():
    read = drawn({"type": "carousel_of_2031", "wheels": 4})
    assert read.with_testid("unknown")
    assert '"wheels": 4' in read.text


def test_an_unknown_element_is_a_placeholder():
    assert element("dial").with_testid("unknown")


@pytest.mark.parametrize(
    ("kind", "more", "tag"),
    [
        ("static_select", {"options": OPTIONS, "initial_option": OPTIONS[1]}, "select"),
        ("static_select", {"option_groups": [{"label": PLAIN, "options": OPTIONS}]}, "optgroup"),
        ("users_select", {"initial_user": "U2"}, "select"),
        ("channels_select", {}, "select"),
        ("conversations_select", {}, "select"),
        ("external_select", {"initial_option": OPTIONS[0]}, "ul"),
        ("multi_static_select", {"options": OPTIONS, "initial_options": OPTIONS}, "details"),
        ("multi_users_select", {}, "details"),
        ("multi_external_select", {}, "ul"),
        ("radio_buttons", {"options": OPTIONS}, "input"),
        ("checkboxes", {"options": OPTIONS, "initial_options": OPTIONS[:1]}, "input"),
        ("datepicker", {"initial_date": "2026-11-26"}, "input"),
        ("timepicker", {"initial_time": "08:30"}, "input"),
        ("datetimepicker", {"initial_date_time": 1795519800}, "input"),
        ("plain_text_input", {"multiline": True, "initial_value": "<b>"}, "textarea"),
        ("plain_text_input", {"max_length": 9}, "input"),
        ("email_text_input", {}, "input"),
        ("url_text_input", {}, "input"),
        ("number_input", {"is_decimal_allowed": False, "min_value": "1"}, "input"),
        ("rich_text_input", {}, "textarea"),
        ("file_input", {}, "input"),
    ],
)
def test_each_kind_of_element_is_drawn_and_named(kind, more, tag):
    read = element(kind, **more)
    wrapped = read.with_testid("element")
    assert [(one["data-element"], one["data-action-id"], one["data-block-id"]) for one in wrapped] == [
        (kind, "a1", "b1")
    ]
    assert tag in read.names()


def test_what_was_chosen_at_first_is_chosen():
    chosen = [
        one["value"]
        for one in element("static_select", options=OPTIONS, initial_option=OPTIONS[1]).all("option")
        if "selected" in one
    ]
    assert chosen == ["ecru"]
    at = element("datetimepicker", initial_date_time=1795519800).all("input")
    assert "2026-11-24T20:30" in [one.get("value") for one in at]


def test_a_button_carries_what_a_script_needs():
    confirm = {"title": PLAIN, "text": PLAIN, "confirm": PLAIN, "deny": PLAIN}
    button = element("button", text=PLAIN, value='"><b>', style="danger", confirm=confirm).with_testid(
        "button"
    )[0]
    assert button["data-value"] == '"><b>'
    assert "btn-danger" in button["class"]
    assert "荷物" in button["data-confirm"]


def test_a_button_with_an_address_is_a_link_only_to_the_web():
    safe = element("button", text=PLAIN, url="https://i.example").with_testid("button")[0]
    unsafe = element("button", text=PLAIN, url="javascript:alert(1)").with_testid("button")[0]
    assert safe["href"] == "https://i.example"
    assert "href" not in unsafe


def test_an_overflow_menu_offers_its_options():
    assert len(element("overflow", options=OPTIONS).with_testid("overflow-option")) == 2


def test_an_image_from_elsewhere_than_the_web_is_not_asked_for():
    image = drawn({"type": "image", "image_url": "javascript:alert(1)", "alt_text": ""}).all("img")[0]
    assert image["src"] == ""


def test_attachments_files_and_reactions_are_drawn():
    attachment = {
        "color": "danger",
        "title": "題",
        "text": "*文*",
        "fields": [{"title": "欄", "value": "値"}],
    }
    file = {"id": "F1", "name": "在庫.csv", "mimetype": "text/csv", "size": 2048}
    read = drawn(attachments=[attachment], files=[file], reactions=[{"name": "eyes", "count": 2}])
    for words in ("題", "文", "値", "在庫.csv", "2.0 kB", "👀 2"):
        assert words in read.text
    shown, kept = (one for one in read.all("a") if "/page/file/F1" in one.get("href", ""))
    assert shown["href"] == "/page/file/F1"
    assert (kept["href"], kept["download"]) == ("/page/file/F1?download=1", "在庫.csv")
    assert kept["aria-label"] == "在庫.csv をダウンロード"


def modal_of(stage):
    return Read(Renderer(stage).part("modal", screen_of(stage, {"as": "sato"})))


def test_a_modal_shows_errors_state_and_labels():
    read = modal_of(with_modal())
    assert "1688・Taobao・Tmall の商品 URL を入れてください。" in read.text
    wrong = [one for one in read.all("input") if one.get("aria-invalid")]
    assert [one["value"] for one in wrong] == ["https://example.com"]
    labelled = {one.get("for") for one in read.all("label")}
    assert wrong[0]["id"] in labelled


def test_the_windows_own_complaints_are_said_in_the_readers_language():
    view = content("modal") | {"errors": {"url": "Please complete this required field."}}
    assert "入力してください。" in modal_of(Stage(views={"U1": [view]})).text


def test_a_pushed_modal_says_how_deep_it_is():
    stage = Stage(views={"U1": [content("modal"), content("modal")]})
    assert "2 枚目" in modal_of(stage).text


def test_no_modal_is_an_empty_dialog():
    assert modal_of(Stage()).names() == {"dialog"}
