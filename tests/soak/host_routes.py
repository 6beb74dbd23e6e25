"""Throws generated requests at every route of a host, with a generator that nobody here wrote.

    python -m venv /tmp/fuzz && /tmp/fuzz/bin/pip install schemathesis
    python -m tests.soak.host_routes --with /tmp/fuzz/bin/schemathesis [--examples 200] [--seed N]

It reads the host's own description and sends what fits it and what does not: no answer may be a
failure of the host's, undescribed, or of another form than described. Each kind of token has a
round of its own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.support.fuzzing import tireless_app
from tests.support.host_process import Caller
from tests.support.hosts import PROGRAM, READER, running

_CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_schema_conformance,unsupported_method,ignored_auth"
)


def main() -> int:
    """Run it; the generator's exit code."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--with", dest="program", required=True, help="schemathesis")
    parser.add_argument("--examples", default="100", help="for each route and phase")
    parser.add_argument("--seed", default="1")
    given = parser.parse_args()
    with (
        tempfile.TemporaryDirectory() as folder,
        running(tireless_app(Path(folder))) as host,
        Caller(host) as visitor,
    ):
        for token in (PROGRAM, READER, visitor.token):
            words = [
                given.program, "run", f"{host}/openapi.json", "--checks", _CHECKS,
                "--max-examples", given.examples, "--seed", given.seed, "--no-color",
                "-H", f"Origin: {host}", "-H", f"Authorization: Bearer {token}",
            ]  # fmt: skip
            if code := subprocess.run(words, check=False, cwd=folder).returncode:
                return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
