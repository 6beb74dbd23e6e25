"""The ledger's first line about a host stands in the audit too: somebody new hears of the bot."""

from __future__ import annotations

import threading
from typing import Any, TypeVar, cast

from builder.core.contact import Contact
from builder.core.ports import EgressLedger
from builder.vault.audit_log import AuditLog

FIRST, REFUSED = "first_contact", "contact_refused"
_MOST = 10_000  # rows that are looked through for hosts known before

L = TypeVar("L", bound=EgressLedger)


def watched(ledger: L, audit: AuditLog) -> L:
    """`ledger`, of which each host's first contact, and its first refused one, are recorded."""
    return cast("L", _Watched(ledger, audit))


class _Watched:
    """Passes everything on; only what is appended is looked at."""

    def __init__(self, ledger: EgressLedger, audit: AuditLog) -> None:
        self._ledger = ledger
        self._audit = audit
        self._lock = threading.Lock()
        self._known: set[tuple[str, str]] | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._ledger, name)

    def record(self, contact: Contact) -> Any:
        """Append one contact."""
        kept: Any = self._ledger.record(contact)  # type: ignore[func-returns-value,unused-ignore]
        event = FIRST if contact.allowed else REFUSED
        if self._is_new(event, contact.host):
            self._audit.record(event, host=contact.host, why=contact.why)
        return kept

    def _is_new(self, event: str, host: str) -> bool:
        known = self._known
        if known is None:  # read before the lock is taken: who holds the file may wait for it
            rows = self._audit.newest(events=(FIRST, REFUSED), limit=_MOST)
            known = {(row.event, str(row.details.get("host"))) for row in rows}
        with self._lock:
            self._known = self._known or known
            if (event, host) in self._known:
                return False
            self._known.add((event, host))
            return True
