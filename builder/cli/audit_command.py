"""`hushdesk audit`: what happened to a bot, whether anybody changed it, and what is due."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from builder.cli.host_folder import host_in
from builder.cli.output import Output
from builder.cli.unlock import add_unlock, open_bench
from builder.core.errors import Safe, UsageError, VaultError
from builder.studio.activity import checking, exporting, listing, reviews, unusual
from builder.studio.activity.checking import Checked
from builder.studio.activity.exporting import Report
from builder.studio.activity.reviews import Due
from builder.studio.activity.words import Names, nameless
from builder.studio.bots import Workbench
from builder.system import texts
from builder.vault.audit_log import AuditLog

HELP = "see, check and export what happened to a bot; reviews and training that are due"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    verbs = parser.add_subparsers(dest="verb", required=True)
    verify = _verb(verbs, "verify", "whether every row is as it was written")
    show = _verb(verbs, "show", "the newest rows first")
    export = _verb(verbs, "export", "write the rows into a table (.csv) or a document (.pdf)")
    for verb in (verify, show, export):
        verb.add_argument("--data", type=Path, metavar="DIR", help="a host's folder, not a bot")
    for verb in (show, export):
        verb.add_argument("--since", default="", metavar="DAY", help="from this day on: 2026-12-24")
        verb.add_argument("--until", default="", metavar="DAY", help="up to this day")
    show.add_argument("--limit", type=int, default=50, metavar="N")
    export.add_argument("--to", type=Path, required=True, metavar="FILE")
    odd = _verb(verbs, "unusual", "what was not as it usually is")
    odd.add_argument("--seen", action="append", default=[], metavar="KEY", help="was looked at")
    _verb(verbs, "due", "which reviews are due, and who was trained when")
    done = _verb(verbs, "done", "take note that a review was done today")
    done.add_argument("kind", choices=sorted(reviews.PERIODS))
    done.add_argument("--by", default="", metavar="NAME", help="who did it, a name or a role")
    trained = _verb(verbs, "trained", "take note that somebody was trained")
    trained.add_argument("who", metavar="NAME", help="a name or a role")
    trained.add_argument("--on", default="", metavar="DAY", help="the day; today without it")
    untrain = _verb(verbs, "untrain", "take an entry out of the training register")
    untrain.add_argument("id", metavar="ID")


def run(options: argparse.Namespace, out: Output) -> int:
    """Do what the verb says."""
    if getattr(options, "data", None) is not None:
        return _of_host(options, out)
    if not options.bot:
        raise UsageError("bot_not_named")
    with open_bench(options) as bench:
        if options.verb in {"verify", "export", "show"}:
            checked = None
            if options.verb != "show":
                checked = checking.verify(bench, progress=out.progress)
            return _read(options, out, bench.file.audit, checked, bench.spec.name, _names(bench))
        return _care(options, out, bench)


def _verb(verbs: Any, name: str, about: str) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, help=about, description=about)
    verb.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    verb.add_argument("--bot", default="", help="a bot's name, or the path of its file")
    add_unlock(verb)
    return verb


def _of_host(options: argparse.Namespace, out: Output) -> int:
    with _store(options.data) as audit:
        checked = checking.verify_log(audit, progress=out.progress)
        return _read(options, out, audit, checked, options.data.name, nameless)


@contextmanager
def _store(folder: Path) -> Iterator[AuditLog]:
    """The audit of a host that does not run now.

    Raises:
        UsageError: `host_missing`: nothing is made where nothing is.
        VaultError: `replica_folder`.
    """
    from builder.vault.hoststore import HostStore

    try:
        host_in(folder)
    except VaultError as error:
        if error.code != "host_missing":
            raise
        raise UsageError(error.code, folder=str(folder)) from None
    with HostStore.open(folder) as store:
        yield store.audit


def _read(
    options: argparse.Namespace,
    out: Output,
    audit: AuditLog,
    checked: Checked | None,
    name: str,
    names: Names,
) -> int:
    if checked is None or options.verb == "show":
        _show(options, out, audit, names)
        return 0
    if options.verb == "verify":
        return _verdict(checked, out)
    report = Report(name, checked, out.language)
    wish = exporting.period(options.since, options.until)
    made = exporting.export(
        audit, options.to, report, wish=wish, names=names, progress=out.progress
    )
    data = {
        "file": str(made.file),
        "rows": made.rows,
        "sha256": made.sha256,
        "state": made.state,
    }
    out.result(data, f"Wrote {made.rows} rows to {made.file}.")
    return 0


def _verdict(checked: Checked, out: Output) -> int:
    verdict = checked.verdict
    said = _said(f"states.{verdict.state}", {"row": verdict.broken_at}, out)
    data = {
        "ok": verdict.ok,
        "state": str(verdict.state),
        "rows": verdict.rows,
        "row": verdict.broken_at,
        "head": {"row": verdict.head.n, "sha256": verdict.head.sha256},
        "head_known": checked.head_known,
        **said,
    }
    lines = [said["message"], f"{verdict.rows} rows; the last one's hash: {verdict.head.sha256}"]
    if not verdict.ok:
        lines.append(said["next"])
    out.result(data, "\n".join(lines))
    if verdict.ok and not checked.head_known:
        out.note(texts.say("activity.head_unknown", out.language))
    return 0 if verdict.ok else 1


def _show(options: argparse.Namespace, out: Output, audit: AuditLog, names: Names) -> None:
    wish = exporting.period(options.since, options.until)
    found = listing.lines(audit, wish, out.language, limit=max(1, options.limit), names=names)
    for line in found:
        row = line.row
        data = {
            "row": row.n,
            "when": row.when,
            "actor": row.actor,
            "event": row.event,
            "kind": line.kind,
            "message": line.sentence,
            "details": dict(row.details),
            "sha256": row.sha256,
        }
        who = f"  [{line.actor}]" if line.actor else ""
        out.result(data, f"{row.n:>6}  {row.when[:19]}  {line.sentence}{who}")


def _care(options: argparse.Namespace, out: Output, bench: Workbench) -> int:
    if options.verb == "unusual":
        _unusual(options, out, bench)
    elif options.verb == "due":
        _due(out, bench)
    elif options.verb == "done":
        made = reviews.done(bench, options.kind, options.by)
        out.result(_of_due(made), f"Noted. It is due again on {made.due}.")
    elif options.verb == "trained":
        training = reviews.add_training(bench, options.who, options.on)
        data = {"id": training.id, "who": training.who, "day": training.day}
        out.result(data, f"Noted: {training.who}, {training.day}.")
    else:
        reviews.remove_training(bench, options.id)
        out.result({"removed": options.id}, "Taken out of the register.")
    return 0


def _unusual(options: argparse.Namespace, out: Output, bench: Workbench) -> None:
    for each in unusual.unusual(bench):
        if each.key in options.seen:
            unusual.mark_seen(bench, each)
            continue
        said = _said(f"unusual.{each.kind}", each.params, out)
        data = {
            "kind": each.kind,
            "rows": list(each.rows),
            "when": each.when,
            "key": each.key,
            **said,
        }
        rows = ", ".join(map(str, each.rows[:10]))
        lines = [f"{said['message']} {said['next']}", f"  rows {rows}; seen: --seen {each.key}"]
        out.result(data, "\n".join(lines))


def _due(out: Output, bench: Workbench) -> None:
    for each in reviews.due(bench):
        title = texts.say(f"activity.reviews.{each.kind}.title", out.language)
        out.result(_of_due(each), f"{each.state:<8} {each.due}  {title} ({each.kind})")
    for one in reviews.trained(bench):
        training = one.training
        data = {
            "trained": training.who,
            "id": training.id,
            "day": training.day,
            "until": one.until,
            "expired": one.expired,
        }
        state = "expired" if one.expired else "trained"
        out.result(data, f"{state:<8} {training.day}  {training.who} ({training.id})")


def _of_due(made: Due) -> dict[str, Any]:
    return {
        "kind": made.kind,
        "state": made.state,
        "due": made.due,
        "days": made.days,
        "last": made.last or None,
        "by": made.by or None,
    }


def _said(about: str, params: Mapping[str, Safe], out: Output) -> dict[str, str]:
    return {
        "message": texts.tell(f"activity.{about}.sentence", out.language, params),
        "next": texts.tell(f"activity.{about}.next", out.language, params),
    }


def _names(bench: Workbench) -> Names:
    known = {document.id: document.name for document in bench.file.documents.all()}
    return known.get
