"""A small Chatwork on this machine, for the demo and the tests; it knows nothing of the desk that it tells."""

from bot.demo.chatwork.rooms import Room
from bot.demo.chatwork.standin import ACCOUNT, TOKEN, WEBHOOK_TOKEN, ChatworkStandin, signature, standing_in

__all__ = ["ACCOUNT", "TOKEN", "WEBHOOK_TOKEN", "ChatworkStandin", "Room", "signature", "standing_in"]
