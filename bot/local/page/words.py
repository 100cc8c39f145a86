"""The page's own words, Japanese and English side by side; what people and apps say is not here."""

import re
from collections.abc import Callable

LANGUAGES = ("ja", "en")

WORDS: dict[str, tuple[str, str]] = {
    "local workspace": ("ローカルワークスペース", "Local workspace"),
    "skip": ("本文へ移動", "Skip to messages"),
    "skip to writing": ("書き込み欄へ移動", "Skip to writing"),
    "stage": ("舞台の操作", "Stage controls"),
    "acting as": ("いまのあなた", "You are acting as"),
    "switch person": ("人を切り替える", "Switch person"),
    "role admin": ("管理者", "Admin"),
    "role member": ("メンバー", "Member"),
    "role guest": ("ゲスト", "Guest"),
    "role outside": ("社外", "Outside"),
    "role app": ("アプリ", "App"),
    "elsewhere": ("Slack の外", "Outside Slack"),
    "app badge": ("アプリ", "APP"),
    "you": ("自分", "you"),
    "channels": ("チャンネル", "Channels"),
    "messages to app": ("アプリとのやりとり", "Direct messages"),
    "app home": ("ホーム", "Home"),
    "home of": ("{name} のホーム", "{name} home"),
    "open menu": ("チャンネル一覧を開く", "Open the channel list"),
    "close menu": ("チャンネル一覧を閉じる", "Close the channel list"),
    "shared with": ("{name} と共有", "Shared with {name}"),
    "private": ("非公開", "Private"),
    "members": ("{n} 人", "{n} people"),
    "messages": ("メッセージ", "Messages"),
    "no messages": ("まだメッセージはありません", "Nothing here yet"),
    "no messages hint": (
        "下の欄から書き込むか、右上の「次の出来事」を押してみてください。",
        "Write something below, or press “Next event” at the top.",
    ),
    "no channel": ("開けるチャンネルがありません", "There is no channel to open"),
    "today": ("今日", "Today"),
    "yesterday": ("昨日", "Yesterday"),
    "edited": ("編集済み", "edited"),
    "edited times": ("{n} 回編集されました", "Edited {n} times"),
    "only you": ("あなただけに表示されています", "Only visible to you"),
    "reply": ("返信する", "Reply"),
    "replies": ("{n} 件の返信", "{n} replies"),
    "one reply": ("1 件の返信", "1 reply"),
    "last reply": ("最終返信 {time}", "Last reply {time}"),
    "thread": ("スレッド", "Thread"),
    "close thread": ("スレッドを閉じる", "Close the thread"),
    "in channel": ("#{name} のスレッド", "in #{name}"),
    "message actions": ("このメッセージの操作", "Actions for this message"),
    "shortcuts": ("ショートカット", "Shortcuts"),
    "no shortcuts": ("ショートカットはありません", "No shortcuts"),
    "copy link": ("リンクをコピー", "Copy link"),
    "copy text": ("文面をコピー", "Copy the text"),
    "copied": ("コピーしました", "Copied"),
    "new messages": ("新しいメッセージ", "New messages"),
    "write to": ("{name} へのメッセージ", "Message {name}"),
    "write reply": ("返信を書く", "Write a reply"),
    "write hint": (
        "Enter で送信・Shift+Enter で改行・/ でコマンド",
        "Enter to send · Shift+Enter for a new line · / for commands",
    ),
    "send": ("送信", "Send"),
    "attach": ("ファイルを添付", "Attach a file"),
    "attached": ("添付ファイル", "Attachments"),
    "remove file": ("{name} を外す", "Remove {name}"),
    "drop here": ("ここにドロップして添付", "Drop to attach"),
    "commands": ("コマンド", "Commands"),
    "suggestions": ("候補", "Suggestions"),
    "no suggestions": ("候補がありません", "No matches"),
    "loading": ("読み込み中…", "Loading…"),
    "choose": ("選択してください", "Choose"),
    "chosen": ("{n} 件を選択中", "{n} selected"),
    "search": ("検索", "Search"),
    "more": ("その他", "More"),
    "cancel": ("キャンセル", "Cancel"),
    "ok": ("OK", "OK"),
    "confirm": ("確認", "Please confirm"),
    "close": ("閉じる", "Close"),
    "back": ("戻る", "Back"),
    "submit": ("送信する", "Submit"),
    "submitting": ("送信中…", "Sending…"),
    "optional": ("任意", "optional"),
    "step": ("{n} 枚目", "Step {n}"),
    "errors": ("入力を確かめてください（{n} か所）", "Please check {n} field(s)"),
    "unknown block": ("表示に未対応のブロック", "A block this page cannot draw"),
    "unknown element": ("表示に未対応の部品", "An element this page cannot draw"),
    "show json": ("JSON を見る", "Show JSON"),
    "empty home": ("ホームはまだ空です", "The home tab is empty"),
    "empty home hint": (
        "アプリが表示すると、ここに現れます。",
        "It appears here as soon as the app publishes it.",
    ),
    "clock": ("ワークスペースの時計", "Workspace clock"),
    "clock lead": (
        "時計を進めると、アプリの時間も進みます。",
        "Moving the clock moves the app’s time as well.",
    ),
    "plus minutes": ("+{n} 分", "+{n} min"),
    "to target": ("目標の時刻へ", "To the target"),
    "to morning": ("翌朝 8:30 へ", "To 08:30 tomorrow"),
    "next event": ("次の出来事", "Next event"),
    "next remaining": ("残り {n}", "{n} left"),
    "no event": ("出来事はすべて済みました", "All events have been played"),
    "event played": ("{channel} に投稿されました", "Posted in {channel}"),
    "view it": ("見る", "View"),
    "inspector": ("通信の記録", "Inspector"),
    "open inspector": ("通信の記録を開く", "Open the inspector"),
    "close inspector": ("通信の記録を閉じる", "Close the inspector"),
    "no log": ("まだ通信はありません", "No traffic yet"),
    "ack in": ("応答 {n} ms", "ack {n} ms"),
    "no ack": ("応答なし", "no ack"),
    "waiting": ("応答待ち", "waiting"),
    "retry": ("再送 {n}", "retry {n}"),
    "calls without envelope": ("アプリから", "From the app"),
    "arguments": ("引数", "Arguments"),
    "answer": ("返り値", "Answer"),
    "payload": ("内容", "Payload"),
    "ack payload": ("応答の内容", "Ack payload"),
    "language": ("表示の言語", "Language"),
    "app silent": (
        "アプリから応答がありませんでした。もう一度お試しください。",
        "The app did not respond. Please try again.",
    ),
    "app away": (
        "アプリがつながっていません。起動しているか確かめてください。",
        "The app is not connected. Is it running?",
    ),
    "app confused": (
        "アプリの返事を表示できませんでした。くわしくは「通信の記録」にあります。",
        "The app’s answer could not be shown. The inspector has the details.",
    ),
    "not member": ("このチャンネルには参加していないため、書き込めません", "Only members can write here"),
    "failed": ("うまくいきませんでした：{why}", "That did not work: {why}"),
    "earlier messages": ("以前のメッセージを表示（残り {n} 件）", "Show earlier messages ({n} more)"),
    "connected again": ("つながりました。最新の内容です。", "Connected again. Everything is up to date."),
    "out of reach": (
        "ワークスペースにつながりません。つながってから、もう一度お試しください。",
        "the workspace cannot be reached. Please try again once it is connected.",
    ),
    "window gone": (
        "開いていたウィンドウは、ワークスペースの再起動で閉じられました。",
        "The window that was open was closed when the workspace restarted.",
    ),
    "connection lost": ("接続が切れました。つなぎ直しています…", "Connection lost. Reconnecting…"),
    "updated": ("更新されました", "Updated"),
    "here": ("ここにいる全員", "here"),
    "channel all": ("チャンネル全員", "channel"),
    "everyone": ("全員", "everyone"),
    "file": ("ファイル", "File"),
    "download": ("{name} をダウンロード", "Download {name}"),
    "remote file": ("外部のファイル", "Remote file"),
    "choose files": ("ファイルを選ぶ・ここにドロップ", "Choose files, or drop them here"),
    "file limits": ("{n} 件まで、1 件 10 MB まで", "up to {n}, 10 MB each"),
    "uploading": ("{name} を送っています…", "Uploading {name}…"),
    "format": ("書式", "Formatting"),
    "mark bold": ("太字", "Bold"),
    "mark italic": ("斜体", "Italic"),
    "mark strike": ("取り消し線", "Strikethrough"),
    "mark code": ("コード", "Code"),
    "mark list": ("箇条書き", "List"),
    "mark quote": ("引用", "Quote"),
    "rich hint": (
        "*太字*　_斜体_　~取り消し~　`コード`、行頭の「- 」で箇条書き、@名前 で呼びかけ",
        "*bold*  _italic_  ~strike~  `code`, “- ” for a list, @name to mention",
    ),
    "cards": ("{n} 枚のカード", "{n} cards"),
    "earlier cards": ("前のカード", "Previous cards"),
    "later cards": ("次のカード", "Next cards"),
    "filter rows": ("行を絞り込む", "Filter rows"),
    "earlier rows": ("前のページ", "Previous page"),
    "later rows": ("次のページ", "Next page"),
    "no rows": ("該当する行はありません", "No matching rows"),
    "show values": ("数値を見る", "Show values"),
    "task pending": ("これから", "Pending"),
    "task in_progress": ("進行中", "In progress"),
    "task complete": ("完了", "Done"),
    "task error": ("失敗", "Failed"),
    "image": ("画像", "Image"),
}


def words_for(language: str) -> Callable[..., str]:
    """A function from a key of the table (and its gaps) to the sentence in that language."""
    column = LANGUAGES.index(language)

    def say(key: str, **gaps: str | int) -> str:
        return WORDS[key][column].format(**gaps)

    return say


COMPLAINTS: tuple[tuple[str, str], ...] = (
    (r"Please complete this required field\.", "入力してください。"),
    (r"Enter at least (\d+) characters\.", r"\1 文字以上で入力してください。"),
    (r"Enter at most (\d+) characters\.", r"\1 文字以内で入力してください。"),
    (r"Enter a number\.", "数字を入力してください。"),
    (r"Enter a whole number\.", "整数を入力してください。"),
    (r"Enter a number of at least (.+)\.", r"\1 以上の数を入力してください。"),
    (r"Enter a number of at most (.+)\.", r"\1 以下の数を入力してください。"),
    (r"Enter a valid URL\.", "正しい URL を入力してください。"),
    (r"Enter a valid email address\.", "正しいメールアドレスを入力してください。"),
    (r"Choose at most (\d+)\.", r"\1 件まで選べます。"),
    (r"(.+) is larger than (\d+) MB\.", r"\1 は \2 MB を超えています。"),
    (r"(.+) cannot be added here, only (.+)\.", r"\1 は添付できません（使える形式：\2）。"),
)
"""What the window itself says under a field, in English, and how it says it in Japanese."""


def complaint_in(language: str, text: str) -> str:
    """A complaint of the window in the reader's language; the app's own words stay as they are."""
    if language == "en":
        return text
    for pattern, japanese in COMPLAINTS:
        if re.fullmatch(pattern, text):
            return re.sub(pattern, japanese, text)
    return text


def language_of(locale: str | None) -> str:
    """Japanese for Japanese readers and for those whose language is unknown, else English."""
    return "ja" if not locale or locale.lower().startswith("ja") else "en"
