"""A backup read back: checked to its last byte before anything of it counts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from builder.bundle import age_passphrase, archive
from builder.bundle.backup import ABOUT, BOT, KEY, KEYS, PIECE, TYPED_LIMIT, About
from builder.bundle.identity import parse_identities
from builder.bundle.lock import refusal
from builder.bundle.streams import Joined, Writable
from builder.core.errors import BundleError
from builder.vault.secret import Secret

_SMALL = 64 * 1024
_OF_BACKUPS = {"payload_damaged": "backup_damaged", "not_a_recipient": "backup_other_code"}


@dataclass(frozen=True, slots=True)
class Opened:
    """What a backup held beside the bot's file."""

    about: About
    key: Secret
    keys: bytes


class SealedBackup:
    """A backup to be read, from its beginning each time; its passphrase is worked out once.

    Args:
        file: where it is sealed; it can be sought in.
        passphrase: opens one that was sealed to a passphrase.
        identity: opens one that was sealed to recipients.
    """

    def __init__(
        self,
        file: IO[bytes],
        *,
        passphrase: Secret | None = None,
        identity: Secret | None = None,
    ) -> None:
        self._file = file
        self._passphrase = passphrase
        self._identity = identity
        self._plain: bytes | None = None  # of one that a passphrase opened: all of it

    def about(self) -> About:
        """What it is of, from its beginning alone; fails like `unseal`."""
        try:
            about = self._read(None).about
        except _EnoughError as enough:
            about = enough.about
        return about

    def unseal(self, bot: Writable) -> Opened:
        """Check it, and write the bot's file that is in it to `bot`.

        What was written is worth nothing until this has returned.

        Raises:
            BundleError: `backup_unreadable`, `backup_damaged`, `newer_version`,
                `wrong_passphrase`, `backup_other_code`, `backup_needs_passphrase`,
                `backup_needs_identity`.
            UsageError: `bad_identity`.
            OSError: `bot` cannot be written.
        """
        return self._read(bot)

    def _read(self, bot: Writable | None) -> Opened:
        import pyrage

        self._file.seek(0)
        head = self._file.read(_SMALL)
        typed = age_passphrase.work_factor(head)
        if not head.startswith(b"age-encryption.org/"):
            raise BundleError("backup_unreadable")
        sink, source = _Sink(bot), Joined(head, self._file)
        try:
            if typed is not None:
                sink.take(self._typed(source, typed))
            elif self._identity is None:
                raise BundleError("backup_needs_identity")
            else:
                pyrage.decrypt_io(source, sink, parse_identities(self._identity))
        except pyrage.DecryptError as error:
            code = refusal(str(error), typed)
            told = BundleError(_OF_BACKUPS.get(code, code))
            raise sink.trouble or told from None
        except OSError as error:  # of pyrage's own, a piece that does not authenticate
            told = BundleError("backup_damaged")
            raise (error if error.errno or sink.trouble else told) from None
        return sink.finish()

    def _typed(self, source: Joined, cost: int) -> bytes:
        import pyrage

        if self._passphrase is None:
            raise BundleError("backup_needs_passphrase")
        if self._plain is None:
            data = source.read(TYPED_LIMIT + 1024 * 1024)
            if cost > age_passphrase.WORK_FACTOR_LIMIT or source.read(1):
                raise BundleError("backup_unreadable")
            self._plain = pyrage.passphrase.decrypt(data, self._passphrase.text())
        return self._plain


class _EnoughError(Exception):
    def __init__(self, about: About) -> None:
        super().__init__()
        self.about = about


class _Sink:
    """Takes the tar apart as it comes: the small members into memory, the bot's file onward."""

    def __init__(self, bot: Writable | None) -> None:
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
            while self._held and len(self._held) >= min(self._need, PIECE):
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

    def take(self, plain: bytes) -> None:
        """Take all there is."""
        stream = BytesIO(plain)
        while piece := stream.read(PIECE):
            self.write(piece)

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
