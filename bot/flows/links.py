"""Addresses of messages."""

from bot.flows.work import Work


def permalink(work: Work, channel: str, ts: str) -> str:
    """The address of a message, as Slack makes it from the workspace's own address; empty where there is none."""
    return f"{work.workspace.url}archives/{channel}/p{ts.replace('.', '')}" if channel and ts else ""
