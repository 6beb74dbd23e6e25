"""Each repair turns its point green, and makes nothing laxer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from builder.bundle.lock import Lock
from builder.core.document import Outcome
from builder.core.errors import DocumentError, PolicyError, UsageError
from builder.core.setting import Value
from builder.studio import bots, documents, launch_checklist, publishing, repairs
from builder.studio.bots import Workbench
from builder.studio.launch_checklist import CheckItem, Level
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from tests.support.desk import make_bench
from tests.support.policies import break_policy


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def bench(home: Path, keyring: MemoryStore) -> Iterator[Workbench]:
    made = make_bench(keyring=keyring)
    yield made
    made.close()


def item(bench: Workbench, code: str) -> CheckItem:
    return next(each for each in launch_checklist.check(bench) if each.code == code)


def waiting_document(bench: Workbench) -> None:
    text = b"Write to jo.bloggs@mail.example about the key. We open at nine every day."
    bench.change({"privacy.documents.personal_data": "ask"})
    path = bench.file.path.parent / "staff.txt"
    path.write_bytes(text)
    (result,) = documents.add(bench, [path])
    assert result.outcome is Outcome.REVIEW


def stricter_rule(bench: Workbench) -> None:
    bench.change({"privacy.documents.personal_data": "keep"})
    path = bench.file.path.parent / "staff.txt"
    path.write_bytes(b"Write to jo.bloggs@mail.example about the key.")
    assert [result.outcome for result in documents.add(bench, [path])] == [Outcome.READY]
    for _read in documents.read_again(bench):
        pass
    bench.change({"privacy.documents.personal_data": "mask"})


def no_text(bench: Workbench) -> None:
    bench.change({"privacy.consent.text": " "})


def told_contact(bench: Workbench) -> None:
    bench.change({"business.contacts": ("12 High Street", "0113 496 0000", "us@corner.example")})


def a_page(bench: Workbench) -> None:
    bench.change({"contact.page": "https://www.corner.example/contact?x=1"})


def a_server_of_this_computer(bench: Workbench) -> None:
    changes: dict[str, Value] = {
        "search.embedder": "ollama",
        "search.embedder_model": "small",
    }
    bench.change(changes)
    bench.bot.retriever.embedder = None


BROKEN: dict[str, Callable[[Workbench], None]] = {
    "consent_text_missing": no_text,
    "undecided_findings": waiting_document,
    "documents_outdated": stricter_rule,
    "no_contact": told_contact,
    "no_allowed_origin": a_page,
}


@pytest.mark.parametrize("code", sorted(BROKEN))
def test_a_repair_turns_its_point_green(bench: Workbench, code: str) -> None:
    BROKEN[code](bench)
    broken = item(bench, code)
    assert broken.level is Level.RED
    assert broken.repairable
    repairs.repair(bench, code)
    mended = item(bench, code)
    assert mended.level is Level.OK
    assert not mended.repairable
    assert bench.file.audit.rows()[-1].event == "repaired"


def test_a_search_model_that_a_host_lacks_gives_way_to_the_built_in_one(
    bench: Workbench, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.support.embedders import WordEmbedder

    a_server_of_this_computer(bench)
    assert item(bench, "desktop_only_embedder").repairable
    monkeypatch.setattr(Workbench, "_embedder", lambda _self: WordEmbedder())
    repairs.repair(bench, "desktop_only_embedder")
    assert item(bench, "desktop_only_embedder").level is Level.OK
    assert bench.spec.search.embedder == "builtin"


def test_masking_what_is_left_lets_nothing_through(bench: Workbench) -> None:
    waiting_document(bench)
    repairs.repair(bench, "undecided_findings")
    texts = [chunk.text for chunk in bench.file.passages().chunks()]
    assert not [text for text in texts if "jo.bloggs" in text]
    assert any("about the key" in text for text in texts)


def test_what_an_earlier_rule_left_is_in_no_bundle(bench: Workbench, tmp_path: Path) -> None:
    stricter_rule(bench)
    bench.change({"contact.email": "us@corner.example"})
    assert "staff.txt" in item(bench, "documents_outdated").names
    lock = Lock(passphrase=Secret("a passphrase for the bundle that is long"))
    with pytest.raises(PolicyError) as caught:
        publishing.export(bench, tmp_path / "b.hush", lock=lock)
    assert caught.value.params == {"codes": "documents_outdated"}
    assert not (tmp_path / "b.hush").exists()
    repairs.repair(bench, "documents_outdated")
    assert not [c for c in bench.file.passages().chunks() if "jo.bloggs" in c.text]
    publishing.export(bench, tmp_path / "b.hush", lock=lock)


@pytest.mark.parametrize(
    ("first", "then", "level"),
    [
        ({"privacy.documents.personal_data": "mask"}, "keep", Level.AMBER),
        ({"privacy.documents.personal_data": "mask"}, "exclude", Level.RED),
        ({"privacy.documents.personal_data": "keep"}, "exclude", Level.RED),
    ],
)
def test_only_what_a_rule_would_not_let_stand_blocks(
    bench: Workbench, first: dict[str, Value], then: str, level: Level
) -> None:
    bench.change(first)
    path = bench.file.path.parent / "staff.txt"
    path.write_bytes(b"Write to jo.bloggs@mail.example about the key. We open at nine every day.")
    assert [result.outcome for result in documents.add(bench, [path])] == [Outcome.READY]
    for _read in documents.read_again(bench):
        pass
    bench.change({"privacy.documents.personal_data": then})
    point = item(bench, "documents_outdated")
    assert (point.level, point.repairable) == (level, True)
    repairs.repair(bench, "documents_outdated")
    assert item(bench, "documents_outdated").level is Level.OK


def test_a_contact_that_was_told_later_blocks_nothing_and_one_taken_back_does(
    bench: Workbench,
) -> None:
    path = bench.file.path.parent / "staff.txt"
    path.write_bytes(b"Write to jo.bloggs@mail.example about the key.")
    assert [result.outcome for result in documents.add(bench, [path])] == [Outcome.READY]
    bench.change({"business.contacts": ("jo.bloggs@mail.example",)})
    assert item(bench, "documents_outdated").level is Level.AMBER
    repairs.repair(bench, "documents_outdated")
    assert any("jo.bloggs" in chunk.text for chunk in bench.file.passages().chunks())
    bench.change({"business.contacts": ()})
    point = item(bench, "documents_outdated")
    assert (point.level, point.names) == (Level.RED, ("staff.txt",))


def test_a_document_that_cannot_be_read_again_goes_on_blocking(bench: Workbench) -> None:
    stricter_rule(bench)
    document = bench.file.documents.by_name("staff.txt")
    assert document
    bench.file.originals.drop(document.id)
    with pytest.raises(DocumentError) as caught:
        repairs.repair(bench, "documents_outdated")
    assert (caught.value.code, caught.value.params["name"]) == ("not_read_again", "staff.txt")
    assert item(bench, "documents_outdated").names == ("staff.txt",)
    documents.remove(bench, "staff.txt")
    assert item(bench, "documents_outdated").level is Level.OK


@pytest.mark.parametrize("code", ["no_documents", "no_contact", "no_allowed_origin", "nonsense"])
def test_what_only_the_owner_can_mend_is_refused(home: Path, code: str) -> None:
    with make_bench(filled=False) as bench:
        assert not repairs.repairable(bench, code)
        before = bench.spec
        with pytest.raises(UsageError) as caught:
            repairs.repair(bench, code)
        assert caught.value.code == "no_repair"
        assert bench.spec == before


def test_a_provider_is_reviewed_by_its_owner_alone(bench: Workbench) -> None:
    bench.change(
        {
            "answers.model": "openai_compatible",
            "answers.base_url": "https://api.example.com/v1",
            "privacy.network": "chosen",
            "privacy.hosts": ("api.example.com",),
        }
    )
    point = item(bench, "provider_unreviewed")
    assert (point.level, point.repairable, point.field) == (Level.RED, False, "answers.model")


def test_rules_that_cannot_be_read_are_the_strictest_until_chosen_again(
    bench: Workbench, keyring: MemoryStore
) -> None:
    path = bench.file.path
    break_policy(bench)
    bench.close()
    with bots.open_bot(path, keyring=keyring) as opened:
        point = item(opened, "policy_unreadable")
        assert (point.level, point.repairable, point.page) == (Level.RED, True, "privacy")
        assert point.blocks
        repairs.repair(opened, "policy_unreadable")
        assert item(opened, "policy_unreadable").level is Level.OK
        assert item(opened, "consent_text_missing").level is Level.OK
        assert opened.spec.privacy.transcripts.days == 0
    with bots.open_bot(path, keyring=keyring) as again:
        assert again.spec.notes == ()


def test_the_strictest_rules_are_not_forced_on_a_bot_that_could_not_be_saved_then(
    bench: Workbench, keyring: MemoryStore
) -> None:
    bench.change(
        {
            "answers.model": "openai_compatible",
            "answers.base_url": "https://api.example.com/v1",
            "privacy.network": "chosen",
            "privacy.hosts": ("api.example.com",),
        }
    )
    path = bench.file.path
    break_policy(bench)
    bench.close()
    with bots.open_bot(path, keyring=keyring) as opened:
        assert not item(opened, "policy_unreadable").repairable
        opened.change({"privacy.network": "chosen", "privacy.hosts": ("api.example.com",)})
        assert opened.spec.notes == ()
        assert opened.spec.privacy.transcripts.days == 0  # the rest stays the strictest
