"""From files on disk to an encrypted bot that answers: real children, a real file, real indexes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from builder.core.document import AddResult, Outcome
from builder.core.journal import FileState
from builder.core.policy import PrivacyPolicy
from builder.knowledge.pipeline import Pipeline
from builder.knowledge.queue import Queue
from builder.knowledge.retriever import Retriever
from builder.privacy.pii import build_detector
from builder.vault.botfile import BotFile
from tests.support.documents import encrypt_pdf, garbage, make_docx, make_pdf, make_scan, make_xlsx
from tests.support.embedders import WordEmbedder
from tests.support.stores import PASSPHRASE, make_bot

ROOT = Path(__file__).resolve().parents[2]
MARKER = "waterproofing"


def _fill(folder: Path) -> None:
    """A shop's documents, and some that cannot be read."""
    prices: list[list[Any]] = [["Service", "Price"], ["Haircut", 35], ["Beard trim", 20]]
    files: dict[str, bytes] = {
        "terms.pdf": make_pdf(["General terms."], [f"Orders for {MARKER} take nine days."]),
        "handbook.docx": make_docx(),
        "prices.xlsx": make_xlsx({"Prices": prices}),
        "stock.csv": b"Item;Pieces\nTeapot;12\nKettle;7\n",
        "page.html": b"<html><body><h1>Hours</h1><p>Open from nine to six.</p></body></html>",
        "returns.md": b"# Returns\n\nSend it back within 30 days. Ask jo.doe@mail.example.\n",
        "about.txt": "Wir sind in der Altstadt, Größe zählt.".encode("latin-1"),
        "secret.pdf": encrypt_pdf(make_pdf(["x"]), user="secret"),
        "scan.pdf": make_scan(),
        "broken.docx": garbage(),
        "empty.txt": b"",
        "old.rar": b"Rar!\x1a\x07",
    }
    for name, data in files.items():
        (folder / name).write_bytes(data)


def _pipeline(file: BotFile, **options: Any) -> Pipeline:
    return Pipeline(
        documents=file.documents,
        chunks=file.chunks,
        queue=Queue(file.journal),
        detector=build_detector(),
        policy=PrivacyPolicy(),
        **options,
    )


def test_a_folder_becomes_an_encrypted_bot_that_finds_its_passages(tmp_path: Path) -> None:
    folder, path = tmp_path / "shop", tmp_path / "bots" / "shop.hushbot"
    folder.mkdir()
    path.parent.mkdir()
    _fill(folder)
    with make_bot(path, passphrase=PASSPHRASE) as file:
        retriever = Retriever(file.passages(), embedder=None, language="en")
        retriever.load_keywords()
        pipeline = _pipeline(file, embedder=WordEmbedder(), indexes=[retriever])

        results = {result.document: result for result in pipeline.add([folder])}

        _every_outcome_is_told(results)
        spoken = {document.name: document.language for document in file.documents.all()}
        assert (spoken["returns.md"], spoken["about.txt"]) == ("en", "de")
        (hit, *_) = retriever.search(f"orders for {MARKER}", k=3)
        assert (hit.document, hit.chunk.ref.page) == ("terms.pdf", 2)
        (hit, *_) = retriever.search("price of a beard trim", k=3)
        assert (hit.document, hit.chunk.ref.sheet) == ("prices.xlsx", "Prices")
        assert "Service: Beard trim; Price: 20" in hit.chunk.sentence_texts()
        assert retriever.readiness().vectors == retriever.readiness().passages
        again = {result.outcome for result in pipeline.add([folder / "returns.md"])}
        assert again == {Outcome.UNCHANGED}
        retriever.close()
    _everything_is_still_there_and_nothing_is_readable(path)


def _every_outcome_is_told(results: dict[str, AddResult]) -> None:
    ready = {name for name, result in results.items() if result.outcome is Outcome.READY}
    assert ready == {
        "terms.pdf", "handbook.docx", "prices.xlsx", "stock.csv", "page.html", "returns.md",
        "about.txt",
    }  # fmt: skip
    assert {name: r.error_code for name, r in results.items() if name not in ready} == {
        "secret.pdf": "document_encrypted",
        "scan.pdf": "document_no_text",
        "broken.docx": "document_damaged",
        "empty.txt": "document_empty",
        "old.rar": "document_unsupported",
    }
    assert results["returns.md"].findings == {"EMAIL_ADDRESS": 1}


def _everything_is_still_there_and_nothing_is_readable(path: Path) -> None:
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        source = file.passages()
        texts = [chunk.text for chunk in source.chunks()]
        assert len(list(source.vectors())) == len(texts)
        assert any(MARKER in text for text in texts)
        assert not any("jo.doe" in text for text in texts)
        assert any("[EMAIL_ADDRESS]" in text for text in texts)
        assert any("Größe zählt" in text for text in texts)
        assert len(file.documents.all()) == 11  # the empty file has nothing to remember
    for part in path.parent.iterdir():
        assert MARKER.encode() not in part.read_bytes()


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.integration.test_ingest import _pipeline
from tests.support.embedders import WordEmbedder
from tests.support.stores import PASSPHRASE
from builder.vault.botfile import BotFile

class Dying(WordEmbedder):
    def embed_passages(self, chunks, *, token=None, progress=None):
        for vectors in super().embed_passages(chunks, token=token):
            if self.embedded == 50:  # over all files: how many are read by now, nobody knows
                os.kill(os.getpid(), signal.SIGKILL)
            yield vectors

file = BotFile.open(Path(sys.argv[1]), passphrase=PASSPHRASE)
list(_pipeline(file, embedder=Dying()).add([Path(sys.argv[2])]))
"""


@pytest.mark.skipif(os.name != "posix", reason="ends a process by signal")
def test_a_program_killed_while_it_reads_leaves_a_file_that_goes_on(tmp_path: Path) -> None:
    folder, path = tmp_path / "shop", tmp_path / "shop.hushbot"
    folder.mkdir()
    for number in range(3):
        lines = [f"Article {number} {line} is sold in our shop. " * 20 for line in range(30)]
        (folder / f"{number}.md").write_text("\n\n".join(lines))
    make_bot(path, passphrase=PASSPHRASE).close()

    done = subprocess.run(
        [sys.executable, "-c", KILLED, path, folder],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
    )

    assert done.returncode == -9
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        counts = [file.chunks.counts(document.id) for document in file.documents.all()]
        assert 0 < sum(vectors for _, vectors in counts) < 50
        assert len(file.journal.entries()) == 3
        results = list(_pipeline(file, embedder=WordEmbedder()).resume())
        assert {result.outcome for result in results} == {Outcome.READY}
        assert file.chunks.without_vectors() == []
        assert [document.name for document in file.documents.all()] == ["0.md", "1.md", "2.md"]
        assert {entry.state for entry in file.journal.entries()} == {FileState.READY}


FULL = """
import resource, sys
from pathlib import Path
from builder.core.errors import MachineError
from builder.vault.botfile import BotFile
from tests.integration.test_ingest import _pipeline
from tests.support.embedders import WordEmbedder
from tests.support.stores import PASSPHRASE

path = Path(sys.argv[1])
file = BotFile.open(path, passphrase=PASSPHRASE)
room = max(path.stat().st_size, 1) + int(sys.argv[3])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.RLIM_INFINITY))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    list(_pipeline(file, embedder=WordEmbedder()).add([Path(sys.argv[2])]))
except MachineError as error:
    sys.exit(0 if error.code == "no_space" else 3)
sys.exit(4)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits the size of files")
@pytest.mark.parametrize("room", [5_000, 60_000, 250_000])
def test_a_full_disk_stops_the_reading_and_loses_nothing(tmp_path: Path, room: int) -> None:
    folder, path = tmp_path / "shop", tmp_path / "shop.hushbot"
    folder.mkdir()
    for number in range(12):
        (folder / f"{number:02}.md").write_text(f"Article {number} is sold in our shop. " * 400)
    make_bot(path, passphrase=PASSPHRASE).close()

    done = subprocess.run(
        [sys.executable, "-c", FULL, path, folder, str(room)],
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stderr
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        # Before the folder itself is written down nothing was promised.
        pipeline = _pipeline(file, embedder=WordEmbedder())
        list(pipeline.resume() if file.journal.entries() else pipeline.add([folder]))
        assert len(file.documents.all()) == 12
        assert file.chunks.waiting() == {}
        assert {entry.state for entry in file.journal.entries()} <= {
            FileState.READY,
            FileState.UNCHANGED,
        }
