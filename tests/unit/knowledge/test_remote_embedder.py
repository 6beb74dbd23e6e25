"""Embedding servers: asked through the door with cleared text, and every way they can fail."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest

from builder.core.cleared import Cleared
from builder.core.document import Chunk, SourceRef
from builder.core.errors import Cancelled, HushdeskError, ModelError, PolicyError
from builder.core.policy import PrivacyPolicy
from builder.core.progress import CancelToken
from builder.knowledge.embedding import SENTENCE_SCALE, wire
from builder.knowledge.embedding.remote import RemoteEmbedder, probe
from builder.knowledge.embedding.wire import OllamaWire, OpenAIWire
from builder.privacy.egress import Door
from builder.privacy.gate import Gate
from builder.privacy.pii import build_detector
from builder.vault.secret import Secret
from tests.support.embedding_server import DIGEST, MODEL, EmbeddingServer
from tests.support.ledger import MemoryLedger

Make = Callable[..., RemoteEmbedder]
SENTENCES = ("We open at nine.", "Write to ann.lee@mail.example.")
CHUNK = Chunk("c", "d", 0, " ".join(SENTENCES), SourceRef(), "Hours", "text", ((0, 16), (17, 47)))


@pytest.fixture
def server() -> Iterator[EmbeddingServer]:
    with EmbeddingServer() as running:
        yield running


@pytest.fixture
def ledger() -> MemoryLedger:
    return MemoryLedger()


def cleared() -> Callable[[str], Cleared]:
    gate = Gate(PrivacyPolicy(), build_detector(language="en"))
    return lambda text: gate.clear(text, "embedder")


@pytest.fixture(params=[OllamaWire, OpenAIWire])
def made(request: pytest.FixtureRequest, server: EmbeddingServer, ledger: MemoryLedger) -> Make:
    def make(model: str = MODEL, key: str | None = None, address: str = "") -> RemoteEmbedder:
        door = Door(PrivacyPolicy, ledger)
        secret = None if key is None else Secret(key.encode())
        return probe(request.param(address or server.address, model, secret, door), cleared())

    return make


def refusal(work: Callable[[], object]) -> HushdeskError:
    with pytest.raises(HushdeskError) as caught:
        work()
    return caught.value


def test_a_server_is_asked_what_it_serves(made: Make, ledger: MemoryLedger) -> None:
    embedder = made()
    identity = embedder.identity
    assert (identity.name, identity.dimensions) == (MODEL, 384)
    assert identity.sha256 == (DIGEST if identity.precision == "ollama" else "")
    assert {contact.why for contact in ledger.contacts()} == {"embedder"}
    assert embedder.speaks("de")


def test_passages_become_vectors_of_the_whole_and_of_each_sentence(
    made: Make, server: EmbeddingServer
) -> None:
    embedder = made()
    [vectors] = embedder.embed_passages([CHUNK])
    rows = np.frombuffer(vectors.sentences, dtype=np.int8).reshape(2, -1) / SENTENCE_SCALE
    asked = embedder.embed_question("We open at nine.")
    assert rows[0] @ asked > 0.99 > rows[1] @ asked
    passage = np.frombuffer(vectors.passage, dtype="<f4")
    assert np.linalg.norm(passage) == pytest.approx(1, abs=1e-5)
    assert any(text.startswith("Hours. We open") for text in server.texts)


def test_personal_data_never_leaves_in_a_passage_or_a_question(
    made: Make, server: EmbeddingServer
) -> None:
    embedder = made()
    list(embedder.embed_passages([CHUNK]))
    embedder.embed_question("Is ann.lee@mail.example right?")
    assert "ann.lee" not in " ".join(server.texts)


def test_a_key_is_sent_only_where_there_is_one(made: Make, server: EmbeddingServer) -> None:
    made()
    made(key=" sk-1 ")
    assert server.keys == [None, "Bearer sk-1"]


@pytest.mark.parametrize(
    ("mode", "code"),
    [
        ("unauthorized", "embedder_key_refused"),
        ("no_model", "embedder_model_missing"),
        ("failed", "embedder_failed"),
        ("html", "embedder_nonsense"),
        ("misshapen", "embedder_nonsense"),
        ("short", "embedder_nonsense"),
        ("infinite", "embedder_nonsense"),
    ],
)
def test_every_failure_has_its_reason(
    made: Make, server: EmbeddingServer, mode: str, code: str
) -> None:
    server.mode = mode
    assert refusal(made).code == code


def test_a_key_that_cannot_stand_in_a_header_is_refused_before_it_is_sent(
    made: Make, server: EmbeddingServer
) -> None:
    assert refusal(lambda: made(key="a\nb")).code == "embedder_key_refused"
    assert server.requests == 0


def test_nobody_there_is_told_at_once(made: Make) -> None:
    assert refusal(lambda: made(address="http://127.0.0.1:9")).code == "embedder_unreachable"


def test_a_busy_server_is_asked_again(
    made: Make, server: EmbeddingServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wire, "PAUSE_S", 0.01)
    server.mode = "busy"
    made()
    assert server.requests == 3


def test_a_host_outside_is_refused_unless_the_policy_allows_it(made: Make) -> None:
    error = refusal(lambda: made(address="https://embed.example.com/v1"))
    assert isinstance(error, PolicyError)
    assert error.code == "host_not_allowed"


def test_a_model_that_changed_under_its_name_is_noticed(
    made: Make, server: EmbeddingServer
) -> None:
    embedder = made()
    server.dimensions = 100
    error = refusal(lambda: embedder.embed_question("When?"))
    assert isinstance(error, ModelError)
    assert (error.code, error.params["found"]) == ("embedder_changed", 100)


def test_work_stops_between_requests(made: Make) -> None:
    embedder, token = made(), CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        list(embedder.embed_passages([CHUNK], token=token))


def test_models_get_the_words_before_a_text_that_their_cards_ask_for(
    made: Make, server: EmbeddingServer
) -> None:
    embedder = made(model="nomic-embed-text")
    list(embedder.embed_passages([CHUNK]))
    embedder.embed_question("When?")
    assert server.texts[-1] == "search_query: When?"
    assert all(text.startswith("search_document: ") for text in server.texts[1:-1])


def test_what_a_question_tells_the_server_can_be_shown_word_for_word(
    made: Make, server: EmbeddingServer
) -> None:
    embedder = made()
    told = embedder.told("Do you know ann.lee@mail.example?")
    assert (told.purpose, told.masked) == ("embedder", {"EMAIL_ADDRESS": 1})
    assert "ann.lee" not in told.text
    embedder.embed_question("Do you know ann.lee@mail.example?")
    assert server.texts[-1] == told.text
    assert told.size == len(told.text.encode())
