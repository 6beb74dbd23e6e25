"""The work that both sides are timed at: text files to take in, and questions about them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.question_sets import selqa


@dataclass(frozen=True, slots=True)
class Work:
    """A folder of text files, and a file with `[[question, document], …]`.

    The first question is about the first file by name.
    """

    folder: Path
    questions: Path
    kilobytes: float


def lay_out(path: Path, place: Path, kilobytes: int) -> Work:
    """Write sections of SelQA into `place` until there are so many kilobytes of text."""
    collection = selqa(path)
    folder = place / "documents"
    folder.mkdir(parents=True)
    size = 0
    for name, document in collection.documents.items():
        if size >= kilobytes * 1000:
            break
        text = "\n\n".join(section.text for section in document.sections)
        size += (folder / name).write_bytes(text.encode("utf-8"))
    there = {each.name for each in folder.iterdir()}
    asked = [[a.question, a.document] for a in collection.asked if a.document in there]
    asked.sort(key=lambda pair: pair[1])
    questions = place / "questions.json"
    questions.write_text(json.dumps(asked), encoding="utf-8")
    return Work(folder, questions, round(size / 1000, 1))
