"""An ordinary shop conversation is full of numbers; none of them is anybody's data."""

from __future__ import annotations

import pytest

from builder.privacy.pii import build_detector
from tests.support.labelled_samples import has_form

ENGLISH = [
    "We are open Monday to Friday 9:00-17:30 and on Saturday 10-14.",
    "Opening hours: Mon-Thu 09:00–18:00, Fri 09.00 - 20.00, closed on 25/12.",
    "We answer the phone from 9am to 5pm, call between 0900-1730.",
    "The sale runs from 2025-11-28 to 2025-12-01.",
    "Delivered on 12.05.2024 at 14:30:15.",
    "Your parcel left on 03/04/2025 and arrives by 07/04/2025.",
    "Copyright 1998-2025, all rights reserved.",
    "The kettle costs £24.99, or €29,90 in our Dublin shop.",
    "The deposit is $1,250.00 and the balance 12,000 USD.",
    "Orders over 50 EUR ship free; below that it is 4.95 EUR.",
    "Where is my order 4815162342?",
    "My order number is 4155552671, can you check it?",
    "Order no. 2025550143 has not arrived.",
    "Order #0301234567 was cancelled.",
    "Invoice 2024-000123 is due within 30 days.",
    "Invoice number: 020 7946 0958",
    "The tracking number is 123456789012.",
    "Tracking: 4111111111111111",
    "Product code SKU 07700-900123 is out of stock.",
    "Article AB-1234567-X fits model HD-2024-000123.",
    "Use the part no. 415-555-2671.",
    "EAN 4006381333931, GTIN 04006381333931, ISBN 978-3-16-148410-0.",
    "ISBN-10 0306406152",
    "The serial number is 0123456789.",
    "Model X-200 weighs 1.25 kg and measures 120 x 60 x 75 cm.",
    "Sizes 36 38 40 42 44 46 are in stock, 600 700 800 ml too.",
    "It runs on 230 V, 50 Hz, 2000 W and holds 10000 mAh.",
    "Boston MA 02134-1234 and London SW1A 1AA are in our delivery area.",
    "We deliver to 90210, 10115 and 75001.",
    "Population 3 769 495, founded in 1237.",
    "The warranty lasts 24 months or 100 000 km.",
    "Section 1.2.3.4 of the terms, version 10.2.0.1 of the app.",
    "Save 20% with code SAVE20 until 31 December 2025.",
    "Ratings: 4.8 out of 5 (12,345 reviews).",
    "Meet us in Downing Street on the 2nd floor, near 10 market stalls.",
    "Order at amazon dot com or look at gmail dot com for the receipt.",
    "We work at home and sell at ebay.com.",
    "Reply within 24-48 hours, 7 days a week, 365 days a year.",
    "Follow us @hushdesk or tag #summer2025.",
    "Latitude 52.520008, longitude 13.404954.",
    "The batch 20240512-0001 was recalled.",
    "Gift cards come in 10, 25, 50 and 100.",
    "Ratio 16:9, resolution 1920x1080, contrast 3000:1.",
    "Room 1204, locker 77, table 12 for 6 people at 19:30.",
    "VAT GB123456789, company no. 12345678.",
    "Room temperature is 20-25 °C; bake at 180 °C for 45 min.",
]
GERMAN = [
    "Wir haben Montag bis Freitag von 9.00 bis 17.30 Uhr geöffnet.",
    "Öffnungszeiten: Mo–Fr 09:00–18:00, Sa 10:00–14:00 Uhr.",
    "Telefonisch erreichbar von 9.00-12.00 und 14.00-17.00 Uhr.",
    "Der Verkauf beginnt am 01.02.2025 und endet am 28.02.2025.",
    "Das kostet 1.299,00 € statt 1.499,00 €.",
    "Ab 50 Euro liefern wir kostenlos, sonst für 4,95 €.",
    "Meine Bestellnummer ist 0301234567.",
    "Bestellung Nr. 4711004711 fehlt noch.",
    "Die Rechnung RE-2024-00123 ist bezahlt.",
    "Rechnungsnummer: 2024 000 123 456",
    "Artikel-Nr. 030-1234567 ist ausverkauft.",
    "Artikelnummer 0151 12345678",
    "Kundennummer 0171 2345678 bitte angeben.",
    "Die Sendungsnummer lautet 00340434161094042557.",
    "EAN 4006381333931 und PZN 01234567.",
    "10115 Berlin, 80331 München und 1010 Wien beliefern wir.",
    "Die Lieferzeit beträgt 2-3 Werktage, 24/7 bestellbar.",
    "Größen 36 38 40 42, Schuhgröße 41,5.",
    "Maße 120 x 60 x 75 cm, Gewicht 12,5 kg.",
    "HRB 123456 B, USt-IdNr. DE123456789.",
    "§ 1.2.3.4 der AGB, Version 2.10.0.1.",
    "Gutschein SOMMER2025 gilt bis 31.12.2025.",
    "Serie 2019/2020, Baujahr 1998–2004.",
    "Bis zu 100 000 Kilometer oder 24 Monate Garantie.",
    "Seriennummer 0123 456 789",
    "Wir sind seit 1987 für Sie da.",
]
SPANISH = [
    "Abrimos de lunes a viernes de 9:00 a 17:30 y sábados de 10 a 14 h.",
    "Horario: L-V 09:00–14:00 y 16:00–20:00.",
    "La oferta termina el 31/12/2025 a las 23:59.",
    "Cuesta 1.299,00 € o 1 299,00 EUR con IVA.",
    "Envío gratis a partir de 50 euros; si no, 4,95 €.",
    "Mi número de pedido es 612345678.",
    "Pedido 912345678 sin recibir.",
    "La factura 2024-000123 está pagada.",
    "Referencia 612 345 678 agotada.",
    "Código de artículo: 913 456 789",
    "Número de seguimiento 123456789012.",
    "Entregamos en 28013 Madrid y 08001 Barcelona.",
    "Tallas 36 38 40 42 44 y botellas de 600 700 800 ml.",
    "Mide 120 x 60 x 75 cm y pesa 12,5 kg.",
    "La garantía dura 24 meses o 100 000 km.",
    "Sección 1.2.3.4 de las condiciones.",
    "CIF B12345678, matrícula 1234 BCD.",
    "Visítanos de 2024 a 2025 en la planta 2.",
    "El cupón VERANO2025 vale hasta el 31.12.2025.",
    "Lote 20240512 caduca en 2026.",
]
DETECTORS = {lang: build_detector(language=lang) for lang in ("en", "de", "es", "fr")}


@pytest.mark.parametrize("language", DETECTORS)
@pytest.mark.parametrize("sentence", ENGLISH + GERMAN + SPANISH)
def test_ordinary_shop_sentence_holds_no_personal_data(sentence: str, language: str) -> None:
    found = [f for f in DETECTORS[language].find(sentence) if has_form(f, sentence)]

    assert [(each.entity_type, sentence[each.start : each.end]) for each in found] == []
