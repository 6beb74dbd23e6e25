from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from builder.core.errors import UsageError
from builder.core.question_set import TestQuestion
from builder.evaluation import question_file

EVERY = TestQuestion(
    "1", "What does it cost?", expect=("£95", "1 day | one day"), forbid=("free",), refuse=False,
    hand_over=True, document="prices.csv", language="en",
)  # fmt: skip
PLAIN = TestQuestion("2", "=Wann öffnen Sie?", refuse=True)


def without_ids(questions: list[TestQuestion]) -> list[TestQuestion]:
    return [replace(question, id="") for question in questions]


@pytest.mark.parametrize("ending", ["jsonl", "csv"])
def test_what_is_written_is_read_again(tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"questions.{ending}"
    made = [EVERY, replace(PLAIN, question="Wann öffnen Sie?")]
    write = question_file.table if ending == "csv" else question_file.json_lines
    file.write_bytes(write(made).encode())

    assert without_ids(question_file.read(file)) == without_ids(made)


def test_a_table_holds_nothing_that_a_spreadsheet_would_run() -> None:
    assert "'=Wann" in question_file.table([PLAIN])


def test_names_that_other_tools_use_are_understood(tmp_path: Path) -> None:
    file = tmp_path / "q.csv"
    file.write_text("Frage;erwartet;source\nWas kostet es?;95 €;preise.csv\n", encoding="utf-8-sig")

    (question,) = question_file.read(file)

    assert (question.question, question.expect) == ("Was kostet es?", ("95 €",))
    assert question.document == "preise.csv"


def test_a_single_point_need_not_be_a_list(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(json.dumps({"question": "Hm?", "expect": "a; b"}) + "\n\n")

    assert question_file.read(file)[0].expect == ("a; b",)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"question": "ok"}\n{broken', 2),
        ('{"expect": ["x"]}', 1),
        ('{"question": 7}', 1),
        ('{"question": "  "}', 1),
        ("[1, 2]", 1),
        ('"text"', 1),
        ('{"question": "\\ud83d"}', 1),
        ('{"question": "ok", "refuse": "perhaps"}', 1),
        ('{"question": "ok", "expect": 5}', 1),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(tmp_path: Path, text: str, line: int) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(text)
    with pytest.raises(UsageError) as caught:
        question_file.read(file)
    assert caught.value.code == "questions_unreadable"
    assert caught.value.params == {"file": "q.jsonl", "line": line}


def test_what_a_file_says_under_a_name_nobody_reads_is_told(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text('{"question": "Hm?", "must_not": ["x"], "source": "a"}\n{"question": "H"}\n')
    assert question_file.unread(file) == ("must_not",)
    table = tmp_path / "q.csv"
    table.write_text("Question,Expects\nHm?,x\n")
    assert question_file.unread(table) == ("expects",)
    assert question_file.read(table)[0].expect == ()


def test_a_file_that_is_not_there_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        question_file.read(tmp_path / "gone.csv")
    assert caught.value.code == "questions_missing"
    assert caught.value.params == {"file": str(tmp_path / "gone.csv")}


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"x" * (question_file.LIMIT_BYTES + 1)])
def test_a_file_that_is_none_is_told(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "q.jsonl"
    file.write_bytes(data)
    with pytest.raises(UsageError, match="questions_unreadable"):
        question_file.read(file)
