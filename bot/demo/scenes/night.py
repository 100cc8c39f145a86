"""A notice late in the evening that nobody answers, and the morning after."""

from datetime import datetime, time, timedelta

from bot.demo.customers import STORY, number_of
from bot.demo.orders import JAPAN, ORDERS
from bot.demo.played import Shown
from bot.demo.stage import Stage
from bot.demo.world import AOI, DESK, WATARU
from bot.slack.actions import Action

KEY = "night"
LATE, MORNING = time(22, 40), time(8, 30)


async def evening_notice(stage: Stage) -> None:
    """22:40: the agent writes, and everybody is at home."""
    await stage.until(_moment(stage, LATE, days=0))
    text = (
        f"夜分にすみません。{ORDERS['tables'].number(stage.start)} の1番、折りたたみテーブル ナチュラル 60cm ですが、"
        "15台のうち9台が在庫切れです。再入荷は未定です。ご指示をお願い致します。"
    )
    stage.texts[KEY] = text
    await stage.notice(KEY)
    stage.expect("one_card", KEY in stage.cards)


async def reminders_at_eight_and_twelve(stage: Stage) -> None:
    """The desk is reminded twice."""
    for minutes, waits in ((8, 8), (12, 4)):
        before = len(await _said(stage))
        await stage.later(waits * 60)
        new = (await _said(stage))[before:]
        stage.expect(f"reminder_{minutes}", len(new) == 1 and str(15 - minutes) in new[0].text, str(len(new)))


async def escalation_at_fifteen(stage: Stage) -> None:
    """The target is missed: those whom the rules name are called."""
    before = len(await _said(stage))
    await stage.later(3 * 60)
    new = (await _said(stage))[before:]
    stage.expect("escalation", len(new) == 1)
    named = all(f"@{person.real_name}" in new[0].text for person in (AOI, WATARU))
    stage.expect("escalation_names", named, new[0].text)


async def morning_summary(stage: Stage) -> None:
    """08:30: what came in overnight, what is open, how fast the team was, what is left to do."""
    await stage.until(_moment(stage, MORNING, days=1))
    await stage.later(5)
    latest = [
        Shown(DESK.name, each)
        for each in (await stage.control.get("messages", channel=DESK.name))["messages"]
    ]
    summary = latest[-1]
    stage.expect("summary_posted", "まとめ" in summary.text, summary.text)
    stage.expect("summary_overnight", "折りたたみテーブル" in summary.text, summary.text)
    stage.expect("summary_low", "KNT-OW-M" in summary.text, summary.text)
    unsent = number_of(STORY[1], 1, stage.start)
    stage.expect("summary_unsent", unsent in summary.text, summary.text)


async def late_decision_silences(stage: Stage) -> None:
    """Somebody decides at last; nobody is called any more."""
    await stage.presses(AOI, await stage.card(KEY), Action.CHOOSE)
    await stage.later(11)
    told = [each.text for each in await stage.told(KEY)]
    stage.expect("one_instruction", len(told) == 1, str(told))
    before = len(await _said(stage))
    await stage.later(60 * 60)
    stage.expect("silent", len(await _said(stage)) == before)


async def _said(stage: Stage) -> list[Shown]:
    """Everything below the night's card."""
    return await stage.thread(DESK.name, stage.cards[KEY])


def _moment(stage: Stage, at: time, *, days: int) -> datetime:
    day = stage.start.astimezone(JAPAN).date() + timedelta(days=days)
    return datetime.combine(day, at, JAPAN)


SCENES = (
    evening_notice,
    reminders_at_eight_and_twelve,
    escalation_at_fifteen,
    morning_summary,
    late_decision_silences,
)
