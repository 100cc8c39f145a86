"""Product addresses of the Chinese malls: which product a link means, and links inside running text."""

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

from bot.rules.regex import regex

Span = tuple[int, int]

_IN_TEXT = regex(
    r"https?://[A-Za-z0-9._~:/?#@!$&'*+,;=%\[\]-]+"
    r"|(?<![A-Za-z0-9._/@|-])(?:[A-Za-z0-9-]{1,40}\.){0,3}(?:1688|taobao|tmall|tb)\.(?:com|cn|hk)/[A-Za-z0-9._~:/?#@!$&'*+,;=%-]+",
    re.IGNORECASE,
)
_TAIL = ".,;:!?'*&[]"
_TAG = regex(r"\[/?[A-Za-z]")
_OFFER_PATH = regex(r"/offer/(\d{6,20})\.html?")
_WORLD_PATH = regex(r"/item/(\d{6,20})\.htm")
_DIGITS = regex(r"\d{6,20}")
_MALLS = {"1688.com": "1688", "taobao.com": "taobao", "tmall.com": "tmall", "tmall.hk": "tmall"}
_SHOP_HOST = regex(r"(?:shop[\w-]*|[\w-]+)\.(?:1688|taobao|tmall)\.com")
_NOT_SHOPS = frozenset(
    ["www", "m", "detail", "item", "world", "h5", "s", "qr", "list", "login", "air", "work", "trade"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductUrl:
    """What a link stands for; canonical is the short form by which two links can be compared."""

    platform: str
    id: str | None
    sku_id: str | None
    canonical: str
    needs_resolution: bool
    kind: str

    @property
    def key(self) -> tuple[str, str] | None:
        """The product that this link means, whatever its spelling; None when unknown."""
        return None if self.id is None else (self.platform, self.id)


def parse_url(url: str) -> ProductUrl:
    """Read one address; never touches the network, so short links stay unresolved."""
    text = url.strip().replace("&amp;", "&")
    try:
        parts = urlsplit(text if "//" in text[:9] else f"https://{text}")
        host = (parts.hostname or "").lower().rstrip(".")
    except ValueError:
        return _other(text, "other")
    query = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return _known(host, parts, query) or _other(text, _kind(host, parts))


def site_of(url: str) -> str:
    """The host that an address names, or all of it where it names none."""
    try:
        return urlsplit(url).hostname or url
    except ValueError:
        return url


def mall_of(url: str) -> str | None:
    """The mall that an address is on, whatever of it: `1688`, `taobao`, `tmall`; None for any other site."""
    host = site_of(url if "//" in url[:9] else f"https://{url}").lower()
    return next((mall for domain, mall in _MALLS.items() if _under(host, domain)), None)


def page_name(url: str) -> str:
    """A page as people tell it from another: its site, and the end of its product's number or of its short link."""
    page = parse_url(url)
    site = site_of(page.canonical)
    if page.id is not None:
        return f"{site}/…{page.id[-4:]}"
    return page.canonical.split("//", maxsplit=1)[-1] if page.needs_resolution else site


def _known(host: str, parts: SplitResult, query: dict[str, str]) -> ProductUrl | None:
    if _under(host, "1688.com"):
        return _alibaba(host, parts, query)
    if _under(host, "taobao.com"):
        return _taobao(parts, query, tmall=False)
    if _under(host, "tmall.com") or _under(host, "tmall.hk"):
        return _taobao(parts, query, tmall=True)
    if _under(host, "tb.cn"):
        return _short("taobao", parts)
    return _agent_page(host, query)


def _alibaba(host: str, parts: SplitResult, query: dict[str, str]) -> ProductUrl | None:
    if host == "qr.1688.com":
        return _short("1688", parts)
    if host.split(".", maxsplit=1)[0].startswith("shop"):
        return None
    in_path = _OFFER_PATH.fullmatch(parts.path)
    number = in_path.group(1) if in_path else query.get("offerId") if "/page/index" in parts.path else None
    return _product("1688", number, query, "https://detail.1688.com/offer/{}.html")


def _taobao(parts: SplitResult, query: dict[str, str], *, tmall: bool) -> ProductUrl | None:
    in_path = _WORLD_PATH.fullmatch(parts.path)
    is_item = "item.htm" in parts.path or "detail.htm" in parts.path
    number = in_path.group(1) if in_path else (query.get("id") or query.get("itemId")) if is_item else None
    site = "https://detail.tmall.com/item.htm?id={}" if tmall else "https://item.taobao.com/item.htm?id={}"
    return _product("taobao", number, query, site)


def _agent_page(host: str, query: dict[str, str]) -> ProductUrl | None:
    """Agents show 1688 and Taobao products on pages of their own: `type` says which, `iid` the product."""
    if not re.search(r"(?:^|\.)rakumart\.[a-z.]{2,6}$", host):
        return None
    platform = {"1688": "1688", "taobao": "taobao", "tmall": "taobao"}.get(query.get("type", ""))
    if platform is None:
        return None
    site = (
        "https://detail.1688.com/offer/{}.html"
        if platform == "1688"
        else "https://item.taobao.com/item.htm?id={}"
    )
    return _product(platform, query.get("iid"), query, site)


def _product(platform: str, number: str | None, query: dict[str, str], site: str) -> ProductUrl | None:
    if number is None or not (number.isascii() and _DIGITS.fullmatch(number)):
        return None
    return ProductUrl(
        platform=platform,
        id=number,
        sku_id=query.get("skuId"),
        canonical=site.format(number),
        needs_resolution=False,
        kind="product",
    )


def _short(platform: str, parts: SplitResult) -> ProductUrl:
    kept = "" if parts.hostname != "qr.1688.com" or not parts.query else f"?{parts.query}"
    canonical = f"https://{parts.hostname}{parts.path}{kept}"
    return ProductUrl(
        platform=platform, id=None, sku_id=None, canonical=canonical, needs_resolution=True, kind="short"
    )


def _other(url: str, kind: str) -> ProductUrl:
    return ProductUrl(
        platform="other", id=None, sku_id=None, canonical=url, needs_resolution=False, kind=kind
    )


def _kind(host: str, parts: SplitResult) -> str:
    if host in {"s.1688.com", "s.taobao.com", "list.tmall.com"} or "search" in parts.path.lower():
        return "search"
    is_shop = _SHOP_HOST.fullmatch(host) and host.split(".", maxsplit=1)[0] not in _NOT_SHOPS
    return "shop" if is_shop else "other"


def _under(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def find_urls(text: str) -> list[tuple[str, Span]]:
    """Every address in running text with its place; glued punctuation and foreign script are left outside."""
    found: list[tuple[str, Span]] = []
    if "/" not in text:
        return found
    for match in _IN_TEXT.finditer(text):
        raw = match.group()
        tag = _TAG.search(raw)
        cut = (raw[: tag.start()] if tag else raw).rstrip(_TAIL)
        found.append((cut.replace("&amp;", "&"), (match.start(), match.start() + len(cut))))
    return found
