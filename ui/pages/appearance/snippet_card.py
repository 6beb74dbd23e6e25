"""The line that puts the chat on a site, and how that is done there."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from builder.core.errors import UsageError
from builder.core.setting import Value
from builder.studio.site.snippets import PLATFORMS, snippet
from builder.system import texts
from ui.translation import language, translate
from ui.widgets.choice import Choice
from ui.widgets.code_line import CodeLine
from ui.widgets.field import field, text_line
from ui.widgets.form_card import FormCard
from ui.widgets.rows import Rows
from ui.widgets.text import label

HOST = "site.host"


def with_scheme(typed: str) -> str:
    """An address as settings take it: `https` when none is named."""
    text = typed.strip()
    return text if not text or "://" in text else f"https://{text}"


class SnippetCard(FormCard):
    """Follows the address of the host, and how the site is made."""

    def __init__(self) -> None:
        super().__init__(
            translate("Site", "Put it on your site"),
            translate("Site", "One line, on every page. It loads after the page."),
        )
        spoken = language()
        self.host = text_line(translate("Site", "Address of your host"), "https://chat.example.com")
        self.hold(HOST, self.host)
        self.platform = Choice(
            translate("Site", "How is your site made?"),
            [(name, texts.say(f"site.snippet.{name}.title", spoken)) for name in PLATFORMS],
        )
        self.code = CodeLine(translate("Site", "Line for your site"))
        self._missing = label(
            translate("Site", "Write the address of your host, and the line stands here."),
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
        hint = translate("Site", "Where the bundle is served. The kit calls it the domain.")
        self.add(
            field(translate("Site", "Address of your host"), self.host, hint),
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
        self.host.textChanged.connect(lambda _text: self._show())
        self.platform.currentIndexChanged.connect(lambda _at: self._show())
        self._show()

    def form(self) -> dict[str, Value]:
        """What is filled in, by dotted name."""
        return {HOST: with_scheme(self.host.text())}

    def _show(self) -> None:
        try:
            made = snippet(self.platform.value, self.host.text(), language())
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
