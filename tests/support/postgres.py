"""A real PostgreSQL server from the system's package: one a test process, which ends with it."""

from __future__ import annotations

import atexit
import contextlib
import functools
import itertools
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pg8000.dbapi
import pytest

_PLACES = "/usr/lib/postgresql/*/bin"
_USER, _PASSWORD = "hushdesk", "a-password-of-the-database"
_SETTINGS = {
    "fsync": "off",
    "full_page_writes": "off",
    "listen_addresses": "127.0.0.1",
    "max_connections": "100",
    "shared_buffers": "16MB",
    "dynamic_shared_memory_type": "mmap",
}

# Whatever becomes of the test process, also when it is killed: its end of the pipe is closed then.
_WATCH = """read -r _; data=$1; folder=$2; shift 2
"$@" -D "$data" -m immediate stop; rm -rf "$folder\""""

# Where the suite can install it itself (Debian, as root) it must be there: nothing is passed over.
_MAY_LACK = sys.platform != "linux" or os.geteuid() != 0
needs_postgres = pytest.mark.skipif(
    _MAY_LACK and not sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres")),
    reason="PostgreSQL is not installed",
)


class PostgresServer:
    """One server on a port of loopback.

    Attributes:
        port: where it listens.
    """

    def __init__(self) -> None:
        self._bin = _programs()
        self._folder = Path(tempfile.mkdtemp(prefix="hushdesk-pg-"))
        self._folder.chmod(0o777)
        self._data = self._folder / "data"
        self._names = itertools.count(1)
        self.port = _free_port()
        self._settings = dict(_SETTINGS)
        word = self._folder / "password"
        word.write_text(_PASSWORD)
        word.chmod(0o644)
        self._run(
            "initdb", "-D", str(self._data), "-U", _USER, "--auth=scram-sha-256", "--no-sync",
            "--locale=C.UTF-8", "--encoding=UTF8", f"--pwfile={word}", "--no-instructions",
        )  # fmt: skip
        self.start()
        self._watch = subprocess.Popen(
            ["sh", "-c", _WATCH, "watch", self._data, self._folder, *self._program("pg_ctl")],
            cwd="/", stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            start_new_session=True,
        )  # fmt: skip

    def start(self) -> None:
        """Start it, and wait until it takes connections."""
        told = " ".join(f"-c {name}={value}" for name, value in self._settings.items())
        options = f"-p {self.port} -k {self._folder} {told}"
        self._run(
            "pg_ctl", "-D", str(self._data), "-w", "-t", "60", "-l", str(self._folder / "log"),
            "-o", options, "start",
        )  # fmt: skip

    def stop(self) -> None:
        """Take it away at once, as a crash does; what was committed comes back with `start`."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", "immediate", "stop")

    @contextlib.contextmanager
    def hung(self) -> Iterator[None]:
        """Meanwhile every process of it stands still: connections stay, and no answer comes."""
        every = [self._pid(), *self._children()]
        for pid in every:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in every:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)

    def encrypt(self, pem: Path) -> None:
        """Offer TLS from now on, with the certificate and key in `pem`."""
        target = self._data / "server.pem"
        shutil.copyfile(pem, target)
        target.chmod(0o600)
        if os.geteuid() == 0:
            shutil.chown(target, "postgres", "postgres")
        self._settings |= {"ssl": "on", "ssl_cert_file": str(target), "ssl_key_file": str(target)}
        self.stop()
        self.start()

    def new_database(self, *, like: str = "template1") -> str:
        """A database like another one; its URL, with the password."""
        name = f"d{next(self._names)}_{secrets.token_hex(3)}"
        self.query(f"CREATE DATABASE {name} TEMPLATE {like}")
        return self.url(name)

    def url(self, name: str, *, host: str = "127.0.0.1", options: str = "") -> str:
        """The address of a database here."""
        return f"postgresql://{_USER}:{_PASSWORD}@{host}:{self.port}/{name}{options}"

    def query(self, sql: str, database: str = "postgres") -> list[Any]:
        """The rows of one statement, each a list."""
        connection = pg8000.dbapi.Connection(
            _USER, host="127.0.0.1", port=self.port, database=database, password=_PASSWORD
        )
        connection.autocommit = True
        try:
            cursor = connection.cursor()
            cursor.execute(sql)
            return list(cursor.fetchall()) if cursor.description else []
        finally:
            connection.close()

    def dump(self, database: str) -> str:
        """Everything in a database, as `pg_dump` writes it."""
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-U", _USER]
        env = {**os.environ, "PGPASSWORD": _PASSWORD}
        done = subprocess.run(
            [self._bin / "pg_dump", *where, "-d", database, "--inserts"],
            check=True, env=env, capture_output=True, text=True, timeout=60,
        )  # fmt: skip
        return done.stdout

    def close(self) -> None:
        """Stop it and take its folder away."""
        assert self._watch.stdin is not None
        self._watch.stdin.close()
        self._watch.wait(60)

    def _run(self, program: str, *words: str) -> None:
        done = subprocess.run(
            [*self._program(program), *words],
            check=False, cwd=self._folder, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=120,
        )  # fmt: skip
        if done.returncode:
            log = self._folder / "log"
            said = log.read_text()[-2000:] if log.exists() else ""
            raise subprocess.CalledProcessError(done.returncode, [program, *words], said)

    def _program(self, name: str) -> list[str]:
        return [*_as_nobody_special(), str(self._bin / name)]

    def _pid(self) -> int:
        return int((self._data / "postmaster.pid").read_text().splitlines()[0])

    def _children(self) -> list[int]:
        told = Path(f"/proc/{self._pid()}/task/{self._pid()}/children").read_text()
        return [int(pid) for pid in told.split()]


@functools.cache
def server() -> PostgresServer:
    """The server of this process; it ends with it."""
    made = PostgresServer()
    atexit.register(made.close)
    return made


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The URL of a new, empty database."""
    yield server().new_database()


def _programs() -> Path:
    found = sorted(Path("/").glob(_PLACES.lstrip("/")), key=lambda place: place.parent.name)
    if not found:
        raise FileNotFoundError(
            "PostgreSQL is not installed. `python3 packaging/dev.py test` installs it as root on"
            " Debian and Ubuntu; by hand: apt-get install postgresql"
        )
    return found[-1]


def _as_nobody_special() -> Sequence[str]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return ()
    return ("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
