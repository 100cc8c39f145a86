"""Why the agent could not be told, in words: the cause and the remedy for each code, whoever it is from."""

from templates import Trusted, parts, render

#: Codes that mean the same to people.
ALIKE = {
    "invalid_auth": "token",
    "not_authed": "token",
    "token_expired": "token",
    "token_revoked": "token",
    "account_inactive": "token",
    "no_permission": "missing_scope",
    "restricted_action": "restricted",
    "restricted_action_read_only_channel": "restricted",
    "restricted_action_thread_only_channel": "restricted",
    "restricted_action_non_threadable_channel": "restricted",
    "posting_to_channel_denied": "restricted",
    "user_is_restricted": "restricted",
    "access_denied": "denied",
    "ekm_access_denied": "denied",
    "accesslimited": "denied",
    "enterprise_is_restricted": "denied",
    "org_login_required": "denied",
    "team_access_not_granted": "denied",
    "two_factor_setup_required": "denied",
    "invalid_arguments": "cannot_be_put",
    "no_text": "cannot_be_put",
    "msg_blocks_too_long": "msg_too_long",
    "rate_limited": "ratelimited",
    "message_limit_exceeded": "ratelimited",
    "internal_error": "no_answer",
    "fatal_error": "no_answer",
    "service_unavailable": "no_answer",
}
#: Of these it is known that the agent has been told.
_TOLD = "not_followed"
_HEADS = frozenset({"not_told", "told_unrecorded", "unknown"})


def failure_words(code: str, lang: str) -> Trusted:
    """What went wrong and what to do; a code that nobody has worded is shown as it is."""
    head = render(f"failures#{'told_unrecorded' if code == _TOLD else 'not_told'}", lang)
    part = _part(code)
    if part in _HEADS or part not in parts("failures", lang):
        part = "unknown"
    return Trusted(f"{head} {render(f'failures#{part}', lang, code=code)}")


def _part(code: str) -> str:
    """The block for a code; a server's error or one of the network's is an answer that has not come."""
    is_outage = code.startswith(("http_2", "http_5")) or code.endswith(("Error", "Disconnected", "Timeout"))
    return "no_answer" if is_outage else ALIKE.get(code, code)
