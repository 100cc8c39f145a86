"""Other colours that the shop has are offers, however shortly they are told."""

import pytest


@pytest.mark.parametrize(
    ("text", "colors"),
    [
        ("3番 老板说藏青断货了，有黑色和灰色，价格一样，颜色可以混吗？", ["黑色", "灰色"]),
        ("3番 藏青没货，有黑色", ["黑色"]),
        ("3番 藏青没货，还有黑色、米色", ["黑色", "米色"]),
        ("3番 藏青没货，有黑色和灰色", ["黑色", "灰色"]),
        ("3番 藏青没货，黑色和米色有货", ["黑色", "米色"]),
        ("3番 藏青缺货，现在只有黑色", ["黑色"]),
        ("3番 藏青缺货，店里还有灰色的", ["灰色"]),
        ("3番 ネイビー欠品、黒とグレーはあります", ["黒", "グレー"]),
        ("3番 ネイビーは欠品です。黒ならあります", ["黒"]),
        ("折りたたみテーブル 5台欠品。残りの5台は木目濃い色なら出せます +3元", ["木目濃い色"]),
        ("3番 テーブル 5台欠品。残りの5台は黒なら手配できます", ["黒"]),
        ("3番 テーブル欠品、薄い色ならあります", ["薄い色"]),
        ("3番 navy out of stock, have black and grey", ["black", "grey"]),
        ("3番 navy sold out, they only have black", ["black"]),
    ],
)
def test_other_colours_that_are_there_are_offered(read_on, text, colors):
    (item,) = read_on(text).items
    assert [offer.color for offer in item.alternatives] == colors


@pytest.mark.parametrize("text", ["3番 藏青没货，还有黑色没货", "3番 藏青没货，还有黑色，缺3件"])
def test_another_colour_that_lacks_as_well_is_an_item(read_on, text):
    assert [item.color.value for item in read_on(text).items] == ["藏青", "黑色"]
