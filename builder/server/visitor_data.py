"""What is kept about one visitor: as data that other programs can read, and as a page.

The data's form is described in `builder/privacy/VISITOR_DATA.md`; its version rises with it.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from builder.answering.handover.letter import load
from builder.core.bot import BotSpec
from builder.core.ids import reference
from builder.core.ports import Clock
from builder.privacy.retention import FREEZE_DAYS
from builder.server.consents import words_of
from builder.server.sessions import Session
from builder.system import texts
from builder.vault.hoststore import HostStore
from builder.vault.visitors import StoredVisitor

SCHEMA = {"name": "hushdesk.visitor-data", "version": 1}


def kept(spec: BotSpec, store: HostStore, session: Session, clock: Clock) -> dict[str, Any]:
    """Everything there is about the visitor of `session`, as plain data."""
    keep = spec.privacy.retention
    return {
        "schema": SCHEMA,
        "made": clock.now().isoformat(timespec="seconds"),
        "session": described(session),
        "messages": [
            {"role": m.role, "text": m.text, "when": m.when, "id": m.id, **m.extra}
            for m in session.messages
        ],
        **written(store, session.id, lambda digest: words_of(spec, digest)),
        "transcript_days": spec.privacy.transcripts.days,
        "note_days": keep.notes,
        "receipt_days": keep.receipts,
        "handover_days": keep.handovers,
        "ai_generated": True,
    }


def written(
    store: HostStore, session_id: str, words: Callable[[str], str | None] = lambda _digest: None
) -> dict[str, Any]:
    """What was written down of one talk; `words` gives a consent text by its hash."""
    return {
        "transcript": [
            {"id": f"t{row.n}", "role": row.role, "text": row.text, "when": row.when,
             "masked": dict(row.masked)}
            for row in store.conversations.read(session_id)
        ],
        "handovers": [
            {"id": row.id, "channel": row.channel, "state": str(row.state),
             "when": row.at.isoformat(timespec="seconds"),
             "text": load(row.body).text if row.body else None}
            for row in store.handovers.read(session_id)
        ],
        "consents": [
            {"version": row.version, "purposes": list(row.purposes), "when": row.when,
             "withdrawn": row.withdrawn, "text_sha256": row.text_sha256,
             "text": words(row.text_sha256)}
            for row in store.consents.read(session_id)
        ],
    }  # fmt: skip


def described(session: Session) -> dict[str, Any]:
    """The facts of one talk."""
    frozen = session.frozen
    until = frozen + timedelta(days=FREEZE_DAYS) if frozen else None
    return {
        "id": session.id,
        "reference": reference(session.id),
        "created": session.created.isoformat(timespec="seconds"),
        "expires": session.expires.isoformat(timespec="seconds"),
        "over": session.closed,
        "site": session.origin,
        "language": session.language,
        "purposes": sorted(session.purposes),
        "objected": sorted(session.objected),
        "frozen": frozen.isoformat(timespec="seconds") if frozen else None,
        "frozen_until": until.isoformat(timespec="seconds") if until else None,
        "global_privacy_control": session.opted_out,
    }


def stored_session(visitor: StoredVisitor) -> Session:
    """The talk of a visitor whose chat is over, for what they may still ask about it."""
    session = Session.of_record(visitor)
    session.stored = session.closed = True
    return session


def left_by(session: Session) -> StoredVisitor:
    """What is kept of the visitor of a talk, so that they are known again."""
    return StoredVisitor(
        session_id=session.id,
        opened=session.created,
        expires=session.expires,
        origin=session.origin,
        language=session.language,
        purposes=session.purposes,
        objected=session.objected,
    )


def page(data: dict[str, Any], language: str) -> str:
    """What `kept` gave, as a page to read and keep; every value in it is escaped."""

    def say(key: str) -> str:
        return html.escape(texts.say(f"host.mine.{key}", language))

    def listed(rows: list[dict[str, Any]]) -> str:
        items = "".join(
            f"<li><b>{say(row['role'])}</b> <small>{html.escape(row['when'])}</small><br>"
            f"{html.escape(row['text'])}</li>"
            for row in rows
        )
        return f"<ol>{items}</ol>" if items else f"<p>{say('none')}</p>"

    facts = "".join(
        f"<li>{html.escape(name)}: {html.escape(_plain(value))}</li>"
        for name, value in data["session"].items()
    )
    passed_on = "".join(_passed_on(row) for row in data["handovers"])
    receipts = "".join(_receipt(row, say("withdrawn")) for row in data["consents"])
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        f"<title>{say('title')}</title><h1>{say('title')}</h1><ul>{facts}</ul>"
        f"<h2>{say('messages')}</h2>{listed(data['messages'])}"
        f"<h2>{say('transcript')}</h2>{listed(data['transcript'])}"
        f"<h2>{say('handovers')}</h2><ul>{passed_on}</ul>"
        f"<h2>{say('consents')}</h2><ul>{receipts}</ul><p>{say('rights')}</p></html>"
    )


def _receipt(row: dict[str, Any], withdrawn: str) -> str:
    parts = [f"{row['when']}: {', '.join(row['purposes'])}", f"SHA-256 {row['text_sha256']}"]
    if row["withdrawn"]:
        parts.append(f"{withdrawn} {row['withdrawn']}")
    read = f"<blockquote>{html.escape(row['text'])}</blockquote>" if row["text"] else ""
    return f"<li>{'<br>'.join(html.escape(part) for part in parts)}{read}</li>"


def _passed_on(row: dict[str, Any]) -> str:
    text = f"<pre>{html.escape(row['text'])}</pre>" if row["text"] else ""
    return f"<li>{html.escape(row['when'])}: {html.escape(row['state'])}{text}</li>"


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
