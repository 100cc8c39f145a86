"""Words as they are looked up: whatever their width and case."""

import unicodedata


def plain(*texts: str) -> str:
    """The texts as they are compared with what somebody asks for, each in a line of its own."""
    return "\n".join(unicodedata.normalize("NFKC", text).casefold().strip() for text in texts)
