"""What several hosts of one bot share: where their database and Redis are, and one key.

All of it comes from files, for an address holds a password; each replica is given the same three.
From the key others are derived, one a purpose, so that none of them tells another.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from builder.core.errors import MachineError, ServeError, UsageError
from builder.privacy.egress import is_loopback
from builder.system.files import write_atomic
from builder.vault.secret import Secret

KEY_BYTES = 32

_SESSIONS, _ADDRESSES = b"hushdesk sessions v1", b"hushdesk addresses v1"
_NAMES, _ORDERS = b"hushdesk names v1", b"hushdesk orders v1"
_HEX = re.compile(r"[0-9A-Fa-f]{64}")
_REDIS = re.compile(r"(?:rediss://|redis://|unix:///)\S+")
_LARGEST = 4096
_MARK = "replica.txt"
_MARKED = b"What this replica keeps is in the database that all of them share.\n"


@dataclass(frozen=True, slots=True)
class Replicas:
    """The three files' contents."""

    database: Secret
    redis: Secret
    key: Secret

    @classmethod
    def load(cls, database: Path | None, redis: Path | None, key: Path | None) -> Replicas | None:
        """What the files hold; None when none is named.

        Raises:
            UsageError: `replicas_incomplete`, when one is named and another is not.
            ServeError: `redis_url_wrong` or `shared_key_wrong`; what is wrong with the address of
                the database, the store says.
            MachineError: `file_unreadable`.
        """
        named = {
            "--database-url-file": database,
            "--redis-url-file": redis,
            "--shared-key-file": key,
        }
        missing = [option for option, file in named.items() if file is None]
        if len(missing) == len(named):
            return None
        if database is None or redis is None or key is None:
            raise UsageError("replicas_incomplete", missing=", ".join(missing))
        return cls(read_database(database), read_redis(redis), read_key(key))

    @property
    def address_key(self) -> bytes:
        """What a day's key for visitors' addresses is derived from, alike on every replica."""
        return derive(self.key.reveal(), _ADDRESSES)

    @property
    def names_key(self) -> bytes:
        """What names in Redis are made with, so that they say nothing."""
        return derive(self.key.reveal(), _NAMES)

    @property
    def orders_key(self) -> bytes:
        """What an operator's order is sealed with while only Redis can take it."""
        return derive(self.key.reveal(), _ORDERS)

    def session_key(self, token: str) -> bytes:
        """What the talk of `token` is sealed with; the token is on no replica and not in Redis."""
        return derive(token.encode(), _SESSIONS, salt=self.key.reveal())


class Names:
    """Names in Redis, which tell nothing of what they stand for.

    Attributes:
        prefix: of every name of this bot; another bot's names never meet it.
    """

    def __init__(self, key: bytes, bot_id: str) -> None:
        self._key = key
        self.prefix = f"hushdesk:{{{self.mark(bot_id)[:16]}}}"

    def mark(self, what: str) -> str:
        """What stands for `what`."""
        return hmac.new(self._key, what.encode(), hashlib.sha256).hexdigest()[:40]

    def of(self, kind: str, what: str = "") -> str:
        """The name of the `kind` that belongs to `what`, or the only one of its kind."""
        return f"{self.prefix}:{kind}:{self.mark(what)}" if what else f"{self.prefix}:{kind}"

    def at(self, kind: str, mark: str) -> str:
        """The same for what is known by its mark alone."""
        return f"{self.prefix}:{kind}:{mark}"


def derive(key: bytes, purpose: bytes, *, salt: bytes = b"") -> bytes:
    """HKDF-SHA256 (RFC 5869), one block: 32 bytes."""
    drawn = hmac.new(salt or bytes(hashlib.sha256().digest_size), key, hashlib.sha256).digest()
    return hmac.new(drawn, purpose + b"\x01", hashlib.sha256).digest()


def is_replica(folder: Path) -> bool:
    """Whether `folder` is a replica's own: what is kept is in the database."""
    return (folder / _MARK).is_file()


def mark_folder(folder: Path) -> None:
    """Let commands on this machine know that `folder` is a replica's."""
    write_atomic(folder / _MARK, _MARKED)


def read_database(file: Path) -> Secret:
    """The address of the database; raises as `Replicas.load`."""
    return Secret(_text(file))


def read_redis(file: Path) -> Secret:
    """The address of Redis; raises as `Replicas.load`.

    On another machine it has to speak TLS: the password goes over the line.
    """
    text = _text(file)
    known = _REDIS.fullmatch(text) is not None
    try:
        host = urlsplit(text).hostname or ""
    except ValueError:
        known, host = False, ""
    if not known or (text.startswith("redis:") and not is_loopback(host)):
        raise ServeError("redis_url_wrong", file=str(file))
    return Secret(text)


def read_key(file: Path) -> Secret:
    """The shared key; raises as `Replicas.load`."""
    text = _text(file)
    if not _HEX.fullmatch(text):
        raise ServeError("shared_key_wrong", file=str(file))
    return Secret(bytes.fromhex(text))


def _text(file: Path) -> str:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise MachineError("file_unreadable", file=str(file), reason=error.strerror or "") from None
    return data[:_LARGEST].decode("utf-8", "replace").strip()
