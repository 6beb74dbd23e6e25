"""What to do with the sealed file."""

from __future__ import annotations

from builder.bundle.writer import Sealed
from ui.pages.publish.presenter import kit_folder, serve_command, snippet
from ui.translation import data_size, translate
from ui.widgets.card import Card
from ui.widgets.code_line import CodeLine
from ui.widgets.text import label


class NextSteps(Card):
    """File, command, snippet: each to be copied."""

    def __init__(self) -> None:
        super().__init__(
            translate("Publish", "Next steps"),
            translate("Publish", "The file is useless without what opens it: send them apart."),
        )
        self._facts = label("", "small", wrap=True, copy=True)
        self.signer = CodeLine(translate("Publish", "Your public key"))
        self.command = CodeLine(translate("Publish", "Command for the host"))
        self.snippet = CodeLine(translate("Publish", "Snippet for your site"))
        self._secret = label("", "small", wrap=True)
        self._kit = label("", "small", wrap=True, copy=True)
        self.add(
            self._facts,
            label(translate("Publish", "1. Serve it: here to try, then on your host"), "field"),
            self.command,
            self._secret,
            label(translate("Publish", "2. In the pages of your site"), "field"),
            self.snippet,
            label(translate("Publish", "3. Your public key, to check who sealed it"), "field"),
            self.signer,
            self._kit,
        )

    def show_sealed(
        self, sealed: Sealed, *, by_passphrase: bool, on_a_site: bool, with_kit: bool, host: str
    ) -> None:
        """Show how to serve `sealed`, and the line for pages that take the chat from `host`."""
        facts = translate("Publish", "{file} · version {version} · {size} · SHA-256 {sha}…")
        self._facts.setText(
            facts.format(
                file=sealed.file,
                version=sealed.version,
                size=data_size(sealed.size),
                sha=sealed.sha256[:16],
            )
        )
        self.command.say(serve_command(sealed, by_passphrase=by_passphrase))
        self.snippet.say(snippet(host))
        self.signer.say(sealed.signer)
        secret = translate(
            "Publish", "passphrase.txt is a file on the host that holds the passphrase alone."
        )
        if not by_passphrase:
            secret = translate("Publish", "host.identity is the file that the host made.")
        if not on_a_site:
            secret += " " + translate(
                "Publish", "No site is named yet, so only the host's own chat page will answer."
            )
        self._secret.setText(secret)
        kit = translate("Publish", "The kit is in {folder}.")
        self._kit.setText(kit.format(folder=kit_folder(sealed.file)))
        self._kit.setVisible(with_kit)
