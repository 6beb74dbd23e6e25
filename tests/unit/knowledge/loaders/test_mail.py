from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders import load
from tests.support.documents import encrypt_pdf, make_docx, make_pdf, make_xlsx
from tests.support.messages import make_eml, make_nested_eml, make_rtf
from tests.support.outlook import attachment_tree, make_msg, message_tree, ticks

SUBJECT, BODY, SENDER, SMTP, TO, CC, SENT = 0x0037, 0x1000, 0x0C1A, 0x5D01, 0x0E04, 0x0E03, 0x0039
HTML, CLASS, PAGE = 0x1013, 0x001A, 0x3FFD
HEAD = ["From: Anna Bell <anna@shop.example>", "To: Sam Cole <sam@mail.example>"]


def _read(data: bytes, name: str = "mail.eml", limits: Limits | None = None) -> LoadedDocument:
    return load(data, name, limits or Limits())[1]


def _texts(loaded: LoadedDocument) -> dict[str | None, str]:
    return {section.ref.section: section.text for section in loaded.sections}


def _raw(*lines: str) -> bytes:
    return "\r\n".join(lines).encode("utf-8", "surrogateescape")


def test_a_message_reads_as_a_mail_program_shows_it() -> None:
    loaded = _read(
        make_eml("Hello Sam,\n\nyes.\n\n> Do you\n> > deliver?\n-- \nAnna", Cc="b@x.example")
    )

    assert loaded.title == "Delivery"
    (section,) = loaded.sections
    assert section.ref.section == "Delivery"
    assert section.text.split("\n") == [
        *HEAD, "Cc: b@x.example", "Date: 2024-03-04 09:30", "", "Hello Sam,", "", "yes.", "",
        "Do you deliver?", "--", "Anna",
    ]  # fmt: skip


def test_the_plain_text_is_read_unless_the_formatted_one_says_more() -> None:
    paragraph = "<p>We deliver within two days.</p>"
    same = make_eml("We deliver within two days.", html=f"{paragraph}<img alt='logo'>")
    more = make_eml("See the page.", html=f"{paragraph}<p>And much, much more than that.</p>")
    table = "<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
    shaped = make_eml("We deliver: a b 1 2 and some more", html=f"<h2>Prices</h2>{table}")

    assert _read(same).sections[0].text.endswith("\n\nWe deliver within two days.")
    assert _read(more).sections[0].text.endswith("more than that.")
    assert _texts(_read(shaped))["Delivery › Prices"] == "a: 1; b: 2"


def test_attachments_stand_under_their_names() -> None:
    loaded = _read(
        make_eml(
            "See attached.",
            attachments=[
                ("terms.docx", make_docx()),
                ("prices.xlsx", make_xlsx({"Prices": [["Cut", "35 €"], ["Colour", "60 €"]]})),
                ("terms.pdf", make_pdf(["One"], ["Two"])),
                ("locked.pdf", encrypt_pdf(make_pdf(["x"]), user="secret")),
                ("program.exe", b"MZ\x90\x00"),
            ],
        )
    )

    refs = {section.text: section.ref for section in loaded.sections}
    assert refs["Two"].page == 2
    assert refs["Two"].section == "Delivery › terms.pdf"
    assert refs["Cut: 35 €\nColour: 60 €"].sheet == "Prices"
    assert "Delivery › terms.docx › Delivery" in _texts(loaded)
    assert loaded.stripped == ("attachments",)


def test_messages_in_messages_are_read_to_a_depth() -> None:
    data = make_eml("Innermost")
    for number in range(5):
        data = make_eml(f"Level {number}", subject=f"S{number}", attachments=[("next.eml", data)])

    loaded = _read(data)
    assert [section.text.split("\n")[-1] for section in loaded.sections] == [
        *("Level 4", "Level 3", "Level 2", "Level 1"),
    ]
    assert loaded.sections[1].ref.section == "S4 › next.eml › S3"
    assert loaded.stripped == ("attachments",)


def test_a_forwarded_message_is_an_attachment() -> None:
    loaded = _read(
        _raw("Subject: Fwd", "Content-Type: multipart/mixed; boundary=x", "", "--x", "",
             "See below.", "--x", "Content-Type: message/rfc822", "", "Subject: Inner",
             "From: a@shop.example", "", "The text.", "--x--")
    )  # fmt: skip

    assert _texts(loaded) == {
        "Fwd": "See below.",
        "Fwd › Inner.eml › Inner": "From: a@shop.example\n\nThe text.",
    }


def test_more_attachments_than_are_read_are_named() -> None:
    files = [(f"{number}.txt", b"text") for number in range(5)]

    loaded = _read(make_eml("x", attachments=files), limits=Limits(attachments=3))
    assert len(loaded.sections) == 4
    assert loaded.stripped == ("attachments",)


def test_an_attachment_s_text_counts_towards_the_whole() -> None:
    data = make_eml("word " * 10, attachments=[("a.txt", b"word " * 300)])

    with pytest.raises(DocumentError, match="document_too_much_text") as caught:
        _read(data, limits=Limits(characters=1000))
    assert caught.value.params == {"limit": 1000}


@pytest.mark.parametrize(
    ("raw", "subject"),
    [
        ("=?utf-8?B?R3LDvMOfZQ==?=", "Grüße"),
        ("=?iso-8859-1?Q?Gr=FC=DFe?= =?iso-8859-1?Q?_aus_K=F6ln?=", "Grüße aus Köln"),
        ("Grüße", "Grüße"),
        ("Gr\udcfc\udcdfe", "Grüße"),
        ("=?unknown?B?eA==?= a", "x a"),
        ("=?utf-8?B?!!!?=", "=?utf-8?B?!!!?="),
        ("long\r\n  line", "long line"),
    ],
)
def test_subjects_are_read_however_they_are_written(raw: str, subject: str) -> None:
    assert _read(_raw(f"Subject: {raw}", "", "x")).title == subject


@pytest.mark.parametrize(
    "lines",
    [
        ("Content-Type: text/plain; charset=nonsense", "", "Gr\udcfc\udcdfe"),
        ("Content-Type: multipart/mixed", "", "Grüße"),
        ("Content-Type: multipart/mixed; boundary=x", "", "--x", "", "Grüße"),
        ("Content-Type: text/plain", "Content-Transfer-Encoding: base64", "", "R3LDvMOfZQ"),
        ("Content-Type: ;;;", "Date: 99 Nonsense", "", "Grüße"),
        ("Content-Type: text/html; charset=utf-8", "", "<p>Grüße"),
        ("Content-Type: text/plain; charset=iso-8859-1; format=flowed", "", "Gr\udcfc\udcdfe"),
    ],
)
def test_broken_messages_are_read_as_far_as_they_go(lines: tuple[str, ...]) -> None:
    assert "Grüße" in _read(_raw("Subject: s", *lines)).sections[0].text


def test_flowing_lines_go_on_and_deleted_blanks_go() -> None:
    kind = "Content-Type: text/plain; format=flowed; delsp=yes"
    text = _read(_raw("Subject: s", kind, "", "some", "text that is del ", "ivered", "-- ", "Anna"))

    assert text.sections[0].text == "some\ntext that is delivered\n--\nAnna"


def test_pictures_in_the_text_and_signatures_are_no_attachments() -> None:
    loaded = _read(
        _raw("Subject: s", "Content-Type: multipart/signed; boundary=y", "", "--y",
             "Content-Type: multipart/related; boundary=x", "", "--x",
             "Content-Type: text/html", "", "<p>Text</p>", "--x",
             "Content-Type: image/png; name=logo.png",
             "Content-Disposition: inline", "Content-ID: <1>", "", "x", "--x--", "--y",
             "Content-Type: application/pgp-signature; name=signature.asc", "", "x", "--y--")
    )  # fmt: skip

    assert _texts(loaded) == {"s": "Text"}
    assert not loaded.stripped


def test_names_of_attachments_are_only_names() -> None:
    loaded = _read(
        _raw("Subject: s", "Content-Type: multipart/mixed; boundary=x", "", "--x",
             'Content-Type: text/plain; name="=?utf-8?Q?Gr=C3=BC=C3=9Fe.txt?="',
             "Content-Disposition: attachment", "", "one", "--x",
             "Content-Disposition: attachment; filename*=utf-8''..%2F..%2Fpa%C3%9F.txt", "", "two",
             "--x--")
    )  # fmt: skip

    assert _texts(loaded) == {"s › Grüße.txt": "one", "s › paß.txt": "two"}


def test_saved_pages_and_apple_s_messages_are_messages() -> None:
    page = _raw("From: <Saved by Blink>", "Snapshot-Content-Location: https://shop.example",
                "Subject: Our shop", "Content-Type: multipart/related; boundary=x", "", "--x",
                "Content-Type: text/html", "", "<h1>Hours</h1><p>9-18</p>", "--x",
                "Content-Type: text/css", "", "p {}", "--x--")  # fmt: skip
    inner = make_eml("Hello")

    assert _texts(_read(page, "page.mhtml")) == {"Our shop › Hours": "9-18"}
    counted = b"%d\n" % len(inner) + inner + b"<?xml version='1.0'?><plist/>"
    assert _read(counted, "1.emlx") == _read(inner)


def test_a_mailbox_holds_messages_and_a_bad_one_costs_nothing() -> None:
    one, two = make_eml("First", subject="A"), make_eml("Second\n>From here", subject="B")
    box = b"From a\n" + one + b"\nFrom b\n\nno message\n\nFrom c\n" + two

    loaded = _read(box, "all.mbox")
    assert [section.ref.section for section in loaded.sections] == ["A", "B"]
    assert loaded.sections[1].text.endswith("Second\nFrom here")
    assert loaded.stripped == ("attachments",)
    with pytest.raises(DocumentError) as caught:
        _read(box, "all.mbox", Limits(characters=150))
    assert caught.value.params == {"limit": 150}


def test_hostile_messages_are_bounded() -> None:
    started = time.process_time()
    parts = b"".join(b"--x\r\n\r\npart %d\r\n" % number for number in range(10_000))
    head = b"Subject: s\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n"
    assert "part 9999" in _read(head + parts).sections[-1].text
    for depth in (32, 150, 5000):
        with pytest.raises(DocumentError, match="document_archive_unsafe"):
            _read(make_nested_eml(depth))
    assert _read(make_nested_eml(20)).sections
    assert time.process_time() - started < 20


def _msg(**options: object) -> LoadedDocument:
    return _read(make_msg(**options), "mail.msg")  # type: ignore[arg-type]


def test_outlook_s_messages_read_the_same() -> None:
    loaded = _msg(
        texts={SUBJECT: "Delivery", BODY: "Hello Sam,\r\n\r\nyes.", SENDER: "Anna Bell",
               SMTP: "anna@shop.example", TO: "Sam Cole", CC: "Bo"},
        numbers={SENT: ticks(datetime(2024, 3, 4, 9, 30, tzinfo=UTC))},
    )  # fmt: skip

    assert loaded.title == "Delivery"
    assert loaded.sections[0].text.split("\n") == [
        HEAD[0], "To: Sam Cole", "Cc: Bo", "Date: 2024-03-04 09:30 UTC", "", "Hello Sam,", "",
        "yes.",
    ]  # fmt: skip


def test_old_messages_keep_their_code_page() -> None:
    loaded = _msg(narrow={SUBJECT: "Łódź".encode("cp1250"), BODY: b"x"}, numbers={PAGE: 1250})

    assert loaded.title == "Łódź"


def test_outlook_s_formatted_and_rich_texts_are_read() -> None:
    page = "<meta charset=windows-1252><h2>Prices</h2><p>Grüße</p>".encode("cp1252")
    assert _texts(_msg(texts={SUBJECT: "s"}, data={HTML: page})) == {"s › Prices": "Grüße"}
    rtf = make_rtf(r"\pard Rich text\par")
    packed = len(rtf).to_bytes(4, "little")
    packed = (len(rtf) + 12).to_bytes(4, "little") + packed + b"MELA" + bytes(4) + rtf
    assert _texts(_msg(texts={SUBJECT: "s"}, data={0x1009: packed})) == {"s": "Rich text"}


def test_outlook_s_attachments_are_read_and_messages_among_them() -> None:
    inner = message_tree(texts={SUBJECT: "Inner", BODY: "Inner text"}, header=24)
    loaded = _msg(
        texts={SUBJECT: "Outer", BODY: "See attached"},
        attachments=[
            attachment_tree("a\\b\\terms.docx", make_docx()),
            attachment_tree("inner", inner),
            attachment_tree("logo.png", b"x", numbers={0x7FFE: 1}),
            attachment_tree("sheet", b"x", numbers={0x3705: 6}),
            attachment_tree("photo.xyz", b"x"),
        ],
    )

    texts = _texts(loaded)
    assert texts["Outer › Inner › Inner"] == "Inner text"
    assert "Outer › terms.docx › Delivery" in texts
    assert loaded.stripped == ("attachments",)


def test_a_signed_message_is_read_and_a_sealed_one_is_not() -> None:
    signed = _msg(
        texts={SUBJECT: "Signed", CLASS: "IPM.Note.SMIME.MultipartSigned"},
        attachments=[attachment_tree("smime.p7m", make_eml("Readable"))],
    )
    assert signed.sections[0].text.endswith("Readable")
    for options in (
        {"texts": {CLASS: "IPM.Note.SMIME.MultipartSigned"}},
        {"texts": {CLASS: "IPM.Note.rpmsg.Microsoft.Voicemail"}},
        {"attachments": [attachment_tree("a.asc", b"x", kind="application/pgp-encrypted")]},
    ):
        with pytest.raises(DocumentError, match="document_message_sealed"):
            _msg(**options)
