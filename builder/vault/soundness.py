"""Whether everything in an open bot file is as it was written: pages, rows, counts, the audit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from builder.core.errors import VaultError
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.vault.audit_log import AuditLog, AuditVerdict, ChainHead, ChainState
from builder.vault.database import Database

_COUNTED = ("documents", "chunks", "vectors", "audit")


@dataclass(frozen=True, slots=True)
class Soundness:
    """What an examination found.

    Attributes:
        faults: each as an error with its code, sentence and next step.
        pages: how many of 4,096 bytes were authenticated.
        counts: rows of the tables that matter most.
    """

    faults: tuple[VaultError, ...]
    pages: int
    counts: dict[str, int]

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not self.faults


def examine(
    database: Database,
    audit: AuditLog,
    kept: ChainHead | None,
    *,
    name: str,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> Soundness:
    """Look at everything; nothing is changed.

    Args:
        database: of the bot `name`.
        audit: of the same file.
        kept: the end of the audit as it is remembered outside the file.
        name: the bot's, for the sentences.
        progress: told of each look.
        token: asks to stop.

    Raises:
        Cancelled: when `token` asked for it.
        MachineError: `disk_failed`.
    """
    token, faults = token or CancelToken(), list[VaultError]()
    looks = (_pages, _indexes, _references, _passages)
    for done, look in enumerate(looks):
        token.check()
        progress(Step("examining", done, len(looks) + 1))
        faults += _told(look(database, name))
    counts: dict[str, int] = {}
    try:
        verdict = audit.verify(kept, token=token)
        faults += _of_audit(verdict, name)
        counts = {
            table: int(database.execute(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608 - ours
            for table in _COUNTED
        }
    except VaultError as error:  # a page that it needs does not authenticate
        faults += [] if faults else [error]
    pages = int(database.execute("PRAGMA page_count")[0][0])
    return Soundness(tuple(faults), pages, counts)


def _told(look: Iterator[VaultError]) -> list[VaultError]:
    """What a look finds; where it meets a damaged page, that was found before it."""
    found: list[VaultError] = []
    try:
        found.extend(look)
    except VaultError as error:
        found.append(error)
    return found


def _pages(database: Database, name: str) -> Iterator[VaultError]:
    database.checkpoint()
    if bad := database.execute("PRAGMA cipher_integrity_check"):
        yield VaultError("pages_damaged", name=name, count=len(bad))


def _indexes(database: Database, name: str) -> Iterator[VaultError]:
    if database.execute("PRAGMA integrity_check(1)") != [("ok",)]:
        yield VaultError("tables_damaged", name=name)


def _references(database: Database, name: str) -> Iterator[VaultError]:
    if lost := database.execute("PRAGMA foreign_key_check"):
        yield VaultError("rows_orphaned", name=name, count=len(lost))


def _passages(database: Database, name: str) -> Iterator[VaultError]:
    short = database.execute(
        "SELECT name FROM documents WHERE outcome = 'ready' AND chunks > (SELECT count(*)"
        " FROM chunks WHERE document_id = documents.id)"
    )
    if short:
        yield VaultError("passages_missing", name=name, count=len(short))


def _of_audit(verdict: AuditVerdict, name: str) -> list[VaultError]:
    row = verdict.broken_at or 0
    match verdict.state:
        case ChainState.INTACT | ChainState.HEAD_MISSING:
            return []
        case ChainState.CHANGED:
            return [VaultError("audit_rows_changed", name=name, row=row)]
        case ChainState.TRUNCATED:
            return [VaultError("audit_rows_missing", name=name, row=row)]
        case ChainState.ROLLED_BACK:
            return [VaultError("file_rolled_back", name=name)]
