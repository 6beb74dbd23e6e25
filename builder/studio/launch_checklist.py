"""What stands between a bot and its visitors, made from the bot's real state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from builder.core.bot import EmbedderKind
from builder.core.document import Document, Outcome
from builder.core.setting import UNREADABLE
from builder.knowledge.commands import ORDERS
from builder.privacy.conflicts import embedder_address, provider_address
from builder.privacy.egress import host_of, is_loopback
from builder.privacy.papers.processors import outside_hosts
from builder.studio import backup_plan, backups, handover, paperwork, spending
from builder.studio.activity import reviews, unusual
from builder.studio.bots import Workbench
from builder.studio.bundle_state import since_last_bundle
from builder.studio.findings import undecided
from builder.studio.incident import open_ones
from builder.studio.leftovers import Leftovers, leftovers
from builder.studio.policy_effects import dangers
from builder.studio.question_sets import outdated, questions, regressed
from builder.studio.repairs import repairable
from builder.studio.requests import reminders


class Level(StrEnum):
    """How a point stands."""

    OK = "ok"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One point of the checklist.

    Attributes:
        code: stable; its words are `checklist.<code>.title` and `.fix`.
        level: `red` blocks an export until mended or waived.
        page: the page of the desktop on which it is mended.
        waived: red, but set aside by default for a bundle that only serves its own page.
        names: what it is about, such as the documents that changed.
        field: the setting on that page which mends it; empty where none does.
        repairable: whether `repairs.repair` mends it without a word of the owner's.
    """

    code: str
    level: Level
    page: str
    waived: bool = False
    names: tuple[str, ...] = ()
    field: str = ""
    repairable: bool = False

    @property
    def blocks(self) -> bool:
        """Whether an export is refused because of it."""
        return self.level is Level.RED and not self.waived


_FIELDS = {
    UNREADABLE: "privacy.network",
    "consent_text_missing": "privacy.consent.text",
    "no_contact": "contact.email",
    "handover_incomplete": "handover.enabled",
    "no_allowed_origin": "site.allowed_origins",
    "desktop_only_embedder": "search.embedder",
    "provider_unreviewed": "answers.model",
    "paperwork_outdated": "business.name",
    "review_due": "business.processors",
    "spending_uncapped": "spending.month_cap",
    "price_unknown": "spending.prices",
}
"""The setting that mends a point, or one that stands beside what mends it."""

REVIEWED = "provider_reviewed"
"""Name of the fact that holds the address the owner has reviewed."""

REVIEWED_EMBEDDER = "embedder_reviewed"
"""The same for the address where questions are read for their meaning."""


def check(bench: Workbench) -> list[CheckItem]:
    """Every point, red ones first."""
    spec = bench.spec
    known = bench.file.documents.all()
    ready = [entry for entry in known if entry.outcome is Outcome.READY]
    searched = embedder_address(spec)
    asked_for = questions(bench)
    waiting = undecided(bench)
    behind = leftovers(bench, beside=waiting)
    reds = {
        (UNREADABLE, "privacy"): UNREADABLE in spec.notes,
        ("no_documents", "documents"): not ready,
        ("undecided_findings", "documents"): bool(waiting),
        ("no_contact", "answers"): not (spec.contact.reachable or spec.handover.ready),
        ("provider_unreviewed", "answers"): not is_reviewed(bench),
        ("test_regression", "tests"): bool(regressed(bench)),
        ("desktop_only_embedder", "answers"): _desktop_only(bench, searched),
        ("incident_open", "incident"): bool(open_ones(bench)),
        ("consent_text_missing", "privacy"): spec.privacy.consent.required
        and not spec.privacy.consent.text.strip(),
    }
    ambers = {
        ("single_key_slot", "publish"): len(bench.file.access.slots()) < 2,
        ("backup_old", "backups"): backups.is_old(bench),
        ("backup_late", "backups"): backup_plan.is_late(bench),
        ("no_tests", "tests"): not asked_for,
        ("spending_uncapped", "answers"): spending.uncapped(spec),
        ("price_unknown", "answers"): spending.unpriced(spec),
        ("tests_outdated", "tests"): bool(asked_for) and outdated(bench),
        ("risky_settings", "privacy"): any(
            each.code != "unknown_country" for each in dangers(spec, "en", known=known)
        ),
        ("failed_documents", "documents"): any(e.outcome is Outcome.FAILED for e in known),
        ("contradictions_found", "documents"): _left(bench, "contradiction", "versions"),
        ("handover_incomplete", "answers"): bool(handover.missing(bench)),
        ("dates_passed", "documents"): _left(bench, "date"),
        ("notes_open", "tests"): bench.file.tester_notes.open_count() > 0,
        ("orders_found", "documents"): _gives_orders(bench, known),
        ("paperwork_outdated", "privacy"): paperwork.outdated(bench),
        ("review_due", "privacy"): any(
            entry.reviewed and entry.overdue for entry in paperwork.register(bench, spec.language)
        ),
        ("unusual_activity", "activity"): bool(unusual.unusual(bench)),
        ("review_overdue", "activity"): bool(reviews.overdue(bench)),
    }
    late, soon = reminders(bench)
    reds["requests_overdue", "requests"] = late > 0
    ambers["requests_due", "requests"] = soon > 0
    items = [
        CheckItem(code, Level.RED if bad else Level.OK, page) for (code, page), bad in reds.items()
    ]
    items.append(_read_before(behind))
    own_page_only = not spec.site.allowed_origins
    items.append(
        CheckItem(
            "no_allowed_origin",
            Level.RED if own_page_only else Level.OK,
            "publish",
            waived=own_page_only,
        )
    )
    items += [
        CheckItem(code, Level.AMBER if bad else Level.OK, page)
        for (code, page), bad in ambers.items()
    ]
    different = since_last_bundle(bench)
    changed = different.names() if different else ()
    level = Level.AMBER if changed else Level.OK
    items.append(CheckItem("documents_changed", level, "publish", names=changed))
    order = list(Level)[::-1]
    items = sorted(items, key=lambda item: order.index(item.level))
    return [_with_way(bench, item) for item in items]


def _read_before(behind: Leftovers) -> CheckItem:
    """Red while documents hold what the rules as they are now would not let stand."""
    level = Level.RED if behind.held else Level.AMBER if behind.lax else Level.OK
    names = behind.held or behind.lax
    return CheckItem("documents_outdated", level, "documents", names=names)


def _with_way(bench: Workbench, item: CheckItem) -> CheckItem:
    """`item` with how it is mended, where it is not in order."""
    field = _FIELDS.get(item.code, "")
    mends = item.level is not Level.OK and repairable(bench, item.code)
    return replace(item, field=field, repairable=mends)


def is_reviewed(bench: Workbench) -> bool:
    """Whether the owner has read the contract with everybody outside who gets words."""
    spec, searched = bench.spec, embedder_address(bench.spec)
    answers = provider_address(spec.answers.model, spec.answers.base_url)
    pairs = ((REVIEWED, answers), (REVIEWED_EMBEDDER, searched))
    return all(
        bench.file.facts.get(name) == address for name, address in pairs if _elsewhere(address)
    )


def review_provider(bench: Workbench) -> None:
    """The owner's word that the contract with the present provider has been read."""
    chosen = bench.spec.answers
    bench.file.facts.put(REVIEWED, provider_address(chosen.model, chosen.base_url))
    bench.file.facts.put(REVIEWED_EMBEDDER, embedder_address(bench.spec))
    for host in outside_hosts(bench.spec):
        paperwork.review(bench, host)
    bench.file.audit.record("provider_reviewed")


def _left(bench: Workbench, *kinds: str) -> bool:
    """Whether the last inspection left findings of these kinds; nothing is looked at anew."""
    from builder.studio.health import last_counts

    counts = last_counts(bench) or {}
    return any(counts.get(kind) for kind in kinds)


def _gives_orders(bench: Workbench, documents: Sequence[Document]) -> bool:
    """Whether a text tries to command the bot; what the last look left counts, where it holds."""
    from builder.studio.health import last_counts

    counts = last_counts(bench)
    if counts is None:
        return any(ORDERS in entry.stripped for entry in documents)
    return bool(counts.get("command"))


def _desktop_only(bench: Workbench, address: str) -> bool:
    """Whether a host could not read questions as this computer does, or not with these vectors."""
    if address and not _elsewhere(address):
        return True
    made_by, search = bench.file.chunks.embedder(), bench.spec.search
    return (
        made_by is not None
        and made_by.precision in set(EmbedderKind) - {EmbedderKind.BUILTIN}
        and (made_by.precision, made_by.name) != (search.embedder, search.embedder_model)
    )


def _elsewhere(address: str) -> bool:
    """Whether `address` is on another computer."""
    return bool(address) and not is_loopback(host_of(address))
