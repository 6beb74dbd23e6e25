"""`hushdesk add`: read files, folders and pages of a website into a bot."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

from builder.cli import website_preview
from builder.cli.interruption import stopping
from builder.cli.output import Output
from builder.cli.unlock import add_bot, open_bench
from builder.core.document import AddResult, Outcome
from builder.core.errors import Cancelled, DocumentError, UsageError
from builder.core.progress import CancelToken
from builder.studio import documents, ingest, subject_erasure, websites
from builder.studio.bots import Workbench
from builder.system.entities import entity_counts

STOPPED = 130
"""What a shell expects of a program that was stopped by Ctrl-C."""

HELP = "read files, folders and web pages into a bot"


def register(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words."""
    add_bot(parser)
    parser.add_argument(
        "paths",
        nargs="*",
        type=word,
        metavar="PATH_OR_URL",
        help="files, folders, and addresses that begin with https:// or http://; without any it "
        "goes on with what an earlier reading left",
    )
    parser.add_argument(
        "--retry-failed", action="store_true", help="read again what could not be read before"
    )
    parser.add_argument(
        "--again", action="store_true", help="take them also if they were erased for a person"
    )
    web = parser.add_argument_group("web pages")
    scope = web.add_mutually_exclusive_group()
    scope.add_argument(
        "--site", action="store_true", help="read the whole site, following its links"
    )
    scope.add_argument(
        "--sitemap", action="store_true", help="read the pages that the site's sitemap lists"
    )
    web.add_argument(
        "--max-pages",
        type=page_count,
        default=websites.PAGES,
        metavar="N",
        help=f"read at the most N pages (1 to {websites.MOST_PAGES}; {websites.PAGES} unless told)",
    )
    web.add_argument(
        "--mine", action="store_true", help="I confirm that the site is mine, or that I may use it"
    )
    web.add_argument(
        "--allow-once",
        action="store_true",
        help="contact the site now, although the privacy settings do not allow its host",
    )
    web.add_argument(
        "--preview", action="store_true", help="list what would be read, and read nothing"
    )


def word(given: str) -> Path | str:
    """A path or a web address; nothing at all would mean the folder one stands in."""
    if not given:
        raise ValueError
    return given if websites.is_web_address(given) else Path(given)


def page_count(given: str) -> int:
    """A number of pages that can be asked for."""
    count = int(given)
    if not 1 <= count <= websites.MOST_PAGES:
        raise ValueError
    return count


def run(options: argparse.Namespace, out: Output) -> int:
    """Read them, a line a file or page; fails only when nothing could be read."""
    paths = [given for given in options.paths if isinstance(given, Path)]
    addresses = [given for given in options.paths if isinstance(given, str)]
    if options.preview and (paths or not addresses):
        raise UsageError("website_preview_needs_address")
    with open_bench(options) as bench, stopping() as token:
        if options.preview:
            return _preview(bench, addresses, options, out)
        if len(bench.file.access.slots()) < 2 and not documents.listing(bench):
            out.warning("single_key_slot")
        results: list[Outcome] = []
        lost = {str(path.name): str(path) for path in paths if not path.exists()}
        try:
            for result in _read(bench, paths, addresses, options, out, token):
                results.append(result.outcome)
                out.result(as_data(result, out), _told(result, lost, out))
        except Cancelled:
            _tell_rest("reading_stopped", bench, options, out)
            return STOPPED
        _tell_rest("files_waiting", bench, options, out)
        if paths and not results:
            out.warning("nothing_to_read")
            return 1
    failed = [each for each in results if each in {Outcome.FAILED, Outcome.SKIPPED}]
    return 1 if results and len(failed) == len(results) else 0


def _read(
    bench: Workbench,
    paths: list[Path],
    addresses: list[str],
    options: argparse.Namespace,
    out: Output,
    token: CancelToken,
) -> Iterator[AddResult]:
    if options.retry_failed:
        ingest.retry(bench)
    if options.again:
        subject_erasure.readmit(bench, paths, addresses)
    if paths:
        yield from documents.add(bench, paths, progress=out.progress, token=token)
    for address in addresses:
        survey = _look(bench, address, options, out)
        website_preview.warn(survey, out)
        yield from websites.read(bench, survey, progress=out.progress, token=token)
    if options.retry_failed or not options.paths:
        if ingest.standing(bench).open:
            yield from documents.resume(bench, progress=out.progress, token=token)
        elif not options.paths:
            out.warning("nothing_to_go_on_with", bot=options.bot)


def _told(result: AddResult, lost: dict[str, str], out: Output) -> str:
    """One result; a path that was never there is most likely misspelt."""
    if result.error_code == "document_missing" and result.document in lost:
        path = lost[result.document].encode("utf-8", "replace").decode()
        result = replace(result, error_code="path_missing", error_params={"path": path})
    return as_text(result, out)


def _tell_rest(code: str, bench: Workbench, options: argparse.Namespace, out: Output) -> None:
    rest = ingest.standing(bench).open
    if rest:
        out.warning(code, open=str(rest), bot=options.bot)


def _preview(
    bench: Workbench, addresses: list[str], options: argparse.Namespace, out: Output
) -> int:
    surveys = [_look(bench, address, options, out) for address in addresses]
    for survey in surveys:
        website_preview.show(survey, out)
    return 0 if any(page.readable for survey in surveys for page in survey.pages) else 1


def _look(
    bench: Workbench, address: str, options: argparse.Namespace, out: Output
) -> websites.Survey:
    scope = websites.Scope.PAGE
    if options.site:
        scope = websites.Scope.SITE
    elif options.sitemap:
        scope = websites.Scope.SITEMAP
    with ExitStack() as stack:
        grant = None
        if options.allow_once and not websites.may_contact(bench, address):
            grant = stack.enter_context(websites.allowed_once(bench, address))
        return websites.look(
            bench,
            address,
            scope=scope,
            most=options.max_pages,
            mine=options.mine,
            grant=grant,
            progress=out.progress,
        )


def as_data(result: AddResult, out: Output) -> dict[str, Any]:
    """One result as a script reads it."""
    error = None
    if result.error_code:
        described = out.described(DocumentError(result.error_code, **result.error_params))
        error = {"code": described["code"], "message": described["message"]}
    return {
        "document": result.document,
        "outcome": str(result.outcome),
        "chunks": result.chunks,
        "findings": result.findings,
        "notes": list(result.notes),
        "error": error,
        "seconds": round(result.seconds, 3),
    }


def as_text(result: AddResult, out: Output) -> str:
    """One result as a person reads it."""
    line = f"{result.document}: {result.outcome}"
    if result.error_code:
        error = DocumentError(result.error_code, **result.error_params)
        return f"{line}: {out.sentence(error)} {out.next_step(error)}"
    found = entity_counts(result.findings, out.language)
    line = f"{line}, passages: {result.chunks}" + (f", found: {found}" if found else "")
    noted = ", ".join(out.noted(name) for name in result.notes)
    return f"{line}, note: {noted}" if noted else line
