"""HEAR OUT: what was said in a channel, a room, a thread or a hook, and whose it is to act on it."""
