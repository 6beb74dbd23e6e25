"""Shows one window, says when it has been painted, and ends.

    python -m tests.benchmarks.window empty|ours

Imports nothing that an empty window would not need: its time is what ours is held against.
"""

import os
import sys


def main(which: str) -> None:
    """Never returns."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    class Watch(QObject):
        def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
            if event.type() == QEvent.Type.Paint:
                os.write(1, b"painted\n")
                # Nothing is worth an orderly end here; threads may still be importing.
                os._exit(0)
            return False

    app = QApplication(["hushdesk"])
    watch = Watch()
    window: QWidget
    if which == "empty":
        window = QMainWindow()
        window.resize(1400, 880)
        window.installEventFilter(watch)
        window.show()
    else:
        from ui.shell import Shell

        shell = Shell(app, find_keyring=lambda: None)
        window = shell.window
        window.installEventFilter(watch)
        shell.start()
    app.exec()


if __name__ == "__main__":
    main(sys.argv[1])
