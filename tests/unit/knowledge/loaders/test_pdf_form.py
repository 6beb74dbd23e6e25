from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from builder.core.document import LoadedDocument
from builder.core.errors import DocumentError
from builder.knowledge.loaders import load
from tests.support.documents import draw_pdf, note_on_pdf


def _read(data: bytes) -> LoadedDocument:
    return load(data, "form.pdf")[1]


def _text(loaded: LoadedDocument) -> str:
    return "\n".join(section.text for section in loaded.sections)


def test_what_was_filled_in_stands_beside_the_name_of_its_field() -> None:
    def draw(canvas: Canvas) -> None:
        form = canvas.acroForm
        for number, (name, value) in enumerate({"Name:": "Ada Byron", "Town:": "Leeds"}.items()):
            canvas.drawString(72, 700 - 40 * number, name)
            form.textfield(name=name, value=value, x=160, y=694 - 40 * number, width=200, height=20)
        canvas.drawString(72, 500, "Remarks")
        form.textfield(
            name="r", value="Ring twice.\nMind the dog.", fieldFlags="multiline",
            x=72, y=380, width=300, height=110,
        )  # fmt: skip
        canvas.drawString(72, 300, "Size:")
        form.choice(name="s", value="Large", options=["Small", "Large"], x=160, y=294, height=20)

    lines = _text(_read(draw_pdf(draw))).split("\n")

    assert {"Name: Ada Byron", "Town: Leeds", "Ring twice.", "Mind the dog."} <= set(lines)
    assert "Size: Large" in lines


def test_a_box_says_whether_it_is_ticked() -> None:
    def draw(canvas: Canvas) -> None:
        for number, (name, ticked) in enumerate({"With milk": True, "With sugar": False}.items()):
            canvas.acroForm.checkbox(name=name, checked=ticked, x=72, y=696 - 40 * number, size=14)
            canvas.drawString(92, 700 - 40 * number, name)

    assert _text(_read(draw_pdf(draw))).split() == ["☒", "With", "milk", "☐", "With", "sugar"]


def test_a_page_of_empty_boxes_has_no_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.acroForm.checkbox(name="one", x=72, y=700)
        canvas.showPage()

    with pytest.raises(DocumentError) as caught:
        _read(draw_pdf(draw))

    assert caught.value.code in {"document_empty", "document_no_text"}


@pytest.mark.parametrize("flags", ["password", "hidden"])
def test_what_a_form_keeps_from_sight_is_not_read(flags: str) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Members only.")
        way = {"fieldFlags": "password"} if flags == "password" else {"annotationFlags": "hidden"}
        canvas.acroForm.textfield(name="k", value="sesame", x=72, y=600, width=90, height=20, **way)

    assert _text(_read(draw_pdf(draw))) == "Members only."


def test_text_typed_over_a_page_is_read_where_it_stands() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 700, "Opens at:")
        canvas.drawString(72, 660, "Closes at:")

    data = note_on_pdf(draw_pdf(draw), "half past nine", (160, 694, 300, 712))

    assert "Opens at: half past nine" in _text(_read(data))
