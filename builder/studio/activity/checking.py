"""Checks the chain of a bot or a host: whether anybody changed what happened."""

from __future__ import annotations

from dataclasses import dataclass, replace

from builder.core.progress import CancelToken, Progress, silent
from builder.studio.bots import Workbench
from builder.vault.audit_log import AuditLog, AuditVerdict, ChainState
from builder.vault.key_file import KEYRING


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of it.

    Attributes:
        head_known: whether the end was compared with what is remembered outside the file. Where it
            was not, a whole file put back from an earlier day would not be noticed.
    """

    verdict: AuditVerdict
    head_known: bool


def verify(
    bench: Workbench, *, progress: Progress = silent, token: CancelToken | None = None
) -> Checked:
    """Check the chain of an open bot, and its end against the keyring.

    Raises:
        Cancelled: when `token` asked for it.
    """
    file = bench.file
    verdict = file.audit.verify(file.kept_head, progress=progress, token=token)
    by_keyring = file.opened_by == KEYRING
    if verdict.ok and by_keyring and file.kept_head is None:
        verdict = replace(verdict, state=ChainState.HEAD_MISSING)
    return Checked(verdict, by_keyring and file.kept_head is not None)


def verify_log(
    audit: AuditLog, *, progress: Progress = silent, token: CancelToken | None = None
) -> Checked:
    """Check the chain of a host's store: nothing outside remembers its end."""
    return Checked(audit.verify(progress=progress, token=token), head_known=False)
