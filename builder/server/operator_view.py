"""What an operator is shown of a host, as plain data; the shapes stand in `OPERATOR.md`."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import Any

from builder.answering.handover.letter import load
from builder.core.bot import BotSpec
from builder.core.contact import HostContacts
from builder.core.errors import ServeError, UsageError
from builder.core.ids import reference
from builder.core.ports import Clock
from builder.core.spending import DayFigures
from builder.privacy.retention import FREEZE_DAYS
from builder.server import figures, operator_rights
from builder.server.groups import Groups
from builder.server.visitor_data import written
from builder.system import texts
from builder.vault.conversations import Talk
from builder.vault.handovers import StoredHandover
from builder.vault.hoststore import HostStore
from builder.vault.visitors import StoredVisitor

MOST_QUESTIONS = 1_000
"""Questions without an answer that are grouped, the newest."""


class OperatorView:
    """Reads the host's file for an operator; every reading of words is in the audit."""

    def __init__(self, spec: BotSpec, store: HostStore, clock: Clock, groups: Groups) -> None:
        self._spec = spec
        self._store = store
        self._clock = clock
        self._groups = groups

    @property
    def _days(self) -> int:
        return self._spec.privacy.transcripts.days

    def counts(self, month: str, today: str, language: str) -> dict[str, Any]:
        """The figures of one month, small groups hidden."""
        month = month or today[:7]
        told = figures.of_month(
            self._store.counts.of_month(month),
            self._store.spending.figures(),
            self._spec,
            month=month,
            today=today,
            language=language,
        )
        return {**told, "months": self._store.counts.months()}

    def unanswered(self, language: str) -> dict[str, Any]:
        """Questions without an answer, those that mean the same together."""
        if not self._days:
            says = texts.say("host.unanswered.none_kept", language)
            return {"kept": False, "days": 0, "says": says, "total": 0, "by": self._groups.by,
                    "groups": []}  # fmt: skip
        found = self._store.unanswered.newest(MOST_QUESTIONS)
        self._store.audit.record("unanswered_read", count=len(found))
        return {
            "kept": True,
            "days": self._days,
            "says": "",
            "total": len(found),
            "by": self._groups.by,
            "groups": self._groups.of(found),
        }

    def transcripts(self, limit: int, before: str, language: str) -> dict[str, Any]:
        """The talks that are kept, without a word of them."""
        if not self._days:
            says = texts.say("host.unanswered.none_kept", language)
            return {"kept": False, "days": 0, "says": says, "next": None, "transcripts": []}
        talks = self._store.conversations.newest(limit, before=before)
        open_questions = self._store.unanswered.by_session()
        return {
            "kept": True,
            "days": self._days,
            "says": "",
            "next": talks[-1].place if len(talks) == limit else None,
            "transcripts": [_talk(talk, open_questions.get(talk.session_id, 0)) for talk in talks],
        }

    def transcript(self, name: str) -> dict[str, Any]:
        """One talk as it was kept.

        Raises:
            ServeError: `transcripts_not_kept` or `visitor_not_found`.
        """
        if not self._days:
            raise ServeError("transcripts_not_kept")
        session_id = self._one(name)
        self._store.audit.record("transcript_read", session=session_id)
        return self._words(session_id)

    def every_transcript(self) -> list[dict[str, Any]]:
        """Every talk as it was kept, the newest first; for a sealed file."""
        if not self._days:
            return []
        talks = self._store.conversations.newest(100_000)
        return [self._words(talk.session_id) for talk in talks]

    def handovers(self) -> dict[str, Any]:
        """What was passed on to a person, and how far it has come, without a word of it."""
        load_now = self._store.handovers.load()
        rows = [_handover(item) for item in self._store.handovers.read() if item.session_id]
        return {"waiting": load_now.waiting, "failed": load_now.failed, "handovers": rows[::-1]}

    def handover(self, name: str) -> dict[str, Any]:
        """One of them with its words, as long as they are kept.

        Raises:
            ServeError: `handover_not_found`.
        """
        item = next((each for each in self._store.handovers.read() if each.id == name), None)
        if item is None:
            raise ServeError("handover_not_found")
        self._store.audit.record("handover_read", session=item.session_id)
        return {**_handover(item), "text": load(item.body).text if item.body else None}

    def requests(self) -> dict[str, Any]:
        """Visitors who froze what is kept of them, or objected."""
        return {"requests": [_asking(visitor) for visitor in self._store.visitors.asking()]}

    def visitor(self, name: str) -> dict[str, Any]:
        """All that is kept of one visitor.

        Raises:
            ServeError: `visitor_not_found`.
        """
        return operator_rights.export(self._store, self._one(name), self._clock)

    def contacts(self) -> dict[str, Any]:
        """Which hosts were spoken to, and what models cost."""
        spending = self._spec.spending
        return {
            "hosts": [_host(row) for row in self._store.ledger.hosts()],
            "spending": {
                "currency": spending.currency,
                "capped": self._store.spending.capped(spending.caps),
                "months": _months(self._store.spending.figures()),
            },
        }

    def audit(self, after: int, limit: int) -> dict[str, Any]:
        """The host's audit, the oldest first."""
        rows = self._store.audit.rows(after=after, limit=limit)
        return {
            "events": [
                {"n": row.n, "when": row.when, "event": row.event, "actor": row.actor,
                 "details": dict(row.details)}
                for row in rows
            ],
            "next": rows[-1].n if len(rows) == limit else None,
        }  # fmt: skip

    def _words(self, session_id: str) -> dict[str, Any]:
        messages = written(self._store, session_id)["transcript"]
        begun = messages[0]["when"] if messages else None
        return {"reference": reference(session_id), "begun": begun, "messages": messages}

    def _one(self, name: str) -> str:
        try:
            return operator_rights.one(self._store, name)
        except UsageError:
            raise ServeError("visitor_not_found") from None


def _talk(talk: Talk, unanswered: int) -> dict[str, Any]:
    return {
        "reference": reference(talk.session_id),
        "begun": talk.begun,
        "last": talk.last,
        "messages": talk.messages,
        "language": talk.language,
        "site": talk.origin,
        "unanswered": unanswered,
        "frozen": bool(talk.frozen),
    }


def _handover(item: StoredHandover) -> dict[str, Any]:
    return {
        "id": item.id,
        "reference": reference(item.session_id),
        "when": item.at.isoformat(timespec="seconds"),
        "channel": item.channel,
        "state": str(item.state),
        "tries": item.tries,
        "code": item.code,
        "ended": item.ended.isoformat(timespec="seconds") if item.ended else None,
        "words": bool(item.body),
    }


def _asking(visitor: StoredVisitor) -> dict[str, Any]:
    frozen = visitor.frozen
    until = frozen + timedelta(days=FREEZE_DAYS) if frozen else None
    return {
        "reference": reference(visitor.session_id),
        "frozen": frozen.isoformat(timespec="seconds") if frozen else None,
        "frozen_until": until.isoformat(timespec="seconds") if until else None,
        "objected": sorted(visitor.objected),
        "opened": visitor.opened.isoformat(timespec="seconds"),
        "site": visitor.origin,
        "language": visitor.language,
    }


def _host(row: HostContacts) -> dict[str, Any]:
    return {
        "host": row.host,
        "count": row.contacts,
        "refused": row.refused,
        "bytes_out": row.bytes_out,
        "bytes_in": row.bytes_in,
        "last": row.last,
        "reasons": list(row.whys),
        "masked": dict(row.masked),
        "as_written": row.as_written,
    }


def _months(rows: list[DayFigures]) -> list[dict[str, Any]]:
    """What each model cost by month; no finer, for a day's cost can be one visitor's."""
    sums: Counter[tuple[str, str, str, str]] = Counter()
    names = sorted({(row.day[:7], row.model) for row in rows}, reverse=True)
    for row in rows:
        for field in ("calls", "sent", "received", "cost", "estimated"):
            sums[row.day[:7], row.model, row.currency, field] += getattr(row, field)
    return [
        {
            "month": month,
            "model": model,
            "calls": sums[month, model, currency, "calls"],
            "sent": sums[month, model, currency, "sent"],
            "received": sums[month, model, currency, "received"],
            "cost": round(sums[month, model, currency, "cost"] / 1_000_000, 4),
            "estimated": bool(sums[month, model, currency, "estimated"]),
        }
        for month, model in names
        for currency in sorted({row.currency for row in rows})
        if sums[month, model, currency, "calls"]
    ]
