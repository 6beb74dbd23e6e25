"""fakellm, an OpenAI-compatible server that nobody here wrote, as a child process on loopback."""

from __future__ import annotations

import os
import subprocess
import sys
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
# It takes a port itself and says which once it can answer: a port chosen for it and let go again
# may be somebody else's by then.
_PROGRAM = """\
import socket, sys
import uvicorn
from fakellm.server import app
server = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False))
with socket.create_server(("127.0.0.1", 0)) as door:
    print(door.getsockname()[1], flush=True)
    server.run(sockets=[door])
"""


@contextmanager
def fakellm(folder: Path) -> Iterator[str]:
    """The base address of a running server; its rules go into `folder`."""
    config = folder / "fakellm.yaml"
    config.write_text(_CONFIG)
    with subprocess.Popen(
        [sys.executable, "-c", _PROGRAM],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "FAKELLM_CONFIG": str(config)},
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            port = process.stdout.readline().strip()
            assert port, "fakellm did not start"
            yield f"http://127.0.0.1:{port}/v1"
        finally:
            process.terminate()
            process.wait(60)
