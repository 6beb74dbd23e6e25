"""Models on this computer: whether Ollama runs, what it has, and fetching one."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from builder.core.progress import Step
from ui.accessibility import announce, named
from ui.translation import data_size, number, translate
from ui.widgets.button import Button
from ui.widgets.notice import Notice
from ui.widgets.text import label

_GRAIN = 1000


class OllamaPart(QWidget):
    """One line about what there is, a button to fetch, and how far that is."""

    look_wanted = Signal()
    fetch_wanted = Signal()
    stopped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._installed: tuple[str, ...] = ()
        self.state = label("", "small", wrap=True)
        self.look = Button(translate("Ollama", "Look again"), kind="small")
        self.fetch = Button(kind="small", icon_name="package")
        self.stop = Button(translate("Ollama", "Stop"), kind="small", icon_name="circle-stop")
        self.bar = named(QProgressBar(), translate("Ollama", "How much of the model is here"))
        self.bar.setTextVisible(False)
        self.notice = Notice()
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.state, 1)
        for button in (self.look, self.fetch, self.stop):
            line.addWidget(button)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        inside.addLayout(line)
        inside.addWidget(self.bar)
        inside.addWidget(self.notice)
        self.look.clicked.connect(lambda _checked: self.look_wanted.emit())
        self.fetch.clicked.connect(lambda _checked: self.fetch_wanted.emit())
        self.stop.clicked.connect(lambda _checked: self.stopped.emit())
        self.stop.hide()
        self.show_found(None)
        self.show_work(False)

    def show_found(self, models: tuple[str, ...] | None) -> None:
        """Say what there is; None where no Ollama runs."""
        self._installed = models or ()
        if models is None:
            said = translate("Ollama", "Ollama is not running. Install it from its own page.")
        elif not models:
            said = translate("Ollama", "Ollama runs, and has no model yet.")
        else:
            said = number(len(models)).translate("Ollama", "Ollama runs and has %n models.", "", 0)
        self._standing = said
        if self.stop.isHidden():  # how far a model is says more
            self.state.setText(said)

    def show_name(self, model: str) -> None:
        """Offer to fetch `model`, unless it is there."""
        known = {*self._installed, *(name.removesuffix(":latest") for name in self._installed)}
        self.fetch.setText(translate("Ollama", "Fetch {model}").format(model=model))
        self.fetch.setVisible(bool(model) and model not in known and self.stop.isHidden())

    def show_work(self, busy: bool) -> None:
        """Show that a model is being fetched."""
        self.bar.setVisible(busy)
        self.stop.setVisible(busy)
        self.look.setVisible(not busy)
        self.fetch.setVisible(False)
        self.bar.setRange(0, 0)
        fetching = translate("Ollama", "Fetching the model…")
        self.state.setText(fetching if busy else self._standing)
        if busy:
            self.notice.hide()

    def show_step(self, step: Step) -> None:
        """Show how much of it is here."""
        if not step.total:
            return
        self.bar.setRange(0, _GRAIN)
        self.bar.setValue(_GRAIN * step.done // step.total)
        said = translate("Ollama", "{done} of {total}")
        self.state.setText(said.format(done=data_size(step.done), total=data_size(step.total)))

    def show_fetched(self, model: str) -> None:
        """Say that it is here."""
        said = translate("Ollama", "{model} is on this computer now.").format(model=model)
        self.notice.say(said)
        announce(self, said)
