"""A table that says `Dauer` answers who asks how long something takes."""

from __future__ import annotations

from builder.core.document import LoadedDocument, Section
from builder.knowledge import chunking
from builder.knowledge.asking_words import asked_as
from builder.knowledge.keyword_index import KeywordIndex
from builder.knowledge.language import stemmed


def test_what_asks_and_what_a_table_says_mean_each_other() -> None:
    asks, says = stemmed(["dauert", "Dauer".lower()], "de")
    assert says in asked_as(asks, "de-AT")
    assert asks in asked_as(says, "de")
    assert asks not in asked_as(asks, "de")
    assert not asked_as(asks, "fi")


def test_a_row_that_says_it_in_its_own_word_holds_all_that_is_asked() -> None:
    rows = [
        "Behandlung: Massage; Dauer: 25 Minuten",
        "Das Massage-Öl ist aus Mandeln.",
        "Der Kurs dauert acht Wochen.",
    ]
    index = KeywordIndex()
    ids = []
    for number, text in enumerate(rows):
        document = LoadedDocument((Section(text),))
        chunks = chunking.split(document, document_id=f"{number}", name=f"{number}")
        ids += [chunk.id for chunk in chunks]
        index.put(chunks, "de")
    asked = index.ask("Wie lange dauert eine Massage?", "de", {"de"})
    shares = index.shares(ids, asked)
    best, *others = (shares[each].passage for each in ids)
    assert best > 0.9
    assert max(others) < 0.7
