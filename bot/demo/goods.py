"""What the demo's shop sells: products, their variants, and how many lie where."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from zlib import crc32

from bot.rules.words import Place

#: The ends of SKUs by colour, as the shop writes them.
COLORS = {
    "ブラック": "BK",
    "ホワイト": "WH",
    "グレー": "GY",
    "ネイビー": "NV",
    "ベージュ": "BE",
    "ブラウン": "BR",
    "ピンク": "PK",
    "くすみピンク": "DP",
    "ミントグリーン": "MG",
    "オリーブ": "OL",
    "ワインレッド": "WR",
    "オフホワイト": "OW",
    "ライトブルー": "LB",
    "カーキ": "KH",
    "キャメル": "CM",
    "クリア": "CL",
    "ゴールド": "GD",
    "シルバー": "SV",
    "ナチュラル": "NT",
    "電球色": "WW",
    "昼白色": "CW",
    "ラベンダー": "LV",
    "マスタード": "MS",
}
BEDS = {"シングル": "S", "ダブル": "D"}

#: What the notices of the story are about is nearly gone: home, FBA, at the agent, on the way.
STORY_STOCK = {
    "HOD-GY-L": (1, 0, 0, 0),
    "TMB-WH-480ML": (4, 0, 0, 6),
    "WPT-BK-M": (2, 0, 4, 0),
    "KNT-OW-M": (0, 0, 0, 8),
    "GLV-BK-M": (1, 0, 10, 0),
    "TOT-BK-L": (2, 1, 0, 12),
    "SLD-BK": (1, 2, 0, 0),
    "VST-CM-M": (0, 1, 0, 0),
    "TBL-NT-60CM": (1, 0, 0, 5),
    "KTL-WH-1.2L": (1, 0, 0, 0),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One product; its variants are every colour in every size."""

    code: str
    name: str
    category: str
    material: str
    price: str  # yuan a unit
    daily: str  # sold a day and variant
    colors: str
    sizes: str = ""
    lead: int = 21
    low: str = ""  # the SKUs of which too little is left

    def variants(self) -> Iterator["Piece"]:
        """Every colour in every size."""
        for color in self.colors.split():
            for size in self.sizes.split() or [""]:
                yield Piece(self, color, size)


@dataclass(frozen=True, slots=True)
class Piece:
    """A product in one colour and size."""

    item: Item
    color: str
    size: str

    @property
    def sku(self) -> str:
        parts = (self.item.code, COLORS[self.color], BEDS.get(self.size, self.size.upper()))
        return "-".join(part for part in parts if part)

    @property
    def daily(self) -> Decimal:
        """Light and dark colours sell better than the rest."""
        weight = Decimal("1.0") if self.color in {"ブラック", "ホワイト", "グレー"} else Decimal("0.7")
        return (Decimal(self.item.daily) * weight).quantize(Decimal("0.1"))

    def stock(self) -> dict[Place, int]:
        """How many lie where: enough for a good month, or for a few days where the item runs low."""
        if self.sku in STORY_STOCK:
            return dict(zip(Place, STORY_STOCK[self.sku], strict=True))
        days = LOW_DAYS if self.sku in self.item.low.split() else GOOD_DAYS
        return {place: int(self.daily * spread * self._share(place)) for place, spread in days.items()}

    def _share(self, place: Place) -> Decimal:
        """No two shelves are filled alike: 0.85 to 1.5 of the usual, always the same for the same shelf."""
        return Decimal(85 + crc32(f"{self.sku}@{place}".encode()) % 66) / 100


GOOD_DAYS = {Place.HOME: 12, Place.FBA: 11, Place.AGENT: 8, Place.TRANSIT: 9}
LOW_DAYS = {Place.HOME: 3, Place.FBA: 2, Place.AGENT: 0, Place.TRANSIT: 4}

KITCHEN, LIVING, WEAR, BAGS, SMALL = "kitchen", "living", "apparel", "bags", "accessories"

ITEMS = (
    # code, name, category, material, yuan, sold a day, colours, sizes, lead days, running low
    Item("TMB", "ステンレスタンブラー", KITCHEN, "ステンレス", "18.50", "3.0",
         "ホワイト ブラック ネイビー くすみピンク", "350ml 480ml"),
    Item("BOX", "シリコン保存容器", KITCHEN, "シリコン", "9.80", "2.4", "ホワイト グレー ミントグリーン", "S M L"),
    Item("CUT", "抗菌まな板", KITCHEN, "TPU", "13.20", "1.2", "ホワイト ブラック", "M L"),
    Item("MUG", "耐熱ガラスマグ", KITCHEN, "耐熱ガラス", "11.60", "1.6", "クリア", "350ml 450ml"),
    Item("KTL", "ミルクパン", KITCHEN, "ホーロー", "27.00", "0.8", "ホワイト ネイビー オリーブ", "1.2L"),
    Item("LNC", "保温ランチバッグ", KITCHEN, "ポリエステル", "12.40", "1.8", "ブラック グレー ネイビー ベージュ"),
    Item("TBL", "折りたたみテーブル", LIVING, "木", "46.00", "1.1", "ナチュラル ホワイト", "60cm 80cm", 28),
    Item("LED", "LEDセンサーライト", LIVING, "アルミ", "16.80", "2.6", "電球色 昼白色", "20cm 40cm"),
    Item("STB", "布製収納ボックス", LIVING, "綿麻", "14.50", "2.2", "ベージュ グレー ブラウン", "M L"),
    Item("BTM", "速乾バスマット", LIVING, "珪藻土", "22.00", "1.9", "グレー ベージュ ライトブルー", "S L"),
    Item("HGR", "すべらないハンガー", LIVING, "ABS", "15.00", "1.4", "ブラック ホワイト グレー"),
    Item("BLK", "マイクロファイバー毛布", LIVING, "ポリエステル", "31.00", "2.8", "グレー ベージュ ネイビー",
         "シングル ダブル", low="BLK-GY-S"),
    Item("CSN", "低反発クッション", LIVING, "ウレタン", "19.80", "1.3", "グレー ネイビー ベージュ"),
    Item("DFS", "アロマディフューザー", LIVING, "PP", "38.00", "0.9", "ホワイト ナチュラル"),
    Item("UMB", "折りたたみ傘", LIVING, "ポンジー", "21.50", "1.7", "ブラック ネイビー ベージュ ライトブルー"),
    Item("PLT", "陶器の植木鉢", LIVING, "陶器", "17.00", "0.7", "ホワイト グレー", "M L"),
    Item("HOD", "裏起毛パーカー", WEAR, "綿ポリ混", "42.00", "2.4", "グレー ブラック ネイビー オフホワイト", "M L XL",
         low="HOD-GY-M"),
    Item("KNT", "リブニットセーター", WEAR, "アクリル混", "36.50", "2.0", "オフホワイト ベージュ ブラック ワインレッド",
         "M L"),
    Item("WPT", "ワイドパンツ", WEAR, "ポリエステル", "33.00", "1.8", "ブラック ベージュ カーキ", "S M L"),
    Item("TEE", "コットンTシャツ", WEAR, "綿", "16.20", "2.1", "ホワイト ブラック グレー ラベンダー", "M L XL"),
    Item("CDG", "ロングカーディガン", WEAR, "アクリル混", "39.00", "1.5", "グレー ベージュ ネイビー", "M L"),
    Item("SKT", "プリーツスカート", WEAR, "ポリエステル", "34.00", "1.3", "ブラック ベージュ ブラウン", "M L"),
    Item("RBK", "着るブランケット", WEAR, "フランネル", "45.00", "1.6", "グレー ネイビー くすみピンク"),
    Item("SCK", "あったかソックス", WEAR, "綿混", "8.60", "3.2", "グレー ネイビー ブラウン", low="SCK-GY"),
    Item("RNC", "レインコート", WEAR, "PVC", "26.00", "0.8", "ネイビー カーキ ライトブルー", "M L"),
    Item("VST", "軽量ダウンベスト", WEAR, "ダウン", "58.00", "1.4", "ブラック ネイビー キャメル", "M L XL"),
    Item("PJM", "キッズパジャマ", WEAR, "綿", "23.00", "1.2", "ネイビー ピンク マスタード", "100cm 110cm 120cm"),
    Item("TOT", "キャンバストートバッグ", BAGS, "綿", "18.00", "2.3", "オフホワイト ブラック ネイビー", "M L"),
    Item("SLD", "ショルダーバッグ", BAGS, "PUレザー", "41.00", "1.6", "ブラック ベージュ キャメル"),
    Item("WLT", "ミニ財布", BAGS, "PUレザー", "24.00", "1.5", "ブラック ピンク ブラウン"),
    Item("PCH", "トラベルポーチ6点セット", BAGS, "ナイロン", "17.50", "1.7", "グレー ネイビー ピンク"),
    Item("BCK", "撥水リュック", BAGS, "ナイロン", "52.00", "1.1", "ブラック グレー カーキ"),
    Item("STL", "大判ストール", SMALL, "アクリル", "25.00", "1.9", "グレー キャメル ネイビー", low="STL-CM"),
    Item("CAP", "ニット帽", SMALL, "アクリル", "12.80", "1.8", "ブラック グレー マスタード"),
    Item("GLV", "スマホ対応手袋", SMALL, "アクリル", "10.50", "2.2", "ブラック グレー ネイビー", "M L"),
    Item("EAR", "パールイヤリング", SMALL, "合金", "9.20", "1.4", "ゴールド シルバー"),
    Item("CLP", "ヘアクリップ4個セット", SMALL, "アセテート", "8.00", "2.0", "ブラウン ベージュ ブラック"),
)  # fmt: skip

PIECES: dict[str, Piece] = {piece.sku: piece for item in ITEMS for piece in item.variants()}
