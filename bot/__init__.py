"""The bot itself: what it decides, does, sends and shows."""
