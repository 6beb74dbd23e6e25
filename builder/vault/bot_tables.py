"""The tables of a bot file at its author's, version by version.

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

_JOURNAL: Sequence[str] = (
    """CREATE TABLE journal (
        turn INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, origin TEXT NOT NULL,
        size INTEGER NOT NULL, state TEXT NOT NULL, percent INTEGER NOT NULL,
        words INTEGER NOT NULL, seconds REAL NOT NULL, error_code TEXT,
        error_params TEXT NOT NULL, tries INTEGER NOT NULL)""",
    "CREATE INDEX journal_by_state ON journal (state, tries, turn)",
    "CREATE INDEX documents_by_content ON documents (sha256, added)",
)

_FOLDERS: Sequence[str] = (
    """CREATE TABLE folders (
        id TEXT PRIMARY KEY, path BLOB NOT NULL UNIQUE, name TEXT NOT NULL UNIQUE,
        mode TEXT NOT NULL, state TEXT NOT NULL, looked TEXT, files INTEGER NOT NULL)""",
    """CREATE TABLE folder_files (
        folder_id TEXT NOT NULL REFERENCES folders(id) ON DELETE CASCADE,
        path BLOB NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
        sha256 TEXT NOT NULL, document_id TEXT, ignored INTEGER NOT NULL,
        PRIMARY KEY (folder_id, path)) WITHOUT ROWID""",
    "CREATE INDEX folder_files_by_document ON folder_files (document_id)",
    "CREATE INDEX folder_files_by_content ON folder_files (sha256)",
)

_CORRECTIONS: Sequence[str] = (
    """CREATE TABLE corrections (
        id TEXT PRIMARY KEY, document_id TEXT NOT NULL, position INTEGER NOT NULL,
        original TEXT NOT NULL, text TEXT, made TEXT NOT NULL, fit TEXT NOT NULL)""",
    "CREATE INDEX corrections_by_document ON corrections (document_id, position)",
)

_KNOWN_ANSWERS: Sequence[str] = (
    "CREATE TABLE pinned_form (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """CREATE TABLE pinned_prices (
        id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL, price TEXT NOT NULL,
        note TEXT NOT NULL)""",
    """CREATE TABLE pinned_notices (
        id TEXT PRIMARY KEY, position INTEGER NOT NULL, text TEXT NOT NULL, starts TEXT,
        ends TEXT)""",
    """CREATE TABLE pinned_pairs (
        id TEXT PRIMARY KEY, position INTEGER NOT NULL, question TEXT NOT NULL,
        answer TEXT NOT NULL, also TEXT NOT NULL, link TEXT NOT NULL)""",
    # From when until when a passage may be used, ISO 8601 in UTC; empty means without end.
    "ALTER TABLE chunks ADD COLUMN valid_from TEXT",
    "ALTER TABLE chunks ADD COLUMN valid_until TEXT",
)

_USES: Sequence[str] = (
    # Counts by day alone: no question, no passage, no time of day.
    "CREATE TABLE asked (day TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID",
    """CREATE TABLE uses (
        document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE, day TEXT NOT NULL,
        count INTEGER NOT NULL, PRIMARY KEY (document_id, day)) WITHOUT ROWID""",
    "CREATE TABLE findings_fine (key TEXT PRIMARY KEY, day TEXT NOT NULL) WITHOUT ROWID",
)

_WEBSITE: Sequence[str] = (
    """CREATE TABLE websites (
        id TEXT PRIMARY KEY, address TEXT NOT NULL UNIQUE, scope TEXT NOT NULL,
        most INTEGER NOT NULL, confirmed TEXT NOT NULL, read TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE website_pages (
        site_id TEXT NOT NULL REFERENCES websites(id) ON DELETE CASCADE, address TEXT NOT NULL,
        document_id TEXT, etag TEXT NOT NULL, modified TEXT NOT NULL, fingerprint TEXT NOT NULL,
        PRIMARY KEY (site_id, address)) WITHOUT ROWID""",
    "CREATE INDEX website_pages_by_document ON website_pages (document_id)",
)

_LANGUAGES: Sequence[str] = ("ALTER TABLE documents ADD COLUMN language TEXT NOT NULL DEFAULT ''",)

_KEYWORDS: Sequence[str] = (
    """CREATE TABLE words (
        document_id TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
        made_by TEXT NOT NULL, data BLOB NOT NULL)""",
)

# The third step.
_CONTACTS: Sequence[str] = LEDGER_OUTCOMES

_FINDINGS: Sequence[str] = (
    """CREATE TABLE findings (
        document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
        id TEXT NOT NULL, position INTEGER NOT NULL, entity_type TEXT NOT NULL,
        value TEXT NOT NULL, count INTEGER NOT NULL, places TEXT NOT NULL, sample TEXT NOT NULL,
        context TEXT NOT NULL, contact INTEGER NOT NULL,
        PRIMARY KEY (document_id, position)) WITHOUT ROWID""",
    "CREATE INDEX findings_by_id ON findings (id)",
    "CREATE INDEX findings_by_value ON findings (value)",
    """CREATE TABLE decisions (
        turn INTEGER PRIMARY KEY AUTOINCREMENT, document_id TEXT NOT NULL,
        entity_type TEXT NOT NULL, finding_id TEXT NOT NULL, action TEXT NOT NULL,
        made TEXT NOT NULL, UNIQUE (document_id, entity_type, finding_id))""",
    "CREATE TABLE not_own (value TEXT PRIMARY KEY) WITHOUT ROWID",
)

_WATCH: Sequence[str] = (
    ACTOR,
    # What looked unusual and was looked at.
    "CREATE TABLE watch_seen (key TEXT PRIMARY KEY, at TEXT NOT NULL) WITHOUT ROWID",
    # Whose name stands in a register may be taken out again: not in the chain, which has the id.
    """CREATE TABLE reviews (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, day TEXT NOT NULL, by TEXT NOT NULL)""",
    """CREATE TABLE trainings (
        id TEXT PRIMARY KEY, who TEXT NOT NULL, day TEXT NOT NULL)""",
)

_REQUESTS: Sequence[str] = (
    # `closed` is null while a request is open; retention counts from it.
    """CREATE TABLE requests (
        id TEXT PRIMARY KEY, received TEXT NOT NULL, due TEXT NOT NULL, closed TEXT,
        body TEXT NOT NULL) WITHOUT ROWID""",
    "CREATE INDEX requests_by_end ON requests (closed, due)",
    TOMBSTONES,
)

_PAPERWORK: Sequence[str] = (
    """CREATE TABLE prints (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, language TEXT NOT NULL, made TEXT NOT NULL,
        mark TEXT NOT NULL, spec TEXT NOT NULL, paper TEXT NOT NULL, files TEXT NOT NULL)""",
    "CREATE INDEX prints_by_kind ON prints (kind, language, made)",
    # Of every file that was written: only such a one may be replaced unasked.
    "CREATE TABLE print_files (sha256 TEXT PRIMARY KEY) WITHOUT ROWID",
    """CREATE TABLE provider_reviews (
        host TEXT PRIMARY KEY, reviewed TEXT NOT NULL, due TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE incidents (
        id TEXT PRIMARY KEY, noticed TEXT NOT NULL, opened TEXT NOT NULL, drill INTEGER NOT NULL,
        facts TEXT NOT NULL, closed TEXT)""",
    """CREATE TABLE incident_steps (
        n INTEGER PRIMARY KEY AUTOINCREMENT,
        incident_id TEXT NOT NULL REFERENCES incidents(id) ON DELETE CASCADE,
        at TEXT NOT NULL, step TEXT NOT NULL, note TEXT NOT NULL)""",
    "CREATE INDEX incident_steps_by_incident ON incident_steps (incident_id, n)",
)

_TESTS: Sequence[str] = (
    """CREATE TABLE test_questions (
        id TEXT PRIMARY KEY, position INTEGER NOT NULL, data TEXT NOT NULL) WITHOUT ROWID""",
    """CREATE TABLE test_runs (
        n INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL,
        state TEXT NOT NULL)""",
    """CREATE TABLE test_verdicts (
        run_id TEXT NOT NULL REFERENCES test_runs(id) ON DELETE CASCADE,
        question_id TEXT NOT NULL, data TEXT NOT NULL, UNIQUE (run_id, question_id))""",
)

_HISTORY: Sequence[str] = (
    # Parts of the bot's state by their hash, packed: what stays the same is kept once.
    "CREATE TABLE history_parts (sha256 TEXT PRIMARY KEY, data BLOB NOT NULL)",
    """CREATE TABLE history (
        n INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, actor TEXT NOT NULL,
        cause TEXT NOT NULL, about INTEGER, parts TEXT NOT NULL)""",
)

_TESTERS: Sequence[str] = (
    # Of a link's token only the hash; `used` and `ended` are null until it was.
    """CREATE TABLE tester_links (
        id TEXT PRIMARY KEY, mark TEXT NOT NULL UNIQUE, who TEXT NOT NULL, made TEXT NOT NULL,
        expires TEXT NOT NULL, used TEXT, ended TEXT) WITHOUT ROWID""",
    """CREATE TABLE tester_notes (
        id TEXT PRIMARY KEY, at TEXT NOT NULL, state TEXT NOT NULL, body TEXT NOT NULL)
        WITHOUT ROWID""",
    "CREATE INDEX tester_notes_by_state ON tester_notes (state)",
)

# The fourth step.
_BACKUP_PLAN: Sequence[str] = (
    """CREATE TABLE backups (
        id TEXT NOT NULL UNIQUE, file BLOB NOT NULL, made TEXT NOT NULL, size INTEGER NOT NULL,
        sha256 TEXT NOT NULL, revision INTEGER NOT NULL, documents INTEGER NOT NULL,
        opens TEXT NOT NULL, seal TEXT NOT NULL, planned INTEGER NOT NULL, checked TEXT NOT NULL,
        state TEXT NOT NULL)""",
    # Before, they were a fact; a row that lacks something is left out.
    """INSERT OR IGNORE INTO backups
        SELECT lower(hex(randomblob(16))), CAST(value ->> 'file' AS BLOB), value ->> 'made',
            value ->> 'size', value ->> 'sha256', value ->> 'revision', value ->> 'documents',
            value ->> 'opens', '', 0, '', ''
        FROM (SELECT each.value FROM facts, json_each(facts.value) AS each
            WHERE facts.name = 'backups.made' AND json_valid(facts.value)
            ORDER BY each.key DESC)""",
    "DELETE FROM facts WHERE name = 'backups.made'",
    """CREATE TABLE backup_plan (
        one INTEGER PRIMARY KEY CHECK (one = 1), folder BLOB NOT NULL, mount BLOB NOT NULL,
        every TEXT NOT NULL, keep INTEGER NOT NULL, recipients TEXT NOT NULL,
        typed INTEGER NOT NULL, since TEXT NOT NULL, exported INTEGER NOT NULL,
        tried TEXT NOT NULL, trouble TEXT NOT NULL, params TEXT NOT NULL)""",
)
_PUBLISHED: Sequence[str] = (
    # `parts` are those of the history, by their hash: what the bot was when it was sealed.
    """CREATE TABLE published (
        version INTEGER PRIMARY KEY, at TEXT NOT NULL, sha256 TEXT NOT NULL, signer TEXT NOT NULL,
        body TEXT NOT NULL, parts TEXT NOT NULL, withdrawn TEXT NOT NULL DEFAULT '')""",
)

BOT: Steps = (
    (
        FACTS,
        """CREATE TABLE revisions (
            revision INTEGER PRIMARY KEY, saved TEXT NOT NULL, spec TEXT NOT NULL)""",
        """CREATE TABLE documents (
            id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL,
            size INTEGER NOT NULL, media_type TEXT NOT NULL, added TEXT NOT NULL,
            outcome TEXT NOT NULL, chunks INTEGER NOT NULL, words INTEGER NOT NULL, pages INTEGER,
            title TEXT, source TEXT, findings TEXT NOT NULL, findings_decided INTEGER NOT NULL,
            stripped TEXT NOT NULL, error_code TEXT, error_params TEXT NOT NULL)""",
        """CREATE TABLE originals (
            document_id TEXT PRIMARY KEY REFERENCES documents(id) ON DELETE CASCADE,
            data BLOB NOT NULL)""",
        """CREATE TABLE chunks (
            id TEXT PRIMARY KEY,
            document_id TEXT NOT NULL REFERENCES documents(id) ON DELETE CASCADE,
            position INTEGER NOT NULL, text TEXT NOT NULL, ref TEXT NOT NULL,
            heading TEXT NOT NULL, kind TEXT NOT NULL, sentences TEXT NOT NULL,
            UNIQUE (document_id, position))""",
        """CREATE TABLE vectors (
            chunk_id TEXT PRIMARY KEY REFERENCES chunks(id) ON DELETE CASCADE,
            passage BLOB NOT NULL, sentences BLOB NOT NULL)""",
        """CREATE TABLE secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID""",
        AUDIT,
        LEDGER,
    ),
    (
        *_JOURNAL,
        *_FOLDERS,
        *_CORRECTIONS,
        *_KNOWN_ANSWERS,
        *_USES,
        *_WEBSITE,
        *_LANGUAGES,
        *_KEYWORDS,
    ),
    (
        *_FINDINGS,
        *_CONTACTS,
        *_REQUESTS,
        *_WATCH,
        *_PAPERWORK,
        *_TESTS,
        *_HISTORY,
        *SPENDING,
        *_TESTERS,
    ),
    (*_BACKUP_PLAN, *_PUBLISHED),
)
"""A bot file at its author's."""
