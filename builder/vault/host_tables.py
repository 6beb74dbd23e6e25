"""The tables of what visitors leave with a host, version by version.

A step that was released is never changed, only followed.
"""

from __future__ import annotations

from collections.abc import Sequence

from builder.vault.shared_tables import (
    ACTOR,
    AUDIT,
    FACTS,
    LEDGER,
    LEDGER_OUTCOMES,
    SPENDING,
    TOMBSTONES,
    Steps,
)

_RIGHTS: Sequence[str] = (
    # Who left something: found again by the hash of their token, also after a restart.
    """CREATE TABLE visitors (
        session_id TEXT PRIMARY KEY, mark TEXT NOT NULL UNIQUE, opened TEXT NOT NULL,
        expires TEXT NOT NULL, origin TEXT NOT NULL, language TEXT NOT NULL,
        purposes TEXT NOT NULL, objected TEXT NOT NULL, frozen TEXT) WITHOUT ROWID""",
    TOMBSTONES,
)

_HOST_CONTACTS: Sequence[str] = LEDGER_OUTCOMES

_HOST_WATCH: Sequence[str] = (ACTOR,)

_HOST_SPENDING: Sequence[str] = SPENDING

_HANDOVERS: Sequence[str] = (
    # `body` is what is sent, as JSON; it is emptied once it was delivered.
    """CREATE TABLE handovers (
        id TEXT PRIMARY KEY, session_id TEXT NOT NULL, channel TEXT NOT NULL, at TEXT NOT NULL,
        state TEXT NOT NULL, tries INTEGER NOT NULL, due TEXT NOT NULL, ended TEXT,
        code TEXT NOT NULL, body TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX handovers_by_due ON handovers (state, due)",
    "CREATE INDEX handovers_by_session ON handovers (session_id)",
)

# The third step.
_OPERATORS: Sequence[str] = (
    # Questions without an answer: a mark on a message, which goes with it.
    """CREATE TABLE unanswered (
        message INTEGER PRIMARY KEY REFERENCES messages(n) ON DELETE CASCADE,
        language TEXT NOT NULL, reason TEXT NOT NULL)""",
)
_COUNTS: Sequence[str] = (
    # Numbers alone: no talk, no text, no time finer than the hour.
    """CREATE TABLE counts (
        day TEXT NOT NULL, hour INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
        amount INTEGER NOT NULL, PRIMARY KEY (day, hour, kind, name)) WITHOUT ROWID""",
)

HOST: Steps = (
    (
        FACTS,
        """CREATE TABLE conversations (
            session_id TEXT PRIMARY KEY, started TEXT NOT NULL) WITHOUT ROWID""",
        """CREATE TABLE messages (
            n INTEGER PRIMARY KEY AUTOINCREMENT,
            session_id TEXT NOT NULL REFERENCES conversations(session_id) ON DELETE CASCADE,
            at TEXT NOT NULL, role TEXT NOT NULL, text TEXT NOT NULL, masked TEXT NOT NULL)""",
        "CREATE INDEX messages_by_session ON messages (session_id, n)",
        "CREATE INDEX messages_by_age ON messages (at)",
        """CREATE TABLE consents (
            n INTEGER PRIMARY KEY AUTOINCREMENT, session_id TEXT NOT NULL, at TEXT NOT NULL,
            version TEXT NOT NULL, purposes TEXT NOT NULL, text_sha256 TEXT NOT NULL,
            withdrawn TEXT)""",
        "CREATE INDEX consents_by_session ON consents (session_id, n)",
        AUDIT,
        LEDGER,
    ),
    (*_RIGHTS, *_HOST_CONTACTS, *_HOST_WATCH, *_HOST_SPENDING, *_HANDOVERS),
    (*_OPERATORS, *_COUNTS),
)
"""What visitors leave with a host."""
