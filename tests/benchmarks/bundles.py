"""How a large bot is sealed and opened: time beside `tar | age`, and memory.

    python -m tests.benchmarks.bundles [PASSAGES]...

The bots are those of `tests.benchmarks.scale`. An export reads the encrypted bot file
(`gather_s`) and seals what it read (`seal_s`: signed, hashed and on the disk); `tar | age` gets the
same parts as plain files. So there are two ratios: of sealing the same bytes, and of the whole
export. The best of three is told, and processor seconds (`_cpu`), as others may be at work. Each
step has a process of its own, so that memory is its alone.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from builder.answering.assembly import assemble
from builder.bundle import reader
from builder.bundle.identity import new_identity
from builder.bundle.lock import Lock
from builder.bundle.signing import SigningKey
from builder.bundle.writer import Contents, seal
from builder.core.bot import BotSpec
from builder.core.conversation import Question
from builder.core.ids import new_id
from builder.core.progress import Step
from builder.privacy.egress import Door
from builder.vault.botfile import BotFile
from builder.vault.passphrase import Cost
from builder.vault.secret import Secret
from tests.benchmarks.output import say
from tests.benchmarks.scale import PASSPHRASE, WORDS, LatentEmbedder, build
from tests.support.ledger import MemoryLedger

SIZES = (2_000, 20_000, 100_000)
TRIES = 3


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class _Watch:
    """Notes when the parts were gathered, from what an export tells of itself."""

    def __init__(self) -> None:
        self.started, self.gathered = _now(), _now()

    def tell(self, step: Step) -> None:
        if step.done == 1:
            self.gathered = _now()

    def taken(self) -> dict[str, float]:
        """Seconds of each part, by the clock and by the processors."""
        ended = _now()
        pairs = {"gather": (self.started, self.gathered), "seal": (self.gathered, ended)}
        pairs["export"] = (self.started, ended)
        return {
            f"{name}_{kind}": end[at] - start[at]
            for name, (start, end) in pairs.items()
            for at, kind in enumerate(("s", "cpu"))
        }


def _now() -> tuple[float, float]:
    return time.perf_counter(), sum(os.times()[:4])


def _best(tries: Iterable[dict[str, float]]) -> dict[str, float]:
    """The least of each figure."""
    found: dict[str, float] = {}
    for figures in tries:
        found |= {name: min(value, found.get(name, value)) for name, value in figures.items()}
    return found


def sealed(path: Path, to: Path, recipient: str) -> dict[str, Any]:
    """Seal the bot in `path` to `recipient`."""
    with BotFile.open(path, passphrase=PASSPHRASE) as file:
        contents, key = Contents(file.spec(), file.passages()), SigningKey.generate()
        lock, before, tries = Lock(recipients=(recipient,)), _peak(), []
        for version in range(1, TRIES + 1):
            watch = _Watch()
            made = seal(
                contents, to=to, lock=lock, signing_key=key, version=version, progress=watch.tell
            )
            tries.append(watch.taken())
    return {
        **_best(tries),
        "size_mb": made.size / 2**20,
        "seal_peak_mb": _peak(),
        "seal_grew_mb": _peak() - before,
        "signer": made.signer,
        "said_mb": made.memory,
    }


def opened(file: Path, signer: str, identity: Path) -> dict[str, Any]:
    """Open a bundle and answer from it, as a host does."""
    started = time.perf_counter()
    secret = Secret(identity.read_text())
    bundle = reader.open_bundle(file, signer=signer, identity=secret)
    took, first = time.perf_counter() - started, _peak()
    sizes = {member.name: member.size for member in bundle.manifest.members}
    door = Door(lambda: bundle.spec.privacy, MemoryLedger())
    bot = assemble(bundle.spec, bundle.source, embedder=LatentEmbedder(), door=door, secrets=None)
    bot.retriever.load_keywords()
    bot.retriever.load_vectors()
    bot.answer(Question("w1 w2 w3 w40"))
    return {
        "open_s": took,
        "open_peak_mb": first,
        "host_peak_mb": _peak(),
        "passages_mb": sizes["passages.jsonl"] / 2**20,
        "vectors_mb": sizes["vectors.bin"] / 2**20,
    }


def beside(folder: Path, bundle: Path, recipient: str, identity: Path) -> dict[str, float]:
    """Seconds that `tar | age` takes for the same bytes."""
    payload, plain = folder / "payload.age", folder / "plain"
    plain.mkdir()
    with payload.open("wb") as out:
        subprocess.run(["tar", "-xOf", bundle, payload.name], stdout=out, check=True)
    with subprocess.Popen(["age", "-d", "-i", identity, payload], stdout=subprocess.PIPE) as flow:
        subprocess.run(["tar", "-xf", "-", "-C", plain], stdin=flow.stdout, check=True)
    tries = []
    for _ in range(TRIES):
        started = _now()
        again = ["age", "-r", recipient, "-o", str(folder / "again.age")]
        with subprocess.Popen(
            ["tar", "-cf", "-", "-C", plain, "."], stdout=subprocess.PIPE
        ) as flow:
            subprocess.run(again, stdin=flow.stdout, check=True)
        ended = _now()
        figures = zip(("tar_age_s", "tar_age_cpu"), started, ended, strict=True)
        tries.append({name: end - start for name, start, end in figures})
    return _best(tries)


def _in_a_process(*words: object) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.bundles", *map(str, words)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def measured(folder: Path, passages: int, words_each: int = WORDS) -> dict[str, Any]:
    """Everything about one size; `words_each` of each sentence."""
    path, bundle, identity = (folder / name for name in ("a.hushbot", "a.hush", "identity"))
    secret, recipient = new_identity()
    identity.write_text(secret.text())
    spec = BotSpec(id=new_id(), name=f"{passages}", created="2026-01-01T00:00:00+00:00")
    with BotFile.create(path, spec, passphrase=PASSPHRASE, cost=Cost(memory_kib=8192)) as file:
        build(file, passages, words_each)
    found = _in_a_process("--seal", path, bundle, recipient)
    found |= _in_a_process("--open", bundle, found.pop("signer"), identity)
    found |= beside(folder, bundle, recipient, identity)
    for name in ("seal", "export"):
        for kind in ("s", "cpu"):
            of = found[f"tar_age_{kind}"]
            found[f"{name}_ratio_{kind}"] = found[f"{name}_{kind}"] / of if of else 0.0
    return found


def main(argv: list[str]) -> int:
    """Measure each size and print it."""
    if argv[:1] == ["--seal"]:
        say(json.dumps(sealed(Path(argv[1]), Path(argv[2]), argv[3])))
    elif argv[:1] == ["--open"]:
        say(json.dumps(opened(Path(argv[1]), argv[2], Path(argv[3]))))
    else:
        for passages in map(int, argv or map(str, SIZES)):
            with tempfile.TemporaryDirectory() as scratch:
                found = measured(Path(scratch), passages)
            shown = {name: round(value, 2) for name, value in found.items()}
            say(json.dumps({"passages": passages} | shown))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
