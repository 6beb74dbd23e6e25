"""The privacy policy: every toggle typed, with its value in each preset.

The sentence, the consequence and the example of a toggle are in `resources/texts/LANG.json`
under `settings.<dotted name>`; the page, the command line and the paperwork are made from them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

PERSON = "PERSON"
"""The type of a name of a person, as everywhere in the program."""


class Network(StrEnum):
    """Where text may go: nowhere outside this computer, or to the hosts the owner chose."""

    NONE = "none"
    CHOSEN = "chosen"


class DocumentData(StrEnum):
    """What happens to personal data found in a document before it is indexed."""

    MASK = "mask"
    ASK = "ask"
    EXCLUDE = "exclude"
    KEEP = "keep"


class NameData(StrEnum):
    """What happens to names of people in a document; `same` as to its other personal data."""

    SAME = "same"
    MASK = "mask"
    ASK = "ask"
    KEEP = "keep"


class MessageData(StrEnum):
    """What happens to personal data in a visitor's message before a model, log or transcript."""

    MASK = "mask"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class DocumentsPolicy:
    """`privacy.documents.*`.

    Attributes:
        names: names of people apart. A policy that was kept before there was such a choice says
            nothing about them: they go on as the rest does.
    """

    personal_data: DocumentData = DocumentData.MASK
    names: NameData = NameData.SAME

    def action(self, entity_type: str) -> DocumentData:
        """What becomes of what is found of a type."""
        if entity_type == PERSON and self.names is not NameData.SAME:
            return DocumentData(str(self.names))
        return self.personal_data

    @property
    def at_once(self) -> DocumentsPolicy:
        """The same where nobody is there to be asked: what would wait is masked."""
        mask = DocumentData.MASK
        return DocumentsPolicy(
            mask if self.personal_data is DocumentData.ASK else self.personal_data,
            NameData.MASK if self.names is NameData.ASK else self.names,
        )

    @property
    def plain(self) -> DocumentsPolicy:
        """The same in the one way to write it: names are told apart only where they differ."""
        names = self.names if self.action(PERSON) is not self.personal_data else NameData.SAME
        return DocumentsPolicy(self.personal_data, names)


@dataclass(frozen=True, slots=True)
class MessagesPolicy:
    """`privacy.messages.*`.

    Attributes:
        mask_numbers: card, account and identity numbers and passwords stay masked for a model even
            where the rest is kept.
        history: how many earlier messages of the talk go to a model with a question.
    """

    personal_data: MessageData = MessageData.MASK
    mask_numbers: bool = True
    history: int = field(default=6, metadata={"minimum": 0, "maximum": 8})


@dataclass(frozen=True, slots=True)
class TranscriptsPolicy:
    """`privacy.transcripts.*`; 0 days keeps none."""

    days: int = field(default=30, metadata={"minimum": 0, "maximum": 365})


@dataclass(frozen=True, slots=True)
class RetentionPolicy:
    """`privacy.retention.*`: how many days what is kept beside conversations may stay.

    Attributes:
        notes: what visitors remarked about answers; 0 keeps none.
        receipts: proof of what visitors agreed to.
        contacts: the ledger of contacts with other computers.
        requests: people's requests, counted from the day they were closed.
        handovers: what was passed on to a person, and what could not be.
        backups: those that were made by plan, but the newest that opens.
    """

    notes: int = field(default=30, metadata={"minimum": 0, "maximum": 365})
    receipts: int = field(default=365, metadata={"minimum": 30, "maximum": 3650})
    contacts: int = field(default=365, metadata={"minimum": 1, "maximum": 3650})
    requests: int = field(default=1095, metadata={"minimum": 30, "maximum": 3650})
    handovers: int = field(default=30, metadata={"minimum": 14, "maximum": 365})
    backups: int = field(default=365, metadata={"minimum": 7, "maximum": 3650})


@dataclass(frozen=True, slots=True)
class ConsentPolicy:
    """`privacy.consent.*`; the text is what the visitor reads before the first message."""

    required: bool = True
    text: str = field(default="", metadata={"multiline": True})


@dataclass(frozen=True, slots=True)
class PrivacyPolicy:
    """`privacy.*`: the one place that says who may see what."""

    network: Network = Network.NONE
    hosts: tuple[str, ...] = ()
    documents: DocumentsPolicy = DocumentsPolicy()
    messages: MessagesPolicy = MessagesPolicy()
    transcripts: TranscriptsPolicy = TranscriptsPolicy()
    retention: RetentionPolicy = RetentionPolicy()
    consent: ConsentPolicy = ConsentPolicy()


class Preset(StrEnum):
    """Names of the ready-made policies."""

    STRICT = "strict"
    BALANCED = "balanced"
    OPEN = "open"


def preset(name: Preset, *, consent_text: str = "") -> PrivacyPolicy:
    """The policy of a preset, with the consent text in the bot's language."""
    consent = ConsentPolicy(required=True, text=consent_text)
    if name is Preset.STRICT:
        return PrivacyPolicy(
            documents=DocumentsPolicy(names=NameData.MASK),
            messages=MessagesPolicy(history=2),
            transcripts=TranscriptsPolicy(days=0),
            retention=RetentionPolicy(notes=0),
            consent=consent,
        )
    if name is Preset.OPEN:
        return PrivacyPolicy(
            network=Network.CHOSEN,
            documents=DocumentsPolicy(personal_data=DocumentData.ASK),
            transcripts=TranscriptsPolicy(days=90),
            consent=consent,
        )
    return PrivacyPolicy(consent=consent)


STRICTEST = preset(Preset.STRICT)
"""What an unreadable policy means."""
