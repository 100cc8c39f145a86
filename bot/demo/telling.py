"""What `keppin demo --play` prints: each scene with who did what, what each side saw, and what held."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.demo import world
from bot.demo.eyes import Sight
from bot.demo.orders import JAPAN
from bot.demo.played import Deed, Scene
from templates import render

#: How many lines of a new message are shown, and of one that only changed.
LINES_NEW, LINES_CHANGED = 28, 4


def title(start: datetime, lang: str) -> str:
    """Above everything."""
    return render("demo/play#title", lang, shop=world.SHOP.name, day=start.astimezone(JAPAN).date())


def told(scene: Scene, lang: str) -> str:
    """One scene for people."""
    return "\n".join(_lines(scene, lang))


def _lines(scene: Scene, lang: str) -> Iterator[str]:
    yield f"\n{_clock(scene.at)}  {render(f'demo/scenes#{scene.key}', lang)}"
    for each in scene.happened:
        yield from _deed(each, lang) if isinstance(each, Deed) else _sight(each, lang)
    for expectation in dict.fromkeys(scene.met):
        yield f"  ✓ {render(f'demo/expected#{expectation}', lang)}"
    if scene.missed:
        expectation = render(f"demo/expected#{scene.missed}", lang)
        yield f"  {render('demo/play#missed', lang, expectation=expectation)}"
        if scene.found:
            yield f"    {render('demo/play#found', lang, found=scene.found)}"


def _deed(deed: Deed, lang: str) -> Iterator[str]:
    yield f"  ▸ {render(f'demo/play#{deed.act}', lang, who=deed.who, about=deed.about)}"


def _sight(sight: Sight, lang: str) -> Iterator[str]:
    notes = [name for name in ("changed", "in_thread") if getattr(sight, name)]
    marks = "・".join(render(f"demo/play#{name}", lang) for name in notes)
    side = render(f"demo/play#{sight.side}", lang, to=sight.to)
    yield f"  {_clock(sight.at)} [{side}] {sight.by}{f' ({marks})' if marks else ''}"
    lines = [line for line in sight.text.splitlines() if line.strip()]
    shown = LINES_CHANGED if sight.changed else LINES_NEW
    yield from (f"      {line}" for line in lines[:shown])
    if len(lines) > shown:
        yield f"      {render('demo/play#more', lang, n=len(lines) - shown)}"
    if sight.buttons:
        yield "      " + " ".join(f"[{button}]" for button in sight.buttons)


def as_json(scene: Scene, lang: str) -> dict[str, Any]:
    """One scene for machines; times are the workspace's."""
    return {
        "scene": scene.key,
        "title": render(f"demo/scenes#{scene.key}", lang),
        "at": scene.at.isoformat(),
        "ok": not scene.missed,
        "happened": [
            _deed_json(each) if isinstance(each, Deed) else _sight_json(each) for each in scene.happened
        ],
        "expected": list(dict.fromkeys(scene.met)),
        "missed": {"expected": scene.missed, "found": scene.found} if scene.missed else None,
    }


def _deed_json(deed: Deed) -> dict[str, Any]:
    return {"did": deed.act, "who": deed.who, "about": deed.about}


def _sight_json(sight: Sight) -> dict[str, Any]:
    return {
        "saw": sight.side,
        "at": sight.at.isoformat(),
        "by": sight.by,
        "to": sight.to or None,
        "in_thread": sight.in_thread,
        "changed": sight.changed,
        "text": sight.text,
        "buttons": list(sight.buttons),
    }


def outcome(scenes: list[Scene], seconds: float, lang: str) -> str:
    """Below everything."""
    if scenes[-1].missed:
        return render("demo/play#not_well", lang, scenes=len(scenes))
    held = sum(len(set(scene.met)) for scene in scenes)
    return render("demo/play#all_well", lang, scenes=len(scenes), expectations=held, seconds=f"{seconds:.1f}")


def _clock(at: datetime) -> str:
    return at.astimezone(JAPAN).strftime("%H:%M:%S")
