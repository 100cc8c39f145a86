"""From the workspace's state to HTML: the Jinja environment, and each region of the page on its own."""

from collections import OrderedDict
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.local.page import blockkit
from bot.local.page.dates import JST, day_name, hour_minute
from bot.local.page.emoji import emojize
from bot.local.page.inspector import exchanges_of, pretty
from bot.local.page.markdown import render_markdown
from bot.local.page.marks import marks_of, next_morning
from bot.local.page.mrkdwn import Mrkdwn, plain
from bot.local.page.names import Names, shown_name
from bot.local.page.ports import Channel, Json, Person, Workspace
from bot.local.page.richtext import RichText
from bot.local.page.screen import Screen
from bot.local.page.timeline import Post, days_of, digest_of, posts_of, top_level
from bot.local.page.tongue import lang_attr
from bot.local.page.words import LANGUAGES, WORDS, complaint_in, words_for

HERE = Path(__file__).parent
PARTS = ("stage", "sidebar", "main", "thread", "inspector", "modal")
KEPT_POSTS = 3000
STUB = Markup('<article data-key="{}" data-hash="{}"></article>')
JS_WORDS = (
    *("app silent", "app away", "app confused", "failed", "connection lost", "no ack", "updated"),
    *("ok", "cancel", "confirm", "loading", "submitting", "chosen", "no suggestions", "copied"),
    *("event played", "view it", "remove file", "new messages"),
    *("uploading", "no rows", "connected again", "out of reach", "window gone"),
)


@cache
def environment() -> Environment:
    """One for all workspaces, so that templates are compiled once."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= blockkit.HELPERS | {
        "plain": plain,
        "emoji": emojize,
        "pretty": pretty,
        "hour_minute": hour_minute,
        "day_name": day_name,
        "lang_attr": lang_attr,
        "markdown": render_markdown,
        "static": lambda name: f"/page/static/{name}",
    }
    return made


@cache
def compile_all() -> None:
    """Compile every template while somebody waits for the page anyway, and not between a click and its ack."""
    for name in environment().list_templates():
        environment().get_template(name)


class Renderer:
    """Draws the page of one workspace; messages that did not change are not drawn again."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._env = environment()
        self._drawn: OrderedDict[str, Markup] = OrderedDict()

    def page(self, screen: Screen) -> str:
        """The whole page."""
        compile_all()
        return self._env.get_template("page.html").render(self._context(screen, PARTS))

    def part(self, name: str, screen: Screen, have: frozenset[str] = frozenset()) -> str:
        """One region, as the live updates ask for it; `have` are the digests that need not be sent again."""
        return self._env.get_template(f"{name}.html").render(self._context(screen, (name,), have))

    def entry(self, parts: list[tuple[str, str]]) -> str:
        """What opens under a line of the inspector."""
        return self._env.get_template("entry.html").render(parts=parts)

    def title(self, screen: Screen) -> str:
        place = (
            f"#{screen.channel.name}"
            if screen.channel and not screen.channel.is_im
            else screen.names.app_name
        )
        return f"{place} – {self._workspace.name}"

    def _context(self, screen: Screen, parts: tuple[str, ...], have: frozenset[str] = frozenset()) -> Json:
        """Everything that the wanted regions use."""
        context = self._common(screen) | {"have": have}
        sources = {
            "stage": self._stage,
            "sidebar": self._sidebar,
            "main": self._main,
            "thread": self._thread,
            "inspector": self._inspector,
            "modal": self._modal,
        }
        for part in parts:
            context |= sources[part](screen, context)
        return context

    def _common(self, screen: Screen) -> Json:
        say = words_for(screen.language)
        mrkdwn = Mrkdwn(screen.names, screen.language)
        context: Json = {
            "screen": screen,
            "names": screen.names,
            "me": screen.names.face(screen.me),
            "t": say,
            "title": self.title(screen),
            "place_name": self._workspace.name,
            "app_face": screen.names.author({}),
            "js_words": {key: WORDS[key][LANGUAGES.index(screen.language)] for key in JS_WORDS},
            "role": partial(_role, screen.names, say),
            "complaint": partial(complaint_in, screen.language),
            "partners": partial(_partners, screen.names),
            "global_shortcuts": self._shortcuts("global"),
            "message_shortcuts": self._shortcuts("message"),
            "commands": self._workspace.manifest.get("features", {}).get("slash_commands", []),
            "mentionable": [
                {"name": one.name, "label": shown_name(one)} for one in screen.names.people.values()
            ],
            "mentionable_channels": [one.name for one in screen.channels if not one.is_im],
        }
        return context | blockkit.helpers_for(screen.names, mrkdwn, RichText(mrkdwn, screen.language))

    def _shortcuts(self, kind: str) -> list[Json]:
        shortcuts = self._workspace.manifest.get("features", {}).get("shortcuts", [])
        return [one for one in shortcuts if one.get("type") == kind]

    def _stage(self, screen: Screen, context: Json) -> Json:
        now = self._workspace.clock.now()
        return {
            "cast": self._workspace.people(),
            "now": now.astimezone(JST),
            "frozen": getattr(self._workspace.clock, "frozen", False),
            "marks": marks_of(self._workspace, screen.channels, screen.me.id, screen.language, context["t"]),
            "morning": next_morning(now),
            "script": self._workspace.script_remaining(),
            "has_script": self._workspace.has_script,
        }

    def _sidebar(self, screen: Screen, _context: Json) -> Json:
        features = self._workspace.manifest.get("features", {})
        home = features.get("app_home", {}).get("home_tab_enabled", False)
        return {
            "has_home": home,
            "latest": partial(self._latest, screen),
            "elsewhere": self._workspace.elsewhere(),
        }

    def _latest(self, screen: Screen, channel: Channel) -> str:
        stamps = (one["ts"] for one in self._workspace.messages(channel.id, screen.me.id))
        return max(stamps, key=float, default="")

    def _main(self, screen: Screen, context: Json) -> Json:
        posted = top_level(self._posted(screen))
        now = self._workspace.clock.now().astimezone(JST)
        return {
            "earlier": max(len(posted) - screen.shown, 0),
            "home": self._workspace.home(screen.me.id) if screen.at_home else None,
            "days": days_of(posted[-screen.shown :], screen.names, now, context["t"], screen.language),
            "post_html": partial(self._post, context),
            "view_blocks": partial(self._view_blocks, context),
        }

    def _posted(self, screen: Screen, thread: str | None = None) -> list[Json]:
        if not screen.channel:
            return []
        return list(self._workspace.messages(screen.channel.id, screen.me.id, thread))

    def _thread(self, screen: Screen, context: Json) -> Json:
        posted = self._posted(screen, screen.thread) if screen.thread else []
        return {
            "thread_posts": posts_of(posted, screen.names, screen.language),
            "post_html": partial(self._post, context),
        }

    def _inspector(self, screen: Screen, _context: Json) -> Json:
        return {"exchanges": exchanges_of(self._workspace.log(0)) if screen.inspector else []}

    def _modal(self, screen: Screen, context: Json) -> Json:
        views = list(self._workspace.open_views(screen.me.id))
        return {
            "view": views[-1] if views else None,
            "stack_depth": len(views),
            "view_blocks": partial(self._view_blocks, context),
        }

    def _view_blocks(self, context: Json, view: Json) -> Markup:
        return Markup(self._env.get_template("view.html").render(context | {"shown_view": view}))  # noqa: S704 - drawn with autoescape

    def _led_elsewhere(self, html: str) -> str:
        """Links to what a page of the host's stands for lead to that page."""
        for place in self._workspace.elsewhere():
            if place.stands_for:
                html = html.replace(f'href="{place.stands_for}', f'href="{place.href}')
        return html

    def _post(self, context: Json, post: Post, *, in_thread: bool = False) -> Markup:
        """One message: named only where the browser has it, from memory where it was drawn before."""
        screen: Screen = context["screen"]
        thread_href = screen.href(thread=post.message.get("thread_ts") or post.ts)
        digest = digest_of(f"{post.digest}{in_thread}{thread_href}")
        if digest in context["have"]:
            return STUB.format(post.key, digest)
        if digest not in self._drawn:
            about = {"post": post, "in_thread": in_thread, "digest": digest, "thread_href": thread_href}
            html = self._env.get_template("post.html").render(context | about | {"channel_id": screen.place})
            self._drawn[digest] = Markup(self._led_elsewhere(html))  # noqa: S704 - drawn with autoescape
        self._drawn.move_to_end(digest)
        while len(self._drawn) > KEPT_POSTS:
            self._drawn.popitem(last=False)
        return self._drawn[digest]


def _role(names: Names, say: Callable[..., str], person: Person) -> str:
    if names.organisation_of(person):
        return say("role outside")
    if person.is_restricted:
        return say("role guest")
    return say("role admin") if person.is_admin else say("role member")


def _partners(names: Names, channel: Channel) -> str:
    """The organisations that share a channel with ours."""
    inside = (names.people[one] for one in channel.members if one in names.people)
    others = dict.fromkeys(names.organisation_of(person) for person in inside if not person.is_bot)
    return "・".join(other for other in others if other)
