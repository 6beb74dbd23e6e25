"""What an operator does for a visitor who writes to the business, with the host's own file."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from builder.core.errors import UsageError
from builder.core.ids import reference
from builder.core.ports import Clock
from builder.privacy.erasure import ErasureReceipt
from builder.privacy.person import Person
from builder.privacy.retention import FREEZE_DAYS
from builder.server.visitor_data import SCHEMA, described, stored_session, written
from builder.server.visitor_rights import forget_visitor
from builder.system.clock import SystemClock
from builder.vault.hoststore import HostStore


def find(store: HostStore, identifier: str) -> list[dict[str, Any]]:
    """The talks that a reference names, or whose written record still says `identifier`.

    Records are masked, so a name or an address finds only what was not recognised as such.

    Raises:
        UsageError: `identifier_short`, `identifier_long`, or `unknown_visitor` for none at all.
    """
    known = _named(store, identifier)
    person = Person(identifier)
    found = []
    for session_id in store.visitors.ids():
        rows = store.conversations.read(session_id)
        mentions = sum(person.is_in(row.text) for row in rows)
        if mentions or session_id in known:
            begun = rows[0].when if rows else None
            found.append(
                {"reference": reference(session_id), "id": session_id, "mentions": mentions,
                 "messages": len(rows), "begun": begun}
            )  # fmt: skip
    if not found:
        raise UsageError("unknown_visitor")
    store.audit.record("visitor_searched", found=len(found))
    return found


def export(store: HostStore, identifier: str, clock: Clock | None = None) -> dict[str, Any]:
    """What is kept of one visitor, in the form of `builder/privacy/VISITOR_DATA.md`.

    Raises:
        UsageError: `unknown_visitor`.
    """
    session_id = one(store, identifier)
    visitor = store.visitors.get(session_id)
    session = described(stored_session(visitor)) if visitor else {"id": session_id}
    store.audit.record("visitor_exported", session=session_id)
    return {
        "schema": SCHEMA,
        "made": (clock or SystemClock()).now().isoformat(timespec="seconds"),
        "session": session | {"reference": reference(session_id)},
        "messages": [],
        **written(store, session_id),
        "ai_generated": True,
    }


def erase(store: HostStore, identifier: str, clock: Clock | None = None) -> ErasureReceipt:
    """Erase one visitor everywhere, with a receipt.

    Raises:
        UsageError: `unknown_visitor`.
        PolicyError: `erasure_incomplete`.
    """
    return forget_visitor(store, one(store, identifier), clock or SystemClock())


def freeze(
    store: HostStore, identifier: str, *, begin: bool, clock: Clock | None = None
) -> dict[str, Any]:
    """Let what is kept of one visitor only lie there, its days paused; or end that.

    Raises:
        UsageError: `unknown_visitor`.
    """
    session_id = one(store, identifier)
    visitor = store.visitors.get(session_id)
    if visitor is None:
        raise UsageError("unknown_visitor")
    now = (clock or SystemClock()).now()
    since = (visitor.frozen or now) if begin else None
    store.visitors.put(
        session_id, purposes=visitor.purposes, objected=visitor.objected, frozen=since
    )
    store.audit.record("visitor_frozen" if begin else "visitor_unfrozen", session=session_id)
    until = since + timedelta(days=FREEZE_DAYS) if since else None
    return {
        "reference": reference(session_id),
        "frozen": since.isoformat(timespec="seconds") if since else None,
        "frozen_until": until.isoformat(timespec="seconds") if until else None,
    }


def one(store: HostStore, identifier: str) -> str:
    """The id of the one talk that `identifier` names.

    Raises:
        UsageError: `unknown_visitor`.
    """
    found = _named(store, identifier)
    if len(found) != 1:
        raise UsageError("unknown_visitor")
    return found[0]


def _named(store: HostStore, identifier: str) -> list[str]:
    """The talks with this id or reference, however it was typed."""
    wanted = identifier.strip()
    short = "".join(sign for sign in wanted.upper() if sign.isalnum())
    return [
        each
        for each in store.visitors.ids()
        if each == wanted.lower() or reference(each).replace("-", "") == short
    ]
