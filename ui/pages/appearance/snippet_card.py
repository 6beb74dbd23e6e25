"""The line that puts the chat on a site, and how that is done there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from builder.core.errors import UsageError
from builder.core.setting import Value
from builder.studio.site.snippets import PLATFORMS, snippet
from builder.system import texts
from ui.translation import language, translate
from ui.widgets.button import Button
from ui.widgets.choice import Choice
from ui.widgets.code_line import CodeLine
from ui.widgets.field import field
from ui.widgets.form_card import FormCard
from ui.widgets.rows import Rows
from ui.widgets.text import label

HOST = "site.host"


def with_scheme(typed: str) -> str:
    """An address as settings take it: `https` when none is named."""
    text = typed.strip()
    return text if not text or "://" in text else f"https://{text}"


class SnippetCard(FormCard):
    """Follows the first host that is named under *Publish*, and how the site is made."""

    hosts_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(
            translate("Site", "Put it on your site"),
            translate("Site", "One line, on every page. It loads after the page."),
        )
        spoken = language()
        self.host = ""
        self._named = label("", wrap=True, copy=True)
        self.hosts = Button(translate("Site", "Your hosts…"), kind="small")
        self.platform = Choice(
            translate("Site", "How is your site made?"),
            [(name, texts.say(f"site.snippet.{name}.title", spoken)) for name in PLATFORMS],
        )
        self.code = CodeLine(translate("Site", "Line for your site"))
        self._missing = label(
            translate("Site", "Name your host under Publish, and the line stands here."),
            "small",
            wrap=True,
        )
        self._steps = Rows(6, ruled=False)
        self._more = label(
            translate("Site", "If your site has a content policy, add these to it:"),
            "small",
            wrap=True,
        )
        self.policy = CodeLine(translate("Site", "For the content policy"))
        self._of_host = QWidget()
        row = QHBoxLayout(self._of_host)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._named, 1)
        row.addWidget(self.hosts)
        self.add(
            field(translate("Site", "The chat comes from"), self._of_host),
            field(translate("Site", "How is your site made?"), self.platform),
            self._missing,
        )
        self._inside = QWidget()
        inside = QVBoxLayout(self._inside)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        inside.addWidget(self.code)
        inside.addLayout(self._steps)
        inside.addWidget(self._more)
        inside.addWidget(self.policy)
        self.add(self._inside)
        self.hosts.clicked.connect(lambda _on: self.hosts_wanted.emit())
        self.platform.currentIndexChanged.connect(lambda _at: self._show())
        self._show()

    def show_values(self, saved: Mapping[str, Value]) -> None:
        """Show what is saved."""
        super().show_values(saved)
        self.host = str(saved[HOST])
        self._show()

    def _show(self) -> None:
        self._named.setText(self.host or translate("Site", "No host is named yet."))
        try:
            made = snippet(self.platform.value, self.host, language())
        except UsageError:
            made = None
        self._inside.setVisible(made is not None)
        self._missing.setVisible(made is None)
        if made is None:
            return
        self.code.say(made.code)
        self.policy.say("\n".join(made.policy))
        self._steps.refill(
            label(f"{at}.  {step}", wrap=True) for at, step in enumerate(made.steps, start=1)
        )
