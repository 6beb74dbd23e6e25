"""The fetched model gives the vectors that plain NumPy computes from the published weights."""

from __future__ import annotations

import json
import threading

import numpy as np
import pytest

from builder.core.document import Chunk, SourceRef
from builder.core.errors import Cancelled
from builder.core.ports import ChunkVectors
from builder.core.progress import CancelToken, Step
from builder.knowledge.embedding import Vector
from builder.knowledge.embedding.minilm import MiniLM, load_minilm
from tests.support.bert_reference import GOLDEN

pytestmark = pytest.mark.xdist_group("minilm")

SAME = 0.985
"""Cosine of an int8 vector with the float32 one; 0.991 to 0.995 was measured."""

REFERENCE: dict[str, list[float]] = json.loads(GOLDEN.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return load_minilm()


def passage(text: str, *, number: int = 0, heading: str = "") -> Chunk:
    ends = [i + 1 for i, letter in enumerate(text) if letter == "."] or [len(text)]
    starts = [0, *(end + 1 for end in ends[:-1])]
    return Chunk(
        f"c{number}",
        "d",
        number,
        text,
        SourceRef(),
        heading,
        "text",
        tuple(zip(starts, ends, strict=True)),
    )


def whole(vectors: ChunkVectors) -> Vector:
    return np.frombuffer(vectors.passage, dtype="<f4")


def sentences(vectors: ChunkVectors) -> Vector:
    rows = np.frombuffer(vectors.sentences, dtype=np.int8).reshape(-1, 384)
    out: Vector = rows.astype(np.float32) / np.float32(127)
    return out


@pytest.mark.parametrize("text", REFERENCE)
def test_questions_and_passages_agree_with_the_reference(model: MiniLM, text: str) -> None:
    expected = np.array(REFERENCE[text])
    assert float(model.embed_question(text) @ expected) > SAME
    (made,) = model.embed_passages([Chunk("c", "d", 0, text, SourceRef())])
    assert float(whole(made) @ expected) > SAME


def test_the_identity_names_weights_and_precision(model: MiniLM) -> None:
    assert model.identity.name == "all-MiniLM-L6-v2"
    assert model.identity.dimensions == 384
    assert model.identity.precision in {"int8", "float32"}
    assert len(model.identity.sha256) == 64


def test_sentences_are_told_apart_within_one_pass(model: MiniLM) -> None:
    text = "We open at nine on weekdays. Unused goods can be sent back. Marlow repairs bicycles."
    (made,) = model.embed_passages([passage(text)])
    rows = sentences(made)
    assert rows.shape == (3, 384)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 1, 1], abs=0.01)
    for number, question in enumerate(
        ["What are your opening hours?", "Can I return a product?", "Who mends bikes?"]
    ):
        assert int(np.argmax(rows @ model.embed_question(question))) == number


def test_a_passage_has_the_same_vectors_whatever_is_read_beside_it(model: MiniLM) -> None:
    texts = ("Bicycles can be rented by the day.", "It rains. " * 60, "Tyres.")
    chunks = [passage(text, number=n) for n, text in enumerate(texts)]
    together = {each.chunk_id: each for each in model.embed_passages(chunks)}
    for chunk in chunks:
        (alone,) = model.embed_passages([chunk])
        assert alone == together[chunk.id]


def test_what_does_not_fit_the_window_is_read_all_the_same(model: MiniLM) -> None:
    filler = "The weather report speaks of wind and rain in the north. " * 40
    text = f"{filler}Tandems are rented by the hour."
    (made,) = model.embed_passages([passage(text, heading="Notes")])
    rows = sentences(made)
    likeness = rows @ model.embed_question("How can I rent a tandem?")
    assert len(rows) == 41
    assert int(np.argmax(likeness)) == 40
    assert likeness[40] > 0.5


def test_a_heading_colours_the_passage(model: MiniLM) -> None:
    bare, titled = model.embed_passages(
        [
            passage("From nine to six."),
            passage("From nine to six.", number=1, heading="Opening hours"),
        ]
    )
    question = model.embed_question("When are you open?")
    assert whole(titled) @ question > whole(bare) @ question


@pytest.mark.parametrize("text", ["", "   ", "...", "🙂🙂", "ĿÖ" * 600, "word " * 3000])
def test_odd_texts_get_vectors_too(model: MiniLM, text: str) -> None:
    (made,) = model.embed_passages([passage(text)])
    assert np.linalg.norm(whole(made)) == pytest.approx(1, abs=1e-3)
    assert np.linalg.norm(model.embed_question(text)) == pytest.approx(1, abs=1e-3)


def test_progress_is_told_and_a_cancelled_run_stops_between_batches(model: MiniLM) -> None:
    chunks = [passage("We open at nine on weekdays. " * 8, number=n) for n in range(60)]
    steps: list[Step] = []
    assert len(list(model.embed_passages(chunks, progress=steps.append))) == 60
    assert steps[-1] == Step("embedding", 60, 60)
    token, got = CancelToken(), list[ChunkVectors]()
    token_stops = model.embed_passages(chunks, token=token, progress=lambda _: token.cancel())
    with pytest.raises(Cancelled):
        got.extend(token_stops)
    assert 0 < len(got) < 60


def test_threads_may_embed_at_once(model: MiniLM) -> None:
    expected = model.embed_question("When do you open?")
    found: list[float] = []

    def ask() -> None:
        found.extend(float(model.embed_question("When do you open?") @ expected) for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(found) == 80
    assert min(found) > 0.9999
