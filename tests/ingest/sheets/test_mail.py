"""Mails: attachments first, then the table in the text, then the one in the HTML; nothing deeper."""

from email.message import EmailMessage

import pytest

from tests.ingest.sheets.conftest import Opener, Refuser
from tests.ingest.sheets.made_files import CSV, compound, mail, plain_workbook, workbook_with

HTML = """<html><head><style>td {color: red}</style></head><body><p>Hej; her er tallene</p>
<table><tr><td><table>
<tr><th>Zone</th><th colspan="2">Uge&nbsp;45</th></tr>
<tr><td rowspan="2">Nord</td><td><p>12,5&nbsp;%</p></td><td>7</td></tr>
<tr><td>&lt;5</td><td></td></tr>
</table></td></tr></table></body></html>"""


def test_attachments_become_sheets_named_after_them(opened: Opener) -> None:
    content = mail(
        text="a\tb\n1\t2\n",
        attachments={
            "uge 45.xlsx": plain_workbook(),
            "logo.png": b"\x89PNG",
            "æ/ø.csv": CSV.encode("cp1252"),
        },
    )
    assert [sheet.name for sheet in opened(content)] == ["uge 45.xlsx: Tabel 9", "ø.csv"]


def test_the_table_in_the_text_is_found_among_the_sentences(opened: Opener) -> None:
    text = 'Hej,\n\n"God" morgen; her er tallene\n\nUge 45\nZone\tAndel\nNord\t22,3\nSyd\t<5\n\nHilsen, sekretariatet\n'
    (sheet,) = opened(mail(text=text, html=HTML))
    assert sheet.name == ""
    assert sheet.head[2] == ('"God" morgen; her er tallene', None)
    assert sheet.head[5:8] == (("Zone", "Andel"), ("Nord", "22,3"), ("Syd", "<5"))


def test_the_html_is_read_when_the_text_has_no_table(opened: Opener) -> None:
    (sheet,) = opened(mail(text="Hej, se tabellen, venligst\nog, hav det godt\n", html=HTML))
    assert sheet.head == (("Zone", "Uge 45", "Uge 45"), ("Nord", "12,5 %", "7"), ("Nord", "<5", None))


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
def test_charsets_and_transfer_encodings(opened: Opener, charset: str, encoding: str) -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.org", "Tal"
    message.set_content("Zone\tAndel\nØst\t1,5\n", charset=charset, cte=encoding)
    (sheet,) = opened(bytes(message))
    assert sheet.head == (("Zone", "Andel"), ("Øst", "1,5"))


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (mail(), "mail_uden_tabel"),
        (mail(attachments={"logo.png": b"x"}), "mail_uden_tabel"),
        (mail(attachments={"inden i.eml": mail()}), "mail_i_mail"),
        (mail(attachments={"tal.csv": b""}), "tom_fil"),
        (mail(attachments={"tal.xlsx": compound("EncryptedPackage")}), "adgangskode"),
        (mail(attachments={"tal.xlsx": workbook_with({"xl/vbaProject.bin": b"x"})}), "makroer"),
        (mail(attachments={"tal.csv": mail()}), "mail_i_mail"),
        (mail(html="<table><tr><td rowspan=99999 colspan=99999>x</td></tr></table>"), "for_mange_celler"),
        (
            mail(html="<table>" + "<tr>" + "<td>x</td>" * 2001 + "</tr><tr><td>1<td>2</tr></table>"),
            "for_mange_kolonner",
        ),
        (b"From: a\nTo: b\nContent-Type: multipart/mixed; boundary=" + b"x" * 5000 + b"\n\n", "beskadiget"),
        (b"From: a\nTo: b\n\n" + b"\n" * 1_100_000, "beskadiget"),
        (b"From: a\nTo: b\n\n" + b"multipart/mixed\n" * 200, "beskadiget"),
        (
            b"From: a\nTo: b\nContent-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\na\n" * 9000,
            "beskadiget",
        ),
        (mail(html="<table><tr><td>" * 5_000), "mail_uden_tabel"),
        (b"From: a\nTo: b\nSubject: x\n", "mail_uden_tabel"),
    ],
)
def test_mails_that_give_no_table_are_refused(refused: Refuser, content: bytes, code: str) -> None:
    assert refused(content).code == code


def test_a_forwarded_mail_is_refused(refused: Refuser) -> None:
    inner = EmailMessage()
    inner["From"] = "a@example.org"
    inner.set_content("a\tb\n1\t2\n")
    outer = EmailMessage()
    outer["From"], outer["To"] = "b@example.org", "c@example.org"
    outer.set_content("Se nedenfor.")
    outer.add_attachment(inner)
    assert refused(bytes(outer)).code == "mail_i_mail"


def test_a_refused_attachment_is_named(refused: Refuser) -> None:
    finding = refused(mail(attachments={"tal.xls": compound("Workbook")}), "mail.eml")
    assert finding.place.words() == "mail.eml, ark «tal.xls»"


def test_a_table_whose_headers_look_like_a_mails_is_a_table(opened: Opener) -> None:
    (sheet,) = opened(b"Dato: 2. november\n\nZone;Andel\nNord;2\n")
    assert sheet.head[2] == ("Zone", "Andel")
