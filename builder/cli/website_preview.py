"""What `hushdesk add --preview` prints: a line a page that would be read, or left out and why."""

from __future__ import annotations

from builder.cli.output import Output
from builder.core.errors import DocumentError
from builder.knowledge.website.page import Page, Survey


def show(survey: Survey, out: Output) -> None:
    """Print the pages of a survey; what is readable first."""
    for page in survey.pages:
        left_out = None
        text = f"{page.address}: {page.title or page.name}, words: {page.words}"
        if page.left_out is not None:
            error = DocumentError(page.left_out, **page.why)
            described = out.described(error)
            left_out = {"code": described["code"], "message": described["message"]}
            text = f"{page.address}: left out: {out.sentence(error)}"
        out.result({**_facts(page), "left_out": left_out}, text)
    warn(survey, out)


def warn(survey: Survey, out: Output) -> None:
    """Say so where a bound ended the look early."""
    if survey.cut is not None:
        out.warning(survey.cut, **{name: str(value) for name, value in survey.cut_params.items()})


def _facts(page: Page) -> dict[str, object]:
    return {
        "address": page.address,
        "document": page.name,
        "title": page.title,
        "words": page.words,
        "bytes": page.size,
        "media_type": page.media_type,
        "listed": page.listed or None,
        "change": str(page.change),
        "wanted": page.wanted and page.left_out is None,
    }
