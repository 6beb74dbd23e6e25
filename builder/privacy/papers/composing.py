"""One paper, from the settings to its words."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime

from builder.core import setting
from builder.core.bot import BotSpec
from builder.privacy.papers import template
from builder.privacy.papers.paper import Paper
from builder.privacy.papers.situation import situation
from builder.privacy.papers.template import Filling
from builder.system import texts


def compose(
    kind: str,
    spec: BotSpec,
    language: str,
    *,
    made: datetime,
    filling: Filling | None = None,
    gaps: bool = True,
) -> Paper:
    """The paper `kind` of `spec` in `language`.

    Args:
        kind: its template's name, such as `notice`.
        spec: the settings it is about.
        language: of its words; one there are texts in.
        made: when, aware.
        filling: what it is filled with where that is more than the settings say.
        gaps: show what is missing as blanks; else leave out the lines that need it.
    """
    filled = filling or situation(spec, language)
    return template.fill(kind, language, filled, imprint(spec, language, made), gaps=gaps)


def imprint(spec: BotSpec, language: str, made: datetime) -> tuple[str, ...]:
    """What every paper says of itself: when, of which bot and settings, and what it is not."""
    return (
        texts.say("papers.made", language, day=made.date().isoformat(), bot=spec.name),
        settings_line(spec, language),
        texts.say("papers.no_advice", language),
    )


def settings_line(spec: BotSpec, language: str) -> str:
    """Which version of the settings this is, in words."""
    mark = settings_mark(spec)[:12]
    return texts.say("papers.settings", language, revision=spec.revision, mark=mark)


def settings_mark(spec: BotSpec) -> str:
    """A hash of every setting: two papers with the same one were made from the same settings."""
    data = setting.to_dict(spec)
    del data["revision"], data["notes"]
    canonical = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()
