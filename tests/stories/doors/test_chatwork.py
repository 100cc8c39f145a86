"""The agent writes in Chatwork: a card on the desk, a click, and the instruction as a reply in the room."""

import hashlib
import json
from datetime import timedelta

from bot.demo.chatwork import ACCOUNT, WEBHOOK_TOKEN, signature
from bot.rules.words import Origin, Status
from handlers.chatwork import is_signed
from store import tables as t
from tests.doors import IN_CHATWORK, LI, OTHER_ROOM, ROOM, STRANGE_ROOM, WU, Doors
from tests.shop import ORDER, START
from tests.stories.letters import NOTICE, THREE_LINES


async def thread(house: Doors) -> str:
    return "\n".join(shown.raw["text"] for shown in await (await house.stage.card()).thread())


async def test_a_notice_in_chatwork_becomes_a_card_and_the_click_a_reply_in_the_room(house: Doors) -> None:
    message = await house.write(LI, IN_CHATWORK)
    link = f"https://www.chatwork.com/#!rid{ROOM}-{message}"
    card = await house.stage.card()
    assert "カモメ代行・李 敏（Chatwork）" in card.text
    assert link in card.text
    assert "欠品分" not in card.text
    assert "不足 *12個*" in card.text
    (notice,) = house.stage.rows(t.Notice)
    assert (notice.origin, notice.text, notice.written_at) == (Origin.CHATWORK, IN_CHATWORK, START)
    await house.decide()
    (said,) = house.told()
    lines = said.splitlines()
    assert lines[0] == f"[rp aid={LI} to={ROOM}-{message}]"
    assert lines[1].startswith(f"您好，辛苦了！订单 {ORDER} 第 3 番")
    assert "• 改买这个链接： https://detail.1688.com/offer/742618305533.html" in lines
    assert not any(mark in said for mark in ("*", "<", ">", "&amp;"))
    (case,) = house.stage.rows(t.Case)
    assert case.status is Status.INSTRUCTED
    sent = house.chatwork.rooms.get(ROOM).messages[-1]["message_id"]
    assert case.instruction_link == f"https://www.chatwork.com/#!rid{ROOM}-{sent}"
    assert case.instruction_link in await thread(house)
    assert len(await house.stage.messages("rakumart-欠品")) == 0


async def test_the_same_notice_in_chatwork_and_in_slack_is_one_case(house: Doors) -> None:
    await house.write(LI, IN_CHATWORK.replace("[title]欠品のご連絡[/title]", ""))
    await house.stage.post("limin", "rakumart-欠品", NOTICE)
    await house.notice(agent="カモメ代行", text=NOTICE)
    assert len(house.stage.rows(t.Case)) == 1
    first, *others = house.stage.rows(t.Notice)
    assert [other.origin for other in others] == [Origin.SLACK, Origin.HOOK]
    assert all(other.repeats_id == first.id for other in others)
    assert (await thread(house)).count("同じ連絡がもう一度届きました") == 2


async def test_an_event_that_is_told_twice_or_as_a_mention_too_is_one_notice(house: Doors) -> None:
    await house.write(LI, IN_CHATWORK)
    (message,) = house.chatwork.rooms.get(ROOM).messages
    assert await house.chatwork.tell("message_created", ROOM, message) == 200
    assert await house.chatwork.tell("mention_to_me", ROOM, message) == 200
    await house.stage.settle()
    assert len(house.stage.rows(t.Notice)) == len(house.stage.rows(t.Case)) == 1
    assert await thread(house) == ""


async def test_a_mention_alone_is_heard(house: Doors) -> None:
    message = house.chatwork.rooms.keep(ROOM, LI, IN_CHATWORK)
    assert await house.chatwork.tell("mention_to_me", ROOM, message) == 200
    await house.stage.settle()
    assert "不足 *12個*" in (await house.stage.card()).text


async def test_a_changed_notice_is_read_again(house: Doors) -> None:
    message = await house.write(LI, IN_CHATWORK)
    await house.rewrite(message, IN_CHATWORK.replace("欠品数：12個", "欠品数：20個"))
    told = await thread(house)
    assert "カードを読み直しました：不足数 12 → 20" in told
    assert house.stage.rows(t.Case)[0].qty_short == 20
    assert "[info]" not in told
    assert house.stage.rows(t.Notice)[0].text == IN_CHATWORK
    changed = house.chatwork.rooms.get(ROOM).messages[0]
    await house.chatwork.tell("message_updated", ROOM, changed)
    await house.stage.settle()
    assert await thread(house) == told


async def test_a_message_that_becomes_a_notice_when_it_is_changed_opens_a_case(house: Doors) -> None:
    message = await house.write(LI, "您好，辛苦了！")
    assert await house.stage.cards() == []
    await house.stage.advance(minutes=1)
    await house.rewrite(message, IN_CHATWORK)
    assert "不足 *12個*" in (await house.stage.card()).text
    assert house.stage.rows(t.Case)[0].started_at == START


async def test_replies_to_the_notice_and_to_the_instruction_are_shown_on_the_case(house: Doors) -> None:
    message = await house.write(LI, IN_CHATWORK)
    await house.write(LI, f"[rp aid={LI} to={ROOM}-{message}]李さん\n少々お待ちください")
    await house.decide()
    instruction = house.chatwork.rooms.get(ROOM).messages[-1]["message_id"]
    body = (
        f"[rp aid={ACCOUNT} to={ROOM}-{instruction}]欠品係さん\n[qt][qtmeta aid=1]{NOTICE}[/qt]手配しました"
    )
    await house.write(LI, body)
    told = await thread(house)
    assert told.count("代行から返信がありました") == 1
    assert "少々お待ちください" in told
    assert "返信により「対応済み」にしました" in told
    assert "手配しました" in told
    assert "李さん" not in told
    assert len(house.stage.rows(t.Case)) == 1


async def test_our_own_words_and_those_of_people_not_named_open_nothing(house: Doors) -> None:
    await house.write(ACCOUNT, NOTICE)
    await house.write(LI, NOTICE, room=OTHER_ROOM)  # there only one account speaks for the agent
    await house.write(LI, NOTICE, room=STRANGE_ROOM)
    assert house.stage.rows(t.Notice) == []
    await house.write(WU, NOTICE, room=OTHER_ROOM)
    assert "みなと代行・呉 芳（Chatwork）" in (await house.stage.card()).text


async def test_an_agent_who_is_only_in_chatwork_is_told_there_wherever_its_notice_came_from(
    house: Doors,
) -> None:
    await house.notice(agent="みなと代行", text=NOTICE)
    await house.decide("3 ")
    (said,) = house.told(OTHER_ROOM)
    assert said.startswith("お世話になっております。")
    assert "[rp" not in said


async def test_the_published_vector_of_a_signature_holds() -> None:
    token = "A9ne+ygvdV0IZBaPFV2zC1e5Bk+IsI14BPwieRoBQNU="
    body = (
        b'{"webhook_setting_id":"246","webhook_event_type":"message_created","webhook_event_time":1511238729,'
        b'"webhook_event":{"message_id":"984676321621704704","room_id":36818150,"account_id":1484814,'
        b'"body":"test","send_time":1511238729,"update_time":0}}'
    )
    signed = "G7Gtrh5Ee6d8erOVXhWPtUrkNJqqIT5vwLU50KhyLQk="
    assert is_signed([WEBHOOK_TOKEN, token], body, signed)
    assert not is_signed([WEBHOOK_TOKEN], body, signed)
    assert not is_signed([token], body + b" ", signed)


async def test_what_chatwork_did_not_sign_is_refused(house: Doors) -> None:
    body = json.dumps({"webhook_event_type": "message_created"}).encode()
    for signed in ("", "署名", signature("b3RoZXIgb25l", body), hashlib.sha256(body).hexdigest()):
        assert await house.chatwork.deliver(body, signed) == 401
    for wrong in (body, b"{", b"[]", b'{"webhook_event_type": "message_created", "webhook_event": 1}'):
        assert await house.chatwork.deliver(wrong, signature(WEBHOOK_TOKEN, wrong)) == 400
    other = b'{"webhook_event_type": "task_created", "webhook_event": {}}'
    assert await house.chatwork.deliver(other, signature(WEBHOOK_TOKEN, other)) == 200
    large = b" " * (1024 * 1024 + 1)
    assert await house.chatwork.deliver(large, signature(WEBHOOK_TOKEN, large)) == 413
    assert house.stage.rows(t.Notice) == []


async def test_the_time_of_writing_starts_the_target(house: Doors) -> None:
    message = house.chatwork.rooms.keep(ROOM, LI, IN_CHATWORK)
    await house.stage.advance(minutes=5)
    await house.chatwork.tell("message_created", ROOM, message)
    await house.stage.settle()
    assert house.stage.rows(t.Case)[0].due_at == START + timedelta(minutes=15)


async def test_whoever_replies_is_named_and_a_mention_of_the_same_reply_counts_once(house: Doors) -> None:
    await house.write(LI, IN_CHATWORK)
    await house.decide()
    instruction = house.chatwork.rooms.get(ROOM).messages[-1]["message_id"]
    await house.write(LI, f"[rp aid={ACCOUNT} to={ROOM}-{instruction}]\n少々お待ちください")
    reply = house.chatwork.rooms.get(ROOM).messages[-1]
    await house.chatwork.tell("mention_to_me", ROOM, reply)
    await house.write(LI, f"[rp aid={ACCOUNT} to={ROOM}-{instruction}]\n手配しました")
    told = await thread(house)
    assert told.count("少々お待ちください") == 1
    assert "李 敏さん（代行）の返信により「対応済み」にしました" in told


async def test_names_are_asked_for_once_and_do_without_where_chatwork_does_not_tell(house: Doors) -> None:
    for n in range(3):
        await house.write(LI, f"{n}件目の確認です")
    assert len(house.chatwork.api.called_at) == 4  # who we are, the two rooms at the start, the names
    house.chatwork.api.token = "changed meanwhile"
    house.stage.keppin.chatwork._names.clear()  # type: ignore[union-attr]
    await house.write(LI, IN_CHATWORK)
    assert "カモメ代行（Chatwork）" in (await house.stage.card()).text


async def test_a_reply_that_names_yet_another_line_is_a_notice_of_its_own(house: Doors) -> None:
    message = await house.write(LI, IN_CHATWORK)
    await house.write(LI, f"[rp aid={LI} to={ROOM}-{message}]\n1番 ブラックも20個のうち5個が欠品です。")
    first, second = house.stage.rows(t.Case)
    assert (second.order_no, second.line_no, second.qty_short) == (first.order_no, "1", 5)


async def test_an_edit_after_the_decision_is_only_told(house: Doors) -> None:
    message = await house.write(LI, IN_CHATWORK)
    await house.decide()
    await house.rewrite(message, IN_CHATWORK.replace("欠品数：12個", "欠品数：20個"))
    assert "カードの内容はそのままです" in await thread(house)
    assert house.stage.rows(t.Case)[0].qty_short == 12


async def test_several_lines_stand_under_a_headline_and_are_told_one_by_one(house: Doors) -> None:
    lines = THREE_LINES.replace("15枚　在庫あり、買付済みです。", "15枚　欠品です。")
    await house.write(LI, f"[info]{lines}[/info]")
    await house.stage.advance(seconds=10)
    top = next(
        shown for shown in await house.stage.messages("stockout-desk") if "3件とも" in str(shown.buttons)
    )
    await top.press("hana", "3件とも")
    await house.stage.submit("hana")
    await house.stage.advance(seconds=10)
    await house.stage.advance(seconds=10)
    told = house.told()
    assert len(told) == 3
    assert all(each.startswith(f"[rp aid={LI} to={ROOM}-") for each in told)


async def test_what_was_written_while_nobody_listened_is_read_when_the_desk_comes_back(house: Doors) -> None:
    message = await house.write(LI, IN_CHATWORK)
    await house.stage.keppin.close()
    house.chatwork.rooms.change(ROOM, message, IN_CHATWORK.replace("欠品数：12個", "欠品数：20個"))
    house.chatwork.rooms.keep(ROOM, LI, f"{ORDER}\n1番 ブラック L 20個　欠品です。")
    house.chatwork.rooms.keep(ROOM, LI, f"[rp aid={LI} to={ROOM}-{message}]\nもう一度確認します")
    await house.stage.restart()
    await house.stage.advance(seconds=5)
    first, second = house.stage.rows(t.Case)
    assert (first.qty_short, second.line_no, second.qty_short) == (20, "1", 20)
    card = (await house.stage.cards())[0]
    assert "もう一度確認します" in "\n".join(shown.raw["text"] for shown in await card.thread())
    await house.stage.restart()
    assert len(house.stage.rows(t.Case)) == 2
    assert len(house.stage.rows(t.Notice)) == 2


async def test_a_webhook_that_got_lost_is_made_up_for_within_minutes(house: Doors) -> None:
    house.chatwork.rooms.keep(ROOM, LI, IN_CHATWORK)
    house.chatwork.rooms.keep(ROOM, ACCOUNT, NOTICE)
    await house.stage.advance(minutes=5)
    (case,) = house.stage.rows(t.Case)
    assert case.started_at == START
    assert "カモメ代行・李 敏（Chatwork）" in (await house.stage.card()).text
    await house.stage.advance(minutes=5)
    assert len(house.stage.rows(t.Notice)) == 1
