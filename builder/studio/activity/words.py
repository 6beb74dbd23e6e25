"""An event of the audit as a sentence for people, in their language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo

from builder.core.errors import Safe
from builder.system import texts
from builder.vault.audit_log import AuditRow

Names = Callable[[str], str | None]
"""The name of a document by its id, while it is there."""


_MOMENTS = frozenset({"first", "last"})

_TITLES = {
    ("incident", "step"): "incident.step.{}.title",
    ("paper_printed", "kind"): "papers.kind.{}.title",
    ("preset_applied", "preset"): "presets.{}.label",
    ("repaired", "code"): "checklist.{}.title",
    ("request_received", "kind"): "requests.kind.{}.title",
    ("waived", "code"): "checklist.{}.title",
}
"""Where the words for a code stand that a row keeps under a name."""


def nameless(_document_id: str) -> str | None:
    """For where no documents are at hand."""
    return None


def sentence(row: AuditRow, language: str, names: Names = nameless) -> str:
    """What happened. An event of another version is told by its code."""
    said = row.details.items()
    told = {name: _said(row.event, name, value, language, names) for name, value in said}
    told.setdefault("document", texts.say("activity.values.some_document", language))
    told["changes"] = _changes(row.details, language)
    try:
        return texts.tell(f"audit.{row.event}", language, told)
    except KeyError:
        return texts.say("activity.unknown_event", language, event=row.event)


def actor(row: AuditRow, language: str) -> str:
    """Who did it; nothing for rows of the first version, which do not say it."""
    role, _, door = row.actor.partition("@")
    if role.startswith("operator:"):
        return texts.say("activity.actors.operator", language, name=row.actor.partition(":")[2])
    try:
        return texts.say(f"activity.actors.{role}{'_' if door else ''}{door}", language)
    except KeyError:
        return row.actor


def details(row: AuditRow) -> str:
    """Everything that stands in the row, as it stands there."""
    return "; ".join(f"{name}={'' if v is None else v}" for name, v in row.details.items())


def local(when: str, zone: tzinfo | None = None) -> datetime | None:
    """The moment of a row on the owner's clock; None when it was made unreadable."""
    try:
        return datetime.fromisoformat(when).astimezone(zone)
    except ValueError:
        return None


def _said(event: str, name: str, value: Safe, language: str, names: Names) -> str:
    if name == "document":
        return _document(str(value or ""), language, names)
    if value is None or value == "":
        return texts.say("activity.values.none", language)
    if name in _MOMENTS and (when := local(str(value))):
        return f"{when:%Y-%m-%d %H:%M}"
    if isinstance(value, bool):
        return texts.say(f"activity.values.{'yes' if value else 'no'}", language)
    title = _TITLES.get((event, name), "activity.values.{}")
    return _or(title.format(value), language, str(value))


def _document(document_id: str, language: str, names: Names) -> str:
    known = names(document_id) if document_id else None
    if known is None:
        return texts.say("activity.values.some_document", language)
    return texts.say("activity.values.document", language, name=known)


def _changes(row: Mapping[str, Safe], language: str) -> str:
    """The settings that changed in the page's words; of choices also what they were and are."""
    told = [part for part in str(row.get("choices") or "").split("; ") if part]
    known = {part.partition(": ")[0] for part in told}
    names = [name for name in str(row.get("names") or "").split(", ") if name not in known]
    return "; ".join(_setting(part, language) for part in [*told, *names] if part)


def _setting(part: str, language: str) -> str:
    name, colon, change = part.partition(": ")
    title = _or(f"settings.{name}.title", language, name)
    if not colon:
        return title
    words = [
        _or(f"settings.{name}.{word}.label", language, _yes_or_no(word, language))
        for word in change.split(" → ")
    ]
    return f"{title}: {' → '.join(words)}"


def _yes_or_no(word: str, language: str) -> str:
    known = {"true": "yes", "false": "no"}.get(word.lower())
    return texts.say(f"activity.values.{known}", language) if known else word


def _or(key: str, language: str, otherwise: str) -> str:
    try:
        return texts.say(key, language)
    except (KeyError, IndexError, ValueError):
        return otherwise
