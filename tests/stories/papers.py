"""Files that people drop in the stories."""

import base64
import csv
import io
from email.message import EmailMessage

import openpyxl

from tests.shop import ORDER

#: A problem list of the agent's site: one short row, one in stock, one whose quantity nobody can read.
PROBLEMS = (
    "番号,注文番号,商品名,サイズ,カラー,注文数,問題数量,問題種別,備考\r\n"
    f"3,{ORDER},折りたたみ収納ボックス,L,ネイビー,30,12,欠品,12月中旬再入荷\r\n"
    f"1,{ORDER},折りたたみ収納ボックス,L,ブラック,20,0,,\r\n"
    f"2,{ORDER},リネンシャツ,M,白,15,多数,欠品,\r\n"
)
#: Two short rows, in Chinese, as a spreadsheet in China saves it.
CHINESE_PROBLEMS = (
    "序号,订单号,商品名称,颜色,尺码,采购数量,缺货数量,缺货原因\r\n"
    f"3,{ORDER},折叠收纳箱,藏青色,L,30,12,工厂停产\r\n"
    f"2,{ORDER},亚麻衬衫,白色,M,15,15,店家没货\r\n"
)
PACKING = "箱番号,重量,サイズ\r\n1,12.5,60x40x40\r\n"


def dropped(name: str, content: bytes, **more: object) -> dict[str, object]:
    """A file as a person drops it."""
    return {"name": name, "base64": base64.b64encode(content).decode(), **more}


def a_workbook(*sheets: str) -> bytes:
    """Lists as an Excel workbook, figures as figures; above each stands a title."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for at, text in enumerate(sheets):
        sheet = book.create_sheet(f"sheet {at}")
        for row in csv.reader(io.StringIO(text)):
            sheet.append([int(cell) if cell.isdecimal() else cell for cell in row])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def a_mail_with(text: str, *files: tuple[str, bytes], message_id: str = "<three@kamome.example>") -> bytes:
    """An .eml file of the agent's with attachments."""
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "李 敏 <li@kamome.example>", "問題商品一覧"
    mail["Date"], mail["Message-ID"] = "Wed, 18 Nov 2026 09:52:00 +0900", message_id
    mail.set_content(text)
    for name, content in files:
        mail.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return mail.as_bytes()


def a_mail(
    subject: str,
    body: str,
    charset: str = "iso-2022-jp",
    date: str = "Wed, 18 Nov 2026 09:52:00 +0900",
    message_id: str = "<one@kamome.example>",
) -> bytes:
    """An .eml file of the agent's."""
    title = base64.b64encode(subject.encode(charset)).decode()
    sender = base64.b64encode("李 敏".encode()).decode()
    head = (
        f"From: =?utf-8?B?{sender}?= <li@kamome.example>\r\nTo: desk@hinata.example\r\n"
        f"Subject: =?{charset}?B?{title}?=\r\nDate: {date}\r\nMessage-ID: {message_id}\r\n"
        f"MIME-Version: 1.0\r\nContent-Type: text/plain; charset={charset}\r\n"
        "Content-Transfer-Encoding: base64\r\n\r\n"
    )
    return head.encode() + base64.encodebytes(body.encode(charset))
