"""fakellm, an OpenAI-compatible server that nobody here wrote, as a child process on loopback."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPLY = "The shop opens at nine. It closes at six."
_CONFIG = f"""\
version: 1
defaults:
  fallback: deterministic_echo
rules:
  - name: hours
    when:
      messages_contain: "open"
    respond:
      content: "{REPLY}"
  - name: refused
    when:
      model_matches: "locked-*"
    respond:
      status: 401
      error: "Incorrect API key provided"
  - name: busy
    when:
      model_matches: "busy-*"
    respond:
      status: 429
      error: "Rate limit exceeded"
  - name: fine
    respond:
      content: "yes"
"""
_STARTS_WITHIN_S = 60.0


@contextmanager
def fakellm(folder: Path) -> Iterator[str]:
    """The base address of a running server; its rules go into `folder`."""
    config = folder / "fakellm.yaml"
    config.write_text(_CONFIG)
    port = _free_port()
    command = [sys.executable, "-c", "from fakellm.cli import main; main()"]
    options = ["serve", "--host", "127.0.0.1", "--port", str(port), "--config", str(config)]
    with subprocess.Popen(
        [*command, *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_until_it_answers(process, port)
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.terminate()
            process.wait(20)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _wait_until_it_answers(process: subprocess.Popen[bytes], port: int) -> None:
    ends = time.monotonic() + _STARTS_WITHIN_S
    pause = threading.Event()
    while process.poll() is None and time.monotonic() < ends:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            pause.wait(0.05)
        else:
            return
    raise RuntimeError("fakellm did not start")
