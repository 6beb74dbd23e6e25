from __future__ import annotations

import struct

import pytest

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.loaders import load
from builder.knowledge.loaders.rtf_html import unwrap_html
from builder.knowledge.loaders.rtf_packed import unpack_rtf
from tests.support.messages import escape_rtf, make_rtf

COLOURS = r"{\colortbl;\red255\green255\blue255;\red0\green0\blue0;}"


def _read(body: str, *, head: str = "") -> LoadedDocument:
    return load(make_rtf(body, head=head), "a.rtf")[1]


def _texts(body: str, *, head: str = "") -> list[tuple[str | None, str, str]]:
    sections = _read(body, head=head).sections
    return [(section.ref.section, section.kind, section.text) for section in sections]


def _text(body: str, *, head: str = "") -> str:
    return "\n\n".join(text for _, _, text in _texts(body, head=head))


def test_headings_come_from_styles_levels_and_bold_lines() -> None:
    assert _texts(
        r"\pard\s1 Terms\par\pard\s2 Prices\par\pard Cut 35\par"
        r"\pard\outlinelevel1 Delivery\par\pard Two days.\par"
        r"\pard{\b Note well}\par\pard All {\b of} it.\par\pard{\b Not a heading.}\par"
    ) == [
        ("Terms › Prices", "text", "Cut 35"),
        ("Terms › Delivery", "text", "Two days."),
        ("Terms › Delivery › Note well", "text", "All of it.\n\nNot a heading."),
    ]


def test_tables_become_rows_with_their_header() -> None:
    cells = r"\cellx100\cellx200\pard\intbl "
    assert _texts(
        rf"\trowd\trhdr{cells}Service\cell Price\cell\row"
        rf"\trowd\clvmgf{cells}Cut\cell 35 \'80\par wet\cell\row"
        rf"\trowd\clvmrg{cells}\cell 45 \'80\cell\row\pard After\par"
        rf"\trowd\cellx100\pard\intbl One cell\cell\row\pard End\par"
    ) == [
        (None, "table", "Service: Cut; Price: 35 € wet\nService: Cut; Price: 45 €"),
        (None, "text", "After\n\nOne cell\n\nEnd"),
    ]


def test_a_table_inside_a_cell_stays_in_it() -> None:
    body = r"\trowd\cellx1\cellx2\pard\intbl a\nestcell b\nestcell{\*\nesttableprops\trowd}"
    body += r"{\nonesttables\par}\nestrow\cell c\cell\row\trowd\intbl d\cell e\cell\row"

    assert _texts(body) == [(None, "table", "a; b: c\nd: e")]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (r"Gr\'fc\'dfe \u8364?5 \u-10179?\u-8704?", "Grüße €5 😀"),
        (r"{\uc2\u8364\'80\'80 5}\u228?", "€ 5ä"),
        (r"{\uc0\u228 r}", "är"),
        (r"{\f1\'cf\'f0\'e8\'e2\'e5\'f2}", "Привет"),
        (r"{\f2\'b7} item", "• item"),
        (r"a\~b\_c\-d \{x\} \\", "a b-cd {x} \\"),
        (r"\ldblquote a\rdblquote\emdash b\tab c\line d", "“a”—b c\nd"),
        ("line one\r\n and two\\\nthree", "line one and two\n\nthree"),
        (r"\bin5 {{{}}after", "after"),
        (r"{\field{\*\fldinst HYPERLINK x}{\fldrslt our page}}", "our page"),
        (r"{\object\objemb{\*\objdata 0102ab}{\result seen}} {\pict 0a0b} text", "seen text"),
        (r"{\*\unknown hidden} {\annotation note}text {\deleted gone}", "text"),
    ],
)
def test_letters_are_read_as_they_are_shown(body: str, text: str) -> None:
    assert _text(body + r"\par") == text


@pytest.mark.parametrize(
    ("page", "raw", "text"),
    [
        ("ansicpg1250", b"\xa3\xf3d\x9f", "Łódź"),
        ("ansicpg932", b"\x89c\x8b\xc6", "営業"),
        ("ansicpg99999", b"\xfc", "ü"),
        ("mac", b"\x9f", "ü"),
        ("pca", b"\x81", "ü"),
        ("ansicpg10007", b"\x8f", "П"),
    ],
)
def test_code_pages_of_the_document_count(page: str, raw: bytes, text: str) -> None:
    data = b"{\\rtf1\\" + page.encode() + b" " + raw + b"}"

    assert load(data, "a.rtf")[1].sections[0].text == text


@pytest.mark.parametrize(
    "hidden",
    [r"{\v secret}", r"\v secret\v0 ", r"{\cf1 secret}", r"{\fs2 secret}", r"{\plain\v secret}"],
)
def test_what_readers_do_not_see_is_left_out_and_named(hidden: str) -> None:
    loaded = _read(rf"\pard Seen {hidden} too\par", head=COLOURS)

    assert loaded.sections[0].text == "Seen too"
    assert loaded.stripped == ("hidden_text",)


@pytest.mark.parametrize(
    "shown",
    [r"{\cf1\cb2 shown}", r"\pard\cbpat2{\cf1 shown}", r"{\v\plain shown}", r"{\cf2 shown}"],
)
def test_white_letters_on_a_painted_ground_are_seen(shown: str) -> None:
    loaded = _read(rf"\pard {shown}\par", head=COLOURS)

    assert loaded.sections[0].text == "shown"
    assert not loaded.stripped


def test_title_notes_margins_and_boxes_have_their_place() -> None:
    loaded = _read(
        r"{\info{\title Our terms}{\author Me}}{\header Corner Shop\par Page \chpgn\par}"
        r"\pard Text{\footnote A note.} with{\shp{\*\shpinst{\sp{\sn a}{\sv b}}{\shptxt Boxed\par}}"
        r"{\shprslt again}} more\par\pard Next\par"
        r"{\footer Corner Shop\par High Street 1\par}"
    )

    assert loaded.title == "Our terms"
    assert "\n\n".join(section.text for section in loaded.sections).split("\n\n") == [
        *("Text with more", "Boxed", "Next", "A note.", "Corner Shop", "High Street 1"),
    ]


def test_lists_are_lines_and_tables_of_contents_go() -> None:
    styles = r"{\stylesheet{\s5 toc 1;}{\s6 Title;}}"

    loaded = _read(
        r"\pard\s6 Our shop\par\pard\s5 Prices 3\par"
        r"\pard{\listtext\f2\'b7\tab}One\par{\pntext 2.}Two\par",
        head=styles,
    )
    assert loaded.title == "Our shop"
    assert loaded.sections[0].text == "One\nTwo"


@pytest.mark.parametrize("data", [b"{\\rtf1 text", b"{\\rtf1 text{\\b x}"])
def test_a_file_that_stops_in_the_middle_is_damage(data: bytes) -> None:
    with pytest.raises(DocumentError, match="document_damaged"):
        load(data, "a.rtf")


def test_more_closed_than_opened_is_passed_over() -> None:
    assert load(b"{\\rtf1 text}}} more", "a.rtf")[1].sections[0].text.startswith("text")


def _pack(body: bytes, *, size: int) -> bytes:
    return struct.pack("<II4sI", len(body) + 12, size, b"LZFu", 0) + body


# The example of [MS-OXRTFCP], 4.1.1, and one that repeats, 4.1.2.
PACKED = bytes.fromhex(
    "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af320"
    "68656c090020627705b06c647d0a800fa0"
)
ROUND = bytes.fromhex("1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0")


def test_rich_text_of_outlook_is_unpacked() -> None:
    assert unpack_rtf(PACKED, 1000) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
    assert unpack_rtf(ROUND, 1000) == b"{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}"
    plain = struct.pack("<II4sI", 12 + 4, 4, b"MELA", 0) + b"abcd"
    assert unpack_rtf(plain, 1000) == b"abcd"


@pytest.mark.parametrize("data", [b"", b"x" * 20, PACKED[:30], _pack(b"\xff", size=9)])
def test_what_cannot_be_unpacked_gives_what_there_is(data: bytes) -> None:
    assert len(unpack_rtf(data, 1000)) < 30
    assert unpack_rtf(PACKED, 10) == b""


def test_a_page_is_taken_out_of_its_wrapping() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252\fromhtml1{\fonttbl{\f0 Arial;}}"
        rb"{\*\htmltag64 <p>}Gr\'fc\'dfe \u8364? & \{x\}{\*\htmltag72 </p>}"
        rb"\htmlrtf \par repeated\htmlrtf0 {\*\htmltag84 &nbsp;}\par {\*\mhtmltag1 <no>}}"
    )

    assert unwrap_html(rtf) == "<p>Grüße € & {x}</p>&nbsp;\n"
    assert unwrap_html(b"{\\rtf1 plain}") == ""


def test_letters_beyond_ascii_survive_the_trip() -> None:
    assert _text(rf"\pard {escape_rtf('Öl – 日本 😀')}\par") == "Öl – 日本 😀"
