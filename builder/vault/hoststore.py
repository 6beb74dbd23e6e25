"""What visitors leave with a host: its own encrypted file or a database, never the bundle."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from pathlib import Path

from builder.core.contact import Contact
from builder.core.errors import VaultError
from builder.core.ports import Clock, Forgets
from builder.system.clock import SystemClock
from builder.system.files import refusal
from builder.vault import creation, migrations
from builder.vault.audit_log import HOST, AuditLog
from builder.vault.consents import ConsentLog
from builder.vault.conversations import ConversationLog
from builder.vault.counts import CountLog
from builder.vault.database import KEY_BYTES, Database, open_memory
from builder.vault.egress_ledger import SqlLedger
from builder.vault.facts import SqlFacts
from builder.vault.first_contacts import watched
from builder.vault.handovers import HandoverLog
from builder.vault.host_place import HostPlace
from builder.vault.migrating import open_migrated
from builder.vault.postgres_address import Passage, closed
from builder.vault.secret import Secret
from builder.vault.spending import SqlSpending
from builder.vault.tables import Tables
from builder.vault.tombstones import SqlTombstones
from builder.vault.unanswered import UnansweredLog
from builder.vault.visitors import VisitorLog

FILE, _KEY = "host.db", "host.key"


class HostStore:
    """The host's file: `host.db`, opened by `host.key` beside it.

    The key is beside the file so that a host starts unattended; whoever reads both reads
    everything. Erasing the key erases the file, and backups without it are useless.

    Attributes:
        folder: where the file is, or what a replica has of its own; None when it is in memory.
        place: knows whether the file still lies there.
    """

    def __init__(self, database: Tables, clock: Clock, folder: Path | None = None) -> None:
        self._ping: Callable[[], None] | None = None
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
        self.folder = folder
        self.place: HostPlace | None = None
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
            opens = _read_key(key_file)
            database = open_migrated(path, opens, migrations.HOST)
        except VaultError as error:
            if error.code == "wrong_key":
                raise VaultError("host_key_wrong", folder=str(folder)) from error
            raise
        made = cls(database, clock or SystemClock(), folder)
        made.place = HostPlace(database, key_file, opens)
        return made

    @classmethod
    def shared(
        cls,
        url: Secret,
        key: Secret,
        *,
        folder: Path,
        clock: Clock | None = None,
        passage: Passage = closed,
    ) -> HostStore:
        """The store that several replicas of a host have together, in PostgreSQL.

        Args:
            url: `postgresql://user:password@host/name`, as the operator's file has it.
            key: what every replica reads from a file; personal columns are sealed under it.
            folder: this replica's own, for what is not shared.
            clock: tells the time.
            passage: the door's: lets a server on another machine be contacted.

        Raises:
            VaultError: `database_url_invalid`, `database_key_short`, `database_key_wrong`,
                `database_refused`, `database_insecure`, `newer_version`.
            MachineError: `database_unreachable`, `database_full`; `not_writable` for the folder.
        """
        from builder.vault.postgres_opening import open_postgres

        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise refusal(error, folder) from error
        time = clock or SystemClock()
        database = open_postgres(url, key, passage)
        store = cls(database, time, folder)
        store._ping = database.ping
        if not database.address.near:
            when = time.now().isoformat(timespec="seconds")
            contact = Contact(when, database.address.host, "database", allowed=True)
            watched(store.ledger, store.audit).record(contact)
        return store

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

    @property
    def is_shared(self) -> bool:
        """Whether other replicas write into the same tables."""
        return self._database.dialect.shared

    def ping(self) -> None:
        """Find out within a moment whether a shared database answers; of a file that is known.

        Raises:
            MachineError: `database_unreachable`.
            VaultError: `database_refused`, `database_insecure`.
        """
        if self._ping is not None:
            self._ping()

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
