"""The way into Chatwork: instructions as replies in the agent's room."""

from datetime import timedelta

from bot.delivery.chatwork import TOO_MANY, Chatwork, ChatworkError
from bot.delivery.parcel import Parcel
from bot.rules.chatwork import harmless, reply_mark
from bot.slack.errors import KNOCK, Meaning, NotLookedUpError, Trouble, trouble_of
from bot.slack.unmarked import unmarked

#: By how many seconds Chatwork's clock may be behind ours.
DRIFT = 300

_NO_ROOM = frozenset({403, 404})
_NO_TOKEN = 401


class ChatworkRoute:
    """Sends into Chatwork; without a token it gives everything back."""

    def __init__(self, chatwork: Chatwork | None) -> None:
        """With Chatwork, where the team has it."""
        self.chatwork = chatwork

    async def send(self, parcel: Parcel) -> str:
        """Send the message and answer its id. Raises ChatworkError and what aiohttp raises."""
        if self.chatwork is None:
            raise ChatworkError(_NO_TOKEN, "no_chatwork_token")
        body = body_of(parcel)
        if parcel.maybe_sent and (found := await _looked_up(self.chatwork, parcel, body)):
            return found
        return await self.chatwork.post(parcel.channel, body)

    def trouble(self, error: BaseException, attempts: int) -> Trouble:
        """What the error of a call means."""
        if not isinstance(error, ChatworkError):
            return trouble_of(error, attempts)
        backoff = timedelta(seconds=min(300, 2 ** min(attempts, 9)))
        if error.status == TOO_MANY:
            return Trouble(Meaning.SLOW_DOWN, error.word, error.wait)
        if error.status == _NO_TOKEN:
            return Trouble(Meaning.SHUT, "chatwork_token_refused" if self.chatwork else error.word, KNOCK)
        if error.status in _NO_ROOM:
            return Trouble(Meaning.SHUT, "chatwork_room_not_found", KNOCK)
        if error.status >= 500:  # noqa: PLR2004 - Chatwork may have done it before it failed
            return Trouble(Meaning.UNKNOWN, f"http_{error.status}", backoff)
        return Trouble(Meaning.HOPELESS, error.word, timedelta(0))


def body_of(parcel: Parcel) -> str:
    """The message as Chatwork shows it: a reply to the notice, without Slack's marks."""
    text = harmless(unmarked(parcel.message.text))
    if not parcel.thread_ts:
        return text
    return f"{reply_mark(parcel.answers, parcel.channel, parcel.thread_ts)}\n{text}"


async def _looked_up(chatwork: Chatwork, parcel: Parcel, body: str) -> str | None:
    """The id of a message that may have arrived. Raises NotLookedUpError where Chatwork does not say."""
    try:
        return await _find(chatwork, parcel, body)
    except ChatworkError as error:
        raise NotLookedUpError from error


async def _find(chatwork: Chatwork, parcel: Parcel, body: str) -> str | None:
    """The id of a message that may have arrived although its answer was lost."""
    own = await chatwork.account()
    for message in await chatwork.latest(parcel.channel):
        sent = int(message["send_time"]) >= parcel.since.timestamp() - DRIFT
        same = message["body"].split() == body.split() and str(message["account"]["account_id"]) == own
        if sent and same and message["message_id"] not in parcel.not_these:
            return str(message["message_id"])
    return None
