"""What somebody else than the customer did with a figure: `the workshop sewed 26`, `they could fill seven bags`."""

from bot.rules.regex import regex
from bot.rules.script import pattern

# Whatever hands work turns out, packs or lets go of.
_MADE = r"""(?:sewed|sewn|stitched|glazed|fired|poured|printed|cut|managed|knitted|knit|wove|woven|dyed|baked|cast
    |painted|carved|assembled|filled|finished|completed|made|produced|built|welded|moulded|molded|pressed|polished|engraved
    |embroidered|framed|bound|folded|rolled|wrapped|turned\sout|got\sdone|put\stogether|set\saside|put\saside|kept
    |held\sback|held|saved|spared|parted\swith|let\sgo(?:\sof)?|handed\sover|gathered|scraped\stogether|dug\sout|located
    |tracked\sdown|collected|picked\sup|loaded|offered|reached|stopped\s(?:at|after)|stuck\sat|gave\sup\sat)"""
_MAKE = r"""(?:sew|stitch|glaze|fire|pour|print|cut|manage|knit|weave|dye|bake|cast|paint|carve|assemble|fill|finish
    |complete|make|produce|build|turn\sout|put\stogether|set\saside|put\saside|keep|hold|save|spare|part\swith
    |let\sgo(?:\sof)?|hand\sover|gather|collect|pick\sup|offer|do|pack)"""
_BEFORE = pattern(rf"""
    (?:(?<![a-z])(?:could|can|able\sto|managed\sto)\s(?:only\s|just\s)?{_MAKE}
    |(?<!you\s)(?<!customer\s)(?<!i\s)(?<!be\s)(?<![a-z]){_MADE})\s(?:us\s)?(?:only\s|just\s|about\s|some\s)?$""")
_LATIN = regex(r"[a-z] $")


def was_made(before: str) -> bool:
    """Whether the words before a figure say that so many were made or let go."""
    return _LATIN.search(before, max(0, len(before) - 2)) is not None and bool(_BEFORE.search(before))
