"""Tables that a bot file and a host's file both have."""

from __future__ import annotations

from collections.abc import Sequence

Steps = Sequence[Sequence[str]]

AUDIT = """CREATE TABLE audit (
    n INTEGER PRIMARY KEY, at TEXT NOT NULL, event TEXT NOT NULL, details TEXT NOT NULL,
    hash BLOB NOT NULL)"""

LEDGER = """CREATE TABLE ledger (
    n INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, host TEXT NOT NULL, why TEXT NOT NULL,
    allowed INTEGER NOT NULL, bytes_out INTEGER NOT NULL, bytes_in INTEGER NOT NULL)"""

FACTS = "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID"

TOMBSTONES = """CREATE TABLE tombstones (
    kind TEXT NOT NULL, mark BLOB NOT NULL, at TEXT NOT NULL, PRIMARY KEY (kind, mark))
    WITHOUT ROWID"""

LEDGER_OUTCOMES: Sequence[str] = (
    "ALTER TABLE ledger ADD COLUMN outcome TEXT NOT NULL DEFAULT 'answered'",
    # Counts of personal data by entity type, as JSON; never the data.
    "ALTER TABLE ledger ADD COLUMN masked TEXT NOT NULL DEFAULT '{}'",
    "ALTER TABLE ledger ADD COLUMN as_written INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX ledger_by_host ON ledger (host, n)",
)

ACTOR = "ALTER TABLE audit ADD COLUMN actor TEXT"
"""Who did it; rows from before have none, and their hashes stay as they were made."""

SPENDING: Sequence[str] = (
    # By day alone: no question, no visitor, no time of day. Money in millionths.
    """CREATE TABLE spending (
        day TEXT NOT NULL, model TEXT NOT NULL, currency TEXT NOT NULL, calls INTEGER NOT NULL,
        sent INTEGER NOT NULL, received INTEGER NOT NULL, cost INTEGER NOT NULL,
        estimated INTEGER NOT NULL, dearest INTEGER NOT NULL,
        PRIMARY KEY (day, model, currency)) WITHOUT ROWID""",
    """CREATE TABLE spending_held (
        n INTEGER PRIMARY KEY AUTOINCREMENT, day TEXT NOT NULL, model TEXT NOT NULL,
        amount INTEGER NOT NULL)""",
    """CREATE TABLE spending_told (
        cap TEXT NOT NULL, window TEXT NOT NULL, cap_limit INTEGER NOT NULL,
        percent INTEGER NOT NULL, PRIMARY KEY (cap, window, cap_limit, percent)) WITHOUT ROWID""",
)
