"""A backup: one age file with a bot's encrypted file, what opens it, and what it is.

Inside is a tar in the form of `archive`: `about.json`, `data.key` (32 bytes), `bot.hushbot.keys`
(the slots that are typed) and `bot.hushbot`. It is written and read as a stream: the key is never
on the disk in the clear, and the memory needed does not grow with the bot. `age -d` and `tar`
open one without us.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Self

from builder.bundle import age_passphrase, age_recipients, archive, canonical
from builder.bundle.age_payload import Readable
from builder.bundle.streams import Source, Writable
from builder.core.errors import BundleError
from builder.vault.secret import Secret

FORMAT = 1
ABOUT, KEY, KEYS, BOT = "about.json", "data.key", "bot.hushbot.keys", "bot.hushbot"
TYPED_LIMIT = 1024 * 1024 * 1024
"""Bytes of a backup that a passphrase opens: it is opened whole, in memory."""

PIECE = 64 * 1024
"""Bytes that are read or written at once."""


@dataclass(frozen=True, slots=True)
class About:
    """What a backup is of.

    Attributes:
        made: ISO 8601 in UTC.
        size: of the bot's file in bytes, with `sha256` over them.
    """

    bot_id: str
    name: str
    made: str
    revision: int
    documents: int
    size: int
    sha256: str
    format: int = FORMAT

    @classmethod
    def decode(cls, data: bytes) -> Self:
        """What `about.json` says.

        Raises:
            BundleError: `backup_unreadable` or `newer_version`.
        """
        try:
            plain = canonical.decode(data)
            found = plain["format"]
            if type(found) is int and found > FORMAT:
                raise BundleError("newer_version", found=found, known=FORMAT)
            about = cls(**plain)
        except (KeyError, TypeError, ValueError):
            raise BundleError("backup_unreadable") from None
        kinds = {"revision": int, "documents": int, "size": int, "format": int}
        if any(type(getattr(about, f.name)) is not kinds.get(f.name, str) for f in fields(about)):
            raise BundleError("backup_unreadable")
        return about


def seal(
    about: About,
    key: Secret,
    keys: bytes,
    bot: Readable,
    out: Writable,
    *,
    passphrase: Secret | None = None,
    recipients: Sequence[str] = (),
) -> None:
    """Write a backup to `out`.

    Args:
        about: what `bot` is.
        key: opens `bot`.
        keys: the `.keys` file beside it.
        bot: the encrypted file.
        out: takes the backup.
        passphrase: opens it, in place of recipients.
        recipients: age's.

    Raises:
        BundleError: `backup_too_large` for a passphrase.
        UsageError: `bad_recipient`.
        OSError: `bot` cannot be read, or `out` not written.
    """
    small = {ABOUT: canonical.encode(asdict(about)), KEY: key.reveal(), KEYS: keys}
    source = Source(_tar(small, bot, about.size))
    if passphrase is None:
        age_recipients.encrypt_stream(source, out, recipients)
        return
    if about.size > TYPED_LIMIT:
        raise BundleError("backup_too_large", limit=TYPED_LIMIT // 1024**3)
    age_passphrase.encrypt_stream(source, out, passphrase.reveal())


def _tar(small: dict[str, bytes], bot: Readable, size: int) -> Iterator[bytes]:
    for name, data in small.items():
        yield archive.header(name, len(data)) + data + bytes(-len(data) % archive.BLOCK)
    yield archive.header(BOT, size)
    while piece := bot.read(PIECE):
        yield piece
    yield bytes(-size % archive.BLOCK) + archive.END
