"""A bot as its owner set it up: frozen data, every value with a dotted name."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from builder.core.appearance import AppearanceSettings
from builder.core.handover import HandoverSettings
from builder.core.policy import PrivacyPolicy
from builder.core.spending import SpendingSettings
from builder.core.voice import Trade, VoiceSettings

FORMAT = 1
"""Version of the stored form of `BotSpec`; a higher one is refused with `newer_version`."""


NAME = r"(?=.*\S)[^\x00-\x1f\x7f\u2028\u2029]{1,100}"
"""What a bot can be called: it becomes a file's name and a line in a host's configuration."""


class ModelKind(StrEnum):
    """Who writes the answers. `quotes` is built in and needs no network."""

    QUOTES = "quotes"
    OLLAMA = "ollama"
    OPENAI_COMPATIBLE = "openai_compatible"
    OPENAI = "openai"
    AZURE_OPENAI = "azure_openai"
    ANTHROPIC = "anthropic"


class EmbedderKind(StrEnum):
    """Who reads passages and questions for their meaning. `builtin` needs no network."""

    BUILTIN = "builtin"
    OLLAMA = "ollama"
    OPENAI_COMPATIBLE = "openai_compatible"


class LawfulBasis(StrEnum):
    """On which ground of Article 6 GDPR questions are answered; the owner's choice alone."""

    UNDECIDED = "undecided"
    CONSENT = "consent"
    CONTRACT = "contract"
    INTERESTS = "interests"


NUMBER_EXAMPLE = r"(?=.{3,40}$)(?=(?:[^\d#]*[\d#]){3})[\w#][\w #/.+-]*[\w#]"
"""An example of an order or customer number: letters, digits, `#` and `- / . + _`; three digits."""


@dataclass(frozen=True, slots=True)
class BusinessSettings:
    """`business.*`: who the business is; its contacts and people are never masked.

    Attributes:
        country: two letters of ISO 3166.
        privacy_contact: whom to ask about personal data.
        authority: the data protection authority that supervises the business.
        hosting: the company whose server runs the chat; empty for a machine of one's own.
        processors: what papers say of companies we know nothing of, each as
            `host | company | country | safeguard | training | retention | contract`.
        countries: whose national numbers are looked for beside those of its language and contacts;
            ISO 3166, two letters.
        trade: which template it began with, and what visitors of such a business ask.
        time_zone: where its opening hours hold, such as `Europe/Berlin`; empty for that of the
            computer.
        numbers: examples of its order and customer numbers, masked wherever they stand; `#` is any
            digit, as is every digit.
    """

    contacts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    name: str = ""
    address: str = field(default="", metadata={"multiline": True})
    country: str = field(default="", metadata={"pattern": r"([A-Z]{2})?"})
    privacy_contact: str = ""
    authority: str = ""
    basis: LawfulBasis = LawfulBasis.UNDECIDED
    hosting: str = ""
    processors: tuple[str, ...] = field(
        default=(), metadata={"pattern": r"[^|;]*[^|;\s][^|;]*(\|[^|;]*){1,6}"}
    )
    countries: tuple[str, ...] = field(default=(), metadata={"pattern": r"[A-Za-z]{2}"})
    trade: Trade = Trade.NONE
    time_zone: str = field(
        default="", metadata={"pattern": r"([A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*)?"}
    )
    numbers: tuple[str, ...] = field(default=(), metadata={"pattern": NUMBER_EXAMPLE})


@dataclass(frozen=True, slots=True)
class ContactSettings:
    """`contact.*`: how a visitor reaches a person."""

    email: str = field(default="", metadata={"pattern": r"([^@\s<>]+@[^@\s<>]+)?"})
    phone: str = ""
    page: str = field(default="", metadata={"pattern": r"(https?://[^\s<>\"']+)?"})

    @property
    def reachable(self) -> bool:
        """Whether there is any way to reach a person."""
        return bool(self.email or self.phone or self.page)


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """`answers.*`: who answers, how, and when to say "I don't know".

    Attributes:
        explain_to_visitors: tell them why an answer came about, beside it.
    """

    model: ModelKind = ModelKind.QUOTES
    model_name: str = ""
    # No name and password before the host: they would stand in plain settings.
    base_url: str = field(default="", metadata={"pattern": r"(https?://[^\s@/?#]+(/[^\s@]*)?)?"})
    refuse_below: float = field(default=0.5, metadata={"minimum": 0.0, "maximum": 1.0})
    unknown: str = field(default="", metadata={"multiline": True})
    instructions: str = field(default="", metadata={"multiline": True})
    show_sources: bool = True
    explain_to_visitors: bool = False


@dataclass(frozen=True, slots=True)
class SearchSettings:
    """`search.*`: what finds passages by their meaning."""

    embedder: EmbedderKind = EmbedderKind.BUILTIN
    embedder_model: str = ""
    embedder_url: str = field(
        default="", metadata={"pattern": r"(https?://[^\s@/?#]+(/[^\s@]*)?)?"}
    )


ADDRESS = r"((?i:https?)://[^\s@<>\"']+)?"
"""An address of the web without a name and a password in it; empty for none."""


@dataclass(frozen=True, slots=True)
class SiteSettings:
    """`site.*`: where the widget may stand, what it offers first, what it says while paused.

    Attributes:
        closed: what visitors read while the bot is paused; empty for our own words.
        host: where the bot is served, for the line on the owner's pages.
        page: one of the owner's pages, to look whether the chat stands there.
        fetch_minutes: how often the host is asked for its figures while the bot is open; 0 for
            never by itself.
    """

    allowed_origins: tuple[str, ...] = field(
        default=(), metadata={"pattern": r"(?i:https?)://[^\s/@?#*]+/?"}
    )
    suggestions: tuple[str, ...] = ()
    closed: str = field(default="", metadata={"multiline": True})
    host: str = field(default="", metadata={"pattern": ADDRESS})
    page: str = field(default="", metadata={"pattern": ADDRESS})
    fetch_minutes: int = field(default=0, metadata={"minimum": 0, "maximum": 1440})


@dataclass(frozen=True, slots=True)
class BotSpec:
    """Everything an owner set; what a bundle carries and a host obeys.

    Attributes:
        created: ISO 8601 in UTC.
        revision: rises with every change.
        notes: codes the owner must be told, such as `policy_unreadable`.
        unread: the JSON of a policy that could not be read, kept until the owner chooses again.
    """

    id: str
    name: str = field(metadata={"pattern": NAME})
    created: str
    language: str = "en"
    business: BusinessSettings = BusinessSettings()
    contact: ContactSettings = ContactSettings()
    handover: HandoverSettings = field(default_factory=HandoverSettings)
    answers: AnswerSettings = AnswerSettings()
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    search: SearchSettings = SearchSettings()
    spending: SpendingSettings = field(default_factory=SpendingSettings)
    privacy: PrivacyPolicy = field(default_factory=PrivacyPolicy)
    site: SiteSettings = SiteSettings()
    appearance: AppearanceSettings = field(default_factory=AppearanceSettings)
    revision: int = 1
    notes: tuple[str, ...] = ()
    unread: str = ""
