"""Where else the demo's goods could be bought: invented shops, and pages that a rule likes or strikes out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shop:
    """A shop in China with its record; shops of one group share one shelf."""

    name: str
    group: str = ""
    years: str | None = None
    repeat: str | None = None
    score: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One product page in a shop. A page that names a colour or size is for that variant alone."""

    code: str
    shop: str
    url: str
    price: str | None
    shown: int | None = None
    color: str = ""
    size: str = ""
    material: str = ""
    logo: bool = False


SHOPS = {
    "qinghe": Shop("青禾家居用品厂", "青禾", "8", "41", "4.8"),
    "qinghe2": Shop("青禾优选店", "青禾", "5", "36", "4.7"),
    "haitang": Shop("海棠制衣", "海棠", "9", "44", "4.9"),
    "beichen": Shop("北辰服饰", "", "6", "33", "4.7"),
    "mulan": Shop("木蓝箱包", "木蓝", "7", "38", "4.8"),
    "mulan2": Shop("木蓝直营店", "木蓝", "4", "29", "4.6"),
    "xingye": Shop("星野百货", "", "5", "27", "4.6"),
    "xinfeng": Shop("新枫商行", "", "2", "31", "4.7"),  # too young
    "laiwang": Shop("来旺小商品", "", "6", "12", "4.6"),  # few buyers come back
    "manbo": Shop("漫波杂货", "", "4", "24", "4.2"),  # slow to ship
    "songyue": Shop("松月饰品", "", "10", "47", "4.9"),
    "wuming": Shop("无名工坊"),  # nothing is known of it
}


def offer(number: int) -> str:
    """The address of an invented page on 1688."""
    return f"https://detail.1688.com/offer/{990_000_000_000 + number}.html"


def item(number: int) -> str:
    """The address of an invented page on Taobao."""
    return f"https://item.taobao.com/item.htm?id={980_000_000_000 + number}"


def tmall(number: int) -> str:
    """The address of an invented page on Tmall."""
    return f"https://detail.tmall.com/item.htm?id={970_000_000_000 + number}"


#: The shop from which the agent usually buys, by category: it is the one that runs out.
USUAL = {
    "kitchen": "qinghe",
    "living": "qinghe",
    "apparel": "haitang",
    "bags": "mulan",
    "accessories": "songyue",
}

PAGES = (
    Page("TMB", "xingye", offer(104201), "18.90", 640),
    Page("TMB", "songyue", tmall(104202), "19.60", 212),
    Page("TMB", "qinghe2", offer(104203), "18.20", 900),  # the same group
    Page("TMB", "laiwang", item(104204), "16.80", 9999),  # 12 % come back, and nobody counts the stock
    Page("TMB", "manbo", offer(104205), "22.60", 120),  # 22 % dearer
    Page("HOD", "beichen", offer(117301), "43.50", 186),
    Page("HOD", "xingye", item(117302), "44.80", 57),
    Page("HOD", "xinfeng", offer(117303), "39.00", 400),  # two years old
    Page("HOD", "laiwang", offer(117304), "36.00", 9999, material="ポリエステル"),
    Page("HOD", "mulan2", tmall(117305), "51.20", 75),  # 22 % dearer
    Page("KNT", "beichen", offer(118101), "37.20", 148),
    Page("KNT", "songyue", item(118102), "38.90", 64),
    Page("KNT", "xingye", offer(118103), "40.60", 90),  # an approver must agree
    Page("KNT", "manbo", offer(118104), "34.00", 300),
    Page("WPT", "beichen", offer(119401), "33.80", 220),
    Page("WPT", "xingye", offer(119402), "32.50", 84),
    Page("WPT", "wuming", item(119403), "29.90", 9999),
    Page("SLD", "mulan2", offer(121501), "41.00", 96),
    Page("SLD", "beichen", tmall(121502), "44.00", 41),
    Page("SLD", "xingye", offer(121503), "42.50", 73, logo=True),
    Page("SLD", "laiwang", item(121504), "33.00", 510, material="合成皮革"),
    Page("TOT", "xingye", offer(122701), "18.40", 430),
    Page("TOT", "haitang", offer(122702), "19.20", 160),
    Page("TOT", "xinfeng", item(122703), "15.90", 9999),
    Page("VST", "beichen", offer(123801), "60.50", 88, color="キャメル", size="M"),
    Page("VST", "beichen", offer(123802), "60.50", 130, color="ブラック", size="M"),
    Page("VST", "xingye", offer(123803), "72.00", 44),
    Page("BLK", "xingye", offer(124901), "31.50", 260),
    Page("BLK", "haitang", tmall(124902), "33.00", 115),
    Page("KTL", "xingye", offer(125601), "27.80", 170),
    Page("KTL", "qinghe2", offer(125602), "26.50", 320),  # the same group
    Page("BLK", "qinghe2", offer(124903), "30.20", 700),
    Page("LED", "xingye", offer(125101), "16.90", 340),
    Page("LED", "songyue", offer(125102), "17.20", 95),
    Page("LED", "laiwang", item(125103), "14.00", 9999),
    Page("STL", "haitang", offer(126301), "25.60", 77),
    Page("STL", "beichen", offer(126302), "26.40", 140),
    Page("STL", "xinfeng", item(126303), "22.00", 61),
    Page("SCK", "haitang", offer(127201), "8.80", 1200),
    Page("SCK", "beichen", offer(127202), "8.60", 480),
    Page("SCK", "manbo", item(127203), "7.20", 9999),
    Page("TBL", "xingye", offer(128401), "47.50", 66),
    Page("TBL", "wuming", tmall(128402), "49.00", 42),
    Page("BCK", "mulan2", offer(129101), "52.00", 58),
    Page("BCK", "beichen", offer(129102), "54.90", 37),
    Page("CDG", "beichen", offer(129701), "39.60", 120),
    Page("TEE", "beichen", offer(129801), "16.50", 800),
    Page("STB", "xingye", offer(129901), "14.90", 350),
    Page("WLT", "mulan2", offer(130201), "24.50", 82),
    Page("PCH", "xingye", offer(130301), "18.00", 210),
    Page("GLV", "haitang", offer(130401), "10.90", 330),
    Page("MUG", "songyue", tmall(130501), "12.10", 54),
)
