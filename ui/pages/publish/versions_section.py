"""What the page *Publish* shows below the seal: versions, hosts, signatures, and after a leak."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from builder.system.paths import file_safe
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.publish.hosts_card import HostsCard
from ui.pages.publish.signature_card import SignatureCard
from ui.pages.publish.versions_card import VersionsCard
from ui.pages.publish.versions_presenter import VersionsPresenter
from ui.translation import translate
from ui.widgets.card import Card
from ui.widgets.text import label


class VersionsSection(QWidget):
    """Asks before anything is contacted, replaced or said to have leaked."""

    leaked = Signal(int)
    failed = Signal(object)
    told = Signal(str)

    def __init__(self, presenter: VersionsPresenter, dialogs: Dialogs, name: str) -> None:
        super().__init__()
        self.presenter = presenter
        self._dialogs, self._name = dialogs, name
        self.versions, self.hosts, self.signature = VersionsCard(), HostsCard(), SignatureCard()
        self.after = Card(
            translate("Versions", "What else to do now"),
            translate("Versions", "In the order of haste. Each is worth doing today."),
        )
        self._steps = label("", "small", wrap=True, copy=True)
        self.after.add(self._steps)
        self.after.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(18)
        for card in (self.after, self.versions, self.hosts, self.signature):
            column.addWidget(card)
        self._listen()

    def show_after(self, sentences: list[str]) -> None:
        """Show what is left to do after a leak."""
        lines = (f"{number}. {said}" for number, said in enumerate(sentences, start=1))
        self._steps.setText("\n".join(lines))
        self.after.show()

    def _listen(self) -> None:
        asked = self.presenter
        self.versions.compare_wanted.connect(asked.compare)
        self.versions.leak_told.connect(self._ask_leak)
        self.hosts.saved.connect(asked.save_hosts)
        self.hosts.ask_wanted.connect(self._ask_hosts)
        self.signature.verify_wanted.connect(lambda: self._dialogs.bundle(self, asked.verify))
        self.signature.rotate_wanted.connect(self._ask_rotate)
        self.signature.write_wanted.connect(self._ask_write)
        asked.listed.connect(self.versions.show_standing)
        asked.listed.connect(self.signature.show_standing)
        asked.compared.connect(self.versions.show_compared)
        asked.hosted.connect(self.hosts.show_hosts)
        asked.verified.connect(self.signature.show_verdict)
        asked.written.connect(self._tell_written)
        asked.failed.connect(self._fail)

    def _confirm(self, title: str, text: str, action: str, then: Callable[[], None]) -> None:
        question = Confirmation(title=title, text=text, action=action)
        self._dialogs.confirm(self, question, lambda _reason: then())

    def _ask_leak(self, version: int) -> None:
        self._confirm(
            translate("Versions", "Did version {version} leak?").format(version=version),
            translate(
                "Versions",
                "The next file you seal takes its place: to another passphrase, or to a new "
                "identity of your host. Your hosts are told to refuse this version and all before.",
            ),
            translate("Versions", "Seal anew"),
            lambda: self.leaked.emit(version),
        )

    def _ask_hosts(self, addresses: tuple[str, ...]) -> None:
        strange = self.presenter.needs_word(addresses)
        if not strange:
            self.presenter.ask_hosts(addresses, once=False)
            return
        self.hosts.ask.setEnabled(True)
        self._confirm(
            translate("Hosts", "Contact your hosts once?"),
            translate(
                "Hosts",
                "Your rules let nothing out to {hosts}. If you agree, they are asked this once "
                "which version they serve; nothing of the bot is sent, and it stands in the log.",
            ).format(hosts=", ".join(strange)),
            translate("Hosts", "Ask them"),
            lambda: self.presenter.ask_hosts(addresses, once=True),
        )

    def _ask_rotate(self) -> None:
        self._confirm(
            translate("Signature", "Let a new key sign?"),
            translate(
                "Signature",
                "The old key signs a statement that the new one takes over, and is then "
                "destroyed. Your hosts need that statement with the next file; the kit has it. It "
                "holds for all your bots on this computer.",
            ),
            translate("Signature", "Make a new key"),
            self.presenter.rotate,
        )

    def _ask_write(self) -> None:
        proposal = Path(QDir.homePath()) / f"{file_safe(self._name)}.rotation"
        title = translate("Signature", "Save the statement for hosts")
        self._dialogs.save_file(self, title, proposal, self.presenter.write_rotation)

    def _tell_written(self, file: Path) -> None:
        told = translate("Signature", "Saved: {name}. Hosts take it with --rotation.")
        self.told.emit(told.format(name=file.name))

    def _fail(self, error: Exception) -> None:
        self.hosts.ask.setEnabled(True)
        self.failed.emit(error)
