"""Words around a number that say what it is: somebody's phone, or an order."""

from __future__ import annotations

import re

from builder.privacy.pii.reading import Reading

_PHONE = re.compile(
    r"\b(?:(?:tele)?phones?|tel|call(?:ed|ing|s)?|mobile|cell(?:phone)?|fax|ring (?:me|us|him|her)|"
    r"text (?:me|us|him|her)|sms|whats ?app|dial|reach|hotline|call ?back|"
    r"(?:my|his|her|our|your|contact) number|landline|extension|"
    r"telefon\w*|handy\w*|mobil\w*|festnetz\w*|anruf\w*|r(?:ü|ue)ckruf\w*|ruf\w*|durchwahl|"
    r"erreich\w*|(?:meine|seine|ihre|deine|unsere) nummer|rufnummer|"
    r"tel[eé]fono\w*|tfno|tlf|m[oó]vil|celular|ll[aá]m\w*|fijo|mi n[uú]mero|su n[uú]mero)\b"
)
_CARD = re.compile(
    r"\b(?:cards?|credit\w*|debit\w*|visa|master ?cards?|amex|american express|maestro|discover|"
    r"diners|jcb|union ?pay|cvv2?|cvc2?|expir\w*|\w*karten?(?:nummer)?|g(?:ü|ue)ltig bis|"
    r"tarjetas?|caduc\w*|cr[eé]dito|d[eé]bito)\b"
)
_SSN = re.compile(r"\b(?:ssn|ssns|social security|social-security|social|soc sec)\b|\bss ?(?:#|no)")

_NUMBER_OF = (
    r"orders?|invoices?|bills?|receipts?|ref(?:erence)?|sku|items?|articles?|art|models?|parts?|"
    r"serial|s/n|ean|gtin|upc|isbn(?:-1[03])?|issn|asin|imei|doi|barcode|tracking|track|parcel"
    r"|shipment|"
    r"consignment|ticket|case|bookings?|reservations?|vouchers?|coupons?|codes?|promo|customer|"
    r"client|account|member(?:ship)?|version|ver|batch|lot|vat|tax|company|registration|register|"
    r"abn|acn|uen|gstin|ein|siren|siret|iva|kvk|btw|licen[cs]e|patent|"
    r"product|catalogue|catalog|zip|postcode|postal|po box|box|id|"
    r"bestell(?:ung|code)?|rechnungs?|artikel|kunden|sendungs?|auftrags?|gutschein|serien"
    r"|modell|vorgangs?|"
    r"aktenzeichen|chargen?|teile|steuer|ust|hrb|hra|handelsregister|plz|postfach|produkt|"
    r"mitglieds?|paket|buchungs?|reservierungs?|beleg|liefer(?:schein)?|pzn|"
    r"pedidos?|facturas?|referencia|art[ií]culos?|modelos?|serie|seguimiento|c[oó]digos?|lote|"
    r"cup[oó]n|vales?|cliente|reserva|cif|nif|matr[ií]cula|apartado|env[ií]o|producto"
)
# The label stands right before the number, with nothing but "no.", "is" and the like between.
_LABELLED = re.compile(
    rf"(?<![\w])(?<!to )(?:{_NUMBER_OF})"
    r"(?:[\s.:#()'\"=-]|n[or]s?\b|n°|nº|num(?:ber|bers|mer|mern)?\b|nummer|n[uú]m(?:ero)?s?\b|"
    r"codes?\b|ids?\b|is\b|was\b|ist\b|war\b|lautet\b|es\b|de\b|del\b|the\b|and\b|und\b|y\b){0,8}$"
    r"|#\s?$|\b(?:iso|din|en|nr|no|nº|n°|§)[ .:-]{0,3}$"
)
_PHONE_LABEL = re.compile(
    r"\b(?:tele\w*|tel|phones?|fax|mobile?|cell\w*|handy\w*|contact|ruf\w*|m[oó]vil|celular)"
    r"[\s.:(-]*(?:n[or]|number|nummer|num|n[uú]mero|n°|nº)?\W*$"
)
_REACH_BACK, _REACH_ON = 60, 30


def about_phones(reading: Reading, start: int, end: int) -> bool:
    """Whether a word nearby says that a phone number stands at (start, end)."""
    return _near(_PHONE, reading, start, end)


def about_cards(reading: Reading, start: int, end: int) -> bool:
    """Whether a word nearby says that a payment card stands at (start, end)."""
    return _near(_CARD, reading, start, end)


def about_social_security(reading: Reading, start: int, end: int) -> bool:
    """Whether a word nearby says that a US social security number stands at (start, end)."""
    return _near(_SSN, reading, start, end)


def phone_label(reading: Reading, start: int) -> bool:
    """Whether the word before `start` introduces a phone number: `Tel. 4711…`, `call 555…`."""
    before = reading.lowered[max(0, start - 30) : start]
    words = list(_PHONE.finditer(before))
    return bool(words) and not re.search(r"\d|[a-zà-ÿ]{4}", before[words[-1].end() :])


def labelled_otherwise(reading: Reading, start: int) -> bool:
    """Whether the words right before `start` name another thing: `order no.`, `SKU`, `EAN`."""
    before = reading.lowered[max(0, start - 48) : start]
    return bool(_LABELLED.search(before)) and not _PHONE_LABEL.search(before)


def _near(words: re.Pattern[str], reading: Reading, start: int, end: int) -> bool:
    text = reading.lowered
    before = text[max(0, start - _REACH_BACK) : start]
    return bool(words.search(before) or words.search(text[end : end + _REACH_ON]))
