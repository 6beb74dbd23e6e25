"""A letter as a signed message to a program: the form and signature of Standard Webhooks.

The signature is HMAC-SHA256 over `id.timestamp.body`, in base64 behind `v1,`
(https://github.com/standard-webhooks/standard-webhooks). A receiver needs no library of ours:

    import base64, hashlib, hmac, time

    def is_genuine(headers, body, secret):               # body: the bytes as they came
        key = base64.b64decode(secret.removeprefix("whsec_"))
        stamp = headers["webhook-timestamp"]
        said = f"{headers['webhook-id']}.{stamp}.".encode() + body
        made = base64.b64encode(hmac.new(key, said, hashlib.sha256).digest()).decode()
        fresh = abs(time.time() - int(stamp)) < 300
        return fresh and hmac.compare_digest(f"v1,{made}", headers["webhook-signature"])
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from datetime import datetime

from builder.answering.handover.letter import Letter
from builder.core.errors import UsageError
from builder.vault.secret import Secret

SCHEMA = {"name": "hushdesk.handover", "version": 1}
PREFIX = "whsec_"
_LEAST, _MOST = 24, 64  # bytes of a secret, by Standard Webhooks


def new_secret() -> Secret:
    """A new signing secret: 256 random bits in the usual form."""
    return Secret(PREFIX + base64.b64encode(secrets.token_bytes(32)).decode())


def key_of(secret: Secret) -> bytes:
    """The bytes to sign with.

    Raises:
        UsageError: `webhook_secret_bad`.
    """
    try:
        raw = secret.text().strip()
        key = base64.b64decode(raw.removeprefix(PREFIX), validate=True)
    except (binascii.Error, ValueError):
        raise UsageError("webhook_secret_bad") from None
    if not raw.startswith(PREFIX) or not _LEAST <= len(key) <= _MOST:
        raise UsageError("webhook_secret_bad")
    return key


def make_body(letter: Letter, text: str, *, message_id: str, made: datetime) -> bytes:
    """The message, as JSON; `text` is what the gate cleared for `webhook`."""
    told = {
        "schema": SCHEMA,
        "id": message_id,
        "type": f"hushdesk.{letter.kind}",
        "timestamp": made.isoformat(timespec="seconds"),
        "data": {
            "bot": {"id": letter.bot_id, "name": letter.bot},
            "reason": letter.reason or None,
            "language": letter.language or None,
            "reference": letter.reference or None,
            "visitor": {"name": letter.name or None, "contact": letter.contact or None},
            "message": letter.message or None,
            "talk": [{"role": role, "text": said} for role, said in letter.talk],
            "masked": dict(letter.masked),
            "text": text,
        },
    }
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def signed_headers(
    body: bytes, secret: Secret, *, message_id: str, now: datetime
) -> dict[str, str]:
    """The headers that prove who sent `body`, and when.

    `webhook-id` is the same at every try of one message: whoever has seen it may ignore a second.

    Raises:
        UsageError: `webhook_secret_bad`.
    """
    stamp = str(int(now.timestamp()))
    said = f"{message_id}.{stamp}.".encode() + body
    digest = hmac.new(key_of(secret), said, hashlib.sha256).digest()
    return {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": stamp,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
        "idempotency-key": message_id,
    }
