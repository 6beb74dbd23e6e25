"""The test questions of a bot and what came of asking them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, replace
from typing import Any

from builder.core.question_set import TestQuestion, TestRun, Verdict
from builder.vault.database import Database

RUNS = 20
"""Runs that are kept; older ones go."""


class SqlQuestionSets:
    """The one question set of a bot, in the owner's order, and its last runs."""

    place = "test_answers"

    def __init__(self, database: Database) -> None:
        self._database = database

    def questions(self) -> list[TestQuestion]:
        """Every question, in order."""
        rows = self._database.execute("SELECT id, data FROM test_questions ORDER BY position")
        return [_question(identity, json.loads(data)) for identity, data in rows]

    def put(self, questions: Iterable[TestQuestion]) -> None:
        """Add questions at the end; one that is there already is replaced where it stands."""
        with self._database.transaction() as cursor:
            last = cursor.execute("SELECT max(position) FROM test_questions").fetchone()[0] or 0
            for number, question in enumerate(questions, start=last + 1):
                cursor.execute(
                    "INSERT INTO test_questions (id, position, data) VALUES (?, ?, ?)"
                    " ON CONFLICT (id) DO UPDATE SET data = excluded.data",
                    (question.id, number, _data(question)),
                )

    def remove(self, ids: Sequence[str]) -> int:
        """Forget questions and what came of them; how many there were."""
        with self._database.transaction() as cursor:
            removed = 0
            for identity in ids:
                cursor.execute("DELETE FROM test_verdicts WHERE question_id = ?", (identity,))
                cursor.execute("DELETE FROM test_questions WHERE id = ?", (identity,))
                removed += cursor.rowcount
        self._database.sweep()
        return removed

    def save_run(self, run: TestRun) -> None:
        """Keep a run; the oldest goes when there are many."""
        with self._database.transaction() as cursor:
            cursor.execute(
                "INSERT INTO test_runs (id, at, state) VALUES (?, ?, ?)",
                (run.id, run.when, run.state),
            )
            cursor.executemany(
                "INSERT INTO test_verdicts (run_id, question_id, data) VALUES (?, ?, ?)",
                [(run.id, key, _plain(verdict)) for key, verdict in run.verdicts.items()],
            )
            cursor.execute(
                "DELETE FROM test_runs WHERE n <= (SELECT max(n) FROM test_runs) - ?", (RUNS,)
            )

    def runs(self, limit: int = RUNS) -> list[TestRun]:
        """The last runs, the newest first."""
        rows = self._database.execute(
            "SELECT id, at, state FROM test_runs ORDER BY n DESC LIMIT ?", (limit,)
        )
        return [
            TestRun(identity, when, state, self._verdicts(identity))
            for identity, when, state in rows
        ]

    def forget_document(self, document_id: str) -> int:
        """Forget the answers that were made of a document, asked while its record is there.

        Whether a question passed stays: a test that got worse must show. How many went.
        """
        row = self._database.one("SELECT name FROM documents WHERE id = ?", (document_id,))
        if row is None:
            return 0

        def bare(verdict: Verdict) -> Verdict:
            if row[0] not in verdict.sources:
                return verdict
            left = tuple(name for name in verdict.sources if name != row[0])
            return replace(verdict, answer="", sources=left)

        return self._rewrite(bare)

    def forget_visitor(self, visitor_id: str) -> int:  # noqa: ARG002 - the port's
        """Nothing of a visitor's is kept here: 0."""
        return 0

    def forget_words(self, holds: Callable[[str], bool]) -> int:
        """Forget the answers that say something; `holds` tells of a text whether it does."""

        def bare(verdict: Verdict) -> Verdict:
            return replace(
                verdict,
                question="" if holds(verdict.question) else verdict.question,
                answer="" if holds(verdict.answer) else verdict.answer,
                sources=tuple(name for name in verdict.sources if not holds(name)),
                failures=tuple((c, "" if holds(what) else what) for c, what in verdict.failures),
            )

        return self._rewrite(bare)

    def _rewrite(self, alter: Callable[[Verdict], Verdict]) -> int:
        altered = 0
        with self._database.transaction() as cursor:
            every = cursor.execute("SELECT rowid, question_id, data FROM test_verdicts").fetchall()
            for number, key, data in every:
                before = _verdict(key, json.loads(data))
                after = alter(before)
                if after != before:
                    cursor.execute(
                        "UPDATE test_verdicts SET data = ? WHERE rowid = ?", (_plain(after), number)
                    )
                    altered += 1
        if altered:
            self._database.sweep()
        return altered

    def _verdicts(self, run_id: str) -> dict[str, Verdict]:
        rows = self._database.execute(
            "SELECT question_id, data FROM test_verdicts WHERE run_id = ? ORDER BY rowid", (run_id,)
        )
        return {key: _verdict(key, json.loads(data)) for key, data in rows}


def _data(question: TestQuestion) -> str:
    every = asdict(question)
    del every["id"]
    return json.dumps(every, ensure_ascii=False)


def question_of(data: dict[str, Any]) -> TestQuestion:
    """The question that `dataclasses.asdict` made plain, also after a way through JSON."""
    rest = {name: value for name, value in data.items() if name != "id"}
    return _question(data["id"], rest)


def _question(identity: str, data: dict[str, Any]) -> TestQuestion:
    expect, forbid = (tuple(data.pop(name)) for name in ("expect", "forbid"))
    return TestQuestion(id=identity, expect=expect, forbid=forbid, **data)


def _plain(verdict: Verdict) -> str:
    every = asdict(verdict)
    del every["question_id"]
    return json.dumps(every, ensure_ascii=False)


def _verdict(key: str, data: dict[str, Any]) -> Verdict:
    failures = tuple((code, about) for code, about in data.pop("failures"))
    sources = tuple(data.pop("sources"))
    return Verdict(question_id=key, failures=failures, sources=sources, **data)
