"""A short day at the desktop, as a program of its own: documents, questions, every page, a bundle.

Run it offscreen; it prints what the bot answered.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from builder.privacy.egress import install_guard
from builder.studio import bots
from builder.vault.secret import Secret


def main() -> None:
    """Walk through it."""
    install_guard()
    app = QApplication(sys.argv[:1])
    from builder.system.jobs import JobRunner
    from tests.support.qt import ScriptedDialogs
    from ui.job_bridge import JobBridge
    from ui.theme.appearance import Appearance
    from ui.workspace import build

    Appearance(app).show("light")
    phrase = Secret(Path(sys.argv[1]).read_text().strip())
    bench = bots.open_bot("Corner", keyring=None, passphrase=phrase)
    jobs = JobBridge(JobRunner(workers=2))
    try:
        bench.warm()
        space = build(bench, jobs, ScriptedDialogs())
        for page in space.pages.values():
            page.show()
            QTest.qWait(20)
        space.preview.show()
        answers: list[object] = []
        space.preview.presenter.answered.connect(answers.append)
        space.preview.ask("How long can helmets be returned?")
        for _ in range(1_200):
            if answers:
                break
            QTest.qWait(50)
        sys.stdout.write(space.preview.chat.messages[-1].line.text)
    finally:
        jobs.shutdown()
        bench.close()


if __name__ == "__main__":
    main()
