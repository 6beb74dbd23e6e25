"""A second bot like the first, with keys of its own and nothing that happened to the first."""

from __future__ import annotations

from pathlib import Path

import pytest

from builder.core.conversation import Question
from builder.core.errors import UsageError, VaultError
from builder.core.pinned import Pair, Pinned
from builder.core.question_set import TestQuestion
from builder.core.spending import Spent
from builder.studio import bots, documents, duplicating, facts, question_sets, subject_erasure
from builder.vault.memory_store import MemoryStore
from tests.support.desk import make_bench
from tests.support.embedders import WordEmbedder


def test_what_it_knows_goes_along_and_what_happened_stays(tmp_path: Path) -> None:
    keyring = MemoryStore()
    bench = make_bench("First", keyring=keyring)
    facts.save(bench, Pinned(pairs=(Pair("p", "Tandems?", "Yes, on Mondays."),)))
    question_sets.put(bench, TestQuestion("q", "When do you open?"))
    question_sets.ask_all(bench)
    bench.file.spending.add(Spent("m", 1, 1, 5, "USD", calls=1))
    bench.file.secrets.put("provider:openai", b"sk-secret")
    subject_erasure.erase(bench, ["returns.txt"])
    vectors = {each.chunk_id: each.passage for each in bench.file.passages().vectors()}

    path = duplicating.duplicate(bench, "Second", keyring=keyring, passphrase=None)
    first_id = bench.spec.id
    bench.close()

    with bots.open_bot(path, keyring=keyring) as other:
        assert (other.spec.name, other.spec.id != first_id) == ("Second", True)
        assert {each.name for each in documents.listing(other)} == {"hours.md", "prices.pdf"}
        assert {e.chunk_id: e.passage for e in other.file.passages().vectors()} == vectors
        assert facts.read(other).pairs[0].answer == "Yes, on Mondays."
        assert [each.id for each in question_sets.questions(other)] == ["q"]
        assert question_sets.last_run(other) is None
        assert other.file.spending.figures() == []
        assert other.file.secrets.get("provider:openai") is None
        assert {"bot_duplicated", "document_removed"} & set(other.file.audit.counts()) == {
            "bot_duplicated"
        }
        assert len(other.file.tombstones) >= 2, "what was erased must not come back here either"
        other.bot.retriever.embedder = WordEmbedder()
        other.bot.load()
        assert "on Mondays" in other.bot.answer(Question("Tandems?")).text


def test_a_name_that_is_taken_or_none_is_refused_and_a_free_one_is_offered() -> None:
    keyring = MemoryStore()
    bench = make_bench("First", keyring=keyring, filled=False)
    assert duplicating.free_name(bench) == "First copy"
    duplicating.duplicate(bench, "First copy", keyring=keyring, passphrase=None)
    assert duplicating.free_name(bench) == "First copy 2"
    with pytest.raises(VaultError, match="bot_exists"):
        duplicating.duplicate(bench, "First copy", keyring=keyring, passphrase=None)
    with pytest.raises(UsageError, match="bad_name"):
        duplicating.duplicate(bench, " ", keyring=keyring, passphrase=None)
    with pytest.raises(VaultError, match="no_key_store"):
        duplicating.duplicate(bench, "Third", keyring=None, passphrase=None)
    bench.close()
