"""The same in plainer words, where Slack does not take a message as it is, or where it cannot be put."""

from collections.abc import Callable
from dataclasses import replace

from bot.delivery.contents.about import thread_of
from bot.delivery.parcel import Content
from bot.flows.outbox import Kind
from bot.flows.standing import here
from bot.flows.work import Work
from bot.slack.blocks import Message
from bot.slack.plain import least, undressed
from store.tables import Case, Delivery, Draft, DroppedFile, Notice


def undressed_content(work: Work, content: Content) -> Content:
    """What a content says, as mere text."""
    lang, told = work.workspace.language, content.told_apart
    if told is None:
        return replace(content, message=undressed(content.message, lang))

    def told_plainly(then: Work) -> Callable[[], Message]:
        put = told(then)
        return lambda: undressed(put(), lang)

    return replace(content, told_apart=told_plainly)


def least_content(work: Work, row: Delivery) -> Content:
    """That there is something to see, said without asking the rules or the reading for anything."""
    lang = work.workspace.language
    if "file" in row.details:
        kept = work.session.get_one(DroppedFile, row.details["file"])
        beside = kept.channel_id == row.place
        return Content(
            message=least("list", lang, name=kept.name),
            thread_ts=(kept.thread_ts or kept.ts) if beside else "",
            edit_ts=kept.answer_ts if row.kind == Kind.PREVIEW else "",
        )
    if row.case_id is None:
        return Content(message=least("summary", lang))
    case = work.session.get_one(Case, row.case_id)
    notice = work.session.get_one(Notice, case.notice_id)
    is_card = row.kind == Kind.CARD
    return Content(
        message=least("case", lang, number=case.number, link=notice.permalink),
        thread_ts="" if is_card else thread_of(case, row),
        edit_ts=thread_of(case, row) if is_card else _draft_there(work, row),
    )


def _draft_there(work: Work, row: Delivery) -> str:
    if "draft" not in row.details:
        return ""
    draft = work.session.get_one(Draft, row.details["draft"])
    return here(draft.message_ts, draft.message_channel, row.place)
