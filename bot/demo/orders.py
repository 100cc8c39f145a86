"""What the demo's shop has ordered from its agent; numbers carry the day on which they were placed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

JAPAN = ZoneInfo("Asia/Tokyo")

#: The shop's own number with its agent: the end of every order number.
CUSTOMER_NO = "300001"


@dataclass(frozen=True, slots=True)
class Placed:
    """An order that the shop placed some days before the demo began: its lines are (SKU, how many)."""

    key: str
    days_ago: int
    at: str  # hhmmss in Japan, and two more digits that the agent adds
    lines: tuple[tuple[str, int], ...]
    prefix: str = ""  # of the numbers that the second agent gives

    def moment(self, start: datetime) -> datetime:
        """When it was placed."""
        day = start.astimezone(JAPAN) - timedelta(days=self.days_ago)
        return day.replace(hour=int(self.at[:2]), minute=int(self.at[2:4]), second=int(self.at[4:6]))

    def number(self, start: datetime) -> str:
        """As its agent numbers it: the moment, two digits, and the customer's number; or the day and two digits."""
        if self.prefix:
            return f"{self.prefix}-{self.moment(start):%y-%m%d}-{self.at[-2:]}"
        return f"{self.moment(start):%Y%m%d}{self.at}-{CUSTOMER_NO}"


OPEN = (
    Placed("hoodies", 3, "09123456", (
        ("TMB-BK-480ML", 60), ("HOD-BK-L", 30), ("HOD-GY-L", 20), ("KNT-BE-M", 24), ("TOT-OW-L", 30),
    )),
    Placed("tumblers", 4, "14053312", (
        ("BOX-WH-M", 40), ("TMB-WH-480ML", 48), ("LED-WW-20CM", 50), ("CUT-WH-L", 24),
    )),
    Placed("pants", 5, "10274801", (
        ("UMB-NV", 30), ("WPT-BK-M", 36), ("WPT-BE-M", 24), ("SKT-BK-L", 20), ("CDG-GY-M", 18),
    )),
    Placed("knits", 2, "18401927", (
        ("CAP-BK", 40), ("STL-GY", 30), ("GLV-GY-L", 36), ("KNT-OW-M", 24),
    )),
    Placed("socks", 6, "11302240", (
        ("SCK-GY", 120), ("SCK-NV", 80), ("GLV-BK-M", 60), ("TEE-WH-L", 50),
    )),
    Placed("bags", 3, "16554409", (
        ("PCH-GY", 40), ("TOT-BK-L", 30), ("WLT-BR", 24), ("BCK-BK", 18), ("SLD-BK", 40),
    )),
    Placed("vests", 7, "13182705", (
        ("BLK-GY-S", 36), ("BLK-NV-S", 30), ("VST-CM-M", 20), ("VST-BK-L", 24),
    )),
    Placed("tables", 1, "20114538", (
        ("TBL-NT-60CM", 15), ("STB-BE-L", 40), ("BTM-GY-S", 30), ("CSN-GY", 24), ("DFS-WH", 16),
    )),
    Placed("gifts", 2, "08471563", (
        ("MUG-CL-350ML", 48), ("EAR-GD", 60), ("CLP-BR", 50), ("STL-CM", 30), ("RBK-DP", 20), ("PJM-NV-110CM", 24),
    )),
    Placed("pans", 3, "11200507", (
        ("PLT-GY-L", 20), ("KTL-WH-1.2L", 24), ("LNC-BE", 40),
    ), prefix="FS"),
)  # fmt: skip

#: One that nobody has registered yet.
UNLISTED = Placed("pots", 0, "08301201", (), prefix="FS")
ORDERS: dict[str, Placed] = {order.key: order for order in OPEN}
