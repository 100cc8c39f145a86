"""What the agent writes in the stories."""

from tests.shop import NOTICE, ORDER

__all__ = [
    "CHINESE",
    "DEARER",
    "ENGLISH",
    "NOTICE",
    "NO_STOCKOUT",
    "SHIRT",
    "THREE_LINES",
    "UNREADABLE",
]

CHINESE = f"""您好，缺货反馈：
订单号：{ORDER}
番号：3番
商品：折叠收纳箱
颜色：藏青色
尺码：L
采购数量：30
缺货数量：12
原因：工厂停产
可替换的链接：https://detail.1688.com/offer/990000104201.html 单价13.2元，有现货
请问要换这家吗？"""

ENGLISH = f"""Hi dear,
sorry, one item is out of stock:

Order no.: {ORDER}
Line: 2
Item: Linen shirt
Color: White
Size: M
Qty ordered: 15
Qty short: 15
Reason: the shop is sold out, no ETA

Pls advise how to proceed."""

DEARER = f"""注文番号：{ORDER}
番：3番
商品：折りたたみ収納ボックス
カラー：ネイビー
サイズ：L
注文数：30
店舗が値上げしました。単価 12.5元 → 13元 です。元の価格では出荷できないと言われました。
このまま買ってもよろしいでしょうか。"""

#: Another line of the same order, so that two cases can stand side by side.
SHIRT = f"""下記の商品が欠品となりました。
注文番号：{ORDER}
2番
商品名：リネンシャツ
カラー：白
サイズ：M
注文数：15枚
欠品数：15枚
理由：廃盤
ご指示をお願い致します。"""

THREE_LINES = f"""お世話になっております。{ORDER} の件でご連絡です。
1番 折りたたみ収納ボックス ブラック L 20個　欠品です。入荷未定とのことです。
2番 リネンシャツ 白 M 15枚　在庫あり、買付済みです。
3番 折りたたみ収納ボックス ネイビー L 30個のうち12個足りません。来週入荷予定です。
よろしくお願い致します。"""

NO_STOCKOUT = (
    "お世話になっております。本日、ご注文の商品3箱を発送いたしました。到着まで少々お待ちくださいませ。"
)

UNREADABLE = "すみません、先日の商品ですが在庫がなくなってしまったそうです。どうしますか？"
