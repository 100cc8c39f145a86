"""Words that the team teaches and takes back; no change may break a notice that was read right."""

from collections.abc import Iterable

from bot.flows.actors import Actor, allowed
from bot.flows.ask_for_home import ask_for_home
from bot.flows.one_at_a_time import one_at_a_time
from bot.flows.outbox import note
from bot.flows.refusals import Refusal
from bot.flows.work import Work
from bot.rules.reading import read, to_json
from bot.rules.reading.values import Known, Reading, Reason
from bot.rules.teaching.golden import Broken, Change, Golden, expected_of, first_broken
from bot.rules.teaching.learning import Lesson, Said, Vocabulary, lessons, meaning_of, tidy, why_unfit
from bot.rules.teaching.quoted import why_not_learnt
from bot.slack.values import WordLine
from store.questions.cases import cases_of
from store.questions.words import case_numbered, golden_notices, golden_of, learnt_words, vocabulary_of
from store.tables import Case, GoldenNotice, LearntWord, Notice


def learn_from(work: Work, case: Case, by: str, reason_word: str | None) -> None:
    """Keep the notice as the person reads it, and learn what its words meant."""
    notice = work.session.get_one(Notice, case.notice_id)
    words = vocabulary_of(work.connection, work.workspace.id)
    known = Known(customer_no=work.workspace.customer_no or None, vocabulary=words)
    reading = read(notice.text, received_at=work.local(notice.written_at), known=known)
    place = _place(work, case, notice, reading)
    if place is None:
        if reason_word:
            note(work, case, by, "words.not_learnt", word=reason_word, because="which_item")
        return
    _keep_golden(work, case, notice, reading, place, by)
    item = reading.items[place] if reading.items else None
    names = tuple(name for name in (case.product, case.sku) if name)
    said = Said(color=case.color, size=case.size, reason=case.reason, reason_word=reason_word, names=names)
    because = why_not_learnt(notice.text, item, said, words)
    if because is not None:
        meaning = {"meaning": ["reason", case.reason.value]} if case.reason is not Reason.UNKNOWN else {}
        note(work, case, by, "words.not_learnt", word=reason_word, because=because, **meaning)
    for lesson in lessons(notice.text, item, said, words):
        broken = teach(work, lesson, by, case)
        meant = {"word": lesson.word, "meaning": [lesson.kind, lesson.key]}
        if broken is None:
            note(work, case, by, "words.learnt", **meant)
        else:
            sides = {
                "as_read": [broken.field, broken.before],
                "as_broken": [broken.field, broken.after],
            }
            note(work, case, by, "words.refused", **meant, **sides, **told(work, broken))


def _place(work: Work, case: Case, notice: Notice, reading: Reading) -> int | None:
    """Which item of the notice the case is about, if that is certain."""
    if len(reading.items) <= 1:
        return 0
    named = [
        place for place, item in enumerate(reading.items) if item.line and item.line.value == case.line_no
    ]
    if len(named) == 1:
        return named[0]
    cases = [each.id for each in cases_of(work.session, notice)]
    return cases.index(case.id) if len(cases) == len(reading.items) and case.id in cases else None


def _keep_golden(work: Work, case: Case, notice: Notice, reading: Reading, place: int, by: str) -> None:
    said = {
        "order_no": case.order_no,
        "line": case.line_no,
        "product": case.product,
        "sku": case.sku,
        "color": case.color,
        "size": case.size,
        "qty_ordered": case.qty_ordered,
        "qty_short": case.qty_short,
        "reason": case.reason.value,
    }
    row = golden_of(work.session, notice)
    if row is None:
        row = GoldenNotice(
            workspace_id=work.workspace.id,
            notice_id=notice.id,
            case_id=case.id,
            text=notice.text,
            received_at=notice.written_at,
            by=by,
            at=work.now,
        )
        work.session.add(row)
    row.expected = expected_of(row.expected or to_json(reading, ""), place, said)
    row.case_id, row.by, row.at = case.id, by, work.now
    work.session.flush()


def teach(work: Work, lesson: Lesson, by: str, case: Case | None = None) -> Broken | None:
    """Use the word from now on; answers what it would break, with nothing changed."""
    one_at_a_time(work)
    before = vocabulary_of(work.connection, work.workspace.id)
    after = {kind: dict(words) for kind, words in before.items()}
    after.setdefault(lesson.kind, {})[lesson.word] = lesson.key
    broken = _breaks(work, before, after)
    if broken is None:
        work.session.add(
            LearntWord(
                workspace_id=work.workspace.id,
                kind=lesson.kind,
                word=lesson.word,
                key=lesson.key,
                case_id=case.id if case else None,
                by=by,
                at=work.now,
            )
        )
        work.session.flush()
    return broken


def add_word(work: Work, kind: str, word: str, said: str, by: str) -> str:
    """Teach a word without a notice; answers its key. Raises Refusal with the reason against it."""
    key = meaning_of(kind, said)
    if key is None:
        raise Refusal(f"no_such_{kind}", said=said)
    unfit = why_unfit(word, vocabulary_of(work.connection, work.workspace.id))
    if unfit is not None:
        raise Refusal(unfit, word=word)
    broken = teach(work, Lesson(kind, word.strip(), key), by)
    if broken is not None:
        raise Refusal("word_breaks", word=word, **told(work, broken))
    work.record(None, by, "words.learnt", word=word, meaning=[kind, key])
    return key


def remove_word(work: Work, word: str, by: str) -> None:
    """Take a word back. Raises Refusal where nobody taught it, or where notices corrected since rely on it."""
    one_at_a_time(work)
    rows = [row for row in learnt_words(work.session, work.workspace.id) if tidy(row.word) == tidy(word)]
    if not rows:
        raise Refusal("word_unknown", word=word)
    before = vocabulary_of(work.connection, work.workspace.id)
    after = _without(before, rows)
    broken = _breaks(work, before, after, frozenset(row.case_id for row in rows if row.case_id))
    if broken is not None:
        raise Refusal("word_needed", word=word, **told(work, broken))
    for row in rows:
        row.taken_back_at, row.taken_back_by = work.now, by
    work.record(None, by, "words.taken_back", word=word)


def take_word_back(work: Work, event_key: str, actor: Actor, word: str) -> None:
    """As remove_word, by a person in Slack, whose home tab then shows what is left."""
    if work.first_time(event_key):
        remove_word(work, word, allowed(work, actor).slack_id)
        ask_for_home(work, f"home:{event_key}", actor)


def forget_golden(work: Work, number: int, by: str) -> None:
    """A corrected notice is no longer asked for. Raises Refusal where there is none."""
    case = case_numbered(work.session, work.workspace.id, number)
    row = golden_of(work.session, work.session.get_one(Notice, case.notice_id)) if case else None
    if row is None:
        raise Refusal("golden_unknown", number=number)
    work.session.delete(row)
    work.record(None, by, "golden.forgotten", number=number)


def list_words(work: Work, most: int | None = None) -> list[WordLine]:
    """The words in use, the newest first."""
    return [
        WordLine(
            id=row.id,
            kind=row.kind,
            word=row.word,
            key=row.key,
            by=row.by,
            at=work.local(row.at).date().isoformat(),
            number=_number(work, row.case_id) if row.case_id else None,
        )
        for row in list(reversed(learnt_words(work.session, work.workspace.id)))[:most]
    ]


def _without(words: Vocabulary, rows: Iterable[LearntWord]) -> Vocabulary:
    gone = {(row.kind, row.word) for row in rows}
    return {
        kind: {word: key for word, key in known.items() if (kind, word) not in gone}
        for kind, known in words.items()
    }


def _breaks(
    work: Work, before: Vocabulary, after: Vocabulary, taught_by: frozenset[int] = frozenset()
) -> Broken | None:
    """What the change would break; the notice that taught a word cannot hold it against being taken back."""
    rows = golden_notices(work.session, work.workspace.id)
    goldens = tuple(
        Golden(id=row.id, text=row.text, received_at=work.local(row.received_at), expected=row.expected)
        for row in rows
    )
    change = Change(
        goldens=goldens,
        before=before,
        after=after,
        customer_no=work.workspace.customer_no or None,
        excused=frozenset(row.id for row in rows if row.case_id in taught_by),
    )
    return work.apart(change, first_broken)  # hundreds of notices are read for it: no click waits so long


def told(work: Work, broken: Broken) -> dict[str, object]:
    """What is said of a notice that a change would break."""
    row = work.session.get_one(GoldenNotice, broken.golden_id)
    return {
        "number": _number(work, row.case_id),
        "asked": broken.field,
        "before": broken.before,
        "after": broken.after,
    }


def _number(work: Work, case_id: int) -> int:
    return work.session.get_one(Case, case_id).number
