"""What the agent calls the item of a case."""

from dataclasses import replace

from bot.flows.opening.readings import corrected_by_hand
from bot.flows.work import Work
from bot.rules.agent_words import AgentWords, words_of
from bot.rules.words import Language
from store.tables import AgentOrderLine, Case, Notice


def agent_words(work: Work, case: Case, lang: Language) -> AgentWords:
    """The notice's words, where it is in the agent's language and nobody had to put it right; and the item's page."""
    notice = work.session.get_one(Notice, case.notice_id)
    line = work.session.get(AgentOrderLine, case.agent_order_line_id) if case.agent_order_line_id else None
    words = words_of(notice.reading, lang, case.line_no, (case.color, case.size))
    if corrected_by_hand(work, case):
        words = AgentWords()
    return replace(words, url=(line.url if line else "") or words.url or None)
