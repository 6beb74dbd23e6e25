"""The author's verbs, with a real bot file and a fast embedder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.bundle.identity import new_identity
from builder.bundle.lock import Lock
from builder.bundle.reader import open_bundle
from builder.core.bot import ModelKind
from builder.core.conversation import Question
from builder.core.document import Outcome
from builder.core.errors import HushdeskError, PolicyError, UsageError, VaultError
from builder.core.policy import DocumentData, Network
from builder.core.progress import CancelToken
from builder.studio import (
    answers,
    bots,
    bundle_state,
    documents,
    launch_checklist,
    owner,
    privacy,
    providers,
    publishing,
    sample,
)
from builder.studio.bots import Workbench
from builder.studio.launch_checklist import Level
from builder.vault.memory_store import MemoryStore
from builder.vault.secret import Secret
from tests.support.embedders import WordEmbedder
from tests.support.provider_servers import OllamaServer

HOURS = "The bakery opens at seven o'clock on weekdays. On Sundays it stays closed."
CUSTOMER = "Our customer Ann can be reached at ann.lee@mail.example about her cake."


@pytest.fixture
def keyring() -> MemoryStore:
    return MemoryStore()


@pytest.fixture
def bench(keyring: MemoryStore) -> Iterator[Workbench]:
    path = bots.create("Bakery", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened:
        opened.bot.retriever.embedder = WordEmbedder()
        yield opened


def put(bench: Workbench, folder: Path, **texts: str) -> dict[str, Outcome]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    paths = [folder / f"{name}.txt" for name in texts]
    return {result.document: result.outcome for result in documents.add(bench, paths)}


def levels(bench: Workbench) -> dict[str, Level]:
    return {item.code: item.level for item in launch_checklist.check(bench)}


def test_bots_are_listed_by_name_and_found_by_name_or_path(keyring: MemoryStore) -> None:
    path = bots.create("Café Zoë / 2", keyring=keyring, passphrase=None)
    bots.create("Another", keyring=keyring, passphrase=None)
    assert path in [entry.path for entry in bots.list_bots()]
    assert len(bots.list_bots()) == 2
    for ref in ("Café Zoë / 2", path, str(path)):
        with bots.open_bot(ref, keyring=keyring) as opened:
            assert opened.spec.name == "Café Zoë / 2"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"name": "  "}, "bad_name"),
        ({"name": "x" * 101}, "bad_name"),
        ({"name": "Bakery\n[Service]"}, "bad_name"),
        ({"name": "a", "policy": "loose"}, "bad_choice"),
        ({"name": "a", "language": "xx"}, "bad_choice"),
    ],
)
def test_a_bot_with_impossible_words_is_not_made(
    words: dict[str, str], code: str, keyring: MemoryStore
) -> None:
    with pytest.raises(UsageError) as caught:
        bots.create(keyring=keyring, passphrase=None, **words)  # type: ignore[arg-type]
    assert caught.value.code == code
    assert bots.list_bots() == []


def test_a_new_bot_speaks_its_language(keyring: MemoryStore) -> None:
    path = bots.create("Bäckerei", language="de", keyring=keyring, passphrase=None)
    with bots.open_bot(path, keyring=keyring) as opened:
        assert "KI-Assistent" in opened.spec.appearance.greeting
        assert opened.spec.privacy.consent.text
        assert opened.spec.answers.unknown


def test_a_change_is_in_force_at_once_saved_and_audited(
    bench: Workbench, keyring: MemoryStore
) -> None:
    bench.change({"answers.unknown": "Ask at the counter."})
    assert bench.bot.answer(Question("Anything?")).text == "Ask at the counter."
    assert bench.file.audit.verify().ok
    bench.close()
    with bots.open_bot("Bakery", keyring=keyring) as again:
        assert again.spec.answers.unknown == "Ask at the counter."


def test_settings_that_cannot_both_hold_change_nothing(bench: Workbench) -> None:
    with pytest.raises(PolicyError) as caught:
        bench.change(
            {
                "answers.model": ModelKind.OPENAI_COMPATIBLE,
                "answers.base_url": "https://api.example.com/v1",
            }
        )
    assert caught.value.code == "policy_conflict"
    assert bench.spec.answers.model is ModelKind.QUOTES
    assert bench.file.spec().answers.base_url == ""


@pytest.mark.parametrize("address", ["no address", "ftp://127.0.0.1/v1", "http://"])
def test_an_address_that_is_none_is_refused(bench: Workbench, address: str) -> None:
    with pytest.raises(HushdeskError) as caught:
        bench.change({"answers.model": "openai_compatible", "answers.base_url": address})
    assert caught.value.code in {"bad_value", "policy_conflict"}
    assert bench.spec.answers.model is ModelKind.QUOTES


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", " "),
        ("name", "Bakery\nExecStart=/bin/sh"),
        ("language", "xx"),
        ("site.allowed_origins", ("https://bakery.example", "bakery.example")),
        ("site.allowed_origins", ("https://bakery.example/shop",)),
        ("site.allowed_origins", ("https://*.bakery.example",)),
        ("site.allowed_origins", ("javascript:alert(1)",)),
    ],
)
def test_a_value_that_could_never_work_is_refused(
    bench: Workbench, name: str, value: str | tuple[str, ...]
) -> None:
    before = bench.spec
    with pytest.raises(UsageError) as caught:
        bench.change({name: value})
    assert caught.value.code in {"bad_value", "bad_choice"}
    assert bench.spec == before
    bench.change({"site.allowed_origins": ("https://bakery.example/", "http://localhost:3000")})


def test_a_deployment_without_its_address_is_refused(bench: Workbench) -> None:
    with pytest.raises(UsageError) as caught:
        bench.change({"answers.model": ModelKind.AZURE_OPENAI, "answers.model_name": "gpt"})
    assert caught.value.code == "model_incomplete"
    assert caught.value.params["name"] == "answers.base_url"


def test_trying_without_a_model_s_name_lists_what_there_is(bench: Workbench) -> None:
    with OllamaServer() as server:
        answers.choose_model(bench, ModelKind.OLLAMA, base_url=server.base_url)
        check = answers.try_model(bench)
    assert check.models == ("small:latest", "large:latest")
    assert check.error is not None
    assert check.error.code == "model_incomplete"


def test_a_provider_needs_its_host_allowed_and_nothing_more(bench: Workbench) -> None:
    spec = answers.choose_model(
        bench, ModelKind.ANTHROPIC, model_name="claude-3-5-haiku-latest", allow_host=True
    )
    assert spec.privacy.hosts == ("api.anthropic.com",)
    assert levels(bench)["provider_unreviewed"] is Level.RED
    launch_checklist.review_provider(bench)
    assert levels(bench)["provider_unreviewed"] is Level.OK


@pytest.mark.parametrize(
    ("provider", "key", "found"),
    [
        ("openai", "sk-ant-api03-abcdef", "anthropic"),
        ("anthropic", "sk-proj-abcdef", "openai"),
        ("openai", "AIzaSyabcdef", "Google"),
    ],
)
def test_a_key_of_another_provider_is_refused_before_it_is_kept(
    bench: Workbench, provider: str, key: str, found: str
) -> None:
    with pytest.raises(UsageError) as caught:
        providers.set_key(bench.secrets, provider, Secret(key))
    assert caught.value.code == "key_of_other_provider"
    assert caught.value.params["found"] == found
    assert key not in str(caught.value)


def test_choosing_a_provider_opens_the_way_to_its_host_alone(bench: Workbench) -> None:
    spec = answers.choose_model(
        bench,
        ModelKind.OPENAI_COMPATIBLE,
        model_name="small",
        base_url="https://api.example.com/v1",
        allow_host=True,
    )
    assert spec.privacy.network is Network.CHOSEN
    assert spec.privacy.hosts == ("api.example.com",)
    assert levels(bench)["provider_unreviewed"] is Level.RED
    launch_checklist.review_provider(bench)
    assert levels(bench)["provider_unreviewed"] is Level.OK
    answers.choose_model(bench, ModelKind.QUOTES)
    assert answers.try_model(bench).ok


def test_a_model_on_this_computer_needs_no_open_network(bench: Workbench) -> None:
    spec = answers.choose_model(
        bench, ModelKind.OPENAI_COMPATIBLE, model_name="m", base_url="http://127.0.0.1:9/v1"
    )
    assert spec.privacy.network is Network.NONE
    check = answers.try_model(bench)
    assert not check.ok
    assert check.error is not None
    assert check.error.code == "model_unreachable"


def test_documents_are_added_found_and_erased_with_a_receipt(
    bench: Workbench, tmp_path: Path
) -> None:
    assert put(bench, tmp_path, hours=HOURS) == {"hours.txt": Outcome.READY}
    (document,) = documents.listing(bench)
    assert document.chunks == len(documents.passages(bench, document.id)) == 1
    bench.change({"answers.refuse_below": 0.0})
    assert "seven" in bench.bot.answer(Question("When does the bakery open?")).text
    receipt = documents.remove(bench, "hours.txt")
    assert receipt.counts["bot_file"] >= 3
    assert receipt.counts["indexes"] == 1
    assert documents.listing(bench) == []
    assert bench.bot.answer(Question("When does the bakery open?")).refused


def test_personal_data_waits_for_the_owners_word_when_asked_to(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.change({"privacy.documents.personal_data": "ask", "answers.refuse_below": 0.0})
    assert put(bench, tmp_path, customer=CUSTOMER) == {"customer.txt": Outcome.REVIEW}
    assert levels(bench)["undecided_findings"] is Level.RED
    assert bench.bot.answer(Question("How is Ann reached?")).refused
    result = documents.decide(bench, "customer.txt", DocumentData.MASK)
    assert result.outcome is Outcome.READY
    assert levels(bench)["undecided_findings"] is Level.OK
    said = bench.bot.answer(Question("How can the customer be reached?")).text
    assert "ann.lee" not in said
    assert "[e-mail address removed]" in said


def test_contacts_told_later_reach_the_documents_that_were_read_before(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.change({"answers.refuse_below": 0.0})
    put(bench, tmp_path, contact="Write to hello@bakery.example to order a cake.")
    question = Question("Where do I write to order a cake?")
    assert "[e-mail address removed]" in bench.bot.answer(question).text
    assert documents.outdated(bench) == []
    bench.change({"business.contacts": ("hello@bakery.example",)})
    assert [document.name for document in documents.outdated(bench)] == ["contact.txt"]
    assert [r.outcome for r in documents.read_again(bench)] == [Outcome.READY]
    assert "hello@bakery.example" in bench.bot.answer(question).text
    bench.change({"business.contacts": ()})
    assert put(bench, tmp_path, contact="Write to hello@bakery.example to order a cake.") == {
        "contact.txt": Outcome.READY
    }
    assert "[e-mail address removed]" in bench.bot.answer(question).text


def test_what_the_owner_decided_is_not_overruled_by_a_setting(
    bench: Workbench, tmp_path: Path
) -> None:
    bench.change({"privacy.documents.personal_data": "ask"})
    put(bench, tmp_path, customer=CUSTOMER)
    documents.decide(bench, "customer.txt", DocumentData.KEEP)
    bench.change({"privacy.documents.personal_data": "mask"})
    assert documents.outdated(bench) == []


def test_the_checklist_follows_the_real_state(bench: Workbench, tmp_path: Path) -> None:
    assert levels(bench) | {
        "no_documents": Level.RED,
        "no_contact": Level.RED,
        "single_key_slot": Level.AMBER,
    } == levels(bench)
    put(bench, tmp_path, hours=HOURS)
    bench.change({"contact.phone": "020 7946 0958", "privacy.consent.text": " "})
    bench.file.access.add_passphrase(Secret("a second way to open it"))
    after = levels(bench)
    assert after["no_documents"] is Level.OK
    assert after["no_contact"] is Level.OK
    assert after["single_key_slot"] is Level.OK
    assert after["consent_text_missing"] is Level.RED
    origin = {item.code: item for item in launch_checklist.check(bench)}["no_allowed_origin"]
    assert origin.waived
    assert not origin.blocks


def test_a_blocked_export_writes_nothing_until_it_is_waived_with_a_reason(
    bench: Workbench, tmp_path: Path
) -> None:
    to, lock = tmp_path / "b.hush", Lock(passphrase=Secret("for the bundle"), work_factor=10)
    put(bench, tmp_path, hours=HOURS)
    for waivers in ({}, {"no_contact": " "}):
        with pytest.raises(PolicyError) as caught:
            publishing.export(bench, to, lock=lock, waivers=waivers)
        assert caught.value.code == "launch_blocked"
    assert not to.exists()
    sealed = publishing.export(bench, to, lock=lock, waivers={"no_contact": "a test bot"})
    assert sealed.version == 1
    assert levels(bench)["documents_changed"] is Level.OK
    put(bench, tmp_path, more="Cakes are made to order within three days.")
    assert levels(bench)["documents_changed"] is Level.AMBER
    (item,) = [i for i in launch_checklist.check(bench) if i.code == "documents_changed"]
    assert item.names == ("more.txt",)


def test_what_is_different_from_the_last_bundle_is_named(bench: Workbench, tmp_path: Path) -> None:
    assert bundle_state.since_last_bundle(bench) is None
    put(bench, tmp_path, hours=HOURS, cakes="Cakes are made to order.", pies="Pies are warm.")
    bundle_state.note_exported(bench, bundle_state.state(bench))
    assert not bundle_state.since_last_bundle(bench)
    put(bench, tmp_path, pies="Pies are cold now.", bread="Bread is baked twice a day.")
    documents.remove(bench, "cakes.txt")
    ids = {entry.name: entry.id for entry in documents.listing(bench)}
    documents.rename(bench, {ids["hours.txt"]: ("times.txt", None)})
    found = bundle_state.since_last_bundle(bench)
    assert found is not None
    assert [piece.name for piece in found.added] == ["bread.txt"]
    assert [piece.name for piece in found.changed] == ["pies.txt", "times.txt"]
    assert [piece.name for piece in found.removed] == ["cakes.txt"]
    bundle_state.note_exported(bench, bundle_state.state(bench))
    assert not bundle_state.since_last_bundle(bench)


def test_a_waiver_of_nothing_and_a_key_without_recipients_are_refused(
    bench: Workbench, tmp_path: Path
) -> None:
    to, lock = tmp_path / "b.hush", Lock(passphrase=Secret("for the bundle"), work_factor=10)
    put(bench, tmp_path, hours=HOURS)
    with pytest.raises(UsageError, match="unknown_check"):
        publishing.export(bench, to, lock=lock, waivers={"no_contact": "a", "no_kontact": "b"})
    with pytest.raises(UsageError, match="key_needs_recipients"):
        publishing.export(bench, to, lock=lock, with_key=True, waivers={"no_contact": "a"})
    assert not to.exists()


def test_what_is_sealed_to_a_host_the_owner_can_reopen(bench: Workbench, tmp_path: Path) -> None:
    put(bench, tmp_path, hours=HOURS)
    bench.change({"contact.email": "us@bakery.example"})
    other = MemoryStore()
    _, host = new_identity()
    sealed = publishing.export(bench, tmp_path / "b.hush", lock=Lock(recipients=(host,)))
    opened = open_bundle(sealed.file, signer=sealed.signer, identity=owner.identity(bench))
    assert len(opened.manifest.recipients) == 2
    path = publishing.take_in(opened, name="Copy", keyring=other, passphrase=None)
    with bots.open_bot(path, keyring=other) as copy:
        assert [entry.name for entry in documents.listing(copy)] == ["hours.txt"]
        assert copy.spec.id != bench.spec.id


def test_bundles_keep_their_signer_when_the_keyring_is_lost(
    bench: Workbench, keyring: MemoryStore
) -> None:
    signer = owner.signing_key(bench).public
    keyring.remove("signing_key")
    assert owner.signing_key(bench).public == signer
    assert keyring.get("signing_key") is not None


def test_keys_are_trimmed_and_shown_by_their_end() -> None:
    store = MemoryStore()
    info = providers.set_key(store, "openai_compatible", Secret("  sk-abcdefghijklmnop1234\n"))
    assert info.last4 == "1234"
    assert [key.provider for key in providers.list_keys(store)] == ["openai_compatible"]
    assert providers.set_key(store, "openai", Secret("abc")).last4 == "c"
    providers.remove_key(store, "openai_compatible")
    assert [key.provider for key in providers.list_keys(store)] == ["openai"]
    for words, code in ((("openai", "  "), "key_empty"), (("nobody", "x"), "unknown_provider")):
        with pytest.raises(UsageError) as caught:
            providers.set_key(store, words[0], Secret(words[1]))
        assert caught.value.code == code


@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_every_toggle_and_every_change_has_a_sentence(bench: Workbench, language: str) -> None:
    for toggle in privacy.toggles(language):
        assert toggle.title
        assert toggle.sentence
        assert set(toggle.consequences) == set(toggle.labels)
    for preset in ("strict", "balanced", "open"):
        changes = privacy.preset_changes(bench, preset)
        assert all(privacy.preview(bench, changes, language) or [preset == "balanced"])
    allowed = privacy.preview(
        bench, {"privacy.network": "chosen", "privacy.hosts": ("api.example.com",)}, language
    )
    assert any("api.example.com" in sentence for sentence in allowed)


def test_presets_are_recognised_and_applied(bench: Workbench) -> None:
    assert privacy.current_preset(bench) == "balanced"
    text = bench.spec.privacy.consent.text
    privacy.apply_preset(bench, "strict")
    assert privacy.current_preset(bench) == "strict"
    assert bench.spec.privacy.consent.text == text
    bench.change({"privacy.transcripts.days": 7})
    assert privacy.current_preset(bench) is None


def test_a_passphrase_that_is_suggested_is_strong() -> None:
    suggested = publishing.suggest_passphrase()
    assert publishing.passphrase_strength(suggested) >= 80
    assert publishing.passphrase_strength("password1") < 30
    assert suggested != publishing.suggest_passphrase()


def test_the_wrong_way_in_is_told(keyring: MemoryStore) -> None:
    path = bots.create("Locked", keyring=None, passphrase=Secret("open sesame please"))
    with pytest.raises(VaultError) as caught:
        bots.open_bot(path, keyring=keyring)
    assert caught.value.code == "passphrase_needed"
    with pytest.raises(VaultError) as caught:
        bots.open_bot(path, keyring=None, passphrase=Secret("wrong"))
    assert caught.value.code == "wrong_passphrase"


def test_a_stopped_sample_leaves_a_bot_that_opens(keyring: MemoryStore) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(HushdeskError):
        sample.create(keyring=keyring, passphrase=None, token=token)
    with bots.open_bot(sample.name(), keyring=keyring) as opened:
        assert opened.spec.contact.email


def test_a_weak_passphrase_of_a_bundle_is_warned_of(bench: Workbench, tmp_path: Path) -> None:
    put(bench, tmp_path, hours=HOURS)
    bench.change({"contact.email": "us@bakery.example"})
    weak = Lock(passphrase=Secret("short"), work_factor=10)
    strong = Lock(passphrase=Secret(publishing.suggest_passphrase()), work_factor=10)
    to = tmp_path / "b.hush"
    assert "weak_passphrase" in publishing.export(bench, to, lock=weak).warnings
    assert "weak_passphrase" not in publishing.export(bench, to, lock=strong).warnings


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("answers.base_url", "http://user:secret@127.0.0.1/v1"),
        ("answers.base_url", "ftp://127.0.0.1"),
        ("contact.page", "javascript:alert(1)"),
        ("contact.email", "not an address"),
    ],
)
def test_an_address_that_could_never_work_is_refused(
    bench: Workbench, name: str, value: str
) -> None:
    with pytest.raises(UsageError) as caught:
        bench.change({name: value})
    assert caught.value.code == "bad_value"


def test_a_model_on_this_computer_needs_no_review(bench: Workbench) -> None:
    answers.choose_model(
        bench, ModelKind.OPENAI_COMPATIBLE, model_name="m", base_url="http://127.0.0.1:9/v1"
    )
    assert levels(bench)["provider_unreviewed"] is Level.OK
