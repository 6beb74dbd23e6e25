"""What a bot file keeps for a time, let go when its days are over: when it opens, and daily."""

from __future__ import annotations

from builder.privacy.retention import Retention, Term
from builder.studio.backup_rotation import rotate
from builder.system.clock import SystemClock
from builder.vault.backups import LISTED
from builder.vault.botfile import BotFile


def of_file(file: BotFile) -> Retention:
    """The days of what one open bot file keeps, under its policy as it is now."""
    keep = file.spec().privacy.retention
    terms = (
        Term("contacts", file.ledger.purge, keep.contacts),
        Term("requests", file.requests.purge, keep.requests),
        Term("tester_notes", file.tester_notes.purge, keep.notes),
        Term("tester_links", file.tester_links.purge, keep.notes),
        Term("backups", lambda oldest: rotate(file, keep=LISTED, oldest=oldest), keep.backups),
    )
    return Retention(terms, file.audit, SystemClock())
