"""The traffic between workspace and app, grouped: each envelope, its ack, and the calls that followed it."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from bot.local.page.dates import JST
from bot.local.page.ports import Json
from bot.local.page.timeline import digest_of

SHOWN_EXCHANGES = 80
QUICK_MS = 500


@dataclass(frozen=True, kw_only=True)
class Wire:
    """One line of the record: an envelope to the app, or a call from it."""

    id: int
    kind: str
    arrow: str
    title: str
    detail: str
    time: str
    mood: str
    outcome: str
    ms: float | None
    attempt: int
    digest: str

    def verdict(self, say: Callable[..., str]) -> str:
        """How it went, in a word or two."""
        if self.kind == "envelope":
            return self._ack(say)
        return f"{self.outcome} · {self.ms:.0f} ms" if self.ms is not None else self.outcome

    def _ack(self, say: Callable[..., str]) -> str:
        if self.outcome == "pending":
            return say("waiting")
        text = say("ack in", n=f"{self.ms or 0:.0f}") if self.outcome == "acked" else say("no ack")
        return f"{text} · {say('retry', n=self.attempt)}" if self.attempt else text


@dataclass(frozen=True, kw_only=True)
class Exchange:
    """An envelope with the calls after it, up to the next envelope."""

    id: int
    lines: tuple[Wire, ...]


def exchanges_of(entries: Iterable[Json]) -> list[Exchange]:
    """The newest first."""
    grouped: list[list[Wire]] = []
    for entry in entries:
        wire = wire_of(entry)
        if wire.kind == "envelope" or not grouped:
            grouped.append([])
        grouped[-1].append(wire)
    newest = islice(reversed(grouped), SHOWN_EXCHANGES)
    return [Exchange(id=lines[0].id, lines=tuple(lines)) for lines in newest]


def wire_of(entry: Json) -> Wire:
    kind = str(entry["kind"])
    outcome = _outcome(entry)
    shown = f"{entry['id']}{outcome}{entry.get('ms')}"
    return Wire(
        id=int(entry["id"]),
        kind=kind,
        arrow="→" if kind == "envelope" else ("!" if kind == "toast" else "←"),
        title=_title(entry),
        detail=_detail(entry),
        time=f"{datetime.fromisoformat(entry['at']).astimezone(JST):%H:%M:%S}",
        mood=_mood(kind, outcome, entry.get("ms")),
        outcome=outcome,
        ms=entry.get("ms"),
        attempt=int(entry.get("attempt") or 0),
        digest=digest_of(shown),
    )


def _outcome(entry: Json) -> str:
    """`acked`, `ok`, `pending`, or in one word what went wrong."""
    if "outcome" in entry:
        return str(entry["outcome"])
    answer = entry.get("answer")
    if entry.get("status") == "pending" or answer is None:
        return str(entry.get("status") or entry.get("code") or entry["kind"])
    if not isinstance(answer, dict):
        return str(answer)
    return "ok" if answer.get("ok") else str(answer.get("error") or entry.get("status"))


def _mood(kind: str, outcome: str, ms: float | None) -> str:
    if outcome == "pending":
        return "quiet"
    if outcome not in ("acked", "ok"):
        return "bad"
    return "fair" if kind == "envelope" and (ms or 0) > QUICK_MS else "good"


def _title(entry: Json) -> str:
    if entry["kind"] == "envelope":
        payload = entry.get("payload") or {}
        if entry.get("type") == "interactive":
            return str(payload.get("type", "interactive"))
        return str((payload.get("event") or {}).get("type") or payload.get("command") or entry.get("type"))
    return str(entry.get("method") or entry.get("text") or entry.get("what") or entry["kind"])


def _detail(entry: Json) -> str:
    source = entry.get("payload") if entry["kind"] == "envelope" else entry.get("args")
    source = source if isinstance(source, dict) else {}
    return _envelope_detail(source) if entry["kind"] == "envelope" else _call_detail(source)


def _envelope_detail(payload: Json) -> str:
    actions = payload.get("actions")
    if actions:
        return str(actions[0].get("action_id", ""))
    inner = payload.get("event") or {}
    candidates: Sequence[object] = (
        (payload.get("view") or {}).get("callback_id"),
        payload.get("callback_id"),
        inner.get("subtype"),
        inner.get("text"),
        payload.get("text"),
    )
    return _short(next((one for one in candidates if one), ""))


def _call_detail(arguments: Json) -> str:
    view = arguments.get("view")
    title = (view.get("title") or {}).get("text") if isinstance(view, dict) else ""
    return _short(arguments.get("text") or title or arguments.get("channel") or "")


def _short(value: object) -> str:
    line = " ".join(str(value).split())
    return line if len(line) <= 60 else f"{line[:59]}…"  # noqa: PLR2004 - one line of the panel


def pretty(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False, default=str)


def parts_of(entry: Json, say: Callable[..., str]) -> list[tuple[str, str]]:
    """What opens under a line: the payload and ack, or the arguments and answer."""
    labels = (
        ("payload", "payload"),
        ("reply", "ack payload"),
        ("asked", "arguments"),
        ("error", "answer"),
        ("args", "arguments"),
        ("answer", "answer"),
    )
    return [(say(label), pretty(entry[key])) for key, label in labels if entry.get(key)]
