"""The page *Publish*: what is missing, the seal, and what to do with the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QLocale, Signal
from PySide6.QtGui import QShowEvent

from builder.bundle.writer import Sealed
from builder.studio.launch_checklist import CheckItem, Level
from builder.system.paths import file_safe
from ui.dialogs.port import Confirmation, Dialogs
from ui.pages.publish.next_steps import NextSteps
from ui.pages.publish.points import Points
from ui.pages.publish.presenter import PublishPresenter, Wish
from ui.pages.publish.seal_card import SealCard
from ui.pages.publish.versions_section import VersionsSection
from ui.translation import number, translate
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.checklist_row import ChecklistRow
from ui.widgets.field import LineList, field
from ui.widgets.page_frame import PageFrame
from ui.widgets.pill import Pill

HERE = "publish"
_NAMED = 5


class PublishPage(PageFrame):
    """Refuses to seal what is not ready, and says how to mend it."""

    page_wanted = Signal(str)
    fix_wanted = Signal(str)
    field_wanted = Signal(str)
    findings_wanted = Signal()

    def __init__(self, presenter: PublishPresenter, dialogs: Dialogs) -> None:
        super().__init__(
            translate("Publish", "Publish"),
            translate("Publish", "One sealed file that any host can serve."),
        )
        presenter.setParent(self)
        self.presenter = presenter
        self._dialogs = dialogs
        self._items: dict[str, CheckItem] = {}
        self.points = Points()
        self.seal = SealCard(presenter.strength, presenter.suggest)
        self.steps = NextSteps()
        self.versions = VersionsSection(presenter.versions, dialogs, presenter.spec.name)
        self._leaked = 0
        self._score = Pill()
        self._score.hide()
        self._build()
        self._listen()

    def rows(self) -> list[ChecklistRow]:
        """The points of the checklist as they are shown."""
        return self.points.rows

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Other pages may have mended something."""
        super().showEvent(event)
        self.seal.show_provider(self.presenter.has_provider)
        self.presenter.refresh()

    def _build(self) -> None:
        check = Card(
            translate("Publish", "Before you publish"),
            translate("Publish", "Made from the settings as they are now."),
            self._score,
        )
        check.add(self.points)
        self._save_sites = Button(translate("Publish", "Save"))
        self._save_sites.setEnabled(False)
        site = Card(
            translate("Publish", "Your site"),
            translate("Publish", "Where the chat may stand. Every other site is refused."),
            self._save_sites,
        )
        name = translate("Publish", "Addresses of your site")
        self.sites = LineList(name, "https://www.example.com", lines=2)
        hint = translate("Publish", "One a line. The host's own chat page works without any.")
        site.add(field(name, self.sites, hint))
        self.steps.hide()
        self.add(check, site, self.seal, self.steps, self.versions)
        self._show_sites()

    def _listen(self) -> None:
        asked = self.presenter
        self.sites.edited.connect(lambda _text: self._compare_sites())
        self._save_sites.clicked.connect(lambda _on: asked.save_origins(self.sites.entries))
        self.seal.export_wanted.connect(self._choose_file)
        self.seal.cancelled.connect(asked.cancel)
        asked.checked.connect(self._show_checklist)
        asked.scored.connect(self._show_score)
        asked.weighed.connect(self.seal.show_weight)
        asked.saved.connect(self._show_sites)
        asked.exporting.connect(self.seal.show_busy)
        asked.stepped.connect(self.seal.show_step)
        asked.exported.connect(self._show_export)
        asked.resealed.connect(self._show_resealed)
        asked.failed.connect(self.notice.fail)
        self.versions.leaked.connect(self._begin_reseal)
        self.versions.failed.connect(self.notice.fail)
        self.versions.told.connect(self.notice.say)

    def _begin_reseal(self, version: int) -> None:
        self._leaked = version
        self.seal.show_leak(version)
        self.seal.password.line.setFocus()

    def _show_resealed(self, sentences: list[str]) -> None:
        self._begin_reseal(0)
        self.versions.show_after(sentences)

    def _show_sites(self) -> None:
        self.sites.show_entries(self.presenter.spec.site.allowed_origins)
        self._compare_sites()
        self.notice.hide()

    def _compare_sites(self) -> None:
        saved = self.presenter.spec.site.allowed_origins
        self._save_sites.setEnabled(self.sites.entries != saved)

    def _show_checklist(self, items: list[CheckItem]) -> None:
        self._items = {item.code: item for item in items}
        self.points.show_rows([self._row(item) for item in items])
        blocking = [i for i in items if i.blocks and i.code not in self.presenter.waivers]
        self.seal.allow(not blocking)
        self.pill.show()
        if blocking:
            said = number(len(blocking)).translate("Publish", "%n points to mend", "", 0)
            self.pill.say(said, "danger")
        else:
            self.pill.say(translate("Publish", "Ready"), "ok")

    def _show_score(self, points: int) -> None:
        said = translate("Publish", "Privacy score {points} of 100")
        self._score.say(said.format(points=QLocale().toString(points)), "plain")
        self._score.show()

    def _row(self, item: CheckItem) -> ChecklistRow:
        title, remedy = self.presenter.words(item)
        if item.level is Level.OK:
            return ChecklistRow(item.code, "ok", title, "")
        reason = self.presenter.waivers.get(item.code)
        aside = item.waived or reason is not None
        level = "amber" if aside or item.level is Level.AMBER else "red"
        if reason is not None:
            remedy = translate("Publish", "Set aside: {reason}").format(reason=reason)
        if item.names:
            remedy = f"{_names(item.names)} {remedy}"
        row = ChecklistRow(
            item.code,
            level,
            title,
            remedy,
            fix=_fix_word(item),
            mend=self.presenter.repair_word(item.code) if item.repairable else "",
            waive="" if aside or level != "red" else translate("Publish", "Set aside…"),
        )
        row.fixed.connect(self._fix)
        row.mended.connect(self.presenter.repair)
        row.waived.connect(self._ask_reason)
        return row

    def _fix(self, code: str) -> None:
        item = self._items[code]
        if code == "provider_unreviewed":
            self._ask_review()
        elif code == "single_key_slot":
            self._ask_passphrase()
        elif item.page != HERE:
            self.fix_wanted.emit(code)
            self.page_wanted.emit(item.page)
            if item.page == "privacy":
                self.field_wanted.emit(item.field)
            elif code == "undecided_findings":
                self.findings_wanted.emit()
        elif code == "no_allowed_origin":
            self.sites.setFocus()
        else:
            self.seal.export.setFocus()

    def _ask_reason(self, code: str) -> None:
        title, _ = self.presenter.words(self._items[code])
        question = Confirmation(
            title=translate("Publish", "Publish without this?"),
            text=translate(
                "Publish", "“{point}” is set aside. Your reason goes into the audit."
            ).format(point=title),
            action=translate("Publish", "Set it aside"),
            reason=translate("Publish", "Why that is fine"),
        )
        self._dialogs.confirm(self, question, lambda reason: self.presenter.waive(code, reason))

    def _ask_review(self) -> None:
        address = self.presenter.spec.answers.base_url
        question = Confirmation(
            title=translate("Publish", "Have you read the contract?"),
            text=translate(
                "Publish",
                "Your customers' words go to {address}, with personal data masked. Confirm that "
                "your contract with this provider covers that: country, storage, training.",
            ).format(address=address),
            action=translate("Publish", "I have read it"),
        )
        self._dialogs.confirm(self, question, lambda _reason: self.presenter.review_provider())

    def _ask_passphrase(self) -> None:
        self._dialogs.new_passphrase(
            self,
            translate("Publish", "A second way to open this bot"),
            translate(
                "Publish",
                "Keyrings get lost when a computer changes. This passphrase opens the bot then.",
            ),
            self.presenter.add_passphrase,
        )

    def _choose_file(self) -> None:
        name = f"{file_safe(self.presenter.spec.name)}.hush"
        self._dialogs.save_as(self, Path(QDir.homePath()) / name, self._export)

    def _export(self, to: Path) -> None:
        self.notice.hide()
        self.steps.hide()
        by_passphrase = self.seal.by_passphrase
        self.presenter.export(
            Wish(
                to=to,
                passphrase=self.seal.password.text if by_passphrase else "",
                recipients=() if by_passphrase else self.seal.hosts.entries,
                with_key=self.seal.with_key.isChecked() and not by_passphrase,
                kit=self.seal.kit.isChecked(),
                leaked=self._leaked,
            )
        )

    def _show_export(self, sealed: Sealed) -> None:
        origins = self.presenter.spec.site.allowed_origins
        self.steps.show_sealed(
            sealed,
            by_passphrase=self.seal.by_passphrase,
            on_a_site=bool(origins),
            with_kit=self.seal.kit.isChecked(),
            host=self.presenter.spec.site.host,
        )
        self.steps.show()
        told = translate("Publish", "Sealed: {name}, version {version}.")
        self.notice.say(told.format(name=sealed.file.name, version=sealed.version))


def _names(names: tuple[str, ...]) -> str:
    """What a point is about, as far as a line can say it."""
    named = ", ".join(names[:_NAMED])
    rest = len(names) - _NAMED
    if rest <= 0:
        return translate("Publish", "This is about {names}.").format(names=named)
    said = number(rest).translate("Publish", "This is about {names} and %n more.", "", 0)
    return said.format(names=named)


def _fix_word(item: CheckItem) -> str:
    return {
        "no_documents": translate("Publish", "Add documents"),
        "undecided_findings": translate("Publish", "Decide"),
        "no_contact": translate("Publish", "Enter a contact"),
        "provider_unreviewed": translate("Publish", "I have read it…"),
        "policy_unreadable": translate("Publish", "Choose again"),
        "consent_text_missing": translate("Publish", "Write it"),
        "no_allowed_origin": translate("Publish", "Name your site"),
        "single_key_slot": translate("Publish", "Add a passphrase…"),
        "backup_old": translate("Publish", "Back up…"),
        "backup_late": translate("Publish", "Back up…"),
        "documents_outdated": translate("Publish", "Look"),
        "failed_documents": translate("Publish", "Look"),
        "risky_settings": translate("Publish", "Look"),
        "documents_changed": translate("Publish", "Export again"),
        "requests_overdue": translate("Publish", "Answer…"),
        "requests_due": translate("Publish", "Answer…"),
    }.get(item.code, translate("Publish", "Mend it"))
