"""What was found in documents, and what the owner decided about it.

A decision about somebody's name is itself personal data: values are known by keyed hashes alone.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from builder.core.document import SourceRef
from builder.core.policy import PERSON, DocumentData, DocumentsPolicy

KEY_BYTES = 32

POINTED_OUT = frozenset({"SPECIAL_CATEGORY"})
"""Types that are words of every day, and shown to the owner: they stay unless the owner says so."""
_ID_CHARACTERS = 16
_SHORT, _PARTS = 12, 3
_LOOKED_FOR = frozenset({"language", "business.country", "business.countries", "business.numbers"})
"""Settings that say what is looked for; the others of a digest are what is the business's own."""
"""64 bits: enough to tell the findings of a bot apart, short enough to type."""


@dataclass(frozen=True, slots=True)
class FoundValue:
    """One piece of personal data in one document, however often it stands there.

    Attributes:
        id: a keyed hash of what it is, of the document and the value.
        value: a keyed hash of the value alone, the same in every document of the bot.
        count: how often it stands there.
        places: the first places, with personal data in them masked.
        sample: a few characters of it, as `privacy.pii.samples` leaves them.
        context: some words around its first place, with every finding masked.
        contact: whether words stand beside it with which a business tells its own contacts.
    """

    id: str
    document_id: str
    entity_type: str
    value: str
    count: int
    places: tuple[SourceRef, ...]
    sample: str
    context: str
    contact: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """What the owner decided, and for what: an empty scope means all.

    Attributes:
        action: `mask`, `exclude` or `keep`.
        document_id: of one document; empty for every document.
        entity_type: of one type; empty for every type.
        finding_id: of one `FoundValue`; empty for every value.
        made: ISO 8601 in UTC.
    """

    action: DocumentData
    document_id: str = ""
    entity_type: str = ""
    finding_id: str = ""
    made: str = ""

    @property
    def scope(self) -> tuple[str, str, str]:
        """What it is for."""
        return self.document_id, self.entity_type, self.finding_id

    def covers(self, other: Decision) -> bool:
        """Whether all that `other` is for is in the scope of this one."""
        return all(
            mine in {"", theirs} for mine, theirs in zip(self.scope, other.scope, strict=True)
        )


def by_setting(entity_type: str, policy: DocumentsPolicy) -> DocumentData:
    """What becomes of a finding of this type that no decision covers."""
    return DocumentData.KEEP if entity_type in POINTED_OUT else policy.action(entity_type)


class Rulings:
    """The owner's decisions as they touch one document. Safe to share between threads.

    Where several cover a finding the last word counts.

    Args:
        key: what values are hashed under.
        decisions: in the order they were made; those of other documents are passed over.
        settings: of the bot, by name, those that decide what is found; for `digest`.
    """

    def __init__(
        self,
        document_id: str,
        key: bytes,
        decisions: Iterable[Decision] = (),
        settings: Mapping[str, object] | None = None,
    ) -> None:
        self._document_id = document_id
        self._key = key
        self._settings = settings
        decisions = tuple(decisions)
        self._decisions = decisions
        self._made = {
            decision.scope: (turn, decision.action)
            for turn, decision in enumerate(decisions)
            if decision.document_id in {"", document_id}
        }

    def identify(self, entity_type: str, text: str) -> tuple[str, str]:
        """The id of a finding in this document, and the hash of its value alone."""
        folded = fold(text)
        mark = "\0".join((self._document_id, entity_type, folded))
        return _hash(self._key, "finding", mark), _hash(self._key, "value", folded)

    def action(self, entity_type: str, finding_id: str) -> DocumentData | None:
        """What was decided about a finding; None when the bot's setting counts."""
        scopes = (
            ("", entity_type, ""),
            (self._document_id, "", ""),
            (self._document_id, entity_type, ""),
            (self._document_id, entity_type, finding_id),
        )
        made = [found for scope in scopes if (found := self._made.get(scope)) is not None]
        return max(made, key=lambda each: each[0])[1] if made else None

    def touch(self, entity_types: Collection[str]) -> bool:
        """Whether anything was decided that is for a document with findings of these types."""
        return bool(self._touching(entity_types))

    def digest(self, entity_types: Collection[str], policy: DocumentsPolicy) -> str:
        """Hashes of what decides about the personal data in the document, with a dot between.

        The first is of the settings, and so of what is found; the second of what becomes of it.
        The third tells the settings apart, see `only_more_own`; files of the version before have
        none. Empty where the settings are not known.

        Args:
            entity_types: what was found in it.
            policy: what happens to findings that no decision covers.
        """
        if self._settings is None:
            return ""
        decisions = self._touching(entity_types)
        said = [[*each.scope, str(each.action)] for each in decisions]
        left = [each for each in entity_types if self.action(each, "") is None]
        by_policy = _by_policy(left, policy) if left or not decisions else ""
        parts: tuple[object, ...] = (dict(self._settings), [by_policy, said])
        return ".".join((*map(_digest, parts), "-".join(self._told_apart(self._settings))))

    def _told_apart(self, settings: Mapping[str, object]) -> Iterator[str]:
        """What is looked for, then each thing that is the business's own, hashed."""
        yield _digest({name: settings[name] for name in settings if name in _LOOKED_FOR})[:_SHORT]
        own: set[str] = set()
        for name, value in settings.items():
            if name not in _LOOKED_FOR:
                own.update(map(str, value) if isinstance(value, tuple | list) else [str(value)])
        yield from sorted(_hash(self._key, "own", each)[:_SHORT] for each in own if each)

    def _touching(self, entity_types: Collection[str]) -> list[Decision]:
        return [
            each
            for each in self._decisions
            if each.document_id == self._document_id
            or (not each.document_id and each.entity_type in entity_types)
        ]


class DecisionRepository(Protocol):
    """What was found in documents, and what the owner decided about it.

    Nothing is read here in clear: values are known by hashes under a key of the bot's own.
    """

    def key(self) -> bytes:
        """What values are hashed under; made at first use, kept with the decisions."""
        ...

    def put(self, decision: Decision) -> int:
        """Keep a decision as the last word; how many others it took the place of.

        Those that are for a part of what it is for go.
        """
        ...

    def withdraw(self, decision: Decision) -> int:
        """Forget every decision about what `decision` is for, or a part of it; how many."""
        ...

    def all(self) -> list[Decision]:
        """Every decision, in the order they were made."""
        ...

    def of_document(self, document_id: str) -> list[Decision]:
        """Those that touch a document, in the order they were made."""
        ...

    def forget_document(self, document_id: str) -> int:
        """Remove those about a document alone; how many there were."""
        ...


def value_hash(key: bytes, text: str) -> str:
    """The keyed hash of a value, the same in every document."""
    return _hash(key, "value", fold(text))


def fold(text: str) -> str:
    """A value as it is compared: capitals, blanks, and the separators in a number mean nothing."""
    plain = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    signs = [sign for sign in plain if sign.isalnum()]
    mostly_digits = 2 * sum(sign.isdigit() for sign in signs) >= len(signs) > 0
    return "".join(signs) if mostly_digits and "@" not in plain else plain


def only_more_own(before: str, now: str) -> bool:
    """Whether between two digests nothing changed but that more is the business's own.

    Then nothing more is found in a document than when it was read.
    """
    old, new = before.split("."), now.split(".")
    if len(old) < _PARTS or len(new) < _PARTS or old[1] != new[1]:
        return False
    looked_for, *own = old[2].split("-")
    also_looked_for, *also_own = new[2].split("-")
    return looked_for == also_looked_for and set(own) <= set(also_own)


def same_rules(before: str, now: str) -> bool:
    """Whether two digests are of the same rules."""
    return before.split(".")[:2] == now.split(".")[:2]


def _digest(part: object) -> str:
    return hashlib.sha256(json.dumps(part, sort_keys=True).encode()).hexdigest()


def _by_policy(entity_types: Collection[str], policy: DocumentsPolicy) -> str:
    """What the policy does with these types: in a word where it does one thing with all."""
    names = policy.action(PERSON)
    if PERSON not in entity_types or names is policy.personal_data:
        return str(policy.personal_data)
    return str(names) if set(entity_types) == {PERSON} else f"{policy.personal_data}, {names}"


def _hash(key: bytes, purpose: str, text: str) -> str:
    said = f"{purpose}\0{text}".encode("utf-8", "surrogatepass")
    return hmac.digest(key, said, hashlib.sha256).hex()[:_ID_CHARACTERS]
