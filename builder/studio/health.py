"""The verbs of the tab *Health*: what is not in order in what the bot knows, and what to do."""

from __future__ import annotations

import json
from dataclasses import dataclass

from builder.core.document import Document
from builder.core.errors import UsageError
from builder.core.pinned import MEDIA_TYPE
from builder.core.ports import ChunkVectors, Clock
from builder.core.progress import CancelToken, Progress, silent
from builder.knowledge.health import inspection
from builder.knowledge.health.report import Finding, Kind
from builder.studio.bots import Workbench
from builder.studio.bundle_state import fingerprint
from builder.system.clock import SystemClock

ENOUGH = 30
"""Questions asked since a document came before it is said that none used it."""

LAST = "health_last"
"""Name of the fact that holds how the last inspection ended."""


@dataclass(frozen=True, slots=True)
class Report:
    """What an inspection found.

    Attributes:
        findings: the gravest first, without those that the owner called fine.
        fine: how many those are.
        asked: how many questions were counted in all.
    """

    findings: tuple[Finding, ...]
    fine: int
    asked: int


def inspect(
    bench: Workbench,
    *,
    clock: Clock | None = None,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Report:
    """Look through everything the bot knows.

    Raises:
        Cancelled: when `token` asked for it; the last result stays.
    """
    found = inspection.inspect(
        bench.file.passages(),
        language=bench.spec.language,
        name=bench.spec.name,
        clock=clock or SystemClock(),
        vectors_of=_Vectors(bench),
        progress=progress,
        token=token,
    )
    bench.uses.write(bench.file)
    known = {each.id: each for each in bench.file.documents.all()}
    found += inspection.unused(known, iter(_unused(bench, known)))
    fine = bench.file.uses.fine()
    told = tuple(each for each in found if each.key not in fine)
    _remember(bench, told)
    return Report(told, len(found) - len(told), bench.file.uses.asked())


def mark_fine(bench: Workbench, key: str) -> None:
    """Remember that a finding is fine; it comes back when either of its sides changes.

    Raises:
        UsageError: `unknown_finding` when `key` is none.
    """
    if len(key) != 32 or not key.isalnum():
        raise UsageError("unknown_finding", name=key[:40])
    bench.file.uses.mark_fine(key, SystemClock().now().date())
    bench.file.audit.record("finding_fine")
    _forget(bench, key)


def last_counts(bench: Workbench) -> dict[str, int] | None:
    """How many findings of each kind the last inspection left; None when what is known changed."""
    kept = json.loads(bench.file.facts.get(LAST) or "null")
    if not isinstance(kept, dict) or kept.get("state") != fingerprint(bench):
        return None
    counts: dict[str, int] = {}
    for kind in kept["keys"].values():
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def _unused(bench: Workbench, known: dict[str, Document]) -> list[str]:
    used = bench.file.uses.by_document()
    return [
        each.id
        for each in known.values()
        if each.id not in used
        and each.chunks
        and each.media_type != MEDIA_TYPE
        and bench.file.uses.asked_since(each.added) >= ENOUGH
    ]


def _remember(bench: Workbench, told: tuple[Finding, ...]) -> None:
    grave = {
        each.key: str(each.kind)
        for each in told
        if each.kind in {Kind.COMMAND, Kind.CONTRADICTION, Kind.DATE, Kind.VERSIONS}
    }
    kept = {"state": fingerprint(bench), "keys": grave}
    bench.file.facts.put(LAST, json.dumps(kept))


def _forget(bench: Workbench, key: str) -> None:
    kept = json.loads(bench.file.facts.get(LAST) or "null")
    if isinstance(kept, dict) and kept["keys"].pop(key, None):
        bench.file.facts.put(LAST, json.dumps(kept))


class _Vectors:
    """The vectors of single passages, from the file, a few kept in memory."""

    def __init__(self, bench: Workbench) -> None:
        self._chunks = bench.file.chunks
        self._kept: dict[str, ChunkVectors | None] = {}

    def __call__(self, chunk_id: str) -> ChunkVectors | None:
        if chunk_id not in self._kept:
            if len(self._kept) > 2000:
                self._kept.clear()
            self._kept[chunk_id] = next(iter(self._chunks.find_vectors([chunk_id])), None)
        return self._kept[chunk_id]
