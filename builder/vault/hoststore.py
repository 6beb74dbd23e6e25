"""What visitors leave with a host: its own encrypted file, never the bundle."""

from __future__ import annotations

import secrets
from pathlib import Path

from builder.core.errors import VaultError
from builder.core.ports import Clock, Forgets
from builder.system.clock import SystemClock
from builder.vault import creation, migrations
from builder.vault.audit_log import HOST, AuditLog
from builder.vault.consents import ConsentLog
from builder.vault.conversations import ConversationLog
from builder.vault.counts import CountLog
from builder.vault.database import KEY_BYTES, Database, open_memory
from builder.vault.egress_ledger import SqlLedger
from builder.vault.facts import SqlFacts
from builder.vault.handovers import HandoverLog
from builder.vault.migrating import open_migrated
from builder.vault.secret import Secret
from builder.vault.spending import SqlSpending
from builder.vault.tombstones import SqlTombstones
from builder.vault.unanswered import UnansweredLog
from builder.vault.visitors import VisitorLog

FILE, _KEY = "host.db", "host.key"


class HostStore:
    """The host's file: `host.db`, opened by `host.key` beside it.

    The key is beside the file so that a host starts unattended; whoever reads both reads
    everything. Erasing the key erases the file, and backups without it are useless.

    Attributes:
        folder: where the file is; None when it is in memory.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self.conversations = ConversationLog(database)
        self.counts = CountLog(database)
        self.unanswered = UnansweredLog(database)
        self.consents = ConsentLog(database)
        self.ledger = SqlLedger(database)
        self.audit = AuditLog(database, clock)
        self.audit.actor = HOST
        self.facts = SqlFacts(database)
        self.visitors = VisitorLog(database)
        self.handovers = HandoverLog(database)
        self.tombstones = SqlTombstones(database)
        self.spending = SqlSpending(database, clock)
        self.folder = database.path.parent if database.path else None
        self._database = database

    @classmethod
    def open(cls, folder: Path, *, clock: Clock | None = None) -> HostStore:
        """Open the file in `folder`, or make it.

        Raises:
            VaultError: `host_key_missing`, `host_key_wrong`, `bot_damaged`, `not_encrypted`,
                `newer_version`, `migration_failed`, `file_busy`.
            MachineError: `no_space`, `not_writable` or `disk_failed`.
        """
        path, key_file = folder / FILE, folder / _KEY
        creation.finish_creation(path, key_file)
        if not path.exists():
            key = Secret(secrets.token_bytes(KEY_BYTES))
            creation.create_file(
                path, key, keys_file=key_file, keys=key.reveal().hex().encode(), fill=_fill
            )
        try:
            database = open_migrated(path, _read_key(key_file), migrations.HOST)
        except VaultError as error:
            if error.code == "wrong_key":
                raise VaultError("host_key_wrong", folder=str(folder)) from error
            raise
        return cls(database, clock or SystemClock())

    @classmethod
    def in_memory(cls, *, clock: Clock | None = None) -> HostStore:
        """A store that is gone when it is closed: for tests and for trying a bot out."""
        database = open_memory()
        _fill(database)
        return cls(database, clock or SystemClock())

    @property
    def places(self) -> tuple[Forgets, ...]:
        """Everything that must be asked when a visitor is erased."""
        return (self.handovers, self.conversations, self.consents, self.visitors)

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        self._database.close()

    def __enter__(self) -> HostStore:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _fill(database: Database) -> None:
    migrations.migrate(database, migrations.HOST)


def _read_key(key_file: Path) -> Secret:
    try:
        return Secret(bytes.fromhex(key_file.read_text(encoding="ascii").strip()))
    except OSError:
        raise VaultError("host_key_missing", folder=str(key_file.parent)) from None
    except ValueError:
        raise VaultError("wrong_key", name=key_file.stem) from None
