"""What the first bytes of a database file tell: whose it is, or why it is none of ours."""

from __future__ import annotations

import hashlib
import hmac
from pathlib import Path

from builder.core.errors import MachineError, VaultError
from builder.system.files import unreadable
from builder.vault.secret import Secret

PLAIN_HEADER = b"SQLite format 3\0"
MARK_BYTES = 16
PAGE_BYTES = 4096

_RESERVED = 80  # at each page's end: 16 bytes of the cipher's start, 64 of the HMAC
_PAGE_COUNT = slice(28, 32)  # https://www.sqlite.org/fileformat.html, the database header
_OTHERS = (
    b"%PDF", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b",
    b"Rar!", b"7z\xbc\xaf", b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"{\\rtf", b"age-encryption",
)  # fmt: skip
_PRINTABLE = frozenset(range(0x20, 0x7F)) | {0x09, 0x0A, 0x0D}


def mark_of(key: Secret) -> bytes:
    """The first bytes of the file that `key` opens: its salt, made from the key.

    A salt is public and only has to differ from file to file. So a file tells whose it is: when a
    page does not authenticate, damage and a wrong key can be told apart.
    """
    return hmac.digest(key.reveal(), b"hushdesk file salt", hashlib.sha256)[:MARK_BYTES]


def start_of(path: Path) -> bytes:
    """The first bytes of the file at `path`.

    Raises:
        MachineError: `file_unreadable` or `disk_failed`.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(MARK_BYTES)
    except PermissionError as error:
        raise unreadable(error, path) from error
    except OSError as error:
        raise MachineError("disk_failed", path=str(path)) from error


def check_header(path: Path, mark: bytes) -> None:
    """Refuse what cannot be the database that begins with `mark`, by its start and its size.

    Reading drops SQLite's own locks on the file (POSIX); the lock beside it is what counts.

    Raises:
        VaultError: `not_encrypted`, `bot_empty`, `bot_foreign`, `bot_half_written`,
            `bot_truncated`.
        MachineError: as `start_of`.
    """
    head, size = start_of(path), path.stat().st_size
    if head == PLAIN_HEADER:
        raise VaultError("not_encrypted", name=path.stem)
    if size == 0:
        raise VaultError("bot_empty", name=path.stem)
    if head != mark and (head.startswith(_OTHERS) or _PRINTABLE.issuperset(head)):
        raise VaultError("bot_foreign", name=path.stem)
    if not any(head):
        raise VaultError("bot_half_written", name=path.stem)
    if size < PAGE_BYTES:
        raise VaultError("bot_truncated", name=path.stem)


def explain(path: Path, key: Secret) -> VaultError:
    """Why the database at `path`, which `key` should open, does not: as exactly as can be told."""
    if start_of(path) != mark_of(key):
        return VaultError("wrong_key", name=path.stem)
    if path.stat().st_size < _pages(path, key) * PAGE_BYTES:
        return VaultError("bot_truncated", name=path.stem)
    if _has_holes(path):
        return VaultError("bot_half_written", name=path.stem)
    return VaultError("bot_damaged", name=path.stem)


def _pages(path: Path, key: Secret) -> int:
    """How many pages the file says it has; 0 when its first page is not whole."""
    from cryptography.hazmat.primitives.ciphers import Cipher
    from cryptography.hazmat.primitives.ciphers.algorithms import AES
    from cryptography.hazmat.primitives.ciphers.modes import CBC

    with path.open("rb") as stream:
        page = stream.read(PAGE_BYTES)
    if len(page) < PAGE_BYTES:
        return 0
    start = page[-_RESERVED : -_RESERVED + 16]
    decryptor = Cipher(AES(key.reveal()), CBC(start)).decryptor()
    plain = bytes(MARK_BYTES) + decryptor.update(page[MARK_BYTES:-_RESERVED])
    whole = plain[16:18] == PAGE_BYTES.to_bytes(2)  # the size of a page: was it deciphered rightly?
    return int.from_bytes(plain[_PAGE_COUNT]) if whole else 0


def _has_holes(path: Path) -> bool:
    """Whether a page was never written: an encrypted one is not all zeros."""
    with path.open("rb") as stream:
        while page := stream.read(PAGE_BYTES):
            if not any(page):
                return True
    return False
