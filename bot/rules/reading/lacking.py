"""Statements of lack built from a few words each, whatever stands between them: no list of phrases has them all."""

from bot.rules.reading.tokens import Starts
from bot.rules.script import fold, pattern

# ja: a verb of getting or giving, and that it cannot be done.
_CANNOT = r"(?:(?:でき|出来)(?:な|ま?せん|ず|かね|て(?:い|お|な))|不可|不能|无理|困难|难し|厳し|断ら)"
_GET = r"""(?:购入|买い?付け?|买い?取り?|手配|用意|准备|确保|入手|仕入れ?|调达|发送|出荷|发注|注文|纳品|供给
    |提供|生产|制造
    |制作|贩卖|取り?寄せ|お?买い?上げ|お?送り|お?届け|入荷|补充)"""
_DO = rf"{_GET}(?:する)?(?:こと|の)?(?:が|は|も|自体)?[^、。,\n\x00]{{0,6}}?{_CANNOT}"
_NOT = r"(?:ま?せん|ない|なか|なく|なさ|ず(?!つ)|て(?:い(?:ま?せん|ない)|お(?:ら|りま?せん)|ない|こない|きま?せん))"
_POTENTIAL = rf"""(?:买え|送れ|出せ|作れ|造れ|売れ(?!て)|揃え(?:られ)?|仕入れられ|取り寄せられ|见つけ(?:られ
    |出せ)|见つか[らり]
    |手に入(?:ら|り|れられ)|揃[わい]|集ま[らり]|间に合[わい]|回[らり]|(?<!れが)(?<!ミが)取れ){_NOT}"""
_WONT = rf"(?:送|売|卖|出し|作|受け|応じ|应じ|贩卖し|发送し|出荷し)(?:って)?て?(?:くれ|もらえ){_NOT}"
# ja: a thing that is not there.
_THING = r"""(?:代わり(?:の[品物]|分)?|代品(?:の用意)?|替え(?:の品)?|予备|在库|现物|商品|品物|モノ|もの|物
    |残り?|余り|ストック|数|手元|仓库に)"""
_PLACE = r"(?:仓库|店铺?|店头|店先|売り场|棚|市场|メーカー|工场|手元|どこの?店?|どこの仓库|ほかの?店?|他の?店|世の中)"
_GONE = r"(?:な(?:い|く|かっ|し(?!に))|无(?:い|く|し|かっ)|ありま?せん|ございません|ゼロ|尽き|底を|切らし|切れ|终わ)"
_NOTHING = (
    rf"{_THING}(?:自体|のほう|の方)?(?:が|は|も){{1,2}}[^、。,\n\x00问不変变异欠间违连返写指]{{0,9}}?{_GONE}"
)
_NOWHERE = rf"{_PLACE}に(?:は|も)?(?:もう|既に|すでに|全く|一切|まったく|現在)?{_GONE}"
#: A figure that was read already, and that it is not there: `20枚全部ないです`.
OF_COUNTED = frozenset(fold("な無あご空光断清没"))
COUNTED = pattern(r"""
    (?<=\x00)(?:が|は|も|だけ|とも|全部|全て|すべて|分|サイズ|カラー|色|もう|既に|すでに|どこにも|いま|今|现在
    |全く|全然)*(?:な(?:い(?!と)|し)|无(?:い|し|(?=[、。で]))|ありま?せん
    |ございません|(?:也|都|又|全都?|已经?|早就?|刚刚?|就)*(?:空|光|断|清|没)(?:了|啦|掉了)(?![再就才]))""")
_LOST_JA = rf"""(?<![箱盖口扉袋伞]が)(?<![箱盖口扉袋伞]は)(?:开[けか]|存在し|表示され|アクセスでき|见られ
    |见れ)(?:な(?:い|く)|ま?せん)
    |(?:ページ|リンク|url|画面|サイト|一覧|リスト|店头|店|商品|出品)(?:自体)?(?:が|は|も|から
    |より)?(?:[^、。,\n\x00]{{0,5}}?)(?:消え|消失|见え(?:な|ま?せん))
    |(?<![おご])(?:连络|返信|返事|返答|応答|回答)(?:が|は|も)?[^、。,\n\x00]{{0,8}}?
    (?:(?:取れ|とれ|つか|付か|来|き|もらえ|头け|あり?|ござい){_NOT}|な(?:い|く|し)|无(?:い|く|し)|途絶|途绝)|音信不通"""
_DISCARDED = r"""(?:作|造|卖|売|扱|织|出)(?:る|う|り扱う|す)の(?:を|は)(?:やめ|止め|辞め)
    |(?:もう|今后[もは]?|これから[もは]?|以后[もは]?|二度と)(?:売|卖|扱|贩卖|取り?扱|や|织|造|焼|染)(?:わ
    |[ら-ろい]
    |し)?(?:ない|ま?せん|なく)
    |(?<!まで)(?<!まで[はの])(?<!\x00)(?<!\x00[はにの])(?:生产|制造|制作|贩卖|补充|增产|入荷|仕入れ?)(?:は|を|も
    |が)?(?:もう|今后|一切|二度と)?し(?:ない|ま?せん|なく)
    |(?:再|追加)(?:の)?(?:生产|制造|制作|入荷|补充|贩卖)(?:の?予定|の?计画|の?见込み?)?(?:は|も
    |が)?(?:な(?:い|く|し)|无(?:い|く|し)|ありま?せん
    |ございま?せん|できま?せん|不可|しな|しま?せん)
    |(?:もう|既に|すでに|现在は)(?:作|造|売|卖|扱|贩卖し|生产し|制造し|取り?扱)(?:って|い)?て?(?:い|お)?(?:ま?せん|ない|なく|りま?せん)
    |(?:もう|今后|二度と)[^、。,\n\x00]{0,8}?(?:作|生产|制造|贩卖|入荷|出|仕入)[^、。,\n\x00]{0,6}?(?:ない|ま?せん|ず)
    |取り?扱い?(?:が|は|を)?(?:なく|无く|やめ|止め|终|ありま?せん|ございません|なし)"""

# zh: a verb with a complement that denies it, or denied from the front.
_ZH_VERB = r"(?:采购|购买|下单|供货|供应|生产|出货|发货|订购|提供(?!照|图|发票|样)|补货|[买拍发订采找拿做供凑配进调])"
_ZH_CANNOT = rf"""(?:[买拍发订采拿做出供凑配进调弄搞整淘抢捞匀挪](?:购|货|单)?|找|寻|下单|供应|生产
    |补)不(?:到(?!位)|出来?|齐|全|够|来|起(?!眼)|成|上|着)
    |(?:[买拍发订采拿做出供凑配进调弄搞匀接](?:购|货|单)?|供应|生产|下单)不了
    |(?:无法|没法|没办法|不能|难以|未能|没能)(?:再|正常|按时|全部|单独|继续|如数|足额|一次){{0,2}}{_ZH_VERB}(?![现错票])
    |没(?:有|能)?(?:再)?(?:{_ZH_VERB}|[出弄搞整淘抢捞寻匀叫])(?:到|齐|全|够|成|着|上(?![架班线]))
    |不(?:给|肯|愿意?|想)(?:再|单独)?(?:卖|做|生产|供|发|接|出)(?![票错受生])
    |(?:店家|店主|卖家|老板|厂家|工厂|他们?|商家|那边)[^，。,\n\x00]{{0,3}}?不(?:发|卖|做|接|供|出)(?![票错受生现问])
    |[选勾点]不(?:了|到|动)
    |拒(?:单|绝发|绝接|接|发|绝出|绝供)|砍单"""
_ZH_GONE = r"""(?:货|库存|现货|颜色|尺码|码数?|料)(?:都|也|已经?|全部?|早就?|刚刚?|就)*
    (?:没(?:了|有了?(?![货问变])|啦)|空了?|光了|完了|清(?:完|空|掉)?了|断了?)|(?:卖|抢|清|拿|订|秒|用)(?:得?差不多)?(?:完|光|空|没|掉|罄)(?:了|啦)"""
_ZH_LOST = r"""联系不(?:上|到|了)|失联|不回(?:消息|复|信息|我)|(?:一直|多次|好几天
    |几天)[^，。,\n\x00]{0,4}?(?:没有?|不)(?:人)?(?:回|理)
    |倒闭|关门了?|不干了|转行|停业|注销|店(?:铺)?(?:已经?|都)?(?:没了|不在了|关|封|搬)
    |(?:链接|连结|网页|网址)[^，。,\n\x00]{0,4}?(?:挂|坏|没|失|空|404|下|删|撤|过期)|(?:商品|宝贝|页面|链接)(?:已经?)?不(?:存在|见)|搜不到|被下|下了?架"""
_ZH_STOPPED = r"""停(?:售|卖|供|做)(?![间])|(?:以后|今后|后面)?(?:都|也)?不(?:再|打算|准备
    |会再?)(?:继续)?(?:卖|做|出|生产|供|进|补|上|开)(?![现错票])"""

# en: the same with the words that English puts between.
_EN_CANNOT = r"""(?:can\s?not|can't|cant|couldn't|could\snot|unable\sto|not\sable\sto|won't|will\snot|wouldn't
    |refuses?\sto|refused\sto
    |doesn't|does\snot|don't|do\snot|didn't|did\snot|failed\sto|impossible\sto|not\spossible\sto)\s(?:\w+\s){0,2}?
    (?:supply|ship|buy|purchase|get|find|source|provide|fulfil|fulfill|deliver|sell|make|obtain|produce|offer|have|give|carry|dispatch|secure
    |procure|restock|be\s(?:made|produced|supplied|shipped|bought|purchased|delivered|sourced|fulfilled|sold|found))\b(?!\sto\b)"""
_EN_ANYMORE = r"(?:[^.,;\n\x00]{0,30}?\s(?:anymore|any\smore|any\slonger|again)\b)"
_EN_NONE = r"""no\s(?:further|more)\s(?:supply|supplies|goods|pieces|units|production|pcs|ones)\b|(?:no|zero
    |not\sany|without)\s(?:\w+\s){0,3}?(?:stock|inventory|left|remaining|available)\b
    |(?:none|nothing)(?:\s(?:of\s\w+|is|are|was|were|at\sall)){0,2}(?:\s(?:left|available|in\sstock|remaining))?\b(?!\smissing|\sis\smissing|\swrong)
    |(?:used|bought)\sup\b|all\ssold\b|depleted|exhausted|fresh\sout"""
_EN_LOST = r"""(?:not|never|stopped)\s(?:respond(?:ing|ed)?|reply(?:ing)?|replied|answer(?:ing|ed)?)\b
    |no\s(?:response|reply|answer)\b
    |(?:doesn't|does\snot|didn't|did\snot)\s(?:respond|reply|answer)\b|unreachable|unresponsive|(?:can't|cannot|can\snot|unable\sto)\s(?:reach|contact)\b
    |disappeared|(?:out\sof|gone\sout\sof)\sbusiness|shut\sdown|(?:shop|store)\s(?:has\s|is\s)?(?:closed|gone)\b|\b404\b"""
_EN_STOPPED = r"""(?:stopped|stop|quit|ceased|no\slonger)\s(?:\w+\s){0,2}?(?:mak|produc|sell|carry|offer
    |supply|manufactur|stock)\w{0,5}\b"""

_SHOP_JA = r"""(?:店舗|お?店|出品者|卖家|セラー|ショップ|业者|メーカー|工场
    |仕入れ?先)[^。\n\x00]{0,14}?(?:キャンセル|取り?消|断っ|断ら|拒否)"""
_SHOP_ZH = r"""(?:店家|店主|卖家|商家|厂家|供应商|老板|掌柜|他们?|对方|工厂)[^，。,\n\x00]{0,8}?(?:取消|关闭
    |退单|毁约|反悔|撤单|关掉)(?!吗)|把(?:订?单|这单|单子)[^，。,\n\x00]{0,3}(?:取消|关|退)|把(?:链接|商品|宝贝|页面|连结|店铺?)[^，。,\n\x00]{0,3}(?:删|下|撤|关)"""
_SHOP_EN = r"""(?:seller|shop|supplier|store|vendor|factory|they)\s(?:\w+\s){0,3}?(?:cancell?ed|refunded
    |rejected|declined)\b"""
_PAGE = r"""(?:page|listing|link|product|item|url|offer)\s(?:\w+\s){0,3}?(?:removed|deleted|gone|dead|down
    |expired|invalid|disappeared|vanished|broken|taken\soff)\b"""

#: With the category of what is said as the name of the group.
LACKING = Starts(
    (
        fold("購買手用準確入仕調發発出注納供提生製制販取お補送売卖作造受応贩"),
        pattern(rf"(?P<short>{_DO}|{_POTENTIAL}|{_WONT})|(?P<discontinued>{_DISCARDED})"),
    ),
    (fold("見揃集間回"), pattern(rf"(?P<short>{_POTENTIAL})")),
    (fold("在現商品モも物残余ス数手倉代替予"), pattern(rf"(?P<short>{_NOTHING}|{_NOWHERE})")),
    (fold("店売棚市メ工どほ他世"), pattern(rf"(?P<short>{_NOWHERE})")),
    (fold("もすす既現今二扱織追再こ以"), pattern(rf"(?P<discontinued>{_DISCARDED})|(?P<short>{_NOTHING})")),
    (
        fold("連返応回音店出売セシ業メ工仕開存表アペリu画サ一商見"),
        pattern(rf"(?P<delisted>{_LOST_JA}|{_SHOP_JA})"),
    ),
    (fold("店売商厂供老掌他対工把"), pattern(rf"(?P<delisted>{_SHOP_ZH})")),
    ("ssvftpliuo", pattern(rf"(?<![a-z])(?P<delisted>{_PAGE}|{_SHOP_EN})")),
    (
        fold(
            "買拍發発訂採采找拿做出供湊配進調弄搞整淘抢捞匀挪寻接下補無沒难不拒砍未生店卖老厂工他商那选勾点"
        ),
        pattern(rf"(?P<discontinued>{_ZH_STOPPED})|(?P<short>{_ZH_CANNOT})"),
    ),
    (fold("貨庫现顏尺码料賣搶清拿訂秒用"), pattern(rf"(?P<short>{_ZH_GONE})")),
    (fold("聯連网失不一多好幾跑倒關转停注店鏈商宝頁搜被下"), pattern(rf"(?P<delisted>{_ZH_LOST})")),
    (fold("停以今後都"), pattern(rf"(?P<discontinued>{_ZH_STOPPED})")),
    (
        "cuwrdifn",
        pattern(rf"""
            (?<![a-z])(?:(?P<discontinued>{_EN_CANNOT}{_EN_ANYMORE}|{_EN_STOPPED})|(?P<short>{_EN_CANNOT}))"""),
    ),
    ("nzwuabdef", pattern(rf"(?<![a-z])(?P<short>{_EN_NONE})")),
    ("nsducgo4", pattern(rf"(?<![a-z])(?P<delisted>{_EN_LOST})")),
    ("sqcn", pattern(rf"(?<![a-z])(?P<discontinued>{_EN_STOPPED})")),
)

#: What was said before about something that was lacking then: `先日欠品の`, `上次缺货的`.
_LACKED_JA = pattern(r"""
    (?:先日|昨日|一昨日|前回|以前|先周|先ほど|この前|前に|今朝)[^。、\n\x00]{0,14}?(?:欠品|在库切れ|品切れ
    |卖り?切れ|在库(?:が|は)?(?:无し?|なし|ない))(?:中)?(?:の|だった|していた|でした|とお?伝え|と言われ
    |とご?连络|とご?报告|になっていた)(?!ですが)
    |(?:即纳|在库(?:が)?(?:あり|有り?|ある))(?:でした|だった|と?なって(?:い|お)(?:り)?ました|となっていた
    |の表示でした)(?:の)?(?:が|けど|ものの)
    |(?:ページ|画面|サイト|システム|表示|データ|アプリ)(?:の?上)?(?:では|には|で|は
    |の表示(?:は|では|が))?[^、。\n\x00]{0,6}?(?:欠品|在库切れ
    |品切れ|卖り?切れ|完卖|在库(?:が|は)?(?:无し|なし|ない|ゼロ|0))[^、。\n\x00]{0,10}?(?:が|けど|けれど(?:も)?
    |ものの)(?=[、,])
    |(?:欠品|在库切れ|品切れ|在库(?:が|は)?(?:无し|なし|ない))と(?:言われ|お?伝え|ご?连络|ご?报告)(?:して
    |いたして|られ)?(?:い|お|た|て)""")
_LACKED_ZH = pattern(r"""
    (?:本来|原本|原)?以为[^，。,]{0,6}?(?:没|缺|断)[^，。,]{0,3}
    |(?:缺|少|欠)的(?=\s?(?:\x00+\s?)?(?:已|都已|今天|昨天))
    |(?:上次|之前|昨天|前天|上周|前几天|上回|早上|先前|刚才|前儿|昨儿|那天|前阵子)[^，。,\n\x00]{0,10}?(?:(?:缺货?|断货|没货|没有
    |少)的(?!是)|(?:缺货|断货|没货|没有)的?那(?=[个款批条件双把台套顶]))|(?:缺货?|断货|没货)的(?:那|这)(?:个|款|批|条|件|双)?""")
_LACKED_EN = pattern(r"""
    (?<![a-z])(?:found|sends?|sending|ships?|shipping|resends?)\s(?:out\s)?(?:the|those
    |your)\s[^.;\n]{0,20}?missing\b
    |(?<![a-z])(?:the|those|your)\s(?:\w+\s){0,2}?(?:missing|short|out\sof\sstock|sold\sout
    |backordered)\s(?:\w+\s){0,3}?(?:you\swere\stold|we\stold|i\stold|have\snow|has\snow|arrived|are\sback
    |is\sback|turned\sup|showed\sup|came)\b""")
LACKED = Starts(
    (fold("先昨一前以この今欠品在即ペ画サシ表デア"), _LACKED_JA),
    (fold("上之昨前早先刚那缺断没本原以少欠"), _LACKED_ZH),
    ("tyfsr", _LACKED_EN),
)
#: A balance or somebody's time that does not suffice is no lack of goods.
NOT_GOODS = pattern(r"""
    (?:残高|余额|预存款|入金额?|チャージ)[^。\n]{0,14}?(?:不足|足り|足ら|不够)
    |(?:balance|payment|account|deposit)[^.\n]{0,60}?(?:insufficient(?!\sgoods)|not\senough|short)""")
#: Behind a date: not before that day.
NOT_BEFORE = pattern(r"""
    \s?(?:(?:以降)?(?:の)?(?:ご?出荷|ご?发送|入荷|纳品|お届け)(?:に|と)なり|才(?![华艺涨])|再(?:生产|开工|排产|补|做(?![回答处决])|进(?!行))|以降でないと
    |にならないと|まで(?:は)?(?:入|出来|でき|待)|以后才|后才)""")

#: That nothing lacks: `欠品ではございません`, `没有任何缺货`, `nothing is missing`.
_NOTHING_JA = pattern(r"""
    (?:欠品|品切れ|在库(?:切れ|ゼロ|なし|无し)|不足|全灭|完卖|卖り?切れ)(?:では|じゃ)なく
    |(?:欠品|不足|品切れ|在库切れ)(?:数|品)?(?:は|が|も|:)?\s?(?:ゼロ|0(?![\d.])|解消|なくなり)
    |(?:欠品|品切れ|在库切れ|不足|问题|売り?切れ
    |卖り?切れ)(?:の(?:心配|恐れ|连络|报告|お?知らせ|事|こと|もの))?(?:等|など)?(?:では|は|も|が|じゃ)?(?:一切
    |特に|今のところ|现在)?(?:ありま?せん|ございま?せん|な(?:い|く|し(?=[、。\s]|$))|御座いま?せん)""")
_NOTHING_ZH = pattern(r"""
    (?:没有?|不是|并非|不会|并没有?|没|无|均无|未有|零)(?:任何|再|在|有|被|什么)?(?:新的?|其他的?|别的|更多)?(?:短缺|缺少|差异|缺货?|断货|断码
    |下架|没到|没货|没有货|无货|卖完|少货|少发|停产|涨价)(?!的是|品清单)|(?:没|不|未)少(?![发到货于数])""")
_NOTHING_EN = pattern(r"""
    (?<![a-z])(?:no|not|never|nothing|none|isn't|aren't|wasn't|weren't)\s(?:\w+\s){0,2}?(?:shortages?|missing|stock\s(?:problem|issue)s?
    |out\sof\sstock|backorders?|sold\sout|short)\b""")
NOTHING_LACKS = Starts(
    (fold("欠品在不問売卖"), _NOTHING_JA),
    (fold("没不并无均未零"), _NOTHING_ZH),
    ("niaw", _NOTHING_EN),
)
#: A variant that is there, right behind its name: `500g的有`, `B6サイズは山ほどあります`, `15L还有`.
OF_THERE = frozenset(fold("有多足充堆够把缺愁齐あご残在可出送大豊発手購用買"))
THERE = pattern(r"""
    (?<=\x00)(?:的|色|款|码|号|规格的?|尺寸的?|尺码的?|那款|那个|サイズ|[\s\u2600-\u27bf\U0001f000-\U0001faff](?=[还有也能可]))?
    (?:(?:也|都|还|倒是|现在|今天|明天|就|马上|随时|立刻)*(?:可以?|能)(?:直接|马上|立刻|今天|现在|就)*(?:拍|调
    |拿|发|出|寄|配)(?:货|出|下)?(?=[。，,、!?;\s不吗呢哦]|$)
    |(?:也|都|还|倒是?|仲|就|却|现在|目前|店里|那边|仓里|他家|是)*有(?:货|现货|库存|的)?(?=[。，,、!?;\s~呢哦哈嘛]|$)
    |(?:也|都|还|倒是?|现在|目前|店里|库存|现货|货|有)*(?:很多|多的是|多得是|多着|挺多|好多|蛮多|管够|足够|足|充裕
    |充足|一大堆|一堆|大把|充沛|不缺|不愁|齐全)(?=[。，,、!?;\s~呢哦哈嘛的得啊呀]|$)
    |(?:は|なら|でしたら|も|の方は|のほうは|だけ)(?:まだ|すぐ|今|普通に|店に
    |あと)?[^、。\n\x00な]{0,8}?(?:あり(?:ます|ました|$)|ある(?:そう|よう|よ|と|。|$)|ございます|有り(?:ます)?
    |出せ(?:ます|る)|送れ(?:ます|る)|买え(?:ます|る)|(?:发送|出荷|手配|购入|用意)(?:でき(?:ます|る)|可能)|大丈夫
    |豊富|润沢|残って(?:る|い|お)(?!ま?せん|りま?せん|ない)|在库(?:あり|有))(?!ま?せん)(?!か)
    |可(?=[。、,，\s]|$))""")
#: A noun, and that it is not there: `ペンは無い`; not where the noun is no thing.
NOUN_GONE = pattern(r"""
    (?<=[ァ-ヺー一-龥a-z])(?:は|も|が)(?:もう|まだ|どこにも|今|现在|お?店に)?(?:无い|无し|无く
    |ない(?=[、。\s!.…]|$|です|そう|らし|よう)|ありま?せん(?!か)|ございま?せん)""")
NO_THING = (
    *(
        "问题",
        "必要",
        "不良",
        "异常",
        "连络",
        "返事",
        "变更",
        "影响",
        "心配",
        "间违い",
        "不足",
        "欠品",
        "违い",
    ),
    *("费用", "料金", "手数料", "伤", "汚れ", "意味", "记载", "指定", "备考", "理由", "予定", "欠け", "时间"),
    *("方法", "訳", "申し訳", "关系", "支障", "遅れ", "漏れ", "差额", "仕方", "予约", "返信", "答え"),
    *("入荷", "生产", "制造", "贩卖", "补充", "再贩", "取り扱い", "取扱い", "取扱", "出荷", "出品"),
    *("选択肢", "权利", "资格", "保证", "效果", "特"),
)
