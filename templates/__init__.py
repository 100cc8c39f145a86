"""SAY: every word that people read. Prose is Jinja2 per language, labels are gettext messages in locale/.

`render("card#short", "ja", …)` gives one named block of templates/ja/card.mrkdwn. A .mrkdwn text escapes what
it prints unless it is Trusted; a .txt text (drafts, buttons, headers, errors of fields) is plain.
"""

import re
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from templates.filters import FILTERS
from templates.safe import Trusted, escape, finalize_mrkdwn, finalize_plain

__all__ = ["Trusted", "escape", "label", "nlabel", "parts", "render"]

_ROOT = Path(__file__).parent
_EMPTY_LINES = re.compile(r"\n{3,}")
_FINALIZE = {".mrkdwn": finalize_mrkdwn, ".txt": finalize_plain}


def render(name: str, lang: str, /, **values: object) -> str:
    """The text `name`, or its block after `#`; Trusted where it is mrkdwn. A missing value raises."""
    file, _, part = name.partition("#")
    template, is_mrkdwn = _template(file, str(lang))
    text = _block(template, part, values) if part else template.render(values)
    return Trusted(_compact(text)) if is_mrkdwn else _letter(text)


def parts(name: str, lang: str) -> frozenset[str]:
    """The blocks that a text has in a language."""
    template, _ = _template(name, str(lang))
    return frozenset(template.blocks)


def label(lang: str, msgid: str, /, **values: object) -> str:
    """A short plain text by its English source; `%(name)s` takes values."""
    text = _translation(str(lang), msgid)
    return text % values if values else text


def nlabel(lang: str, one: str, many: str, n: int, /, **values: object) -> str:
    """A label in singular or plural; `%(n)s` is the number itself."""
    text = _translation(str(lang), one, many, n)
    return text % {"n": n, **values}


def _compact(text: str) -> str:
    """Without the empty lines that tags leave behind; space in a message is its blocks' business."""
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _letter(text: str) -> str:
    """With at most one empty line in a row."""
    return _EMPTY_LINES.sub("\n\n", text).strip()


def _block(template: Template, part: str, values: dict[str, object]) -> str:
    if part not in template.blocks:
        raise TemplateNotFound(f"{template.name}#{part}")
    return "".join(template.blocks[part](template.new_context(values)))


@cache
def _template(file: str, lang: str) -> tuple[Template, bool]:
    for suffix in _FINALIZE:
        if (_ROOT / lang / f"{file}{suffix}").is_file():
            return _environment(lang, suffix).get_template(f"{file}{suffix}"), suffix == ".mrkdwn"
    raise TemplateNotFound(f"{lang}/{file}")


@cache
def _environment(lang: str, suffix: str) -> ImmutableSandboxedEnvironment:
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(_ROOT / lang),
        undefined=StrictUndefined,
        finalize=_FINALIZE[suffix],
        trim_blocks=suffix == ".txt",
        lstrip_blocks=True,
        autoescape=False,  # HTML's escapes would show in Slack; finalize does Slack's own
    )
    environment.filters.update(FILTERS)
    environment.globals["lang"] = lang
    return environment


def _translation(lang: str, one: str, many: str | None = None, n: int = 1) -> str:
    source = one if many is None or n == 1 else many
    if lang == "en":
        return source
    message = _catalog(lang).get(one)
    found = (message.string if message else None) or source
    return found if isinstance(found, str) else found[0 if n == 1 else -1] or source


@cache
def _catalog(lang: str) -> Catalog:
    path = _ROOT / "locale" / f"{lang}.po"
    if not path.is_file():
        return Catalog(lang)
    with path.open("rb") as file:
        return read_po(file, locale=lang)
