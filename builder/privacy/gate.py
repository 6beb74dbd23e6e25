"""The one place where text is cleared to leave the bot: for a model, a service or a transcript."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from builder.core.cleared import Cleared
from builder.core.document import Finding
from builder.core.mint import mint
from builder.core.policy import MessageData, PrivacyPolicy
from builder.privacy.pii.detector import Detector
from builder.privacy.pii.masking import mask
from builder.privacy.pii.pseudonyms import Pseudonyms

# What is written down or mailed is masked for good, whatever the policy lets a model see.
_ALWAYS_MASKED: Final = frozenset({"transcript", "mail"})
# What an owner may let a model see. Whatever else is found (cards, accounts, identity numbers,
# passwords, kinds of a later version) stays masked, unless the policy says otherwise for it too.
_ORDINARY: Final = frozenset(
    {"PERSON", "EMAIL_ADDRESS", "PHONE_NUMBER", "LOCATION", "ADDRESS", "ORGANIZATION", "DATE_TIME"}
    | {"DATE_OF_BIRTH", "AGE", "NRP", "TITLE", "URL", "IP_ADDRESS", "ZIP_CODE", "REFERENCE_NUMBER"}
)
_SEARCHED: Final = _ORDINARY - {"EMAIL_ADDRESS", "PHONE_NUMBER", "IP_ADDRESS", "ADDRESS"}
_AGREED: Final = frozenset({"mail", "webhook"})
_PURPOSES: Final = _ALWAYS_MASKED | {"model", "embedder", "webhook"}


class Gate:
    """Clears text under one bot's policy. Safe to share between threads.

    Attributes:
        detector: what finds personal data; it knows the business's own contacts.
    """

    def __init__(self, policy: PrivacyPolicy, detector: Detector) -> None:
        self._policy = policy
        self.detector = detector

    def clear(self, text: str, purpose: str, *, names: Pseudonyms | None = None) -> Cleared:
        """`text` as the policy lets it through.

        Args:
            text: in somebody's own words.
            purpose: `model`, `embedder`, `webhook`, `transcript` or `mail`.
            names: the session's placeholders. What is known from earlier in the talk is found
                again; for a model it gets its placeholder, since the answer comes back. Anything
                else is masked for good.

        Raises:
            ValueError: for another purpose.
        """
        if purpose not in _PURPOSES:
            raise ValueError(purpose)
        as_written = self._keeps(purpose)
        found = self.detector.find(text)
        if names is not None:
            found = names.complete(text, found)
        findings = self._masked(found, purpose)
        if names is not None and purpose == "model":
            masked, counts = names.replace(text, findings), _counts(findings)
        else:
            masked, counts = mask(text, findings)
        return mint(masked, purpose=purpose, masked=counts, as_written=as_written)

    def agreed(self, text: str, purpose: str) -> Cleared:
        """`text` as its author passes it on: they see it word for word and agree to that.

        Card, account and identity numbers and passwords are masked all the same.

        Args:
            text: a visitor's own words, or those of a talk they had.
            purpose: `mail` or `webhook`; both go to the person the visitor turns to.

        Raises:
            ValueError: for another purpose.
        """
        if purpose not in _AGREED:
            raise ValueError(purpose)
        found = self.detector.find(text)
        masked, counts = mask(text, [f for f in found if f.entity_type not in _ORDINARY])
        return mint(masked, purpose=purpose, masked=counts, as_written=True)

    def kept(
        self, text: str, purpose: str, *, masked: Mapping[str, int], as_written: bool
    ) -> Cleared:
        """What this gate cleared for `purpose` before, back from the encrypted store as it was.

        Raises:
            ValueError: for another purpose than `mail` or `webhook`.
        """
        if purpose not in _AGREED:
            raise ValueError(purpose)
        return mint(text, purpose=purpose, masked=dict(masked), as_written=as_written)

    def count(self, text: str) -> dict[str, int]:
        """How much personal data `text` holds, by entity type."""
        return _counts(self.detector.find(text))

    def without_findings(self, text: str) -> str:
        """`text` to search with: a visitor's own mail address or number only misleads.

        Names, places and dates stay: "do you deliver to Leeds?" asks for Leeds. The text itself,
        when nothing else stands in it.
        """
        pieces, done = [], 0
        for finding in self.detector.find(text):
            if finding.entity_type in _SEARCHED:
                continue
            pieces.append(text[done : finding.start])
            done = finding.end
        rest = " ".join([*pieces, text[done:]]).strip()
        return rest if any(sign.isalpha() for sign in rest) else text

    def _keeps(self, purpose: str) -> bool:
        """Whether the policy lets names, contacts and the like through as they were written."""
        kept = self._policy.messages.personal_data is MessageData.KEEP
        return kept and purpose not in _ALWAYS_MASKED

    def _masked(self, found: list[Finding], purpose: str) -> list[Finding]:
        if not self._keeps(purpose):
            return found
        numbers = self._policy.messages.mask_numbers
        return [f for f in found if numbers and f.entity_type not in _ORDINARY]


def _counts(findings: list[Finding]) -> dict[str, int]:
    return dict(Counter(finding.entity_type for finding in findings))
