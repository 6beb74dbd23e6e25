"""Steps stay whole in a quote, and a list keeps the line that leads in."""

from __future__ import annotations

import pytest

from builder.answering.models.quotes import pick
from builder.answering.steps import MOST_CHARACTERS
from builder.core.document import Chunk, SourceRef
from builder.knowledge.hits import Hit
from builder.knowledge.sentences import sentence_spans

STEPS = "1. Clean the bike.\n2. Bring both keys.\n3. Wait for the receipt."
BULLETS = "Bring your passport.\nPay the deposit at desk no. 3.\nSign the form."
HOURS = "Our hours:\nMonday 9 to 5.\nSunday closed."


def quoted(question: str, text: str, likest: str) -> str:
    """What is quoted of `text` when the sentence `likest` is nearest to the question."""
    spans = tuple(sentence_spans(text))
    cosines = tuple(0.9 if text[a:b] == likest else 0.1 for a, b in spans)
    assert max(cosines) == 0.9
    chunk = Chunk("c", "d", 0, text, SourceRef(), sentences=spans)
    hit = Hit(chunk, "d.md", 0.5, sentence_scores=cosines, overlaps=(0.0,) * len(spans))
    (choice,) = pick(question, [hit])
    return choice.text


@pytest.mark.parametrize("question", ["How do I return it?", "Where do the keys go?"])
def test_numbered_steps_are_quoted_together(question: str) -> None:
    text = f"We hire bikes.\n\n{STEPS}\n\nSee you soon."
    assert quoted(question, text, "2. Bring both keys.") == STEPS


@pytest.mark.parametrize(
    "question", ["How can I pick it up?", "Wie hole ich es ab?", "¿Cómo lo recojo?"]
)
def test_lines_of_a_list_are_steps_where_the_question_asks_how(question: str) -> None:
    assert quoted(question, BULLETS, "Sign the form.") == BULLETS
    assert quoted("Where is the deposit paid?", BULLETS, "Sign the form.") == "Sign the form."


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_line_that_leads_in_takes_its_list_along(gap: str) -> None:
    text = f"Do this:{gap}{STEPS}\n\nSee you soon."
    assert quoted("Return?", text, "Do this:") == f"Do this:{gap}{STEPS}"
    assert quoted("How do I return it?", text, "1. Clean the bike.") == f"Do this:{gap}{STEPS}"


def test_one_line_of_a_list_that_is_no_procedure_stands_alone() -> None:
    assert quoted("When are you closed?", HOURS, "Sunday closed.") == "Sunday closed."
    assert quoted("How much is it on Monday?", HOURS, "Monday 9 to 5.") == "Monday 9 to 5."


def test_sentences_of_a_paragraph_are_no_steps() -> None:
    text = "Clean the bike. Bring both keys. Wait for the receipt."
    assert quoted("How do I return it?", text, "Bring both keys.") == "Bring both keys."


def test_a_list_of_a_page_is_quoted_by_its_sentence() -> None:
    steps = "\n".join(f"{n}. Do part number {n} of it all." for n in range(1, 99))
    assert len(steps) > MOST_CHARACTERS
    assert quoted("How?", steps, "7. Do part number 7 of it all.").startswith("7.")
    assert "\n" not in quoted("How?", steps, "7. Do part number 7 of it all.")
