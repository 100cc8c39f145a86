"""The reader's knowledge as plain tables, loaded once."""

import json
from importlib import resources
from typing import Any


def load(name: str) -> Any:  # noqa: ANN401  a JSON table; its reader gives it a type
    """One table of this folder by its name."""
    return json.loads(resources.files(__name__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
