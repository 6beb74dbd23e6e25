"""A bot on this computer: NAME.hushbot, the encrypted truth, and NAME.hushbot.keys beside it."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from builder.core.bot import BotSpec
from builder.core.errors import VaultError
from builder.core.ports import Clock, PassageSource, SecretStore
from builder.core.progress import CancelToken, Progress, silent
from builder.system.clock import SystemClock
from builder.vault import creation, migrations, rekeying, saved_specs, tries
from builder.vault.access import Access
from builder.vault.audit_log import AuditLog, ChainHead
from builder.vault.backups import SqlBackups
from builder.vault.chain_memory import remember, remembered
from builder.vault.chunks import SqlChunks
from builder.vault.content import SqlContent
from builder.vault.copying import Still, copied
from builder.vault.corrections import SqlCorrections
from builder.vault.database import KEY_BYTES, Database
from builder.vault.decisions import SqlDecisions
from builder.vault.documents import SqlDocuments
from builder.vault.egress_ledger import SqlLedger
from builder.vault.facts import SqlFacts
from builder.vault.file_secrets import FileSecrets
from builder.vault.findings import SqlFindings
from builder.vault.folders import SqlFolders
from builder.vault.header import mark_of
from builder.vault.history import SqlHistory
from builder.vault.incidents import SqlIncidents
from builder.vault.journal import SqlJournal
from builder.vault.key_file import KEYRING, PASSPHRASE, KeyFile, keys_path, read_keys
from builder.vault.migrating import open_migrated
from builder.vault.originals import SqlOriginals
from builder.vault.paperwork import SqlPaperwork
from builder.vault.passages import SqlPassages
from builder.vault.passphrase import Cost
from builder.vault.pinned import SqlPinned
from builder.vault.published import SqlPublished
from builder.vault.question_sets import SqlQuestionSets
from builder.vault.registers import SqlRegisters
from builder.vault.requests import SqlRequests
from builder.vault.revisions import SqlRevisions
from builder.vault.secret import Secret
from builder.vault.slots import by_keyring, by_passphrase, unlock
from builder.vault.soundness import Soundness, examine
from builder.vault.spending import SqlSpending
from builder.vault.tester_links import SqlTesterLinks
from builder.vault.tester_notes import SqlTesterNotes
from builder.vault.tombstones import SqlTombstones
from builder.vault.uses import SqlUses
from builder.vault.websites import SqlWebsites
from builder.vault.words import SqlWords


class BotFile:
    """One open bot file; nobody else can open it meanwhile.

    Attributes:
        alarms: codes the owner must be told: `rolled_back` (the file is older than the keyring
            remembers), `audit_truncated` (the last rows of its audit are gone), `keyring_changed`
            (another keyring answers than the one that was used).
        kept_head: the end of the audit as the keyring remembered it when the file was opened.
        opened_by: `keyring`, `passphrase` or `recovery`.
        access: the ways to open it.
    """

    def __init__(
        self, path: Path, database: Database, keys: KeyFile, key: Secret, clock: Clock
    ) -> None:
        self.path = path
        self.id = keys.id
        self.alarms: tuple[str, ...] = ()
        self.kept_head: ChainHead | None = None
        self.opened_by = PASSPHRASE
        self.documents = SqlDocuments(database)
        self.backups = SqlBackups(database)
        self.chunks = SqlChunks(database)
        self.audit = AuditLog(database, clock)
        self.ledger = SqlLedger(database)
        self.registers = SqlRegisters(database)
        self.facts = SqlFacts(database)
        self.words = SqlWords(database)
        self.pinned = SqlPinned(database)
        self.uses = SqlUses(database)
        self.folders = SqlFolders(database)
        self.corrections = SqlCorrections(database)
        self.findings = SqlFindings(database)
        self.decisions = SqlDecisions(database)
        self.journal = SqlJournal(database)
        self.secrets = FileSecrets(database)
        self.websites = SqlWebsites(database)
        self.question_sets = SqlQuestionSets(database)
        self.tester_notes = SqlTesterNotes(database)
        self.tester_links = SqlTesterLinks(database)
        self.originals = SqlOriginals(database)
        self.requests = SqlRequests(database)
        self.revisions = SqlRevisions(database)
        self.tombstones = SqlTombstones(database)
        self.paperwork = SqlPaperwork(database)
        self.incidents = SqlIncidents(database)
        self.access = Access(path, keys, key, database, clock)
        self.spending = SqlSpending(database, clock)
        self.history = SqlHistory(database, clock)
        self.content = SqlContent(database)
        self.published = SqlPublished(database)
        self._database = database
        self._clock = clock
        self._keyring: SecretStore | None = None

    @classmethod
    def create(
        cls,
        path: Path,
        spec: BotSpec,
        *,
        keyring: SecretStore | None = None,
        passphrase: Secret | None = None,
        clock: Clock | None = None,
        cost: Cost | None = None,
    ) -> BotFile:
        """Make the file of a new bot and open it.

        Raises:
            VaultError: `no_key_store` without a keyring and a passphrase, `bot_exists`,
                `file_busy`, what the keyring raises.
            MachineError: `no_space` or `not_writable`.
        """
        if keyring is None and not passphrase:
            raise VaultError("no_key_store")
        if path.exists():
            raise VaultError("bot_exists", name=path.stem)
        clock = clock or SystemClock()
        key, now = Secret(secrets.token_bytes(KEY_BYTES)), _now(clock)
        keys = KeyFile(spec.id, mark=mark_of(key))
        if keyring is not None:
            keys = keys.put(by_keyring(spec.id, key, keyring, now))
        if passphrase:
            keys = keys.put(by_passphrase(spec.id, key, passphrase, now, cost or Cost()))

        def fill(database: Database) -> None:
            migrations.migrate(database, migrations.BOT)
            saved_specs.insert(database, spec, now)
            AuditLog(database, clock).record("bot_created")

        creation.create_file(path, key, keys_file=keys_path(path), keys=keys.to_bytes(), fill=fill)
        return cls._opened(path, keys, key, keyring, clock)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        keyring: SecretStore | None = None,
        passphrase: Secret | None = None,
        trouble: VaultError | None = None,
        clock: Clock | None = None,
    ) -> BotFile:
        """Open a bot by the keyring, else by the passphrase or the recovery code.

        `trouble` is why there is no keyring, and told where it is needed.

        Raises:
            VaultError: `bot_missing`, `slots_missing`, `slots_damaged`, `slots_foreign`,
                `key_gone`, `keyring_changed`, `keyring_needed`, `passphrase_needed`,
                `wrong_passphrase`, `wrong_recovery`, `recovery_mistyped`, `wrong_key`,
                `not_encrypted`, `bot_empty`, `bot_foreign`, `bot_half_written`, `bot_truncated`,
                `bot_damaged`, `newer_version`, `migration_failed`, `file_busy`,
                `bot_folder_closed`, what the keyring
                raises.
            MachineError: `no_space`, `not_writable` or `disk_failed`.
        """
        creation.finish_creation(path, keys_path(path))
        rekeying.finish_rekeying(path, keyring)
        if not path.is_file():
            raise VaultError("bot_missing", name=path.stem)
        creation.check_free(path)
        keys, clock = read_keys(path), clock or SystemClock()
        rekeying.check_together(path, keys)
        try:
            key, kind = unlock(keys, path.stem, keyring, passphrase, trouble)
            used = keyring if kind == KEYRING else None
            opened = cls._opened(path, keys, key, used, clock)
        except VaultError as error:
            tries.note(path, error.code, clock)
            raise
        opened.opened_by = kind  # which of the typed ones
        return opened

    @classmethod
    def _opened(
        cls, path: Path, keys: KeyFile, key: Secret, keyring: SecretStore | None, clock: Clock
    ) -> BotFile:
        database = open_migrated(path, key, migrations.BOT)
        try:
            file = cls(path, database, keys, key, clock)
            file._look_back()
            if keyring is not None:
                file._watch(keyring)
        except BaseException:
            database.close()
            raise
        return file

    def spec(self) -> BotSpec:
        """The settings as they were saved last.

        Raises:
            VaultError: `spec_damaged` or `newer_version`.
        """
        return saved_specs.newest(self._database)

    def save_spec(self, spec: BotSpec) -> BotSpec:
        """Keep `spec` as the next revision, beside the earlier ones; what was kept.

        Raises:
            ValueError: it is the spec of another bot.
        """
        if spec.id != self.id:
            raise ValueError(spec.id)
        return saved_specs.append(self._database, spec, _now(self._clock))

    def add_keyring(self, keyring: SecretStore) -> None:
        """Let `keyring` open the bot and remember the end of its audit: after a lost or new one.

        Raises:
            VaultError: what the keyring raises.
            MachineError: `no_space` or `not_writable`; the old slots stay.
        """
        self.access.add_keyring(keyring)
        self._keyring = keyring

    def passages(self) -> PassageSource:
        """What retrieval and bundles read."""
        return SqlPassages(self.documents, self.chunks)

    @contextlib.contextmanager
    def together(self) -> Iterator[None]:
        """What is written inside is kept all together or not at all."""
        with self._database.transaction():
            yield

    def examine(
        self, *, progress: Progress = silent, token: CancelToken | None = None
    ) -> Soundness:
        """Whether everything in the file is as it was written; see `soundness.examine`."""
        return examine(
            self._database,
            self.audit,
            self.kept_head,
            name=self.path.stem,
            progress=progress,
            token=token,
        )

    def copied(self) -> AbstractContextManager[Still]:
        """The encrypted file as it is now; see `copying.copied`."""
        return copied(self._database)

    def close(self) -> None:
        """Lock the file again; closing twice does nothing."""
        keyring, self._keyring = self._keyring, None
        if keyring is not None:
            with contextlib.suppress(VaultError):  # a file that broke meanwhile has no head
                remember(keyring, self.id, self.audit.head())
        self._database.close()

    def __enter__(self) -> BotFile:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _look_back(self) -> None:
        """Take into the audit what could not be written while the file was locked."""
        if self.audit.truncated():
            self.alarms += ("audit_truncated",)
            self.audit.record("audit_truncated", found=self.audit.head().n)
        tries.settle(self.path, self.audit)

    def _watch(self, keyring: SecretStore) -> None:
        """Compare the file with what the keyring remembers of it."""
        self._keyring, self.opened_by = keyring, KEYRING
        if self.access.note_backend(keyring.backend):
            self.alarms += ("keyring_changed",)
        kept = remembered(keyring, self.id)
        if kept is None and self.audit.head().n <= 1:  # just made
            kept = self.audit.head()
            remember(keyring, self.id, kept)
        self.kept_head = kept
        # A file ahead of the keyring is fine: the program was killed before it could tell.
        if kept is not None and not self.audit.descends_from(kept):
            self.alarms += ("rolled_back",)
            self.audit.record("rolled_back", kept=kept.n, found=self.audit.head().n)


def _now(clock: Clock) -> str:
    return clock.now().isoformat(timespec="seconds")
