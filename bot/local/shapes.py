"""The one name that everything here shares: a JSON object, whose fields are Slack's."""

from typing import Any

Json = dict[str, Any]
