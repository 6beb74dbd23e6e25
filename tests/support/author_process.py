"""An author who uses everything, erases some of it, and waits to be killed.

Run as a program: the folder of the documents is its argument; what it prints is JSON.
"""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from pathlib import Path

import httpx

from builder.bundle.identity import identity_of, recipient_of
from builder.bundle.lock import Lock
from builder.core.backup import Every
from builder.core.conversation import Question
from builder.core.pinned import Pair
from builder.core.question_set import TestQuestion
from builder.studio import (
    backup_comparing,
    backup_plan,
    backups,
    bots,
    corrections,
    documents,
    duplicating,
    facts,
    health,
    launch_checklist,
    paperwork,
    publishing,
    question_sets,
    requests,
    subject_erasure,
    subjects,
)
from builder.studio import restoring as bots_restoring
from builder.studio.bots import Workbench
from builder.studio.history import restoring
from builder.studio.testers.page import PageForTesters
from builder.vault import recovery
from builder.vault.restoring import Ways
from builder.vault.secret import Secret
from tests.support.embedders import WordEmbedder
from tests.support.hosts import named, read_events
from tests.support.stores import CHEAP

PASSPHRASE = Secret("seven quiet herons cross the estuary")
CODE = Secret(recovery.spell(b"a code for the tests"))
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
    hand_out(bench, folder)
    facts.save(bench, before)
    revision = restoring.listing(bench)[1].revision.n
    restoring.restore(bench, revision)
    facts.save(bench, before)


def hand_out(bench: Workbench, folder: Path) -> None:
    """Whatever leaves the bot, or shows it to others, while it still holds everything."""
    away = bench.file.path.parent.parent / "away"
    away.mkdir()
    bench.change({"contact.email": "harbour@example.org"})
    backups.add_recovery(bench, CODE)
    host = recipient_of(identity_of(b"7" * 32))
    waivers = {item.code: "a test" for item in launch_checklist.check(bench) if item.blocks}
    publishing.export(bench, away / "harbour.hush", lock=Lock(recipients=(host,)), waivers=waivers)
    backup_plan.choose(bench, Every.DAILY, away)
    made = backup_plan.run(bench)
    assert made
    backup_comparing.compare(bench, Path(made.file))
    ways = Ways(passphrase=PASSPHRASE, cost=CHEAP)
    bots_restoring.restore(Path(made.file), ways, secret=CODE, name="Harbour before")
    duplicating.duplicate(bench, "Harbour twin", keyring=None, passphrase=PASSPHRASE)
    papers = folder / "papers"  # to be read: where the owner wants them
    paperwork.print_papers(bench, papers, kinds=paperwork.KINDS, language="en")
    visit_testers_page(bench)


def visit_testers_page(bench: Workbench) -> None:
    page = PageForTesters(bench)
    origin = page.address.rstrip("/")
    link = page.invite("Anna").partition("#")[2]
    with httpx.Client(base_url=origin, headers={"origin": origin}, trust_env=False) as client:
        assert client.post("/api/testers/join", json={"token": link}).status_code == 200
        face = client.get("/api/widget", params={"language": "en"}).json()
        consent = {"version": face["consent"]["version"], "purposes": ["answer"]}
        body = {"consent": consent, "language": "en"}
        token = client.post("/api/session", json=body).json()["token"]
        asked = {"token": token, "message": "When does the tour leave?"}
        (done,) = named(read_events(client.post("/api/chat", json=asked).text), "done")
        said = {"token": token, "id": done["id"], "thumb": "down", "note": f"{KEPT} is missing"}
        assert client.post("/api/testers/note", json=said).status_code == 200
    page.close()


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
    (listed,) = backups.listed(bench)
    assert listed.erased_since
    bench.close()  # so that its marks can be asked
    ways = Ways(passphrase=PASSPHRASE, cost=CHEAP)
    file = Path(listed.made.file)
    back = bots_restoring.restore(file, ways, secret=CODE, name="Harbour back")
    assert (back.erased, back.unknown, back.since) == (2, False, True)
    bench = bots.open_bot(path, keyring=None, passphrase=PASSPHRASE)
    told = {
        "file": str(path),
        "back": str(back.path),
        "gone": sorted(set(gone) - set(left)),
        "left": left,
    }
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    time.sleep(600)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
