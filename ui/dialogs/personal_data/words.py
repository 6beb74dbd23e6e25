"""What the view *Personal data in …* says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from builder.answering.removed import in_words
from builder.core.document import SourceRef
from builder.core.policy import DocumentData
from builder.studio.findings import Judged, TypeTally
from ui.dialogs.reasons import kind_words
from ui.translation import language, number, translate
from ui.widgets.source_button import place

ICONS = {
    DocumentData.MASK: "eye-off",
    DocumentData.EXCLUDE: "circle-stop",
    DocumentData.KEEP: "eye",
    DocumentData.ASK: "circle-question-mark",
}
COLOURS = {
    DocumentData.MASK: "ok",
    DocumentData.EXCLUDE: "muted",
    DocumentData.KEEP: "danger",
    DocumentData.ASK: "warn",
}


def choices() -> tuple[tuple[str, str], ...]:
    """What can be decided; the empty one is to follow the bot's setting."""
    return (
        ("mask", translate("PersonalData", "Mask")),
        ("exclude", translate("PersonalData", "Leave out")),
        ("keep", translate("PersonalData", "Keep")),
        ("", translate("PersonalData", "As the bot is set")),
    )


def never_all() -> str:
    """What nobody must forget while reading a list of findings."""
    return translate(
        "PersonalData",
        "The search finds much, never all. Look over the document yourself, too.",
    )


def summary(found: Sequence[Judged]) -> str:
    """How much there is, in a line."""
    if not found:
        return translate("PersonalData", "No personal data was found in it.")
    kinds = len({each.found.entity_type for each in found})
    times = sum(each.found.count for each in found)
    parts = [
        number(len(found)).translate("PersonalData", "%n different findings", "", 0),
        number(times).translate("PersonalData", "%n places", "", 0),
        number(kinds).translate("PersonalData", "%n kinds", "", 0),
    ]
    return " · ".join(parts)


def footing(found: Iterable[Judged], *, dirty: bool) -> tuple[str, str]:
    """What is still to do, and the kind of label it is said in."""
    waiting = sum(each.waits for each in found)
    if waiting:
        said = number(waiting).translate(
            "PersonalData",
            "%n wait for your word. Until then the bot does not use this document, and it cannot "
            "be exported.",
            "",
            0,
        )
        return said, "warn"
    if dirty:
        later = translate(
            "PersonalData", "The bot reads the document again when you close this window."
        )
        return later, "small"
    return translate("PersonalData", "Nothing waits for your word."), "small"


def everything(found: Sequence[Judged]) -> str:
    """The first line of the kinds: all of them."""
    actions = Counter(each.action for each in found)
    return f"{translate('PersonalData', 'Everything')}\n{_counted(len(found), actions)}"


def kind(tally: TypeTally) -> str:
    """A kind in the list: its name, how many, what becomes of them."""
    return f"{kind_words(tally.entity_type)}\n{_counted(tally.values, tally.actions)}"


def heading(entity_type: str) -> str:
    """What is chosen at the left."""
    return kind_words(entity_type) if entity_type else translate("PersonalData", "Everything")


def actions(found: Iterable[Judged]) -> str:
    """What becomes of some findings: "5 masked, 1 kept"."""
    return _actions(Counter(each.action for each in found))


def item(each: Judged) -> str:
    """A finding in the list: a sample, where, what becomes of it, and the words around it."""
    return f"{head(each)}\n{context(each)}"


def context(each: Judged) -> str:
    """The words around a finding; what else was found there as answers say it."""
    return in_words(each.found.context, language())


def head(each: Judged) -> str:
    """A finding in a line."""
    found = each.found
    times = ""
    if found.count > 1:
        times = number(found.count).translate("PersonalData", "%n times", "", 0)
    where = _where(found.places[0])
    return " · ".join(filter(None, (found.sample, where, times, state(each))))


def _where(ref: SourceRef) -> str:
    """A place; what was found in its headings as answers say it."""
    return in_words(place(ref), language())


def spoken(each: Judged) -> str:
    """A finding as a screen reader says it."""
    return f"{kind_words(each.found.entity_type)}: {head(each)}. {context(each)}"


def places(each: Judged) -> str:
    """Every place that is known, in a line."""
    found = each.found
    known = [said for ref in found.places if (said := _where(ref))]
    if not known:
        return ""
    more = found.count - len(found.places)
    if more > 0:
        known.append(number(more).translate("PersonalData", "%n more", "", 0))
    return translate("PersonalData", "Stands at: {places}").format(places="; ".join(known))


def state(each: Judged) -> str:
    """What becomes of a finding."""
    said = {
        DocumentData.MASK: translate("PersonalData", "masked"),
        DocumentData.EXCLUDE: translate("PersonalData", "left out"),
        DocumentData.KEEP: translate("PersonalData", "kept readable"),
        DocumentData.ASK: translate("PersonalData", "waits for your word"),
    }[each.action]
    if each.decided or each.waits:
        return said
    return translate("PersonalData", "{what}, as the bot is set").format(what=said)


def told(action: DocumentData | None, count: int) -> str:
    """What was just decided, for a screen reader."""
    if action is None:
        return number(count).translate("PersonalData", "%n follow the bot's setting", "", 0)
    return _actions({action: count})


def _counted(values: int, found: Mapping[DocumentData, int]) -> str:
    many = number(values).translate("PersonalData", "%n different", "", 0)
    return f"{many} · {_actions(found)}" if values else many


def _actions(found: Mapping[DocumentData, int]) -> str:
    parts = []
    for action in (DocumentData.ASK, DocumentData.MASK, DocumentData.EXCLUDE, DocumentData.KEEP):
        n = number(found.get(action, 0))
        if found.get(action, 0):
            said = {
                DocumentData.ASK: n.translate("PersonalData", "%n undecided", "", 0),
                DocumentData.MASK: n.translate("PersonalData", "%n masked", "", 0),
                DocumentData.EXCLUDE: n.translate("PersonalData", "%n left out", "", 0),
                DocumentData.KEEP: n.translate("PersonalData", "%n kept", "", 0),
            }
            parts.append(said[action])
    return ", ".join(parts)
