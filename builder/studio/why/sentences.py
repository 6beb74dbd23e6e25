"""The words of a report: each code of a trace as a sentence, from `resources/texts`."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from builder.core.conversation import Answer
from builder.core.errors import ModelError, Safe
from builder.core.pinned import FACT
from builder.system import texts
from builder.system.entities import entity_counts

if TYPE_CHECKING:
    from builder.studio.why.what_if import Change

FALLBACK = "fallback_"
"""Before the code of what kept a model's answer back."""

STRONG, FAIR = 0.6, 0.3
"""From where on a share is called so; for people, nothing is decided by it."""


class Words:
    """Says things in one language."""

    def __init__(self, language: str) -> None:
        self.language = language

    def say(self, key: str, **params: Safe) -> str:
        """A text of the report; blanks that it does not have are passed over."""
        return texts.say(f"why.{key}", self.language, **params)

    def percent(self, share: float) -> str:
        """A share for people, cut and not rounded: a little below a limit is below it."""
        whole = math.floor(min(share, 1.0) * 100 + 1e-6)
        return f"{whole}\N{NO-BREAK SPACE}%"

    def strength(self, share: float) -> str:
        """A share in a word."""
        if share >= STRONG:
            return self.say("strength.strong")
        if share >= FAIR:
            return self.say("strength.fair")
        return self.say("strength.weak" if share > 0 else "strength.none")

    def number(self, value: float, digits: int = 0) -> str:
        """A number with the language's own marks."""
        shown = f"{value:,.{digits}f}"
        if self.language == "en":
            return shown
        return shown.translate(str.maketrans(",.", ".,"))

    def counted(self, found: Mapping[str, int]) -> str:
        """Kinds of personal data with their numbers: "E-mail addresses: 2"."""
        return entity_counts(found, self.language)

    def step(self, name: str) -> str:
        """What a step is called; one of a later version by its code."""
        return self._known(f"step.{name}") or name.replace("_", " ")

    def rules(self, codes: Iterable[str], reason: str | None) -> tuple[str, ...]:
        """What fired, a sentence each, in its order and once."""
        said = [self.rule(code) for code in codes]
        if reason:
            said.append(self.reason(reason))
        return tuple(dict.fromkeys(filter(None, said)))

    def rule(self, code: str) -> str:
        """What the rule `code` did; the code itself where there are no words."""
        if code.startswith(FALLBACK):
            return self.fallback(code.removeprefix(FALLBACK))
        return self._known(f"rules.{code}") or code

    def fallback(self, code: str) -> str:
        """Why an answer is quoted although a model was chosen."""
        own = self._known(f"fallback.{code}")
        if own:
            return own
        return f"{texts.sentence(ModelError(code), self.language)} {self.say('fallback.quoted')}"

    def reason(self, code: str) -> str:
        """Why an answer was refused, or made of quotes."""
        return self._known(f"reasons.{code}") or self._known(f"rules.{code}") or self.fallback(code)

    def outcome(self, answer: Answer) -> str:
        """What came of the question, and because of what."""
        rules, used = answer.trace.rules, [each for each in answer.trace.candidates if each.used]
        told: dict[str, Safe] = {
            "sure": self.percent(answer.confidence),
            "limit": self.percent(answer.trace.threshold),
            "missed": self.number((answer.trace.threshold - answer.confidence) * 100, 1),
            "n": len(used),
            "model": answer.model,
            "document": used[0].document if used else "",
            "fact": next((each.ref.section or "" for each in used if each.kind == FACT), ""),
        }
        if answer.refused:
            return self._refused(answer, told)
        if "pinned" in rules:
            return self.say("outcome.pinned", **told)
        if not used:
            return self.say("outcome.otherwise", **told)
        if answer.reason:
            because = self.reason(answer.reason)
            return self.say("outcome.fallback", **{**told, "because": because})
        by = "model" if "model_answered" in rules else "quotes"
        return self.say(f"outcome.{by}.{'one' if len(used) == 1 else 'many'}", **told)

    def change(self, change: Change) -> str:
        """What would have changed the answer."""
        told: dict[str, Safe] = {}
        for name, value in change.params.items():
            told[name] = self.percent(value) if isinstance(value, float) else value
        if "points" in change.params:
            told["points"] = self.number(float(str(change.params["points"])), 1)
        for name in ("spoken", "languages"):
            if name in change.params:
                told[name] = self.tongues(str(change.params[name]))
        return self.say(f"change.{change.code}", **told)

    def tongues(self, codes: str) -> str:
        """Languages by name; one without words by its code."""
        return ", ".join(map(self._tongue, codes.split()))

    def _tongue(self, code: str) -> str:
        try:
            return texts.say(f"languages.{code}", self.language)
        except KeyError:
            return code

    def _refused(self, answer: Answer, told: Mapping[str, Safe]) -> str:
        rules, reason = answer.trace.rules, answer.reason or ""
        if reason == "no_documents":
            return self.say("outcome.no_documents")
        if "model_knows_not" in rules:
            return self.say("outcome.model_knows_not", **told)
        if reason not in {"not_in_documents", ""}:
            return self.say("outcome.refused_because", because=self.reason(reason))
        if not answer.trace.candidates:
            return self.say("outcome.nothing_retrieved")
        return self.say("outcome.refused", **told)

    def _known(self, key: str) -> str:
        try:
            return self.say(key)
        except KeyError:
            return ""
