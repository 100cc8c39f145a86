"""Japanese words of lack that tell of none: denied, not yet, nearly, asked: `品切れにはなっていません`."""

from bot.rules.reading.text.tokens import Sheet
from bot.rules.script import fold, pattern

_LACK = r"(?:欠品|在库(?:切れ|ぎれ)|品切れ?|卖り?切れ?|完卖|不足)"
_NOT = r"(?:ま?せん|な[いくか]|ず)"
# `足りないもの`, `買えなかった商品`: whatever lacks.
_WHAT_LACKS = r"""
    (?:(?:足り|届いて(?:い)?|届か|买え|揃わ|揃って(?:い)?|见つから|来て(?:い)?|手に入ら|手配でき|入って(?:い)?)な(?:い|かった)
    |欠けて(?:い)?[るた]|(?<![でらけえりかわてもは])な(?:い|かった)|无い|无かった|缺けて(?:い)?[るた]|(?:欠品|不足|未入荷|未着|在库切れ)(?:の|して(?:い)?[るた]|した|に?なった|となった)?)
    (?:もの|物|商品|品物|品目?(?!切)|アイテム|分|の|色|サイズ|点数)"""
_NONE = r"""
    (?:は|が|も){1,2}(?:特に|一つも|1つも|一点も|1点も|全く|まったく|何も|もう|今回|今のところ)?
    (?:ありま?せん|ございま?せん|な[いくし]|无[いくし]|ゼロ|0(?![\d.]))(?![かが])"""
_NOTHING = pattern(rf"{_WHAT_LACKS}{_NONE}")
_NOT_YET = pattern(rf"""
    {_LACK}(?:(?:に|と|まで)(?:は|も)?(?:まだ)?(?:なって|なり|なら|至って|至ら)|(?:して|され|て|し)(?:は|も)?)
    (?:は)?(?:い|お)?(?:り)?{_NOT}""")
_ASKED = pattern(r"か(?:どうか|と|[?。、\s」』]|$|を|の)|の?では")
# `完売しそうだったので`, `在庫が無くなりかけ`
_NEARLY = pattern(rf"""
    (?:{_LACK}(?:に|と)?(?:し|なり|され)?|在库(?:が|も|は)?(?:なく|无く|足りなく|少なく)なり|(?:在库|商品|数)(?:が|も|は)?(?:切れ|尽き|足りなさ|なさ|无さ))
    (?:そう(?:だった|な(?!し)|で(?:した|は)|に|だと)|かけ|始め|间近|寸前|间际|ぎりぎり|ギリギリ)(?!です。)""")
# `欠品かとのお問い合わせ`, `在庫がないのではとのことでしたが`
_IS_ASKED = pattern(rf"""
    (?:{_LACK}|在库(?:が|も|は)?(?:ない|无い)|买えない)(?:です|でしょう|中|の|に?なって(?:い)?る|して(?:い)?る|して(?:い)?ます|て(?:い)?ます)?
    (?:では(?:ない)?)?(?:か(?:どうか)?(?:という|との|とお?(?:寻ね|闻き|问い)|を(?:お?寻ね|お?问い|お?闻き|ご?确認)|のご?(?:质问|确認|お?问))
    |との(?:こと|お?话)でした(?:が|けど))""")
# `欠品する時は`, `足りないときは`: what would be done then.
_WHENEVER = pattern(rf"""
    (?:{_LACK}(?:に(?:なる|なった)|する|した|が(?:出た|ある|あった)|の|している)?|足り(?:ない|なかった)|在库(?:が|も)?(?:ない|なかった|无い|足りない))
    (?:时|とき|ケース)(?:は|に(?:は)?|の|も|、|だけ)""")
# `先月の欠品率`, `今月の欠品は3件`
_IN_ALL = pattern(r"""
    (?:欠品|不足|在库切れ)(?:率|件数|の件数|の割合)|(?:[月年期周]|[月年]间|半期)の(?:欠品|不足)(?:商品)?数""")
# `「売り切れ御免」と書いたPOP`: what is to be printed.
_IN_PRINT = pattern(r"""
    [「『"][^「」『』"\n]{1,20}[」』"](?:と(?:书い|書い|印刷し|入れ|入っ)た?|という|の)[^。、\n]{0,6}?
    (?:pop|ポップ|札|シール|ステッカー|看板|ポスター|ラベル|贴り纸|贴纸|カード|スタンプ|(?=データ|原稿|デザイン|印刷|文字))""")
_FORMS = ((_IN_PRINT, "stop"), (_IS_ASKED, "ask"), (_WHENEVER, "stop"), (_NEARLY, "stop"))
_SIGNS = tuple(
    map(fold, ("欠品", "在庫", "品切", "売切", "売り切", "完売", "不足", "足り", "買え", "数", "商品"))
)
_DENIALS = tuple(map(fold, ("な", "無", "せん", "ゼロ")))
_OF_WHAT = tuple(map(fold, ("もの", "物", "商品", "品", "分", "の", "色", "サイズ", "点数", "アイテム")))


def told_of_no_lack(sheet: Sheet) -> list[tuple[int, int, str]]:
    """Where they stand, and what each of them says instead."""
    spans: list[tuple[int, int, str]] = []
    if sheet.has(*_SIGNS):
        spans += [(*match.span(), role) for form, role in _FORMS for match in form.finditer(sheet.work)]
        spans += [(*match.span(), "statistics") for match in _IN_ALL.finditer(sheet.page.folded)]
        for match in _NOT_YET.finditer(sheet.work):
            asked = _ASKED.match(sheet.work, match.end())
            spans.append((*match.span(), "ask" if asked else "in_stock"))
    if sheet.has(*_DENIALS) and sheet.has(*_OF_WHAT):
        spans += [(*match.span(), "in_stock") for match in _NOTHING.finditer(sheet.work)]
    return spans
