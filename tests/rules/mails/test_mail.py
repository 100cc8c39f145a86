"""E-mails as mail programs of Japan and China write them, byte for byte."""

import base64
from datetime import UTC, datetime
from email.message import EmailMessage
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.charsets import text_of
from bot.rules.mails.dates import written_in
from bot.rules.mails.mail import MailError, read_mail
from bot.rules.mails.web_text import as_text

TOKYO = ZoneInfo("Asia/Tokyo")
NOTICE = "注文番号：2026111015475684-300001\n3番 ネイビー L 30個のうち12個欠品です。"
CHINESE = "订单号：2026111015475684-300001\n3番 藏青色 L 缺货12个"
SENT = "Fri, 20 Nov 2026 11:00:00 +0900"


def mail(subject, body, charset="utf-8", *, label="", kind="text/plain", more=""):
    title = base64.b64encode(subject.encode(charset)).decode()
    head = (
        f"From: =?utf-8?B?{base64.b64encode('李 敏'.encode()).decode()}?= <li@kamome.example>\r\nDate: {SENT}\r\n"
        f"Subject: =?{label or charset}?B?{title}?=\r\nMessage-ID: <1@kamome.example>\r\n{more}"
        f"Content-Type: {kind}; charset={label or charset}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    )
    return head.encode() + body.encode(charset)


def letter(*args, **more):
    return read_mail(mail(*args, **more), TOKYO)


@pytest.mark.parametrize(
    ("subject", "body", "charset", "label"),
    [
        ("欠品のご連絡", NOTICE, "iso-2022-jp", ""),
        ("欠品のご連絡", NOTICE, "cp932", "shift_jis"),
        ("欠品のご連絡", NOTICE, "utf-8", ""),
        ("欠品のご連絡", NOTICE, "utf-8", "us-ascii"),
        ("缺货通知", CHINESE, "gb18030", "gb2312"),
        ("缺货通知", CHINESE, "gb18030", "gbk"),
        ("缺货通知", CHINESE, "utf-8", ""),
        ("缺货通知", CHINESE, "gb18030", "shift_jis"),
    ],
)
def test_subject_and_text_are_read_in_their_charset_whatever_the_label_says(subject, body, charset, label):
    found = letter(subject, body, charset, label=label)
    assert (found.subject, found.text, found.sender) == (subject, body, "李 敏")


def test_windows_signs_in_iso_2022_jp_are_read():
    assert text_of(b"\x1b$B7gIJ-!\x1b(B-1", "iso-2022-jp") == "欠品①-1"


def test_a_character_cut_between_two_encoded_words_is_whole_again():
    raw = "欠品のご連絡".encode()
    words = " ".join(f"=?utf-8?B?{base64.b64encode(part).decode()}?=" for part in (raw[:4], raw[4:]))
    content = f"From: a@b.example\r\nSubject: {words}\r\n\r\nx".encode()
    assert read_mail(content, TOKYO).subject == "欠品のご連絡"


def test_the_plain_text_is_taken_before_the_html():
    parts = (
        "--X\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>HTML</p>\r\n"
        f"--X\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{NOTICE}\r\n"
        '--X\r\nContent-Type: text/csv; name="a.csv"\r\nContent-Disposition: attachment; filename="a.csv"\r\n\r\n1\r\n'
        "--X--\r\n"
    )
    head = f'From: a@b.example\r\nDate: {SENT}\r\nContent-Type: multipart/mixed; boundary="X"\r\n\r\n'
    found = read_mail((head + parts).encode(), TOKYO)
    assert found.text.replace("\r\n", "\n") == NOTICE
    assert [each.name for each in found.attachments] == ["a.csv"]


def test_html_alone_is_read_without_its_marks():
    page = "<style>p{}</style><p>欠品です &amp; 急ぎ</p><table><tr><td>3番</td><td>12個</td></tr></table>"
    assert letter("欠品", page, kind="text/html").text == "欠品です & 急ぎ\n\n3番\t12個"
    assert as_text("<script>x") == ""


@pytest.mark.parametrize(
    ("subject", "above", "between", "hour"),
    [
        (
            "Fwd: 欠品",
            "対応お願いします。至急です。",
            (
                "---------- Forwarded message ---------\nFrom: Li <li@kamome.example>\n"
                "Date: Fri, Nov 20, 2026 at 9:05 AM\nSubject: 連絡\nTo: <shop@x.example>"
            ),
            9,
        ),
        (
            "転送: 欠品",
            "",
            "差出人: Li <li@kamome.example>\n送信日時: 2026年11月20日 9:05\n宛先: 店\n件名: 連絡",
            9,
        ),
        (
            "转发：缺货",
            "",
            (
                '------------------ 原始邮件 ------------------\n发件人: "Li" <li@kamome.example>;\n'
                "发送时间: 2026年11月20日(星期五) 上午9:05\n主题: 連絡"
            ),
            9,
        ),
        (
            "FW: x",
            "",
            (
                "-----Original Message-----\nFrom: Li <li@kamome.example>\nSent: Friday, November 20, 2026 8:05 AM\n"
                "Subject: 連絡"
            ),
            8,
        ),
    ],
)
def test_a_forwarded_mail_counts_with_its_own_writer_and_hour(subject, above, between, hour):
    found = letter(subject, f"{above}\n\n{between}\n\n{NOTICE}\n")
    assert (found.text, found.sender, found.subject) == (NOTICE, "Li", "連絡")
    assert found.written_at == datetime(2026, 11, 20, hour, 5, tzinfo=TOKYO)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"Li" <li@kamome.example>;', "Li"),
        ("李 敏 <li@kamome.example>; 王 <wang@kamome.example>", "李 敏"),
        ("Li (倉庫) [mailto:li@kamome.example]", "Li (倉庫)"),
        ("li@kamome.example (李 敏)", "李 敏"),
        ("'li@kamome.example' <li@kamome.example>", "li"),
        ("li@kamome.example;", "li"),
        ("<li@kamome.example>", "li"),
        ("カモメ代行 倉庫", "カモメ代行 倉庫"),
    ],
)
def test_a_sender_is_called_as_the_mail_calls_him(written, name):
    found = letter(
        "Fwd: 欠品", f"---------- Forwarded message ---------\nFrom: {written}\nSubject: 連絡\n\n{NOTICE}\n"
    )
    assert found.sender == name


def test_a_mail_forwarded_twice_is_opened_to_its_core():
    inner = (
        f"---------- Forwarded message ---------\nFrom: Li <l@k.example>\nDate: 2026-11-20 8:00\n\n{NOTICE}"
    )
    outer = (
        f"---------- Forwarded message ---------\nFrom: Ken <k@x.example>\nDate: 2026-11-20 9:00\n\n{inner}"
    )
    found = letter("Fwd: Fwd: 欠品", outer)
    assert (found.text, found.sender, found.written_at.hour) == (NOTICE, "Li", 8)


def test_an_answer_counts_without_what_it_quotes():
    body = f"{NOTICE}\n-- \n李 敏\n\n2026年11月19日(木) 18:00 店 <shop@x.example>:\n> 5番を 50個 追加で。\n"
    found = letter("RE: 追加のお願い", body)
    assert found.text == NOTICE
    assert found.written_at == datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def test_what_is_quoted_counts_where_nothing_else_is_said():
    quoted = "\n".join(f"> {line}" for line in NOTICE.splitlines())
    assert letter("RE: 欠品", f"FYI\n{quoted}\n").text == NOTICE


def test_a_mail_attached_to_a_mail_is_the_one_that_counts():
    inner = mail("欠品のご連絡", NOTICE).decode().replace("11:00:00", "09:30:00")
    head = f'From: ken@x.example\r\nDate: {SENT}\r\nContent-Type: multipart/mixed; boundary="X"\r\n\r\n'
    body = "--X\r\nContent-Type: text/plain\r\n\r\nsee below\r\n"
    body += f"--X\r\nContent-Type: message/rfc822\r\n\r\n{inner}\r\n--X--\r\n"
    found = read_mail((head + body).encode(), TOKYO)
    assert (found.sender, found.subject) == ("李 敏", "欠品のご連絡")
    assert found.written_at == datetime(2026, 11, 20, 0, 30, tzinfo=UTC)


def test_an_order_number_at_the_end_of_a_line_is_no_quotation_mark():
    body = "2026111015475684-300001 の件:\n3番 12個 欠品です。\nよろしくお願いいたします。"
    assert letter("ご連絡", body).text == body


@pytest.mark.parametrize(
    ("told", "hour"),
    [
        ("2026年11月20日(金) 10:15", 10),
        ("2026/11/20 10:15:30", 10),
        ("2026年11月20日 下午3:15", 15),
        ("Fri, Nov 20, 2026 at 12:15 AM", 0),
        ("20 November 2026 22:15", 22),
        ("2026年11月20日 10时15分", 10),
    ],
)
def test_dates_of_quoted_mails_are_read(told, hour):
    found = written_in(told, TOKYO)
    assert (found.year, found.month, found.day, found.hour, found.minute) == (2026, 11, 20, hour, 15)


@pytest.mark.parametrize("told", ["2026-11-20", "yesterday 10:15", "2026/13/45 10:15", ""])
def test_a_date_without_its_hour_is_none(told):
    assert written_in(told, TOKYO) is None


@given(st.binary(max_size=300))
def test_any_bytes_are_a_mail_or_refused(content):
    try:
        read_mail(b"Subject: x\n" + content, TOKYO)
        read_mail(content, TOKYO)
    except MailError:
        pass


def test_a_mail_that_is_attached_as_a_mere_file_is_opened_as_well():
    head = f"From: li@kamome.example\r\nDate: {SENT}\r\nSubject: lack\r\n"
    inner = f"{head}Content-Type: text/plain; charset=utf-8\r\n\r\n{NOTICE}"
    outer = EmailMessage()
    outer["From"], outer["Subject"] = "ren@hinata.example", "FW"
    outer.set_content("下記ご確認ください")
    outer.add_attachment(inner.encode(), maintype="application", subtype="octet-stream", filename="欠品.eml")
    found = read_mail(outer.as_bytes(), TOKYO)
    assert (found.subject, found.sender, found.text.replace("\r\n", "\n")) == ("lack", "li", NOTICE)
