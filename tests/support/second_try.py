"""A pytest plugin: names, at the end of the whole run, what failed once and passed afterwards."""

from __future__ import annotations

import pytest


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One moment of a slow machine refuses nobody's work, but it is not forgotten either."""
    failed = {report.nodeid for report in terminalreporter.stats.get("failed", ())}
    failed |= {report.nodeid for report in terminalreporter.stats.get("error", ())}
    once = [report.nodeid for report in terminalreporter.stats.get("rerun", ())]
    shaky = [name for name in dict.fromkeys(once) if name not in failed]
    if not shaky:
        return
    count = "1 test" if len(shaky) == 1 else f"{len(shaky)} tests"
    terminalreporter.section("Passed at a second try only", yellow=True)
    terminalreporter.line(f"{count} failed once and passed at a second try; each is a bug to mend:")
    for name in shaky:
        terminalreporter.line(f"  {name}", yellow=True)
