"""The words and shapes that a draft is searched for; matched on text in compatibility form (NFKC)."""

import re

from bot.rules.regex import regex

TAIL = ".,;:!?')"  # punctuation that follows an address rather than belongs to it
_PATH = r"[a-z0-9._~:/?#@!$&'()*+,;=%\[\]-]*"
URL = regex(
    rf"https?://{_PATH}|(?<![a-z0-9])www\.[a-z0-9]{_PATH}"
    rf"|(?<![@\w.-])(?:[a-z0-9-]+\.)+(?:com|jp|net|cn|org|shop|info|io|me|ly|be)/{_PATH}",
    re.IGNORECASE | re.ASCII,
)
EMAIL = regex(r"[a-z0-9._%+-]+(?:@|\s?\[at\]\s?)[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
PHONE = regex(
    r"(?<![\d-])(?:\+81[ -]?\d{1,4}|\(?0\d{1,4}\)?)[ ()-]{1,2}\d{1,4}[ ()-]{1,2}\d{3,4}(?![\d-])"
    r"|(?<![\d-])0[1-9]\d{8,9}(?![\d-])"
)
EMOJI = regex("[\U0001f000-\U0001faff\u2600-\u2604\u2607-\u263f\u2643-\u2669\u2670-\u27bf\ufe0f\u20e3]")
HTML = regex(r"</?[a-z][^<>\n]{0,80}>", re.IGNORECASE)
# A heading such as 【商品名】 has its value behind it; in the midst of a sentence it waits for one.
_FIELD = (
    r"(?:[【\[［<＜](?:お客様|ご購入者様)?(?:の)?(?:ご|お)?(?:氏名|名前|商品名|注文番号|日付|店名)[】\]］>＞]"
    r"|\[(?i:customer|your|order|product|item|shop|name|date)(?i:[ _-](?:name|number|date))?\])"
)
PLACEHOLDER = regex(
    r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\}\}|<<[^<>]*>>|(?<=[^\s_])_{3,}|_{3,}(?=[^\s_])"
    r"|(?<![〇一二三四五六七八九十百千])[◯○〇●△▲]{2,}|(?<![〇一二三四五六七八九十百千])[◯○〇●](?=[月日時様円個点])"
    r"|(?<![A-Za-z])(?:None(?! of)|undefined|TODO|TBD|XXX+)(?![A-Za-z])"
    r"|[{｛][^{}｛｝\n]{0,60}[}｝]"
    rf"|(?<=\S){_FIELD}|{_FIELD}(?=[ 　]*(?:様|さま|殿|[のをがはにへ、。,.!！]))"
)
COUPON = regex(
    r"クーポン|割引|値引|プレゼント(?:いた|致|し|させ|キャンペーン)"
    r"|セール|次回(?:使える|お使い|ご利用)|特典"
    r"|ポイント[^。、\n]{0,12}?(?:進呈|贈呈|差し上げ|付与(?:し|いた|致|させ|(?=[。\n]|$)))"
    r"|(?<![a-z])(?:coupon|discount|promo(?:tion)? code|voucher|on sale)",
    re.IGNORECASE,
)
REVIEW = regex(
    r"レビュー|口コミ|クチコミ|星[五5]つ|(?<![a-z])(?:review|feedback|[5五][ -]star)", re.IGNORECASE
)
RATING = regex(r"評価(?!額)|(?<![a-z])rating", re.IGNORECASE)
_ASK = r"(?:お願い|いただけ|頂け|いただき|頂き|ください|下さい|くだされば|ほしい|欲しい)"
CANCEL = regex(
    r"(?:お客様|お客さま|ご購入者様)(?:の?(?:側|方|ほう|ご自身))?(?:で|より|から)の?[^。\n]{0,20}(?:キャンセル|取り?消)"
    rf"|キャンセル(?:の)?(?:ご)?(?:申請|リクエスト|手続き|お手続き)[^。\n]{{0,8}}{_ASK}"
    rf"|キャンセル(?:して|を?お願い|を(?:いただけ|頂け))[^。\n]{{0,4}}{_ASK}|キャンセルを?(?:お願い|{_ASK})"
    r"|(?<![a-z])(?:please|could you|kindly)\s+(?:request\s+(?:a\s+)?)?cancel"
    r"|cancel (?:the|your) order yourself",
    re.IGNORECASE,
)
RETURN = regex(
    rf"返品(?:して{_ASK}|を?お願い|を(?:いただけ|頂け)|の?(?:ご)?(?:申請|手続き|お手続き|リクエスト)[^。\n]{{0,8}}{_ASK})"
    r"|(?:ご返送|送り返して)[^。\n]{0,4}(?:ください|下さい|願い)"
    r"|(?<![a-z])(?:please|could you|kindly)\s+(?:return|send back)(?![a-z])(?! to)",
    re.IGNORECASE,
)
NO_NEED = regex(
    r"不要|必要(?:は|が)?(?:ござい|あり|な)|なさらない|しないで|do not|need not|no need", re.IGNORECASE
)
SUPPLY = regex(
    r"(?<!\d)1688(?!\d)|タオバオ|淘宝|天猫|アリババ|阿里巴巴|ラクマート|拼多多|アリエクスプレス|深セン|深圳|広州|義烏"
    r"|(?<![a-z])(?:taobao|tmall|alibaba|aliexpress|rakumart|pinduoduo|china(?![a-z]))"
    r"|(?<![a-z])(?:chinese (?:seller|supplier|factory|shop|agent|market))"
    r"|(?<![a-z])(?:(?:buying|purchasing|sourcing) agent)"
    r"|中国(?!地方|電力|銀行|新聞|山地|自動車道|四国|支社|料理|茶|結び|風|語|式)|中華人民|買付|買い付け"
    # who is paid or sends for a shop is no buying agent
    r"|(?<!収納)(?<!決済)(?<!回収)(?<!集金)(?<!配送)(?<!配達)(?<!発送)(?<!出荷)(?<!物流)(?<!受取)(?<!支払)(?<!支払い)代行"
    r"|仕入れ?(?:先|元|サイト|業者)|供給元|供給業者|調達先|取引先|サプライヤー|卸(?:元|業者|問屋)|問屋(?!町)|工場"
    r"|メーカー(?:さん|様|側)?(?:欠品|在庫|都合|より|から|で(?:も|の|は)?(?:欠品|在庫|品切|生産|製造)"
    r"|の(?:在庫|都合|欠品|生産)|(?:に|へ)(?:確認|問い?合|在庫))"
    r"|(?<![a-z])(?:suppliers?|factor(?:y|ies)|wholesalers?|manufacturers?(?!'s? warranty))(?![a-z])"
    r"|(?<![a-z])(?:our|the) agents?(?![a-z])",
    re.IGNORECASE,
)
# The buying agent's own numbers: 16 digits of a day and an hour, and the customer's number at the agent.
AGENT_NUMBER = regex(r"(?<![0-9A-Za-z-])P?20\d{12,14}-\d{3,8}(?![\d-])", re.IGNORECASE)
CAUSE = regex(
    r"(?:検品|検査|品質確認)[^。\n]{0,20}?(?:不良|不合格|不備|不具合|問題|基準|見つか|判明|発覚)"
    r"|(?:(?<!体調)(?<!天候)(?<!通信)(?<!接続)(?<!受信)不良|破損|欠陥|キズ|傷|汚れ|不具合)(?:品|の品|商品|の商品|箇所)?"
    r"(?:が|を|も|の(?:ため|為)|で(?:ある|し|あっ)|と(?:判明|分か|わか)|により|だ)"
    r"|(?<![a-z])(?:defect(?:ive|s)?|damaged|(?:failed|did not pass)[a-z ]{0,24}(?:inspection|check))(?![a-z])",
    re.IGNORECASE,
)
SUPPOSED = regex(
    r"万一|万が一|場合|際(?:は|に)|もし|でしたら|なければ|ではな|ないよう|防|(?<![a-z])(?:if|in case|should)(?![a-z])",
    re.IGNORECASE,
)
#: What makes a defect true: the agent's own words of it.
DEFECTIVE = regex(
    r"不良|瑕疵|破損|破损|次品|残次|质量问题|質量問題|有问题|坏了|キズ|傷|汚れ|污渍|defect|damaged",
    re.IGNORECASE,
)
COST = regex(
    r"仕入れ?(?:値|価格|原価|単価)|原価|卸(?:値|価格)|利益率|粗利|人民元|\d[\d,.]*\s?元(?![々にのは化号禄町気])"
    r"|(?<![a-z])(?:RMB|CNY|cost price|wholesale price|our margin)(?![a-z])",
    re.IGNORECASE,
)
INTERNAL = regex(r"(?<![A-Za-z0-9-])K-\d{1,6}(?![\dA-Za-z-])")
SENTENCE = regex(r"[^。！？!?\n]+")
RESTOCK = regex(
    r"入荷|再販|販売再開|在庫(?:が|の)?(?:復活|回復|補充)|(?<![a-z])(?:restock|back in stock)", re.IGNORECASE
)
NO_RESTOCK = regex(
    r"未定|不明|見込みが?(?:立|ない|なく|ござい)|見通しが?(?:立|ない)|目途|目処|予定(?:は|が)?(?:なく|ない|ござい?ま|あり?ま)"
    r"|入荷(?:が|は)?(?:でき|困難)|(?<![a-z])(?:no (?:date|plan)|not known|unknown|cannot be restocked)",
    re.IGNORECASE,
)
_WILL = r"(?:でき|出来|いた(?:し|せ)|致|し(?:ま|て)|予定|の予定|見込み|の見込み|可能|になり|となり)"
ARRIVES = regex(
    rf"届(?:き(?:ま|そう)|く(?:予定|見込|こと|と|は)|けられ|けでき|け{_WILL})|(?:到着|お手元に)[^。\n]{{0,4}}(?:し(?:ま|そう)|{_WILL})"
    r"|(?<![a-z])(?:will|should|shall) (?:arrive|reach you|be (?:delivered|with you))",
    re.IGNORECASE,
)
SHIPS = regex(
    rf"(?:発送|出荷|お?送(?:り)?)(?:が|を|は)?{_WILL}"
    r"|(?<![a-z])(?:will|should|shall) (?:ship|leave|be (?:shipped|sent))",
    re.IGNORECASE,
)
NOT_SO = regex(
    r"ません|できな|出来な|かね|困難|難し|遅れ|間に合|未定|不明|(?<![a-z])(?:not|cannot|unable|late)(?![a-z])|n't",
    re.IGNORECASE,
)
DATE = regex(
    r"\d{1,2}\s?月|\d{1,2}/\d{1,2}|\d+\s?(?:日|週|[かヶカ]月|days?|weeks?|months?)|[上中下]旬|月末|月初|[来今再]+[週月]"
    r"|年内|年明け|next (?:week|month)|(?<![a-z])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"[a-z]*\s?\d",
    re.IGNORECASE,
)
