"""Where a shared database is and how it is reached: read from the operator's address, then dialled.

The driver gets a connection that was made here, so that nothing is looked up or contacted besides.
"""

from __future__ import annotations

import contextlib
import functools
import ipaddress
import socket
import ssl
import struct
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlsplit

from builder.core.errors import HushdeskError, MachineError, VaultError
from builder.vault.postgres_errors import translate, unreachable
from builder.vault.secret import Secret

Passage = Callable[[Iterable[str]], AbstractContextManager[None]]
"""Lets the names and addresses be contacted while it lasts; the door's."""

CONNECT_S: Final = 4.0
"""Until a connection stands; then a statement may take `SILENCE_S` at most."""
SILENCE_S: Final = 15.0
_PORT: Final = 5432
_MOST_ADDRESSES: Final = 4
_SCHEMES: Final = frozenset({"postgresql", "postgres"})
_SURE: Final = frozenset({"verify-full", "verify-ca", "require"})
_KNOWN: Final = frozenset({"sslmode", "sslrootcert", "host", "port", "user", "dbname"})
# https://www.postgresql.org/docs/current/protocol-message-formats.html, SSLRequest
_ASK_FOR_TLS: Final = struct.pack("!ii", 8, 80877103)
# A statement that waits for another one must end before the socket does: then it is told why.
_LIMITS: Final = (
    "SELECT set_config('statement_timeout', '12s', false), set_config('lock_timeout', '5s', false),"
    " set_config('idle_in_transaction_session_timeout', '60s', false),"
    " set_config('default_transaction_isolation', 'read committed', false)"
)


@contextlib.contextmanager
def closed(_names: Iterable[str]) -> Iterator[None]:
    """A passage that opens nothing: this computer alone can be reached."""
    yield


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """A server and a database on it.

    Attributes:
        host: a name or an address; of a unix socket, its folder.
        tls: the connection is encrypted and the server's certificate checked.
        authority: file of the certificates that are trusted instead of the system's.
    """

    host: str
    port: int
    user: str
    name: str
    password: Secret | None = field(default=None, repr=False)
    tls: bool = True
    authority: str = ""

    @classmethod
    def read(cls, url: Secret) -> DatabaseAddress:
        """From `postgresql://user:password@host:port/name?sslmode=…&sslrootcert=…`.

        Raises:
            VaultError: `database_url_invalid`; the address itself is not told.
        """
        try:
            return cls._read(url)
        except (ValueError, UnicodeDecodeError):
            raise VaultError("database_url_invalid") from None

    @classmethod
    def _read(cls, url: Secret) -> DatabaseAddress:
        parts = urlsplit(url.text().strip())
        options = dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
        host = unquote(parts.hostname or "") or options.get("host", "")
        user = unquote(parts.username or "") or options.get("user", "")
        name = unquote(parts.path.lstrip("/")) or options.get("dbname", "")
        mode = options.get("sslmode", "disable" if is_near(host) else "verify-full")
        port = parts.port or int(options.get("port") or _PORT)
        if (
            parts.scheme not in _SCHEMES
            or not (host and user and name)
            or parts.fragment
            or set(options) - _KNOWN
            or mode not in _SURE | {"disable"}
        ):
            raise ValueError
        password = Secret(unquote(parts.password)) if parts.password else None
        authority = options.get("sslrootcert", "")
        return cls(host, port, user, name, password, mode != "disable", authority)

    @property
    def near(self) -> bool:
        """Whether the server is on this computer."""
        return is_near(self.host)

    def dial(
        self, passage: Passage, *, connect_s: float = CONNECT_S, silence_s: float = SILENCE_S
    ) -> Any:
        """A connection of the driver's.

        Raises:
            MachineError: `database_unreachable`, `database_full`.
            VaultError: `database_refused`, `database_insecure`.
        """
        line = self._line(passage, connect_s)
        try:
            connection = _driver()(
                self.user,
                host=self.host,
                database=self.name,
                password=self.password.text() if self.password else None,
                ssl_context=False,
                application_name="hushdesk",
                sock=line,
            )
            line.settimeout(silence_s)
            _limit(connection)
        except Exception as error:
            line.close()
            told = translate(error, self.host)
            if told is None:
                raise
            # The driver's own words may hold what it was given: they go no further.
            raise told from None
        return connection

    def _line(self, passage: Passage, connect_s: float) -> socket.socket:
        """A connected socket, encrypted where it must be."""
        if self.host.startswith("/"):
            where = str(Path(self.host) / f".s.PGSQL.{self.port}")
            return _joined(socket.AF_UNIX, where, self.host, connect_s)
        for address in self._addresses(passage):
            kind = socket.AF_INET6 if ":" in address else socket.AF_INET
            with contextlib.suppress(MachineError), passage([self.host, address]):
                line = _joined(kind, (address, self.port), self.host, connect_s)
                return self._secured(line) if self.tls else line
        raise unreachable(self.host)

    def _addresses(self, passage: Passage) -> list[str]:
        try:
            with passage([self.host]):
                found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        except HushdeskError:  # the door's refusal
            raise
        except (OSError, UnicodeError):
            raise unreachable(self.host) from None
        return list(dict.fromkeys(str(entry[4][0]) for entry in found))[:_MOST_ADDRESSES]

    def _secured(self, line: socket.socket) -> socket.socket:
        """TLS before the first word: no user, no password and no row goes out in the open."""
        try:
            context = ssl.create_default_context(cafile=self.authority or None)
            line.sendall(_ASK_FOR_TLS)
            if line.recv(1) != b"S":
                raise ssl.SSLError
            return context.wrap_socket(line, server_hostname=self.host)
        except TimeoutError:
            line.close()
            raise unreachable(self.host) from None
        except OSError:
            line.close()
            raise VaultError("database_insecure", host=self.host) from None


def is_near(host: str) -> bool:
    """Whether this is a unix socket's folder or a loopback name or address."""
    if host.startswith("/") or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _joined(kind: int, where: Any, host: str, connect_s: float) -> socket.socket:
    line = socket.socket(kind, socket.SOCK_STREAM)
    line.settimeout(connect_s)
    try:
        line.connect(where)
        if isinstance(where, tuple):
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            line.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    except OSError as error:
        line.close()
        if isinstance(error, HushdeskError):  # the door's refusal
            raise
        raise unreachable(host) from None
    return line


@functools.cache
def _driver() -> Any:
    """The driver's connection, which tells of every broken line alike.

    Of one that breaks while an answer is waited for it lets the system's own error through, and
    then nobody above takes the connection for lost.
    """
    import pg8000.dbapi

    class Line(pg8000.dbapi.Connection):  # type: ignore[misc]
        def handle_messages(self, context: Any) -> None:
            try:
                super().handle_messages(context)
            except OSError as error:
                raise pg8000.dbapi.InterfaceError("network error") from error

    return Line


def _limit(connection: Any) -> None:
    connection.autocommit = True
    cursor = connection.cursor()
    cursor.execute(_LIMITS)
    cursor.fetchall()
    cursor.close()
    connection.autocommit = False
