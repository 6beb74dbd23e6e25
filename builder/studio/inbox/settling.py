"""What became of a group of unanswered questions: pinned, tested, written as a document.

Only the group's mark and what was done are kept, never a visitor's words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from builder.core.conversation import Answer, Done, Question
from builder.core.errors import UsageError
from builder.core.ids import new_id
from builder.core.question_set import TestQuestion
from builder.studio import answers, facts, facts_words, question_sets
from builder.studio.bots import Workbench
from builder.studio.inbox.report import Group

_FACT = "inbox_settled"
_MOST = 2_000


class How(StrEnum):
    """What was done about a group."""

    PINNED = "pinned"
    TESTED = "tested"
    DOCUMENT = "document"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Settled:
    """A group that was dealt with.

    Attributes:
        version: the newest bundle's when that was done; it is in the ones after.
    """

    how: How
    when: str
    version: int

    def published(self, newest: int) -> bool:
        """Whether a bundle was made since."""
        return newest > self.version


@dataclass(frozen=True, slots=True)
class Tried:
    """What the bot says to a question now."""

    text: str
    refused: bool
    documents: tuple[str, ...]


def settled(bench: Workbench) -> dict[str, Settled]:
    """What became of each group, by its id."""
    kept = json.loads(bench.file.facts.get(_FACT) or "{}")
    return {
        group: Settled(How(row["how"]), row["when"], int(row["version"]))
        for group, row in kept.items()
    }


def newest_bundle(bench: Workbench) -> int:
    """The version of the newest bundle; 0 when there is none."""
    return int(bench.file.facts.get("bundle_version") or 0)


def pin(bench: Workbench, group: Group, question: str, answer: str) -> Tried:
    """Pin an answer to a group's question, in force at once, and ask for it.

    Raises:
        UsageError: `answer_empty`; what `facts.save` says of an answer that cannot be.
    """
    if not answer.strip():
        raise UsageError("inbox_answer_empty")
    asked = question.strip() or group.question
    facts.save(bench, facts_words.with_pair(facts.read(bench), asked, answer.strip()))
    note(bench, group.id, How.PINNED)
    return try_out(bench, asked)


def make_test(bench: Workbench, group: Group, question: str, expected: str) -> TestQuestion:
    """Keep a group's question as a test: that it is answered, with `expected` words if any.

    Raises:
        UsageError: `question_empty`, `question_too_long`.
    """
    wanted = " ".join(expected.split())
    made = question_sets.put(
        bench,
        TestQuestion(
            id=new_id(),
            question=question.strip() or group.question,
            expect=(wanted,) if wanted else (),
            refuse=False,
        ),
    )
    note(bench, group.id, How.TESTED)
    return made


def note(bench: Workbench, group_id: str, how: How) -> None:
    """Remember what was done about a group."""
    kept = json.loads(bench.file.facts.get(_FACT) or "{}")
    kept.pop(group_id, None)
    kept[group_id] = {
        "how": str(how),
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "version": newest_bundle(bench),
    }
    for oldest in list(kept)[:-_MOST]:
        del kept[oldest]
    bench.file.facts.put(_FACT, json.dumps(kept))
    bench.file.audit.record("inbox_settled", group=group_id[:40], how=str(how))


def reopen(bench: Workbench, group_id: str) -> None:
    """A group is to be looked at again."""
    kept = json.loads(bench.file.facts.get(_FACT) or "{}")
    if kept.pop(group_id, None) is not None:
        bench.file.facts.put(_FACT, json.dumps(kept))
        bench.file.audit.record("inbox_settled", group=group_id[:40], how="open")


def try_out(bench: Workbench, question: str) -> Tried:
    """Ask the bot, as a visitor would."""
    found: Answer | None = None
    for event in answers.ask(bench, Question(question)):
        if isinstance(event, Done):
            found = event.answer
    if found is None:
        return Tried("", refused=True, documents=())
    documents = tuple(dict.fromkeys(each.document for each in found.sources))
    return Tried(found.text, found.refused, documents)
