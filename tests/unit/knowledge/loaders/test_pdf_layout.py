from __future__ import annotations

from collections.abc import Sequence

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from builder.core.document import LoadedDocument, Section
from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders import load
from builder.knowledge.loaders.signal import NeedsOcr
from tests.support.documents import draw_pdf, make_pdf

LEFT = [
    "We deliver to the whole of the old town",
    "and to every village around it on two",
    "days of the week, which are Tuesday and",
    "Friday, between nine and noon.",
]
RIGHT = [
    "What you do not like can be sent back",
    "within thirty days, and we shall pay",
    "the postage of the parcel as long as it",
    "was ordered from our own shop.",
]


def _read(data: bytes) -> LoadedDocument:
    return load(data, "file.pdf")[1]


def _tables(loaded: LoadedDocument) -> list[Section]:
    return [section for section in loaded.sections if section.kind == "table"]


def _write(
    canvas: Canvas, rows: Sequence[tuple[str, ...]], places: tuple[int, ...], top: int
) -> None:
    for number, row in enumerate(rows):
        for left, text in zip(places, row, strict=False):
            canvas.drawString(left, top - 16 * number, text)


def test_larger_and_bold_lines_become_the_path_of_what_stands_under_them() -> None:
    def draw(canvas: Canvas) -> None:
        for size, font, top, text in (
            (20, "Helvetica", 760, "Terms"),
            (12, "Helvetica", 730, "These are our terms."),
            (15, "Helvetica", 690, "Delivery"),
            (12, "Helvetica-Bold", 660, "Costs"),
            (12, "Helvetica", 640, "Delivery costs four euros."),
            (15, "Helvetica", 600, "Returns"),
            (12, "Helvetica", 580, "Thirty days."),
        ):
            canvas.setFont(font, size)
            canvas.drawString(72, top, text)
        canvas.showPage()
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, 760, "And more of it.")
        canvas.showPage()

    assert [(s.ref.page, s.ref.section, s.text) for s in _read(draw_pdf(draw)).sections] == [
        (1, "Terms", "These are our terms."),
        (1, "Terms › Delivery › Costs", "Delivery costs four euros."),
        (1, "Terms › Returns", "Thirty days."),
        (2, "Terms › Returns", "And more of it."),
    ]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_row_of_a_table_is_joined_with_the_names_of_its_columns(ruled: bool) -> None:
    rows = [("Size", "Time", "Price"), ("small", "20 min", "8.50 €"), ("large", "", "14.90 €")]

    def draw(canvas: Canvas) -> None:
        canvas.drawString(72, 740, "Everything is baked by hand.")
        _write(canvas, rows, (72, 172, 272), 700)
        if ruled:
            canvas.grid([66, 166, 266, 366], [662, 678, 694, 714])
        canvas.drawString(72, 600, "Ask us for more.")
        canvas.showPage()

    loaded = _read(draw_pdf(draw))

    assert [(section.kind, section.text) for section in loaded.sections] == [
        ("text", "Everything is baked by hand."),
        ("table", "Size: small; Time: 20 min; Price: 8.50 €\nSize: large; Price: 14.90 €"),
        ("text", "Ask us for more."),
    ]


def test_a_cell_of_several_lines_stays_one_cell() -> None:
    def draw(canvas: Canvas) -> None:
        rows = [
            ("Dish", "What is in it", "Price"),
            ("Pizza", "Tomatoes, mozzarella", "9.50 €"),
            ("", "and fresh basil", ""),
            ("Soup", "Lentils and carrots", "6.00 €"),
        ]
        _write(canvas, rows, (72, 172, 372), 700)
        canvas.grid([66, 166, 366, 430], [646, 662, 694, 714])
        canvas.showPage()

    (table,) = _tables(_read(draw_pdf(draw)))
    assert table.text.split("\n") == [
        "Dish: Pizza; What is in it: Tomatoes, mozzarella and fresh basil; Price: 9.50 €",
        "Dish: Soup; What is in it: Lentils and carrots; Price: 6.00 €",
    ]


def test_a_table_that_goes_on_over_the_page_keeps_its_header() -> None:
    def draw(canvas: Canvas) -> None:
        _write(canvas, [("Drink", "Price"), ("Cola", "2.80 €"), ("Beer", "3.90 €")], (72, 272), 700)
        canvas.showPage()
        _write(canvas, [("Wine", "4.50 €"), ("Water", "2.10 €")], (72, 272), 760)
        canvas.showPage()

    assert [(table.ref.page, table.text) for table in _tables(_read(draw_pdf(draw)))] == [
        (1, "Drink: Cola; Price: 2.80 €\nDrink: Beer; Price: 3.90 €"),
        (2, "Drink: Wine; Price: 4.50 €\nDrink: Water; Price: 2.10 €"),
    ]


def test_dots_that_lead_to_a_price_are_not_text() -> None:
    (table,) = _tables(_read(make_pdf(["Cut ............ 38.50 €", "Colour ......... 65.00 €"])))

    assert table.text == "Cut: 38.50 €\nColour: 65.00 €"


@pytest.mark.parametrize("by_line", [True, False])
def test_columns_are_read_one_after_the_other(by_line: bool) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 10)
        lines = [(72, n, text) for n, text in enumerate(LEFT)]
        lines += [(320, n, text) for n, text in enumerate(RIGHT)]
        for left, number, text in sorted(lines, key=lambda line: line[1]) if by_line else lines:
            canvas.drawString(left, 700 - 12 * number, text)
        canvas.showPage()

    text = "\n".join(section.text for section in _read(draw_pdf(draw)).sections)
    assert text.split("\n\n") == [" ".join(LEFT), " ".join(RIGHT)]


def test_what_repeats_on_every_page_is_kept_once_and_page_numbers_not_at_all() -> None:
    def draw(canvas: Canvas) -> None:
        for page in range(1, 5):
            canvas.drawString(72, 810, "Salon Rosa, price list")
            canvas.drawString(72, 400, f"Page {page} is about thing {page}.")
            canvas.drawString(280, 30, f"Page {page} of 4")
            canvas.drawString(500, 30, "3.50 €")
            canvas.showPage()

    texts = [section.text for section in _read(draw_pdf(draw)).sections]
    assert texts == [
        "Salon Rosa, price list\nPage 1 is about thing 1.\n3.50 €",
        *(f"Page {page} is about thing {page}." for page in (2, 3, 4)),
    ]


def test_a_word_parted_at_the_margin_is_whole_again() -> None:
    text = _read(
        make_pdf(["We bring every parcel to your door within two working days of deliv-", "ery."])
    )

    assert text.sections[0].text.endswith("within two working days of delivery.")


def test_items_of_a_list_stay_apart_and_keep_their_marks() -> None:
    def draw(canvas: Canvas) -> None:
        for number, text in enumerate(("one thing", "another thing", "a last thing")):
            canvas.drawString(80, 700 - 16 * number, "•")
            canvas.drawString(110, 700 - 16 * number, text)
        canvas.showPage()

    (section,) = _read(draw_pdf(draw)).sections
    assert section.text == "• one thing\n• another thing\n• a last thing"
    assert section.kind == "text"


def test_a_page_turned_on_its_side_is_read_the_right_way() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.translate(500, 100)
        canvas.rotate(90)
        _write(canvas, [("Item", "Price"), ("Chair", "39.00 €"), ("Lamp", "9.50 €")], (0, 150), 0)
        canvas.showPage()

    (table,) = _tables(_read(draw_pdf(draw)))
    assert table.text == "Item: Chair; Price: 39.00 €\nItem: Lamp; Price: 9.50 €"


def test_letters_of_a_size_below_zero_are_read_the_right_way() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)  # names the font
        for line in range(2):
            canvas.addLiteral(
                f"BT /F1 -12 Tf -1 0 0 -1 72 {700 - 16 * line} Tm (Open from nine to five.) Tj ET"
            )
        canvas.showPage()

    (section,) = _read(draw_pdf(draw)).sections
    assert section.text == "Open from nine to five.\nOpen from nine to five."


def test_text_that_stands_aslant_keeps_the_order_of_the_file() -> None:
    lines = ["Come to our summer sale,", "everything is half the price,", "from the first of June."]

    def draw(canvas: Canvas) -> None:
        canvas.translate(150, 300)
        canvas.rotate(25)
        for number, line in enumerate(lines):
            canvas.drawString(0, 200 - 15 * number, line)
        canvas.showPage()

    (section,) = _read(draw_pdf(draw)).sections
    assert section.text == " ".join(lines)


def test_a_page_whose_letters_mean_nothing_is_looked_at_like_a_picture() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 12)
        for line in range(5):
            canvas.addLiteral(f"BT /F1 12 Tf 72 {700 - 16 * line} Td <0104050607080E0F> Tj ET")
        canvas.showPage()

    data = draw_pdf(draw)

    with pytest.raises(NeedsOcr):
        load(data, "file.pdf", Limits().without_ocr())


def test_text_beside_the_visible_page_is_not_read() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((0, 0, 300, A4[1]))
        canvas.drawString(72, 700, "Seen.")
        canvas.drawString(400, 700, "Cut away.")
        canvas.showPage()

    assert _read(draw_pdf(draw)).sections[0].text == "Seen."


def test_a_page_of_one_large_line_has_text() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica-Bold", 40)
        canvas.drawString(72, 500, "Closed on Mondays")
        canvas.showPage()

    assert [section.text for section in _read(draw_pdf(draw)).sections] == ["Closed on Mondays"]


def test_what_repeats_stays_where_pages_hold_nothing_else() -> None:
    loaded = _read(make_pdf(*([f"Room {number}"] for number in range(1, 9))))

    assert [section.text for section in loaded.sections] == [f"Room {n}" for n in range(1, 9)]


def test_a_running_title_of_few_pages_is_left_alone() -> None:
    loaded = _read(make_pdf(["Prices", "One."], ["Prices", "Two."]))

    assert [section.text for section in loaded.sections] == ["Prices\nOne.", "Prices\nTwo."]


def test_more_pages_than_are_read_have_a_reason_of_their_own() -> None:
    with pytest.raises(DocumentError) as caught:
        load(make_pdf(*[["Text."]] * 5), "file.pdf", Limits(pages=4))

    assert caught.value.code == "document_too_many_pages"
    assert caught.value.params == {"pages": 5, "limit": 4}


def test_every_page_is_told_as_it_is_read() -> None:
    told: list[tuple[int, int]] = []

    load(make_pdf(["One."], ["Two."]), "a.pdf", told=lambda page, of: told.append((page, of)))

    assert told == [(1, 2), (2, 2)]


def test_a_page_of_more_pieces_than_a_page_holds_is_read_as_it_comes() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 2)
        canvas.setFillColor(colors.black)
        for y in range(300):
            for x in range(30):
                canvas.drawString(x * 19, 20 + y * 2.6, "ab")
        canvas.showPage()

    loaded = _read(draw_pdf(draw))
    assert sum(section.text.count("ab") for section in loaded.sections) == 9000
