"""The words that touch a figure and tell its role: how many were ordered, are there, or lack."""

from bot.rules.reading.quantity.prices import COUNTER
from bot.rules.reading.text.endings import ending
from bot.rules.script import pattern

# ja: how many, with any counter: 枚数, 個数, 数量.
_NUMBER_JA = r"(?:[个枚点本台着足册箱双组]数|数量?)"
_WISHED_JA = r"(?:必要|ご?希望|ご?要望|ご?依頼|ご?指定|欲しい|ほしい|頼まれ(?:て(?:い)?)?た)"
ORDERED_BEFORE = ending(rf"""
    (?:(?:ご|お)?注文(?:{_NUMBER_JA}|いただいた|頂いた|内容|の)?|(?:いただい|顶い|もらっ|承っ)た(?:数量?|分)|チュウモン
    |{_WISHED_JA}な?(?:の|分|{_NUMBER_JA})?|购入数?|发注数?
    |订(?:了|购|的|货|单)?(?:数量?)?|下单了?|下了|拍[了的]?|买了?|您这边(?:是|才|一共)?|咱们?(?:才)?
    |您(?:这边)?(?:才)?(?:要|订|拍|买)[了的]?|采购了?|数量(?:照旧|不变|还是|仍是|同上)|下的是|(?:需|想)?要(?:了|的)?|应该?(?:到|发|收|有)|本来应?该?(?:是|有|要)|原(?:订|定)|ordered
    |[买凑做拿配找备发](?:货|购)?不[齐够满全]|[订拍买落叫要定]咗|我方订购|(?:我们|咱们?|您|你们|我方|客人|客户|订单)(?:这边|这单)?\s?:|才(?:够|满|齐)|(?<![还尚必无不急只])需求?(?:数?量?)
    |(?<![a-z])(?:order|p/?o|invoice|packing\slist)(?:\sof|\sfor|ing|\sis|\swas|\ssays|\squantity|\sqty)?
    |(?<![a-z])our(?:\s(?:qty|order|quantity))?(?:\sof|\sis)?|(?<![a-z])yours(?:\sis|\swas)|(?<![a-z])your(?:\s(?:qty|order|quantity))?(?:\sof|\sis|\swas)?
    |(?:you|we|u|customer)\s(?:had|have|need|want(?:ed)?|asked(?:\sfor)?|bought|buy|take|paid(?:\sfor)?
    |pay(?:\sfor)?|asked(?:\sfor)?|ask\sfor|request(?:ed)?|order(?:ed)?|placed)|paid\sfor|requested|(?<![a-z])(?:need|want)(?:s|ed)?
    |(?:tried\s)?to\sbuy|instead\sof
    |out\sof(?:\sthe|\syour)?|(?<![a-z])of\s(?:the|your))(?:商品)?(?:量|数)?[\s:は が的是都]{{0,3}}$""")
# `注文は黒が10枚`
ORDERED_OF_BEFORE = pattern(r"注文(?:数量?)?は[^、。\n\d]{1,6}(?:商品)?(?:量|数)?[\s:は が的是都]{0,3}$")
# `您只拍10双`, `咱们才要24个`: what the customer orders, however little it is.
YOURS_BEFORE = ending(r"""
    (?:您|你|咱|我)们?(?:这边|这单|单上|那边)?(?:(?:就|只|才|一共|总共|拢共){1,2}(?:要|订|拍|买|下|定)了?(?:的)?|(?<!我)(?<!我们)(?:就|只|才))[\s:]?$
    |(?:我|咱|您|你)们?(?:这)?的?(?:单子|订单|这单|单|要的|订的|下的|拍的|需求|订货|要货)量?(?:一共|总共|就|只|才|也|是|了){0,3}有?[\s:]?$
    |(?:您|你们?|客人|客户)(?:后来|之后|又)?(?:把?数量)?(?:从\s?\d{1,5}.?)?(?:改|加|减|增|调)(?:成|到|为|至)了?\s?$
    |(?<![给替帮跟发卖让为])(?:您|咱|我)们?(?:这边|这单|单上|下的|那)?\s?$
    |就(?:要|订|拍|买|下单?|定)了?\s?$""")
# `他家统共42包`, `厂里满打满算20个`: all that the shop has.
THEIRS_BEFORE = ending(r"""
    (?:[他她]家|店家|老板|卖家|厂[里家]|那边|人家|店[里内]|仓库|他们|手[里头])[^,，。、;\d\n\x00订要缺差少欠问没断停光说讲改]{0,4}
    (?:统共|总共|一共|拢共|满打满算|撑死了?|顶多|加起来|凑一起|合起来)(?:也|就|才|只|能|可以|是|有|剩|给|发|出|凑|拿)*[\s:]?$""")
# `22个里缺9个`: of how many, whatever stands before it.
OF_WHICH_LACK = pattern(r"(?:里[面头边]?|当中|之中)(?:的|还|就|也|有)?(?:缺|少(?!说)|差|欠|没|不够|断)")
TOTAL_BEFORE = ending(
    r"(?:一共|总共|统共|拢共|满打满算|共|总数(?:是|为)?|总计|合计|全部で|合计で?|计|全|total(?:\sof|\sis|\swas|\sorder(?:ed)?)?)[\s:は]{0,2}$"
)
PLAIN_BEFORE = ending(
    r"(?:(?<![一-龥るたい])数量?|(?<=注文)数量?|(?<![るたい])[个枚点]数|qty|quantity|(?<![a-z])each)[\s:は]{0,3}$"
)
ONLY_BEFORE = pattern(r"""
    (?:货架|柜台|架上|档口|门店|(?<![\d一两三四五六七八九十几])只(?![里中]|当中)|仅|就(?!是)|才(?![肯能给会可发卖出做够满齐])|(?<![原首预])先|最多|勉强|实际|实到|实收|手上|手里|店里|仓库
    |库里)[^\d，。,、;:\n\x00订要缺差少欠问没断停光]{0,5}[\s:]?$""")
HAVE_BEFORE = ending(rf"""
    (?:(?<![a-z])ok|最后的?|[拿取提给]了|[发寄]出了?|才(?:发|给|到|来|收到?|做|出|寄|凑|拿|有|剩)(?:好|到|了|出)?|(?<![卡没未])[到入进][仓库](?:了|的)?|(?<![不没])[做裁染织烧印缝绣赶匀腾抢捞淘翻挤调]出(?:来)?了?|点货|已(?:采购?|买|拍|交|收|出|拿|寄|备|定|配|装)(?:到|了|好|下|货|妥|齐)?|[可能先]交|数量(?:改|降|减|调|缩|砍)(?:成|为|到|至)
    |剩下?|还有|[得净]返|[净只]系?得|仲(?:有|剩)|(?:有货|现有|可[售发拍卖])(?:的?数量?)?(?:为|是)?
    |能(?:买|拿|拍|找|调|配|凑|抢)(?:到|出)?的?(?:只有|就|有)?|只找到|凑出|凑了|备了|备好了?|现在?有|仓库(?:里)?有|库存(?:只)?(?:有|剩|是|:)?|现货(?:只)?(?:有|是)?|(?<=\d)现
    |(?<=[\d个件条只双套])发|备货|到手|拿到手|良品|撑死|顶多|至多|(?:点|数)了[两三几]?遍(?:都|还|也)?是|[做完赶]好(?:了)?|实[点发寄出]|实数(?:は)?|(?<![一-龥])实|实收|手持ち?|到货|着荷|受领(?:数)?(?:は)?
    |[拿给发调凑]得(?:出来?|到)|可供(?:应|货)?的?(?:数量?)?(?:为|是)?|可发(?:数量?)?(?:为|是)?|能发|发了|寄了|找到了?|拿到了?|买到了?|拍到了?|(?<![涨至\d])[到来]了?|收到了?|实到|实收|有|剩|能给
    |给发|能出|可出|凑到|(?:现在|实)?在库(?:数|は|が|:|の)?|现物(?:は)?
    |(?:发送|出荷|购入|手配|买付|确保|用意)(?:可能|でき|出来)(?:数|[なるた](?:の|分|もの|{_NUMBER_JA}))?(?:量)?(?:は|が)?
    |(?:发送|出荷|购入|手配|买付|确保|用意|纳品)済み?(?:数|分)?(?:は|が)?
    |(?:(?<![一-龥])|(?<=[\d\x00][\s、,/]))(?:可能数?|ある|あり|有り)|最大で?|多くても?|(?<![一-龥])今(?:は|すぐ)?
    |(?:ある|残っ?て?(?:い)?る
    |(?:届い|入っ|买え|揃っ|确保し|到着し|入荷し|手に入っ|取れ|受け取っ|着い|来|见つかっ|用意でき
    |もらえ)(?:て(?:い|き)?)?た|出せる|送れる|入る|买える|届く)(?:の|{_NUMBER_JA}|分|もの)?(?:は|が
    |(?<=[数分量])\s?[:：]?)
    |(?:入荷|到着|入库|确保|手元に?|店に|残り在库|出荷|届いた|来た|ご?用意|ストック|揃い)(?:数|分)?(?:は|が)?|only
    |(?:they\s)?can\sgive|came\sin|arrived|give|(?:just\s|still\s)?ha(?:ve|s|d)(?:\sonly|\sjust)?|left|in\sstock
    |available|stock(?:\sis)?|received|got|they\shave|found|secured
    |(?:can|could)(?:\sonly|\sjust)?\s(?:get|ship|send|supply|buy|find|give|secure|offer)(?:\s(?:you|us))?(?:\sonly|\sjust)?
    |(?:gave|gives?|sent|sold|delivered|shipped)\sus(?:\sonly|\sjust)?
    |managed\sto\s(?:get|buy|find)|(?:we|they|shop|seller|supplier)\s(?:has\s|have\s|had\s)?(?:only\s|just\s)?(?:bought|sent|shipped|delivered|packed|supplied|gave|produced|finished|sends|gives|counted)(?:\sonly|\sjust)?|(?:delivered|packed|counted)(?:\s(?:only|just|twice))?:?|up\sto
    |max(?:imum)?(?:\sof)?|on\shand|(?:not?|n't)\s(?:\w+\s){{0,2}}?(?:more|over)\sthan|at\smost
    |there\s(?:is|are|were|was)(?:\sonly|\sjust|\sstill)?|collect(?:s|ed)?
    |(?:arrived|received|stock|available)\s(?:qty|quantity))(?:一件|もう|あと)?[\s:は が了]{{0,4}}$""")
LACK_BEFORE = ending(r"""
    (?:(?<![a-z])ng|(?:[买拍采拿发给收找补做出凑订供](?:购|货)?|拿得|发得)不(?:到|了|出来?|上)的?|未(?:能)?(?:买|采购?|发|拿|收|交|拍|寄|出|配)(?:到|货|出)?
    |[碎坏丢破烂摔]了|短(?:少|了|欠)|不可(?:采购|购买?|发|供|拍|订|售)(?:数量?)?|(?:还|尚)(?:需要?|要|得)(?:再)?(?:凑|补|找|拿|来|等)?|争
    |缺(?:少|了|货|件)?(?:数量?)?|差了?|少(?:货|发|到|来|给|收|寄|了)*|还差|还缺|欠着?|[差缺少欠]的(?:就|数量?|总数)?[是有]?|漏[发装给寄拿放]了?|(?:挑|拣|查|验|剔|检)出(?:来)?了?
    |没发|没收到|发不了|不足(?:数量?|分)?(?:は|が)?|欠品(?:数量?|分)?(?:は|が)?|短缺|没到|未到|未着
    |差(?:分|引き?|し引き)(?:は|が|数)?|(?:足りない|ない|不足の?|欠品の?|届かない|届いて(?:い)?ない|买えない|揃わない|出せない
    |(?:确保|用意|手配|购入)(?:でき|出来)ない)(?:の|分|数量?)?(?:は|[:：]|\s)|(?:問题|问题)数量?
    |short(?:age)?(?:\sof|\sby|\sqty)?(?:\sis|\s?了)?|missing|(?<![a-z])lack(?:ing|s)?|lacking\sof|short\sin|still\sneed
    |can't\s(?:supply|ship|get|buy|find))[\s:は が]{0,3}$""")
# `缺口大约3个`, `unable to send 3`
GAP_BEFORE = pattern(r"(?:缺口[^\d,。\n]{0,7}|(?:refuses?d?|unable)\sto\s\w+)[\s:は が]{0,3}$")
STOCK_LEFT = ending(r"""
    (?:(?:在库|库存|货架|架上|柜台|店[里内]|仓[库里]|现货|页面|后台|网上|手[上里])[上里数]?(?:は|が|も|还|只|显示)?(?:もう|あと)?
    (?:残り|剩下?|剩余)|(?:剩余|现在|目前|还|实际)?(?<!不)可(?:拍|售|供|卖|买|订|采购|购买|订购|下单))(?:的)?(?:数量?)?(?:为|是)?[\s:]{0,2}$""")
REST_BEFORE = ending(r"""
    (?:(?:残|のこ)り(?:の)?|残る|(?<![剩盈结富多])余下?(?:的)?|あとの?|残(?:数)?|其余(?:的)?|其他的?|剩下的?|剩的|余的|剩余|另外的?|后面(?:的)?
    |(?:the\s)?(?:rest|remaining|other|remainder)(?:\sof)?|balance)[\s:は]{0,2}$""")
# `残4枚 / 注文12枚`: what is left in the shop, unless the sentence goes on about it.
LEFT_BEFORE = ending(r"(?:残(?:り|数|り数)?|剩余?)[\s:]{0,2}$")
GOES_ON = pattern(r"\s?(?:[はがもをのに分]|全|都|也|缺|没|欠|不|未)")
LACKING_OR_ORDERED_BEFORE = (
    (LACK_BEFORE, "short"),
    (GAP_BEFORE, "short"),
    (ORDERED_BEFORE, "ordered"),
    (ORDERED_OF_BEFORE, "ordered"),
)
LACK_AFTER = pattern(r"""
    (?:[がも]|分が|分は)\s?在库(?:切れ|ぎれ|不足|ゼロ
    |[がはも]?(?:な[いくし]|无[いくし]?|ありま?せん|ございま?せん))
    |(?:ほど|ぐらい|くらい|分|だけ)?(?:[がはもの])?(?:まだ|未だ)?(?:欠品(?!では|じゃ)|不足(?!では|じゃ)|足り
    |足ら|たりな|たりま|短缺|未着|未入荷|未纳|届いてい?な|届いて(?:い|お)(?:り)?ま?せん|届か|届きませ
    |入って(?:い|お)?(?:な|ま?せん|りま?せん)|来て(?:い)?(?:な|ませ)|少な[いくか]|都合が?つ[かけ]|欠け|カケ|タリ[ナマズ]|ケッピン|フソク)
    |ずつ[がはもの]?(?:在库切れ|品切れ|卖り?切れ|欠品|不足|足り|ありま?せん|な[いくし])
    |(?!\s?(?:暂时|目前|现在)缺货)\s?(?:都|也|全部?|均|还|就|暂时|目前|实在|已经|是)*(?:缺(?![点陷口]|[了少货]?\s?\d)|短缺|没[到发来]
    |没(?:着落|影|下文|给|拿到|买到|拍到|抢到)|未到|没收到|不够|漏发|(?:烧|碰|摔|压|弄|做|印|磕)(?:坏|碎|破|裂|废)了
    |少发|欠着)
    |\s(?:(?:is|are|was|were|still|came|come|arrived|of\sthem)\s)*(?:short\b|missing|lacking|did\snot|didn't
    |back-?ordered|on\sback-?order|not\s(?:received|shipped|delivered|here)|never\sarrived|pending|smashed|broken
    |crushed|lost\b|rejected|cancelled|less\b|fewer\b)|\s(?:[a-z]+\s)?too\sfew\b""")
# What cannot be had: of a larger figure the part that is short, else all that was ordered.
CANNOT_AFTER = pattern(r"""
    (?:都|也|还|就|暂时|目前|实在|确实|怎么都?|再也?)*(?:拿|买|做|发|找|补|凑|拍|出|给|弄|调|配|抢|选|等)不(?:到|着|了|出
    |齐|来|上|下)
    |(?:ほど|分|だけ)?(?:[がはも])?(?:まだ|未だ
    |どうしても|の)?(?:(?:补充|追加|手配|确保|用意|购入|买付け?|出荷|发送|纳品|入手)(?:が|は|も)?(?:でき|出来)(?:な|ず
    |ま?せん|て(?:いな|いま?せん|おりま?せん))|见つから|买え(?:な|ず|ま?せん|て(?:いな|いま?せん|おりま?せん))
    |揃(?:わ|いま?せん|って(?:いな|いま?せん|おりま?せん))|取れ(?:な|ま?せん)|未手配|未购入|生产待ち|入荷待ち
    |制作待ち|纳品待ち|だめ|ダメ|駄目|アウト|无理(?!を)|ng(?![a-z]))|\s(?:could|can)\s?(?:not|n't)\sbe|\scan't\sbe|\scannot\sbe|\sunavailable
    |\s(?:(?:is|are|still|yet)\s)*not\s(?:available|avaliable|in\sstock)""")
# So many are awaited, of a larger figure or beside what is there.
AWAITED_AFTER = pattern(
    r"(?:[がはも])?(?:まだ)?待ち(?!合|时)|\s(?:(?:are|is|still|pcs)\s)*(?:waiting|awaited)"
)
# The rest came too: `残り5個も届きました`, `剩下的5个也到了`.
REST_CAME = pattern(r"""
    (?:[はがも]|今日|本日|今朝|昨日|先ほど|すべて|全て|全部|、)*(?:(?:届き|入荷し|揃い|到着し|着き|入り|买え|确保でき|见つかり)ました
    |届いた(?!ら)|揃った|入荷済|到着済)
    |(?:也|都|已经?|今天|今早|刚刚?|全部?)*(?:到了|到货了?|到齐|补[到齐上]了|[收买拿找]到了|入库了|齐了)
    |\s(?:(?:pcs|have|has|also|now|already)\s)*(?:arrived|came|were\sreceived|turned\sup)""")
OUT_AFTER = pattern(r"""
    \s?(?:は|が|の|都|全部?|均)?\s?(?:全缺|全部(?:没|缺|发不|无)|都没有?|都缺|都发不|一个都|一个也|全数|すべて
    |全て|全部|とも)""")
_JA_CAN = r"""(?:(?:が|は|も)?(?:可|(?:でき|出来)(?!ま?せん|な|ず|て(?:いま?せん|おりま?せん|いない|ない)
    |かね))|済|完了|し(?:ま(?!せん)|た|て(?!いま?せん|いない|おりま?せん))|いたし|致し)"""
HAVE_AFTER = pattern(rf"""
    (?:左右|ほど|ぐらい|くらい)?(?:分)?(?:に(?:なりました|减りました|减って|なってしま|なります(?!と)|なっています)|しか(?!出荷でき)|で(?:终わ|最后|完卖|おしまい|全部です)|のみ
    |だけ(?!(?:は|が|、)?[^、。\n]{{0,12}}?(?:ま?せん|な(?:い|く|し)|无|欠品|品切|在库切|卖り?切|完卖|不足))|でした(?=[。、\s]|$)
    |まで(?!に)|(?:だ|です)?と(?:言[うっいわ]|の(?:事|こと|回答|返))|(?:确保|手配|入荷|良品)(?=[\s。、]|$)|残(?:り|って|っと)
    |(?:[がはもの]|なら|でしたら|まで)?(?:先に|すぐに?
    |现在)?(?:在库(?:が|は)?(?:あり(?!ま?せん)|有|ございま(?!せん)|です|ok)|ございま(?!せん)|あり(?:ます|まし)
    |ある(?!か)|有り|残って(?:い|お)(?!な|ま?せん|りま?せん)
    |(?:手配|购入|出荷|发送|确保|用意|买付け?|入荷|入库|到着|纳品){_JA_CAN}|届きま(?!せ)
    |届い(?:た|ており|ています)(?!ま?せん)|揃[いっ](?!ま?せん|て(?:いま?せん|いない))|见つか[りっ](?!ま?せん)
    |买え(?!ま?せん|な|ず)
    |在库(?!切|ぎれ|な[いくし]|无|無|不足|ゼロ|0|待|[がはも]?(?:な[いくし]|无|無|ありま?せん|ございま?せん))
    |(?:既に|すでに|もう|先に|本日|今日|昨日)[^、。,\n\x00\d]{{0,9}}?(?:纳入|纳品|着荷|受领|入库|入荷|到着|手配
    |购入|发送|出荷|确保|发注){_JA_CAN}
    |来[たま](?!せ)|出せ(?!ま?せん|な|ず)|送れ(?!ま?せん|な|ず)|ok\b)|(?:を|は)?(?:押さえ|抑え|取り置|手に入れ)(?:て|ま(?!せん)|られ)|先に送|\s?是?(?:之前|以前|早就?)?做好的?
    |\s?(?:都|已经?|是|可以|能|先|马上|今天|明天|现在)*(?:有货|有现货|现货|先发|可以?发|能发|发了|到仓|到了|到货
    |入库|收到了?|拍到|买到|寄出|发出|已(?:经)?(?:发|寄|出|交)(?:货|出|了)?(?=[,，、。;\s]|$)|今天发|明天发|已?上架|已?入仓|已?入库|没问题|正常|齐)|有(?=\s?\d{{1,4}}\s?[一-龥]?(?:没|无|缺|断)|[，,、。;!\s]|$)|\s(?:instead\sof|rather\sthan)\b
    |\s?(?:(?:is|are|was|were|pcs|have|has|can|be|already|now)\s)*(?:left|inside|here(?![a-z])|in\sstock|available|avaliable|ready|arrived
    |came\b|turned\sup|received|ok\b|on\shand|in\shand|secured|remaining|shipped(?!\sshort)|ship\b|confirmed
    |found|(?<=\s)only(?![a-z])))""")
ORDERED_AFTER = pattern(r"""
    (?:[のが]?ご?注文|の?うち|のなか|の中|中(?![号码くり])|の?内(?![容])|里(?:面|头|边)?|当中
    |(?:の)?(?:オーダー|発注|ご?依頼)?に对し|[がをはでの]?(?:頼[んみま]|お愿い|(?:ご|お)?(?:必要(?!な|あり|ござ)|希望|要望)|欲し|ほし|チュウモン)|のオーダー|の発注
    |\s?(?:were\s|was\s)?ordered
    |\s?(?:→|->)\s?(?:实际|实到|只|仅|备货|到货|在库|确保|现货|缺|short|only|got|available)
    |\son\s(?:your\s)?order|\s(?:as\s|that\s|which\s)?(?:you|u)\s(?:asked|order|want|need|bought|buy|request|paid|pay|have\sordered)|的?订单
    |\s(?:were\s|was\s)?requested)""")
# `8枚中3枚`: the second figure is what the sentence goes on to speak of.
SHARE_BEFORE = ending(rf"""
    (?:^|[、,\s])うち(?:の|、)?$|其中(?:有|的|[^,。\n]{{1,6}}的)?\s?$
    |\d\s?{COUNTER}?(?:(?:注文)?(?:の(?:うち|中|内)|の|中|内)|里面?|当中)(?:の|で|に|有|、)?$""")
# `在庫は11月24日時点で14枚`, `今のところ14枚`: when, not how many.
AS_OF = ending(r"""
    (?:[\x00]+|今日|本日|昨日|今|现)\s?の?(?:时点|现在|段階|とこ(?:ろ)?)で?は?、?\s?$""")
SENTENCE_ENDS = pattern(r"\s?(?:です|でした)?(?:[。\n]|$)")
# What stands before the figure that was taken back goes for the one that takes its place.
TAKEN_BACK = ending(rf"""
    (?<![a-z\d])(?:not\s|(?:并)?不是)?(?:[缺少差欠到发剩订]了?)?\d{{1,4}}\s?{COUNTER}?\s?(?:(?:では|じゃ|で)なく(?:て)?、?|but\s
    |[,，]?\s?[而就]?是)(?:(?:正しくは|実際は|正解は)、?)?\s?$""")
# `8個欠品と書きましたが正しくは6個`: so many are short.
LACK_TAKEN_BACK = ending(rf"""
    \d{COUNTER}?(?:の|が)?(?:欠品|不足|品切れ|在库切れ|足りない)と[^。\n\d]{{2,14}}(?:が|けど|けれど|のは)、?
    (?:正しくは|実際は|実は|本当は|正解は)?、?\s?$
    |(?<![a-z])(?:not|n't)\s\d{{1,4}}\s(?:short|missing)(?:,\s)?\s?but\s$""")
# `全欠16個`, `一部欠10個の4個`: of how many.
OF_ALL_LACKING = ending(r"""
    (?:全数?|全部|半分|半数|一半|一部|部分)(?:が|は)?[欠缺](?:品|货|了)?[:は]?\s?$|(?<![a-z])all\s(?:of\s(?:the\s)?)?$""")
# What is paid back counts only where no other figure is told.
REFUNDED_AFTER = pattern(r"的?(?:退款|款项?|货款|钱)|(?:分)?(?:を|は|の)?返金|\srefunded")
REFUNDED_BEFORE = ending(
    r"退(?:了|回|掉|款|还)+(?:我们?|您|咱们?|给(?:我们?|您|咱们?))?$|refund(?:ed)?\s(?:for\s)?$"
)
# `改成15个`: counted pieces, which a size or colour has none of.
REDUCED_BEFORE = ending(r"(?:改|降|减|调|缩|砍)(?:成|为|到|至)了?\s?$")
# `注文は両方50枚`, `注文数はすべて20`
EACH_OF_ALL = ending(r"""
    (?:注文|発注|依頼|希望|必要)(?:数量?|枚数|个数|いただいたの)?(?:は|が|も)?、?\s?
    (?:両方|どれも|どちらも|全て|すべて|全部|みな|皆|全商品|全色|全サイズ|[2-9二三四五](?:つ|点|色|行)とも)(?:とも|、)?\s?$""")
EACH = pattern(r"""
    (?:(?:どちら|いずれ|どれ|両方と)も|[订要拍买][的了]?(?:都|全|均)[是为]?\s?$|都[订要拍买]了?\s?$|各|ずつ|每(?:个|款|色|码)?|\s?each|それぞれ|\s(?:for|of)\s(?:both|each|every)|\sapiece)""")


def without_aside(before: str) -> str:
    """What touches a figure but for one that was taken back, and for when it was counted."""
    return AS_OF.sub("", TAKEN_BACK.sub("", before))
