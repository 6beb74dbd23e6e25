"""The address of a database is read strictly, and its password shows nowhere."""

from __future__ import annotations

import pytest

from builder.core.errors import VaultError
from builder.vault.postgres_address import DatabaseAddress
from builder.vault.postgres_sql import plain, statement
from builder.vault.secret import Secret


@pytest.mark.parametrize(
    ("url", "host", "port", "tls"),
    [
        ("postgresql://u:p%40ss@db.example/shop\n", "db.example", 5432, True),
        ("postgres://u@db.example:6000/shop?sslmode=require", "db.example", 6000, True),
        ("postgresql://u@10.0.0.3/shop?sslmode=disable", "10.0.0.3", 5432, False),
        ("postgresql://u@[::1]/shop", "::1", 5432, False),
        ("postgresql://u@localhost/shop?sslmode=verify-full", "localhost", 5432, True),
        ("postgresql:///shop?host=/run/postgresql&user=u", "/run/postgresql", 5432, False),
    ],
)
def test_tls_is_the_rule_but_on_this_computer(url: str, host: str, port: int, tls: bool) -> None:
    read = DatabaseAddress.read(Secret(url))
    assert (read.host, read.port, read.tls, read.user, read.name) == (host, port, tls, "u", "shop")
    assert "p@ss" not in repr(read)
    assert read.password is None or read.password.text() == "p@ss"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "mysql://u@h/d",
        "postgresql://h/d",
        "postgresql://u@h",
        "postgresql://u@/d",
        "postgresql://u@h:port/d",
        "postgresql://u:secret@h/d?sslmode=prefer",
        "postgresql://u:secret@h/d?options=-c",
        "postgresql://u:secret@h/d#x",
        "postgresql://u:sec[ret@h/d",
        b"\xff\xfe",
    ],
)
def test_what_is_no_address_is_refused_without_telling_it(url: str | bytes) -> None:
    with pytest.raises(VaultError, match="database_url_invalid") as caught:
        DatabaseAddress.read(Secret(url))
    assert caught.value.params == {}
    assert caught.value.__suppress_context__


def test_statements_are_written_for_the_driver() -> None:
    made = statement("SELECT CAST(hash AS BLOB) FROM t WHERE a LIKE ? || '%' AND window = ?")
    assert made == "SELECT hash FROM t WHERE a LIKE %s || '%%' AND \"window\" = %s"
    assert plain("SELECT '%'") == "SELECT '%'"
