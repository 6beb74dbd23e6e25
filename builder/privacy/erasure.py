"""Erases a document or a visitor everywhere, with a receipt."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from builder.core.errors import HushdeskError, PolicyError
from builder.core.ports import Clock, Forgets
from builder.system.clock import SystemClock


@dataclass(frozen=True, slots=True)
class ErasureReceipt:
    """Proof of an erasure: how much went from which place, never what it was.

    Attributes:
        subject: `document:ID`, `visitor:ID` or `person:ID`, where the id is the receipt's own.
        when: ISO 8601 in UTC.
        counts: items removed, by place.
        sha256: over the canonical JSON of the three others.
    """

    subject: str
    when: str
    counts: dict[str, int]
    sha256: str


def erase_document(
    document_id: str, places: Iterable[Forgets], *, clock: Clock | None = None
) -> ErasureReceipt:
    """Remove everything that came from a document.

    Raises:
        PolicyError: `erasure_incomplete`, after every other place was asked.
    """
    subject = f"document:{document_id}"
    return _erase(subject, places, lambda place: place.forget_document(document_id), clock)


def erase_visitor(
    visitor_id: str, places: Iterable[Forgets], *, clock: Clock | None = None
) -> ErasureReceipt:
    """Remove everything that came from a visitor.

    Raises:
        PolicyError: `erasure_incomplete`, after every other place was asked.
    """
    subject = f"visitor:{visitor_id}"
    return _erase(subject, places, lambda place: place.forget_visitor(visitor_id), clock)


def replay(
    erased: Callable[[str, str], str | None],
    *,
    places: Sequence[Forgets],
    documents: Iterable[str] = (),
    visitors: Iterable[str] = (),
    clock: Clock | None = None,
) -> list[ErasureReceipt]:
    """Erase again what an older copy brought back: after a restore, an undo, an import.

    Args:
        erased: tells of a kind (`document`, `visitor`) and an id when it was erased, or None; the
            tombstones of the newest file there is.
        places: what may hold it.
        documents: ids of every document that is there now.
        visitors: the same for visitors.
        clock: the system's by default.

    Raises:
        PolicyError: `erasure_incomplete`, after every place was asked for that one.
    """
    receipts = [
        erase_document(each, places, clock=clock) for each in documents if erased("document", each)
    ]
    return receipts + [
        erase_visitor(each, places, clock=clock) for each in visitors if erased("visitor", each)
    ]


def _erase(
    subject: str,
    places: Iterable[Forgets],
    forget: Callable[[Forgets], int],
    clock: Clock | None,
) -> ErasureReceipt:
    counts: Counter[str] = Counter()
    failed: list[str] = []
    for place in places:
        try:
            counts[place.place] += forget(place)
        except (HushdeskError, OSError):
            failed.append(place.place)
    if failed:
        raise PolicyError("erasure_incomplete", places=", ".join(failed))
    return receipt_of(subject, dict(counts), clock or SystemClock())


def receipt_of(subject: str, counts: dict[str, int], clock: Clock) -> ErasureReceipt:
    """The receipt of an erasure that was made: `subject` must not tell who it was about."""
    when = clock.now().isoformat(timespec="seconds")
    told = {"subject": subject, "when": when, "counts": counts}
    canonical = json.dumps(told, sort_keys=True, separators=(",", ":"))
    return ErasureReceipt(subject, when, counts, hashlib.sha256(canonical.encode()).hexdigest())
