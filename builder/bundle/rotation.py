"""Statements by which a signing key hands over to the next one, each signed by the key before.

FORMAT.md says how one is laid out; `minisign -V` checks each step without us.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from builder.bundle import archive, canonical, signing
from builder.bundle.signing import COMMENT, PublicKey, Signature, SigningKey
from builder.core.errors import BundleError, UsageError
from builder.system.files import unreadable

FORMAT = 1
STEPS_LIMIT = archive.MEMBERS_LIMIT // 2
_FILE_LIMIT = 256 * 1024
_MEMBER, _SIGNED = "{number}.json", "{number}.json.minisig"


@dataclass(frozen=True, slots=True)
class Step:
    """One hand-over.

    Attributes:
        old: the key that hands over, in minisign's base64 form, and that signed this.
        new: the key that signs from then on.
        made: ISO 8601 with zone.
    """

    old: str
    new: str
    made: str
    format: int = FORMAT

    @property
    def trusted_comment(self) -> str:
        """The signed comment: no signature over anything else can be taken for one over this."""
        return f"hushdesk signer={self.new} instead-of={self.old}"

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """What one statement says.

        Raises:
            BundleError: `rotation_unreadable` or `newer_version`.
        """
        try:
            plain = canonical.decode(data)
            found = plain["format"]
            if type(found) is int and found > FORMAT:
                raise BundleError("newer_version", found=found, known=FORMAT)
            step = cls(**plain)
            for key in (step.old, step.new):
                PublicKey.parse(key)
            sound = step.format == FORMAT and datetime.fromisoformat(step.made).tzinfo is not None
        except (KeyError, TypeError, ValueError, AttributeError, UsageError):
            raise BundleError("rotation_unreadable") from None
        if not sound:
            raise BundleError("rotation_unreadable")
        return step


@dataclass(frozen=True, slots=True)
class Rotation:
    """Every hand-over of one owner, the oldest first; each was checked when it was read."""

    steps: tuple[Step, ...] = ()
    signatures: tuple[bytes, ...] = ()

    @property
    def newest(self) -> str:
        """Who signs now; empty when nothing was handed over."""
        return self.steps[-1].new if self.steps else ""

    def heir(self, key: str) -> str:
        """Who signs now in the place of `key`; `key` itself when it never handed over."""
        return self.newest if any(step.old == key for step in self.steps) else key

    def handed_on(self, key: SigningKey, new: SigningKey, made: str) -> Rotation:
        """With one more step, signed by `key`, the one that signs until now."""
        step = Step(key.public, new.public, made)
        signed = key.sign(canonical.encode(asdict(step)), step.trusted_comment)
        kept = 1 - STEPS_LIMIT
        return Rotation((*self.steps[kept:], step), (*self.signatures[kept:], signed))

    def encode(self) -> bytes:
        """The content of a file of statements."""
        members: dict[str, bytes] = {}
        for number, (step, signed) in enumerate(
            zip(self.steps, self.signatures, strict=True), start=1
        ):
            members[_MEMBER.format(number=number)] = canonical.encode(asdict(step))
            members[_SIGNED.format(number=number)] = signed
        return archive.write(members)

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """The statements in `data`: each signed by the key it speaks for, each going on from there.

        Raises:
            BundleError: `rotation_unreadable`, `rotation_forged` or `newer_version`.
        """
        try:
            members = archive.read(data)
        except archive.ArchiveError:
            raise BundleError("rotation_unreadable") from None
        names = [name for name, _ in members]
        count = len(members) // 2
        wanted = [form.format(number=at + 1) for at in range(count) for form in (_MEMBER, _SIGNED)]
        if not members or names != wanted:
            raise BundleError("rotation_unreadable")
        parts = [bytes(content) for _, content in members]
        steps = tuple(
            _checked(said, signed) for said, signed in zip(parts[::2], parts[1::2], strict=True)
        )
        keys = [steps[0].old, *(step.new for step in steps)]
        if len(set(keys)) < len(keys) or any(
            step.old != before for step, before in zip(steps, keys, strict=False)
        ):
            raise BundleError("rotation_forged")
        return cls(steps, tuple(parts[1::2]))

    @classmethod
    def load(cls, file: Path) -> Self:
        """The statements in `file`.

        Raises:
            BundleError: as `decode`.
            MachineError: `file_unreadable`.
        """
        try:
            with file.open("rb") as stream:
                data = stream.read(_FILE_LIMIT + 1)
        except OSError as error:
            raise unreadable(error, file) from None
        if len(data) > _FILE_LIMIT:
            raise BundleError("rotation_unreadable")
        return cls.decode(data)


def _checked(said: bytes, signed: bytes) -> Step:
    step = Step.decode(said)
    try:
        comment = signing.verify(said, signed, step.old)
    except BundleError:
        raise BundleError("rotation_forged") from None
    if comment != step.trusted_comment or Signature.parse(signed).comment != COMMENT:
        raise BundleError("rotation_forged")
    return step
