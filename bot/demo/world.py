"""Who is in the demo workspace, and where they talk: everybody and everything here is invented."""

from bot.local import Channel, Organisation, Person, ScriptedEvent, World

SHOP = Organisation(id="T0HINATA", name="ひなた雑貨店", domain="hinata-zakka")
AGENT = Organisation(id="T0KAMOME", name="カモメ代行", domain="kamome-daiko")
#: A second agent, smaller, that reads English.
FENNEL = Organisation(id="T0FENNEL", name="Fennel Sourcing", domain="fennel-sourcing")

AOI = Person(
    id="U0AOI", name="aoi", real_name="水野 葵", team_id=SHOP.id, is_admin=True, colour="8a4f7d", emoji="🌻"
)
REN = Person(id="U0REN", name="ren", real_name="早川 蓮", team_id=SHOP.id, colour="2f6f8f", emoji="🎧")
EMMA = Person(
    id="U0EMMA",
    name="emma",
    real_name="Emma Kishi",
    team_id=SHOP.id,
    locale="en-US",
    colour="3d7a4e",
    emoji="📷",
)
WATARU = Person(
    id="U0WATARU", name="wataru", real_name="相沢 航", team_id=SHOP.id, colour="7a5c2e", emoji="🧮"
)
SHIORI = Person(
    id="U0SHIORI",
    name="shiori",
    real_name="三浦 しおり",
    team_id=SHOP.id,
    is_restricted=True,
    colour="9a6b4f",
    emoji="✂️",
)
LIMIN = Person(
    id="U0LIMIN",
    name="limin",
    real_name="李 敏",
    team_id=AGENT.id,
    locale="zh-CN",
    tz="Asia/Shanghai",
    colour="b5483a",
    emoji="🕊️",
)
TESSA = Person(
    id="U0TESSA",
    name="tessa",
    real_name="Tessa Lim",
    team_id=FENNEL.id,
    locale="en-US",
    tz="Asia/Singapore",
    colour="5b6bb5",
    emoji="🌿",
)

PEOPLE = (AOI, REN, EMMA, WATARU, SHIORI, LIMIN, TESSA)
BOT = "UBOT"

# The team's own channel: 三浦 しおり, who takes the pictures, is a guest and reads along.
DESK = Channel(
    id="C0DESK",
    name="stockout-desk",
    members=(AOI.id, REN.id, EMMA.id, WATARU.id, SHIORI.id, BOT),
    topic="欠品のカードはここに出ます。15分以内に最初の返事を",
)
AGENT_ROOM = Channel(
    id="C0RAKUMART",
    name="rakumart-欠品",
    is_ext_shared=True,
    members=(AOI.id, REN.id, EMMA.id, WATARU.id, LIMIN.id, BOT),
    topic="ラクマートからの欠品連絡と、こちらからの指示",
)
FENNEL_ROOM = Channel(
    id="C0FENNEL",
    name="fennel-stockouts",
    is_ext_shared=True,
    members=(AOI.id, REN.id, EMMA.id, WATARU.id, TESSA.id, BOT),
    topic="What Fennel Sourcing cannot get, and what to do about it",
)
LOUNGE = Channel(
    id="C0LOUNGE",
    name="zatsudan",
    members=(AOI.id, REN.id, EMMA.id, WATARU.id, SHIORI.id),
    topic="雑談",
)
CHANNELS = (DESK, AGENT_ROOM, FENNEL_ROOM, LOUNGE)


def world(script: tuple[ScriptedEvent, ...] = ()) -> World:
    """The workspace with the events that are to come."""
    return World(
        own=SHOP,
        others=(AGENT, FENNEL),
        people=PEOPLE,
        channels=CHANNELS,
        script=script,
        bot_user_id=BOT,
    )
