"""Ordinary questions of customers in three languages, by the thousand; nobody's data in any."""

from __future__ import annotations

import random
from collections.abc import Iterator

_ENGLISH = {
    "product": "kettle|blue mug|Oak Table 120|running shoes|LED lamp X-200|sourdough loaf|winter "
    "coat|coffee grinder|yoga mat|12 year old whisky|baby stroller|USB-C cable|size 38 boots|"
    "gift card|birthday cake|model HD-2024|bike helmet|iPhone 15 case|garden hose 25 m",
    "size": "42|XL|36|120 x 60 cm|8.5|2 l|500 g|size 10|EU 43|32/34|1.5 litres|10 inch|3XL",
    "date": "12 May|03/04/2025|next Friday|2025-11-28|Christmas|25/12|Monday|the 3rd of June|"
    "31 December 2025|tomorrow|the weekend|1 January|12.05.2025|Black Friday|Easter",
    "time": "9am|17:30|10 to 6|9:00-17:30|noon|8.30|half past five|7 pm|20:00|24/7",
    "price": "£24.99|€29,90|$1,250.00|50 EUR|12.5 dollars|£5|19,99 €|2 pounds|100 USD|3.49",
    "order": "order 4815162342|order #10042|order no. 2024-000123|invoice RE-2024-00017|"
    "booking 77120|order number 4155552671|parcel 00340434161094042557|tracking number "
    "1Z999AA10123456784|customer number 100245|SKU 07700-900123|ticket 88123|voucher SAVE20|"
    "serial number SN12345678|EAN 4006381333931|ISBN 978-3-16-148410-0|article 12345678A|"
    "item AB123456|batch 20240512-0001|reference 123-456-7890",
    "place": "Leeds|10115 Berlin|90210|the city centre|London SW1A 1AA|Scotland|your shop in Bath|"
    "Boston MA 02134|postcode BS8|the EU",
    "_": "Do you have the {product} in {size}?|How much is the {product}?|Is the {product} still "
    "{price}?|When are you open on {date}?|Are you open at {time} on {date}?|Where is my {order}?|"
    "I placed {order} on {date} and paid {price}.|Can I return the {product} until {date}?|Can I "
    "pick up {order} at {time}?|Do you deliver to {place}?|How long does delivery to {place} "
    "take?|My {order} has not arrived since {date}.|Is delivery free over {price}?|The {product} "
    "broke after {n} days, is the {n}-year warranty valid?|Please cancel {order}, it costs "
    "{price}.|Do you have a table for {n} people at {time} on {date}?|Is the {product} suitable "
    "for children aged {n}?|Is the {product} suitable for ages {n}-{n}?|Can I get {n} of the "
    "{product} for {price} each?|Does the {product} weigh {n} kg or {n}.{n} kg?|I need the "
    "{product} by {date} at {time}.|What is the difference between version {n}.{n}.{n} and "
    "{n}.{n}?|My password does not work, can you reset it?|I forgot my PIN, what now?|Is my card "
    "accepted, do you take Visa?|Do you offer a {n}% discount on {date}?|I am looking for a "
    "{product} under {price}.|I'm {n} minutes away, do you close at {time}?|Can I change {order} "
    "to {size}?|Do you have a birthday cake for {date}?|Is this gluten free or for diabetics?|The "
    "screen is {n} x {n} cm and {n} years old.|I bought it {n} years ago for {price}.|We are {n} "
    "adults and {n} kids, what does it cost?|Room {n} or room {n}{n}, which has a view?|How do I "
    "get from the station to your shop, is it a {n} minutes walk?|Is there parking at your "
    "shop?|Do I need a passport or ID to pick up {order}?|What are the store hours on {date}, "
    "{time}?|Is tax included in {price}?|My account shows {price} for {order}.|Does the licence "
    "cover {n} users for {n} months?|Do I have to register the {product} within {n} days?|Can I "
    "order {n}-{n} pieces of item {n}{n}{n}-{n}{n}?|Section {n}.{n}.{n} says {n} days, right?|Do "
    "you ship at home or at work at {time}?|Is the shop at the corner open at {time}?|What is "
    "the api rate limit, {n}{n} requests per minute?|Can I pay {price} with a gift card at the "
    "till?|I live far away, can you ship {n} {product}s?",
}
_GERMAN = {
    "product": "Wasserkocher|Eichentisch 120|Laufschuhe|Lampe X-200|Wintermantel|Yogamatte|"
    "12 Jahre alten Whisky|USB-C-Kabel|Gutschein|Geburtstagstorte|Modell HD-2024|Fahrradhelm|"
    "Gartenschlauch 25 m|Goldring 750|Kaffeemühle|Kinderwagen",
    "size": "Größe 42|XL|120 x 60 cm|2 l|500 g|41,5|EU 43|32/34|10 Zoll",
    "date": "12. Mai|03.04.2025|nächsten Freitag|2025-11-28|Weihnachten|Montag|dem 3. Juni|"
    "31.12.2025|morgen|1.1.|Ostern|Rosenmontag",
    "time": "9 Uhr|17:30|10-18 Uhr|9.00 bis 17.30 Uhr|18 Uhr 30|20:00 Uhr|8.30 Uhr",
    "price": "24,99 €|1.299,00 €|50 Euro|4,95 €|100 EUR|CHF 12.50|3 Euro|2.500 €",
    "order": "Bestellung 4711004711|Bestellnummer 0301234567|Rechnung RE-2024-00123|Rechnungs-Nr. "
    "2024 000 123|Kundennummer 100245|Artikel-Nr. 030-1234567|Sendungsnummer "
    "00340434161094042557|Gutschein SOMMER2025|Seriennummer 0123 456 789|Auftrag 88123|"
    "EAN 4006381333931|PZN 01234567|Vorgang 2024-7712|Buchung 77120",
    "place": "10115 Berlin|Köln|die Schweiz|80331 München|Wien|Ihre Filiale|1010 Wien|die Altstadt",
    "_": "Haben Sie den {product} in {size}?|Was kostet der {product}?|Kostet der {product} noch "
    "{price}?|Haben Sie am {date} geöffnet?|Haben Sie am {date} um {time} offen?|Wo bleibt meine "
    "{order}?|Ich habe {order} am {date} für {price} gekauft.|Kann ich den {product} bis {date} "
    "zurückgeben?|Liefern Sie nach {place}?|Wie lange dauert die Lieferung nach {place}?|Ist der "
    "Versand ab {price} kostenlos?|Der {product} ist nach {n} Tagen kaputt, gilt die Garantie von "
    "{n} Jahren?|Bitte stornieren Sie {order} über {price}.|Ein Tisch für {n} Personen am {date} "
    "um {time}, bitte.|Ist der {product} für Kinder ab {n} Jahren geeignet?|Kann ich {n} Stück "
    "für je {price} haben?|Wiegt der {product} {n} kg oder {n},{n} kg?|Ich brauche den {product} "
    "bis {date}, {time}.|Gibt es Version {n}.{n}.{n} noch?|Mein Passwort ist falsch, was tun?"
    "|Ich habe "
    "mein Passwort vergessen.|Gibt es am {date} {n} % Rabatt?|Ich suche einen {product} unter "
    "{price}.|Ich bin in {n} Minuten da, schließen Sie um {time}?|Gilt § {n}.{n}.{n} der AGB auch "
    "für {order}?|Das Gerät ist {n} Jahre alt.|Wir sind seit {n} Jahren Kunde.|Zimmer {n} oder "
    "Zimmer {n}{n}?|Haben Sie eine Geburtstagstorte für den {date}?|Ist das glutenfrei oder für "
    "Diabetiker?|Brauche ich einen Ausweis, um {order} abzuholen?|Ist die Steuer in {price} "
    "enthalten?|Wie komme ich vom Bahnhof zu Ihnen, sind es {n} km?|Gibt es einen Parkplatz {n} "
    "Minuten entfernt?|Bekomme ich {n} Stellplätze am {date}?|Ist Raum {n} am {date} frei?|Wie "
    "sind die Öffnungszeiten, {time}?|Haben Sie Größe {n} oder {n}{n}?|Der Ring {n} in Größe "
    "{n}{n}, haben Sie den?|Am Markt gab es {n} Stück für {price}.",
}
_SPANISH = {
    "product": "hervidor|mesa de roble 120|zapatillas|lámpara X-200|abrigo|esterilla|whisky de 12 "
    "años|cable USB-C|cheque regalo|tarta de cumpleaños|modelo HD-2024|casco|molinillo|cochecito",
    "size": "la talla 42|XL|120 x 60 cm|2 l|500 g|la 38|10 pulgadas",
    "date": "12 de mayo|03/04/2025|viernes|2025-11-28|Navidad|lunes|3 de junio|31/12/2025|mañana",
    "time": "las 9|17:30|10 a 14 h|9:00 a 17:30|20:00 h|las 8 y media",
    "price": "24,99 €|1.299,00 €|50 euros|4,95 €|100 EUR|$250|3 pesos|2.500 €",
    "order": "pedido 612345678|pedido nº 10042|factura 2024-000123|número de pedido 4815162342|"
    "referencia 612 345 678|código de artículo 913 456 789|número de seguimiento 123456789012|"
    "cupón VERANO2025|reserva 77120|lote 20240512|cliente 100245|ticket 88123|artículo AB-1234",
    "place": "28013 Madrid|Sevilla|08001 Barcelona|Canarias|el centro|México|su tienda",
    "_": "¿Tienen el {product} en {size}?|¿Cuánto cuesta el {product}?|¿El {product} sigue a "
    "{price}?|¿Abren el {date}?|¿Abren el {date} a {time}?|¿Dónde está mi {order}?|Hice el {order} "
    "el {date} y pagué {price}.|¿Puedo devolver el {product} hasta el {date}?|¿Envían a "
    "{place}?|¿Cuánto tarda el envío a {place}?|¿El envío es gratis a partir de {price}?|El "
    "{product} se rompió a los {n} días, ¿la garantía de {n} años vale?|Quiero cancelar el "
    "{order}, son {price}.|Una mesa para {n} personas el {date} a {time}.|¿El {product} es para "
    "niños de {n} años?|¿Me dan {n} por {price} cada uno?|¿Pesa {n} kg o {n},{n} kg?|Necesito el "
    "{product} para el {date}.|¿Qué cambia en la versión {n}.{n}.{n}?|Mi contraseña es "
    "incorrecta.|Olvidé la clave, ¿qué hago?|¿Hay un {n} % de descuento el {date}?|Busco un "
    "{product} por menos de {price}.|Estoy a {n} minutos, ¿cierran a {time}?|El aparato tiene {n} "
    "años de uso.|El coche tiene {n} años y {n}{n} 000 km.|¿Habitación {n} o {n}{n}?|¿Es sin "
    "gluten o para celíacos?|¿Necesito el DNI o pasaporte para recoger el {order}?|¿El IVA está "
    "incluido en {price}?|¿Tienen aparcamiento a {n} metros?|¿Cuál es el horario, {time}?|La "
    "sección {n}.{n}.{n} habla de {n} días.|Compré {n} cajas hace {n} meses por {price}.",
}
TALK = {"en": _ENGLISH, "de": _GERMAN, "es": _SPANISH}


def questions(language: str, count: int, seed: int = 0) -> Iterator[str]:
    """`count` questions, each template as often as any other."""
    chance = random.Random(f"{language}{seed}")
    lists = {name: text.split("|") for name, text in TALK[language].items()}
    templates = lists.pop("_")
    for number in range(count):
        made = templates[number % len(templates)]
        for name, values in lists.items():
            while f"{{{name}}}" in made:
                made = made.replace(f"{{{name}}}", chance.choice(values), 1)
        while "{n}" in made:
            made = made.replace("{n}", str(chance.randint(1, 99)), 1)
        yield made
