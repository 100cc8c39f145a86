"""Emoji by Slack's short names: the small table that a work app needs."""

import re

EMOJI: dict[str, str] = {
    "+1": "👍", "thumbsup": "👍", "-1": "👎", "thumbsdown": "👎", "ok_hand": "👌", "clap": "👏",
    "pray": "🙏", "bow": "🙇", "wave": "👋", "raised_hands": "🙌", "raised_hand": "✋", "muscle": "💪",
    "point_right": "👉", "point_left": "👈", "point_up": "☝️", "point_down": "👇", "eyes": "👀", "writing_hand": "✍️",
    "smile": "😄", "smiley": "😃", "grinning": "😀", "slightly_smiling_face": "🙂", "blush": "😊", "wink": "😉",
    "thinking_face": "🤔", "sweat_smile": "😅", "sob": "😭", "cry": "😢", "joy": "😂", "scream": "😱",
    "robot_face": "🤖", "ghost": "👻", "heart": "❤️", "broken_heart": "💔", "star": "⭐", "sparkles": "✨",
    "fire": "🔥", "zap": "⚡", "boom": "💥", "tada": "🎉", "trophy": "🏆", "100": "💯",
    "white_check_mark": "✅", "heavy_check_mark": "✔️", "ballot_box_with_check": "☑️", "x": "❌",
    "negative_squared_cross_mark": "❎", "no_entry": "⛔", "no_entry_sign": "🚫", "warning": "⚠️",
    "rotating_light": "🚨", "exclamation": "❗", "heavy_exclamation_mark": "❗", "bangbang": "‼️", "question": "❓",
    "grey_question": "❔", "information_source": "ℹ️", "red_circle": "🔴", "large_orange_circle": "🟠",
    "large_yellow_circle": "🟡", "large_green_circle": "🟢", "large_blue_circle": "🔵", "large_purple_circle": "🟣",
    "white_circle": "⚪", "black_circle": "⚫", "large_green_square": "🟩", "large_yellow_square": "🟨",
    "large_red_square": "🟥", "white_large_square": "⬜", "black_large_square": "⬛", "small_blue_diamond": "🔹",
    "small_orange_diamond": "🔸", "large_blue_diamond": "🔷", "one": "1️⃣", "two": "2️⃣", "three": "3️⃣",
    "four": "4️⃣", "five": "5️⃣", "six": "6️⃣", "seven": "7️⃣", "eight": "8️⃣", "nine": "9️⃣", "keycap_ten": "🔟",
    "zero": "0️⃣", "hash": "#️⃣", "new": "🆕", "ok": "🆗", "sos": "🆘", "up": "🆙", "free": "🆓",
    "arrow_right": "➡️", "arrow_left": "⬅️", "arrow_up": "⬆️", "arrow_down": "⬇️", "arrow_upper_right": "↗️",
    "arrow_lower_right": "↘️", "arrow_forward": "▶️", "arrow_backward": "◀️", "fast_forward": "⏩", "rewind": "⏪",
    "leftwards_arrow_with_hook": "↩️", "arrow_right_hook": "↪️", "arrows_counterclockwise": "🔄", "repeat": "🔁",
    "arrows_clockwise": "🔃", "double_vertical_bar": "⏸️", "black_square_for_stop": "⏹️", "clock1": "🕐",
    "hourglass": "⌛", "hourglass_flowing_sand": "⏳", "stopwatch": "⏱️", "alarm_clock": "⏰", "timer_clock": "⏲️",
    "watch": "⌚", "calendar": "📆", "date": "📅", "spiral_calendar_pad": "🗓️", "sunrise": "🌅", "sunny": "☀️",
    "sun_with_face": "🌞", "crescent_moon": "🌙", "zzz": "💤", "cloud": "☁️", "umbrella": "☔", "package": "📦",
    "shopping_trolley": "🛒", "shopping_bags": "🛍️", "convenience_store": "🏪", "department_store": "🏬",
    "factory": "🏭", "house": "🏠", "office": "🏢", "ship": "🚢", "truck": "🚚", "articulated_lorry": "🚛",
    "airplane": "✈️", "label": "🏷️", "receipt": "🧾", "moneybag": "💰", "yen": "💴", "dollar": "💵",
    "money_with_wings": "💸", "credit_card": "💳", "chart": "💹", "chart_with_upwards_trend": "📈",
    "chart_with_downwards_trend": "📉", "bar_chart": "📊", "clipboard": "📋", "memo": "📝", "pencil": "📝",
    "pencil2": "✏️", "page_facing_up": "📄", "page_with_curl": "📃", "bookmark_tabs": "📑", "newspaper": "📰",
    "open_file_folder": "📂", "file_folder": "📁", "paperclip": "📎", "link": "🔗", "pushpin": "📌",
    "round_pushpin": "📍", "scissors": "✂️", "lock": "🔒", "unlock": "🔓", "key": "🔑", "bell": "🔔",
    "no_bell": "🔕", "mega": "📣", "loudspeaker": "📢", "speech_balloon": "💬", "left_speech_bubble": "🗨️",
    "thought_balloon": "💭", "email": "✉️", "envelope": "✉️", "incoming_envelope": "📨", "outbox_tray": "📤",
    "inbox_tray": "📥", "telephone_receiver": "📞", "phone": "☎️", "iphone": "📱", "computer": "💻",
    "gear": "⚙️", "wrench": "🔧", "hammer": "🔨", "hammer_and_wrench": "🛠️", "toolbox": "🧰", "mag": "🔍",
    "mag_right": "🔎", "bulb": "💡", "magnet": "🧲", "dart": "🎯", "art": "🎨", "rainbow": "🌈", "shirt": "👕",
    "dress": "👗", "handbag": "👜", "school_satchel": "🎒", "shoe": "👞", "eyeglasses": "👓", "socks": "🧦",
    "scarf": "🧣", "gloves": "🧤", "coat": "🧥", "bust_in_silhouette": "👤", "busts_in_silhouette": "👥",
    "construction": "🚧", "checkered_flag": "🏁", "triangular_flag_on_post": "🚩", "jp": "🇯🇵", "cn": "🇨🇳",
    "us": "🇺🇸", "flag-jp": "🇯🇵", "flag-cn": "🇨🇳", "flag-us": "🇺🇸", "tea": "🍵", "coffee": "☕", "rice_ball": "🍙",
    "cherry_blossom": "🌸", "four_leaf_clover": "🍀", "seedling": "🌱", "cat": "🐱", "dog": "🐶",
    "octagonal_sign": "🛑", "recycle": "♻️", "heavy_plus_sign": "➕", "heavy_minus_sign": "➖", "abc": "🔤",
    "snowflake": "❄️", "droplet": "💧", "hand": "✋", "crown": "👑", "gift": "🎁", "ticket": "🎫",
}  # fmt: skip

SHORT_NAME = re.compile(r":([a-z0-9_+\-]+)(?::skin-tone-[2-6])?:")


def emojize(text: str) -> str:
    """Short names become emoji; a name that is not in the table stays as it was written."""
    return SHORT_NAME.sub(lambda found: EMOJI.get(found[1], found[0]), text)
