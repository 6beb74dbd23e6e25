from __future__ import annotations

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.loaders import load
from builder.knowledge.loaders.draft import Draft
from builder.knowledge.loaders.pdf import write_page
from tests.support.documents import attach_to_pdf, draw_pdf, encrypt_pdf, make_pdf


def _read(data: bytes) -> LoadedDocument:
    return load(data, "file.pdf")[1]


def test_every_page_keeps_its_number_and_blank_pages_are_counted() -> None:
    loaded = _read(make_pdf(["One."], [], ["Three."]))

    assert [(section.ref.page, section.text) for section in loaded.sections] == [
        (1, "One."),
        (3, "Three."),
    ]
    assert loaded.pages == 3


@pytest.mark.parametrize(
    ("title", "kept"),
    [("Price list", "Price list"), ("Microsoft Word - prices.doc", None), ("untitled", None)],
)
def test_only_a_title_that_a_person_gave_counts(title: str, kept: str | None) -> None:
    assert _read(make_pdf(["Text."], title=title)).title == kept


def test_a_file_that_only_forbids_copying_is_read() -> None:
    loaded = _read(encrypt_pdf(make_pdf(["Open to all."]), user=""))

    assert loaded.sections[0].text == "Open to all."


def test_files_inside_a_file_are_read_under_their_names() -> None:
    files = {"prices.pdf": make_pdf(["Cut 35 €"]), "invoice.xml": b"<a>1</a>"}

    loaded = _read(attach_to_pdf(make_pdf(["See the attached files."]), files))

    assert [(section.ref.section, section.text) for section in loaded.sections] == [
        (None, "See the attached files."),
        ("prices.pdf", "Cut 35 €"),
    ]
    assert loaded.stripped == ()


def test_a_file_inside_a_file_that_cannot_be_read_is_named() -> None:
    data = attach_to_pdf(make_pdf(["See the plan."]), {"plan.dwg": b"AC1015"})

    assert _read(data).stripped == ("attachments",)


def test_a_file_that_only_a_certificate_opens_is_locked() -> None:
    locked = encrypt_pdf(make_pdf(["For one reader."]), user="x")

    with pytest.raises(DocumentError, match="document_encrypted"):
        _read(locked.replace(b"/Standard", b"/Adobe.PS"))


def test_lines_broken_at_the_margin_are_joined_and_price_lines_stay_apart() -> None:
    (section,) = _read(
        make_pdf(
            [
                "Our salon has been in the old town for more than twenty years and is known for",
                "its colours. Come in.",
                "Women's cut 45 €",
                "Men's cut 30 €",
            ]
        )
    ).sections

    assert section.text.split("\n") == [
        "Our salon has been in the old town for more than twenty years and is known for "
        "its colours. Come in.",
        "Women's cut 45 €",
        "Men's cut 30 €",
    ]


def test_white_text_on_white_is_taken_out_and_on_a_dark_ground_stays() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Seen.")
        canvas.setFillGray(1)
        canvas.drawString(72, 650, "Secret instruction.")
        canvas.setFillGray(0.1)
        canvas.rect(60, 590, 300, 30, fill=1)
        canvas.setFillGray(1)
        canvas.drawString(72, 600, "White on black.")
        canvas.showPage()

    loaded = _read(draw_pdf(draw))

    text = loaded.sections[0].text
    assert "Seen." in text
    assert "White on black." in text
    assert "Secret" not in text
    assert loaded.stripped == ("hidden_text",)


@pytest.mark.parametrize("way", ["tiny", "transparent", "invisible"])
def test_text_that_cannot_be_seen_is_taken_out(way: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Seen.")
        if way == "tiny":
            canvas.setFont("Helvetica", 0.5)
        if way == "transparent":
            canvas.setFillAlpha(0)
        canvas.drawString(72, 650, "Secret instruction.", mode=3 if way == "invisible" else None)
        canvas.showPage()

    loaded = _read(draw_pdf(draw))

    assert loaded.sections[0].text == "Seen."
    assert loaded.stripped == ("hidden_text",)


def test_the_invisible_letters_of_a_searchable_scan_are_its_text() -> None:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    def draw(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(Image.new("L", (50, 70), 230)), 0, 0, *A4)
        canvas.drawString(72, 700, "Recognised text.", mode=3)
        canvas.showPage()

    loaded = _read(draw_pdf(draw))

    assert loaded.sections[0].text == "Recognised text."
    assert loaded.stripped == ()


def test_pages_that_are_only_pictures_are_told_when_others_have_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Text.")
        canvas.showPage()
        canvas.rect(72, 72, 300, 300, fill=1)
        canvas.showPage()

    assert _read(draw_pdf(draw)).stripped == ("pages_without_text",)


def test_what_pdfium_refuses_pypdf_may_read(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    def refuse(_data: bytes) -> None:
        raise pypdfium2.PdfiumError("Data format error", err_code=3)

    monkeypatch.setattr(pypdfium2, "PdfDocument", refuse)

    loaded = _read(make_pdf(["One."], ["Two."]))
    assert [(section.ref.page, section.text) for section in loaded.sections] == [
        (1, "One."),
        (2, "Two."),
    ]
    with pytest.raises(DocumentError, match="document_encrypted"):
        _read(encrypt_pdf(make_pdf(["One."]), user="secret"))
    with pytest.raises(DocumentError, match="document_damaged"):
        _read(make_pdf([]))


def test_letters_that_nobody_knows_are_not_written() -> None:
    draft = Draft()

    write_page("\ufffd\ufffd \ufffd\nCut 35 €", 1, draft)

    assert [section.text for section in draft.finish().sections] == ["Cut 35 €"]


def test_a_page_that_pdfium_refuses_is_read_by_pypdf(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2

    def refuse(self: object, index: int) -> None:
        raise pypdfium2.PdfiumError("Failed to load page.")

    monkeypatch.setattr(pypdfium2.PdfDocument, "__getitem__", refuse)

    assert _read(make_pdf(["One."])).sections[0].text == "One."
