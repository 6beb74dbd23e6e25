"""What a bot knows now, beside what it knew when it was sealed last."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from builder.core.document import Outcome
from builder.studio.bots import Workbench
from builder.vault.erased_again import EXPORTED

_FACT = EXPORTED


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing that a bundle carries.

    Attributes:
        kind: `document`, or what else a bot answers from.
        state: of what is in it and was decided about it; another one means that it changed.
    """

    kind: str
    id: str
    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What came, changed and went since the last bundle, each by kind and name.

    A piece that has another name now is one that changed.
    """

    added: tuple[Piece, ...] = ()
    changed: tuple[Piece, ...] = ()
    removed: tuple[Piece, ...] = ()

    def __len__(self) -> int:
        return len(self.added) + len(self.changed) + len(self.removed)

    def names(self) -> tuple[str, ...]:
        """The names of everything that is different, each once."""
        every = (*self.added, *self.changed, *self.removed)
        return tuple(dict.fromkeys(piece.name for piece in every))


def _documents(bench: Workbench) -> Iterable[Piece]:
    edits = bench.file.corrections.fingerprints()
    for entry in bench.file.documents.all():
        if entry.outcome is Outcome.READY:
            # A person who was taken out of it is in no passage any more, but in the last bundle.
            cleaned = bench.file.tombstones.erased("content", entry.sha256)
            state = ":".join(filter(None, (entry.sha256, edits.get(entry.id), cleaned)))
            yield Piece("document", entry.id, entry.name, state)


CONTRIBUTORS: tuple[Callable[[Workbench], Iterable[Piece]], ...] = (_documents,)
"""Whatever else a bundle carries that its owner edits adds a function of its own here."""


def state(bench: Workbench) -> list[Piece]:
    """Everything a bundle would carry now."""
    return [piece for contribute in CONTRIBUTORS for piece in contribute(bench)]


def fingerprint(bench: Workbench) -> str:
    """The state in one hash, to tell whether anything has changed since."""
    lines = sorted(f"{piece.kind} {piece.id} {piece.state}" for piece in state(bench))
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def note_exported(bench: Workbench, pieces: Sequence[Piece]) -> None:
    """Remember what the newest bundle carries."""
    rows = [[piece.kind, piece.id, piece.name, piece.state] for piece in pieces]
    bench.file.facts.put(_FACT, json.dumps(rows, ensure_ascii=False, separators=(",", ":")))


def forget_names(bench: Workbench, named: Callable[[Piece], bool], instead: str) -> None:
    """Let pieces of the newest bundle that are `named` be called something else from now on."""
    kept = bench.file.facts.get(_FACT)
    if kept is not None:
        pieces = [Piece(*row) for row in json.loads(kept)]
        note_exported(bench, [replace(p, name=instead) if named(p) else p for p in pieces])


def since_last_bundle(bench: Workbench) -> Difference | None:
    """What is different from the newest bundle; None when there is none yet."""
    kept = bench.file.facts.get(_FACT)
    if kept is None:
        return None
    before = {(row[0], row[1]): Piece(*row) for row in json.loads(kept)}
    now = {(piece.kind, piece.id): piece for piece in state(bench)}
    return Difference(
        added=_sorted(piece for key, piece in now.items() if key not in before),
        changed=_sorted(
            piece for key, piece in now.items() if key in before and piece != before[key]
        ),
        removed=_sorted(piece for key, piece in before.items() if key not in now),
    )


def _sorted(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    return tuple(sorted(pieces, key=lambda piece: (piece.kind, piece.name.casefold())))
