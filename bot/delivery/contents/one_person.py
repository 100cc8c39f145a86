"""What one person alone sees: answers to what they did, and their home tab."""

from dataclasses import replace

from bot.delivery.contents.about import case_of
from bot.delivery.parcel import Content
from bot.delivery.said import in_words
from bot.flows.actors import Actor, may_look
from bot.flows.deciding.show_case import reader_of
from bot.flows.team.learn_words import list_words
from bot.flows.telling.list_cases import home_facts
from bot.flows.work import Work
from bot.slack.home import closed_home, home_view
from bot.slack.lists import HOW_TO_USE, help_message
from bot.slack.refusals import refusal_elsewhere, refusal_message
from store.tables import Delivery

#: The home tab shows as many learnt words, the newest.
MOST_WORDS = 5


def answer_content(work: Work, row: Delivery) -> Content:
    """Why something was not done, what it led to, or the help that was asked for."""
    user = row.details["user"]
    reader = reader_of(work, user)
    if row.details["code"] == HOW_TO_USE:
        return Content(message=help_message(reader.lang), only_to=user)
    values = _with_card(work, row) | in_words(row.details["values"], reader.lang, reader.zone)
    told = (row.details["code"], values, reader.lang, reader.zone)
    return Content(
        message=refusal_message(*told),
        elsewhere=refusal_elsewhere(*told, row.place),
        only_to=user,
        thread_ts=row.details.get("thread_ts") or "",
    )


def _with_card(work: Work, row: Delivery) -> dict[str, object]:
    """Where the card of the answer's case stands by now."""
    return {} if row.case_id is None else {"permalink": case_of(work, row).card_link}


def home_content(work: Work, row: Delivery) -> Content | None:
    """The home tab; a closed one for guests, none for people of other organisations."""
    if row.details["team"] != work.workspace.team_id:
        return None  # our figures are not for people of other organisations
    reader = reader_of(work, row.details["user"])
    if not may_look(work, Actor(user=row.details["user"], team=row.details["team"])):
        shown = closed_home(reader.lang)
        return Content(home=shown, only_to=row.details["user"])
    facts = replace(home_facts(work, row.details["user"]), words=list_words(work, MOST_WORDS))
    shown = home_view(facts, lang=reader.lang, tz=reader.zone, now=work.now)
    return Content(home=shown, only_to=row.details["user"])
