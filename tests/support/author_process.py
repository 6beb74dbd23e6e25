"""An author who uses everything, erases some of it, and waits to be killed.

Run as a program: the folder of the documents is its argument; what it prints is JSON.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

from builder.core.conversation import Question
from builder.core.pinned import Pair
from builder.core.question_set import TestQuestion
from builder.studio import (
    bots,
    corrections,
    documents,
    facts,
    health,
    launch_checklist,
    question_sets,
    requests,
    subject_erasure,
    subjects,
)
from builder.studio.bots import Workbench
from builder.vault.secret import Secret
from tests.support.embedders import WordEmbedder

PASSPHRASE = Secret("seven quiet herons cross the estuary")
ERASED = (
    "vanishmark-text", "vanishmark-name", "vanishmark-correction", "vanishmark-heading",
    "vanishmark-request", "vanishmark-fact", "Zebulon Quillfeather",
)  # fmt: skip
KEPT = "staymark-control"

FILES = {
    "vanishmark-name.md": "# vanishmark-heading\n\nThe harbour tour vanishmark-text leaves at"
    " noon from pier four.\n\nBring a warm coat, as it is windy on the water.\n",
    "crew.md": "# Crew\n\nThe boat is steered by Zebulon Quillfeather on weekdays.\n\n"
    "## Shifts of Zebulon Quillfeather\n\nTickets are sold at the staymark-control kiosk.\n",
}


def vectors(bench: Workbench, name: str) -> list[str]:
    document = bench.file.documents.by_name(name)
    assert document is not None
    return [each.passage.hex() for each in bench.file.chunks.vectors_of_document(document.id)]


def use(bench: Workbench, folder: Path) -> None:
    for name, text in FILES.items():
        (folder / name).write_text(text)
    results = list(documents.add(bench, [folder / name for name in FILES]))
    assert all(result.chunks for result in results), results
    bench.change({"business.people": ("Zebulon Quillfeather",)})
    list(documents.read_again(bench))
    first = corrections.listing(bench, "vanishmark-name.md")[0]
    corrections.correct(bench, first.chunk.id, "The tour vanishmark-correction leaves at one.")
    pair = Pair("p", "Is there a vanishmark-fact?", "Yes, there is a vanishmark-fact.")
    before = facts.read(bench)
    facts.save(bench, replace(before, pairs=(pair,)))
    for question in ("When does the vanishmark-text tour leave?", "Who steers the boat?"):
        bench.bot.answer(Question(question))
    for key, asked in (("q1", "When does the tour leave at one?"), ("q2", "Who steers the boat?")):
        question_sets.put(bench, TestQuestion(key, asked, expect=("noon",)))
    answers = [each.answer for each in question_sets.ask_all(bench).verdicts.values()]
    assert "vanishmark" in answers[0], answers
    assert "Zebulon" in answers[1], answers
    health.inspect(bench)
    launch_checklist.check(bench)
    facts.save(bench, before)


def erase(bench: Workbench) -> None:
    made = requests.add(bench, "erasure", person="vanishmark-request", note="vanishmark-request")
    requests.identify(bench, made.request.id, "vanishmark-request wrote from the known address")
    assert subjects.find(bench, "Zebulon Quillfeather").documents
    subject_erasure.take_out(bench, "Zebulon Quillfeather", ["crew.md"])
    subject_erasure.erase(bench, ["vanishmark-name.md"])
    requests.remove(bench, made.request.id)


def main(folder: Path) -> None:
    path = bots.create("Harbour", keyring=None, passphrase=PASSPHRASE)
    bench = bots.open_bot(path, keyring=None, passphrase=PASSPHRASE)
    bench.bot.retriever.embedder = WordEmbedder()
    bench.bot.retriever.load_keywords()
    use(bench, folder)
    gone = [*vectors(bench, "vanishmark-name.md"), *vectors(bench, "crew.md")]
    erase(bench)
    left = vectors(bench, "crew.md")
    told = {"file": str(path), "gone": sorted(set(gone) - set(left)), "left": left}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    time.sleep(600)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
