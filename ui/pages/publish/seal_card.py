"""The card that seals: a passphrase or hosts, then one file."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar

from builder.core.progress import Step
from builder.studio.publishing import Estimate
from ui.accessibility import named
from ui.translation import MEGABYTE, data_size, translate
from ui.widgets.button import Button
from ui.widgets.card import Card, setting_row
from ui.widgets.field import LineList, field
from ui.widgets.option import Option, Options
from ui.widgets.password_field import PasswordField
from ui.widgets.text import label
from ui.widgets.toggle import Toggle

PASSPHRASE, HOSTS = "passphrase", "hosts"


class SealCard(Card):
    """Says what opens the bundle, and starts the export."""

    export_wanted = Signal()
    cancelled = Signal()

    def __init__(self, strength: Callable[[str], float], suggest: Callable[[], str]) -> None:
        super().__init__(
            translate("Publish", "Seal it"),
            translate("Publish", "One file with everything, locked and signed by you."),
        )
        self._suggest = suggest
        self.locks = Options(translate("Publish", "What opens it"), _locks(), beside=True)
        self.make = Button(translate("Publish", "Make one for me"))
        name = translate("Publish", "Passphrase")
        self.password = PasswordField(name, beside=self.make, strength=strength)
        self.hosts = LineList(translate("Publish", "Identities of your hosts"), "age1…", lines=3)
        self.with_key = Toggle(translate("Publish", "Put the provider's key inside"))
        self.kit = Toggle(translate("Publish", "Also write the kit for the host"))
        self.export = Button(
            translate("Publish", "Export the sealed bot…"), kind="primary", icon_name="package"
        )
        self.stop = Button(translate("Publish", "Stop"), icon_name="circle-stop")
        self._bar = named(QProgressBar(), translate("Publish", "Progress of the export"))
        self._bar.setTextVisible(False)
        self._stage = label("", "small")
        self.leak = label("", "strong", wrap=True)
        self.leak.hide()
        self.weight = label("", "small", wrap=True)
        self._busy = False
        self._allowed = False
        self._build()
        self.locks.choose(PASSPHRASE)
        self.show_provider(False)
        self._arrange()
        self.show_busy(False)

    @property
    def by_passphrase(self) -> bool:
        """Whether a passphrase opens it, not a host's identity."""
        return self.locks.value == PASSPHRASE

    def allow(self, allowed: bool) -> None:
        """Whether nothing on the checklist blocks an export."""
        self._allowed = allowed
        self._arrange()

    def show_provider(self, has_key: bool) -> None:
        """Offer to put the key inside, where there is one to put."""
        self._has_provider = has_key
        self._arrange()

    def show_leak(self, version: int) -> None:
        """Say that the next file takes the place of `version`, which got out; 0 for no leak."""
        told = translate(
            "Publish",
            "Version {version} leaked: seal the next one to another passphrase, or to a new "
            "identity of your host. Hosts will refuse every version before.",
        )
        self.leak.setText(told.format(version=version))
        self.leak.setVisible(version > 0)
        if version:
            self.password.fill("")
            self.kit.setChecked(True)

    def show_weight(self, expected: Estimate) -> None:
        """Say beforehand how large the file will be, and what a host needs for it."""
        told = translate("Publish", "About {size}; a host needs {memory} of memory.").format(
            size=data_size(expected.size),
            memory=data_size(expected.memory * MEGABYTE),
        )
        if not expected.typed:
            told += " " + translate(
                "Publish", "That is too much for a passphrase: seal it to the identity of a host."
            )
        self.weight.setText(told)

    def show_busy(self, busy: bool) -> None:
        """Show that sealing is under way."""
        self._busy = busy
        self._bar.setVisible(busy)
        self._stage.setVisible(busy)
        self.stop.setVisible(busy)
        self._bar.setRange(0, 0)
        self._stage.setText(translate("Publish", "Sealing…"))
        self._arrange()

    def show_step(self, step: Step) -> None:
        """Show how far sealing is."""
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)

    def _build(self) -> None:
        keep = translate("Publish", "Keep it apart from the file. Nobody can restore it.")
        self._secret = field(
            translate("Publish", "Passphrase"), self.password, keep, buddy=self.password.line
        )
        hint = translate("Publish", "One a line. On the host: hushdesk identity --to host.identity")
        self._hosts_field = field(
            translate("Publish", "Identities of your hosts"), self.hosts, hint
        )
        self._key_row = setting_row(
            translate("Publish", "Put the provider's key inside"),
            translate("Publish", "Only these hosts can read it. Else you give it to the host."),
            self.with_key,
        )
        kit_row = setting_row(
            translate("Publish", "Also write the kit for the host"),
            translate("Publish", "A folder with the service file, the web server's and a guide."),
            self.kit,
        )
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self.export)
        foot.addWidget(self.stop)
        foot.addWidget(self._stage)
        foot.addStretch(1)
        self.add(self.leak, self.locks, self._secret, self._hosts_field, self._key_row, kit_row)
        self.add(self.weight, self._bar, foot)
        self.locks.picked.connect(lambda _value: self._arrange())
        self.password.edited.connect(lambda _text: self._arrange())
        self.hosts.edited.connect(lambda _text: self._arrange())
        self.make.clicked.connect(lambda _checked: self._make())
        self.export.clicked.connect(lambda _checked: self.export_wanted.emit())
        self.stop.clicked.connect(lambda _checked: self.cancelled.emit())

    def _arrange(self) -> None:
        by_passphrase = self.by_passphrase
        self._secret.setVisible(by_passphrase)
        self._hosts_field.setVisible(not by_passphrase)
        self._key_row.setVisible(not by_passphrase and self._has_provider)
        ready = bool(self.password.text) if by_passphrase else bool(self.hosts.entries)
        self.export.setEnabled(ready and self._allowed and not self._busy)

    def _make(self) -> None:
        self.password.fill(self._suggest())
        self.password.reveal(True)


def _locks() -> list[Option]:
    return [
        Option(
            PASSPHRASE,
            translate("Publish", "A passphrase"),
            translate("Publish", "You tell it to whoever runs the host."),
        ),
        Option(
            HOSTS,
            translate("Publish", "The identity of a host"),
            translate("Publish", "Only that host can open it, and you."),
        ),
    ]
