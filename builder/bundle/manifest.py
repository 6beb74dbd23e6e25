"""The manifest: what is in a bundle, member by member, and who may open and run it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from typing import Any, Self

from builder.bundle import canonical
from builder.bundle.lock import KINDS, PASSPHRASE
from builder.core.errors import BundleError
from builder.core.ports import EmbedderIdentity

FORMAT = 1
"""Version of the bundle's form; a higher one is refused with `newer_version`."""

LOWEST_HOST_VERSION = "0.1.0"
"""The oldest Hushdesk that can run what is sealed now."""

MANIFEST, BOT, DOCUMENTS = "manifest.json", "bot.json", "documents.jsonl"
PASSAGES, VECTORS = "passages.jsonl", "vectors.bin"
WIDGET, NOTICE, PROVIDER_KEYS = "widget.json", "notice.html", "provider_keys.json"
CORE_MEMBERS = (BOT, DOCUMENTS, PASSAGES, VECTORS)
BUNDLE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
EXTRA_MEMBERS = re.compile(r"widget\.json|notice\.html|paperwork/[a-z0-9_-]{1,60}\.(html|md|json)")

_SHA256 = re.compile(r"[0-9a-f]{64}")
_HOST_VERSION = re.compile(r"\d{1,4}(\.\d{1,4}){2}")
_VERSION_LIMIT = 2**53 - 1
_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """The most bytes of a bundle's parts, so that opening one takes bounded memory.

    Attributes:
        typed: of all together when a passphrase opens it.
    """

    file: int = 1024 * _MIB
    documents: int = 64 * _MIB
    passages: int = 256 * _MIB
    vectors: int = 768 * _MIB
    other: int = 4 * _MIB
    typed: int = 512 * _MIB

    def of(self, name: str) -> int:
        """The most bytes of the member `name`."""
        sizes = {DOCUMENTS: self.documents, PASSAGES: self.passages, VECTORS: self.vectors}
        return sizes.get(name, self.other)


@dataclass(frozen=True, slots=True)
class Member:
    """One member of the payload's tar. `sha256` is in hexadecimal, `size` in bytes."""

    name: str
    size: int
    sha256: str

    @classmethod
    def of(cls, name: str, data: bytes | memoryview) -> Self:
        """The entry for a member with this content."""
        return cls(name, len(data), hashlib.sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in the bundle."""

    documents: int
    passages: int
    vectors: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The first member of a bundle's payload; FORMAT.md says what each field means."""

    bundle_id: str
    version: int
    name: str
    revision: int
    created: str
    signer: str
    sealed_to: str
    recipients: tuple[str, ...]
    lowest_host_version: str
    made_by: str
    embedder: EmbedderIdentity | None
    counts: Counts
    members: tuple[Member, ...]
    format: int = FORMAT

    def encode(self) -> bytes:
        """The manifest in its canonical form."""
        return canonical.encode(asdict(self))

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """The manifest in `data`.

        Raises:
            BundleError: `manifest_invalid`, or `newer_version`.
        """
        try:
            plain = canonical.decode(data)
            found = plain["format"]
            if type(found) is int and found > FORMAT:
                raise BundleError("newer_version", found=found, known=FORMAT)
            made: Self = _build(cls, _nested(plain))
            made.check()
        except (KeyError, TypeError, ValueError):
            raise BundleError("manifest_invalid") from None
        return made

    def check(self) -> None:
        """Refuse values that no writer of ours would put in.

        Raises:
            BundleError: `manifest_invalid`.
        """
        sealed_right = self.sealed_to in KINDS and (
            bool(self.recipients) == (self.sealed_to != PASSPHRASE)
        )
        if not (
            self.format == FORMAT
            and BUNDLE_ID.fullmatch(self.bundle_id)
            and 1 <= self.version <= _VERSION_LIMIT
            and self.revision >= 1
            and _is_moment(self.created)
            and sealed_right
            and _HOST_VERSION.fullmatch(self.lowest_host_version)
            and min(asdict(self.counts).values()) >= 0
            and self._members_are_right()
        ):
            raise BundleError("manifest_invalid")

    def _members_are_right(self) -> bool:
        names = [member.name for member in self.members]
        rest = [name for name in names[len(CORE_MEMBERS) :] if name != PROVIDER_KEYS]
        return (
            tuple(names[: len(CORE_MEMBERS)]) == CORE_MEMBERS
            and len(set(names)) == len(names)
            and all(EXTRA_MEMBERS.fullmatch(name) for name in rest)
            and all(m.size >= 0 and _SHA256.fullmatch(m.sha256) for m in self.members)
        )


def is_older(have: str, needed: str) -> bool:
    """Whether the version `have` comes before `needed`; both `1.2.3`."""
    return _numbers(have) < _numbers(needed)


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version)[:3])


def _is_moment(text: str) -> bool:
    """Whether `text` is ISO 8601 with a zone."""
    return datetime.fromisoformat(text).tzinfo is not None


def _nested(plain: Mapping[str, Any]) -> dict[str, Any]:
    embedder = plain["embedder"]
    return {
        **plain,
        "recipients": tuple(_texts(plain["recipients"])),
        "embedder": None if embedder is None else _build(EmbedderIdentity, embedder),
        "counts": _build(Counts, plain["counts"]),
        "members": tuple(_build(Member, member) for member in plain["members"]),
    }


def _texts(values: Any) -> list[str]:
    if type(values) is not list or not all(type(value) is str for value in values):
        raise TypeError
    return values


def _build(cls: type[Any], data: Mapping[str, Any]) -> Any:
    """The dataclass with exactly these fields; numbers are numbers and texts are texts."""
    plain = {"int": int, "str": str}
    for item in fields(cls):
        kind = plain.get(str(item.type))
        if kind is not None and type(data[item.name]) is not kind:
            raise TypeError(item.name)
    return cls(**data)
