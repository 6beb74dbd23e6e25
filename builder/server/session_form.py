"""A talk as replicas share it: one sealed piece, which only its visitor's token opens."""

from __future__ import annotations

import json
import secrets
import zlib
from datetime import datetime
from typing import Any

from builder.server.sessions import Message, Session

_NONCE = 12
_LARGEST = 8_000_000


class SealError(Exception):
    """What was found is not what was sealed."""


class Seal:
    """Seals and opens for one talk (AES-256-GCM).

    Args:
        key: 32 bytes, from the visitor's token.
        bound_to: where the sealed piece is kept; nowhere else does it open.
    """

    def __init__(self, key: bytes, bound_to: str) -> None:
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM

        self._cipher = AESGCM(key)
        self._bound = bound_to.encode()

    def seal(self, plain: bytes) -> bytes:
        """`plain`, sealed."""
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, self._bound)

    def open(self, sealed: bytes) -> bytes:
        """What was sealed.

        Raises:
            SealError: it was made with another key, for another place, or was changed.
        """
        from cryptography.exceptions import InvalidTag

        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], self._bound)
        except (InvalidTag, ValueError):
            raise SealError from None


def pack(session: Session, terms: str, seal: Seal) -> bytes:
    """`session`, sealed; `terms` is the version of the words that its visitor was shown."""
    told = {
        "id": session.id,
        "origin": session.origin,
        "language": session.language,
        "created": session.created.isoformat(),
        "expires": session.expires.isoformat(),
        "opted_out": session.opted_out,
        "terms": terms,
        "purposes": sorted(session.purposes),
        "objected": sorted(session.objected),
        "stored": session.stored,
        "passed_on": session.passed_on,
        "person_reason": session.person_reason,
        "names": session.names.packed(seal.seal).hex(),
        "messages": [[m.role, m.text, m.when, m.id, m.number, m.extra] for m in session.messages],
    }
    return seal.seal(zlib.compress(json.dumps(told).encode(), 1))


def unpack(sealed: bytes, seal: Seal) -> tuple[Session, str]:
    """The talk that was sealed, and its terms.

    Raises:
        SealError: it is not one of ours.
    """
    told = _told(sealed, seal)
    session = Session(
        id=told["id"],
        origin=told["origin"],
        language=told["language"],
        purposes=frozenset(told["purposes"]),
        created=datetime.fromisoformat(told["created"]),
        expires=datetime.fromisoformat(told["expires"]),
        opted_out=told["opted_out"],
    )
    _take(session, told)
    session.names.take_over(bytes.fromhex(told["names"]), seal.open)
    return session, str(told["terms"])


def renew(session: Session, sealed: bytes, seal: Seal, *, names: bool = True) -> None:
    """Bring `session`, which others may have changed, to what was sealed last.

    Messages keep their objects: what is still to be written down knows them by these. Without
    `names` the map stays: an answer that is being made goes by it.

    Raises:
        SealError: it is not one of ours.
    """
    told = _told(sealed, seal)
    _take(session, told)
    if names:
        session.names.take_over(bytes.fromhex(told["names"]), seal.open)


def _take(session: Session, told: dict[str, Any]) -> None:
    session.purposes = frozenset(told["purposes"])
    session.objected = frozenset(told["objected"])
    session.stored = bool(told["stored"])
    session.passed_on = list(told["passed_on"])
    session.person_reason = str(told["person_reason"])
    known = {message.id: message for message in session.messages if message.id}
    session.messages[:] = [_message(row, known) for row in told["messages"]]


def _message(row: list[Any], known: dict[str, Message]) -> Message:
    role, text, when, name, number, extra = row
    message = known.get(name) or Message(role, text, when, name)
    message.text, message.when, message.number = text, when, number or message.number
    message.extra = extra
    return message


def _told(sealed: bytes, seal: Seal) -> dict[str, Any]:
    plain = zlib.decompressobj().decompress(seal.open(sealed), _LARGEST)
    told: dict[str, Any] = json.loads(plain)
    return told
