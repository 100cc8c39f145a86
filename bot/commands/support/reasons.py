"""Why a file, an address or a database cannot be used: what the system says of it, in the reader's words."""

from bot.commands.support.words import words

#: What stands in the system's words, and the block of reasons.txt that says it.
SIGNS = {
    "no such file": "missing",
    "is a directory": "folder",
    "not a directory": "no_folder",
    "file exists": "no_folder",
    "permission denied": "denied",
    "operation not permitted": "denied",
    "read-only file system": "denied",
    "readonly database": "denied",
    "no space left": "full",
    "disk is full": "full",
    "file name too long": "long_name",
    "address already in use": "in_use",
    "database is locked": "locked",
    "unable to open database file": "unopenable",
    "file is not a database": "no_database",
    "password authentication failed": "password",
    "could not parse": "no_address",
    "invalid literal for int": "no_address",
    "failed to resolve": "no_host",
    "name or service not known": "no_host",
    "nodename nor servname": "no_host",
    "name resolution": "no_host",
    "getaddrinfo": "no_host",
    "connection refused": "refused",
    "connect call failed": "refused",
    "cannot connect to host": "refused",
    "timed out": "slow",
    "timeout": "slow",
    "certificate": "certificate",
}


def reason_of(error: object) -> str:
    """The reason in words; what nobody here knows stays as the system says it."""
    said = str((isinstance(error, OSError) and error.strerror) or error).partition("\n")[0]
    plain = said.casefold()
    part = next((part for sign, part in SIGNS.items() if sign in plain), "")
    return words(f"reasons#{part}") if part else said
