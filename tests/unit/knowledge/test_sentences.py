from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.knowledge.sentences import line_spans, sentence_spans


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["We open at 9.30 a.m. and close at 6 p.m.", "On Sundays we are closed."],
        ["The cut costs 3.50 €.", "Ask Mr. Smith or Dr. J. Miller."],
        ["See No. 5 for details.", "No.", "We don't."],
        ['He said "stop."', "Then left!", "(See page 3.)", "Next... and so on.", "Next…", "Yes"],
        ["We sell shampoo, combs, etc.", "We also cut."],
        ["The room has 20 °C.", "We open at 9 h.", "Come in?", "Yes!"],
        ["Bring your card, e.g. a passport.", "It costs $5.", "Pay in cash."],
        ["Ring us on tel. 0113 496 0000.", "Or write: a@b.example.", "24 hours a day."],
        ["Closed on Dec. 24 and Jan. 1.", "St. Mary's Street 5 is our address."],
        ["Wir haben am 3. Oktober geschlossen.", "Der Schnitt kostet z. B. 35 €."],
        ["Mo. bis Fr. 9–18 Uhr.", "Wir sind im 2. Stock.", "Bitte rufen Sie an, z.B. abends."],
        ["Das gilt bzw. galt für Kinder unter 12.", "Eltern zahlen ca. 5 €.", "Nr. 7 ist frei."],
        ["Die Praxis von Dr. med. Maier ist am 1. und 15. Januar zu.", "Danke."],
        ["Abrimos de lunes a viernes.", "¿Hacen envíos?", "Sí, p. ej. a Madrid."],
        ["Llame al Sr. Pérez.", "Pág. 12 explica más.", "¡Gracias!"],
        ["Vivimos en EE.UU.", "Calle Mayor, núm. 5, Madrid."],
        ["今日は。", "ありがとう！"],
        ['The guide said: "Bring a coat. It rains often."', "We start at 9."],
        ["Er sagte: „Kommen Sie um 9. Bringen Sie Geld mit.“", "Dann ging er."],
        ["Dijo: «Venga pronto. Traiga dinero.»", "Luego se fue."],
        ['A 5" pipe.', 'A 6" pipe costs more.', 'He said "No.', "We stay."],
        ["It is 2024.", "Prices are up."],
    ],
)
def test_sentences_end_where_a_reader_says(sentences: list[str]) -> None:
    gap = "" if "今" in sentences[0] else " "

    assert _sentences(gap.join(sentences)) == sentences


def test_a_line_always_ends_a_sentence_and_list_numbers_do_not() -> None:
    assert _sentences("Hours:\n1. Monday 9\n2. Tuesday. Also Friday\n\n- Wed.\n") == [
        "Hours:",
        "1. Monday 9",
        "2. Tuesday.",
        "Also Friday",
        "- Wed.",
    ]


def test_bullets_inside_a_line_divide_it() -> None:
    assert _sentences("We offer: • cuts • colours") == ["We offer:", "• cuts", "• colours"]


def test_marks_without_words_join_what_stands_before_them() -> None:
    assert _sentences("Really! — !\n***\nYes.") == ["Really! — !", "Yes."]
    assert _sentences("***") == []
    assert _sentences("") == []


def test_lines_are_the_sentences_of_a_table() -> None:
    text = "Day: Mon. Open: 9\n\n  Day: Tue \n"

    assert [text[a:b] for a, b in line_spans(text)] == ["Day: Mon. Open: 9", "Day: Tue"]


@given(st.text(alphabet=st.sampled_from('aB1 .!?\n,€•…"()z'), max_size=200))
def test_spans_are_in_order_trimmed_and_lose_no_letter(text: str) -> None:
    spans = sentence_spans(text)

    done = 0
    for start, end in spans:
        assert done <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        done = end
    kept = "".join(text[start:end] for start, end in spans)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
