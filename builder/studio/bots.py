"""Bots at the author's desk: listed, made, opened, changed."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from builder.answering import standing
from builder.answering.assembly import Purse, assemble, build_model, build_wire, reassemble
from builder.answering.bot import Bot
from builder.core import setting
from builder.core.appearance import AppearanceSettings
from builder.core.bot import NAME, BotSpec, EmbedderKind
from builder.core.errors import HushdeskError, UsageError, VaultError
from builder.core.ids import new_id
from builder.core.policy import Preset, preset
from builder.core.ports import SecretStore
from builder.core.progress import CancelToken, Progress, Step, silent
from builder.core.setting import Value
from builder.core.voice import Trade
from builder.knowledge import chunking
from builder.knowledge.embedding import Embedder
from builder.knowledge.embedding.remote import probe
from builder.knowledge.intake import Found
from builder.knowledge.queue import Queue
from builder.privacy.egress import Door
from builder.studio import retention, trades
from builder.studio.change_log import note_change
from builder.studio.history.recording import Recorder
from builder.studio.spec_check import check, known_language
from builder.studio.uses import Uses
from builder.system import paths, texts
from builder.vault.botfile import BotFile
from builder.vault.first_contacts import watched
from builder.vault.secret import Secret

SUFFIX = ".hushbot"


@dataclass(frozen=True, slots=True)
class BotEntry:
    """A bot file on this computer."""

    name: str
    path: Path


class Workbench:
    """One open bot: its file, its settings and the bot itself, kept in step.

    Attributes:
        file: the encrypted truth.
        bot: what can be asked; replaced when a setting changes, its indexes kept.
        queue: the files that wait to be read.
        keyring: where the owner's secrets are; None on a machine without one.
        door: the only way out, under this bot's policy.
        stating: held while the passages of the owner's facts are made.
        uses: which documents questions used, counted until it is written.
        closing: called before the file is locked, by what must not go on without it.
        recorder: keeps a revision of whatever changes.
    """

    def __init__(self, file: BotFile, keyring: SecretStore | None) -> None:
        self.file = file
        self.keyring = keyring
        self._spec = file.spec()
        self.queue = Queue(file.journal)
        self.door = Door(lambda: self._spec.privacy, watched(file.ledger, file.audit))
        self.queue.openers |= dict.fromkeys(("https", "http"), self._page_again)
        self.recorder = Recorder(file)
        self._writing = threading.Lock()
        self._loading = threading.Lock()
        self.stating = threading.Lock()
        self.uses = Uses()
        self.closing: list[Callable[[], None]] = []
        self.bot: Bot = assemble(
            self._spec,
            file.passages(),
            embedder=None,
            door=self.door,
            secrets=self.secrets,
            words=file.words,
            purse=self.purse,
        )

    @property
    def purse(self) -> Purse:
        """What pays for models: the same for the preview, the tests and every other question."""
        return Purse(self.file.spending, self.file.audit)

    @property
    def spec(self) -> BotSpec:
        """The settings as they are now."""
        return self._spec

    @property
    def secrets(self) -> SecretStore:
        """Where this bot's provider keys are: the keyring, else the encrypted bot file."""
        return self.keyring or self.file.secrets

    def change(self, changes: Mapping[str, Value]) -> BotSpec:
        """Make `changes` by dotted name, all or none, saved and in force at once.

        An answer under way keeps the rules for personal data that it began with; a host that is
        forbidden is hung up on.

        Raises:
            UsageError: `unknown_setting`, `bad_value`, `model_incomplete`.
            PolicyError: `policy_conflict` with the names of two settings that cannot both hold.
        """
        with self._writing:
            spec = check(setting.change(self._spec, changes))
            build_model(spec, door=self.door, secrets=None)  # refuses an address it cannot use
            before = self._spec
            with self.file.together():
                self._spec = self.file.save_spec(spec)
                note_change(self.file.audit, before, self._spec)
            if spec.search != before.search:
                self.bot.retriever.forget_vectors()
            self.bot = reassemble(
                self._spec,
                self.bot.retriever,
                door=self.door,
                secrets=self.secrets,
                purse=self.purse,
            )
        return self._spec

    def warm(self, *, progress: Progress = silent, token: CancelToken | None = None) -> None:
        """Make the bot answer: by keywords first, then with the embedding model and its vectors.

        Raises:
            MachineError: `model_missing`; the bot answers by keywords all the same.
            ModelError: a server that was chosen does not answer; by keywords all the same.
            Cancelled: when `token` asked for it.
        """
        token = token or CancelToken()
        self.bot.retriever.load_keywords()
        progress(Step("loading_model"))
        token.check()
        self.load_embedder()
        self.bot.retriever.load_vectors(progress=progress, token=token)
        chunking.warm_up()
        standing.warm_up()
        from builder.studio.facts import put_right

        put_right(self, progress=progress, token=token)

    def load_embedder(self, *, afresh: bool = False) -> Embedder:
        """What reads texts for their meaning, loaded or asked once, whoever comes first.

        Args:
            afresh: ask a server again, with the key as it is now; should it serve another model
                by now, words alone find the passages.

        Raises:
            MachineError: `model_missing`.
            ModelError: the chosen server does not answer as it should; see `Wire`.
        """
        with self._loading:
            retriever = self.bot.retriever
            again = afresh and self._spec.search.embedder is not EmbedderKind.BUILTIN
            if retriever.embedder is None or again:
                made, before = self._embedder(), retriever.embedder
                if before is not None and before.identity != made.identity:
                    retriever.forget_vectors()
                retriever.embedder = made
            return retriever.embedder

    def _embedder(self) -> Embedder:
        wire = build_wire(self._spec, door=self.door, secrets=self.secrets)
        if wire is not None:
            return probe(wire, lambda text: self.bot.gate.clear(text, "embedder"))
        from builder.knowledge.embedding.minilm import load_minilm

        return load_minilm()

    def _page_again(self, address: str) -> Found:
        from builder.knowledge.website.again import page_again

        return page_again(address, self.door.web_reader)

    def close(self) -> None:
        """End what others use of it, throw the indexes away and lock the file."""
        for end in tuple(self.closing):
            end()
        self.bot.close()
        # A count that is lost is no reason not to lock the file.
        with contextlib.suppress(HushdeskError):
            self.uses.write(self.file)
            self.recorder.flush()
            self.file.audit.record("closed")
        self.file.close()

    def __enter__(self) -> Workbench:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def list_bots() -> list[BotEntry]:
    """The bots in the data folder, by name."""
    return [
        BotEntry(name=file.stem, path=file)
        for file in sorted(paths.bots_folder().glob(f"*{SUFFIX}"))
    ]


def create(
    name: str,
    *,
    policy: str = "",
    language: str = "en",
    trade: str = Trade.NONE,
    keyring: SecretStore | None,
    passphrase: Secret | None,
    path: Path | None = None,
) -> Path:
    """Make a bot called `name`; the path of its file.

    Args:
        name: also its file's.
        policy: a preset; empty for the one that suits the trade, else `balanced`.
        language: of its visitors.
        trade: whose template it begins with.
        keyring: opens it by itself; None on a machine without one.
        passphrase: a second way to open it.
        path: where its file is made; None for the data folder.

    Raises:
        UsageError: `bad_choice` for the preset, language or template, `bad_name`.
        VaultError: `bot_exists`, `no_key_store`.
    """
    if not re.fullmatch(NAME, name):
        raise UsageError("bad_name", name=name[:100])
    known_language(language)
    policy = policy or trades.preset_of(trade, Preset.BALANCED)
    if policy not in set(Preset):
        raise UsageError("bad_choice", name="preset", value=policy, allowed=", ".join(Preset))
    spec = BotSpec(
        id=new_id(),
        name=name.strip(),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        language=language,
        privacy=preset(Preset(policy), consent_text=texts.say("consent.default", language)),
        appearance=AppearanceSettings(
            title=name.strip(),
            greeting=texts.say("greeting.default", language, name=name.strip()),
        ),
    )
    spec = replace(
        spec, answers=replace(spec.answers, unknown=texts.say("answers.unknown", language))
    )
    spec = trades.begun(spec, trade)
    file = path or paths.bot_file(name)
    BotFile.create(file, spec, keyring=keyring, passphrase=passphrase).close()
    return file


def open_bot(
    ref: str | Path,
    *,
    keyring: SecretStore | None,
    passphrase: Secret | None = None,
    trouble: VaultError | None = None,
) -> Workbench:
    """Open the bot that `ref` names, or the file it is the path of.

    `trouble` is why there is no keyring, if there should be one.

    Raises:
        VaultError: why the file cannot be opened; see `BotFile.open`.
    """
    file = BotFile.open(locate(ref), keyring=keyring, passphrase=passphrase, trouble=trouble)
    file.audit.record("opened", by=file.opened_by)
    with contextlib.suppress(HushdeskError):  # what cannot go today goes at the next opening
        retention.of_file(file).run()
    with contextlib.suppress(HushdeskError):
        file.spending.recover(file.spec().spending.currency)
    bench = Workbench(file, keyring)
    with contextlib.suppress(HushdeskError):  # what an earlier run had no time to keep
        bench.recorder.keep()
    file.audit.listener = bench.recorder.hear
    return bench


def locate(ref: str | Path) -> Path:
    """The file of the bot that `ref` names or is the path of."""
    path = Path(ref)
    if path.suffix == SUFFIX or path.is_file():
        return path
    return paths.bot_file(str(ref))
