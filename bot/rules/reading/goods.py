"""The name of a thing within a stretch of running text: without the words before, behind and around it."""

import re
from typing import NamedTuple

from bot.rules.data import load
from bot.rules.script import fold, pattern

_TABLE = load("goods")
GOODS_HEADS = frozenset(fold(_TABLE["heads"]))
_NO_GOODS = frozenset(map(fold, _TABLE["no_goods"]))
GOODS_EN = frozenset(_TABLE["english"])

# What stands before a name and says which one is meant: 您要的, この, ご依頼の, 昨日頼まれた.
_OPENS = pattern(r"""
    (?:.*的(?=[^的])
    |(?:ね(?=[、\s一-龥ァ-ヺ])|あの|その|この|こちらの|そちらの|例の|件の|下记の?|以下の|上记の?|同じ|他の
    |他(?=の)|また|あと|なお|(?:併せ|合わせ|加え|続い)て|さらに|次に|それから|すみません|お?客様の?|もう一つ|もう一件|それと|あとは)|(?:の)?うち(?![わ])
    |(?:た|ている|ていた)(?=[ァ-ヺ一-龥])
    |[^の]{0,14}?(?:顷|しました|いました|きました|りました|いただいた|顶いた|いただきました|顶きました|された
    |られた|まれた|れてた|していた|っていた|した|った|いた|んだ|きた)(?=[^、。のらがとりき])の?
    |(?:先日|昨日|今回|前回|先周|本日|今日|昨夜|今朝)の?
    |[ごお](?:依頼|注文|希望|指定|连络|购入|検讨|検討|问い?合わ?せ|探し|买い求め|预かり|愿い)(?:いただいた
    |顶いた|いただきました|の|品の?|商品の?|中の|分の)
    |(?:注文|购入|発注|发注|依頼|手配|买付|指定)(?:いただいた|顶いた|した|の|品の?|商品の?|中の|分の)
    |(?:这|那|该|此|哪)(?:[一两几]?[个款条种批双只件套把张台盒包家单块顶副对支样些]|边|里)?的?
    |(?:我|你|您|他|她|们|咱)+(?:这边|那边)?(?:上次|之前|昨天)?(?:订|拍|要|买|下)?(?:的|了)?(?:那
    |这)?[个款条种批双只件套把张台盒包]?|(?:客人|客户|客戸)(?:订|拍|要|买)?(?:的|了)?
    |(?:订|拍|买|下单|采购|定)(?:的|了)(?:那|这)?[个款条种批双只件套把张台盒包]?
    |(?:还有|另外|其中|关于|有关|麻烦|刚刚?|刚才|今天|昨天|昨晚|晚上好|早上好|下午好|上午好|上次|之前|现在|目前
    |店里|仓库里?|里面?|就剩|只剩|所有|全部|都是?)|(?:商品|产品|货品|品名|宝贝|アイテム)(?:は|:|是)?
    |(?:サイズ|カラー|お?色|番|[^の]{1,12}用)の(?=.)|管理番号[a-z0-9-]{2,24}の?|と(?=[一-龥ァ-ヺ])
    |[的个款是の与跟は、在]
    |和(?![服风纸室柄式]))""")
# Where a name ends: what comes is a statement about it.
_CLOSES = pattern(r"""
    (?<=.)(?:なん(?=で|だ)|(?:这|那)(?:家|个|款|条|种|批|双|只|件|边|里)
    |(?:老板|店家|店主|卖家|厂家|工厂|掌柜|店里|店铺|仓库|供应商|厂商|商家|厂里|平台|系统|客服|市场|档口|他家
    |他们|我们|我|您|你)
    |(?:目前|一直|入库|到仓|什么时候|变(?![速形色])|旧款(?=厂|没|停)|现在|已经|今天|昨天|刚刚?|刚才|暂时|全部
    |所有|一共|总共|实际|只有|只剩|只能|可能|应该|好像|估计|说是|说)|[都也还就才又只让是没涨缺]
    |[少差欠](?=$|[\d了收发到])|被(?=[告卖抢下拍店平客])|把(?!手)|给(?![水湿皂])|(?<!高)跟(?!鞋)|说(?!明)
    |不(?=[卖做发够给能会补出接再肯愿想要好行可到齐全在])|拍(?=[下了不的过到]|$)|订(?!书)|(?<!必)要
    |别(?=[等问买拍])|[买卖](?=[了不完光断到的]|$)|断(?=[货码色了断])|差(?=\d|[了不])|发(?=[货不了出来过给完])
    |到(?=[了货仓现\d])|等(?=[老厂店面染下补])|起[订批]|下[单架]|数量|单价|价格|库存|现货|原价
    |[了吧吗呢啊哈哦呀]
    |(?:ですが|です|でした|だけ|のみ|しか|ほど|につ|について|に関|の件|の方|のほう|の中で|のうち|の内|注文数
    |について|との|という|って|ので|から|まで|より|など|たち|ごと)|[はがをでにとへ](?![ぁ-ん])|も(?![ぁ-ん用])
    |[はがをも](?=[まもすあなこそど欠在])|[ねよわ](?=$|\s)
    |(?:倉庫|仓库|店舗|店铺|店主|店员|メーカー|工场|出品者|お?店|数量|在库|単価|単价|注文|合计)|$).*$""")
_VERBAL = pattern(r"""
    (?:まし|ます|です|でし|され|する|した|れる|られ|くだ|ので|そう|よう|こと|もの|おり|なり|なる|ある|いる|いた
    |でき|たい|せん|ござ|いかが|よろし|どう|全然|全く|ため|ちょっと|つから|くなっ
    |[一-龥](?:る|く|す|む|ぶ|ぐ|って|いて|んで)$)""")
_ENDS_JA = pattern(r"""
    (?:[一-龥々](?:敷き?|挂け?|入れ?|立て|抜き|とぎ|切り|干し|置き|受け|止め|张り|编み|吊り|巻き|卷き|分け|挟み
    |绞り|べら|通し|押し|拭き|缔め|付け)|[一-龥](?:べら|ばさみ|べら|ぶた|ばこ|だな|ざる|かご|ふた)
    |(?:かき|こし|ひも|たわし|ぐるみ|ぼう|うちわ|せんす|さら|なべ|くし|ほうき|ちりとり|ふきん|ぞうきん|ざぶとん
    |ふとん
    |まくら|かばん|くつ|てぶくろ|くつした|おもちゃ|ろうそく|かさ)|[毛抹桌台餐窗画花贴]布|[滤海]绵|[滤海]棉|たまご
    |耳かき|衣装|セット|套装|用品|[ァ-ヺー]{2}
    |公仔|娃娃|积木|拼图|手办|沙发|风筝|[拖]把|扫帚|绿植|多肉|[假干绢]花|仿真花|蒲团|地球仪|春联|窗花|气球|[灯珠手笼]串|[浴衣妆身]粉
    |[挂摆配饰套组]件|[挂贴壁油国字]画|装饰画|[插喷龙水探镜]头|[把拉扶]手|灯[泡条带]|[鼠路]标|指南针|[雨披僧]披|[睡浴旗道长]袍
    |[家居校汉礼绒动工泳演衣]服|[泳童套西唐汉女男]装|披肩|斗篷|[围肚]兜|[肩耳]套|耳[机塞麦]|音[箱响]|键帽|[油墨粉]盒|花盆
    |[水上下肌]着|部屋着|作业着|踏み台|作业台|[足花]台|[座敷掛]?布団|座蒲団|财布|靴下|草履|雪駄|下駄|わらじ|人形|模型|置物
    |着物|小物|饰り|[度重温时湿力压]计|定规|絵の?具|折り?紙|电池|包丁|急须|徳利|汤吞み?|湯のみ|自転车|[首浮]き?轮|縄跳び
    |積み木|三脚|着せ替え|水筒|かるた|こけし|だるま|のれん|暖簾|風鈴|つまみ|はさみ|やすり|ものさし|ピン|ビン|ネジ|ねじ|くぎ|釘)$""")
_PERSON = pattern(r"""
    [少多缺漏差](?=[收发寄了到件个\d])|收到|发[了不来过]|[选点勾]不|老板|店家|店主|店里|卖家|厂家|工厂|掌柜
    |供应商|商家|客服|他[们说讲]|说|讲|链接|仓库|厂里|啥|什么|谁|哪|刚|昨|今|明天|本来|结果|其实|反正|因为|所以
    |但是|不过|而且""")
_TOPIC = pattern(r"""
    [はがをものにでと的了]|です|につ|について|に関|の件|这|那|目前|现在|已经|老板|店家|卖家|厂家|数量|注文|订""")
_COUNT = pattern(r"""
    第?[一两二三四五六七八九十几半\d]+[个款条种批双只件套把张台盒包家块顶副对支样点枚本着足处楼号]+[货装]?""")
_UNIT_PRICE = pattern(r"[一每1][个件只条双把张套包盒块支顶副对根片瓶]\d")
_ENDING = 6
_CJK = re.compile(r"[一-龥々ァ-ヺ]")
_SHORTEST, _LONGEST = 2, 26
# Goods that have no more letters: 6番の傘, or no other ones: 3番のかご.
_IN_SHORT = pattern(r"""
    (?:番の|ご?注文の|その|この|の|と)?([伞傘靴鞄皿锅箸铃镜枕栉扇凧壶杯椀桶机笛笔帽袜锹镰鞭琴盆枡柜椅糸]
    |お?(?:皿|锅|箸|盆|碗|椀|かご|ざる|なべ|さら|くつ|いす|まくら|ふとん|かさ|かばん|ほうき|ちりとり|ふきん
    |ぞうきん|たわし
    |しゃもじ|おたま|へら|はさみ|さいふ|てぶくろ|くつした|ぼうし|ろうそく|うちわ|せんす|のれん|すだれ|きゅうす
    |やかん
    |たんす|こたつ|ござ|おもちゃ|ぬいぐるみ|べんとう箱|弁当箱|ちゃわん|おわん|たらい|じょうろ|のり|ひも|すだれ
    |のぼり))
    (?=$|[はがをもと、](?![ぁ-ん]{2}物)|の(?:件|方|ほう)|です|だけ|につ)""")


class Name(NamedTuple):
    """A stretch that may be a name; whether it ends as names of goods do, and whether nothing verbal was cut off."""

    start: int
    end: int
    sure: bool
    whole: bool


def named(run: str) -> Name | None:
    """The name in one stretch of folded text without spaces around it."""
    short = _IN_SHORT.match(run)
    if short:
        return Name(short.start(1), short.end(1), sure=True, whole=True)
    return _named(run[:_FAR])


def _named(run: str) -> Name | None:
    start = 0
    if not _CJK.search(run):
        return None
    for _ in range(_MOST_OPENERS):
        opened = _OPENS.match(run, start)
        if opened is None or opened.end() == start or opened.end() >= len(run):
            break
        start = opened.end()
    closed = _CLOSES.search(run, start + 1)
    end = closed.start() if closed else len(run)
    while start < end and run[start] in " .":
        start += 1
    while end > start and run[end - 1] in " .-的の":
        end -= 1
    name = run[start:end]
    whole = closed is None or not closed.group() or bool(_TOPIC.match(closed.group()))
    return Name(start, end, is_goods(name), whole) if _plausible(name) else None


_MOST_OPENERS, _FAR = 4, 90


def is_goods(name: str) -> bool:
    """Whether a name ends as the names of goods do."""
    name = name[:-1] if name[-1:] == "子" and len(name) > 1 else name
    if name[-1:] not in GOODS_HEADS and not _ENDS_JA.search(name, max(0, len(name) - _ENDING)):
        return False
    return name not in _NO_GOODS and name[1:] not in _NO_GOODS


def _plausible(name: str) -> bool:
    return (
        _SHORTEST <= len(name) <= _LONGEST
        and not _VERBAL.search(name)
        and not _COUNT.fullmatch(name)
        and not _UNIT_PRICE.match(name)
        and not _PERSON.match(name)
        and bool(_CJK.search(name))
    )
