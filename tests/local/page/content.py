"""What the app of the page's tests says: blocks of the kinds that a desk uses, in the words of an invented shop."""


def mrkdwn(text):
    return {"type": "mrkdwn", "text": text}


def plain(text):
    return {"type": "plain_text", "text": text, "emoji": True}


def button(text, action_id, value="1", **more):
    return {"type": "button", "text": plain(text), "action_id": action_id, "value": value} | more


def option(text, value, **more):
    return {"text": plain(text), "value": value} | more


def notice_zh():
    return (
        "您好，订单 20261120093015-48213 第2番\n帆布托特包 深蓝色 M 订18件只有5件，缺13件，老板说断货了，要等12月5号。\n"
        "米白色现货有30件，亲看要不要换颜色？\n<https://example.com/item/611>"
    )


def card():
    sure = {"title": plain("返金にしますか"), "text": plain("代行へ返金の指示を送ります。"), "confirm": plain("返金にする"), "deny": plain("やめる"), "style": "danger"}
    return [
        {"type": "header", "block_id": "head", "text": plain(":rotating_light: 欠品 13 点 · 帆布トートバッグ ネイビー M")},
        {"type": "context", "block_id": "ctx", "elements": [mrkdwn("案件 *K-20485*"), mrkdwn(":stopwatch: 目標 *10:23*（残り 11 分）"), mrkdwn("担当 <@U2>")]},
        {"type": "section", "block_id": "facts", "fields": [
            mrkdwn("*注文*\n`20261120093015-48213` 2 番"), mrkdwn("*理由*\n一時的な在庫切れ（12/5 入荷予定）"),
            mrkdwn("*影響するお客様*\n4 件 · 最短の出荷期限 *11/26*"), mrkdwn("*手元の在庫*\n自社 3 · FBA 0 · 輸送中 12（約 4 日分）"),
        ]},
        {"type": "divider", "block_id": "d1"},
        {"type": "section", "block_id": "opt", "text": mrkdwn(
            "*1. 別店舗* <https://example.com/b|B 店 帆布館> ¥46.50（+3.3%） 利益率 34.1% · 出荷スコア 4.8\n"
            "*2. 別カラー* 生成り M 在庫 30 点 · お客様の同意が必要です\n"
            "*3. 返金* 残高へ ¥585.00 · 在庫を 0 にします\n~4. C 店~ 運営 1 年未満のため対象外")},
        {"type": "actions", "block_id": "acts", "elements": [
            button("1 別店舗にする", "choose_1", style="primary"), button("2 生成りにする", "choose_2"),
            button("3 返金", "choose_3", style="danger", confirm=sure), button(":raised_hand: 担当する", "claim"),
            button("別の URL…", "other_url"), button("商品ページ", "open", url="https://example.com/item/611"),
            {"type": "overflow", "action_id": "more", "options": [option("読み取りを直す", "fix"), option("欠品ではない", "dismiss")]},
        ]},
    ]  # fmt: skip


def steps():
    return [
        {"type": "header", "block_id": "h", "text": plain(":sunrise: 朝のまとめ · 11月24日（火）")},
        {"type": "section", "block_id": "s", "text": mrkdwn("昨夜の欠品は *3 件*。一番近い出荷期限は *11/26* です。"), "accessory": {
            "type": "static_select", "action_id": "range", "placeholder": plain("期間"),
            "options": [option("昨日", "1"), option("今週", "7"), option("今月", "30")], "initial_option": option("昨日", "1")}},
        {"type": "table", "block_id": "t", "column_settings": [{}, {"align": "right"}, {"align": "right"}], "rows": [
            [{"type": "raw_text", "text": "商品"}, {"type": "raw_text", "text": "在庫"}, {"type": "raw_text", "text": "残り日数"}],
            [{"type": "raw_text", "text": "帆布トート ネイビー M"}, {"type": "raw_text", "text": "3"}, {"type": "raw_text", "text": "4.1"}],
            [{"type": "raw_text", "text": "リネンエプロン ベージュ"}, {"type": "raw_text", "text": "11"}, {"type": "raw_text", "text": "9.5"}],
        ]},
        {"type": "context", "block_id": "c", "elements": [mrkdwn("15 分以内の回答 *92%* · 中央値 6 分 40 秒")]},
    ]  # fmt: skip


def modal_view():
    reasons = [option("別店舗の URL がある", "url", description=plain("代替の店を指定します")), option("入荷を待つ", "wait"), option("その他", "other")]
    return {
        "id": "V1", "type": "modal", "callback_id": "other_url", "title": plain("別の URL で手配"),
        "submit": plain("確認へ進む"), "close": plain("やめる"), "errors": {"url": "1688・Taobao・Tmall の商品 URL を入れてください。"},
        "state": {"values": {"url": {"url": {"type": "plain_text_input", "value": "https://example.com"}}}},
        "blocks": [
            {"type": "section", "block_id": "lead", "text": mrkdwn("*帆布トートバッグ ネイビー M* · 欠品 13 点\n決めた内容は <@U9> さんへ中国語で届きます。")},
            {"type": "input", "block_id": "why", "label": plain("対応"), "element": {"type": "radio_buttons", "action_id": "why", "options": reasons, "initial_option": reasons[0]}},
            {"type": "input", "block_id": "url", "label": plain("商品の URL"), "hint": plain("店舗の商品ページを貼り付けてください。"), "element": {"type": "url_text_input", "action_id": "url", "placeholder": plain("https://")}},
            {"type": "input", "block_id": "qty", "label": plain("数量"), "element": {"type": "number_input", "action_id": "qty", "is_decimal_allowed": False, "initial_value": "13", "min_value": "1"}},
            {"type": "input", "block_id": "until", "label": plain("いつまで"), "optional": True, "element": {"type": "datepicker", "action_id": "until", "initial_date": "2026-11-26"}},
            {"type": "input", "block_id": "who", "label": plain("知らせる人"), "optional": True, "element": {"type": "multi_users_select", "action_id": "who", "initial_users": ["U2"]}},
            {"type": "input", "block_id": "note", "label": plain("代行への一言"), "optional": True, "element": {"type": "plain_text_input", "action_id": "note", "multiline": True, "max_length": 300}},
        ],
    }  # fmt: skip


def home_view():
    return {
        "id": "VH", "type": "home", "blocks": [
            {"type": "header", "block_id": "h", "text": plain("佐藤さんの案件")},
            {"type": "section", "block_id": "s1", "text": mrkdwn("*K-20485* 帆布トートバッグ ネイビー M · 欠品 13 点\n:stopwatch: 目標 10:23 · 残り 11 分"), "accessory": button("開く", "open_case", style="primary")},
            {"type": "section", "block_id": "s2", "text": mrkdwn("*K-20477* リネンエプロン ベージュ · 欠品 6 点\n:hourglass_flowing_sand: 代行の確認待ち 2 時間"), "accessory": button("開く", "open_case2")},
            {"type": "divider", "block_id": "d"},
            {"type": "header", "block_id": "h2", "text": plain("今週の回答時間")},
            {"type": "section", "block_id": "f", "fields": [mrkdwn("*15 分以内*\n92%（23 / 25）"), mrkdwn("*中央値*\n6 分 40 秒"), mrkdwn("*90 パーセンタイル*\n13 分 10 秒"), mrkdwn("*未回答*\n0 件")]},
            {"type": "actions", "block_id": "a", "elements": [button(":gear: 設定", "settings"), button("優先順位を見る", "rules")]},
        ],
    }  # fmt: skip
