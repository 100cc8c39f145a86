"""The product page in what a person pastes: an address alone, full-width letters, a mall's share text."""

from unicodedata import normalize
from urllib.parse import urlsplit

from bot.rules.urls import find_urls, mall_of, parse_url

LONGEST = 1000


def addresses_in(text: str) -> list[str]:
    """Every page that the text names, once."""
    plain = normalize("NFKC", text).strip()
    found = {parse_url(url).canonical: url for url, _ in reversed(find_urls(plain))}
    if len(found) == 1 and plain.startswith("http") and not any(map(str.isspace, plain)):
        (url,) = found.values()
        if parse_url(url).platform == "other" and mall_of(url) is None:
            return [plain]  # a site of its own may write its paths in any script
    return list(reversed(found.values()))


def address_fault(url: str) -> tuple[str, dict[str, str]] | None:
    """Why an address is no product's: a code, and what its words need."""
    page = parse_url(url)
    if len(url) > LONGEST:
        return "url", {}
    if page.kind in {"shop", "search"}:
        return "url_not_product", {}
    try:
        parts = urlsplit(page.canonical if "//" in page.canonical[:9] else f"https://{page.canonical}")
    except ValueError:
        return "url", {}
    if not (parts.path.strip("/") or parts.query):
        return "url_home", {}
    mall = mall_of(url) if page.platform == "other" else None
    return ("url_no_number", {"mall": mall}) if mall else None
