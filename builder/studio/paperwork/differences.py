"""What changed since a paper was printed: in sentences, and marked in its own words."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from builder.core import setting
from builder.core.bot import BotSpec
from builder.core.errors import HushdeskError
from builder.privacy.papers.paper import Paper, from_plain
from builder.studio.bots import Workbench
from builder.studio.paperwork.desk import make
from builder.studio.privacy import meaning
from builder.system import texts


@dataclass(frozen=True, slots=True)
class Change:
    """A piece of the paper: `same`, `gone` or `new`; `what` is a heading, a point, a row …."""

    mark: str
    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Difference:
    """The last printing of a paper beside what it would say now.

    Attributes:
        made: when it was printed.
        settings: a sentence for every setting that changed since.
        changes: the paper piece by piece.
    """

    kind: str
    language: str
    made: str
    settings: tuple[str, ...]
    changes: tuple[Change, ...]

    @property
    def differs(self) -> bool:
        """Whether the paper says anything else now."""
        return any(change.mark != "same" for change in self.changes)


def difference(
    bench: Workbench, kind: str, language: str, *, said_in: str | None = None
) -> Difference | None:
    """What changed since the last printing; None when there was none.

    Args:
        bench: the open bot.
        kind: which paper.
        language: of the paper.
        said_in: the language of the sentences, when it is another.

    Raises:
        UsageError: `bad_choice` for another kind.
    """
    now = make(bench, kind, language)
    last = bench.file.paperwork.last(kind, language)
    if last is None:
        return None
    try:
        before = setting.from_dict(last.spec)
    except HushdeskError:
        before = bench.spec  # made by a version that kept its settings otherwise
    return Difference(
        kind,
        language,
        last.made,
        tuple(settings_sentences(before, bench.spec, said_in or language)),
        tuple(marked(from_plain(last.paper), now)),
    )


def marked(before: Paper, now: Paper) -> list[Change]:
    """Both papers in one list, what went before what came."""
    old, new = list(before.lines()), list(now.lines())
    found: list[Change] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found += [Change("same", *line) for line in old[a:b]]
        else:
            found += [Change("gone", *line) for line in old[a:b]]
            found += [Change("new", *line) for line in new[c:d]]
    return found


def settings_sentences(before: BotSpec, now: BotSpec, language: str) -> list[str]:
    """A sentence for every setting that has another value now."""
    sentences = []
    for entry in setting.catalogue():
        old, new = setting.get(before, entry.name), setting.get(now, entry.name)
        if old == new:
            continue
        said = texts.say(
            "papers.changed",
            language,
            name=_title(entry.name, language),
            old=_shown(entry.name, old, language),
            new=_shown(entry.name, new, language),
        )
        if entry.name.startswith("privacy.") and not entry.multiline:
            said = f"{said} {meaning(now, entry.name, language)}"
        sentences.append(said)
    return sentences


def _title(name: str, language: str) -> str:
    try:
        return texts.say(f"settings.{name}.title", language)
    except KeyError:
        return name


def _shown(name: str, value: setting.Value, language: str) -> str:
    try:
        return texts.say(f"settings.{name}.{str(value).lower()}.label", language)
    except KeyError:
        if isinstance(value, bool):
            return texts.say(f"activity.values.{'yes' if value else 'no'}", language)
        shown = ", ".join(value) if isinstance(value, tuple) else str(value)
    try:
        return f"{shown} {texts.say(f'settings.{name}.unit', language)}"
    except KeyError:
        return shown or "–"
