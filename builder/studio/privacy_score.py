"""How private a bot is, from 0 to 100, with each reason and its weight.

Made from what the program knows: its settings and its file. What it cannot know (the host's disk,
the contract's words, the staff) is no part of it, and neither raises nor lowers it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from builder.core.bot import BotSpec, ModelKind
from builder.core.policy import (
    PERSON,
    DocumentData,
    DocumentsPolicy,
    MessageData,
    NameData,
    Network,
)
from builder.core.setting import UNREADABLE, Value
from builder.privacy.papers.processors import used_outside
from builder.studio.bots import Workbench
from builder.studio.findings import undecided

WEIGHTS: Mapping[str, int] = {
    "stays": 18,
    "documents": 12,
    "questions": 12,
    "record": 12,
    "consent": 10,
    "findings": 7,
    "reviewed": 6,
    "contact": 6,
    "second_key": 6,
    "consent_text": 3,
    "numbers": 3,
    "history": 3,
    "readable": 2,
}
"""What each reason is worth; together 100."""

_DAYS = ((0, 1.0), (7, 0.9), (30, 0.75), (90, 0.5), (180, 0.25))
"""Conversations kept for at most so many days earn such a share."""

_PAGES = {"findings": "documents", "contact": "answers", "reviewed": "publish"}
_REPAIRS = {
    "findings": "undecided_findings",
    "reviewed": "provider_unreviewed",
    "contact": "no_contact",
    "second_key": "single_key_slot",
    "consent_text": "consent_text_missing",
    "readable": UNREADABLE,
}
_STRICTER: Mapping[str, Mapping[str, Value]] = {
    "documents": {
        "privacy.documents.personal_data": DocumentData.MASK,
        "privacy.documents.names": NameData.MASK,
    },
    "questions": {"privacy.messages.personal_data": MessageData.MASK},
    "numbers": {"privacy.messages.mask_numbers": True},
    "history": {"privacy.messages.history": 2},
    "consent": {"privacy.consent.required": True},
    "record": {"privacy.transcripts.days": 0},
    "stays": {"privacy.network": Network.NONE, "privacy.hosts": ()},
}


@dataclass(frozen=True, slots=True)
class State:
    """What of a bot's file counts, beside its settings."""

    undecided: int = 0
    reviewed: bool = True
    slots: int = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a score; its words are `score.<code>.title`, `.full` and `.part`.

    Attributes:
        share: how much of its weight is earned, 0 to 1.
        page: where it is mended.
        check: the point of the launch checklist that is about the same, or empty.
        stricter: settings that earn more, to be looked at and saved by the owner.
        params: what its words speak of.
    """

    code: str
    weight: int
    share: float
    page: str
    check: str
    stricter: Mapping[str, Value]
    params: Mapping[str, str | int]

    @property
    def points(self) -> float:
        """What it adds to the score."""
        return self.weight * self.share

    @property
    def words(self) -> str:
        """The key of the sentence that says how it stands."""
        return f"score.{self.code}.{'full' if self.share >= 1 else 'part'}"


@dataclass(frozen=True, slots=True)
class Score:
    """The reasons, the greatest loss first."""

    reasons: tuple[Reason, ...]

    @property
    def points(self) -> int:
        """0 to 100; never rounded up to a hundred."""
        return int(sum(reason.points for reason in self.reasons) + 1e-9)


def score(bench: Workbench) -> Score:
    """The score of an open bot as it is now."""
    from builder.studio.launch_checklist import is_reviewed

    waiting = len(undecided(bench))
    return rate(bench.spec, State(waiting, is_reviewed(bench), len(bench.file.access.slots())))


def rate(spec: BotSpec, state: State) -> Score:
    """The score of settings, in a file that stands like `state`."""
    shares, params = _shares(spec, state), _params(spec, state)
    reasons = [
        Reason(
            code,
            weight,
            shares[code],
            _PAGES.get(code, "publish" if code == "second_key" else "privacy"),
            _REPAIRS.get(code, ""),
            _STRICTER.get(code, {}),
            params,
        )
        for code, weight in WEIGHTS.items()
    ]
    return Score(tuple(sorted(reasons, key=lambda each: each.points - each.weight)))


def _shares(spec: BotSpec, state: State) -> dict[str, float]:
    policy = spec.privacy
    masked = policy.messages.personal_data is MessageData.MASK
    no_model = spec.answers.model is ModelKind.QUOTES
    return {
        "stays": _stays(spec),
        "documents": _documents(policy.documents),
        "questions": float(masked),
        "record": next((s for days, s in _DAYS if policy.transcripts.days <= days), 0.0),
        "consent": float(policy.consent.required),
        "findings": float(not state.undecided),
        "reviewed": float(state.reviewed),
        "contact": float(spec.contact.reachable),
        "second_key": float(state.slots > 1),
        "consent_text": float(not policy.consent.required or bool(policy.consent.text.strip())),
        "numbers": float(masked or policy.messages.mask_numbers),
        "history": 1.0 if no_model else min(1.0, 1.25 - policy.messages.history / 8),
        "readable": float(UNREADABLE not in spec.notes),
    }


def _documents(policy: DocumentsPolicy) -> float:
    """Names of people are one half of it, whatever else is found the other."""
    earned = {DocumentData.KEEP: 0.0, DocumentData.ASK: 0.8}
    actions = (policy.personal_data, policy.action(PERSON))
    return sum(earned.get(action, 1.0) for action in actions) / len(actions)


def _stays(spec: BotSpec) -> float:
    """All when nothing may leave; the more hosts words may go to, the less."""
    if spec.privacy.network is Network.NONE:
        return 1.0
    hosts = set(spec.privacy.hosts) | {host for _, host in used_outside(spec)}
    return {0: 0.9, 1: 0.5, 2: 0.35}.get(len(hosts), 0.2)


def _params(spec: BotSpec, state: State) -> dict[str, str | int]:
    hosts = dict.fromkeys((*(h for _, h in used_outside(spec)), *spec.privacy.hosts))
    return {
        "hosts": ", ".join(hosts) or "–",
        "days": spec.privacy.transcripts.days,
        "number": spec.privacy.messages.history,
        "count": state.undecided,
    }
