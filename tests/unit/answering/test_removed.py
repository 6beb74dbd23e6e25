"""Masks of a document are words in an answer, in the visitor's language, however it arrives."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.answering.removed import events_in_words, in_words
from builder.core.conversation import Answer, AskEvent, Citation, Delta, Done, Quote, Replaced
from builder.core.document import SourceRef


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Write to [e-mail address removed] or [name removed]."),
        ("de-CH", "Write to [E-Mail-Adresse entfernt] or [Name entfernt]."),
        ("es", "Write to [dirección de correo omitida] or [nombre omitido]."),
        ("fr", "Write to [e-mail address removed] or [name removed]."),
    ],
)
def test_masks_are_said_in_the_language_of_the_reader(language: str, said: str) -> None:
    assert in_words("Write to [EMAIL_ADDRESS] or [PERSON].", language) == said


def test_a_kind_without_words_of_its_own_is_a_personal_detail() -> None:
    assert in_words("No. [US_PASSPORT]", "en") == "No. [personal detail removed]"


@pytest.mark.parametrize("text", ["See [1] and [NOTE].", "[PERSON_1]", "[person]", "a[", "[]"])
def test_other_brackets_stay(text: str) -> None:
    assert in_words(text, "en") == text


def pieces(*events: AskEvent) -> list[AskEvent]:
    def come() -> Iterator[AskEvent]:
        yield from events

    return list(events_in_words(come(), "en"))


def test_a_mask_split_across_pieces_is_said_whole() -> None:
    told = pieces(Delta("Ask [PER"), Delta("SON] at "), Delta("the desk ["))
    told_to_the_end = pieces(Delta("Ask ["), Done(Answer("Ask [", refused=False, confidence=1)))

    assert told == [Delta("Ask "), Delta("[name removed] at "), Delta("the desk ")]
    assert told_to_the_end[:2] == [Delta("Ask "), Delta("[")]


def test_a_withdrawn_piece_leaves_nothing_behind() -> None:
    told = pieces(Delta("Ask [PER"), Replaced("model_failed"), Delta("SON] is here"))

    assert told == [Delta("Ask "), Replaced("model_failed"), Delta("SON] is here")]


def test_text_quotes_and_sources_say_the_same() -> None:
    masked = "Write to [EMAIL_ADDRESS]."
    source = Citation(1, "a.md", "d", "c", masked, SourceRef(section="Ask [PERSON]"), 1.0)
    answer = Answer(
        masked, refused=False, confidence=1.0, quotes=(Quote(masked, 1, 1.0),), sources=(source,)
    )

    (done,) = pieces(Done(answer))

    assert isinstance(done, Done)
    said = "Write to [e-mail address removed]."
    assert [done.answer.text, done.answer.quotes[0].text, done.answer.sources[0].text] == [said] * 3
    assert done.answer.sources[0].ref.section == "Ask [name removed]"
