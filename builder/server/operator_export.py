"""What a host keeps, in one sealed file for its owner: for hosts that no line leads to."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from builder.bundle.lock import Lock, unseal
from builder.core.errors import BundleError, UsageError
from builder.core.ports import Clock
from builder.server.operator_view import OperatorView
from builder.server.settings import BundleFacts
from builder.system.files import write_atomic
from builder.vault.hoststore import HostStore
from builder.vault.secret import Secret

SCHEMA = {"name": "hushdesk.operator", "version": 1}
_AGE = b"age-encryption.org/"
_LARGEST = 512 * 1024 * 1024


class Exporter:
    """Seals to whom the bundle is sealed, this host aside: its owner.

    A bundle that is sealed to a passphrase gives a file that the same passphrase opens.
    """

    def __init__(
        self,
        view: OperatorView,
        store: HostStore,
        bundle: BundleFacts,
        today: Callable[[], str],
        clock: Clock,
    ) -> None:
        self._view = view
        self._store = store
        self._bundle = bundle
        self._today = today
        self._clock = clock

    def sealed(self, state: dict[str, Any], language: str, recipient: str = "") -> bytes:
        """The whole as an age file.

        Raises:
            UsageError: `recipient_missing` or `bad_recipient`.
        """
        lock = Lock(recipients=(recipient,)) if recipient else self._bundle.owner
        if lock is None:
            raise UsageError("recipient_missing")
        lock.check()
        data = self._data(state, language)
        self._store.audit.record("figures_exported", count=len(data["transcripts"]))
        return lock.seal(json.dumps(data, ensure_ascii=False).encode())

    def write(
        self, state: dict[str, Any], to: Path, language: str, recipient: str = ""
    ) -> dict[str, Any]:
        """Write the file, as the operator's command orders; what was written."""
        sealed = self.sealed(state, language, recipient)
        write_atomic(to, sealed)
        return {"size": len(sealed)}

    def _data(self, state: dict[str, Any], language: str) -> dict[str, Any]:
        today = self._today()
        months = self._store.counts.months()
        return {
            "schema": SCHEMA,
            "made": self._clock.now().isoformat(timespec="seconds"),
            "bundle": {"id": self._bundle.id, "version": self._bundle.version},
            "state": state,
            "counts": [self._view.counts(month, today, language) for month in months],
            "unanswered": self._view.unanswered(language),
            "transcripts": self._view.every_transcript(),
            "handovers": self._view.handovers(),
            "requests": self._view.requests(),
            "contacts": self._view.contacts(),
        }


def open_export(
    file: Path, *, passphrase: Secret | None = None, identity: Secret | None = None
) -> dict[str, Any]:
    """What a sealed file holds, on the owner's computer.

    Raises:
        UsageError: `export_unreadable`, or `bad_identity`.
        BundleError: `bundle_needs_passphrase`, `bundle_needs_identity`, `wrong_passphrase`,
            `not_a_recipient`.
    """
    try:
        if file.stat().st_size > _LARGEST:
            raise UsageError("export_unreadable")
        sealed = file.read_bytes()
        if not sealed.startswith(_AGE):
            raise UsageError("export_unreadable")
        plain = unseal(sealed, passphrase=passphrase, identity=identity)
        data: dict[str, Any] = json.loads(plain)
        if data["schema"] != SCHEMA:
            raise UsageError("export_unreadable")
    except BundleError as error:
        if error.code == "payload_damaged":
            raise UsageError("export_unreadable") from None
        raise
    except (OSError, ValueError, KeyError, TypeError):
        raise UsageError("export_unreadable") from None
    return data
