"""The control API: what tests and scripts do in people's names, as JSON over HTTP under /control."""

from bot.local.control.routes import add_control

__all__ = ["add_control"]
