import inspect
import json
import re

import pytest

from bot.commands import demo
from bot.demo import telling
from bot.demo.play import STORY, play
from bot.demo.scenes import agents, changes, elsewhere, first, night, others
from bot.demo.stage import Stage
from templates import parts


async def cards_rain_from_the_sky(stage: Stage) -> None:
    stage.expect("one_card", stage.cards, "no card at all")


async def somebody_presses_what_is_not_there(stage: Stage) -> None:
    await stage.control.post("click", user="ren", channel="stockout-desk", ts="1.0", action_id="case.choose")


async def test_the_whole_story_happens_as_it_is_told(capsys):
    assert await demo._play(as_json=True) == 0

    told = json.loads(capsys.readouterr().out)
    assert told["ok"]
    assert [scene["scene"] for scene in told["scenes"]] == [act.__name__ for act in STORY]
    sides = {each["saw"] for scene in told["scenes"] for each in scene["happened"] if "saw" in each}
    assert sides == {"desk", "agent", "second_agent", "drafts", "person", "chatwork"}


async def test_a_missed_expectation_ends_the_story_and_says_which():
    scenes = [scene async for scene in play((cards_rain_from_the_sky, first.notice_becomes_a_card))]
    assert [(scene.missed, scene.found) for scene in scenes] == [("one_card", "no card at all")]
    assert "Stopped in scene 1" in telling.outcome(scenes, 0.1, "en")


async def test_what_a_person_cannot_do_ends_the_story_too():
    [scene] = [scene async for scene in play((somebody_presses_what_is_not_there,))]
    assert scene.missed == "possible"


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_scene_and_every_expectation_has_its_words(lang):
    assert parts("demo/scenes", lang) == {act.__name__ for act in STORY}
    sources = "".join(
        inspect.getsource(module) for module in (first, others, elsewhere, agents, changes, night)
    )
    named = set(re.findall(r'stage\.(?:expect|need)\(\s*"(\w+)"', sources))
    assert named <= parts("demo/expected", lang)


@pytest.mark.parametrize("text", ["page", "play", "scenes", "expected", "chatwork"])
def test_both_languages_say_the_same_things(text):
    assert parts(f"demo/{text}", "ja") == parts(f"demo/{text}", "en")
