"""The app's language: Qt's catalogues for the window, `builder.system.texts` for the rest."""

from __future__ import annotations

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QDateTime,
    QLibraryInfo,
    QLocale,
    QObject,
    Qt,
    QTranslator,
)

from builder.core.errors import MachineError
from builder.core.spending import MICROS
from builder.system import resources

LANGUAGES = {"en": "English", "de": "Deutsch", "es": "Español"}

_TEN, _THOUSAND = 10, 1000
MEGABYTE = _THOUSAND**2


def translate(context: str, text: str, note: str = "") -> str:
    """`text` in the app's language. The name is the one that lupdate looks for."""
    return QCoreApplication.translate(context, text, note or None)


class Number:
    """A number that a text agrees with: `number(3).translate("Documents", "%n files", "", 0)`."""

    def __init__(self, value: int) -> None:
        self._value = value

    def translate(self, context: str, text: str, note: str, _mark: int) -> str:
        """`text` with `%n` put in. lupdate sees a plural only by a literal fourth argument."""
        said = QCoreApplication.translate(context, text, note or None, self._value)
        shown = QLocale().toString(self._value)
        # Qt has put the number in without grouping its digits where it knew a plural.
        return said.replace("%n", shown).replace(str(self._value), shown)


def number(value: int) -> Number:
    """What to say a countable text with."""
    return Number(value)


def decimal(value: float, places: int) -> str:
    """A number with so many places behind the mark that the language uses."""
    return QLocale().toString(value, "f", places)


def money(millionths: int, currency: str) -> str:
    """An amount in the app's language; one below 1 with more places."""
    value = millionths / MICROS
    places = 2 if value >= 1 or not millionths else 4
    return f"{QLocale().toString(value, 'f', places)} {currency}"


def data_size(count: int) -> str:
    """A number of bytes as people write it, in thousands: 7.5 kB, 384 MB, 1.4 GB."""
    shown = float(count)
    while shown >= _THOUSAND:
        shown /= _THOUSAND
    places = 1 if count >= _THOUSAND and shown < _TEN else 0
    return QLocale().formattedDataSize(count, places, QLocale.DataSizeFormat.DataSizeSIFormat)


def moment(stamp: str) -> str:
    """An ISO 8601 moment as people here write it."""
    then = QDateTime.fromString(stamp, Qt.DateFormat.ISODate).toLocalTime()
    return QLocale().toString(then, QLocale.FormatType.ShortFormat)


def day(stamp: str) -> str:
    """The day of an ISO 8601 date or moment as people here write it."""
    then = QDate.fromString(stamp[:10], Qt.DateFormat.ISODate)
    return QLocale().toString(then, QLocale.FormatType.ShortFormat)


def language() -> str:
    """The language shown now, two letters."""
    code = QLocale().name()[:2]
    return code if code in LANGUAGES else "en"


def resolve(chosen: str) -> str:
    """The language that the setting `chosen` means; empty is the system's, English if unknown."""
    code = chosen or QLocale.system().name()[:2]
    return code if code in LANGUAGES else "en"


class Catalogues(QObject):
    """The translators in use; the window is built again after a change."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._app = app
        self._loaded: list[QTranslator] = []

    def show(self, code: str) -> None:
        """Use the language `code` from now on, for texts, numbers and dates."""
        for translator in self._loaded:
            self._app.removeTranslator(translator)
        self._loaded = []
        QLocale.setDefault(QLocale(code))
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._load(f"qtbase_{code}", qt_folder)
        try:
            ours = resources.path("translations", f"hushdesk_{code}.qm")
        except MachineError:
            return  # the texts in the code are English
        self._load(ours.name, str(ours.parent))

    def _load(self, name: str, folder: str) -> None:
        translator = QTranslator(self)
        if translator.load(name, folder):
            self._app.installTranslator(translator)
            self._loaded.append(translator)
