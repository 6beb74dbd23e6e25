from __future__ import annotations

import io
import itertools
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from builder.core.document import LoadedDocument, Section, SourceRef
from builder.core.errors import Cancelled, DocumentError
from builder.core.progress import CancelToken
from builder.knowledge import worker
from builder.knowledge.limits import MEBIBYTE, Limits
from builder.knowledge.loaders import load
from builder.knowledge.wire import Hearing, document_lines, error_line
from builder.knowledge.worker_child import read_one, restrict
from tests.support.documents import make_bomb, make_docx, make_echo, make_pdf, make_xlsx

posix = pytest.mark.skipif(os.name != "posix", reason="limits of the system itself")


def _code(data: bytes, name: str, limits: Limits) -> str:
    with pytest.raises(DocumentError) as caught:
        worker.parse(data, name, limits=limits)
    return caught.value.code


def _other_child(program: str) -> list[str]:
    """A child that does something else than ours."""
    return [sys.executable, "-c", program]


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"Open 9-18.\n\nClosed on Sundays.", "hours.txt"),
        (make_pdf(["One."], ["Two."]), "two.pdf"),
        (make_docx(), "terms.docx"),
        (make_xlsx({"Prices": [["Service", "Price"], ["Cut", 35]]}), "prices.xlsx"),
    ],
)
def test_a_child_reads_what_the_loader_reads(data: bytes, name: str) -> None:
    parsed = worker.parse(data, name)

    assert (parsed.media_type, parsed.document) == load(data, name)


def test_the_file_s_own_reason_comes_back_with_its_parameters() -> None:
    with pytest.raises(DocumentError) as caught:
        worker.parse(b"Rar!\x1a\x07", "old.rar")

    assert caught.value.code == "document_unsupported"
    assert caught.value.params == {"suffix": ".rar", "better": "PDF"}


def test_a_file_over_the_limit_is_refused_unread() -> None:
    with pytest.raises(DocumentError) as caught:
        worker.parse(bytes(3 * MEBIBYTE), "a.txt", limits=Limits(file_bytes=MEBIBYTE))

    assert caught.value.code == "document_too_large"
    assert caught.value.params == {"size_mb": 3.0, "limit_mb": 1.0}


def test_a_small_workbook_that_yields_gigabytes_is_stopped() -> None:
    data = make_echo("spam " * 6000, rows=3000)

    assert len(data) < 40_000
    assert _code(data, "bomb.xlsx", Limits()) == "document_too_much_text"


def test_a_zip_bomb_is_not_opened() -> None:
    assert _code(make_bomb(), "bomb.docx", Limits()) == "document_archive_unsafe"


@posix
def test_a_file_that_needs_too_much_memory_says_so() -> None:
    lines = b"a\n" * (20 * MEBIBYTE)

    assert _code(lines, "lines.txt", Limits(memory_bytes=200 * MEBIBYTE)) == "document_memory"


def test_a_child_that_takes_too_long_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "pid"

    looks = itertools.count()

    def now() -> float:  # time does not pass before the child is at work; then it flies
        return 1000.0 * next(looks) if mark.exists() and mark.read_text() else 0.0

    monkeypatch.setattr(worker, "time", SimpleNamespace(monotonic=now, sleep=time.sleep))
    child = _other_child(
        f"import os, pathlib, time; pathlib.Path({str(mark)!r}).write_text(str(os.getpid()));"
        "time.sleep(600)"
    )

    with pytest.raises(DocumentError, match="document_timeout"):
        worker.parse(b"text", "a.txt", limits=Limits(wall_seconds=999.0), command=child)

    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)


def test_cancelling_kills_the_child(tmp_path: Path) -> None:
    mark = tmp_path / "pid"
    child = _other_child(
        f"import os, pathlib, time; pathlib.Path({str(mark)!r}).write_text(str(os.getpid()));"
        "time.sleep(600)"
    )
    token = CancelToken()

    def cancel_when_started() -> None:
        while not (mark.exists() and mark.read_text()):
            threading.Event().wait(0.01)
        token.cancel()

    canceller = threading.Thread(target=cancel_when_started)
    canceller.start()
    with pytest.raises(Cancelled):
        worker.parse(bytes(4 * MEBIBYTE), "a.txt", token=token, command=child)
    canceller.join()

    with pytest.raises(ProcessLookupError):
        os.kill(int(mark.read_text()), 0)


@pytest.mark.parametrize(
    ("program", "code"),
    [
        ("import os; os._exit(3)", "document_damaged"),
        ("print('no json')", "document_damaged"),
        ("print('[]')", "document_damaged"),
        ("print('x' * 5_000_000)", "document_damaged"),
        ("""print('{"error": "../etc", "params": {}}')""", "document_damaged"),
        ("""print('{"error": "document_empty", "params": {}}')""", "document_empty"),
        ("import sys; sys.stdin.buffer.read()", "document_damaged"),
    ],
)
def test_a_child_that_falls_over_or_babbles_is_a_damaged_file(program: str, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        worker.parse(b"text", "a.txt", command=_other_child(program))

    assert caught.value.code == code


@posix
@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("SIGXCPU", "document_timeout"),
        ("SIGKILL", "document_memory"),
        ("SIGSEGV", "document_damaged"),
    ],
)
def test_the_signal_that_ended_a_child_tells_why(name: str, code: str) -> None:
    program = (
        "import os, signal, resource; resource.setrlimit(resource.RLIMIT_CORE, (0, 0));"
        f"os.kill(os.getpid(), signal.{name})"
    )

    with pytest.raises(DocumentError) as caught:
        worker.parse(b"text", "a.txt", command=_other_child(program))

    assert caught.value.code == code


def test_a_program_that_cannot_start_is_told(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="document_not_started"):
        worker.parse(b"text", "a.txt", command=[str(tmp_path / "nothing")])


def test_memory_is_watched_where_the_system_cannot_cap_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "MEMORY_CAPPED", False)

    assert worker.resident_bytes(os.getpid()) > MEBIBYTE
    assert worker.resident_bytes(2**22 + 1) == 0
    with pytest.raises(DocumentError, match="document_memory"):
        worker.parse(
            b"text",
            "a.txt",
            limits=Limits(memory_bytes=MEBIBYTE),
            command=_other_child("import time; time.sleep(600)"),
        )


def test_a_frozen_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert worker.child_command() == [sys.executable, "--parse-worker"]
    assert worker.child_environment() is None


def test_the_child_says_nothing_but_its_answer_and_ignores_the_folder_it_is_in(
    tmp_path: Path,
) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')")
    header = {"name": "a.pdf", "size": 20, "limits": Limits().as_dict()}
    data = json.dumps(header).encode() + b"\n%PDF-1.4 MARKER-TEXT"

    done = subprocess.run(
        worker.child_command(),
        input=data,
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, **(worker.child_environment() or {})},
    )

    assert json.loads(done.stdout)["error"] == "document_damaged"
    assert b"MARKER-TEXT" not in done.stdout + done.stderr


@posix
def test_a_restricted_process_is_ended_when_its_time_is_up() -> None:
    program = (
        "from builder.knowledge.worker_child import restrict;"
        "from builder.knowledge.limits import Limits\n"
        "restrict(Limits(cpu_seconds=1))\nwhile True: pass"
    )

    done = subprocess.run([sys.executable, "-c", program], check=False, timeout=120)

    assert done.returncode in {-signal.SIGXCPU, -signal.SIGKILL}


def test_a_reading_process_reaches_no_network_and_starts_no_program() -> None:
    program = (
        "import sys, socket, subprocess, os\n"
        "from builder.knowledge.worker_child import refuse_the_world\n"
        "sys.addaudithook(refuse_the_world)\n"
        "for way in (lambda: socket.create_connection(('127.0.0.1', 9)),\n"
        "            lambda: socket.getaddrinfo('localhost', 80),\n"
        "            lambda: subprocess.run(['true']), lambda: os.system('true')):\n"
        "    try: way()\n"
        "    except PermissionError as refusal: print(refusal)\n"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True, timeout=120
    )

    assert len(done.stdout.split()) == 4


def test_restricting_is_passed_over_where_the_system_has_no_limits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "resource", None)

    restrict(Limits())


def test_whatever_a_parser_raises_becomes_a_line_without_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fall(*_: object) -> None:
        raise RuntimeError("MARKER-TEXT")

    monkeypatch.setattr("builder.knowledge.loaders.load", fall)
    answer = io.BytesIO()

    read_one(io.BytesIO(b"text"), answer, "a.txt", 4)

    assert json.loads(answer.getvalue()) == {
        "error": "document_damaged",
        "params": {"detail": "RuntimeError"},
    }


def test_the_child_s_side_answers_with_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    answer = io.BytesIO()
    read_one(io.BytesIO(b"Open 9-18."), answer, "a.txt", 10)
    read_one(io.BytesIO(b"Rar!..."), answer, "a.rar", 7)

    text, end, error = [json.loads(line) for line in answer.getvalue().splitlines()]
    assert (text["text"], end["media_type"]) == ("Open 9-18.", "text/plain")
    assert error["error"] == "document_unsupported"

    def exhaust(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr("builder.knowledge.loaders.load", exhaust)
    with pytest.raises(MemoryError):
        read_one(io.BytesIO(b"text"), answer, "a.txt", 4)


REF = SourceRef(page=2, sheet="Prices", row=3, section="A › B", address="x", slide=1)
DOCUMENT = LoadedDocument(
    sections=(Section("Text “ü”\nline", REF, "table"), Section("More", SourceRef(), "code")),
    title="Title",
    stripped=("zero_width",),
    pages=4,
)


def _heard(*lines: bytes, limits: Limits | None = None) -> Hearing:
    hearing = Hearing(limits or Limits())
    for line in lines:
        hearing.take(line)
    return hearing


def test_what_is_said_is_heard_unchanged() -> None:
    parsed = _heard(*document_lines("text/plain", DOCUMENT)).parsed

    assert parsed is not None
    assert (parsed.media_type, parsed.document) == ("text/plain", DOCUMENT)


def test_an_error_is_heard_with_its_parameters() -> None:
    error = DocumentError("document_too_large", size_mb=1.5, suffix=".x", ok=True, none=None)

    with pytest.raises(DocumentError) as caught:
        _heard(error_line(error))

    assert (caught.value.code, caught.value.params) == (error.code, error.params)


@pytest.mark.parametrize(
    "said",
    [
        {"text": 1, "kind": "text", "ref": {}},
        {"text": "x", "kind": "program", "ref": {}},
        {"text": "x", "kind": "text"},
        {"text": "x", "kind": "text", "ref": {"page": "1"}},
        {"text": "x", "kind": "text", "ref": {"page": True}},
        {"text": "x", "kind": "text", "ref": {"section": "x" * 3000}},
        {"media_type": "text/plain", "title": 1, "stripped": [], "pages": None},
        {"media_type": "text/plain", "title": None, "stripped": [1], "pages": None},
        {"media_type": "text/plain"},
        {"error": "document_empty"},
        {"error": "document_empty", "params": {"x": ["y"]}},
        {"error": "model_missing", "params": {}},
        [],
        "x",
        None,
    ],
)
def test_what_is_not_ours_is_not_believed(said: Any) -> None:
    with pytest.raises(DocumentError, match="document_damaged"):
        _heard(json.dumps(said).encode())


def test_a_child_cannot_say_more_than_is_allowed() -> None:
    line = json.dumps({"text": "x" * 60, "kind": "text", "ref": {}}).encode()

    with pytest.raises(DocumentError, match="document_too_much_text"):
        _heard(line, line, limits=Limits(characters=100))
    with pytest.raises(DocumentError, match="document_damaged"):
        _heard(b"[" * 100_000)
