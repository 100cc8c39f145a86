"""What the team has taught, and the notices that it must not break."""

from collections.abc import Sequence

from sqlalchemy import Connection, bindparam
from sqlmodel import Session, col, select

from store.prepared import Prepared
from store.tables import Case, GoldenNotice, LearntWord, Notice

IN_USE = (LearntWord.workspace_id == bindparam("workspace"), col(LearntWord.taken_back_at).is_(None))
WORDS_IN_USE = select(LearntWord).where(*IN_USE).order_by(col(LearntWord.id))
VOCABULARY = Prepared(
    select(LearntWord.kind, LearntWord.word, LearntWord.key).where(*IN_USE).order_by(col(LearntWord.id))
)


def learnt_words(session: Session, workspace_id: int) -> Sequence[LearntWord]:
    """The words in use, oldest first."""
    return session.exec(WORDS_IN_USE, params={"workspace": workspace_id}).all()


def vocabulary_of(connection: Connection, workspace_id: int) -> dict[str, dict[str, str]]:
    """The words in use as the reader takes them: kind → word → key."""
    words: dict[str, dict[str, str]] = {}
    for kind, word, key in VOCABULARY.all(connection, {"workspace": workspace_id}):
        words.setdefault(kind, {})[word] = key
    return words


def golden_notices(session: Session, workspace_id: int) -> Sequence[GoldenNotice]:
    """Every notice that a person corrected, oldest first."""
    wanted = select(GoldenNotice).where(GoldenNotice.workspace_id == workspace_id)
    return session.exec(wanted.order_by(col(GoldenNotice.id))).all()


def golden_of(session: Session, notice: Notice) -> GoldenNotice | None:
    """The golden notice of a notice, if somebody corrected one of its cases."""
    return session.exec(select(GoldenNotice).where(GoldenNotice.notice_id == notice.id)).first()


def case_numbered(session: Session, workspace_id: int, number: int) -> Case | None:
    """The case that people call K-<number>."""
    return session.exec(select(Case).where(Case.workspace_id == workspace_id, Case.number == number)).first()
