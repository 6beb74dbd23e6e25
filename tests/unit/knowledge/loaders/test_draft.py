from __future__ import annotations

import pytest

from builder.core.errors import DocumentError
from builder.knowledge.limits import Limits
from builder.knowledge.loaders.clean import clean_text
from builder.knowledge.loaders.draft import SECTION_CHARACTERS, Draft


def test_nothing_written_is_an_empty_document() -> None:
    draft = Draft()
    draft.paragraph(" \n ")
    draft.heading(1, "")

    with pytest.raises(DocumentError, match="document_empty"):
        draft.finish()


def test_a_run_of_lost_letters_is_one() -> None:
    assert (
        clean_text("Stra\ufffde " + "\ufffd" * 900 + " \ufffd end")[0] == "Stra\ufffde \ufffd end"
    )


def test_marks_without_a_letter_or_figure_are_no_text() -> None:
    draft = Draft()
    draft.paragraph("– • ___ ☐")

    with pytest.raises(DocumentError, match="document_empty"):
        draft.finish()


def test_a_heading_without_text_becomes_text_and_one_with_a_child_does_not() -> None:
    draft = Draft()
    draft.heading(1, "Shop")
    draft.heading(2, "Hours")
    draft.heading(2, "Contact")
    draft.paragraph("Call us.")

    assert [(s.ref.section, s.text) for s in draft.finish().sections] == [
        ("Shop", "Hours"),
        ("Shop › Contact", "Call us."),
    ]


def test_a_heading_as_long_as_a_paragraph_is_one() -> None:
    draft = Draft()
    draft.heading(1, "word " * 100)

    (section,) = draft.finish().sections
    assert section.ref.section is None
    assert len(section.text) > 400


def test_a_new_page_closes_what_was_open() -> None:
    draft = Draft()
    draft.place(page=1)
    draft.heading(1, "Terms")
    draft.paragraph("One.")
    draft.place(page=2)
    draft.paragraph("Two.")

    assert [(s.ref.page, s.ref.section) for s in draft.finish().sections] == [
        (1, "Terms"),
        (2, None),
    ]


def test_long_text_is_cut_at_a_blank_and_nothing_of_it_is_lost() -> None:
    draft = Draft()
    draft.paragraph("word " * 9000)
    draft.paragraph("x" * 45_000)

    sections = draft.finish().sections

    assert all(len(section.text) <= SECTION_CHARACTERS + 2 for section in sections)
    together = "".join(section.text for section in sections)
    assert together.count("word") == 9000
    assert together.count("x") == 45_000


def test_characters_are_counted_over_all_sections() -> None:
    draft = Draft(Limits(characters=10))
    draft.paragraph("12345")

    with pytest.raises(DocumentError, match="document_too_much_text"):
        draft.row("6789 10")


def test_rows_that_do_not_follow_each_other_stand_apart() -> None:
    draft = Draft()
    for number in (2, 3, 7):
        draft.row(f"row {number}", number)

    assert [(s.ref.row, s.text) for s in draft.finish().sections] == [
        (2, "row 2\nrow 3"),
        (7, "row 7"),
    ]


def test_the_first_title_that_says_something_stays() -> None:
    draft = Draft()
    draft.set_title(" ")
    assert draft.untitled
    draft.set_title("Our\u200b terms")
    draft.set_title("Other")
    draft.paragraph("Text.")

    loaded = draft.finish()
    assert loaded.title == "Our terms"
    assert loaded.stripped == ("zero_width",)


@pytest.mark.parametrize(
    ("text", "clean", "names"),
    [
        ("plain text", "plain text", set()),
        ("Größe – 5 €", "Größe – 5 €", set()),
        ("a\u200bb\u2060c\ufeff", "abc", {"zero_width"}),
        ("in\u200dvisible", "invisible", {"zero_width"}),
        ("می\u200cخواهم", "می\u200cخواهم", set()),
        ("👩\u200d👧", "👩\u200d👧", set()),
        ("❤\ufe0f", "❤\ufe0f", set()),
        ("a\ufe01\ufe02\ufe03b", "ab", {"tag_characters"}),
        ("a\U000e0041\U000e007fb", "ab", {"tag_characters"}),
        ("fdp\u202e.exe\u2066", "fdp.exe", {"bidirectional"}),
        ("a\u00a0b\u2009c", "a b c", set()),
        ("o\ufb03ce soft\u00adhyphen", "office softhyphen", set()),
        ("a\x00b\x07c\x7f\ud800", "abc", set()),
        ("one\r\ntwo\rthree\x0bfour\u2028five", "one\ntwo\nthree\nfour\nfive", set()),
        ("\uf0b7 item", "• item", set()),
    ],
)
def test_what_a_reader_cannot_see_is_taken_out(text: str, clean: str, names: set[str]) -> None:
    assert clean_text(text) == (clean, names)
