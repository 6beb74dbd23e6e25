"""The verbs of the page *Tests*: questions, runs, and what changed between two runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from builder.core import setting
from builder.core.bot import ModelKind
from builder.core.conversation import Answer
from builder.core.document import Outcome
from builder.core.errors import UsageError
from builder.core.ids import new_id
from builder.core.progress import CancelToken, Progress, silent
from builder.core.question_set import TestQuestion, TestRun
from builder.evaluation import question_file
from builder.evaluation.fairness import variants
from builder.evaluation.report import Compared, compare
from builder.evaluation.run import run
from builder.evaluation.suggestions import suggest
from builder.privacy.conflicts import provider_address
from builder.privacy.egress import host_of, is_loopback
from builder.studio.bots import Workbench
from builder.system import texts
from builder.system.clock import SystemClock
from builder.system.files import write_atomic

LONGEST = 1000


def questions(bench: Workbench) -> list[TestQuestion]:
    """Every test question, in the owner's order."""
    return bench.file.question_sets.questions()


def put(bench: Workbench, question: TestQuestion) -> TestQuestion:
    """Add a question, or change the one with its id.

    Raises:
        UsageError: `question_empty` or `question_too_long`.
    """
    kept = _checked(question)
    bench.file.question_sets.put([kept])
    bench.file.audit.record("tests_changed", count=1)
    return kept


def remove(bench: Workbench, ids: Sequence[str]) -> int:
    """Forget questions and what came of them; how many there were."""
    gone = bench.file.question_sets.remove(ids)
    bench.file.audit.record("tests_removed", count=gone)
    return gone


def from_answer(bench: Workbench, question: str, answer: Answer) -> TestQuestion:
    """Keep what the preview has just shown as what must come of `question` from now on."""
    quoted = tuple(
        " ".join(quote.text.split()) for quote in answer.quotes[:1] if "|" not in quote.text
    )
    best = answer.sources[0].document if answer.sources else ""
    made = TestQuestion(
        new_id(),
        question,
        expect=() if answer.refused else quoted,
        refuse=answer.refused,
        document="" if answer.refused else best,
    )
    return put(bench, made)


def documents_state(bench: Workbench) -> str:
    """A fingerprint of what suggestions are made of: documents, without their passages."""
    return _hash(_documents(bench), bench.spec.language)


def suggestions(bench: Workbench) -> list[TestQuestion]:
    """Questions that the documents suggest and that are not there yet; nothing is kept."""
    language = bench.spec.language
    names = {entry.id: entry.name for entry in bench.file.documents.all()}
    chunks = (
        (names[chunk.document_id], chunk)
        for chunk in bench.file.passages().chunks()
        if chunk.document_id in names
    )
    return suggest(
        chunks,
        known=[each.question for each in questions(bench)],
        cost_of=lambda thing: texts.say("tests.ask_cost", language, thing=thing),
        about=lambda subject: texts.say("tests.ask_about", language, subject=subject),
    )


def add(bench: Workbench, made: Iterable[TestQuestion]) -> int:
    """Keep several questions; how many there were."""
    kept = [_checked(question) for question in made]
    bench.file.question_sets.put(kept)
    bench.file.audit.record("tests_changed", count=len(kept))
    return len(kept)


def import_file(bench: Workbench, path: Path) -> int:
    """Add the questions of a file; how many there were.

    Raises:
        UsageError: `questions_unreadable`, `question_too_long`; nothing is kept then.
    """
    return add(bench, question_file.read(path))


def export_file(bench: Workbench, path: Path) -> int:
    """Write every question into a file, CSV or JSON lines by its ending; how many.

    Raises:
        MachineError: `not_writable` or `no_space`; the file stays as it was.
    """
    every = questions(bench)
    csv = path.suffix.lower() == ".csv"
    text = question_file.table(every) if csv else question_file.json_lines(every)
    write_atomic(path, text.encode("utf-8-sig" if csv else "utf-8"))
    return len(every)


def add_fairness(bench: Workbench, question: TestQuestion) -> int:
    """Keep the same question from others, whose answers must have its substance; how many."""
    language = question.language or bench.spec.language
    return add(bench, variants(question, language))


def runs_freely(bench: Workbench) -> bool:
    """Whether asking costs nothing and leaves nothing behind, so that it may run by itself."""
    chosen = bench.spec.answers
    address = provider_address(chosen.model, chosen.base_url)
    return chosen.model is ModelKind.QUOTES or (bool(address) and is_loopback(host_of(address)))


def ask_all(
    bench: Workbench,
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> TestRun:
    """Ask every question and keep what came.

    Raises:
        Cancelled: when `token` asked for it; nothing is kept then.
    """
    state = state_of(bench)
    verdicts = {
        verdict.question_id: verdict
        for verdict in run(bench.bot, questions(bench), progress=progress, token=token)
    }
    when = SystemClock().now().isoformat(timespec="seconds")
    made = TestRun(new_id(), when, state, verdicts)
    if verdicts:
        bench.file.question_sets.save_run(made)
        bench.file.audit.record("tests_run", passed=made.passed, failed=made.failed)
    return made


def last_run(bench: Workbench) -> TestRun | None:
    """The newest run, if there is one."""
    found = bench.file.question_sets.runs(1)
    return found[0] if found else None


def compared(bench: Workbench) -> list[Compared]:
    """Every question of the newest run beside the run before it, what got worse first."""
    found = bench.file.question_sets.runs(2)
    return compare(found[0], found[1] if len(found) > 1 else None) if found else []


def regressed(bench: Workbench) -> tuple[str, ...]:
    """The questions that a kept run passed and the newest one does not."""
    newest = last_run(bench)
    if newest is None or not newest.failed:
        return ()  # the earlier runs need not be read
    present = {question.id for question in questions(bench)}
    failed = {key for key, verdict in newest.verdicts.items() if not verdict.passed} & present
    found = bench.file.question_sets.runs() if failed else []
    earlier = {key: _ever_passed(found[1:], key) for key in failed}
    return tuple(
        verdict.question
        for key, verdict in newest.verdicts.items()
        if (before := earlier.get(key)) and before.verdicts[key].question == verdict.question
    )


def outdated(bench: Workbench) -> bool:
    """Whether the bot changed since its questions were asked last."""
    found = last_run(bench)
    return found is None or found.state != state_of(bench)


def state_of(bench: Workbench) -> str:
    """A fingerprint of what answers depend on: settings and documents."""
    return _hash(setting.to_dict(bench.spec), _documents(bench))


def _documents(bench: Workbench) -> list[tuple[str, str, int]]:
    return sorted(
        (entry.id, entry.sha256, entry.chunks)
        for entry in bench.file.documents.all()
        if entry.outcome is Outcome.READY
    )


def _hash(*parts: object) -> str:
    said = json.dumps(parts, sort_keys=True, default=str)
    return hashlib.sha256(said.encode()).hexdigest()


def _ever_passed(runs: Sequence[TestRun], key: str) -> TestRun | None:
    """The newest of `runs` in which the question passed: a fault stays one until it is mended."""
    return next((old for old in runs if key in old.verdicts and old.verdicts[key].passed), None)


def _checked(question: TestQuestion) -> TestQuestion:
    text = question.question.strip()
    if not text:
        raise UsageError("question_empty")
    points = (text, *question.expect, *question.forbid)
    if any(len(each) > LONGEST for each in points):
        raise UsageError("question_too_long", limit=LONGEST)
    return replace(question, question=text)
