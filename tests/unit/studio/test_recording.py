"""Each verb that changes a bot leaves its event, with who did it and without any text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from builder.answering.assembly import EMBEDDER_KEY
from builder.bundle.lock import Lock
from builder.core.bot import ModelKind
from builder.core.errors import PolicyError
from builder.core.folder import FolderMode
from builder.core.pinned import Pair, Pinned
from builder.core.policy import DocumentData
from builder.studio import (
    answers,
    corrections,
    documents,
    facts,
    folders,
    health,
    launch_checklist,
    privacy,
    providers,
    publishing,
    websites,
)
from builder.studio.bots import Workbench, open_bot
from builder.vault.audit_log import acting
from builder.vault.secret import Secret
from tests.support.desk import make_bench

MARKER = "marker-of-the-owner"


@dataclass
class Desk:
    """An open bot, and a folder to work in."""

    bench: Workbench
    folder: Path


@pytest.fixture
def desk(home: object, tmp_path: Path) -> Iterator[Desk]:
    with acting("owner@cli"), make_bench() as bench:
        yield Desk(bench, tmp_path)


def _document(desk: Desk) -> str:
    document = desk.bench.file.documents.by_name("hours.md")
    assert document is not None
    return document.id


def _other(desk: Desk) -> str:
    document = desk.bench.file.documents.by_name("returns.txt")
    assert document is not None
    return document.id


def _passage(desk: Desk) -> str:
    return next(iter(desk.bench.file.chunks.of_document(_document(desk)))).id


def _add(desk: Desk) -> None:
    file = desk.folder / f"{MARKER}.txt"
    file.write_text(f"{MARKER} is open on Mondays. It is closed on Sundays.")
    list(documents.add(desk.bench, [file]))


def _correct(desk: Desk) -> None:
    corrections.correct(desk.bench, _passage(desk), f"{MARKER} is closed.")


def _undo(desk: Desk) -> None:
    made = desk.bench.file.corrections.of_document(_document(desk))
    corrections.undo(desk.bench, made[0].id)


def _watch(desk: Desk) -> None:
    folder = desk.folder / MARKER
    folder.mkdir(exist_ok=True)
    folders.watch(desk.bench, folder)


def _mode(desk: Desk) -> None:
    (folder,) = folders.listing(desk.bench)
    folders.set_mode(desk.bench, folder, FolderMode.AUTOMATIC)


def _unwatch(desk: Desk) -> None:
    folders.unwatch(desk.bench, desk.folder / MARKER)


def _allow_once(desk: Desk) -> None:
    with websites.allowed_once(desk.bench, "https://shop.example"):
        pass


def _export(desk: Desk) -> None:
    desk.bench.change({"contact.phone": "+44 20 7946 0000"})
    lock = Lock(passphrase=Secret("correct horse battery staple tidewheel"))
    publishing.export(desk.bench, desk.folder / "a.hush", lock=lock)


def _refuse(desk: Desk) -> None:
    with pytest.raises(PolicyError):
        desk.bench.door.admit("https://evil.example", "model")


PINNED = Pinned(pairs=(Pair("p1", f"What is {MARKER}?", f"{MARKER} is a shop."),))
VERBS: dict[str, Callable[[Desk], object]] = {
    "document_added": _add,
    "findings_decided": lambda d: documents.decide(d.bench, "hours.md", DocumentData.KEEP),
    "passage_corrected": _correct,
    "passage_restored": _undo,
    "passage_off": lambda d: corrections.switch_off(d.bench, _passage(d)),
    "facts_changed": lambda d: facts.save(d.bench, PINNED),
    "finding_fine": lambda d: health.mark_fine(d.bench, "0" * 32),
    "folder_watched": _watch,
    "folder_mode": _mode,
    "folder_unwatched": _unwatch,
    "website_allowed_once": _allow_once,
    "provider_reviewed": lambda d: launch_checklist.review_provider(d.bench),
    "preset_applied": lambda d: privacy.apply_preset(d.bench, "strict"),
    "settings_changed": lambda d: answers.choose_model(
        d.bench, ModelKind.OPENAI_COMPATIBLE, model_name=MARKER, base_url="http://127.0.0.1:9/v1"
    ),
    "key_set": lambda d: providers.set_key(
        d.bench.secrets, EMBEDDER_KEY, Secret(MARKER), audit=d.bench.file.audit
    ),
    "key_removed": lambda d: providers.remove_key(
        d.bench.secrets, EMBEDDER_KEY, audit=d.bench.file.audit
    ),
    "exported": _export,
    "contact_refused": _refuse,
    "document_removed": lambda d: documents.remove(d.bench, "hours.md"),
    "documents_renamed": lambda d: documents.rename(d.bench, {_other(d): (MARKER, None)}),
}


def test_every_verb_leaves_its_event_and_none_of_the_owners_words(desk: Desk) -> None:
    for event, verb in VERBS.items():
        before = desk.bench.file.audit.head().n
        verb(desk)
        rows = desk.bench.file.audit.rows(after=before)
        assert event in [row.event for row in rows], event
        assert {row.actor for row in rows} == {"owner@cli"}
        assert MARKER not in json.dumps([dict(row.details) for row in rows])


def test_opening_and_locking_are_in_it_with_how_it_was_opened(home: object) -> None:
    bench = make_bench("Other")
    keyring = bench.keyring
    bench.close()
    bench.close()
    with open_bot("Other", keyring=keyring) as again:
        rows = again.file.audit.rows()
    assert [row.event for row in rows] == ["bot_created", "opened", "closed", "opened"]
    assert rows[1].details == {"by": "keyring"}
