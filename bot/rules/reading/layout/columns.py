"""What a column is by its heading: as labels are called, else by what the heading is made of: `手配不可`, `Rcvd`."""

from bot.rules.reading.layout.labels import FIELD_OF
from bot.rules.script import pattern

# The first that is found in a heading; a day or a price is neither of the others.
_MADE_OF = pattern(r"""
    (?P<price>.*(?:単価|单价|価格|价格|金额|[价费额]$|[^a-z]?price|cost|amount)|[元円¥]$)
    |(?P<restock>.*(?:入荷(?:日|予定|見込)|纳期|到货(?:日|时)|补货|eta|restock))
    |(?P<order>.*(?:注文(?:番|no|书)|order\s?n|订单号))
    |(?P<other>.*(?:id$|日付|注文日|日期|时间|時間|date|写真|图片|photo|担当|重量|weight))
    |(?P<url>.*(?:url|链接|リンク|link))
    |(?P<short>.*(?:不可|不足|欠|缺|未|无|無|没|ng|short|missing|lack|ない|差))
    |(?P<have>.*(?:済|已|可|现|現|到|着|收|有|残|剩|在库|在庫|确保|確保|入库|入荷|用意|手配|ok|rcvd|recv|received|arr|got
    |avail|stock|shipped|sent|secured|packed|left))
    |(?P<ordered>.*(?:发注|発注|注文|希望|依頼|订|要数|必要|req|want|need|ord(?:ered)?(?:\s?qty)?$))
    |(?P<reason>.*(?:メモ|备|備|注记|状|コメント|memo|note|remark|status|comment|理由|原因|結果|结果))
    |(?P<product>.*(?:desc|品名|商品|产品|品目|product|goods))
    |(?P<size>寸|.*(?:尺寸|サイズ|寸法))
    |(?P<color>.*(?:色|カラー|colou?r))""")
_LONGEST = 14


def fields_of(headings: list[str]) -> list[str]:
    """The field of each column, empty where nobody knows; made out of parts only beside two that are known."""
    known = [FIELD_OF.get(heading, "") for heading in headings]
    if sum(map(bool, known)) < _ENOUGH:
        return known
    return [field or _guessed(heading) for field, heading in zip(known, headings, strict=True)]


_ENOUGH = 2


def _guessed(heading: str) -> str:
    found = _MADE_OF.match(heading) if 0 < len(heading) <= _LONGEST else None
    return (found.lastgroup or "") if found else ""
