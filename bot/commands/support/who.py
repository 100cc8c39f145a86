"""Who is at the terminal."""

import getpass


def at_terminal() -> str:
    """The person's name at this machine, for the timeline."""
    try:
        return f"cli:{getpass.getuser()}"
    except (OSError, KeyError):  # no name for this user id, as in a container
        return "cli"
