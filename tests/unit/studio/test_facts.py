"""The owner's facts, with a real bot file and a fast embedder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from builder.core.conversation import Question
from builder.core.document import Outcome
from builder.core.errors import DocumentError, UsageError
from builder.core.pinned import ContactFacts, Pinned
from builder.studio import documents, facts, facts_csv, facts_words, launch_checklist
from builder.studio.bots import Workbench
from tests.support.desk import make_bench, put
from tests.support.embedders import WordEmbedder
from tests.support.facts import make_pair, make_pinned


@pytest.fixture
def bench() -> Iterator[Workbench]:
    with make_bench() as opened:
        yield opened


def said(bench: Workbench, question: str) -> str:
    return bench.bot.answer(Question(question)).text


def embedder(bench: Workbench) -> WordEmbedder:
    found = bench.bot.retriever.embedder
    assert isinstance(found, WordEmbedder)
    return found


def test_what_is_stated_is_answered_at_once_word_for_word_and_alone(bench: Workbench) -> None:
    facts.save(bench, make_pinned())
    answer = bench.bot.answer(Question("What does a full service cost?"))
    assert answer.text == "Full service: £110 (two working days)"  # the document says 89 pounds
    assert [source.document for source in answer.sources] == ["Business facts"]
    assert answer.trace.rules[-1] == "pinned"
    assert said(bench, "do you ship to france") == "Yes, for £18.\nIn five days."
    assert said(bench, "When are you open on Sunday?") == "Sunday: closed"
    assert facts.read(bench) == make_same(facts.read(bench))


def make_same(pinned: Pinned) -> Pinned:
    return facts.tidy(pinned)


def test_what_is_taken_away_is_answered_no_more(bench: Workbench) -> None:
    facts.save(bench, make_pinned())
    facts.save(bench, Pinned())
    assert "£18" not in said(bench, "Do you ship to France?")
    assert facts.document_of(bench) is None
    assert all(e.name != "Business facts" for e in bench.file.documents.all())


def test_only_what_is_new_is_embedded(bench: Workbench) -> None:
    pinned = facts.save(bench, make_pinned())
    before = embedder(bench).embedded
    facts.save(bench, pinned)
    assert embedder(bench).embedded == before
    more = replace(pinned, pairs=(*pinned.pairs, make_pair("Is there parking?", "Yes.")))
    facts.save(bench, more)
    assert embedder(bench).embedded == before + 1
    ready = bench.bot.readiness()
    assert ready.complete
    document = facts.document_of(bench)
    assert document
    assert bench.file.chunks.counts(document.id) == (document.chunks, document.chunks)


def test_what_does_not_hold_changes_nothing(bench: Workbench) -> None:
    facts.save(bench, make_pinned())
    before = facts.read(bench)
    with pytest.raises(UsageError):
        facts.save(bench, replace(before, pairs=(make_pair("Why?", ""),)))
    assert facts.read(bench) == before


def test_blanks_empty_entries_and_repeated_ways_are_left_out(bench: Workbench) -> None:
    pair = make_pair(" Why? ", " So. ", "why", "How? ", "", "how")
    kept = facts.save(bench, Pinned(pairs=(pair, make_pair("", " "))))
    (only,) = kept.pairs
    assert (only.question, only.answer, only.also) == ("Why?", "So.", ("How?",))


def test_contacts_in_facts_are_the_businesss_own_until_they_are_taken_away(
    bench: Workbench,
) -> None:
    bench.change({"business.contacts": ("us@shop.example",)})
    pinned = Pinned(
        contact=ContactFacts(phone="01632 960 184"),
        pairs=(make_pair("Whom do I ask?", "Ring 01632 960 777."),),
    )
    facts.save(bench, pinned)
    own = bench.spec.business.contacts
    assert own == ("us@shop.example", "01632 960 184", "01632 960 777")
    assert bench.bot.gate.clear("Ring 01632-960-184.", "transcript").text == "Ring 01632-960-184."
    assert "01632 960 777" in said(bench, "Whom do I ask?")
    facts.save(bench, Pinned())
    assert bench.spec.business.contacts == ("us@shop.example",)
    assert "960" not in bench.bot.gate.clear("Ring 01632 960 184.", "transcript").text


def test_facts_are_no_document_of_the_owners(bench: Workbench, tmp_path: Path) -> None:
    facts.save(bench, make_pinned())
    assert "Business facts" not in [each.name for each in documents.listing(bench)]
    with pytest.raises(DocumentError):
        documents.remove(bench, "Business facts")
    (tmp_path / "Business facts").write_text("A text file of that name.")
    (result,) = documents.add(bench, [tmp_path / "Business facts"])
    assert (result.outcome, result.error_code) == (Outcome.FAILED, "document_name_reserved")
    assert facts.document_of(bench)


def test_a_document_that_has_the_name_already_keeps_it(bench: Workbench) -> None:
    other = put(bench, "Business facts", "Something else. Entirely.")
    facts.save(bench, make_pinned())
    assert bench.file.documents.get(other.id)
    document = facts.document_of(bench)
    assert document
    assert document.name == "Business facts (2)"


def test_facts_alone_make_a_bot_that_can_be_published() -> None:
    with make_bench(filled=False) as bench:
        facts.save(bench, make_pinned())
        levels = {item.code: item.level for item in launch_checklist.check(bench)}
        assert levels["no_documents"] is launch_checklist.Level.OK


def test_another_language_is_spoken_from_the_next_start_on(bench: Workbench) -> None:
    facts.save(bench, make_pinned())
    bench.change({"language": "de"})
    facts.put_right(bench)
    document = facts.document_of(bench)
    assert document
    assert document.name == "Angaben zum Betrieb"


# --- by name ------------------------------------------------------------------------------------


def test_facts_are_stated_and_taken_away_by_name() -> None:
    pinned = facts_words.stated(
        Pinned(),
        {
            "hours.all": "9-18",
            "hours.sunday": "closed",
            "contact.phone": "01632 960 184",
            "returns": "60 days.",
            "special.2026-12-24..2026-12-26": "closed",
        },
    )
    pinned = facts_words.with_pair(pinned, "Why?", "So.")
    pinned = facts_words.with_pair(pinned, "WHY", "Because.", ["How?"])
    pinned = facts_words.with_price(pinned, "Cut", "5 €")
    pinned = facts_words.with_price(pinned, "cut", "6 €")
    pinned = facts_words.with_notice(pinned, "Closed.", "2026-12-24", "26.12.2026")
    listed = facts_words.stated_list(pinned)
    assert [(each.kind, each.answer) for each in listed if each.kind != "hours"] == [
        ("special", "closed"),
        ("contact", "01632 960 184"),
        ("term", "60 days."),
        ("price", "6 €"),
        ("notice", "Closed."),
        ("pair", "Because."),
    ]
    assert facts_words.without(pinned, [each.id for each in listed]) == Pinned()


@pytest.mark.parametrize("name", ["hours.someday", "contact.fax", "nothing", "special."])
def test_a_name_that_no_fact_has_is_refused(name: str) -> None:
    with pytest.raises(UsageError) as caught:
        facts_words.without(Pinned(), [name])
    assert caught.value.code == "unknown_fact"
    with pytest.raises(UsageError) as caught:
        facts_words.stated(Pinned(), {name: "x"})
    assert caught.value.code == "unknown_fact"


# --- tables -------------------------------------------------------------------------------------


def look(folder: Path, data: str | bytes, pinned: Pinned | None = None) -> facts_csv.Taken:
    path = folder / "table.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return facts_csv.look(pinned or Pinned(), path)


@pytest.mark.parametrize(
    "text",
    [
        "question,answer,other ways,link\nWhy?,So.,How?|Wherefore?,https://a.example\n",
        "Antwort;Frage;Varianten;Link\nSo.;Why?;How?|Wherefore?;https://a.example\n",
        "Pregunta\tRespuesta\tAlternativas\tEnlace\nWhy?\tSo.\tHow?|Wherefore?\thttps://a.example",
    ],
)
def test_a_header_in_any_language_names_the_columns(tmp_path: Path, text: str) -> None:
    taken = look(tmp_path, text)
    (pair,) = taken.pinned.pairs
    assert (pair.question, pair.answer, pair.also, pair.link) == (
        *("Why?", "So.", ("How?", "Wherefore?")),
        "https://a.example",
    )
    assert [(line.number, line.outcome) for line in taken.lines] == [(2, "new")]


def test_without_a_header_the_first_two_columns_count(tmp_path: Path) -> None:
    taken = look(tmp_path, "Größe?;Groß.;x\nWo?;Hier.;y\n".encode("cp1252"))
    assert [(pair.question, pair.answer) for pair in taken.pinned.pairs] == [
        ("Größe?", "Groß."),
        ("Wo?", "Hier."),
    ]


def test_bad_rows_are_told_with_their_line_and_the_others_taken(tmp_path: Path) -> None:
    rows = ["question,answer", '"Why\nreally?",So.', ",empty", "When?,", f"{'x' * 301},So.", "A?,B"]
    taken = look(tmp_path, "\n".join(rows))
    assert [
        (line.number, line.outcome, line.error and line.error.code) for line in taken.lines
    ] == [
        (2, "new", None),
        (4, "rejected", "fact_question_missing"),
        (5, "rejected", "fact_answer_missing"),
        (6, "rejected", "fact_too_long"),
        (7, "new", None),
    ]


def test_what_is_known_is_updated_and_not_doubled(tmp_path: Path) -> None:
    known = Pinned(pairs=(make_pair("Why?", "So.", "How?", link="https://a.example"),))
    taken = look(tmp_path, "question,answer\nWHY,Because.\nhow,Because.\nWho?,We.\n", known)
    assert [line.outcome for line in taken.lines] == ["updated", "unchanged", "new"]
    first, second = taken.pinned.pairs
    assert (first.id, first.answer, first.also, first.link) == (
        *(known.pairs[0].id, "Because.", ("How?",)),
        "https://a.example",
    )
    assert second.question == "Who?"
    clash = look(tmp_path, "question,answer,also\nWhen?,Now.,How?\n", known)
    assert [(e.outcome, e.error and e.error.code) for e in clash.lines] == [
        ("rejected", "fact_question_twice")
    ]


def test_prices_are_told_by_their_header(tmp_path: Path) -> None:
    taken = look(tmp_path, "Leistung;Preis;Hinweis\nSchnitt;29 €;kurz\nSchnitt;30 €;\n")
    assert taken.kind == "prices"
    (price,) = taken.pinned.prices
    assert (price.name, price.price, price.note) == ("Schnitt", "30 €", "kurz")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "facts_file_unreadable"),
        (bytes(range(256)) * 40, "facts_file_unreadable"),
        ("one\ntwo\n", "facts_file_one_column"),
        (b"a,b\n" * (6 << 18), "facts_file_too_large"),
    ],
)
def test_a_file_that_is_no_table_is_refused(tmp_path: Path, data: str | bytes, code: str) -> None:
    with pytest.raises(UsageError) as caught:
        look(tmp_path, data)
    assert caught.value.code == code
    with pytest.raises(UsageError):
        facts_csv.look(Pinned(), tmp_path / "not there.csv")


@pytest.mark.parametrize("text", ["=1+1", "+44 1632", "-5 %", "@shop", "\tx", "'quoted'"])
def test_what_is_written_is_no_formula_and_reads_back_the_same(tmp_path: Path, text: str) -> None:
    pinned = Pinned(pairs=(make_pair("What?", text.strip() or "x", "How?", "Why?"),))
    written = facts_csv.write(pinned)
    cells = written.splitlines()[1].split(",")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for cell in cells)
    taken = look(tmp_path, written, pinned)
    assert [line.outcome for line in taken.lines] == ["unchanged"]
    prices = replace(make_pinned(), pairs=())
    assert look(tmp_path, facts_csv.write(prices, "prices"), prices).count("unchanged") == 1


def test_five_thousand_rows_are_looked_at_in_a_moment(tmp_path: Path) -> None:
    rows = "".join(f"Question {n}?,Answer {n},Way {n}?|Path {n}?\n" for n in range(5000))
    taken = look(tmp_path, "question,answer,also\n" + rows)
    assert taken.count("new") == 5000
