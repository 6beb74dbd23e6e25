"""Which words of a sentence say what it is about, and which are only around it."""

from __future__ import annotations

from functools import lru_cache

from builder.knowledge.language import stems

_WEAK = """
price prices pricing cost costs costing charge charges charged fee fees rate rates list amount total
only just currently now new current always usually normally please available offer offers offered
our shop store business company workshop team staff you your customer customers
guest guests visitor visitors we us people person per each every any all including included incl
excluding excl vat tax plus inclusive pay paid get gets give gives need needs want take takes taken
taking make makes bring receive received receipt buy bought purchase purchased purchases order
ordered item items product products goods article articles thing things unused unopened unworn
original packaging condition date day days time times week hour hours open opens opened opening
closing close closes closed till until from between within after before up about around at least
most maximum minimum max min standard regular usual general information info details contact
welcome about faq questions question answers answer help home page overview introduction policy
terms conditions visit find where when how what which can may must will would should also accept
accepts accepted apply applies ask start starts begin begins valid period term deadline limit number
call phone telephone tel ring line reach e-mail email mail write send address located location
street town city website web online site
note see here there additional further hereby
uhr preis preise kosten kostet kosten gebühr gebühren betrag preisliste liste nur derzeit aktuell
neu neue immer bitte erhältlich unser unsere unserem unseren laden geschäft betrieb firma kunde
kunden kundin kundinnen gast gäste sie ihr ihre ihren wir uns pro je jede jeder jedes inklusive inkl
zzgl mwst enthalten zahlen bezahlt beträgt betragen bekommen erhalten nehmen dauert dauern kaufen
kauf gekauft bestellung artikel produkt produkte ware waren ungeöffnet ungeöffnete unbenutzt
unbenutzte ungetragene originalverpackung zustand kassenbon quittung beleg tag tage zeit zeiten
woche stunde stunden geöffnet öffnet offen öffnen öffnungszeit öffnungszeiten geschlossen schließt
schließen ruhetag bis von ab zwischen innerhalb nach vor spätestens mindestens höchstens allgemein
allgemeine informationen info angaben kontakt willkommen über fragen frage antworten hilfe
startseite übersicht regelung regelungen bedingungen besuchen finden wo wann wie was können kann
gilt gelten gültig frist fristen nummer telefon telefonnummer
tel anrufen anruf erreichen erreichbar email
schreiben schicken adresse anschrift standort website web seite möglich gewähren gewährt leisten
leistungen leistung werktag werktags wochentags zeitraum höhe
precio precios coste costes cuesta cuestan tarifa tarifas importe lista solo actualmente siempre
normalmente disponible nuestro nuestra nuestros nuestras tienda negocio empresa local
cliente clientes usted ustedes su sus por cada todos todas incluido iva más pagar pagado
tarda dura recibir comprar compra comprado pedido artículo artículos producto productos sin usar
abrir embalaje original estado ticket recibo fecha día días hora horas semana abierto abierta abren
abre abrimos apertura horario horarios cerrado cerrada cierra cierran cerramos hasta desde entre
dentro después antes mínimo máximo general información datos contacto bienvenidos preguntas pregunta
respuestas ayuda inicio condiciones política visítenos dónde cuándo cómo qué puede pueden se aplica
aplican válido plazo plazos número teléfono llamar llame llámenos correo electrónico escribir
escríbanos dirección situados estamos sitio web página tiene tienen disponen laborables
"""

_SAME: tuple[tuple[str, str], ...] = (
    (
        "~returns",
        "return returns returned returning exchange exchanged rückgabe rückgaberecht rückgabefrist"
        " zurückgeben zurückgegeben zurücksenden zurück umtausch umtauschen umgetauscht widerruf"
        " widerrufen widerrufsfrist widerrufsrecht devolución devoluciones devolver devuelto"
        " devueltos devolverse cambio cambios back",
    ),
    (
        "~refund",
        "refund refunds refunded reimbursed reimbursement erstattung erstattet erstatten"
        " rückerstattung reembolso reembolsos reembolsamos reembolsar",
    ),
    (
        "~warranty",
        "guarantee guarantees guaranteed warranty garantie gewährleistung garantieren garantiert"
        " garantía garantizado garantizados garantizamos",
    ),
    (
        "~delivery",
        "delivery deliveries deliver delivers delivered shipping ship ships shipped shipment"
        " postage parcel parcels lieferung lieferungen liefern liefert geliefert lieferzeit versand"
        " versandkosten versenden versendet verschicken zustellung porto paket pakete envío envíos"
        " enviar enviamos entrega entregas entregamos paquete paquetes gastos",
    ),
    (
        "~payment",
        "payment payments invoice invoices payable bezahlung zahlung zahlungsziel rechnung"
        " rechnungen zahlbar pago pagos factura facturas",
    ),
    (
        "~cancel",
        "cancel cancels cancelled canceled cancellation cancellations stornieren storniert"
        " stornierung storno absagen abgesagt absage kündigen kündigung kündigungsfrist cancelar"
        " cancelación cancelaciones anular anulación",
    ),
    ("~appointment", "appointment appointments booking bookings termin termine cita citas reserva"),
    ("~kids", "child children kid kids kind kinder niño niños infantil"),
    ("~men", "men man herren mann männer caballero caballeros hombre hombres"),
    ("~women", "women woman lady ladies damen frau frauen señora señoras mujer mujeres"),
)


def subject_words(text: str, language: str) -> frozenset[str]:
    """The stems that say what `text` is about; words for one matter are one."""
    weak, same = _lists(language)
    return frozenset(
        same.get(stem, stem) for stem in stems(text, language) if stem in same or stem not in weak
    )


@lru_cache(maxsize=8)
def _lists(language: str) -> tuple[frozenset[str], dict[str, str]]:
    same = {stem: name for name, words in _SAME for stem in stems(words, language)}
    return frozenset(stems(_WEAK, language)) - same.keys(), same
