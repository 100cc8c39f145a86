"""One demo a folder: a second one would write over what the first has kept."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCK = "demo.lock"


class FolderTaken(Exception):  # noqa: N818 - it reads as what it is
    """Another demo runs on this folder."""


@contextmanager
def sole_use(folder: Path) -> Iterator[None]:
    """Have the folder to oneself; the lock goes with its process, however that ends. Raises FolderTaken."""
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise FolderTaken from None
        yield
