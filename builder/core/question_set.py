"""Test questions of a bot: what must come of asking them, and what came."""

from __future__ import annotations

from dataclasses import dataclass, field

ALTERNATIVES = "|"
"""Between several ways to say one expected point: `9:00 to 16:00 | 9 am to 4 pm`."""


@dataclass(frozen=True, slots=True)
class TestQuestion:
    """One question and what its answer is held against; an empty demand asks for nothing.

    Attributes:
        id: stays when the question is edited.
        expect: points that must all stand in the answer, each in one of its `|` alternatives.
        forbid: words that must not stand in it.
        refuse: True when the bot must say that it does not know, False when it must not; None
            leaves it open.
        hand_over: the same for the offer of a person.
        document: the name of a document that must be among the sources.
        language: code of the language it is asked in; None is the bot's.
        same_as: id of a question whose answer must have the same substance, for fairness.
    """

    __test__ = False  # pytest must not take it for one of its own

    id: str
    question: str
    expect: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()
    refuse: bool | None = None
    hand_over: bool | None = None
    document: str = ""
    language: str | None = None
    same_as: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one question.

    Attributes:
        failures: (code, what it is about), `missing`, `forbidden`, `refused`, `answered`,
            `handed_over`, `not_handed_over`, `wrong_source`, `differs`; empty when it passed.
        answer: what the bot said.
        sources: names of documents, best first.
        seconds: how long it took.
        cost: what asking a model cost, in millionths of the bot's currency.
    """

    question_id: str
    question: str
    failures: tuple[tuple[str, str], ...] = ()
    answer: str = ""
    refused: bool = False
    sources: tuple[str, ...] = ()
    seconds: float = 0.0
    cost: int = 0

    @property
    def passed(self) -> bool:
        """Whether every demand was met."""
        return not self.failures


@dataclass(frozen=True, slots=True)
class TestRun:
    """One run of all questions.

    Attributes:
        when: ISO 8601 in UTC.
        state: fingerprint of the bot that was asked: settings and documents.
        verdicts: by the id of the question.
    """

    __test__ = False

    id: str
    when: str
    state: str
    verdicts: dict[str, Verdict] = field(default_factory=dict)

    @property
    def passed(self) -> int:
        """How many questions passed."""
        return sum(verdict.passed for verdict in self.verdicts.values())

    @property
    def failed(self) -> int:
        """How many did not."""
        return len(self.verdicts) - self.passed
