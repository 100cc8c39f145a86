"""Whatever code the rules and the flows can say, people read words for it, in both languages."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from bot.rules.drafting.drafts import PROBLEM_CODES
from bot.rules.facts import Note
from bot.rules.matching import DOUBTS
from bot.rules.ranking.options import NOTE_CODES
from bot.rules.ranking.priority import PROBLEM_CODES as RULES_FILE_CODES
from bot.rules.ranking.toml_check import KINDS
from bot.slack import card_buttons, wording
from bot.slack.wording import code_part, note_words
from templates import parts, render
from tests.slack.builders import TOKYO
from tests.slack.reading import bold_shows

ROOT = Path(__file__).parents[2]
LANGS = ("ja", "en")
DAYS = {"from": "2026-12-01", "to": "2026-12-05"}


def sources(*folders):
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]


@cache
def calls_in(path):
    nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    return [node for node in nodes if isinstance(node, ast.Call)]


def calls(paths):
    for path in paths:
        for node in calls_in(path):
            yield getattr(node.func, "id", getattr(node.func, "attr", "")), node


def constants(nodes):
    return [node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def handed_over(names, *folders, after=0, deep=True):
    """The texts that calls of these names are given, as arguments behind the first few and within them."""
    return {
        text
        for name, call in calls(sources(*folders))
        if name in names
        for argument in call.args[after:]
        for text in constants(ast.walk(argument) if deep else [argument])
    }


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", [*NOTE_CODES, *PROBLEM_CODES])
def test_every_note_has_words_that_take_its_values(code, lang):
    names = {**NOTE_CODES, **PROBLEM_CODES}[code]
    note = Note(code=code, values={name: DAYS.get(name, "7") for name in names})
    (told,) = note_words([note], lang, TOKYO)
    plain = render("notes#unknown", lang)
    assert told
    assert told != plain
    assert "_" not in told
    assert bold_shows(told)


@pytest.mark.parametrize("lang", LANGS)
def test_a_shop_of_which_one_figure_is_known_reads_well(lang):
    values = {"years": "", "repeat": "", "score": "4.8"}
    (told,) = note_words([Note(code="shop_record", values=values)], lang, TOKYO)
    assert told in {"発送4.8", "shipping 4.8"}


@pytest.mark.parametrize("lang", LANGS)
def test_of_a_code_that_nobody_worded_people_read_only_that_there_is_something(lang):
    strange, short = note_words(
        [Note(code="brand_new.code", values={"n": "<!here>"}), Note(code="price_up")], lang, TOKYO
    )
    assert strange == short
    assert strange in {"そのほかの理由", "another reason"}


def doubts_of_the_reader():
    texts = "\n".join(path.read_text(encoding="utf-8") for path in sources("bot/rules/reading"))
    yielded = re.search(r"def _doubts\(.*?(?=\ndef )", texts, re.DOTALL)
    found = re.findall(r'yield "(\w+)"', yielded.group()) if yielded else []
    return sorted({*found, *re.findall(r'doubts\.append\("(\w+)"\)', texts), *doubts_beside_the_orders()})


def doubts_beside_the_orders():
    """What the reader doubts once it knows the orders, and what it doubts of the rows of a list."""
    said = handed_over({"doubted", "_doubted"}, "bot/rules/reading", "bot/rules/sheets", after=1)
    sharpen = (ROOT / "bot/rules/reading/judging/sharpen.py").read_text(encoding="utf-8")
    gathered = re.findall(r'yield "(\w+)"|else \("(\w+)",\)', sharpen)
    return {*said, *(code for pair in gathered for code in pair if code)}


def test_the_search_for_doubts_sees_those_that_are_gathered_first():
    assert {"something_unplaced", "line_contradicts", "variant_unknown", "order_carried"} <= (
        doubts_beside_the_orders()
    )


@pytest.mark.parametrize("lang", LANGS)
def test_every_doubt_about_a_reading_has_words(lang):
    in_flows = re.findall(
        r'case\.doubts = \[\*case\.doubts, "(\w+)"\]',
        "\n".join(path.read_text(encoding="utf-8") for path in sources("bot/flows")),
    )
    assert {*DOUBTS, *doubts_of_the_reader(), *in_flows} <= parts("notes", lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_problem_of_a_rules_file_has_words(lang):
    assert {f"problem_{code}" for code in RULES_FILE_CODES} <= parts("cli/rules", lang)
    assert {f"kind_{kind}" for kind in KINDS.values()} <= parts("cli/rules", lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_refusal_of_the_flows_has_words(lang):
    codes = handed_over({"Refusal"}, "bot/flows", "handlers", deep=False)
    assert codes
    assert {code_part(code) for code in codes} <= parts("errors", lang)


@pytest.mark.parametrize("lang", LANGS)
def test_everything_that_is_noted_in_a_thread_has_words(lang):
    handed = handed_over({"note", "_step", "_tell"}, "bot/flows")
    noted = {text for text in handed if re.fullmatch(r"[a-z]+\.[a-z_]+", text)}
    assert "case.decided" in noted
    assert {code_part(action) for action in noted} <= parts("thread", lang)


@cache
def said():
    """Every text in the code as a block would be named for it, and how those begin that the code puts together."""
    paths = sources("bot/flows", "bot/slack", "bot/delivery", "bot/rules", "handlers")
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in paths]
    found = {text.rpartition("#")[2].replace(".", "_", 1) for tree in trees for text in literals(tree)}
    return found, tuple(text for text in found if re.fullmatch(r"[a-z]+_(?:\w*_)?", text))


@pytest.mark.parametrize(
    "name", ["card", "errors", "form_errors", "headline", "lists", "sheets", "thread", "titles"]
)
def test_no_words_stand_idle(name):
    found, begun = said()
    within = (ROOT / "templates/ja").glob(f"{name}.*")
    own = re.findall(r"self\.(\w+)", "".join(path.read_text(encoding="utf-8") for path in within))
    idle = {
        part
        for part in parts(name, "ja") - found - {*own}
        if not part.startswith(begun) and part.removesuffix("_none") not in found
    }
    assert sorted(idle) == []


def used_labels():
    direct = handed_over({"label", "nlabel"}, "bot", "handlers", after=1)
    tables = [getattr(wording, name) for name in vars(wording) if re.fullmatch("_[A-Z]+", name)]
    listed = {text for table in tables for text in table.values()}
    return direct | listed | {text for _, _, text, _ in card_buttons.BUTTONS}


def test_every_label_has_its_japanese():
    with (ROOT / "templates/locale/ja.po").open("rb") as file:
        catalog = read_po(file, locale="ja")
    known = {message.id for message in catalog if message.id and message.string}
    assert sorted(used_labels() - known) == []


def literals(tree):
    """Every text in the code that is no docstring."""
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    return [text for node in ast.walk(tree) if id(node) not in told for text in constants([node])]


# The manifest is read by Slack, which has no other place for its languages.
@pytest.mark.parametrize(
    "path", [path for path in sources("bot/slack") if path.name != "manifest.py"], ids=lambda path: path.name
)
def test_no_sentence_for_people_stands_in_the_code(path):
    japanese = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]{3,}")
    assert [
        text for text in literals(ast.parse(path.read_text(encoding="utf-8"))) if japanese.search(text)
    ] == []
