"""Which language a message is written in, so that the browser draws its characters as that language does."""

import re

from markupsafe import Markup

from bot.local.page.ports import Json

KANA = re.compile(r"[\u3041-\u30ff]")
SIMPLIFIED = re.compile(
    r"[们这个说还没问时间单订货颜换发点现买卖给让请为么么价厂尺码绿红蓝紫黄链断补库预样图应该号东车马门"
    r"对后从儿几乐头实难觉见观长张强当录归总计认识话语谁调谢试详议论记设许证评词译读课谈]"
)
HAN = re.compile(r"[\u4e00-\u9fff]")


def lang_attr(message: Json) -> Markup:
    """A `lang` attribute where the text is plainly in one language; nothing where it could be either."""
    text = f"{message.get('text', '')}"
    if KANA.search(text):
        return Markup('lang="ja"')
    if len(SIMPLIFIED.findall(text)) > 1:
        return Markup('lang="zh-Hans"')
    return Markup("") if HAN.search(text) else Markup('lang="en"')
