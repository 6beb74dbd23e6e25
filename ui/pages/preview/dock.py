"""The preview beside every page: ask, watch the answer come, see why."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from builder.core.conversation import Answer, Citation
from builder.core.document import Chunk
from builder.studio.why.sentences import FALLBACK, Words
from builder.system import texts
from ui.accessibility import announce
from ui.dialogs.passage import Opened, PassageDialog
from ui.dialogs.port import Dialogs
from ui.dialogs.why.window import WhyDialog
from ui.pages.preview.composer import Composer
from ui.pages.preview.noting import ask_more
from ui.pages.preview.offer import offer_note
from ui.pages.preview.presenter import PreviewPresenter, Said
from ui.pages.preview.window import PreviewWindow, PreviewWindows
from ui.translation import language, translate
from ui.widgets.button import icon_button
from ui.widgets.chat_view import ChatView
from ui.widgets.mark import mark
from ui.widgets.message import Line, Message
from ui.widgets.notice import Notice
from ui.widgets.text import ElidedLabel, label


class PreviewDock(QFrame):
    """The owner as a visitor. What is typed here stays here until it was answered.

    `kept` gives a question and its answer that shall stay as they are; `corrected` says that a
    passage was changed in its document.
    """

    kept = Signal(str, object)
    corrected = Signal()
    noted = Signal()

    def __init__(
        self, presenter: PreviewPresenter, dialogs: Dialogs, *, trying: bool = False
    ) -> None:
        """The owner's preview, or with `trying` the talk of somebody who only tries the bot."""
        super().__init__()
        self._dialogs = dialogs
        self._trying = trying
        self.windows = PreviewWindows()
        presenter.setParent(self)
        self.setProperty("kind", "chat")
        self.setMinimumWidth(330)
        self.presenter = presenter
        self._growing: Message | None = None
        self._shown_for = ""
        self.chat = ChatView(trying=trying)
        self.notice = Notice()
        self._name = ElidedLabel("", "title")
        self._about = label(self._plain_about(), "small", wrap=True)
        self._build()
        self._listen()
        self.refresh()

    def refresh(self) -> None:
        """Name and greeting may have changed; a talk that began goes on."""
        spec = self.presenter.spec
        self._name.say(spec.appearance.title or spec.name)
        self.chat.call_speaker(spec.name)
        fresh = all(message.line.role == "bot" for message in self.chat.messages)
        if fresh and spec.appearance.greeting != self._shown_for:
            self._greet()

    def reset(self) -> None:
        """Begin a new talk."""
        self.presenter.reset()
        self._growing = None
        self.notice.hide()
        self._greet()
        self.input.setFocus()

    def ask(self, text: str) -> None:
        """Ask `text` as a visitor would."""
        if not text.strip() or self.presenter.busy:
            return
        self.notice.hide()
        self.input.clear()
        self.chat.say(Line("visitor", text.strip()))
        self._growing = self.chat.say(Line("bot"))
        self.presenter.ask(text.strip())

    def show_readiness(self, said: str) -> None:
        """Say how far the bot has got since it was opened; empty when it is all there."""
        self._about.setText(said or self._plain_about())

    def open_window(self) -> PreviewWindow:
        """The chat alone in a window of its own, for somebody who only tries the bot."""
        dock = PreviewDock(self.presenter.twin(), self._dialogs, trying=True)
        dock.noted.connect(self.noted)
        return self.windows.open(dock, self.presenter.spec.name)

    def close_windows(self) -> None:
        """The bot is being put away: nobody tries it any more."""
        self.windows.close()

    def _plain_about(self) -> str:
        if self._trying:
            return translate("Preview", "Thumbs and notes go to the bot's owner.")
        return translate("Preview", "Preview · nothing is published")

    def _build(self) -> None:
        self._composer = Composer()
        self.input, self.send = self._composer.input, self._composer.send
        self.stop = self._composer.stop
        self.again = icon_button("rotate-ccw", translate("Preview", "Begin a new talk"))
        self.alone = icon_button("external-link", translate("Preview", "Open in its own window"))
        self.alone.setVisible(not self._trying)
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self._head())
        inside.addWidget(self.chat, 1)
        inside.addWidget(self.notice)
        inside.addWidget(self._composer)

    def _head(self) -> QFrame:
        head = QFrame()
        head.setProperty("kind", "chathead")
        texts = QVBoxLayout()
        texts.setSpacing(1)
        texts.addWidget(self._name)
        texts.addWidget(self._about)
        row = QHBoxLayout(head)
        row.setContentsMargins(18, 12, 14, 12)
        row.setSpacing(12)
        row.addWidget(mark("sparkles", 34))
        row.addLayout(texts, 1)
        row.addWidget(self.again)
        row.addWidget(self.alone)
        return head

    def _listen(self) -> None:
        asked = self.presenter
        self._composer.asked.connect(self.ask)
        self._composer.hidden.connect(self._tell_hidden)
        self.stop.clicked.connect(lambda _checked: asked.stop())
        self.again.clicked.connect(lambda _checked: self.reset())
        self.alone.clicked.connect(lambda _checked: self.open_window())
        self.chat.note_asked.connect(self._note)
        asked.noted.connect(self._tell_noted)
        asked.not_noted.connect(self.notice.fail)
        self.chat.source_opened.connect(self._open_source)
        self.chat.why_asked.connect(self._show_why)
        self.chat.keep_asked.connect(self._keep)
        asked.asking.connect(self._composer.show_asking)
        asked.grew.connect(self._grow)
        asked.withdrawn.connect(self._withdraw)
        asked.answered.connect(self._answer)
        asked.stopped.connect(self._stopped)
        asked.failed.connect(self._fail)

    def _tell_hidden(self) -> None:
        self.notice.say(texts.say("widget.cards_hidden", language()), level="plain")

    def _greet(self) -> None:
        self.chat.clear()
        greeting = self.presenter.spec.appearance.greeting
        self._shown_for = greeting
        if greeting:
            self.chat.say(Line("bot", greeting))

    def _grow(self, piece: str) -> None:
        if self._growing is not None:
            self._growing.append(piece)

    def _withdraw(self, _reason: str) -> None:
        if self._growing is not None:
            self._growing.start_over()

    def _answer(self, answer: Answer) -> None:
        note = ""
        fell_back = any(rule.startswith(FALLBACK) for rule in answer.trace.rules)
        if answer.reason and (fell_back or answer.refused):
            note = Words(language()).reason(answer.reason)
        note = " ".join(filter(None, (note, offer_note(answer, self.presenter.spec))))
        self._complete(Line("bot", answer.text, answer, note))
        announce(self.chat, answer.text)

    def _stopped(self) -> None:
        if self._growing is not None:
            text = self._growing.line.text
            self._complete(Line("bot", text, None, translate("Preview", "Stopped.")))

    def _fail(self, question: str, error: Exception) -> None:
        """The question goes back to where it was typed."""
        if self._growing is not None:
            self._complete(Line("bot", "", None, translate("Preview", "No answer came.")))
        self._composer.give_back(question)
        self.notice.fail(error)

    def _complete(self, line: Line) -> None:
        if self._growing is not None:
            self._growing.complete(line)
            self._growing = None
            QTimer.singleShot(0, self.chat, self.chat.go_to_end)

    def _open_source(self, citation: Citation) -> None:
        marked = self._quotes(citation)

        def show(passages: list[Chunk]) -> None:
            dialog = PassageDialog(self, Opened(citation, marked, passages))
            dialog.document_wanted.connect(self._open_document)
            dialog.open()

        self.presenter.open_source(citation.document_id, show)

    def _open_document(self, name: str, chunk_id: str) -> None:
        from ui.dialogs.understanding.window import UnderstandingDialog

        asked = self.presenter.understanding(name)
        asked.changed.connect(self.corrected)
        UnderstandingDialog(self, asked, chunk_id).open()

    def _quotes(self, citation: Citation) -> tuple[str, ...]:
        for message in reversed(self.chat.messages):
            answer = message.line.answer
            if answer is not None and citation in answer.sources:
                return tuple(q.text for q in answer.quotes if q.n == citation.n)
        return ()

    def _keep(self, answer: Answer) -> None:
        """Hand on an answer with the question it was given to."""
        asked = self._asked(answer)
        if asked is not None:
            self.kept.emit(asked, answer)
            self.notice.say(translate("Preview", "This is among your test questions now."))

    def _asked(self, answer: Answer) -> str | None:
        """The question that an answer was given to; None when it is shown no more."""
        asked = ""
        for message in self.chat.messages:
            if message.line.role == "visitor":
                asked = message.line.text
            if message.line.answer is answer:
                return asked
        return None

    def _note(self, answer: Answer, code: str) -> None:
        """Keep a thumb, or ask for words about an answer."""
        asked = self._asked(answer)
        if asked is None:
            return
        if code != "more":
            self.presenter.note(asked, answer, Said(thumb=code))
            return
        ask_more(self, lambda said: self.presenter.note(asked, answer, said))

    def _tell_noted(self) -> None:
        told = translate("Preview", "It is in the list of notes, on the page Tests.")
        thanks = translate("Preview", "The owner has it. Thank you.")
        self.notice.say(thanks if self._trying else told)
        self.noted.emit()

    def _show_why(self, answer: Answer) -> None:
        asked = self._asked(answer) or answer.trace.asked
        dialog = WhyDialog(self, self.presenter.why(asked, answer), self._dialogs)
        dialog.changed.connect(self.corrected)
        dialog.open()
