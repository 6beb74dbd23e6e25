from __future__ import annotations

import pytest

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.loaders import load
from tests.support.documents import change_zip
from tests.support.messages import make_epub

NAV = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
NCX = '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'
POINT = "<navPoint><navLabel><text>{}</text></navLabel><content src='text/{}'/></navPoint>"
MASK = (
    '<encryption xmlns:e="http://www.w3.org/2001/04/xmlenc#"><e:EncryptedData>'
    '<e:EncryptionMethod Algorithm="http://www.idpf.org/2008/embedding"/><e:CipherData>'
    '<e:CipherReference URI="OEBPS/a.otf"/></e:CipherData></e:EncryptedData></encryption>'
)


def _read(data: bytes) -> LoadedDocument:
    return load(data, "book.epub")[1]


def _texts(data: bytes) -> list[tuple[str | None, str]]:
    return [(section.ref.section, section.text) for section in _read(data).sections]


def test_chapters_come_in_their_order_and_side_texts_last() -> None:
    chapters = {"a.xhtml": "<h1>Two</h1><p>b</p>", "b.xhtml": "<h1>One</h1><p>a</p>"}
    side = {"n.xhtml": "<h1>Notes</h1><p>n</p>"}
    spine = (
        '<itemref idref="n.xhtml" linear="no"/><itemref idref="b.xhtml"/>'
        '<itemref idref="a.xhtml"/><itemref idref="gone"/>'
    )

    data = make_epub(chapters | side, spine=spine, title="Our  book")
    assert _texts(data) == [("One", "a"), ("Two", "b"), ("Notes", "n")]
    assert _read(data).title == "Our book"


def test_a_chapter_cut_into_files_stays_one() -> None:
    chapters = {"a.xhtml": "<h1>One</h1><h2>Start</h2><p>a</p>", "b.xhtml": "<p>b</p>"}

    assert _texts(make_epub(chapters)) == [("One › Start", "a\n\nb")]


@pytest.mark.parametrize("kind", ["nav", "ncx"])
def test_chapters_without_a_heading_have_the_name_from_the_contents(kind: str) -> None:
    points = POINT.format("First part", "a.xhtml") + POINT.format("Deep", "a.xhtml#x")
    ncx = (
        '<!DOCTYPE ncx PUBLIC "-//NISO//DTD ncx 2005-1//EN" "ncx.dtd">'
        f"<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap>{points}</navMap></ncx>"
    )
    nav = (
        "<html xmlns='http://www.w3.org/1999/xhtml'><body><nav><a href='text/a.xhtml'>First "
        "<b>part</b></a><a href='text/a.xhtml#x'>Deep</a></nav></body></html>"
    )
    extra = {"OEBPS/toc.ncx": ncx.encode(), "OEBPS/nav.xhtml": nav.encode()}
    spine = '<itemref idref="nav"/><itemref idref="a.xhtml"/>'

    data = make_epub(
        {"a.xhtml": "<p>a</p>"}, spine=spine, extra=extra, manifest=NAV if kind == "nav" else NCX
    )
    assert _texts(data) == [("First part", "a")]


def test_a_broken_contents_costs_only_the_names() -> None:
    data = make_epub({"a.xhtml": "<p>a</p>"}, manifest=NCX, extra={"OEBPS/toc.ncx": b"<ncx"})

    assert _texts(data) == [(None, "a")]


def test_cover_and_tables_of_contents_are_passed_over() -> None:
    links = "".join(f"<p><a href='{n}.xhtml'>Chapter {n}</a></p>" for n in range(9))
    guide = (
        '<guide><reference type="cover" href="text/c.xhtml"/>'
        '<reference type="toc" href="text/a.xhtml#contents"/></guide>'
    )
    chapters = {"c.xhtml": "<p>Cover</p>", "t.xhtml": links, "a.xhtml": "<p>a</p>"}

    assert _texts(make_epub(chapters, guide=guide)) == [(None, "a")]


def test_masked_fonts_lock_nobody_out_and_licences_do() -> None:
    data = make_epub({"a.xhtml": "<p>a</p>"})

    masked = change_zip(data, {"META-INF/encryption.xml": MASK.encode()})
    assert _texts(masked) == [(None, "a")]
    with pytest.raises(DocumentError, match="document_encrypted"):
        _read(change_zip(data, {"META-INF/sinf.xml": b"<sinf/>"}))


def test_chapters_that_break_the_rules_are_read() -> None:
    page = "<?xml version='1.0' encoding='utf-8'?><html><head><title/></head><body>{}</body></html>"
    chapters = {
        "a.xhtml": page.format("<p>Fish &nbsp;&amp; chips <br><b/>now</p>"),
        "b.xhtml": page.format("<h1><a id='x'/>Hours</h1><p hidden='hidden'>secret</p><p>9-18</p>"),
        "c.xhtml": page.format("<img src='x.png'/>"),
    }

    loaded = _read(make_epub(chapters))
    assert [section.text for section in loaded.sections] == ["Fish & chips\nnow", "9-18"]
    assert loaded.sections[1].ref.section == "Hours"
    assert loaded.stripped == ("hidden_text",)


def test_a_book_whose_chapters_are_missing_is_damaged() -> None:
    spine = '<itemref idref="x"/>'
    manifest = '<item id="x" href="gone.xhtml" media-type="application/xhtml+xml"/>'

    with pytest.raises(DocumentError, match="document_damaged"):
        _read(make_epub({}, spine=spine, manifest=manifest))
