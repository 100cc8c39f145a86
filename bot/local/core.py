"""The parts of one workspace, made once and handed to everything that acts on them."""

from dataclasses import dataclass, field

from bot.local.activity import Activity
from bot.local.changes import Changes
from bot.local.channels import Channels
from bot.local.clock import Clock
from bot.local.composing import Composer
from bot.local.deliveries import Deliveries
from bot.local.faults import Faults
from bot.local.files import Files
from bot.local.log import Log
from bot.local.manifest import Manifest
from bot.local.messages import Messages, Scheduled
from bot.local.people import People
from bot.local.rates import Rates
from bot.local.response_urls import ResponseUrls
from bot.local.script import Script
from bot.local.shapes import Json
from bot.local.socket_mode import Sockets
from bot.local.stamps import Stamps
from bot.local.timers import Timers
from bot.local.triggers import Triggers
from bot.local.views import Views
from bot.local.world import World


@dataclass
class Core:
    """Everything that one workspace consists of."""

    world: World
    manifest: Manifest
    clock: Clock
    bot_token: str
    app_token: str
    signing_secret: str
    url: str = ""
    scheduled: dict[str, Scheduled] = field(default_factory=dict)
    picks: dict[tuple[str, str, str], Json] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.people = People(self.world, self.manifest.name)
        self.channels = Channels(self.world.channels, self.people)
        self.composer = Composer(self.people, self.channels)
        self.changes = Changes()
        self.log = Log(self.clock, self.changes)
        self.stamps = Stamps(self.clock)
        self.messages = Messages()
        self.views = Views()
        self.triggers = Triggers()
        self.response_urls = ResponseUrls(self.clock)
        self.files = Files()
        self.script = Script(self.world.script)
        self.faults = Faults()
        self.rates = Rates()
        self.activity = Activity()
        self.timers = Timers(self.clock)
        self.sockets = Sockets(self.faults)
        self.deliveries = Deliveries(self.sockets, self.log, self.faults, self.timers, self.activity)

    def at(self, url: str) -> None:
        """The address that the server got."""
        self.url = self.response_urls.base = self.files.base = url
