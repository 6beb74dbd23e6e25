"""Answers to test questions go with the documents and people they speak of; the marks stay."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from builder.core.document import Document, Outcome
from builder.core.question_set import TestQuestion, TestRun, Verdict
from builder.vault import migrations
from builder.vault.database import Database, open_memory
from builder.vault.documents import SqlDocuments
from builder.vault.question_sets import SqlQuestionSets


@pytest.fixture
def database() -> Iterator[Database]:
    made = open_memory()
    migrations.migrate(made, migrations.BOT)
    yield made
    made.close()


@pytest.fixture
def sets(database: Database) -> SqlQuestionSets:
    record = Document(
        id="d1", name="team.md", sha256="ab", size=1, media_type="text/markdown",
        added="2026-01-01T00:00:00+00:00", outcome=Outcome.READY,
    )  # fmt: skip
    SqlDocuments(database).replace(record, [], original=None)
    made = SqlQuestionSets(database)
    made.put([TestQuestion("q1", "Who bakes?"), TestQuestion("q2", "When?")])
    verdicts = {
        "q1": Verdict("q1", "Who bakes?", answer="Quill does.", sources=("team.md", "hours.txt")),
        "q2": Verdict("q2", "When?", (("missing", "Quill"),), "At nine.", sources=("hours.txt",)),
    }
    made.save_run(TestRun("r1", "2026-01-01T00:00:00+00:00", "s", verdicts))
    return made


def verdicts(sets: SqlQuestionSets) -> dict[str, Verdict]:
    (run,) = sets.runs()
    return run.verdicts


def test_answers_made_of_a_document_go_with_it_and_what_passed_stays(
    sets: SqlQuestionSets,
) -> None:
    assert sets.forget_document("d1") == 1
    first, second = verdicts(sets)["q1"], verdicts(sets)["q2"]
    assert (first.question, first.answer, first.sources) == ("Who bakes?", "", ("hours.txt",))
    assert (first.passed, second.answer) == (True, "At nine.")
    assert sets.forget_document("d1") == 0
    assert sets.forget_document("unknown") == 0
    assert sets.forget_visitor("v1") == 0


def test_words_about_a_person_go_wherever_they_stand(sets: SqlQuestionSets) -> None:
    assert sets.forget_words(lambda text: "Quill" in text) == 2
    first, second = verdicts(sets)["q1"], verdicts(sets)["q2"]
    assert (first.answer, first.sources) == ("", ("team.md", "hours.txt"))
    assert (second.failures, second.answer) == ((("missing", ""),), "At nine.")
    assert len(sets.questions()) == 2
