"""What an operator's command asks of a host that is running: it has its file to itself.

An order is a small file in the host's own folder; whoever may write there may read its key, too.
It names a visitor by reference and says what to do; the answer beside it holds counts and days,
never a word of anybody's. What is handed out in this way is sealed to the owner.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from builder.core.errors import HushdeskError, VaultError
from builder.core.ids import new_id
from builder.core.ports import Clock
from builder.server import operator_rights
from builder.server.sessions import Talks
from builder.server.transcripts import Transcripts
from builder.system import logs
from builder.system.files import make_private_folder, write_atomic
from builder.vault.hoststore import HostStore

_LIST, _RETRY = "handovers_list", "handovers_retry"
EXPORT, SEALED = "export", ".age"
VERBS = frozenset({"erase", "freeze", "unfreeze", EXPORT, _LIST, _RETRY})
Export = Callable[[Path, str, str], dict[str, Any]]
"""Writes a sealed file for the owner: where to, in which language, to whom."""

FOLDER = "orders"
PATIENCE_S = 60.0
_LARGEST, _ASKED, _ANSWERED = 4096, ".order", ".answer"


def give(
    folder: Path, verb: str, identifier: str, *, patience_s: float = PATIENCE_S
) -> dict[str, Any]:
    """Have the host that runs in `folder` do `verb`, and wait for what it says.

    Raises:
        VaultError: `host_running`, when it does not answer in time, or the verb is none of `VERBS`.
        HushdeskError: what the host could not do.
    """
    if verb not in VERBS:
        raise VaultError("host_running", folder=str(folder))
    place = make_private_folder(folder / FOLDER)
    order = place / f"{new_id()}{_ASKED}"
    answer = order.with_suffix(_ANSWERED)
    write_atomic(order, json.dumps({"verb": verb, "id": identifier}).encode())
    until = time.monotonic() + patience_s
    try:
        while not answer.exists():
            if time.monotonic() > until:
                raise VaultError("host_running", folder=str(folder))
            time.sleep(0.1)
        told: dict[str, Any] = json.loads(answer.read_bytes())
    finally:
        for file in (order, answer):
            file.unlink(missing_ok=True)
    if "error" in told:
        raise HushdeskError(str(told["error"]))
    return told


def obey(
    store: HostStore,
    sessions: Talks,
    transcripts: Transcripts,
    clock: Clock,
    export: Export | None = None,
) -> int:
    """Do what was ordered since the last time; how many orders there were."""
    place = store.folder / FOLDER if store.folder else None
    if place is None or not place.is_dir():
        return 0
    orders = sorted(place.glob(f"*{_ASKED}"))
    for order in orders:
        try:
            told = _done(order, store, sessions, transcripts, clock, export)
        except HushdeskError as error:
            told = {"error": error.code}
        except (OSError, ValueError, KeyError, TypeError):
            told = {"error": "order_unclear"}
        order.unlink(missing_ok=True)
        write_atomic(order.with_suffix(_ANSWERED), json.dumps(told).encode())
        logs.event("order", code=str(told.get("error", "")))
    return len(orders)


def of_handovers(store: HostStore, verb: str, clock: Clock) -> dict[str, Any]:
    """What was passed on to persons and how far it has come, without a word of it; or try again."""
    if verb == _RETRY:
        return {"count": store.handovers.retry(clock.now())}
    rows = [
        {
            "id": item.id,
            "when": item.at.isoformat(timespec="seconds"),
            "channel": item.channel,
            "state": str(item.state),
            "tries": item.tries,
            "code": item.code,
        }
        for item in store.handovers.read()
    ]
    return {"handovers": rows}


def _done(
    order: Path,
    store: HostStore,
    sessions: Talks,
    transcripts: Transcripts,
    clock: Clock,
    export: Export | None,
) -> dict[str, Any]:
    if order.stat().st_size > _LARGEST:
        raise ValueError
    asked = json.loads(order.read_bytes())
    verb, identifier = asked["verb"], str(asked["id"])
    if verb not in VERBS:
        raise ValueError(verb)
    if verb == EXPORT:
        if export is None:
            raise ValueError(verb)
        sealed = order.with_suffix(SEALED)
        return {**export(sealed, "en", identifier), "file": sealed.name}
    if verb in {_LIST, _RETRY}:
        return of_handovers(store, verb, clock)
    return on_visitor(verb, identifier, store, sessions, transcripts, clock)


def on_visitor(
    verb: str,
    identifier: str,
    store: HostStore,
    sessions: Talks,
    transcripts: Transcripts,
    clock: Clock,
) -> dict[str, Any]:
    """Erase, freeze or unfreeze one visitor of a running host, the talk under way included.

    Raises:
        UsageError: `unknown_visitor`.
        PolicyError: `erasure_incomplete`.
    """
    session_id = operator_rights.one(store, identifier)
    live = sessions.of(session_id)
    if verb == "erase":
        if live is not None:  # first, so that an answer under way leaves nothing behind
            transcripts.close(live)
            sessions.end(live)
        transcripts.forget(session_id)
        return asdict(operator_rights.erase(store, session_id, clock))
    told = operator_rights.freeze(store, session_id, begin=verb == "freeze", clock=clock)
    if live is not None:
        transcripts.freeze(live, clock.now() if verb == "freeze" else None)
    return told
