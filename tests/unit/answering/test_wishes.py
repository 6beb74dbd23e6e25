"""Who asks for a person, who is upset, and who only asks about people and urgent things."""

from __future__ import annotations

import pytest

from builder.answering.wishes import names_topic, shows_distress, wishes_person

WISHES = {
    "en": (
        "I want to talk to a human",
        "Can I speak with a real person please?",
        "human please",
        "agent",
        "Let me talk to your manager",
        "I'd like to speak to someone about my order",
        "connect me to customer service",
        "Could you put me through to a member of staff?",
        "Can someone call me back?",
        "please call me",
        "I don't want to talk to a bot",
        "Is there a person I can talk to?",
        "Talk to an agent now",
        "I need a human",
        "Please have somebody ring me",
        "Your answers are useless, give me a real person",
        "Can I chat with support?",
        "transfer me to a representative",
    ),
    "de": (
        "Ich möchte mit einem Menschen sprechen",
        "Kann ich mit einem Mitarbeiter reden?",
        "Bitte verbinden Sie mich mit dem Kundenservice",
        "Mensch bitte",
        "Kundenservice",
        "Ich will einen echten Menschen",
        "Können Sie mich zurückrufen?",
        "Bitte um Rückruf",
        "Rufen Sie mich bitte an",
        "Ich hätte gerne einen Rückruf",
        "Gibt es jemanden, mit dem ich sprechen kann?",
        "Ich möchte mit jemandem persönlich sprechen",
        "Ich habe keine Lust mit einem Bot zu schreiben",
        "Leiten Sie mich an einen Mitarbeiter weiter",
        "Kann ich mit Ihrem Chef sprechen?",
    ),
    "es": (
        "Quiero hablar con una persona",
        "¿Puedo hablar con un agente?",
        "Páseme con un operador",
        "persona real por favor",
        "atención al cliente",
        "Necesito hablar con alguien de la tienda",
        "No quiero hablar con un bot",
        "¿Me pueden llamar?",
        "Llámenme por favor",
        "quiero que me llamen",
        "Quisiera hablar con el encargado",
        "Comuníqueme con un asesor",
        "¿Podría contactar con el servicio al cliente?",
    ),
}

ORDINARY = (
    "Are you a human?",
    "Are you a bot or a real person?",
    "How many people fit into the tandem trailer?",
    "Can a person return a bike without the receipt?",
    "What do you need to call me a customer?",
    "Do you have a manager's special this week?",
    "Who is the owner of the shop?",
    "What is your phone number?",
    "Do you repair human powered vehicles?",
    "Can my agent pick up the order?",
    "Do you offer customer support on Sundays?",
    "Is one person enough to carry it?",
    "I need a person to sign for the parcel?",
    "Do you talk about brakes in the course?",
    "Wie viele Personen passen in den Anhänger?",
    "Bist du ein Mensch?",
    "Wer ist der Chef?",
    "Wie ist Ihre Telefonnummer?",
    "Kann eine andere Person das Rad abholen?",
    "Haben Sie Mitarbeiterrabatt?",
    "Welche Sprachen sprechen Ihre Mitarbeiter?",
    "Kann ich meinen Hund mitbringen?",
    "¿Cuántas personas caben en el remolque?",
    "¿Eres una persona?",
    "¿Cuál es su número de teléfono?",
    "¿Puede otra persona recoger la bicicleta?",
    "¿Tienen servicio técnico los domingos?",
    "¿Qué idiomas hablan en la tienda?",
    "When are you open?",
    "Thank you, that helped",
)

MORE_WISHES = (
    "Could I please speak to an actual human being?",
    "i wanna talk to a person",
    "get me a human",
    "Let me speak with your supervisor please",
    "I need to speak to someone",
    "Can a real person help me?",
    "Please connect me with an agent",
    "operator",
    "Is anyone there I can talk to?",
    "I would rather talk to a human",
    "Hook me up with a human please",
    "Can you get someone to call me?",
    "I want customer service",
    "this isn't helping, I want to talk to someone real",
    "How can I talk to a person?",
    "How do I reach a human?",
    "speak to representative",
    "Kann ich bitte mit jemandem sprechen?",
    "ich will mit einem echten menschen reden",
    "Gib mir einen Menschen",
    "Kann mich jemand anrufen?",
    "Ich möchte einen Mitarbeiter sprechen",
    "Verbinden Sie mich bitte mit einer echten Person",
    "Wie erreiche ich einen Menschen?",
    "Ich möchte gerne zurückgerufen werden",
    "Gibt es einen Ansprechpartner, mit dem ich reden kann?",
    "Kann ich mit einem Menschen chatten?",
    "ich brauche einen menschen",
    "Mitarbeiter bitte",
    "Quisiera hablar con alguien",
    "¿Cómo puedo hablar con una persona real?",
    "pásame con un humano",
    "Quiero que me atienda una persona",
    "Necesito un agente",
    "¿Hay alguien con quien pueda hablar?",
    "póngame con atención al cliente",
    "Que me llame alguien por favor",
    "hablar con un humano",
    "Deme una persona",
    "I'd really prefer to speak to a human",
    "Can you transfer me to a live agent?",
    "please let me talk with somebody from your team",
    "Chat with an agent",
    "is it possible to speak to a person",
    "stop, I want a human",
    "I need a representative",
    "Talk to support",
    "could somebody phone me please",
    "I want to speak to the owner",
    "no more bot, human please",
    "May I speak with a member of staff",
    "Ich würde gern mit einem Menschen reden",
    "Kann ich jemanden sprechen?",
    "Bitte einen Mitarbeiter",
    "Ich will keinen Bot, ich will einen Menschen",
    "Bitte rufen Sie mich zurück",
    "Könnte mich jemand zurückrufen?",
    "Ich möchte mit dem Kundendienst sprechen",
    "Verbinde mich mit einem Berater",
    "Wo kann ich mit einer Person sprechen?",
    "kundenservice bitte",
    "Prefiero hablar con una persona",
    "Me gustaría hablar con un asesor",
    "¿puedo chatear con un agente real?",
    "Quiero hablar con el dueño",
    "Necesito hablar con soporte",
    "que me llamen por favor",
    "un humano por favor",
    "¿Me puede atender una persona?",
)

MORE_ORDINARY = (
    "Do you sell bikes for tall people?",
    "Can someone else collect my order?",
    "How many staff do you have?",
    "Do I need an agent to register?",
    "Is a person allowed to bring a dog?",
    "Do you call customers before delivery?",
    "Will you call me when the bike is ready?",
    "Who do I make the cheque out to?",
    "What should I tell my employee about the warranty?",
    "Do you have a loyalty program for support staff?",
    "Can I talk to you about a repair?",
    "May I bring another person to the course?",
    "I talked to a colleague yesterday, is the offer still valid?",
    "Kann jemand anderes das Paket annehmen?",
    "Rufen Sie mich an, wenn das Rad fertig ist?",
    "Wie viele Mitarbeiter haben Sie?",
    "Sprechen Sie Englisch?",
    "Kann ich mit Karte zahlen?",
    "Ist eine Person pro Kurs inklusive?",
    "Mein Chef hat bestellt, wo ist die Rechnung?",
    "¿Hablan inglés?",
    "¿Me llamarán cuando esté lista?",
    "¿Cuántos empleados tienen?",
    "¿Puede venir otra persona conmigo?",
    "¿Trabajan con agentes de aduanas?",
    "¿Puedo pagar con tarjeta?",
    "I want a refund",
    "I need help with my brakes",
    "Ich brauche Hilfe bei der Bremse",
    "Necesito ayuda con los frenos",
    "Who is the person in charge of returns?",
    "Do you have real leather saddles?",
    "Is there a person who can fit my bike?",
    "Does the agent fee include tax?",
    "Can I get a human sized mannequin?",
    "Do people call you for spare parts?",
    "When will support for this model end?",
    "Can I speak English in your shop?",
    "Do you ring me a bell sample?",
    "Welche Person ist auf dem Foto?",
    "Muss ein Mensch dabei sein beim Aufladen?",
    "Kann ich das Rad mit jemandem teilen?",
    "Wer ruft mich an, wenn es fertig ist?",
    "Können Sie mir die Nummer vom Hersteller geben?",
    "¿La persona que firma debe ser mayor de edad?",
    "¿Cuál es el teléfono del servicio técnico?",
    "¿Tienen un equipo de montaje?",
    "¿Quién es el encargado de la tienda?",
    "Is the helpline open on Sunday?",
    "How do I contact the manufacturer?",
)

UPSET = (
    "I am furious, my bike broke again",
    "This is unacceptable!",
    "It's really urgent, please",
    "I'm so upset about this",
    "You have scammed me",
    "WHERE IS MY ORDER!!",
    "I will sue you",
    "HELP! nothing works",
    "Ich bin stinksauer",
    "Das ist eine Frechheit",
    "Es ist wirklich dringend",
    "Mir reicht's jetzt",
    "Ich bin verzweifelt, bitte helfen Sie",
    "Estoy harta de esperar",
    "Esto es una vergüenza",
    "Es muy urgente",
    "Me han engañado",
)

CALM = (
    "Do you offer urgent repairs?",
    "What does an emergency repair cost?",
    "Is there a help page?",
    "DO YOU SELL BELLS?",
    "Bieten Sie dringende Reparaturen an?",
    "¿Hacen reparaciones urgentes?",
    "My brakes squeal",
    "I am very happy with the bike",
    "Gibt es einen Notfallkoffer?",
    "Was kostet ein Anwalt?",
)


@pytest.mark.parametrize(
    "text", [*(text for texts in WISHES.values() for text in texts), *MORE_WISHES]
)
def test_who_asks_for_a_person_is_understood(text: str) -> None:
    assert wishes_person(text)


@pytest.mark.parametrize("text", [*ORDINARY, *CALM, *MORE_ORDINARY])
def test_who_asks_about_people_is_answered_by_the_bot(text: str) -> None:
    assert not wishes_person(text)


@pytest.mark.parametrize("text", UPSET)
def test_who_is_upset_is_seen(text: str) -> None:
    assert shows_distress(text)


@pytest.mark.parametrize("text", [*CALM, *ORDINARY, *MORE_ORDINARY])
def test_who_asks_calmly_is_not_taken_for_upset(text: str) -> None:
    assert not shows_distress(text)


def test_a_topic_is_a_word_or_the_beginning_of_one() -> None:
    topics = ("complaint", "Kündigung", "lost  bike")
    assert names_topic("I have two COMPLAINTS", topics) == "complaint"
    assert names_topic("zur kündigung meines Vertrags", topics) == "Kündigung"
    assert names_topic("My lost bike", topics) == "lost  bike"
    assert names_topic("nothing of that", topics) is None
    assert names_topic("uncomplaintive", topics) is None


def test_a_long_message_is_read_in_no_time() -> None:
    assert not wishes_person("talk " * 20_000)
    assert not shows_distress("I am " * 20_000)
