"""A report to pass on: its text with personal data masked for good, as in a transcript."""

from __future__ import annotations

from builder.studio.bots import Workbench
from builder.studio.why.report import Report, masked_copy
from builder.studio.why.written import as_markdown


def masked_text(bench: Workbench, report: Report) -> str:
    """`report` as Markdown; whatever the policy lets a model see, personal data is masked."""
    return as_markdown(masked_copy(report, lambda text: bench.bot.gate.clear(text, "mail").text))
