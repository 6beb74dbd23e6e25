"""Templates: every language says the same, conditions hold, blanks are told."""

from __future__ import annotations

import string
from pathlib import Path

import pytest

from builder.privacy.papers import template
from builder.privacy.papers.paper import Bullets, Heading, Paragraph, Table, from_plain, to_plain
from builder.privacy.papers.situation import KNOWN
from builder.privacy.papers.template import Filling, Piece, fill
from builder.system import resources, texts

FOLDER = resources.path("templates", "papers")
PAPERS = sorted(file.stem for file in FOLDER.glob("*.txt"))
DESK = {"two_ways", "audit_ok", "sealed", "incident_open"}
"""Conditions that only the bot's file decides."""
CASE = {
    *("drill", "late", "high", "risk", "unlikely", "undecided", "counted", "measures", "nonotice"),
    *("encrypted", "visitors", "documents_hit", "to_people", "closed", "lessons", "steps"),
}
"""Conditions that an incident decides."""


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def pieces() -> list[tuple[str, int, Piece]]:
    return [(paper, at, piece) for paper in PAPERS for at, piece in enumerate(template.read(paper))]


def test_every_piece_is_said_in_every_language() -> None:
    lacking = [
        (paper, at, piece.words)
        for paper, at, piece in pieces()
        if set(piece.words) != set(texts.languages()) or not all(piece.words.values())
    ]
    assert not lacking


def test_translations_name_the_same_values_in_as_many_cells() -> None:
    differing = [
        (paper, at)
        for paper, at, piece in pieces()
        if len({frozenset(fields(words)) for words in piece.words.values()}) != 1
        or len({words.count("|") for words in piece.words.values()}) != 1
    ]
    assert not differing


def test_every_row_has_as_many_cells_as_the_head_above_it() -> None:
    cells = 0
    for paper, at, piece in pieces():
        count = piece.words["en"].count("|")
        if piece.mark == "|=":
            cells = count
        if piece.mark == "|":
            assert count == cells, (paper, at)


def test_conditions_are_known() -> None:
    named = {
        condition.removeprefix("!") for _, _, piece in pieces() for condition in piece.conditions
    }
    assert named <= KNOWN | DESK | CASE


def test_every_paper_begins_with_its_title() -> None:
    for paper in PAPERS:
        marks = [piece.mark for piece in template.read(paper)]
        assert marks[0] == "#"
        assert marks.count("#") == 1


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A template of the test's own."""
    file = tmp_path / "own.txt"
    file.write_text(
        "% a note\n#\n en Title {a}\n##\n en Empty\n##\n en Full\n[yes & !no] .\n en Shown {b}\n"
        "[no] .\n en Hidden\n|=\n en A | B\n[each rows] |\n en {x} | {a}\n-\n en one\n-\n en two\n"
        "1.\n en first\n##\n en Last, empty\n",
        encoding="utf-8",
    )

    def text(*parts: str) -> str:
        return file.read_text("utf-8")

    monkeypatch.setattr(resources, "text", text)
    template.read.cache_clear()
    monkeypatch.setattr(texts, "say", lambda _key, _language, what: f"[fill: {what}]")
    return file


def own(**values: str) -> Filling:
    return Filling(
        flags={"yes"},
        known={"yes", "no"},
        values={"a": "A | B", "b": "", **values},
        lists={"rows": [{"x": "1"}, {"x": "<2>"}]},
        settings={"b": "business.b"},
        labels={"b": "the b"},
    )


def test_conditions_lists_and_blanks(made: Path) -> None:
    paper = fill("own", "en", own())
    assert paper.title == "Title A | B"
    assert paper.blocks == (
        Heading(2, "Full"),
        Paragraph("Shown [fill: the b]"),
        Table(("A", "B"), (("1", "A | B"), ("<2>", "A | B"))),
        Bullets(("one", "two")),
        Bullets(("first",), numbered=True),
    )
    assert paper.missing == ("business.b",)
    assert paper.blank == "[fill"


def test_lines_that_lack_something_can_be_left_out(made: Path) -> None:
    paper = fill("own", "en", own(), gaps=False)
    assert not any(isinstance(block, Paragraph) for block in paper.blocks)
    assert "[fill" not in paper.text()


def test_signs_that_no_paper_can_hold_are_left_out(made: Path) -> None:
    paper = fill("own", "en", own(b="a\x00b\u202ec\nd"))
    assert Paragraph("Shown abc d") in paper.blocks


def test_a_condition_that_nobody_decides_is_a_mistake(made: Path) -> None:
    with pytest.raises(KeyError):
        fill("own", "en", Filling(flags=(), known=(), values={}))


def test_a_paper_survives_being_kept(made: Path) -> None:
    paper = fill("own", "en", own(), ["made today"])
    assert from_plain(to_plain(paper)) == paper


@pytest.fixture(autouse=True)
def _fresh() -> object:
    yield
    template.read.cache_clear()
