"""One-click repairs of points of the launch checklist: only those that are safe without asking."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from builder.core import setting
from builder.core.bot import EmbedderKind
from builder.core.document import Outcome
from builder.core.errors import DocumentError, HushdeskError, UsageError
from builder.core.policy import Preset
from builder.core.progress import CancelToken, Progress, silent
from builder.core.setting import UNREADABLE, Value
from builder.knowledge.preparation import ALL_LEFT_OUT
from builder.studio import privacy
from builder.studio.bots import Workbench
from builder.studio.spec_check import check
from builder.system import texts

_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+")
_PHONE = re.compile(r"\+?[\d\s()/.-]{6,}")


@dataclass(frozen=True, slots=True)
class Repair:
    """How a point is mended.

    Attributes:
        changes: the settings that mend it; None where it cannot be mended without the owner.
        work: what is done beside them, for as long as it takes.
    """

    changes: Callable[[Workbench], Mapping[str, Value] | None]
    work: Callable[[Workbench, Progress, CancelToken], None] | None = None


def repairable(bench: Workbench, code: str) -> bool:
    """Whether the point `code` can be mended as things are, without a word of the owner's."""
    known = _REPAIRS.get(code)
    return known is not None and known.changes(bench) is not None


def repair(
    bench: Workbench,
    code: str,
    *,
    progress: Progress = silent,
    token: CancelToken | None = None,
) -> None:
    """Mend the point `code`; what is sent, kept or shown never becomes more by it.

    Raises:
        UsageError: `no_repair` where only the owner can mend it.
        MachineError, DocumentError: what the work of the repair meets.
        Cancelled: when `token` asked for it; what was mended so far stays.
    """
    known = _REPAIRS.get(code)
    changes = known.changes(bench) if known else None
    if known is None or changes is None:
        raise UsageError("no_repair", name=code)
    if changes:
        bench.change(changes)
    if known.work is not None:
        known.work(bench, progress, token or CancelToken())
    bench.file.audit.record("repaired", code=code)


def _standard_text(bench: Workbench) -> Mapping[str, Value] | None:
    if UNREADABLE in bench.spec.notes:
        return None  # any change of the policy is a choice, and that one is not the owner's yet
    return {privacy.CONSENT_TEXT: texts.say("consent.default", bench.spec.language)}


def _strictest(bench: Workbench) -> Mapping[str, Value] | None:
    """What holds already, chosen on purpose; not where the bot could then not be saved at all."""
    if UNREADABLE not in bench.spec.notes:
        return None
    text = texts.say("consent.default", bench.spec.language)
    changes = {**privacy.preset_changes(bench, Preset.STRICT), privacy.CONSENT_TEXT: text}
    try:
        check(setting.change(bench.spec, changes))
    except HushdeskError:
        return None
    return changes


def _known_contact(bench: Workbench) -> Mapping[str, Value] | None:
    """A contact that the owner has told already, for another purpose."""
    for told in bench.spec.business.contacts:
        if _EMAIL.fullmatch(told):
            return {"contact.email": told}
    for told in bench.spec.business.contacts:
        if _PHONE.fullmatch(told):
            return {"contact.phone": told}
    return None


def _own_site(bench: Workbench) -> Mapping[str, Value] | None:
    parts = urlsplit(bench.spec.contact.page)
    if not parts.netloc:
        return None
    return {"site.allowed_origins": (f"{parts.scheme}://{parts.netloc}",)}


def _built_in(bench: Workbench) -> Mapping[str, Value]:
    if bench.spec.search.embedder is EmbedderKind.BUILTIN:
        return {}
    return {
        "search.embedder": EmbedderKind.BUILTIN,
        "search.embedder_model": "",
        "search.embedder_url": "",
    }


def _learn_again(bench: Workbench, progress: Progress, token: CancelToken) -> None:
    from builder.studio import embedders

    for _result in embedders.reembed(bench, progress=progress, token=token):
        token.check()


def _nothing(_bench: Workbench) -> Mapping[str, Value]:
    return {}


def _mask_the_rest(bench: Workbench, progress: Progress, token: CancelToken) -> None:
    from builder.studio import findings

    findings.mask_undecided(bench, token=token)
    _read_again(bench, progress, token)


def _read_again(bench: Workbench, progress: Progress, token: CancelToken) -> None:
    from builder.studio import documents

    failed = None
    for result in documents.read_again(bench, progress=progress, token=token):
        token.check()
        if result.outcome is Outcome.FAILED and result.error_code != ALL_LEFT_OUT:
            failed = failed or result
    if failed is not None:  # the others are read; this one would stay in the way unexplained
        raise DocumentError("not_read_again", name=failed.document)


_REPAIRS: Mapping[str, Repair] = {
    UNREADABLE: Repair(_strictest),
    "consent_text_missing": Repair(_standard_text),
    "undecided_findings": Repair(_nothing, _mask_the_rest),
    "documents_outdated": Repair(_nothing, _read_again),
    "no_contact": Repair(_known_contact),
    "no_allowed_origin": Repair(_own_site),
    "desktop_only_embedder": Repair(_built_in, _learn_again),
}
