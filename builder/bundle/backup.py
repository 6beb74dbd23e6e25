"""A backup: one age file with a bot's encrypted file, what opens it, and what it is.

Inside is a tar in the form of `archive`: `about.json`, `data.key` (32 bytes), `bot.hushbot.keys`
(the slots that are typed) and `bot.hushbot`. It is written and read as a stream: the key is never
on the disk in the clear, and the memory needed does not grow with the bot. `age -d` and `tar`
open one without us.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from typing import IO, Any, Self

from builder.bundle import age_passphrase, archive, canonical
from builder.bundle.identity import parse_identities, parse_recipients
from builder.bundle.lock import refusal
from builder.bundle.streams import Joined, Source, Target
from builder.core.errors import BundleError
from builder.vault.secret import Secret

FORMAT = 1
SUFFIX = ".hushbackup"
ABOUT, KEY, KEYS, BOT = "about.json", "data.key", "bot.hushbot.keys", "bot.hushbot"
TYPED_LIMIT = 1024 * 1024 * 1024
"""Bytes of a backup that a passphrase opens: it is opened whole, in memory."""

_SMALL = 64 * 1024
_PIECE = 64 * 1024


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


@dataclass(frozen=True, slots=True)
class Opened:
    """What a backup held beside the bot's file."""

    about: About
    key: Secret
    keys: bytes


def seal(
    about: About,
    key: Secret,
    keys: bytes,
    bot: IO[bytes],
    out: IO[bytes],
    *,
    passphrase: Secret | None = None,
    recipients: Sequence[str] = (),
) -> None:
    """Write a backup to `out`.

    Raises:
        BundleError: `backup_too_large` for a passphrase.
        UsageError: `bad_recipient`.
        OSError: `bot` cannot be read, or `out` not written.
    """
    small = {ABOUT: canonical.encode(asdict(about)), KEY: key.reveal(), KEYS: keys}
    source = Source(_tar(small, bot, about.size))
    if passphrase is None:
        import pyrage

        target = Target(out)
        try:
            pyrage.encrypt_io(source, target, parse_recipients(recipients))
        except pyrage.EncryptError as error:  # it tells of an OSError in words alone
            raise target.trouble or OSError(str(error)) from None
        return
    if about.size > TYPED_LIMIT:
        raise BundleError("backup_too_large", limit=TYPED_LIMIT // 1024**3)
    age_passphrase.encrypt_stream(source, out, passphrase.reveal())


def peek(
    sealed: IO[bytes], *, passphrase: Secret | None = None, identity: Secret | None = None
) -> About:
    """What a backup is of, read from its beginning alone; fails like `unseal`."""
    try:
        about = unseal(sealed, None, passphrase=passphrase, identity=identity).about
    except _EnoughError as enough:
        about = enough.about
    return about


class _EnoughError(Exception):
    def __init__(self, about: About) -> None:
        super().__init__()
        self.about = about


def unseal(
    sealed: IO[bytes],
    bot: IO[bytes] | None,
    *,
    passphrase: Secret | None = None,
    identity: Secret | None = None,
) -> Opened:
    """Check a backup, and write the bot's file that is in it to `bot`; None stops before that.

    What was written is worth nothing until this has returned.

    Raises:
        BundleError: `backup_unreadable`, `backup_damaged`, `newer_version`, `wrong_passphrase`,
            `not_a_recipient`, `backup_needs_passphrase`, `backup_needs_identity`.
        UsageError: `bad_identity`.
        OSError: `bot` cannot be written.
    """
    import pyrage

    head = sealed.read(_SMALL)
    typed = age_passphrase.work_factor(head)
    if not head.startswith(b"age-encryption.org/"):
        raise BundleError("backup_unreadable")
    sink, source = _Sink(bot), Joined(head, sealed)
    try:
        if typed is None:
            if identity is None:
                raise BundleError("backup_needs_identity")
            pyrage.decrypt_io(source, sink, parse_identities(identity))
        else:
            _unseal_typed(source, sink, typed, passphrase)
    except pyrage.DecryptError as error:
        code = refusal(str(error), typed)
        told = BundleError("backup_damaged" if code == "payload_damaged" else code)
        raise sink.trouble or told from None
    except OSError as error:  # of pyrage's own, a piece that does not authenticate
        raise (error if error.errno or sink.trouble else BundleError("backup_damaged")) from None
    return sink.finish()


def _unseal_typed(source: Joined, sink: _Sink, cost: int, passphrase: Secret | None) -> None:
    import pyrage

    if passphrase is None:
        raise BundleError("backup_needs_passphrase")
    data = source.read(TYPED_LIMIT + 1024 * 1024)
    if cost > age_passphrase.WORK_FACTOR_LIMIT or source.read(1):
        raise BundleError("backup_unreadable")
    plain = memoryview(pyrage.passphrase.decrypt(data, passphrase.text()))
    for at in range(0, len(plain), _PIECE):
        sink.write(bytes(plain[at : at + _PIECE]))


def _tar(small: dict[str, bytes], bot: IO[bytes], size: int) -> Iterator[bytes]:
    for name, data in small.items():
        yield archive.header(name, len(data)) + data + bytes(-len(data) % archive.BLOCK)
    yield archive.header(BOT, size)
    while piece := bot.read(_PIECE):
        yield piece
    yield bytes(-size % archive.BLOCK) + archive.END


class _Sink:
    """Takes the tar apart as it comes: the small members into memory, the bot's file onward."""

    def __init__(self, bot: IO[bytes] | None) -> None:
        self._bot = bot
        self._steps = self._take()
        self._need = next(self._steps)
        self._held = bytearray()
        self._digest = hashlib.sha256()
        self._opened: Opened | None = None
        self.trouble: Exception | None = None

    def write(self, data: bytes) -> int:
        """Take more; what is wrong is remembered, as it is lost on the way out."""
        self._held += data
        try:
            while self._held and len(self._held) >= min(self._need, _PIECE):
                size = min(self._need, len(self._held))
                piece = bytes(self._held[:size])
                del self._held[:size]
                self._need = self._steps.send(piece)
        except (archive.ArchiveError, StopIteration):
            self.trouble = BundleError("backup_damaged")
            raise self.trouble from None
        except (BundleError, OSError) as error:
            self.trouble = error
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back that could be written."""

    def finish(self) -> Opened:
        """What there was, when it was whole.

        Raises:
            BundleError: `backup_damaged`.
        """
        opened = self._opened
        if opened is None or self._held or self._digest.hexdigest() != opened.about.sha256:
            raise BundleError("backup_damaged")
        return opened

    def _take(self) -> Any:
        """Asks for so many bytes and is sent as many, or for more than a piece and gets a part."""
        small = {}
        for wanted in (ABOUT, KEY, KEYS):
            name, size = archive.parse_header((yield archive.BLOCK))
            if name != wanted or size > _SMALL:
                raise archive.ArchiveError(name)
            padded = yield from self._whole(size + -size % archive.BLOCK)
            small[name] = padded[:size]
        about = About.decode(small[ABOUT])
        name, size = archive.parse_header((yield archive.BLOCK))
        if name != BOT or size != about.size:
            raise archive.ArchiveError(name)
        if self._bot is None:
            raise _EnoughError(about)
        left = size
        while left:
            piece = yield left
            self._digest.update(piece)
            self._bot.write(piece)
            left -= len(piece)
        end = yield from self._whole(-size % archive.BLOCK + len(archive.END))
        if any(end):
            raise archive.ArchiveError(name)
        self._opened = Opened(about, Secret(small[KEY]), small[KEYS])
        yield 1  # anything behind the end is too much

    def _whole(self, size: int) -> Any:
        taken = b""
        while len(taken) < size:
            taken += yield size - len(taken)
        return taken
