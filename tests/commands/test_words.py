"""`keppin words` lists, adds and takes back what the reader was taught."""

from tests.commands.conftest import Shell


async def test_a_word_is_taught_listed_and_taken_back(set_up: Shell):
    assert "No words" in (await set_up("words", "list")).out
    added = await set_up("words", "add", "color", "雾霾紫", "ラベンダー")
    assert (added.code, added.out) == (
        0,
        'Learnt that "雾霾紫" means lavender; it is used from the next notice on.\n',
    )
    assert "雾霾紫 → lavender" in (await set_up("words", "list")).out
    again = await set_up("words", "add", "color", "雾霾紫", "navy")
    assert (again.code, "already means something else" in again.err) == (1, True)
    assert (await set_up("words", "remove", "雾霾紫")).code == 0
    assert "No words" in (await set_up("words", "list")).out


async def test_what_cannot_be_taught_is_told_with_the_reason(set_up: Shell):
    for args, told in (
        (("shape", "大大", "L"), 'no kind "shape"'),
        (("size", "大大", "巨大級"), "does not know the size"),
        (("color", "雾霾紫", "虹の色"), "does not know the colour"),
        (("reason", "断供", "bankrupt"), 'There is no reason "bankrupt"'),
        (("reason", "在庫切れ", "temporary"), "already means something else"),
        (("reason", "理由", "temporary"), "already means something else"),
        (("reason", "12個", "temporary"), "without digits or symbols"),
        (("color", "紫", "lavender"), "2 to 12 characters"),
    ):
        refused = await set_up("words", "add", *args)
        assert refused.code != 0
        assert told in refused.err.replace("“", '"').replace("”", '"')


async def test_what_was_never_taught_cannot_be_taken_back(set_up: Shell):
    assert "not among the learnt words" in (await set_up("words", "remove", "断供")).err
    assert "no corrected notice on file for K-7" in (await set_up("words", "forget", "K-7")).err
