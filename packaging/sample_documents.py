"""Writes the sample shop's Word, Excel and PDF documents anew; their words stand here.

The other documents of `resources/sample_bot/documents` are plain files, edited as they are.
Needs the tools of the extra `dev`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import Workbook
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "sample_bot" / "documents"

RENTAL: dict[str, list[tuple[str, ...]]] = {
    "Bicycles": [
        ("Bicycle", "Half day", "Full day", "Week", "Deposit"),
        ("City bicycle", "£12", "£18", "£75", "£50"),
        ("Trekking bicycle", "£16", "£24", "£99", "£80"),
        ("E-bike", "£28", "£42", "£180", "£200"),
        ("Cargo bicycle", "£32", "£48", "£210", "£200"),
        ("Children's bicycle", "£8", "£12", "£45", "£30"),
    ],
    "Extras": [
        ("Extra", "Price per day", "Note"),
        ("Helmet", "£3", "free with an e-bike"),
        ("Child seat", "£5", "up to 22 kilograms"),
        ("Panniers", "£4", "a pair, waterproof"),
        ("Lock", "£0", "always included"),
    ],
}

REPAIRS: list[tuple[str, list[str]]] = [
    (
        "Booking a repair",
        [
            "Book a repair online, by telephone or at the counter. In spring the waiting time is "
            "about one week, in winter we usually start on the same day.",
            "We call you before any work that costs more than £20 above the estimate.",
        ],
    ),
    (
        "Guarantee on repairs",
        [
            "Our work is guaranteed for six months. Wearing parts such as brake pads, chains and "
            "tyres are excluded from the guarantee.",
            "Bring the repair slip with you; without it we cannot find the job in our records.",
        ],
    ),
    (
        "Collecting your bicycle",
        [
            "We send a text message when the bicycle is ready. Bicycles that are not collected "
            "within 14 days cost £2 storage a day.",
            "You can pay in cash, by debit or credit card, or with a Tidewheel gift card. We do "
            "not accept cheques.",
        ],
    ),
]

COURSE: list[tuple[str, list[str]]] = [
    (
        "Repair course for beginners",
        [
            "In this course you learn to mend a puncture, adjust brakes and gears, and keep a "
            "chain clean. It takes place in our workshop on the first Saturday of each month, from "
            "16:30 to 19:30.",
            "The course costs £35 a person, tools and tea included. At most eight people take "
            "part, so that everybody works on a bicycle of their own.",
        ],
    ),
    (
        "What to bring, and cancelling",
        [
            "Bring your own bicycle and old clothes. People under 16 need to come with an adult.",
            "You can cancel free of charge up to 48 hours before the course. Later than that we "
            "charge half of the fee.",
        ],
    ),
    (
        "Trade-in of used bicycles",
        [
            "We buy used bicycles that are less than eight years old. Bring the bicycle, its key "
            "and proof of purchase; the valuation takes about twenty minutes and is free.",
            "We pay by bank transfer on the same day, or add ten percent when you take a gift card "
            "instead.",
        ],
    ),
]


def main() -> None:
    """Write the three documents."""
    _excel(FOLDER / "rental-prices.xlsx")
    _word(FOLDER / "repairs-and-guarantee.docx")
    _pdf(FOLDER / "courses-and-trade-in.pdf")


def _excel(path: Path) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in RENTAL.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    book.save(path)


def _word(path: Path) -> None:
    document = Document()
    document.core_properties.title = "Repairs and guarantee"
    document.add_heading("Repairs and guarantee", level=0)
    for heading, paragraphs in REPAIRS:
        document.add_heading(heading, level=1)
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)
    document.save(str(path))


def _pdf(path: Path) -> None:
    styles = getSampleStyleSheet()
    story: list[Any] = []
    for heading, paragraphs in COURSE:
        story += [Paragraph(heading, styles["Heading1"])]
        story += [Paragraph(text, styles["BodyText"]) for text in paragraphs]
        story += [PageBreak()]
    SimpleDocTemplate(
        str(path), pagesize=A4, title="Courses and trade-in", author="Tidewheel Cycles"
    ).build(story)


if __name__ == "__main__":
    main()
