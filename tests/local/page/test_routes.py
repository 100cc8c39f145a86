"""The page's addresses: any view can be opened directly, and other sites are kept out."""

import asyncio

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.local.page import add_page
from bot.local.page.words import WORDS
from tests.local.page.html import Read
from tests.local.page.stage import NOON, Stage, posted, ts, with_modal
from tests.stage import LONG

ELSEWHERE = {"Origin": "http://elsewhere.example"}


@pytest.fixture
def stage():
    return Stage()


@pytest.fixture
async def client(stage):
    app = web.Application()
    add_page(app, stage)
    async with TestClient(TestServer(app)) as client:
        yield client


async def read(client, address):
    answer = await client.get(address)
    assert answer.status == 200
    return Read(await answer.text())


async def parts(client, *names, have=()):
    answer = await client.post("/page/parts?as=sato", json={"parts": names, "have": have})
    return await answer.json()


async def test_the_page_opens_in_the_persons_own_language(client):
    japanese, english = await read(client, "/?as=sato"), await read(client, "/?as=emma")
    assert (japanese.all("html"), english.all("html")) == ([{"lang": "ja"}], [{"lang": "en"}])
    assert "チャンネル" in japanese.text
    assert "Channels" in english.text


async def test_the_address_can_choose_the_language(client):
    assert (await read(client, "/?as=sato&lang=en")).all("html") == [{"lang": "en"}]


async def test_a_wrong_address_opens_what_there_is(client):
    page = await read(client, "/?as=nobody&channel=nowhere&thread=1.0&lang=xx")
    assert page.with_testid("messages")


async def test_messages_stand_under_their_days_with_hooks_for_scripts(client):
    page = await read(client, "/?as=sato&channel=C1")
    assert "昨日 · 11月23日（月）" in page.text
    assert "今日 · 11月24日（火）" in page.text
    card = next(one for one in page.with_testid("message") if one["data-ts"] == ts(-4))
    assert card["data-channel"] == "C1"
    assert card["aria-label"] == "Desk 10:08"


async def test_an_outsider_wears_the_organisation_and_the_shared_channel_names_it(client):
    page = await read(client, "/?as=sato&channel=青海代行-欠品")
    assert len(page.with_testid("organisation")) == 2
    assert "青海代行 と共有" in page.text


async def test_an_outsider_sees_only_their_channels(client):
    page = await read(client, "/?as=li")
    assert [one["data-channel"] for one in page.with_testid("channel-link")] == ["C2"]


async def test_marks_of_edits_threads_and_private_messages_are_shown(client):
    text = (await read(client, "/?as=sato&channel=C1")).text
    for words in ("編集済み", "4 件の返信", "あなただけに表示されています"):
        assert words in text


async def test_a_thread_opens_beside_its_channel(client):
    page = await read(client, f"/?as=sato&channel=C1&thread={ts(-4)}")
    assert "担当します。" in page.text
    assert page.with_testid("thread-composer")


async def test_messages_of_one_breath_are_joined(client, stage):
    stage.posts["C1"] = [
        posted(0, "U1", "一"),
        posted(1, "U1", "二"),
        posted(2, "U2", "三"),
        posted(9, "U2", "四"),
    ]
    posts = (await read(client, "/?as=sato&channel=C1")).with_testid("message")
    assert ["continued" in one["class"] for one in posts] == [False, True, False, False]


async def test_the_home_of_a_person_is_shown_or_said_to_be_empty(client):
    assert "佐藤さんの案件" in (await read(client, "/?as=sato&channel=home")).text
    assert "ホームはまだ空です" in (await read(client, "/?as=tanaka&channel=home")).text


async def test_someone_who_is_not_a_member_cannot_write(client, stage):
    everywhere = [one for one in stage.channels_for("U1") if one.id == "C1"]
    stage.channels_for = lambda _user: everywhere
    page = await read(client, "/?as=yamada&channel=C1")
    assert not page.with_testid("composer")
    assert "参加していないため" in page.text


async def test_the_inspector_shows_acks_and_the_calls_that_followed(client):
    text = (await read(client, "/?as=sato&inspector=1")).text
    for words in (
        "block_actions",
        "応答 1 ms",
        "chat.update",
        "ok · 2 ms",
        "ratelimited",
        "応答なし",
        "/stock",
    ):
        assert words in text


async def test_a_line_of_the_inspector_opens_its_json(client):
    assert '"command": "/stock"' in (await read(client, "/page/log/6")).text
    assert (await client.get("/page/log/99")).status == 404


async def test_the_clock_offers_the_target_that_a_card_announces(client, stage):
    page = await read(client, "/?as=sato")
    assert [one["data-to"] for one in page.with_testid("clock-mark")] == ["2026-11-24T10:23:30+09:00"]
    assert page.with_testid("clock-morning")[0]["data-to"] == "2026-11-25T08:30:00+09:00"
    stage.clock_marks = lambda _language: [("目標", NOON.replace(hour=23))]
    named = (await read(client, "/?as=sato")).with_testid("clock-mark")
    assert [one["data-to"] for one in named] == ["2026-11-24T23:12:30+09:00"]


async def test_regions_are_fetched_by_name(client):
    answer = await parts(client, "main", "modal", "nonsense")
    assert set(answer["parts"]) == {"main", "modal"}
    assert answer["title"] == "#欠品デスク – こもれび商店"


async def test_a_message_keeps_its_digest_until_it_changes(client, stage):
    async def digests():
        page = Read((await parts(client, "main"))["parts"]["main"])
        return [one["data-hash"] for one in page.with_testid("message")]

    before = await digests()
    stage.posts["C1"][-1]["text"] = "変更"
    after = await digests()
    assert before[:-1] == after[:-1]
    assert before[-1] != after[-1]


async def test_a_message_that_the_browser_has_is_only_named(client):
    whole = (await parts(client, "main"))["parts"]["main"]
    digests = [one["data-hash"] for one in Read(whole).with_testid("message")]
    rest = Read((await parts(client, "main", have=digests[1:]))["parts"]["main"])
    assert [one["data-hash"] for one in rest.all("article")] == digests
    assert len(rest.with_testid("message")) == 1


async def test_the_next_event_is_played_until_none_is_left(client):
    first = await (await client.post("/page/next")).json()
    assert first == {"ok": True, "key": "e", "title": "色違いなら在庫あり（中国語）", "channel": "C2"}
    await client.post("/page/next")
    assert (await (await client.post("/page/next")).json())["ok"] is False
    assert "disabled" in (await read(client, "/")).with_testid("next-event")[0]


async def test_opening_the_home_is_told_to_the_workspace(client, stage):
    await client.post("/page/home-opened", json={"user": "U1"})
    assert stage.opened_homes == ["U1"]


async def test_changes_are_told_over_the_socket(client, stage):
    async with client.ws_connect("/page/live") as socket:
        while not stage.queues:
            await asyncio.sleep(0)
        stage.tell(kind="log", id=3, entry={"big": "payload"})
        assert await socket.receive_json() == {"kind": "log", "id": 3}
    async with asyncio.timeout(LONG):
        while stage.queues:
            await asyncio.sleep(0)


@pytest.mark.parametrize("address", ["/page/next", "/page/home-opened"])
async def test_another_sites_page_cannot_act(client, stage, address):
    assert (await client.post(address, json={"user": "U1"}, headers=ELSEWHERE)).status == 403
    assert len(stage.script) == 2


async def test_a_link_to_a_message_leads_to_its_thread(client):
    answer = await client.get("/archives/C1/p1795482750000001", allow_redirects=False)
    assert answer.headers["Location"] == "/?channel=C1&thread=1795482750.000001"


async def test_another_sites_page_cannot_listen(client):
    assert (await client.get("/page/live", headers=ELSEWHERE)).status == 403


async def test_the_page_forbids_scripts_that_are_not_its_own(client):
    policy = (await client.get("/")).headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy


async def test_a_file_that_is_a_page_is_not_shown_as_one(client):
    answer = await client.get("/page/file/F1")
    assert answer.content_type == "text/plain"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Content-Disposition" not in answer.headers
    assert (await client.get("/page/file/F2")).status == 404


async def test_a_file_is_downloaded_under_its_own_name(client):
    answer = await client.get("/page/file/F1?download=1")
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename*=UTF-8''%E5%9C%A8%E5%BA%AB%20%E8%A1%A8.csv"
    )


@pytest.mark.parametrize("stage", [with_modal()])
async def test_an_open_modal_is_on_the_page(client):
    assert "別の URL で手配" in (await read(client, "/?as=sato")).text


def test_every_word_is_there_in_both_languages():
    for key, both in WORDS.items():
        assert all(both), key


async def test_places_outside_of_slack_have_their_links(client):
    [link] = (await read(client, "/?as=sato")).with_testid("elsewhere-link")
    assert (link["href"], link["target"]) == ("/chatwork/", "_blank")
    [link] = (await read(client, "/?as=sato&lang=en")).with_testid("elsewhere-link")
    assert link["href"] == "/chatwork/?lang=en"


async def test_a_link_to_what_a_page_of_the_hosts_stands_for_leads_there(client, stage):
    stage.posts["C1"].append(posted(1, "U1", "<https://www.chatwork.com/#!rid7-8|元の連絡>"))
    text = await (await client.get("/?as=sato&channel=C1")).text()
    assert 'href="/chatwork/#!rid7-8"' in text
    assert "https://www.chatwork.com/" not in text
