"""The search model is chosen, tried and changed; words answer meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from builder.core.bot import EmbedderKind
from builder.core.document import Outcome
from builder.core.errors import Cancelled, PolicyError, UsageError
from builder.core.progress import CancelToken, Step
from builder.studio import bots, documents, embedders, launch_checklist
from builder.studio.bots import Workbench
from builder.studio.launch_checklist import Level
from builder.vault.memory_store import MemoryStore
from tests.support.embedders import WordEmbedder
from tests.support.embedding_server import MODEL, EmbeddingServer

TEXTS = {
    "hours": "The bakery opens at seven on weekdays.",
    "bread": "The rye loaf weighs a kilo and costs five euros.",
    "orders": "Cakes are made to order, three days ahead.",
}


@pytest.fixture
def server() -> Iterator[EmbeddingServer]:
    with EmbeddingServer() as running:
        yield running


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Workbench]:
    """A bot whose documents were read with another model."""
    keyring = MemoryStore()
    path = bots.create("Bakery", keyring=keyring, passphrase=None)
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text)
    with bots.open_bot(path, keyring=keyring) as opened:
        opened.bot.retriever.embedder = WordEmbedder("before")
        assert {r.outcome for r in documents.add(opened, [folder])} == {Outcome.READY}
        yield opened


def choose(bench: Workbench, server: EmbeddingServer, kind: str = "ollama") -> None:
    embedders.choose(bench, EmbedderKind(kind), model=MODEL, address=server.address)


def level(bench: Workbench) -> Level:
    found = {item.code: item.level for item in launch_checklist.check(bench)}
    return found["desktop_only_embedder"]


@pytest.mark.parametrize("kind", ["ollama", "openai_compatible"])
def test_every_passage_is_read_anew_with_the_chosen_model(
    bench: Workbench, server: EmbeddingServer, kind: str
) -> None:
    choose(bench, server, kind)
    steps: list[Step] = []
    results = list(embedders.reembed(bench, progress=steps.append))
    assert {result.outcome for result in results} == {Outcome.READY}
    assert len(results) == len(TEXTS)
    assert {step.stage for step in steps} >= {"embedding"}
    made_by = bench.file.chunks.embedder()
    assert made_by is not None
    assert (made_by.name, made_by.precision) == (MODEL, kind)
    readiness = bench.bot.readiness()
    assert readiness.complete
    hit = bench.bot.retriever.search("rye loaf")[0]
    assert hit.document == "bread.txt"
    assert hit.sentence > 0.3
    assert list(embedders.reembed(bench)) == []


def test_words_answer_until_the_new_vectors_are_there(
    bench: Workbench, server: EmbeddingServer
) -> None:
    choose(bench, server)
    hit = bench.bot.retriever.search("rye loaf")[0]
    assert (hit.document, hit.sentence_scores) == ("bread.txt", ())
    assert bench.file.chunks.without_vectors() == []


def test_a_server_that_does_not_answer_costs_no_vector(
    bench: Workbench, server: EmbeddingServer
) -> None:
    server.mode = "no_model"
    choose(bench, server)
    checked = embedders.try_embedder(bench)
    assert checked.error is not None
    assert checked.error.code == "embedder_model_missing"
    with pytest.raises(type(checked.error)):
        list(embedders.reembed(bench))
    assert bench.file.chunks.without_vectors() == []


def test_a_server_that_fails_in_between_leaves_the_rest_waiting_and_is_gone_on_with(
    bench: Workbench, server: EmbeddingServer
) -> None:
    choose(bench, server)
    assert embedders.try_embedder(bench).error is None
    server.until = server.requests + 1
    results = list(embedders.reembed(bench))
    assert {result.error_code for result in results if result.outcome is Outcome.FAILED} == {
        "embedder_failed"
    }
    waiting = len(bench.file.chunks.without_vectors())
    assert 0 < waiting < len(TEXTS)
    server.until = None
    again = list(embedders.reembed(bench))
    assert len(again) == waiting
    assert bench.file.chunks.without_vectors() == []


def test_work_that_is_stopped_keeps_what_is_done_and_goes_on(
    bench: Workbench, server: EmbeddingServer
) -> None:
    choose(bench, server)
    token = CancelToken()

    def stop(step: Step) -> None:
        if step.stage == "embedding" and step.done:
            token.cancel()

    with pytest.raises(Cancelled):
        list(embedders.reembed(bench, progress=stop, token=token))
    list(embedders.reembed(bench))
    assert bench.bot.readiness().complete
    assert bench.file.chunks.without_vectors() == []


def test_a_server_that_is_away_does_not_silence_the_bot(
    bench: Workbench, server: EmbeddingServer
) -> None:
    choose(bench, server)
    list(embedders.reembed(bench))
    server.mode = "failed"
    hit = bench.bot.retriever.search("rye loaf")[0]
    assert (hit.document, hit.sentence_scores) == ("bread.txt", ())


@pytest.mark.parametrize(("model", "address"), [("", "http://127.0.0.1:1"), (MODEL, "")])
def test_a_model_over_http_needs_a_name_and_an_address(
    bench: Workbench, model: str, address: str
) -> None:
    with pytest.raises(UsageError) as caught:
        embedders.choose(bench, EmbedderKind.OPENAI_COMPATIBLE, model=model, address=address)
    assert caught.value.code == "embedder_incomplete"


def test_ollama_on_this_computer_needs_no_address(bench: Workbench) -> None:
    embedders.choose(bench, EmbedderKind.OLLAMA, model=MODEL)
    assert bench.spec.search.embedder_url == ""


def test_a_server_elsewhere_needs_the_owners_word(bench: Workbench) -> None:
    address = "https://embed.example.com/v1"
    with pytest.raises(PolicyError) as caught:
        embedders.choose(bench, EmbedderKind.OPENAI_COMPATIBLE, model=MODEL, address=address)
    assert caught.value.params["second"] == "search.embedder_url"
    embedders.choose(
        bench, EmbedderKind.OPENAI_COMPATIBLE, model=MODEL, address=address, allow_host=True
    )
    assert "embed.example.com" in bench.spec.privacy.hosts
    found = {item.code: item.level for item in launch_checklist.check(bench)}
    assert found["provider_unreviewed"] is Level.RED
    assert found["desktop_only_embedder"] is Level.OK
    launch_checklist.review_provider(bench)
    found = {item.code: item.level for item in launch_checklist.check(bench)}
    assert found["provider_unreviewed"] is Level.OK


def test_what_only_this_computer_can_use_is_red(bench: Workbench, server: EmbeddingServer) -> None:
    assert level(bench) is Level.OK
    choose(bench, server)
    assert level(bench) is Level.RED
    list(embedders.reembed(bench))
    embedders.choose(bench, EmbedderKind.BUILTIN)
    # The vectors are still the server's: no host could use them.
    assert level(bench) is Level.RED
    bench.bot.retriever.embedder = WordEmbedder("before")
    list(embedders.reembed(bench))
    assert level(bench) is Level.OK
