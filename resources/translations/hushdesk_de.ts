<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%n more after these</source>
        <translation>
            <numerusform>%n weitere danach</numerusform>
            <numerusform>%n weitere danach</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n überfällig</numerusform>
            <numerusform>%n überfällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were checked.</source>
        <translation>
            <numerusform>%n Zeile wurde geprüft.</numerusform>
            <numerusform>%n Zeilen wurden geprüft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were written</source>
        <translation>
            <numerusform>%n Zeile wurde geschrieben</numerusform>
            <numerusform>%n Zeilen wurden geschrieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unusual</source>
        <translation>
            <numerusform>%n ungewöhnlich</numerusform>
            <numerusform>%n ungewöhnlich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unusual things wait</source>
        <translation>
            <numerusform>%n ungewöhnliche Sache wartet</numerusform>
            <numerusform>%n ungewöhnliche Sachen warten</numerusform>
        </translation>
    </message>
    <message>
        <source>A name or a role, as you write it.</source>
        <translation>Ein Name oder eine Rolle, wie Sie es schreiben.</translation>
    </message>
    <message>
        <source>A name or a role, as you write it. A training holds a year.</source>
        <translation>Ein Name oder eine Rolle, wie Sie es schreiben. Eine Schulung gilt ein Jahr.</translation>
    </message>
    <message>
        <source>A name or a role. You may leave it empty.</source>
        <translation>Ein Name oder eine Rolle. Sie dürfen es leer lassen.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Aktivität</translation>
    </message>
    <message>
        <source>Activity of {name}</source>
        <translation>Aktivität von {name}</translation>
    </message>
    <message>
        <source>At an unknown time</source>
        <translation>Zu unbekannter Zeit</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>Zu jeder Zeit</translation>
    </message>
    <message>
        <source>Check it now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Done on {day} by {name}.</source>
        <translation>Am {day} gemacht von {name}.</translation>
    </message>
    <message>
        <source>Done on {day}.</source>
        <translation>Am {day} gemacht.</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Heute gemacht</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fällig</translation>
    </message>
    <message>
        <source>Due {day}</source>
        <translation>Fällig am {day}</translation>
    </message>
    <message>
        <source>Each row carries the mark of all rows before it, so that no row can be changed, taken out or put in without being noticed.</source>
        <translation>Jede Zeile trägt das Kennzeichen aller Zeilen davor; so lässt sich keine unbemerkt ändern, entfernen oder einfügen.</translation>
    </message>
    <message>
        <source>Enter a training</source>
        <translation>Schulung eintragen</translation>
    </message>
    <message>
        <source>Enter it</source>
        <translation>Eintragen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>I have looked</source>
        <translation>Angesehen</translation>
    </message>
    <message>
        <source>Is it whole?</source>
        <translation>Ist es unversehrt?</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>Art des Ereignisses</translation>
    </message>
    <message>
        <source>Look at each once. What you have looked at does not come back.</source>
        <translation>Sehen Sie jedes einmal an. Was Sie angesehen haben, kommt nicht wieder.</translation>
    </message>
    <message>
        <source>Newer ones</source>
        <translation>Neuere</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Vermerken</translation>
    </message>
    <message>
        <source>Nothing like that happened.</source>
        <translation>Nichts dergleichen ist geschehen.</translation>
    </message>
    <message>
        <source>Numbers and counts; never what stands in a document or a chat.</source>
        <translation>Nummern und Anzahlen; nie, was in einem Dokument oder Gespräch steht.</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>Ältere</translation>
    </message>
    <message>
        <source>On which day?</source>
        <translation>An welchem Tag?</translation>
    </message>
    <message>
        <source>Parts of the activity</source>
        <translation>Teile der Aktivität</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Reviews and training</source>
        <translation>Durchsichten und Schulungen</translation>
    </message>
    <message>
        <source>Save as a PDF</source>
        <translation>Als PDF sichern</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>Als Tabelle sichern</translation>
    </message>
    <message>
        <source>Search the activity</source>
        <translation>Aktivität durchsuchen</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>Seit wann</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take {name} out</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Take “{name}” out of the register?</source>
        <translation>„{name}“ aus dem Verzeichnis entfernen?</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Die letzten 30 Tage</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Die letzten 7 Tage</translation>
    </message>
    <message>
        <source>The last quarter</source>
        <translation>Das letzte Quartal</translation>
    </message>
    <message>
        <source>The last year</source>
        <translation>Das letzte Jahr</translation>
    </message>
    <message>
        <source>The name is erased; the activity keeps a number only.</source>
        <translation>Der Name wird gelöscht; die Aktivität behält nur eine Nummer.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation>Heute, {day}</translation>
    </message>
    <message>
        <source>Trained on {day}, holds until {until}</source>
        <translation>Geschult am {day}, gilt bis {until}</translation>
    </message>
    <message>
        <source>Unusual</source>
        <translation>Ungewöhnlich</translation>
    </message>
    <message>
        <source>Was due {day}</source>
        <translation>War fällig am {day}</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschehen ist</translation>
    </message>
    <message>
        <source>What to look through again from time to time.</source>
        <translation>Was von Zeit zu Zeit wieder durchzusehen ist.</translation>
    </message>
    <message>
        <source>Who did it?</source>
        <translation>Wer hat es gemacht?</translation>
    </message>
    <message>
        <source>Who did what with this bot, and whether anybody changed that.</source>
        <translation>Wer was mit diesem Bot getan hat, und ob jemand das verändert hat.</translation>
    </message>
    <message>
        <source>Who was trained</source>
        <translation>Wer geschult ist</translation>
    </message>
    <message>
        <source>Who was trained?</source>
        <translation>Wer wurde geschult?</translation>
    </message>
    <message>
        <source>{count} on the page Activity.</source>
        <translation>{count} auf der Seite Aktivität.</translation>
    </message>
    <message>
        <source>{rows} to {file}.</source>
        <translation>{rows}: {file}.</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message>
        <source>A bot that admits it is trusted more than one that guesses.</source>
        <translation>Einem Bot, der das zugibt, vertraut man mehr als einem, der rät.</translation>
    </message>
    <message>
        <source>A key ending in {last4} is kept in {place}.</source>
        <translation>Ein Schlüssel, der auf {last4} endet, liegt hier: {place}.</translation>
    </message>
    <message>
        <source>A language model of a provider, or on a server you choose</source>
        <translation>Ein Sprachmodell eines Anbieters oder auf einem Server Ihrer Wahl</translation>
    </message>
    <message>
        <source>A language model on this computer</source>
        <translation>Ein Sprachmodell auf diesem Computer</translation>
    </message>
    <message>
        <source>A person to turn to</source>
        <translation>Ein Mensch, an den man sich wenden kann</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Adresse des Servers</translation>
    </message>
    <message>
        <source>Allow this host</source>
        <translation>Diesen Server erlauben</translation>
    </message>
    <message>
        <source>Another server that speaks OpenAI&apos;s protocol</source>
        <translation>Ein anderer Server mit OpenAI-Protokoll</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Answers more often</source>
        <translation>Antwortet öfter</translation>
    </message>
    <message>
        <source>Answers only when sure</source>
        <translation>Antwortet nur, wenn er sicher ist</translation>
    </message>
    <message>
        <source>As the server calls it</source>
        <translation>So, wie der Server es nennt</translation>
    </message>
    <message>
        <source>Built in, free, works without a network. Shows the sentences that answer, word for word.</source>
        <translation>Eingebaut, kostenlos, ohne Netz. Zeigt Wort für Wort die Sätze, die antworten.</translation>
    </message>
    <message>
        <source>Contact page</source>
        <translation>Kontaktseite</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Either way the bot answers from your documents alone.</source>
        <translation>So oder so antwortet der Bot allein aus Ihren Dokumenten.</translation>
    </message>
    <message>
        <source>How sure the bot must be</source>
        <translation>Wie sicher der Bot sein muss</translation>
    </message>
    <message numerus="yes">
        <source>It offers %n models.</source>
        <translation>
            <numerusform>Er bietet %n Modell an.</numerusform>
            <numerusform>Er bietet %n Modelle an.</numerusform>
        </translation>
    </message>
    <message>
        <source>It works. You can try it in the preview.</source>
        <translation>Es funktioniert. Probieren Sie es in der Vorschau aus.</translation>
    </message>
    <message>
        <source>Keep the key</source>
        <translation>Schlüssel behalten</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Leave it empty unless Ollama listens elsewhere.</source>
        <translation>Leer lassen, außer wenn Ollama anderswo läuft.</translation>
    </message>
    <message>
        <source>Limits and people</source>
        <translation>Grenzen und Menschen</translation>
    </message>
    <message>
        <source>May text go to {address}?</source>
        <translation>Darf Text an {address} gehen?</translation>
    </message>
    <message>
        <source>Name of the deployment</source>
        <translation>Name der Bereitstellung</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>No key is kept yet.</source>
        <translation>Es ist noch kein Schlüssel hinterlegt.</translation>
    </message>
    <message>
        <source>No key is kept. A server of your own often needs none.</source>
        <translation>Es ist kein Schlüssel hinterlegt. Ein eigener Server braucht oft keinen.</translation>
    </message>
    <message>
        <source>Ollama runs it. Free, and nothing leaves this computer. A bot on a host needs Ollama there.</source>
        <translation>Ollama führt es aus. Kostenlos, und nichts verlässt diesen Computer. Ein Bot auf einem Server braucht Ollama dort.</translation>
    </message>
    <message>
        <source>OpenAI, Anthropic, Azure OpenAI, or any server that speaks the OpenAI protocol. Personal data is masked first.</source>
        <translation>OpenAI, Anthropic, Azure OpenAI oder jeder Server mit OpenAI-Protokoll. Persönliche Daten werden zuvor unkenntlich gemacht.</translation>
    </message>
    <message>
        <source>Parts of the answers</source>
        <translation>Teile der Antworten</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Quotes from your documents</source>
        <translation>Zitate aus Ihren Dokumenten</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>Schlüssel entfernen</translation>
    </message>
    <message>
        <source>Remove the key?</source>
        <translation>Schlüssel entfernen?</translation>
    </message>
    <message>
        <source>Save and test</source>
        <translation>Speichern und ausprobieren</translation>
    </message>
    <message>
        <source>Show sources</source>
        <translation>Quellen zeigen</translation>
    </message>
    <message>
        <source>Shown when the bot does not know, or when somebody asks.</source>
        <translation>Erscheint, wenn der Bot nicht weiterweiß oder jemand danach fragt.</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>Ausprobieren</translation>
    </message>
    <message>
        <source>Test the key, then choose from the list.</source>
        <translation>Testen Sie den Schlüssel, dann wählen Sie aus der Liste.</translation>
    </message>
    <message>
        <source>The model stops working until you enter a key again.</source>
        <translation>Das Modell arbeitet erst wieder, wenn Sie einen Schlüssel eingeben.</translation>
    </message>
    <message>
        <source>The policy keeps everything on this computer. If you allow it, questions and the passages that belong to them go to this host, with personal data masked. Every contact is written down under Privacy.</source>
        <translation>Nach Ihren Regeln bleibt alles auf diesem Computer. Wenn Sie es erlauben, gehen Fragen und die Textstellen dazu an diesen Server, mit maskierten personenbezogenen Daten. Jeder Kontakt wird unter „Datenschutz“ vermerkt.</translation>
    </message>
    <message>
        <source>The target address, as Azure shows it</source>
        <translation>Die Zieladresse, wie Azure sie anzeigt</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Up to /v1, as its guide gives it</source>
        <translation>Bis /v1, wie in der Anleitung angegeben</translation>
    </message>
    <message>
        <source>Visitors see which document an answer stands in.</source>
        <translation>Besucher sehen, in welchem Dokument eine Antwort steht.</translation>
    </message>
    <message>
        <source>What it says when it does not know</source>
        <translation>Was er sagt, wenn er es nicht weiß</translation>
    </message>
    <message>
        <source>When it does not know</source>
        <translation>Wenn er es nicht weiß</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Wer antwortet</translation>
    </message>
    <message>
        <source>Who answers your visitors, and in which words.</source>
        <translation>Wer Ihren Besuchern antwortet, und mit welchen Worten.</translation>
    </message>
    <message>
        <source>Who writes the answers</source>
        <translation>Wer die Antworten schreibt</translation>
    </message>
    <message>
        <source>the encrypted bot file</source>
        <translation>verschlüsselte Bot-Datei</translation>
    </message>
    <message>
        <source>this computer&apos;s keyring</source>
        <translation>Schlüsselbund dieses Computers</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>A form under the greeting, for who would rather leave a number. It needs the hand-over to a person, under Answers.</source>
        <translation>Ein Formular unter der Begrüßung, für alle, die lieber eine Nummer hinterlassen. Es braucht die Weitergabe an einen Menschen, unter Antworten.</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Adresse der Seite</translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation>Immer dunkel</translation>
    </message>
    <message>
        <source>Always light</source>
        <translation>Immer hell</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Bernstein</translation>
    </message>
    <message>
        <source>An answer stands here, with where it is written.</source>
        <translation>Hier steht eine Antwort, und wo sie geschrieben steht.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the language</source>
        <translation>Wie die Sprache</translation>
    </message>
    <message>
        <source>As the visitor&apos;s device</source>
        <translation>Wie das Gerät</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Schwarz</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>Bei Tag</translation>
    </message>
    <message>
        <source>By night</source>
        <translation>Bei Nacht</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Contrast {ratio} : 1. Many people could not read text on it; 4.5 : 1 is needed.</source>
        <translation>Kontrast {ratio} : 1. Viele Menschen könnten Text darauf nicht lesen; nötig sind 4,5 : 1.</translation>
    </message>
    <message>
        <source>Contrast {ratio} : 1. Text on it can be read.</source>
        <translation>Kontrast {ratio} : 1. Text darauf ist lesbar.</translation>
    </message>
    <message>
        <source>Corner of the button</source>
        <translation>Ecke des Knopfes</translation>
    </message>
    <message>
        <source>Distance from the lower edge</source>
        <translation>Abstand vom unteren Rand</translation>
    </message>
    <message>
        <source>Drawing of the chat</source>
        <translation>Zeichnung des Chats</translation>
    </message>
    <message>
        <source>Empty shows the picture alone.</source>
        <translation>Leer zeigt nur das Bild.</translation>
    </message>
    <message>
        <source>Empty takes white, or black where white cannot be read.</source>
        <translation>Leer nimmt Weiß, oder Schwarz, wo Weiß nicht lesbar ist.</translation>
    </message>
    <message>
        <source>First words</source>
        <translation>Erste Worte</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Begrüßung</translation>
    </message>
    <message>
        <source>How the chat looks on your site, and what it says.</source>
        <translation>Wie der Chat auf Ihrer Website aussieht und was er sagt.</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>Indigo</translation>
    </message>
    <message>
        <source>Language of these texts</source>
        <translation>Sprache dieser Texte</translation>
    </message>
    <message>
        <source>Language of these words</source>
        <translation>Sprache dieser Worte</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Links</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>Von links nach rechts</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Hell oder dunkel</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Gestaltung</translation>
    </message>
    <message>
        <source>More distance keeps a cookie banner or a basket free of it.</source>
        <translation>Mehr Abstand hält ein Cookie-Banner oder einen Warenkorb frei.</translation>
    </message>
    <message>
        <source>Name on the chat</source>
        <translation>Name auf dem Chat</translation>
    </message>
    <message>
        <source>No text has these words.</source>
        <translation>Kein Text enthält diese Wörter.</translation>
    </message>
    <message>
        <source>Offer to be called back</source>
        <translation>Rückruf anbieten</translation>
    </message>
    <message>
        <source>One a line. Visitors can click them.</source>
        <translation>Eine je Zeile. Besucher können sie anklicken.</translation>
    </message>
    <message>
        <source>One colour is enough: light, dark and all shades follow.</source>
        <translation>Eine Farbe genügt: Hell, Dunkel und alle Töne folgen daraus.</translation>
    </message>
    <message>
        <source>Open the real one</source>
        <translation>Den echten öffnen</translation>
    </message>
    <message>
        <source>Opened in your browser. Only this computer reaches this address; it ends with the bot.</source>
        <translation>In Ihrem Browser geöffnet. Nur dieser Computer erreicht diese Adresse; sie endet mit dem Bot.</translation>
    </message>
    <message>
        <source>Parts of the appearance</source>
        <translation>Teile des Aussehens</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Questions to offer</source>
        <translation>Vorgeschlagene Fragen</translation>
    </message>
    <message>
        <source>Reading direction</source>
        <translation>Leserichtung</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Rechts</translation>
    </message>
    <message>
        <source>Right to left</source>
        <translation>Von rechts nach links</translation>
    </message>
    <message>
        <source>Search the texts</source>
        <translation>Texte durchsuchen</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Anzeige</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Schiefer</translation>
    </message>
    <message>
        <source>Take {colour}</source>
        <translation>{colour} nehmen</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Petrol</translation>
    </message>
    <message>
        <source>Text on the colour</source>
        <translation>Text auf der Farbe</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Texte</translation>
    </message>
    <message>
        <source>Texts of the chat</source>
        <translation>Texte des Chats</translation>
    </message>
    <message>
        <source>The real chat opens in your browser, from this computer.</source>
        <translation>Der echte Chat öffnet sich in Ihrem Browser, von diesem Computer aus.</translation>
    </message>
    <message>
        <source>This is how it looks</source>
        <translation>So sieht er aus</translation>
    </message>
    <message>
        <source>What is empty in a language is taken from the bot&apos;s own.</source>
        <translation>Was in einer Sprache leer ist, kommt aus der Sprache des Bots.</translation>
    </message>
    <message>
        <source>What visitors read then</source>
        <translation>Was Besucher dann lesen</translation>
    </message>
    <message>
        <source>When are you open?</source>
        <translation>Wann haben Sie geöffnet?</translation>
    </message>
    <message>
        <source>While the chat is paused</source>
        <translation>Solange der Chat angehalten ist</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Weiß</translation>
    </message>
    <message>
        <source>Words on the button</source>
        <translation>Wörter auf dem Knopf</translation>
    </message>
    <message>
        <source>Write a colour like #0a7a5a.</source>
        <translation>Schreiben Sie eine Farbe wie #0a7a5a.</translation>
    </message>
    <message>
        <source>Write what shall stand there instead; empty keeps ours. Only what says that this is an AI stays as it is.</source>
        <translation>Schreiben Sie, was stattdessen dort stehen soll; leer bleibt es bei unserem Text. Nur was sagt, dass hier eine KI antwortet, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Your contact stands under it. Empty takes our own words.</source>
        <translation>Darunter steht Ihr Kontakt. Leer nimmt unsere Worte.</translation>
    </message>
    <message>
        <source>Your document, p. 4</source>
        <translation>Ihr Dokument, S. 4</translation>
    </message>
    <message>
        <source>Your site</source>
        <translation>Ihre Website</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n Dokument</numerusform>
            <numerusform>%n Dokumente</numerusform>
        </translation>
    </message>
    <message>
        <source>A passphrase</source>
        <translation>Eine Passphrase</translation>
    </message>
    <message>
        <source>A passphrase of their own is kept inside the bot.</source>
        <translation>Eine eigene Passphrase wird im Bot aufbewahrt.</translation>
    </message>
    <message>
        <source>A passphrase that opens planned backups</source>
        <translation>Eine Passphrase, die geplante Sicherungen öffnet</translation>
    </message>
    <message>
        <source>A passphrase that opens this bot</source>
        <translation>Eine Passphrase, die diesen Bot öffnet</translation>
    </message>
    <message>
        <source>A planned backup is overdue.</source>
        <translation>Eine geplante Sicherung ist überfällig.</translation>
    </message>
    <message>
        <source>After each export</source>
        <translation>Nach jedem Export</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>Jetzt sichern …</translation>
    </message>
    <message>
        <source>Backed up: {name}</source>
        <translation>Gesichert: {name}</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Sicherungen</translation>
    </message>
    <message>
        <source>Backups by plan</source>
        <translation>Sicherungen nach Plan</translation>
    </message>
    <message>
        <source>Best on a disk that is not in this computer. While it is away, the backup waits for it.</source>
        <translation>Am besten auf einem Datenträger außerhalb dieses Computers. Solange er fehlt, wartet die Sicherung auf ihn.</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>Passphrase ändern …</translation>
    </message>
    <message>
        <source>Choose the folder for planned backups</source>
        <translation>Den Ordner für geplante Sicherungen wählen</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Compare another backup…</source>
        <translation>Andere Sicherung vergleichen …</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Beschädigt</translation>
    </message>
    <message>
        <source>Encrypt under a new key…</source>
        <translation>Neu verschlüsseln …</translation>
    </message>
    <message>
        <source>Every byte is as it was written. Only its passphrase can tell more.</source>
        <translation>Jedes Byte ist so, wie es geschrieben wurde. Mehr sagt nur die Passphrase.</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Täglich</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Wöchentlich</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Holds data erased since.</source>
        <translation>Enthält seither gelöschte Daten.</translation>
    </message>
    <message>
        <source>How many are kept</source>
        <translation>Wie viele behalten werden</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Wie oft</translation>
    </message>
    <message>
        <source>If the only way is lost, everything in the bot is lost with it.</source>
        <translation>Geht der einzige Weg verloren, ist alles im Bot mit ihm verloren.</translation>
    </message>
    <message>
        <source>It is a backup of another bot than this one.</source>
        <translation>Es ist die Sicherung eines anderen Bots.</translation>
    </message>
    <message>
        <source>It is damaged: it does not open any more.</source>
        <translation>Sie ist beschädigt: Sie lässt sich nicht mehr öffnen.</translation>
    </message>
    <message>
        <source>It opens, to its last byte.</source>
        <translation>Sie lässt sich öffnen, bis zum letzten Byte.</translation>
    </message>
    <message>
        <source>It replaces the passphrase before, if there was one.</source>
        <translation>Sie ersetzt die bisherige Passphrase, falls es eine gab.</translation>
    </message>
    <message>
        <source>Its folder is not there.</source>
        <translation>Ihr Ordner ist nicht da.</translation>
    </message>
    <message>
        <source>Keep one on a stick or a drive that is not in this computer.</source>
        <translation>Verwahren Sie eine auf einem Stick oder Laufwerk außerhalb dieses Computers.</translation>
    </message>
    <message>
        <source>Keyring of this computer</source>
        <translation>Schlüsselbund dieses Computers</translation>
    </message>
    <message>
        <source>Look whether it opens: {name}</source>
        <translation>Prüfen, ob sie sich öffnen lässt: {name}</translation>
    </message>
    <message>
        <source>Made while the bot is open here. Each is opened to its last byte once it is written.</source>
        <translation>Angelegt, während der Bot hier offen ist. Jede wird nach dem Schreiben bis zum letzten Byte geöffnet.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>New recovery sheet…</source>
        <translation>Neues Wiederherstellungsblatt …</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Noch keine Sicherung</translation>
    </message>
    <message>
        <source>None was made by the plan yet.</source>
        <translation>Nach Plan wurde noch keine angelegt.</translation>
    </message>
    <message>
        <source>Not at hand</source>
        <translation>Nicht zur Hand</translation>
    </message>
    <message>
        <source>Nothing that is kept here opens it.</source>
        <translation>Nichts, was hier aufbewahrt wird, öffnet sie.</translation>
    </message>
    <message>
        <source>Older ones of the plan are removed; never the newest that opens. After how many days they go anyway stands on the page Privacy.</source>
        <translation>Ältere des Plans werden entfernt, nie die neueste, die sich öffnen lässt. Nach wie vielen Tagen sie ohnehin gehen, steht auf der Seite Datenschutz.</translation>
    </message>
    <message>
        <source>Older than backups shall be kept.</source>
        <translation>Älter, als Sicherungen aufbewahrt werden sollen.</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Intakt</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Print a recovery sheet first: without it nothing outside this computer could open a backup.</source>
        <translation>Drucken Sie zuerst ein Wiederherstellungsblatt: Ohne dieses könnte außerhalb dieses Computers nichts eine Sicherung öffnen.</translation>
    </message>
    <message>
        <source>Print a recovery sheet…</source>
        <translation>Wiederherstellungsblatt drucken …</translation>
    </message>
    <message>
        <source>Print it, then erase the file: whoever has it can open the bot.</source>
        <translation>Drucken Sie es und löschen Sie danach die Datei: Wer sie hat, kann den Bot öffnen.</translation>
    </message>
    <message>
        <source>Progress of the backup</source>
        <translation>Fortschritt der Sicherung</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Wiederherstellungsblatt</translation>
    </message>
    <message>
        <source>Recovery sheet of {name}</source>
        <translation>Wiederherstellungsblatt für {name}</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this way?</source>
        <translation>Diesen Weg entfernen?</translation>
    </message>
    <message>
        <source>Remove: {way}</source>
        <translation>Entfernen: {way}</translation>
    </message>
    <message>
        <source>Save the sheet, to print it</source>
        <translation>Das Blatt speichern, um es zu drucken</translation>
    </message>
    <message>
        <source>Set a passphrase…</source>
        <translation>Passphrase setzen …</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Seit {day}</translation>
    </message>
    <message>
        <source>So that nothing is lost: not with a computer, nor a passphrase.</source>
        <translation>Damit nichts verloren geht: weder mit einem Computer noch mit einer Passphrase.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The folder is not there now. The next backup waits for it.</source>
        <translation>Der Ordner ist gerade nicht da. Die nächste Sicherung wartet auf ihn.</translation>
    </message>
    <message>
        <source>The last one was made on {moment}.</source>
        <translation>Die letzte wurde am {moment} angelegt.</translation>
    </message>
    <message numerus="yes">
        <source>The newest is older than %n days, and the bot changed since.</source>
        <translation>
            <numerusform>Die neueste ist älter als %n Tag, und der Bot wurde seither geändert.</numerusform>
            <numerusform>Die neueste ist älter als %n Tage, und der Bot wurde seither geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next one is overdue.</source>
        <translation>Die nächste ist überfällig.</translation>
    </message>
    <message>
        <source>The page Backups says why.</source>
        <translation>Die Seite Sicherungen sagt, warum.</translation>
    </message>
    <message>
        <source>The recovery sheet</source>
        <translation>Das Wiederherstellungsblatt</translation>
    </message>
    <message>
        <source>The sheet is in {name}.</source>
        <translation>Das Blatt ist in {name}.</translation>
    </message>
    <message>
        <source>The whole bot in one sealed file, for another disk or another computer. The recovery sheet opens it.</source>
        <translation>Der ganze Bot in einer versiegelten Datei, für einen anderen Datenträger oder Computer. Das Wiederherstellungsblatt öffnet sie.</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Vorhanden</translation>
    </message>
    <message>
        <source>This folder is on the disk of the bot itself: both are lost together.</source>
        <translation>Dieser Ordner liegt auf dem Datenträger des Bots selbst: Beide gehen zusammen verloren.</translation>
    </message>
    <message>
        <source>This is the only way. Add a second one.</source>
        <translation>Das ist der einzige Weg. Fügen Sie einen zweiten hinzu.</translation>
    </message>
    <message>
        <source>Use this computer&apos;s keyring</source>
        <translation>Schlüsselbund dieses Computers verwenden</translation>
    </message>
    <message>
        <source>Ways to open this bot</source>
        <translation>Wege, diesen Bot zu öffnen</translation>
    </message>
    <message>
        <source>What changed since the backup</source>
        <translation>Was sich seit der Sicherung geändert hat</translation>
    </message>
    <message>
        <source>What changed since: {name}</source>
        <translation>Was sich seither geändert hat: {name}</translation>
    </message>
    <message>
        <source>What opens them</source>
        <translation>Was sie öffnet</translation>
    </message>
    <message>
        <source>Where shall planned backups go?</source>
        <translation>Wohin sollen geplante Sicherungen?</translation>
    </message>
    <message>
        <source>Where shall the backup go?</source>
        <translation>Wohin soll die Sicherung?</translation>
    </message>
    <message>
        <source>Write it down: without it they open nowhere else.</source>
        <translation>Schreiben Sie sie auf: Ohne sie lassen sich die Sicherungen nirgendwo sonst öffnen.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{keyring} · since {day}</source>
        <translation>{keyring} · seit {day}</translation>
    </message>
    <message>
        <source>“{name}” of {moment}, revision {number}, beside now.</source>
        <translation>„{name}“ vom {moment}, Stand {number}, neben dem jetzigen.</translation>
    </message>
    <message>
        <source>“{way}” opens the bot no longer. Backups made before still open as then.</source>
        <translation>„{way}“ öffnet den Bot nicht mehr. Frühere Sicherungen öffnen sich weiterhin wie bisher.</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Gespräch</translation>
    </message>
    <message>
        <source>Show earlier messages</source>
        <translation>Frühere Nachrichten zeigen</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Ihre Frage</translation>
    </message>
</context>
<context>
    <name>CodeLine</name>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy: {name}</source>
        <translation>Kopieren: {name}</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message numerus="yes">
        <source>%n contacts</source>
        <translation>
            <numerusform>%n Kontakt</numerusform>
            <numerusform>%n Kontakte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts</source>
        <translation>
            <numerusform>%n Server</numerusform>
            <numerusform>%n Server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times sent as it was written.</source>
        <translation>
            <numerusform>%n-mal gesendet, wie es geschrieben war.</numerusform>
            <numerusform>%n-mal gesendet, wie es geschrieben war.</numerusform>
        </translation>
    </message>
    <message>
        <source>A program on this computer: nothing leaves it.</source>
        <translation>Ein Programm auf diesem Computer: Nichts verlässt ihn.</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Allowed by the rule “{rule}”.</source>
        <translation>Erlaubt durch die Regel „{rule}“.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>As soon as something does, or tries to, it is listed here.</source>
        <translation>Sobald etwas ihn verlässt oder es versucht, steht es hier.</translation>
    </message>
    <message>
        <source>Every contact with another program or computer: why, how much, and what was masked before it was sent. The text itself is not kept here.</source>
        <translation>Jeder Kontakt mit einem anderen Programm oder Computer: wozu, wie viel, und was vor dem Senden unkenntlich gemacht wurde. Der Text selbst wird hier nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Forbid it</source>
        <translation>Verbieten</translation>
    </message>
    <message>
        <source>Forbid this host…</source>
        <translation>Diesen Server verbieten …</translation>
    </message>
    <message>
        <source>Forbid {host}</source>
        <translation>{host} verbieten</translation>
    </message>
    <message>
        <source>Forbid {host}?</source>
        <translation>{host} verbieten?</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>Verboten</translation>
    </message>
    <message>
        <source>Forbidden by the rule “{rule}”.</source>
        <translation>Verboten durch die Regel „{rule}“.</translation>
    </message>
    <message>
        <source>Hide contacts</source>
        <translation>Kontakte verbergen</translation>
    </message>
    <message>
        <source>Masked before it was sent: {found}.</source>
        <translation>Vor dem Senden unkenntlich gemacht: {found}.</translation>
    </message>
    <message>
        <source>No part of the bot tried to reach a host you do not allow.</source>
        <translation>Kein Teil des Bots hat versucht, einen Server zu erreichen, den Sie nicht erlauben.</translation>
    </message>
    <message>
        <source>No personal data was found in what was sent.</source>
        <translation>Im Gesendeten wurden keine personenbezogenen Daten gefunden.</translation>
    </message>
    <message>
        <source>Nothing has left this computer</source>
        <translation>Nichts hat diesen Computer verlassen</translation>
    </message>
    <message>
        <source>Nothing more goes there, and what is under way is stopped.</source>
        <translation>Dorthin geht nichts mehr, und was unterwegs ist, wird abgebrochen.</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>Nichts wurde abgelehnt</translation>
    </message>
    <message>
        <source>Only what was refused</source>
        <translation>Nur was abgelehnt wurde</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>Als Tabelle speichern …</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Gespeichert als {name}.</translation>
    </message>
    <message>
        <source>Sent as it was written, as your rule says.</source>
        <translation>So gesendet, wie es geschrieben war, wie Ihre Regel es sagt.</translation>
    </message>
    <message>
        <source>Show contacts</source>
        <translation>Kontakte zeigen</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>Who was contacted</source>
        <translation>Wer kontaktiert wurde</translation>
    </message>
    <message>
        <source>Your bot uses it now: answers will be quoted from your documents, and passages found by the built-in model.</source>
        <translation>Ihr Bot nutzt ihn zurzeit: Antworten werden dann aus Ihren Dokumenten zitiert und Textstellen mit dem eingebauten Modell gefunden.</translation>
    </message>
    <message>
        <source>for a mail</source>
        <translation>für eine E-Mail</translation>
    </message>
    <message>
        <source>for an answer</source>
        <translation>für eine Antwort</translation>
    </message>
    <message>
        <source>to fetch figures from your host</source>
        <translation>um Zahlen von Ihrem Server zu holen</translation>
    </message>
    <message>
        <source>to keep what visitors leave</source>
        <translation>um aufzubewahren, was Besucher hinterlassen</translation>
    </message>
    <message>
        <source>to learn a document or search it</source>
        <translation>um ein Dokument zu lernen oder zu durchsuchen</translation>
    </message>
    <message>
        <source>to read a page</source>
        <translation>um eine Seite zu lesen</translation>
    </message>
    <message>
        <source>to read a page, allowed once</source>
        <translation>um eine Seite zu lesen, einmalig erlaubt</translation>
    </message>
    <message>
        <source>to share talks under way</source>
        <translation>um laufende Gespräche zu teilen</translation>
    </message>
    <message>
        <source>to tell another program</source>
        <translation>um ein anderes Programm zu benachrichtigen</translation>
    </message>
    <message>
        <source>to test the model</source>
        <translation>um das Modell zu prüfen</translation>
    </message>
    <message>
        <source>{count} · {out} sent · {back} received · last {when}</source>
        <translation>{count} · {out} gesendet · {back} empfangen · zuletzt {when}</translation>
    </message>
    <message>
        <source>{when} · {why} · {out} sent · {back} received</source>
        <translation>{when} · {why} · {out} gesendet · {back} empfangen</translation>
    </message>
</context>
<context>
    <name>DocumentNotes</name>
    <message>
        <source>Reading page {done} of {total}…</source>
        <translation>Seite {done} von {total} wird gelesen …</translation>
    </message>
    <message>
        <source>attachments left out</source>
        <translation>Anhänge weggelassen</translation>
    </message>
    <message>
        <source>hidden text left out</source>
        <translation>verborgener Text weggelassen</translation>
    </message>
    <message>
        <source>holds text that tries to command the bot, see Health</source>
        <translation>enthält Text, der dem Bot Befehle geben will, siehe Zustand</translation>
    </message>
    <message>
        <source>pages without readable text left out</source>
        <translation>Seiten ohne lesbaren Text weggelassen</translation>
    </message>
    <message>
        <source>read from pictures, please check it</source>
        <translation>aus Bildern gelesen, bitte prüfen Sie den Text</translation>
    </message>
    <message>
        <source>too many pictures: only the first were read</source>
        <translation>zu viele Bilder: nur die ersten wurden gelesen</translation>
    </message>
</context>
<context>
    <name>DocumentRow</name>
    <message>
        <source>Personal data in {name}</source>
        <translation>Personenbezogene Daten in {name}</translation>
    </message>
    <message>
        <source>Progress of {name}</source>
        <translation>Fortschritt von {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>What was understood of {name}</source>
        <translation>Was aus {name} verstanden wurde</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n Textstelle</numerusform>
            <numerusform>%n Textstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheets</source>
        <translation>
            <numerusform>%n Blatt</numerusform>
            <numerusform>%n Blätter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slides</source>
        <translation>
            <numerusform>%n Folie</numerusform>
            <numerusform>%n Folien</numerusform>
        </translation>
    </message>
    <message>
        <source>A second way to open this bot</source>
        <translation>Ein zweiter Weg, diesen Bot zu öffnen</translation>
    </message>
    <message>
        <source>Add a folder of documents</source>
        <translation>Einen Ordner mit Dokumenten hinzufügen</translation>
    </message>
    <message>
        <source>All files are done.</source>
        <translation>Alle Dateien sind fertig.</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Found: {what}</source>
        <translation>Gefunden: {what}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weitermachen</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>It holds personal data, and you asked to decide about it yourself.</source>
        <translation>Es enthält personenbezogene Daten, und Sie wollten selbst darüber entscheiden.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Kinds of knowledge</source>
        <translation>Arten von Wissen</translation>
    </message>
    <message>
        <source>Leave those sentences out</source>
        <translation>Diese Sätze weglassen</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Mask it</source>
        <translation>Maskieren</translation>
    </message>
    <message>
        <source>Nothing to answer from yet</source>
        <translation>Noch nichts, woraus er antworten könnte</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Reading was cut off the last time.</source>
        <translation>Das Lesen wurde beim letzten Mal unterbrochen.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Receipt {code}, {when}.</source>
        <translation>Beleg {code}, {when}.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove “{name}”?</source>
        <translation>„{name}“ entfernen?</translation>
    </message>
    <message>
        <source>Start with what customers ask most: prices, hours, returns.</source>
        <translation>Beginnen Sie mit dem, was am häufigsten gefragt wird: Preise, Öffnungszeiten, Rückgabe.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The document, its passages and everything learnt from it are erased from this bot. Your own file stays where it is. Bundles you exported before still hold it.</source>
        <translation>Das Dokument, seine Textstellen und alles daraus Gelernte werden aus diesem Bot gelöscht. Ihre eigene Datei bleibt, wo sie ist. Früher exportierte Pakete enthalten es noch.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Wartet, bis es an der Reihe ist</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Webseiten</translation>
    </message>
    <message>
        <source>What your bot knows: it answers from this alone.</source>
        <translation>Was Ihr Bot weiß: Er antwortet allein hieraus.</translation>
    </message>
    <message>
        <source>Your documents are in it now, and one key alone opens it. Keyrings get lost when a computer changes; this passphrase opens the bot then.</source>
        <translation>Jetzt sind Ihre Dokumente darin, und nur ein Schlüssel öffnet ihn. Schlüsselbünde gehen beim Wechsel des Computers verloren; diese Passphrase öffnet den Bot dann.</translation>
    </message>
    <message>
        <source>Your originals never leave this computer.</source>
        <translation>Ihre Originale verlassen diesen Computer nie.</translation>
    </message>
    <message>
        <source>“{name}” was erased: the file, {passages} and every vector.</source>
        <translation>„{name}“ wurde gelöscht: die Datei, {passages} und alle Vektoren.</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen …</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>Drop files or folders here, or</source>
        <translation>Dateien oder Ordner hierher ziehen, oder</translation>
    </message>
    <message>
        <source>PDF, Word, Excel, PowerPoint, text, e-mails, books, scans and photos, also in a ZIP</source>
        <translation>PDF, Word, Excel, PowerPoint, Text, E-Mails, Bücher, Scans und Fotos, auch in einem ZIP</translation>
    </message>
</context>
<context>
    <name>Entities</name>
    <message numerus="yes">
        <source>%n addresses or places</source>
        <translation>
            <numerusform>%n Adresse oder Ort</numerusform>
            <numerusform>%n Adressen oder Orte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bank accounts</source>
        <translation>
            <numerusform>%n Bankkonto</numerusform>
            <numerusform>%n Bankkonten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card numbers</source>
        <translation>
            <numerusform>%n Kartennummer</numerusform>
            <numerusform>%n Kartennummern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n crypto wallets</source>
        <translation>
            <numerusform>%n Krypto-Geldbörse</numerusform>
            <numerusform>%n Krypto-Geldbörsen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mail addresses</source>
        <translation>
            <numerusform>%n E-Mail-Adresse</numerusform>
            <numerusform>%n E-Mail-Adressen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n internet addresses of computers</source>
        <translation>
            <numerusform>%n Internetadresse eines Computers</numerusform>
            <numerusform>%n Internetadressen von Computern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n names</source>
        <translation>
            <numerusform>%n Name</numerusform>
            <numerusform>%n Namen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other findings</source>
        <translation>
            <numerusform>%n weiterer Fund</numerusform>
            <numerusform>%n weitere Funde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phone numbers</source>
        <translation>
            <numerusform>%n Telefonnummer</numerusform>
            <numerusform>%n Telefonnummern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n social security numbers</source>
        <translation>
            <numerusform>%n Sozialversicherungsnummer</numerusform>
            <numerusform>%n Sozialversicherungsnummern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n web addresses</source>
        <translation>
            <numerusform>%n Webadresse</numerusform>
            <numerusform>%n Webadressen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n gefunden</numerusform>
            <numerusform>%n gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more: show them, or search</source>
        <translation>
            <numerusform>%n weiterer: zeigen, oder suchen Sie</numerusform>
            <numerusform>%n weitere: zeigen, oder suchen Sie</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>{name} ändern</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} entfernen</translation>
    </message>
    <message>
        <source>Search: {name}</source>
        <translation>Suchen: {name}</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen …</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>A notice</source>
        <translation>Ein Hinweis</translation>
    </message>
    <message>
        <source>A page to read more on; may stay empty.</source>
        <translation>Eine Seite zum Weiterlesen; darf leer bleiben.</translation>
    </message>
    <message>
        <source>A price</source>
        <translation>Ein Preis</translation>
    </message>
    <message>
        <source>A question and its answer</source>
        <translation>Eine Frage und ihre Antwort</translation>
    </message>
    <message>
        <source>A special day</source>
        <translation>Ein besonderer Tag</translation>
    </message>
    <message>
        <source>Add a notice</source>
        <translation>Hinweis hinzufügen</translation>
    </message>
    <message>
        <source>Add a price</source>
        <translation>Preis hinzufügen</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>Frage hinzufügen</translation>
    </message>
    <message>
        <source>Add a special day</source>
        <translation>Besonderen Tag hinzufügen</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>After its last day it is not given any more, on a host neither.</source>
        <translation>Nach dem letzten Tag wird er nicht mehr gegeben, auch nicht auf einem Server.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Each text is given whole, in your words.</source>
        <translation>Jeder Text wird ganz gegeben, in Ihren Worten.</translation>
    </message>
    <message>
        <source>Empty: from now on.</source>
        <translation>Leer: ab sofort.</translation>
    </message>
    <message>
        <source>Empty: that one day.</source>
        <translation>Leer: nur dieser eine Tag.</translation>
    </message>
    <message>
        <source>Empty: until you remove it.</source>
        <translation>Leer: bis Sie ihn entfernen.</translation>
    </message>
    <message>
        <source>Export prices…</source>
        <translation>Preise exportieren …</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Holidays and other days with hours of their own.</source>
        <translation>Feiertage und andere Tage mit eigenen Zeiten.</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Hours on {day}</source>
        <translation>Zeiten am {day}</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>Tabelle importieren …</translation>
    </message>
    <message>
        <source>Import prices…</source>
        <translation>Preise importieren …</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Nothing yet. A long price list is better added as a document.</source>
        <translation>Noch nichts. Eine lange Preisliste gehört besser in ein Dokument.</translation>
    </message>
    <message>
        <source>Nothing yet. Begin with what customers ask every day.</source>
        <translation>Noch nichts. Beginnen Sie mit dem, was Kunden jeden Tag fragen.</translation>
    </message>
    <message>
        <source>Nothing yet. Such as “closed from 24 to 26 December”.</source>
        <translation>Noch nichts. Zum Beispiel „vom 24. bis 26. Dezember geschlossen“.</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Hinweise</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>One a line, as your customers say it.</source>
        <translation>Eine je Zeile, so wie Ihre Kunden es sagen.</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Öffnungszeiten</translation>
    </message>
    <message>
        <source>Other ways to ask it</source>
        <translation>Andere Arten, danach zu fragen</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Vorbei</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Bezahlung</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Telefon</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Preis</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Fragen und Antworten</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Rückgabe</translation>
    </message>
    <message>
        <source>Returns, delivery, payment</source>
        <translation>Rückgabe, Lieferung, Bezahlung</translation>
    </message>
    <message>
        <source>Saved. The bot answers with it from now on.</source>
        <translation>Gespeichert. Der Bot antwortet ab jetzt damit.</translation>
    </message>
    <message>
        <source>Special days</source>
        <translation>Besondere Tage</translation>
    </message>
    <message>
        <source>Such as 10:00–14:00; empty for closed.</source>
        <translation>Zum Beispiel 10:00–14:00; leer für geschlossen.</translation>
    </message>
    <message>
        <source>Such as 9:00–12:30, 14:00–18:00, or “closed”. What stays empty is not told.</source>
        <translation>Zum Beispiel 9:00–12:30, 14:00–18:00 oder „geschlossen“. Was leer bleibt, wird nicht gesagt.</translation>
    </message>
    <message>
        <source>Such as what is included; may stay empty.</source>
        <translation>Zum Beispiel, was enthalten ist; darf leer bleiben.</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>The answer is given word for word.</source>
        <translation>Die Antwort wird Wort für Wort gegeben.</translation>
    </message>
    <message>
        <source>The table was written: {name}.</source>
        <translation>Die Tabelle wurde geschrieben: {name}.</translation>
    </message>
    <message>
        <source>These are the business&apos;s own: they are never masked.</source>
        <translation>Das sind die eigenen Angaben des Betriebs: Sie werden nie maskiert.</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>Kommt noch</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Website</translation>
    </message>
    <message>
        <source>What holds for a while. After its last day it ends by itself.</source>
        <translation>Was eine Zeit lang gilt. Nach dem letzten Tag endet es von selbst.</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was es ist</translation>
    </message>
    <message>
        <source>Your own answers go before every document, word for word.</source>
        <translation>Ihre eigenen Antworten gehen jedem Dokument vor, Wort für Wort.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>geschlossen</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message numerus="yes">
        <source>All %n pages are as written.</source>
        <translation>
            <numerusform>Die %n Seite ist wie geschrieben.</numerusform>
            <numerusform>Alle %n Seiten sind wie geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the file</source>
        <translation>Datei prüfen</translation>
    </message>
    <message>
        <source>Every page is deciphered and compared with its seal, every row and the activity are counted. Nothing is changed.</source>
        <translation>Jede Seite wird entschlüsselt und mit ihrem Siegel verglichen, jede Zeile und das Protokoll werden gezählt. Nichts wird verändert.</translation>
    </message>
    <message>
        <source>Is the file whole?</source>
        <translation>Ist die Datei ganz?</translation>
    </message>
    <message>
        <source>The file is not as it was written.</source>
        <translation>Die Datei ist nicht mehr wie geschrieben.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n Datei ließ sich nicht lesen</numerusform>
            <numerusform>%n Dateien ließen sich nicht lesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are not finished</source>
        <translation>
            <numerusform>%n Datei ist noch nicht fertig</numerusform>
            <numerusform>%n Dateien sind noch nicht fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n Wort</numerusform>
            <numerusform>%n Wörter</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words read</source>
        <translation>
            <numerusform>%n Wort gelesen</numerusform>
            <numerusform>%n Wörter gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Being looked through</source>
        <translation>Wird durchgesehen</translation>
    </message>
    <message>
        <source>Earlier files</source>
        <translation>Frühere Dateien</translation>
    </message>
    <message>
        <source>It goes on where it stood; what was finished is there.</source>
        <translation>Es geht dort weiter, wo es stand; was fertig war, ist da.</translation>
    </message>
    <message>
        <source>Look at each…</source>
        <translation>Einzeln ansehen …</translation>
    </message>
    <message numerus="yes">
        <source>Looking through the folder: %n files so far</source>
        <translation>
            <numerusform>Der Ordner wird durchgesehen: bisher %n Datei</numerusform>
            <numerusform>Der Ordner wird durchgesehen: bisher %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>More files</source>
        <translation>Weitere Dateien</translation>
    </message>
    <message>
        <source>Need you</source>
        <translation>Brauchen Sie</translation>
    </message>
    <message>
        <source>One moment, reading comes to a halt…</source>
        <translation>Einen Moment, das Lesen wird angehalten …</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Progress of all files</source>
        <translation>Fortschritt aller Dateien</translation>
    </message>
    <message>
        <source>Read it after all</source>
        <translation>Doch lesen</translation>
    </message>
    <message>
        <source>Reading begins…</source>
        <translation>Das Lesen beginnt …</translation>
    </message>
    <message>
        <source>Retry all failed</source>
        <translation>Fehlgeschlagene wiederholen</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Nach Namen suchen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Taken back before it was read</source>
        <translation>Zurückgenommen, bevor sie gelesen wurde</translation>
    </message>
    <message>
        <source>The version before goes on answering.</source>
        <translation>Die vorige Fassung antwortet weiter.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Which files to show</source>
        <translation>Welche Dateien gezeigt werden</translation>
    </message>
    <message numerus="yes">
        <source>about %n hours left</source>
        <translation>
            <numerusform>noch etwa %n Stunde</numerusform>
            <numerusform>noch etwa %n Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>noch etwa %n Minute</numerusform>
            <numerusform>noch etwa %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>answers by its words, being learnt</source>
        <translation>antwortet nach Wörtern, wird gelernt</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>noch weniger als eine Minute</translation>
    </message>
    <message>
        <source>unchanged the last time</source>
        <translation>beim letzten Mal unverändert</translation>
    </message>
    <message>
        <source>{count} answer already</source>
        <translation>{count} antworten schon</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n files done</source>
        <translation>
            <numerusform>{done} von %n Datei fertig</numerusform>
            <numerusform>{done} von %n Dateien fertig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{first} to {last} of %n files</source>
        <translation>
            <numerusform>{first} bis {last} von %n Datei</numerusform>
            <numerusform>{first} bis {last} von %n Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message numerus="yes">
        <source>%n differences</source>
        <translation>
            <numerusform>%n Unterschied</numerusform>
            <numerusform>%n Unterschiede</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n Datei</numerusform>
            <numerusform>%n Dateien</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are still being written.</source>
        <translation>
            <numerusform>%n Datei wird noch geschrieben.</numerusform>
            <numerusform>%n Dateien werden noch geschrieben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files cannot be opened now: {first}…</source>
        <translation>
            <numerusform>%n Datei lässt sich gerade nicht öffnen: {first}</numerusform>
            <numerusform>%n Dateien lassen sich gerade nicht öffnen: {first} …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of a kind that is not read</source>
        <translation>
            <numerusform>%n wird nicht gelesen (anderes Format)</numerusform>
            <numerusform>%n werden nicht gelesen (andere Formate)</numerusform>
        </translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Alle Änderungen</translation>
    </message>
    <message>
        <source>Ask me first</source>
        <translation>Zuerst fragen</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>Nicht erreichbar</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Changed: {names}</source>
        <translation>Geändert: {names}</translation>
    </message>
    <message>
        <source>Changes to look at</source>
        <translation>Änderungen zur Durchsicht</translation>
    </message>
    <message>
        <source>Choose the folder you keep your price lists and guides in.</source>
        <translation>Wählen Sie den Ordner, in dem Sie Preislisten und Anleitungen ablegen.</translation>
    </message>
    <message>
        <source>Done since the bot was opened</source>
        <translation>Erledigt, seit der Bot geöffnet ist</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Gelöscht</translation>
    </message>
    <message>
        <source>Files are missing</source>
        <translation>Dateien fehlen</translation>
    </message>
    <message>
        <source>Found in your folders. Nothing is done until you say so.</source>
        <translation>In Ihren Ordnern gefunden. Nichts geschieht, bevor Sie es sagen.</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Gone: {names}</source>
        <translation>Weg: {names}</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorieren</translation>
    </message>
    <message>
        <source>Its documents stay as they are. Connect the drive; watching goes on by itself.</source>
        <translation>Seine Dokumente bleiben, wie sie sind. Verbinden Sie das Laufwerk; die Beobachtung geht von selbst weiter.</translation>
    </message>
    <message>
        <source>Its documents stay in the bot as they are. You can remove them on the tab Files.</source>
        <translation>Seine Dokumente bleiben im Bot, wie sie sind. Sie können sie unter „Dateien“ entfernen.</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Verschoben</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>New: {names}</source>
        <translation>Neu: {names}</translation>
    </message>
    <message>
        <source>No bundle yet</source>
        <translation>Noch kein Paket</translation>
    </message>
    <message>
        <source>No folder is watched</source>
        <translation>Kein Ordner wird beobachtet</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Noch nicht angesehen</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Neu gelesen</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>Umbenannt</translation>
    </message>
    <message>
        <source>Since the last bundle</source>
        <translation>Seit dem letzten Paket</translation>
    </message>
    <message>
        <source>So much is gone at once that nothing is removed without your word. Is the drive connected, and are you signed in to it?</source>
        <translation>Es ist so viel auf einmal verschwunden, dass ohne Ihr Wort nichts entfernt wird. Ist das Laufwerk verbunden, und sind Sie dort angemeldet?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Take over at once</source>
        <translation>Sofort übernehmen</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Visitors see changes when you export again.</source>
        <translation>Besucher sehen Änderungen, wenn Sie neu exportieren.</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Einen Ordner beobachten</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Ordner beobachten …</translation>
    </message>
    <message>
        <source>Watch it no longer</source>
        <translation>Nicht mehr beobachten</translation>
    </message>
    <message>
        <source>Watch {name} no longer</source>
        <translation>{name} nicht mehr beobachten</translation>
    </message>
    <message>
        <source>Watch “{name}” no longer?</source>
        <translation>„{name}“ nicht mehr beobachten?</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Beobachtet</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Beobachtete Ordner</translation>
    </message>
    <message>
        <source>What happens with changes in {name}</source>
        <translation>Was mit Änderungen in {name} geschieht</translation>
    </message>
    <message>
        <source>What you save there reaches the bot. Files are only read.</source>
        <translation>Was Sie dort speichern, erreicht den Bot. Dateien werden nur gelesen.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>looked at {when}</source>
        <translation>angesehen {when}</translation>
    </message>
    <message>
        <source>receipt {code}</source>
        <translation>Quittung {code}</translation>
    </message>
    <message>
        <source>was {place}</source>
        <translation>war {place}</translation>
    </message>
    <message numerus="yes">
        <source>{chosen} of %n changes</source>
        <translation>
            <numerusform>{chosen} von %n Änderung</numerusform>
            <numerusform>{chosen} von %n Änderungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Handover</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>A visitor sees word for word what is sent, agrees, and a person gets it.</source>
        <translation>Besucher sehen Wort für Wort, was gesendet wird, stimmen zu, und ein Mensch bekommt es.</translation>
    </message>
    <message>
        <source>Address of the webhook</source>
        <translation>Adresse des Webhooks</translation>
    </message>
    <message>
        <source>All of it, as it was written</source>
        <translation>Alles, wie es geschrieben wurde</translation>
    </message>
    <message>
        <source>All of it, personal data masked</source>
        <translation>Alles, personenbezogene Daten verdeckt</translation>
    </message>
    <message>
        <source>Also when somebody writes that it is urgent.</source>
        <translation>Auch wenn jemand schreibt, dass es eilt.</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>Per E-Mail</translation>
    </message>
    <message>
        <source>Deliver within the local network</source>
        <translation>Im lokalen Netz zustellen</translation>
    </message>
    <message>
        <source>Do not offer one</source>
        <translation>Keinen anbieten</translation>
    </message>
    <message>
        <source>E-mail through {host}</source>
        <translation>E-Mail über {host}</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>Give this to the receiver now. It is not shown again.</source>
        <translation>Geben Sie dies jetzt dem Empfänger. Es wird nicht noch einmal gezeigt.</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>Übergabe</translation>
    </message>
    <message>
        <source>In the chat&apos;s menu, and where the bot does not know.</source>
        <translation>Im Menü des Chats, und wo der Bot nicht weiterweiß.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Mailserver</translation>
    </message>
    <message>
        <source>Make a new secret</source>
        <translation>Neues Geheimnis erzeugen</translation>
    </message>
    <message>
        <source>No way to a person is complete yet.</source>
        <translation>Noch ist kein Weg zu einem Menschen vollständig.</translation>
    </message>
    <message>
        <source>None (this computer only)</source>
        <translation>Keine (nur dieser Computer)</translation>
    </message>
    <message>
        <source>None is kept yet.</source>
        <translation>Noch keines aufbewahrt.</translation>
    </message>
    <message>
        <source>Offer a person at once</source>
        <translation>Sofort einen Menschen anbieten</translation>
    </message>
    <message>
        <source>Offer a person to upset visitors</source>
        <translation>Verärgerten Besuchern einen Menschen anbieten</translation>
    </message>
    <message>
        <source>Offer one from the %n. time on</source>
        <translation>Ab dem %n. Mal anbieten</translation>
    </message>
    <message>
        <source>One a line, such as: complaint, cancellation.</source>
        <translation>Eines pro Zeile, zum Beispiel: Beschwerde, Kündigung.</translation>
    </message>
    <message>
        <source>One is kept, out of sight.</source>
        <translation>Eines ist aufbewahrt, nicht sichtbar.</translation>
    </message>
    <message>
        <source>Only if the mail server or program stands beside the host.</source>
        <translation>Nur wenn Mailserver oder Programm neben dem Server stehen.</translation>
    </message>
    <message>
        <source>Only say when somebody is there</source>
        <translation>Nur sagen, wann jemand da ist</translation>
    </message>
    <message>
        <source>Password of the mail server</source>
        <translation>Passwort des Mailservers</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>STARTTLS (usual)</source>
        <translation>STARTTLS (üblich)</translation>
    </message>
    <message>
        <source>Save and send a test message</source>
        <translation>Speichern und Testnachricht senden</translation>
    </message>
    <message>
        <source>Send a test message</source>
        <translation>Testnachricht senden</translation>
    </message>
    <message>
        <source>Send hand-overs to</source>
        <translation>Übergaben gehen an</translation>
    </message>
    <message>
        <source>Sender (if another)</source>
        <translation>Absender (falls anders)</translation>
    </message>
    <message>
        <source>Signing secret</source>
        <translation>Signaturgeheimnis</translation>
    </message>
    <message>
        <source>TLS from the start</source>
        <translation>TLS von Anfang an</translation>
    </message>
    <message>
        <source>Take a message</source>
        <translation>Eine Nachricht aufnehmen</translation>
    </message>
    <message>
        <source>The last question, masked</source>
        <translation>Die letzte Frage, verdeckt</translation>
    </message>
    <message>
        <source>The new signing secret</source>
        <translation>Das neue Signaturgeheimnis</translation>
    </message>
    <message>
        <source>To a program (webhook)</source>
        <translation>An ein Programm (Webhook)</translation>
    </message>
    <message>
        <source>Try to deliver for</source>
        <translation>Zustellung versuchen</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Visitors can pass a talk on</source>
        <translation>Besucher können ein Gespräch weitergeben</translation>
    </message>
    <message>
        <source>Webhook at {host}</source>
        <translation>Webhook bei {host}</translation>
    </message>
    <message>
        <source>What the person gets of the talk</source>
        <translation>Was der Mensch vom Gespräch bekommt</translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation>Wenn niemand da ist</translation>
    </message>
    <message>
        <source>When the bot does not know</source>
        <translation>Wenn der Bot nicht weiterweiß</translation>
    </message>
    <message>
        <source>Words above the form</source>
        <translation>Worte über dem Formular</translation>
    </message>
    <message>
        <source>Words once it is sent</source>
        <translation>Worte nach dem Senden</translation>
    </message>
    <message>
        <source>Words that call for a person</source>
        <translation>Wörter, die nach einem Menschen verlangen</translation>
    </message>
    <message>
        <source>Your host delivers, and tries again by itself for the days above. This computer cannot see its deliveries: what failed is listed there by “hushdesk handover list”, and told in its log and health page.</source>
        <translation>Ihr Server stellt zu und versucht es die obigen Tage lang von selbst erneut. Dieser Computer kann seine Zustellungen nicht sehen: Was scheiterte, listet dort „hushdesk handover list“ auf; es steht auch in seinem Protokoll und auf seiner Zustandsseite.</translation>
    </message>
    <message>
        <source>{ways}: the test message was taken.</source>
        <translation>{ways}: Die Testnachricht wurde angenommen.</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n Fund</numerusform>
            <numerusform>%n Funde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that you called fine</source>
        <translation>
            <numerusform>%n, den Sie in Ordnung fanden</numerusform>
            <numerusform>%n, die Sie in Ordnung fanden</numerusform>
        </translation>
    </message>
    <message>
        <source>A change that came long ago</source>
        <translation>Eine Änderung, die lange her ist</translation>
    </message>
    <message>
        <source>An offer of a year gone by</source>
        <translation>Ein Angebot aus einem vergangenen Jahr</translation>
    </message>
    <message>
        <source>Everything is in order</source>
        <translation>Alles ist in Ordnung</translation>
    </message>
    <message>
        <source>Finds what disagrees, dates that have passed, what is there twice, and documents that no question uses. Everything stays on this computer.</source>
        <translation>Findet, was sich widerspricht, Termine, die vorbei sind, was doppelt da ist, und Dokumente, die keine Frage nutzt. Alles bleibt auf diesem Computer.</translation>
    </message>
    <message>
        <source>Give the right answer…</source>
        <translation>Die richtige Antwort geben …</translation>
    </message>
    <message>
        <source>Health of what the bot knows</source>
        <translation>Zustand dessen, was der Bot weiß</translation>
    </message>
    <message>
        <source>It carries a year that is over</source>
        <translation>Es nennt ein Jahr, das vorbei ist</translation>
    </message>
    <message>
        <source>It may be about something nobody asks.</source>
        <translation>Vielleicht geht es um etwas, wonach niemand fragt.</translation>
    </message>
    <message>
        <source>It takes room among the sources of an answer.</source>
        <translation>Es nimmt Platz unter den Quellen einer Antwort weg.</translation>
    </message>
    <message>
        <source>Look again when documents have changed.</source>
        <translation>Sehen Sie wieder nach, wenn sich Dokumente geändert haben.</translation>
    </message>
    <message>
        <source>Look at the facts</source>
        <translation>Angaben ansehen</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Jetzt nachsehen</translation>
    </message>
    <message>
        <source>No question has ever used this document</source>
        <translation>Keine Frage hat dieses Dokument je genutzt</translation>
    </message>
    <message>
        <source>Progress of the look</source>
        <translation>Fortschritt des Nachsehens</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {name}…</source>
        <translation>{name} entfernen …</translation>
    </message>
    <message>
        <source>Remove “{name}”?</source>
        <translation>„{name}“ entfernen?</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Sicherheit</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more findings</source>
        <translation>
            <numerusform>%n weiteren Fund zeigen</numerusform>
            <numerusform>%n weitere Funde zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Switch the passage off</source>
        <translation>Textstelle abschalten</translation>
    </message>
    <message>
        <source>The bot does not follow it: no model is shown it, and no answer is made of it. Ask whoever wrote the document, and switch the passage off.</source>
        <translation>Der Bot befolgt ihn nicht: Kein Modell bekommt ihn zu sehen, und keine Antwort entsteht daraus. Fragen Sie, wer das Dokument geschrieben hat, und schalten Sie die Textstelle ab.</translation>
    </message>
    <message>
        <source>The bot goes on telling it as if it were still so.</source>
        <translation>Der Bot erzählt es weiter, als wäre es noch so.</translation>
    </message>
    <message>
        <source>The document, its passages and everything learnt from it are erased from this bot. Your own file stays where it is.</source>
        <translation>Das Dokument, seine Textstellen und alles daraus Gelernte werden aus diesem Bot gelöscht. Ihre eigene Datei bleibt, wo sie ist.</translation>
    </message>
    <message>
        <source>The older one still answers. Remove it, if the newer one is complete.</source>
        <translation>Das ältere antwortet noch. Entfernen Sie es, wenn das neuere vollständig ist.</translation>
    </message>
    <message numerus="yes">
        <source>The same stands in %n places</source>
        <translation>
            <numerusform>Dasselbe steht an %n Stelle</numerusform>
            <numerusform>Dasselbe steht an %n Stellen</numerusform>
        </translation>
    </message>
    <message>
        <source>This has ended</source>
        <translation>Das ist vorbei</translation>
    </message>
    <message>
        <source>This is fine</source>
        <translation>Das ist in Ordnung</translation>
    </message>
    <message>
        <source>This is told as to come, and is over</source>
        <translation>Das wird angekündigt und ist schon vorbei</translation>
    </message>
    <message>
        <source>This text tries to command the bot</source>
        <translation>Dieser Text will dem Bot Befehle geben</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>Aufräumen</translation>
    </message>
    <message>
        <source>Two amounts from which something holds</source>
        <translation>Zwei Beträge, ab denen etwas gilt</translation>
    </message>
    <message>
        <source>Two e-mail addresses for the same thing</source>
        <translation>Zwei E-Mail-Adressen für dasselbe</translation>
    </message>
    <message>
        <source>Two opening hours for the same day</source>
        <translation>Zwei Öffnungszeiten für denselben Tag</translation>
    </message>
    <message>
        <source>Two percentages for the same thing</source>
        <translation>Zwei Prozentsätze für dasselbe</translation>
    </message>
    <message>
        <source>Two periods for the same thing</source>
        <translation>Zwei Fristen für dasselbe</translation>
    </message>
    <message>
        <source>Two phone numbers for the same thing</source>
        <translation>Zwei Telefonnummern für dasselbe</translation>
    </message>
    <message>
        <source>Two postal addresses</source>
        <translation>Zwei Anschriften</translation>
    </message>
    <message>
        <source>Two prices for the same thing</source>
        <translation>Zwei Preise für dasselbe</translation>
    </message>
    <message>
        <source>Two versions of one document</source>
        <translation>Zwei Fassungen eines Dokuments</translation>
    </message>
    <message>
        <source>Visitors get the one or the other, as the question is worded.</source>
        <translation>Besucher bekommen das eine oder das andere, je nachdem, wie sie fragen.</translation>
    </message>
    <message>
        <source>When one is changed, the others go on saying what they said.</source>
        <translation>Wird eine geändert, sagen die anderen weiter, was sie sagten.</translation>
    </message>
    <message>
        <source>Which documents are never used is told after {count} questions ({done} now).</source>
        <translation>Welche Dokumente nie genutzt werden, steht nach {count} Fragen hier (jetzt {done}).</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Wrong answers</source>
        <translation>Falsche Antworten</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>A passphrase that opens “{name}”</source>
        <translation>Eine Passphrase, die „{name}“ öffnet</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Zurückholen</translation>
    </message>
    <message>
        <source>Bring revision {number} back</source>
        <translation>Fassung {number} zurückholen</translation>
    </message>
    <message>
        <source>Bring revision {number} back?</source>
        <translation>Fassung {number} zurückholen?</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare revision {number} with now</source>
        <translation>Fassung {number} mit jetzt vergleichen</translation>
    </message>
    <message>
        <source>Documents that it added are removed again.</source>
        <translation>Dokumente, die dabei hinzukamen, werden wieder entfernt.</translation>
    </message>
    <message>
        <source>Documents, facts, settings and test questions go along. What visitors left, requests, the activity and keys of providers stay here.</source>
        <translation>Dokumente, Angaben, Einstellungen und Testfragen kommen mit. Was Besucher hinterließen, Anfragen, die Aktivität und Schlüssel von Anbietern bleiben hier.</translation>
    </message>
    <message>
        <source>Duplicate this bot</source>
        <translation>Duplizieren</translation>
    </message>
    <message>
        <source>Every change of this bot. What is here can be brought back.</source>
        <translation>Jede Änderung an diesem Bot. Was hier steht, lässt sich zurückholen.</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erster</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>It is as it was then.</source>
        <translation>Es ist wieder wie damals.</translation>
    </message>
    <message>
        <source>Make a copy called “{name}”?</source>
        <translation>Eine Kopie namens „{name}“ anlegen?</translation>
    </message>
    <message>
        <source>Make the copy</source>
        <translation>Kopie anlegen</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>Ältere</translation>
    </message>
    <message>
        <source>Revision {number}</source>
        <translation>Fassung {number}</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Zweiter</translation>
    </message>
    <message>
        <source>Settings, facts, corrections and test questions become what they were then. Documents stay as they are. This is a change too, and can be undone.</source>
        <translation>Einstellungen, Angaben, Berichtigungen und Testfragen werden, wie sie damals waren. Dokumente bleiben, wie sie sind. Auch das ist eine Änderung und lässt sich rückgängig machen.</translation>
    </message>
    <message>
        <source>The copy has keys of its own.</source>
        <translation>Die Kopie hat eigene Schlüssel.</translation>
    </message>
    <message>
        <source>Two states compared</source>
        <translation>Zwei Stände im Vergleich</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Undo last change</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Undo this change?</source>
        <translation>Diese Änderung rückgängig machen?</translation>
    </message>
    <message>
        <source>What can come back is back.</source>
        <translation>Was zurückkommen kann, ist zurück.</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>What is other in the second one.</source>
        <translation>Was im zweiten anders ist.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>as it is now</source>
        <translation>so wie jetzt</translation>
    </message>
    <message>
        <source>“{name}” is there. Open it in the list of bots.</source>
        <translation>„{name}“ ist da. Öffnen Sie ihn in der Liste der Bots.</translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message>
        <source>Addresses of your hosts</source>
        <translation>Adressen Ihrer Server</translation>
    </message>
    <message>
        <source>Ask them</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask which version they serve</source>
        <translation>Fragen, welche Version sie ausliefern</translation>
    </message>
    <message>
        <source>Contact your hosts once?</source>
        <translation>Ihre Server einmal ansprechen?</translation>
    </message>
    <message>
        <source>One a line; the chat on your site comes from the first.</source>
        <translation>Eine pro Zeile; der Chat auf Ihrer Website kommt von der ersten.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Where the bot is served. Nobody is asked before you say so.</source>
        <translation>Wo der Bot läuft. Niemand wird gefragt, bevor Sie es sagen.</translation>
    </message>
    <message>
        <source>Your hosts</source>
        <translation>Ihre Server</translation>
    </message>
    <message>
        <source>Your rules let nothing out to {hosts}. If you agree, they are asked this once which version they serve; nothing of the bot is sent, and it stands in the log.</source>
        <translation>Ihre Regeln lassen nichts zu {hosts} hinaus. Wenn Sie zustimmen, wird dort dieses eine Mal gefragt, welche Version läuft; vom Bot wird nichts gesendet, und es steht im Protokoll.</translation>
    </message>
    <message>
        <source>{address}: not asked yet</source>
        <translation>{address}: noch nicht gefragt</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>A newer bundle was refused there ({code}).</source>
        <translation>Ein neueres Paket wurde dort abgewiesen ({code}).</translation>
    </message>
    <message>
        <source>A token is kept that ends in {last4}.</source>
        <translation>Ein Kennwort ist hinterlegt, es endet auf {last4}.</translation>
    </message>
    <message>
        <source>Add a document…</source>
        <translation>Dokument hinzufügen …</translation>
    </message>
    <message>
        <source>Allow this host</source>
        <translation>Diesen Server erlauben</translation>
    </message>
    <message>
        <source>Also asked: {questions}</source>
        <translation>Auch gefragt: {questions}</translation>
    </message>
    <message>
        <source>Answer each within one month.</source>
        <translation>Beantworten Sie jeden innerhalb eines Monats.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Angekommen</translation>
    </message>
    <message>
        <source>Ask by itself</source>
        <translation>Von selbst fragen</translation>
    </message>
    <message numerus="yes">
        <source>Asked %n times</source>
        <translation>
            <numerusform>%n-mal gefragt</numerusform>
            <numerusform>%n-mal gefragt</numerusform>
        </translation>
    </message>
    <message>
        <source>Document added</source>
        <translation>Dokument hinzugefügt</translation>
    </message>
    <message>
        <source>Done ones</source>
        <translation>Erledigte</translation>
    </message>
    <message>
        <source>Empty takes the words under Appearance, Texts.</source>
        <translation>Leer gelten die Worte unter Aussehen, Texte.</translation>
    </message>
    <message>
        <source>Every 15 minutes</source>
        <translation>Alle 15 Minuten</translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation>Jede Stunde</translation>
    </message>
    <message>
        <source>Every question of your visitors was answered, or is done.</source>
        <translation>Jede Frage Ihrer Besucher wurde beantwortet oder ist erledigt.</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>Jetzt holen</translation>
    </message>
    <message>
        <source>Fetched {when}</source>
        <translation>Geholt {when}</translation>
    </message>
    <message>
        <source>Forget the token</source>
        <translation>Kennwort vergessen</translation>
    </message>
    <message>
        <source>From a file of {when}</source>
        <translation>Aus einer Datei vom {when}</translation>
    </message>
    <message>
        <source>Frozen until {day}</source>
        <translation>Eingefroren bis {day}</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>In the bundle since version {n}.</source>
        <translation>Im Paket seit Version {n}.</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Posteingang</translation>
    </message>
    <message>
        <source>It fails until the bot knows an answer.</source>
        <translation>Sie scheitert, bis der Bot eine Antwort weiß.</translation>
    </message>
    <message>
        <source>It is in the next bundle: export the bot under Publish.</source>
        <translation>Es ist im nächsten Paket: Exportieren Sie den Bot unter Veröffentlichen.</translation>
    </message>
    <message>
        <source>It is sealed to the passphrase of your bundle.</source>
        <translation>Sie ist mit der Passphrase Ihres Pakets versiegelt.</translation>
    </message>
    <message>
        <source>It tells counts, open questions and who wants a person.</source>
        <translation>Er nennt Zahlen, offene Fragen und wer einen Menschen möchte.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Make a test question</source>
        <translation>Testfrage daraus machen</translation>
    </message>
    <message>
        <source>Make a test question…</source>
        <translation>Testfrage daraus machen …</translation>
    </message>
    <message>
        <source>Masked by the host; those that mean the same stand together.</source>
        <translation>Vom Server maskiert; was dasselbe meint, steht zusammen.</translation>
    </message>
    <message>
        <source>May {host} be contacted?</source>
        <translation>Darf {host} kontaktiert werden?</translation>
    </message>
    <message>
        <source>Name it under Publish, Your hosts.</source>
        <translation>Nennen Sie ihn unter Veröffentlichen, Ihre Server.</translation>
    </message>
    <message>
        <source>Never, only when I press</source>
        <translation>Nie, nur wenn ich drücke</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Keine.</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Noch nicht gefragt</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Nichts hier</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Nothing was fetched yet</source>
        <translation>Noch nichts geholt</translation>
    </message>
    <message>
        <source>Objected to the use</source>
        <translation>Der Nutzung widersprochen</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Once a day</source>
        <translation>Einmal am Tag</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open a file of the host…</source>
        <translation>Datei des Servers öffnen …</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Open ones</source>
        <translation>Offene</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Datei öffnen</translation>
    </message>
    <message>
        <source>Operator&apos;s token</source>
        <translation>Betreiber-Kennwort</translation>
    </message>
    <message>
        <source>Passed on to a person</source>
        <translation>An einen Menschen weitergegeben</translation>
    </message>
    <message>
        <source>Pause the chat</source>
        <translation>Chat anhalten</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Pausing holds at once, for talks under way, too.</source>
        <translation>Anhalten gilt sofort, auch für laufende Gespräche.</translation>
    </message>
    <message>
        <source>People&apos;s requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Pin it</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Press “Fetch now”, or open a file of the host.</source>
        <translation>Drücken Sie „Jetzt holen“ oder öffnen Sie eine Datei des Servers.</translation>
    </message>
    <message>
        <source>Publish a newer version: it opens the chat.</source>
        <translation>Veröffentlichen Sie eine neuere Version: Sie öffnet den Chat.</translation>
    </message>
    <message>
        <source>Questions without an answer</source>
        <translation>Fragen ohne Antwort</translation>
    </message>
    <message>
        <source>Since {when}, by {who}.</source>
        <translation>Seit {when}, durch {who}.</translation>
    </message>
    <message>
        <source>Test it now</source>
        <translation>Jetzt testen</translation>
    </message>
    <message>
        <source>Tested from now on</source>
        <translation>Wird ab jetzt getestet</translation>
    </message>
    <message>
        <source>Tested. The bot says: {text}</source>
        <translation>Getestet. Der Bot sagt: {text}</translation>
    </message>
    <message>
        <source>Tested: the bot answers it from your documents now.</source>
        <translation>Getestet: Der Bot beantwortet es jetzt aus Ihren Dokumenten.</translation>
    </message>
    <message>
        <source>Tested: the bot still has no answer.</source>
        <translation>Getestet: Der Bot hat noch keine Antwort.</translation>
    </message>
    <message>
        <source>Tested: visitors get your answer.</source>
        <translation>Getestet: Besucher bekommen Ihre Antwort.</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Die Antwort</translation>
    </message>
    <message>
        <source>The answer must say (may be empty)</source>
        <translation>Die Antwort muss sagen (darf leer sein)</translation>
    </message>
    <message>
        <source>The chat on your site</source>
        <translation>Der Chat auf Ihrer Website</translation>
    </message>
    <message>
        <source>The document is being read.</source>
        <translation>Das Dokument wird gelesen.</translation>
    </message>
    <message>
        <source>The host cannot use its own file ({code}): look at its disk. Chats go on.</source>
        <translation>Der Server kann seine eigene Datei nicht nutzen ({code}): Sehen Sie nach seiner Festplatte. Gespräche gehen weiter.</translation>
    </message>
    <message>
        <source>The kit of your host has it already; else it is made on the host.</source>
        <translation>Der Bausatz Ihres Servers enthält es schon; sonst wird es auf dem Server gemacht.</translation>
    </message>
    <message>
        <source>The model does not answer ({code}): your documents are quoted meanwhile.</source>
        <translation>Das Modell antwortet nicht ({code}): Solange wird aus Ihren Dokumenten zitiert.</translation>
    </message>
    <message>
        <source>The policy keeps everything on this computer. If you allow it, your host may be asked with your token; nothing of the bot is sent. Every contact is written down under Privacy.</source>
        <translation>Die Regeln halten alles auf diesem Computer. Wenn Sie es erlauben, darf Ihr Server mit Ihrem Kennwort gefragt werden; vom Bot wird nichts gesendet. Jeder Kontakt steht unter Datenschutz.</translation>
    </message>
    <message>
        <source>Then the question is tested.</source>
        <translation>Dann wird die Frage getestet.</translation>
    </message>
    <message>
        <source>Version taken back</source>
        <translation>Version zurückgezogen</translation>
    </message>
    <message>
        <source>Visitors get it word for word. It is tried at once.</source>
        <translation>Besucher bekommen sie Wort für Wort. Sie wird sofort ausprobiert.</translation>
    </message>
    <message>
        <source>Visitors read: {words}</source>
        <translation>Besucher lesen: {words}</translation>
    </message>
    <message>
        <source>We are back at noon.</source>
        <translation>Wir sind mittags zurück.</translation>
    </message>
    <message>
        <source>What a visitor asks</source>
        <translation>Was ein Besucher fragt</translation>
    </message>
    <message>
        <source>What did not arrive is tried again by the host.</source>
        <translation>Was nicht ankam, versucht der Server noch einmal.</translation>
    </message>
    <message>
        <source>What visitors asked in vain, and who wants a person.</source>
        <translation>Was Besucher vergeblich fragten und wer einen Menschen möchte.</translation>
    </message>
    <message>
        <source>What visitors read meanwhile</source>
        <translation>Was Besucher solange lesen</translation>
    </message>
    <message>
        <source>Which questions</source>
        <translation>Welche Fragen</translation>
    </message>
    <message>
        <source>Wishes about data</source>
        <translation>Wünsche zu Daten</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>Antwort schreiben</translation>
    </message>
    <message>
        <source>Write the answer…</source>
        <translation>Antwort schreiben …</translation>
    </message>
    <message>
        <source>Your host</source>
        <translation>Ihr Server</translation>
    </message>
    <message>
        <source>Your hosts…</source>
        <translation>Ihre Server …</translation>
    </message>
    <message>
        <source>the chat is closed</source>
        <translation>der Chat ist geschlossen</translation>
    </message>
    <message>
        <source>version {n} is served</source>
        <translation>Version {n} läuft</translation>
    </message>
    <message>
        <source>{times}, last on {day}</source>
        <translation>{times}, zuletzt am {day}</translation>
    </message>
</context>
<context>
    <name>Incident</name>
    <message>
        <source>All incidents</source>
        <translation>Alle Vorfälle</translation>
    </message>
    <message>
        <source>Answer what you know. This is a help, no legal advice.</source>
        <translation>Beantworten Sie, was Sie wissen. Das ist eine Hilfe, keine Rechtsberatung.</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Abschließen</translation>
    </message>
    <message>
        <source>Close the incident</source>
        <translation>Vorfall abschließen</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Jetzt ausführen</translation>
    </message>
    <message numerus="yes">
        <source>Documents in which personal data was found: %n.</source>
        <translation>
            <numerusform>Dokumente, in denen personenbezogene Daten gefunden wurden: %n.</numerusform>
            <numerusform>Dokumente, in denen personenbezogene Daten gefunden wurden: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Done {when}</source>
        <translation>Erledigt {when}</translation>
    </message>
    <message>
        <source>Drafts from what is known. Check them before you send them.</source>
        <translation>Entwürfe aus dem, was bekannt ist. Prüfen Sie sie, bevor Sie sie absenden.</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>Übung</translation>
    </message>
    <message>
        <source>Each step stands in the audit as well, where nobody can edit.</source>
        <translation>Jeder Schritt steht auch im Protokoll, wo ihn niemand ändern kann.</translation>
    </message>
    <message>
        <source>Found in them: {types}.</source>
        <translation>Darin gefunden: {types}.</translation>
    </message>
    <message>
        <source>From the top. What does not fit your case, leave out.</source>
        <translation>Von oben nach unten. Was auf Ihren Fall nicht passt, lassen Sie aus.</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Vorfall</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
    <message>
        <source>Keep this decision</source>
        <translation>Entscheidung festhalten</translation>
    </message>
    <message>
        <source>Kept whether the authority was told or not.</source>
        <translation>Bleiben erhalten, ob die Behörde benachrichtigt wurde oder nicht.</translation>
    </message>
    <message>
        <source>Language of the letters</source>
        <translation>Sprache der Briefe</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Briefe</translation>
    </message>
    <message>
        <source>Letters are filled from this. Leave open what you do not know.</source>
        <translation>Daraus werden die Briefe gefüllt. Lassen Sie offen, was Sie nicht wissen.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Must somebody be told?</source>
        <translation>Muss jemand benachrichtigt werden?</translation>
    </message>
    <message>
        <source>None so far</source>
        <translation>Bisher keine</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>Noch nicht beantwortet</translation>
    </message>
    <message>
        <source>Noticed {noticed}. The 72 hours end {deadline}.</source>
        <translation>Bemerkt {noticed}. Die 72 Stunden enden {deadline}.</translation>
    </message>
    <message>
        <source>On the host there may be written records of the last days: {days}. How many visitors that are, its operator sees in the log; put the number in below.</source>
        <translation>Auf dem Server können Niederschriften der letzten Tage liegen: {days}. Wie viele Besucher das sind, sieht sein Betreiber im Protokoll; tragen Sie die Zahl unten ein.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Personal data was lost, changed, or seen by somebody it was not meant for, or might have been.</source>
        <translation>Personenbezogene Daten wurden verloren, verändert oder von Unbefugten gesehen, oder es könnte so sein.</translation>
    </message>
    <message>
        <source>Practise once a year with a drill.</source>
        <translation>Üben Sie einmal im Jahr.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Sent to {host}: {size}.</source>
        <translation>An {host} gesendet: {size}.</translation>
    </message>
    <message>
        <source>Something happened?</source>
        <translation>Ist etwas geschehen?</translation>
    </message>
    <message>
        <source>Start the clock</source>
        <translation>Uhr starten</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Text of the letter</source>
        <translation>Text des Briefs</translation>
    </message>
    <message>
        <source>The host keeps no written records of chats.</source>
        <translation>Der Server bewahrt keine Niederschriften von Chats auf.</translation>
    </message>
    <message>
        <source>The law gives 72 hours from when you noticed (Article 33 GDPR).</source>
        <translation>Das Gesetz gibt 72 Stunden ab dem Moment, in dem Sie es bemerkt haben (Artikel 33 DSGVO).</translation>
    </message>
    <message>
        <source>The letters are in {folder}.</source>
        <translation>Die Briefe liegen in {folder}.</translation>
    </message>
    <message>
        <source>This is a drill: nothing happened, and nothing is really done</source>
        <translation>Das ist eine Übung: Nichts ist geschehen, und nichts wird wirklich ausgeführt</translation>
    </message>
    <message>
        <source>Time left to tell the authority</source>
        <translation>Verbleibende Zeit für die Meldung an die Behörde</translation>
    </message>
    <message>
        <source>Too late: give the reasons</source>
        <translation>Zu spät: Gründe angeben</translation>
    </message>
    <message>
        <source>What happened, in a sentence or two</source>
        <translation>Was geschehen ist, in ein, zwei Sätzen</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Was bekannt ist</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Was getan wurde</translation>
    </message>
    <message>
        <source>When nothing is left to do: what will you do differently?</source>
        <translation>Wenn nichts mehr zu tun ist: Was machen Sie künftig anders?</translation>
    </message>
    <message>
        <source>When something went wrong: keep calm, and go step by step.</source>
        <translation>Wenn etwas schiefgegangen ist: Bleiben Sie ruhig und gehen Sie Schritt für Schritt vor.</translation>
    </message>
    <message>
        <source>When you noticed it</source>
        <translation>Wann Sie es bemerkt haben</translation>
    </message>
    <message>
        <source>Where the letters go</source>
        <translation>Wohin die Briefe kommen</translation>
    </message>
    <message>
        <source>Write all to a folder…</source>
        <translation>Alle in einen Ordner schreiben …</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Aufschreiben</translation>
    </message>
    <message>
        <source>Year-month-day and time on this computer&apos;s clock.</source>
        <translation>Jahr-Monat-Tag und Uhrzeit nach der Uhr dieses Computers.</translation>
    </message>
    <message>
        <source>Your answers speak for: {risk}.</source>
        <translation>Ihre Antworten sprechen für: {risk}.</translation>
    </message>
    <message>
        <source>Your decision</source>
        <translation>Ihre Entscheidung</translation>
    </message>
    <message>
        <source>over since {time}</source>
        <translation>seit {time} vorbei</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>noch {time}</translation>
    </message>
</context>
<context>
    <name>Insights</name>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Busiest hours</source>
        <translation>Stunden mit den meisten Fragen</translation>
    </message>
    <message>
        <source>Busiest: {hours}</source>
        <translation>Am meisten los: {hours}</translation>
    </message>
    <message>
        <source>Cost of models</source>
        <translation>Kosten der Modelle</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>Jetzt holen</translation>
    </message>
    <message>
        <source>Figures by day</source>
        <translation>Zahlen nach Tagen</translation>
    </message>
    <message>
        <source>Greetings and thanks</source>
        <translation>Grüße und Dank</translation>
    </message>
    <message>
        <source>Groups of fewer than {n} are hidden, so that no figure tells of one person.</source>
        <translation>Gruppen unter {n} sind verborgen, damit keine Zahl von einer Person erzählt.</translation>
    </message>
    <message>
        <source>Half answered within</source>
        <translation>Die Hälfte beantwortet in</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>Hilfreich</translation>
    </message>
    <message>
        <source>Hide the figures</source>
        <translation>Zahlen verbergen</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>Stunden der Woche</translation>
    </message>
    <message>
        <source>How questions ended</source>
        <translation>Wie Fragen ausgingen</translation>
    </message>
    <message>
        <source>How the chat is used: counts without persons.</source>
        <translation>Wie der Chat genutzt wird: Zahlen ohne Personen.</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Auswertung</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Nearly all within</source>
        <translation>Fast alle in</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>Nicht hilfreich</translation>
    </message>
    <message>
        <source>Nothing was fetched yet</source>
        <translation>Noch nichts geholt</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Weitergegeben</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Questions by day</source>
        <translation>Fragen nach Tagen</translation>
    </message>
    <message>
        <source>Show the figures</source>
        <translation>Zahlen zeigen</translation>
    </message>
    <message>
        <source>The host counts. Fetch its figures here or under Inbox.</source>
        <translation>Der Server zählt. Holen Sie seine Zahlen hier oder unter Posteingang.</translation>
    </message>
    <message>
        <source>The month is not over: told in full fives.</source>
        <translation>Der Monat läuft noch: in vollen Fünfern angegeben.</translation>
    </message>
    <message>
        <source>Thumbs</source>
        <translation>Daumen</translation>
    </message>
    <message>
        <source>Time zone: {zone}</source>
        <translation>Zeitzone: {zone}</translation>
    </message>
    <message>
        <source>Too few questions to say when it is busy.</source>
        <translation>Zu wenige Fragen, um zu sagen, wann viel los ist.</translation>
    </message>
    <message>
        <source>Without an answer</source>
        <translation>Ohne Antwort</translation>
    </message>
    <message>
        <source>fewer than {n}</source>
        <translation>weniger als {n}</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>nicht gezeigt</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>zu wenige</translation>
    </message>
    <message>
        <source>{day}: {figure} questions</source>
        <translation>{day}: {figure} Fragen</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} s</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>{name} – Hushdesk</source>
        <translation>{name} – Hushdesk</translation>
    </message>
</context>
<context>
    <name>Message</name>
    <message>
        <source>Keep as a test</source>
        <translation>Als Test behalten</translation>
    </message>
    <message>
        <source>Why no answer?</source>
        <translation>Warum keine Antwort?</translation>
    </message>
    <message>
        <source>Why this answer?</source>
        <translation>Warum diese Antwort?</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>&amp;Answers</source>
        <translation>&amp;Antworten</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Dokumente</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>Ver&amp;lauf</translation>
    </message>
    <message>
        <source>&amp;Incident</source>
        <translation>V&amp;orfall</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>Daten&amp;schutz</translation>
    </message>
    <message>
        <source>&amp;Tests</source>
        <translation>&amp;Tests</translation>
    </message>
    <message>
        <source>Acti&amp;vity</source>
        <translation>A&amp;ktivität</translation>
    </message>
    <message>
        <source>App&amp;earance</source>
        <translation>Auss&amp;ehen</translation>
    </message>
    <message>
        <source>BUILD</source>
        <translation>BAUEN</translation>
    </message>
    <message>
        <source>Bac&amp;kups</source>
        <translation>Si&amp;cherungen</translation>
    </message>
    <message>
        <source>CARE</source>
        <translation>PFLEGEN</translation>
    </message>
    <message>
        <source>Inb&amp;ox</source>
        <translation>&amp;Posteingang</translation>
    </message>
    <message>
        <source>Insi&amp;ghts</source>
        <translation>Aus&amp;wertung</translation>
    </message>
    <message>
        <source>New bot…</source>
        <translation>Neuer Bot …</translation>
    </message>
    <message>
        <source>No bot is open</source>
        <translation>Kein Bot ist offen</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <source>People&apos;s &amp;requests</source>
        <translation>Anf&amp;ragen</translation>
    </message>
    <message>
        <source>Pu&amp;blish</source>
        <translation>&amp;Veröffentlichen</translation>
    </message>
    <message>
        <source>SHIP</source>
        <translation>AUSLIEFERN</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Zwischen hell und dunkel wechseln</translation>
    </message>
    <message>
        <source>Switch bots. Open now: {name}</source>
        <translation>Bot wechseln. Jetzt offen: {name}</translation>
    </message>
</context>
<context>
    <name>NewKey</name>
    <message>
        <source>Code on the sheet</source>
        <translation>Code auf dem Blatt</translation>
    </message>
    <message>
        <source>Do this when the old key may be in other hands: with a computer, a backup or a sheet. Copies and backups made before still open as they did then.</source>
        <translation>Tun Sie das, wenn der alte Schlüssel in fremden Händen sein könnte: mit einem Computer, einer Sicherung oder einem Blatt. Kopien und Sicherungen von vorher lassen sich weiter öffnen wie damals.</translation>
    </message>
    <message>
        <source>Encrypt anew</source>
        <translation>Neu verschlüsseln</translation>
    </message>
    <message>
        <source>Encrypt the bot anew, under a new key</source>
        <translation>Den Bot unter einem neuen Schlüssel neu verschlüsseln</translation>
    </message>
    <message>
        <source>I do not have it: it shall open the bot no longer</source>
        <translation>Ich habe sie nicht: Sie soll den Bot nicht mehr öffnen</translation>
    </message>
    <message>
        <source>Keep it; I type its code</source>
        <translation>Behalten; ich gebe seinen Code ein</translation>
    </message>
    <message>
        <source>No sheet shall open the bot any more</source>
        <translation>Kein Blatt soll den Bot mehr öffnen</translation>
    </message>
    <message>
        <source>Print a new one; the old opens only old backups</source>
        <translation>Neues drucken; das alte öffnet nur alte Sicherungen</translation>
    </message>
    <message>
        <source>The bot is being encrypted anew…</source>
        <translation>Der Bot wird neu verschlüsselt …</translation>
    </message>
    <message>
        <source>The keyring of this computer gets the new key by itself.</source>
        <translation>Der Schlüsselbund dieses Computers erhält den neuen Schlüssel von selbst.</translation>
    </message>
    <message>
        <source>The keyring shall open the bot no longer</source>
        <translation>Der Schlüsselbund soll den Bot nicht mehr öffnen</translation>
    </message>
    <message>
        <source>The keyring that opens this bot cannot be reached. Unlock it and come back, or go on without it:</source>
        <translation>Der Schlüsselbund, der diesen Bot öffnet, ist nicht erreichbar. Entsperren Sie ihn und kommen Sie zurück, oder machen Sie ohne ihn weiter:</translation>
    </message>
    <message>
        <source>The passphrase as it is now</source>
        <translation>Die jetzige Passphrase</translation>
    </message>
    <message>
        <source>The printed recovery sheet</source>
        <translation>Das gedruckte Wiederherstellungsblatt</translation>
    </message>
</context>
<context>
    <name>NewPassphraseDialog</name>
    <message>
        <source>Make one for me</source>
        <translation>Eine für mich erzeugen</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Write it down and keep it apart from this computer. Nobody can restore it.</source>
        <translation>Schreiben Sie sie auf und bewahren Sie sie getrennt von diesem Computer auf. Niemand kann sie wiederherstellen.</translation>
    </message>
</context>
<context>
    <name>NoteButtons</name>
    <message>
        <source>Good answer</source>
        <translation>Gute Antwort</translation>
    </message>
    <message>
        <source>Say more about this answer</source>
        <translation>Mehr zu dieser Antwort sagen</translation>
    </message>
    <message>
        <source>Say more…</source>
        <translation>Mehr sagen …</translation>
    </message>
    <message>
        <source>Wrong answer</source>
        <translation>Falsche Antwort</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>A person would be needed ({why}), but nobody is there now.</source>
        <translation>Ein Mensch wäre nötig ({why}), aber gerade ist niemand da.</translation>
    </message>
    <message>
        <source>A person would be needed ({why}), but you named no way to one.</source>
        <translation>Ein Mensch wäre nötig ({why}), aber Sie haben keinen Weg zu einem genannt.</translation>
    </message>
    <message>
        <source>Visitors are offered a person here ({why}): they can pass the talk on.</source>
        <translation>Besuchern wird hier ein Mensch angeboten ({why}): Sie können das Gespräch weitergeben.</translation>
    </message>
    <message>
        <source>Visitors are shown how to reach a person here ({why}).</source>
        <translation>Besuchern wird hier gezeigt, wie sie einen Menschen erreichen ({why}).</translation>
    </message>
    <message>
        <source>it is about one of your words</source>
        <translation>es geht um eines Ihrer Wörter</translation>
    </message>
    <message>
        <source>the bot does not know</source>
        <translation>der Bot weiß es nicht</translation>
    </message>
    <message>
        <source>the visitor asks for one</source>
        <translation>es wird nach einem gefragt</translation>
    </message>
    <message>
        <source>the visitor is upset, or it is urgent</source>
        <translation>jemand ist verärgert, oder es eilt</translation>
    </message>
</context>
<context>
    <name>Ollama</name>
    <message>
        <source>Fetch {model}</source>
        <translation>{model} herunterladen</translation>
    </message>
    <message>
        <source>Fetching the model…</source>
        <translation>Das Modell wird heruntergeladen …</translation>
    </message>
    <message>
        <source>How much of the model is here</source>
        <translation>Wie viel vom Modell schon da ist</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Erneut suchen</translation>
    </message>
    <message>
        <source>Ollama is not running. Install it from its own page.</source>
        <translation>Ollama läuft nicht. Installieren Sie es von der Seite des Herstellers.</translation>
    </message>
    <message numerus="yes">
        <source>Ollama runs and has %n models.</source>
        <translation>
            <numerusform>Ollama läuft und hat %n Modell.</numerusform>
            <numerusform>Ollama läuft und hat %n Modelle.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ollama runs, and has no model yet.</source>
        <translation>Ollama läuft und hat noch kein Modell.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} von {total}</translation>
    </message>
    <message>
        <source>{model} is on this computer now.</source>
        <translation>{model} ist jetzt auf diesem Computer.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>One moment…</source>
        <translation>Einen Moment …</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>{name} wird geöffnet …</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
</context>
<context>
    <name>Openness</name>
    <message>
        <source>Beside each answer they can open who worded it, where it stands, and whether their question left your server. They see no scores and no other passages.</source>
        <translation>Neben jeder Antwort können sie aufklappen, wer sie formuliert hat, wo sie steht und ob ihre Frage Ihren Server verlassen hat. Wertungen und andere Textstellen sehen sie nicht.</translation>
    </message>
    <message>
        <source>Let visitors ask why</source>
        <translation>Besucher dürfen nach dem Warum fragen</translation>
    </message>
    <message>
        <source>What visitors may see</source>
        <translation>Was Besucher sehen dürfen</translation>
    </message>
</context>
<context>
    <name>OwnContacts</name>
    <message numerus="yes">
        <source>%n stay readable from now on.</source>
        <translation>
            <numerusform>%n bleibt ab jetzt lesbar.</numerusform>
            <numerusform>%n bleiben ab jetzt lesbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Documents that hold them are read again.</source>
        <translation>Dokumente, in denen sie stehen, werden neu gelesen.</translation>
    </message>
    <message>
        <source>Keep the ticked ones readable</source>
        <translation>Angehakte lesbar lassen</translation>
    </message>
    <message>
        <source>None of them is ours</source>
        <translation>Nichts davon gehört uns</translation>
    </message>
    <message>
        <source>These seem to be your own: keep them readable?</source>
        <translation>Das scheinen Ihre eigenen Angaben zu sein: lesbar lassen?</translation>
    </message>
    <message>
        <source>They are treated like everybody else&apos;s.</source>
        <translation>Sie werden wie die Daten anderer behandelt.</translation>
    </message>
    <message>
        <source>What you leave unticked is treated like everybody else&apos;s, and not offered again.</source>
        <translation>Was Sie nicht anhaken, wird wie die Daten anderer behandelt und nicht mehr vorgeschlagen.</translation>
    </message>
    <message>
        <source>Your documents name them as your contacts, or repeat them. What is yours is never masked, in documents and in questions.</source>
        <translation>Ihre Dokumente nennen sie als Ihre Kontaktdaten oder wiederholen sie. Was Ihnen gehört, wird nie maskiert, weder in Dokumenten noch in Fragen.</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>ein Name</translation>
    </message>
    <message numerus="yes">
        <source>in %n documents</source>
        <translation>
            <numerusform>in %n Dokument</numerusform>
            <numerusform>in %n Dokumenten</numerusform>
        </translation>
    </message>
    <message>
        <source>in many places</source>
        <translation>an vielen Stellen</translation>
    </message>
    <message>
        <source>on a page of contacts</source>
        <translation>auf einer Kontaktseite</translation>
    </message>
    <message>
        <source>told as your contact</source>
        <translation>als Ihr Kontakt genannt</translation>
    </message>
</context>
<context>
    <name>OwnNumbers</name>
    <message>
        <source>Countries whose numbers are recognised</source>
        <translation>Länder, deren Nummern erkannt werden</translation>
    </message>
    <message>
        <source>Examples of your order and customer numbers</source>
        <translation>Beispiele Ihrer Bestell- und Kundennummern</translation>
    </message>
    <message>
        <source>Nothing in it is masked.</source>
        <translation>Darin wird nichts maskiert.</translation>
    </message>
    <message>
        <source>Nothing you type here is kept or sent.</source>
        <translation>Was Sie hier tippen, wird weder aufbewahrt noch gesendet.</translation>
    </message>
    <message>
        <source>One a line.</source>
        <translation>Je Zeile eine Angabe.</translation>
    </message>
    <message>
        <source>One a line. Every number of the same form is masked: it leads to a person.</source>
        <translation>Je Zeile eine. Jede Nummer derselben Form wird maskiert: Sie führt zu einer Person.</translation>
    </message>
    <message>
        <source>People you name on purpose</source>
        <translation>Personen, die Sie bewusst nennen</translation>
    </message>
    <message>
        <source>Try it: type a sentence and see what is masked</source>
        <translation>Ausprobieren: Tippen Sie einen Satz und sehen Sie, was maskiert wird</translation>
    </message>
    <message>
        <source>Two letters a line, beside those of your language: phone, tax and identity numbers of these countries are masked.</source>
        <translation>Je Zeile zwei Buchstaben, neben denen Ihrer Sprache: Telefon-, Steuer- und Ausweisnummern dieser Länder werden maskiert.</translation>
    </message>
    <message>
        <source>What is yours stays readable; your customers&apos; numbers do not.</source>
        <translation>Was Ihnen gehört, bleibt lesbar; die Nummern Ihrer Kundschaft nicht.</translation>
    </message>
    <message>
        <source>Where is order RE-2024-00042? Please call Anna Berg.</source>
        <translation>Wo ist Bestellung RE-2024-00042? Bitte rufen Sie Anna Berg an.</translation>
    </message>
    <message>
        <source>Your own details</source>
        <translation>Ihre eigenen Angaben</translation>
    </message>
    <message>
        <source>Your own numbers and addresses</source>
        <translation>Ihre eigenen Nummern und Adressen</translation>
    </message>
</context>
<context>
    <name>Paperwork</name>
    <message numerus="yes">
        <source>%n blanks to fill in</source>
        <translation>
            <numerusform>%n Lücke zu füllen</numerusform>
            <numerusform>%n Lücken zu füllen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are in {folder}.</source>
        <translation>
            <numerusform>%n Datei liegt in {folder}.</numerusform>
            <numerusform>%n Dateien liegen in {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n fehlt</numerusform>
            <numerusform>%n fehlen</numerusform>
        </translation>
    </message>
    <message>
        <source>As it would be printed now.</source>
        <translation>So, wie es jetzt gedruckt würde.</translation>
    </message>
    <message>
        <source>As the contract says it. Empty fields stand as blanks in the papers.</source>
        <translation>So, wie es im Vertrag steht. Leere Felder sind in den Papieren Lücken.</translation>
    </message>
    <message>
        <source>Change the facts…</source>
        <translation>Angaben ändern …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Companies that work for you</source>
        <translation>Unternehmen, die für Sie arbeiten</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Unternehmen</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Vollständig</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Land</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>I have looked at it today</source>
        <translation>Heute überprüft</translation>
    </message>
    <message>
        <source>Kept there</source>
        <translation>Aufbewahrung dort</translation>
    </message>
    <message>
        <source>Language of the papers</source>
        <translation>Sprache der Papiere</translation>
    </message>
    <message>
        <source>Made from the settings as they are now. They are a help, no legal advice.</source>
        <translation>Aus den Einstellungen gemacht, wie sie jetzt sind. Sie sind eine Hilfe, keine Rechtsberatung.</translation>
    </message>
    <message>
        <source>Never printed</source>
        <translation>Noch nie gedruckt</translation>
    </message>
    <message>
        <source>Next review: {day}</source>
        <translation>Nächste Überprüfung: {day}</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Niemand</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Noch nicht gewählt</translation>
    </message>
    <message>
        <source>Not reviewed yet</source>
        <translation>Noch nicht überprüft</translation>
    </message>
    <message>
        <source>Outdated, printed {day}</source>
        <translation>Veraltet, gedruckt am {day}</translation>
    </message>
    <message>
        <source>Print all to a folder…</source>
        <translation>Alle in einen Ordner drucken …</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Drucken …</translation>
    </message>
    <message>
        <source>Protection of the transfer</source>
        <translation>Schutz der Übermittlung</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lesen</translation>
    </message>
    <message>
        <source>Reviewed on</source>
        <translation>Überprüft am</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Since {day} these settings changed:</source>
        <translation>Seit dem {day} haben sich diese Einstellungen geändert:</translation>
    </message>
    <message>
        <source>Some have blanks: fill in what is missing below.</source>
        <translation>Einige haben Lücken: Ergänzen Sie unten, was fehlt.</translation>
    </message>
    <message>
        <source>Text of the paper</source>
        <translation>Text des Papiers</translation>
    </message>
    <message>
        <source>To answer questions, words are sent to no other company.</source>
        <translation>Zum Beantworten von Fragen werden Worte an kein anderes Unternehmen gesendet.</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Aktuell</translation>
    </message>
    <message>
        <source>Used for training</source>
        <translation>Nutzung zum Training</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich geändert hat</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Wofür</translation>
    </message>
    <message>
        <source>What is not filled in stands as a blank, never as a guess.</source>
        <translation>Was fehlt, bleibt als Lücke sichtbar und wird nie geraten.</translation>
    </message>
    <message>
        <source>What the papers need to know</source>
        <translation>Was die Papiere wissen müssen</translation>
    </message>
    <message>
        <source>Where the papers go</source>
        <translation>Wohin die Papiere kommen</translation>
    </message>
    <message>
        <source>Where these facts come from</source>
        <translation>Woher diese Angaben stammen</translation>
    </message>
    <message>
        <source>Who gets visitors&apos; words under the present settings.</source>
        <translation>Wer unter den jetzigen Einstellungen die Worte der Besucher erhält.</translation>
    </message>
    <message>
        <source>Your papers</source>
        <translation>Ihre Papiere</translation>
    </message>
</context>
<context>
    <name>PassageDialog</name>
    <message>
        <source>Passage of {name}</source>
        <translation>Textstelle aus {name}</translation>
    </message>
    <message>
        <source>Show in the document</source>
        <translation>Im Dokument zeigen</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Fair: one or two more words make it strong.</source>
        <translation>Mittel: Ein oder zwei Wörter mehr machen sie stark.</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>Eingabe verbergen</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Eingabe zeigen</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>Strong: nobody will guess this.</source>
        <translation>Stark: Das errät niemand.</translation>
    </message>
    <message>
        <source>Weak: use four or more unrelated words.</source>
        <translation>Schwach: Nehmen Sie vier oder mehr Wörter, die nichts miteinander zu tun haben.</translation>
    </message>
</context>
<context>
    <name>PersonalData</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n ausgewählt</numerusform>
            <numerusform>%n ausgewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different</source>
        <translation>
            <numerusform>%n Wert</numerusform>
            <numerusform>%n verschiedene</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different findings</source>
        <translation>
            <numerusform>%n Fund</numerusform>
            <numerusform>%n verschiedene Funde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow the bot&apos;s setting</source>
        <translation>
            <numerusform>%n folgt der Einstellung des Bots</numerusform>
            <numerusform>%n folgen der Einstellung des Bots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n lesbar</numerusform>
            <numerusform>%n lesbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kinds</source>
        <translation>
            <numerusform>%n Art</numerusform>
            <numerusform>%n Arten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n weggelassen</numerusform>
            <numerusform>%n weggelassen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n masked</source>
        <translation>
            <numerusform>%n maskiert</numerusform>
            <numerusform>%n maskiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n weitere</numerusform>
            <numerusform>%n weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n Stelle</numerusform>
            <numerusform>%n Stellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n-mal</numerusform>
            <numerusform>%n-mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undecided</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for your word. Until then the bot does not use this document, and it cannot be exported.</source>
        <translation>
            <numerusform>%n Fund wartet auf Ihre Entscheidung. Bis dahin verwendet der Bot dieses Dokument nicht und lässt sich nicht exportieren.</numerusform>
            <numerusform>%n Funde warten auf Ihre Entscheidung. Bis dahin verwendet der Bot dieses Dokument nicht und lässt sich nicht exportieren.</numerusform>
        </translation>
    </message>
    <message>
        <source>As the bot is set</source>
        <translation>Wie beim Bot eingestellt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Funde</translation>
    </message>
    <message>
        <source>In all documents of this bot</source>
        <translation>In allen Dokumenten dieses Bots</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Kinds of personal data</source>
        <translation>Arten personenbezogener Daten</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Weglassen</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird durchgesehen …</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Maskieren</translation>
    </message>
    <message>
        <source>No personal data was found in it.</source>
        <translation>Es wurden keine personenbezogenen Daten darin gefunden.</translation>
    </message>
    <message>
        <source>Nothing waits for your word.</source>
        <translation>Nichts wartet auf Ihre Entscheidung.</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Personenbezogene Daten</translation>
    </message>
    <message>
        <source>Personal data in {name}</source>
        <translation>Personenbezogene Daten in {name}</translation>
    </message>
    <message>
        <source>See the document</source>
        <translation>Dokument ansehen</translation>
    </message>
    <message>
        <source>Stands at: {places}</source>
        <translation>Steht hier: {places}</translation>
    </message>
    <message>
        <source>The bot reads the document again when you close this window.</source>
        <translation>Der Bot liest das Dokument neu, wenn Sie dieses Fenster schließen.</translation>
    </message>
    <message>
        <source>The search finds much, never all. Look over the document yourself, too.</source>
        <translation>Die Suche findet vieles, aber nie alles. Sehen Sie das Dokument auch selbst durch.</translation>
    </message>
    <message>
        <source>kept readable</source>
        <translation>bleibt lesbar</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>weggelassen</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>maskiert</translation>
    </message>
    <message>
        <source>waits for your word</source>
        <translation>wartet auf Ihre Entscheidung</translation>
    </message>
    <message>
        <source>{what}, as the bot is set</source>
        <translation>{what}, wie beim Bot eingestellt</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>After {minutes} minutes without a key or the mouse</source>
        <translation>Nach {minutes} Minuten ohne Taste und Maus</translation>
    </message>
    <message>
        <source>Also when the computer slept, and on Linux when the screen locks. What is under way ends first, and nothing that you typed is lost. If the keyring opens the bot, a click does; remove it from the ways to open the bot to be asked for the passphrase.</source>
        <translation>Auch wenn der Computer geschlafen hat, und unter Linux, wenn der Bildschirm gesperrt wird. Was läuft, endet zuerst, und nichts, was Sie getippt haben, geht verloren. Öffnet der Schlüsselbund den Bot, genügt ein Klick; entfernen Sie ihn aus den Wegen, den Bot zu öffnen, um nach der Passphrase gefragt zu werden.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Language of the app</source>
        <translation>Sprache der App</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Lock the open bot</source>
        <translation>Den offenen Bot sperren</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>Nie von selbst</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>About this answer</source>
        <translation>Zu dieser Antwort</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Ask as a visitor would</source>
        <translation>Fragen Sie wie ein Besucher</translation>
    </message>
    <message>
        <source>Ask something…</source>
        <translation>Etwas fragen …</translation>
    </message>
    <message>
        <source>Begin a new talk</source>
        <translation>Neues Gespräch beginnen</translation>
    </message>
    <message>
        <source>It goes to the list of notes, with the question and the answer.</source>
        <translation>Es kommt mit Frage und Antwort in die Liste der Anmerkungen.</translation>
    </message>
    <message>
        <source>It is in the list of notes, on the page Tests.</source>
        <translation>Es steht in der Liste der Anmerkungen auf der Seite Tests.</translation>
    </message>
    <message>
        <source>It should say …</source>
        <translation>Richtig wäre …</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Anmerkung behalten</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>Es kam keine Antwort.</translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <translation>In eigenem Fenster öffnen</translation>
    </message>
    <message>
        <source>Preview · nothing is published</source>
        <translation>Vorschau · nicht öffentlich</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Antwort anhalten</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Angehalten.</translation>
    </message>
    <message>
        <source>The owner has it. Thank you.</source>
        <translation>Der Inhaber hat sie. Vielen Dank.</translation>
    </message>
    <message>
        <source>This is among your test questions now.</source>
        <translation>Das gehört jetzt zu Ihren Testfragen.</translation>
    </message>
    <message>
        <source>Thumbs and notes go to the bot&apos;s owner.</source>
        <translation>Daumen und Anmerkungen gehen an den Inhaber des Bots.</translation>
    </message>
    <message>
        <source>Try {name}</source>
        <translation>{name} ausprobieren</translation>
    </message>
    <message>
        <source>What do you think of it?</source>
        <translation>Was halten Sie davon?</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>A preset sets everything below. You can change each point.</source>
        <translation>Eine Vorlage stellt alles darunter ein. Sie können jeden Punkt ändern.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Gespräche</translation>
    </message>
    <message>
        <source>For example: {example}</source>
        <translation>Zum Beispiel: {example}</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Überblick</translation>
    </message>
    <message>
        <source>Paperwork</source>
        <translation>Papiere</translation>
    </message>
    <message>
        <source>Parts of privacy</source>
        <translation>Bereiche des Datenschutzes</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Personenbezogene Daten</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Datenschutz</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Regeln</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Ausgangspunkt</translation>
    </message>
    <message>
        <source>The search for personal data finds much, never all. Look over what is found.</source>
        <translation>Die Suche nach personenbezogenen Daten findet viel, nie alles. Sehen Sie durch, was gefunden wurde.</translation>
    </message>
    <message>
        <source>What you list as your own stays readable.</source>
        <translation>Was Sie als Ihr eigenes nennen, bleibt lesbar.</translation>
    </message>
    <message>
        <source>Who may see what. Every rule here is enforced, not promised.</source>
        <translation>Wer was sehen darf. Jede Regel wird hier durchgesetzt, nicht nur versprochen.</translation>
    </message>
    <message>
        <source>Your own rules</source>
        <translation>Eigene Regeln</translation>
    </message>
</context>
<context>
    <name>PrivacyJourney</name>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Dashed: what would change once you save.</source>
        <translation>Gestrichelt: was sich mit dem Speichern ändern würde.</translation>
    </message>
    <message>
        <source>Drawn from the rules. Turn to a place to read what happens there.</source>
        <translation>Aus den Regeln gezeichnet. Wählen Sie einen Ort, um zu lesen, was dort geschieht.</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>Als Bild speichern …</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Bild speichern</translation>
    </message>
    <message>
        <source>Where a customer&apos;s words travel</source>
        <translation>Wohin die Worte eines Kunden gehen</translation>
    </message>
    <message>
        <source>Words leave your host</source>
        <translation>Worte verlassen Ihren Server</translation>
    </message>
    <message>
        <source>Words stay on your host</source>
        <translation>Worte bleiben auf Ihrem Server</translation>
    </message>
    <message>
        <source>where-words-travel.svg</source>
        <translation>wohin-worte-gehen.svg</translation>
    </message>
</context>
<context>
    <name>PrivacyOverview</name>
    <message numerus="yes">
        <source>%n points block publishing.</source>
        <translation>
            <numerusform>%n Punkt verhindert das Veröffentlichen.</numerusform>
            <numerusform>%n Punkte verhindern das Veröffentlichen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>Regeln ändern</translation>
    </message>
    <message>
        <source>Choose the rules again</source>
        <translation>Regeln neu wählen</translation>
    </message>
    <message>
        <source>How private this bot is</source>
        <translation>Wie gut dieser Bot die Privatsphäre wahrt</translation>
    </message>
    <message>
        <source>Keep the strictest rules</source>
        <translation>Die strengsten Regeln behalten</translation>
    </message>
    <message>
        <source>Made from what the program knows. What it cannot know is no part of it.</source>
        <translation>Aus dem, was das Programm weiß. Was es nicht wissen kann, zählt nicht mit.</translation>
    </message>
    <message>
        <source>Nothing stands in the way of publishing.</source>
        <translation>Dem Veröffentlichen steht nichts im Weg.</translation>
    </message>
    <message>
        <source>Open the checklist</source>
        <translation>Liste öffnen</translation>
    </message>
    <message>
        <source>Privacy score</source>
        <translation>Punkte für den Datenschutz</translation>
    </message>
    <message>
        <source>Show me where</source>
        <translation>Zeigen, wo</translation>
    </message>
    <message>
        <source>Show what counts already</source>
        <translation>Zeigen, was schon zählt</translation>
    </message>
    <message>
        <source>The rules as they are saved, in one sentence each.</source>
        <translation>Die gespeicherten Regeln, je in einem Satz.</translation>
    </message>
    <message>
        <source>The strictest rules apply until you choose again, and nothing can be published. What stood there is kept.</source>
        <translation>Es gelten die strengsten Regeln, bis Sie neu wählen, und nichts kann veröffentlicht werden. Was dort stand, ist aufgehoben.</translation>
    </message>
    <message>
        <source>Try the stricter rule</source>
        <translation>Strengere Regel ansehen</translation>
    </message>
    <message>
        <source>What always holds</source>
        <translation>Was immer gilt</translation>
    </message>
    <message>
        <source>What holds today</source>
        <translation>Was heute gilt</translation>
    </message>
    <message>
        <source>Whatever you choose; nobody can switch it off.</source>
        <translation>Gleich was Sie wählen; niemand kann es abschalten.</translation>
    </message>
    <message>
        <source>Worth a second thought</source>
        <translation>Einen zweiten Gedanken wert</translation>
    </message>
    <message>
        <source>Your rules could not be read</source>
        <translation>Ihre Regeln waren nicht lesbar</translation>
    </message>
    <message>
        <source>{points} of 100</source>
        <translation>{points} von 100</translation>
    </message>
    <message>
        <source>{points} of {weight} points</source>
        <translation>{points} von {weight} Punkten</translation>
    </message>
</context>
<context>
    <name>Publish</name>
    <message numerus="yes">
        <source>%n points to mend</source>
        <translation>
            <numerusform>%n Punkt zu beheben</numerusform>
            <numerusform>%n Punkte zu beheben</numerusform>
        </translation>
    </message>
    <message>
        <source>1. Serve it: here to try, then on your host</source>
        <translation>1. Bereitstellen: hier zur Probe, dann auf Ihrem Server</translation>
    </message>
    <message>
        <source>2. In the pages of your site</source>
        <translation>2. In den Seiten Ihrer Website</translation>
    </message>
    <message>
        <source>3. Your public key, to check who sealed it</source>
        <translation>3. Ihr öffentlicher Schlüssel, zur Prüfung, wer es versiegelt hat</translation>
    </message>
    <message>
        <source>A folder with the service file, the web server&apos;s and a guide.</source>
        <translation>Ein Ordner mit der Dienst-Datei, der des Webservers und einer Anleitung.</translation>
    </message>
    <message>
        <source>A passphrase</source>
        <translation>Eine Passphrase</translation>
    </message>
    <message>
        <source>A second way to open this bot</source>
        <translation>Ein zweiter Weg, diesen Bot zu öffnen</translation>
    </message>
    <message>
        <source>About {size}; a host needs {memory} of memory.</source>
        <translation>Etwa {size}; ein Server braucht dafür {memory} Speicher.</translation>
    </message>
    <message>
        <source>Add a passphrase…</source>
        <translation>Passphrase hinzufügen …</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>Dokumente hinzufügen</translation>
    </message>
    <message>
        <source>Addresses of your site</source>
        <translation>Adressen Ihrer Website</translation>
    </message>
    <message>
        <source>Also write the kit for the host</source>
        <translation>Auch den Bausatz für den Server schreiben</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Beantworten …</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Before you publish</source>
        <translation>Vor dem Veröffentlichen</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>Neu wählen</translation>
    </message>
    <message>
        <source>Command for the host</source>
        <translation>Befehl für den Server</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>Enter a contact</source>
        <translation>Kontakt eingeben</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>Neu exportieren</translation>
    </message>
    <message>
        <source>Export the sealed bot…</source>
        <translation>Versiegelten Bot exportieren …</translation>
    </message>
    <message>
        <source>Have you read the contract?</source>
        <translation>Haben Sie den Vertrag gelesen?</translation>
    </message>
    <message numerus="yes">
        <source>Hide the %n points that are in order</source>
        <translation>
            <numerusform>Den %n Punkt verbergen, der in Ordnung ist</numerusform>
            <numerusform>Die %n Punkte verbergen, die in Ordnung sind</numerusform>
        </translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>Ich habe ihn gelesen</translation>
    </message>
    <message>
        <source>I have read it…</source>
        <translation>Ich habe ihn gelesen …</translation>
    </message>
    <message>
        <source>Identities of your hosts</source>
        <translation>Identitäten Ihrer Server</translation>
    </message>
    <message>
        <source>Keep it apart from the file. Nobody can restore it.</source>
        <translation>Bewahren Sie sie getrennt von der Datei auf. Niemand kann sie wiederherstellen.</translation>
    </message>
    <message>
        <source>Keyrings get lost when a computer changes. This passphrase opens the bot then.</source>
        <translation>Schlüsselbünde gehen beim Wechsel des Computers verloren. Diese Passphrase öffnet den Bot dann.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Made from the settings as they are now.</source>
        <translation>Aus den Einstellungen, wie sie jetzt sind.</translation>
    </message>
    <message>
        <source>Make one for me</source>
        <translation>Eine für mich erzeugen</translation>
    </message>
    <message>
        <source>Mend it</source>
        <translation>Beheben</translation>
    </message>
    <message>
        <source>Name your site</source>
        <translation>Website nennen</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Nächste Schritte</translation>
    </message>
    <message>
        <source>No site is named yet, so only the host&apos;s own chat page will answer.</source>
        <translation>Noch ist keine Website genannt; es antwortet nur die eigene Chat-Seite des Servers.</translation>
    </message>
    <message>
        <source>One a line. On the host: hushdesk identity --to host.identity</source>
        <translation>Eine je Zeile. Auf dem Server: hushdesk identity --to host.identity</translation>
    </message>
    <message>
        <source>One a line. The host&apos;s own chat page works without any.</source>
        <translation>Eine je Zeile. Die eigene Chat-Seite des Servers geht auch ohne.</translation>
    </message>
    <message>
        <source>One file with everything, locked and signed by you.</source>
        <translation>Eine Datei mit allem, verschlossen und von Ihnen unterschrieben.</translation>
    </message>
    <message>
        <source>One sealed file that any host can serve.</source>
        <translation>Eine versiegelte Datei, die jeder Server bereitstellen kann.</translation>
    </message>
    <message>
        <source>Only that host can open it, and you.</source>
        <translation>Nur dieser Server kann sie öffnen, und Sie.</translation>
    </message>
    <message>
        <source>Only these hosts can read it. Else you give it to the host.</source>
        <translation>Nur diese Server können ihn lesen. Sonst geben Sie ihn dem Server selbst.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>Privacy score {points} of 100</source>
        <translation>Datenschutz: {points} von 100 Punkten</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Fortschritt des Exports</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Veröffentlichen</translation>
    </message>
    <message>
        <source>Publish without this?</source>
        <translation>Ohne dies veröffentlichen?</translation>
    </message>
    <message>
        <source>Put the provider&apos;s key inside</source>
        <translation>Schlüssel des Anbieters hineinlegen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Seal it</source>
        <translation>Versiegeln</translation>
    </message>
    <message>
        <source>Sealed: {name}, version {version}.</source>
        <translation>Versiegelt: {name}, Version {version}.</translation>
    </message>
    <message>
        <source>Sealing…</source>
        <translation>Wird versiegelt …</translation>
    </message>
    <message>
        <source>Set aside: {reason}</source>
        <translation>Zurückgestellt: {reason}</translation>
    </message>
    <message>
        <source>Set aside…</source>
        <translation>Zurückstellen …</translation>
    </message>
    <message>
        <source>Set it aside</source>
        <translation>Zurückstellen</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n points that are in order</source>
        <translation>
            <numerusform>Den %n Punkt zeigen, der in Ordnung ist</numerusform>
            <numerusform>Die %n Punkte zeigen, die in Ordnung sind</numerusform>
        </translation>
    </message>
    <message>
        <source>Snippet for your site</source>
        <translation>Schnipsel für Ihre Website</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>That is too much for a passphrase: seal it to the identity of a host.</source>
        <translation>Für eine Passphrase ist das zu viel: Versiegeln Sie für die Identität eines Servers.</translation>
    </message>
    <message>
        <source>The file is useless without what opens it: send them apart.</source>
        <translation>Die Datei ist nutzlos ohne das, was sie öffnet: Schicken Sie beides getrennt.</translation>
    </message>
    <message>
        <source>The identity of a host</source>
        <translation>Die Identität eines Servers</translation>
    </message>
    <message>
        <source>The kit is in {folder}.</source>
        <translation>Der Bausatz liegt in {folder}.</translation>
    </message>
    <message numerus="yes">
        <source>This is about {names} and %n more.</source>
        <translation>
            <numerusform>Es geht um {names} und %n weiteres.</numerusform>
            <numerusform>Es geht um {names} und %n weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is about {names}.</source>
        <translation>Es geht um {names}.</translation>
    </message>
    <message>
        <source>Version {version} leaked: seal the next one to another passphrase, or to a new identity of your host. Hosts will refuse every version before.</source>
        <translation>Version {version} wurde entwendet: Versiegeln Sie die nächste mit einer anderen Passphrase oder für eine neue Identität Ihres Servers. Server weisen dann jede Version davor ab.</translation>
    </message>
    <message>
        <source>What opens it</source>
        <translation>Was sie öffnet</translation>
    </message>
    <message>
        <source>Where the chat may stand. Every other site is refused.</source>
        <translation>Wo der Chat stehen darf. Jede andere Website wird abgewiesen.</translation>
    </message>
    <message>
        <source>Why that is fine</source>
        <translation>Warum das in Ordnung ist</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>You tell it to whoever runs the host.</source>
        <translation>Sie sagen sie dem, der den Server betreibt.</translation>
    </message>
    <message>
        <source>Your customers&apos; words go to {address}, with personal data masked. Confirm that your contract with this provider covers that: country, storage, training.</source>
        <translation>Die Worte Ihrer Kunden gehen an {address}, mit maskierten personenbezogenen Daten. Bestätigen Sie, dass Ihr Vertrag mit diesem Anbieter das abdeckt: Land, Speicherung, Training.</translation>
    </message>
    <message>
        <source>Your public key</source>
        <translation>Ihr öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>Your site</source>
        <translation>Ihre Website</translation>
    </message>
    <message>
        <source>host.identity is the file that the host made.</source>
        <translation>host.identity ist die Datei, die der Server erzeugt hat.</translation>
    </message>
    <message>
        <source>passphrase.txt is a file on the host that holds the passphrase alone.</source>
        <translation>passphrase.txt ist eine Datei auf dem Server, in der nur die Passphrase steht.</translation>
    </message>
    <message>
        <source>{file} · version {version} · {size} · SHA-256 {sha}…</source>
        <translation>{file} · Version {version} · {size} · SHA-256 {sha} …</translation>
    </message>
    <message>
        <source>“{point}” is set aside. Your reason goes into the audit.</source>
        <translation>„{point}“ wird zurückgestellt. Ihr Grund kommt ins Protokoll.</translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Replace these files?</source>
        <translation>Diese Dateien ersetzen?</translation>
    </message>
    <message>
        <source>They were not written here, or were changed since: {names}.</source>
        <translation>Sie wurden nicht hier geschrieben oder seitdem geändert: {names}.</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>Noch %n Tag</numerusform>
            <numerusform>Noch %n Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days overdue</source>
        <translation>
            <numerusform>%n Tag überfällig</numerusform>
            <numerusform>%n Tage überfällig</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files may come back: add them under Documents.</source>
        <translation>
            <numerusform>%n Datei darf zurückkommen: Fügen Sie sie unter Dokumente hinzu.</numerusform>
            <numerusform>%n Dateien dürfen zurückkommen: Fügen Sie sie unter Dokumente hinzu.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n offen</numerusform>
            <numerusform>%n offen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n überfällig</numerusform>
            <numerusform>%n überfällig</numerusform>
        </translation>
    </message>
    <message>
        <source>A draft: read it, change it, and send it from your own mail.</source>
        <translation>Ein Entwurf: Lesen und ändern Sie ihn, und senden Sie ihn aus Ihrem eigenen Postfach.</translation>
    </message>
    <message>
        <source>An e-mail address, or where they live.</source>
        <translation>Eine E-Mail-Adresse oder eine Anschrift.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Checked who asks</source>
        <translation>Geprüft, wer anfragt</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Dateien wählen …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Decided that nothing has to be erased</source>
        <translation>Entschieden, dass nichts zu löschen ist</translation>
    </message>
    <message>
        <source>Done: {counts}. It does not come back by itself.</source>
        <translation>Erledigt: {counts}. Es kommt nicht von selbst zurück.</translation>
    </message>
    <message>
        <source>Due {due} · next: {next}</source>
        <translation>Fällig {due} · als Nächstes: {next}</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n documents?</source>
        <translation>
            <numerusform>%n Dokument löschen?</numerusform>
            <numerusform>%n Dokumente löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase the documents…</source>
        <translation>Dokumente löschen …</translation>
    </message>
    <message>
        <source>Erase them</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Erased documents</source>
        <translation>Dokumente gelöscht</translation>
    </message>
    <message>
        <source>Find a person in this bot</source>
        <translation>Eine Person in diesem Bot finden</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Forget this request?</source>
        <translation>Diese Anfrage verwerfen?</translation>
    </message>
    <message>
        <source>Forget: {name}</source>
        <translation>Verwerfen: {name}</translation>
    </message>
    <message numerus="yes">
        <source>Found in %n documents.</source>
        <translation>
            <numerusform>In %n Dokument gefunden.</numerusform>
            <numerusform>In %n Dokumenten gefunden.</numerusform>
        </translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Wie es ausging</translation>
    </message>
    <message>
        <source>How you checked who asks</source>
        <translation>Wie Sie geprüft haben, wer anfragt</translation>
    </message>
    <message>
        <source>In every document as it was given to the bot, in the passages, in your facts and settings. What a host keeps of its visitors is found on the host.</source>
        <translation>In jedem Dokument, wie der Bot es bekam, in den Textstellen, in Ihren Angaben und Einstellungen. Was ein Server von seinen Besuchern aufbewahrt, findet man dort.</translation>
    </message>
    <message>
        <source>In your own words, change it there: {text}</source>
        <translation>In Ihren eigenen Worten, ändern Sie es dort: {text}</translation>
    </message>
    <message>
        <source>It is kept in the encrypted bot file, and goes after its days.</source>
        <translation>Sie liegt in der verschlüsselten Bot-Datei und verschwindet nach ihren Tagen.</translation>
    </message>
    <message>
        <source>It takes longer</source>
        <translation>Es dauert länger</translation>
    </message>
    <message>
        <source>Language of the letter</source>
        <translation>Sprache des Schreibens</translation>
    </message>
    <message>
        <source>Let a file come back</source>
        <translation>Eine Datei zurückkommen lassen</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Schreiben</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Look for each: the name, the address, the phone number.</source>
        <translation>Suchen Sie nach jedem einzeln: Name, Adresse, Telefonnummer.</translation>
    </message>
    <message>
        <source>Look for them…</source>
        <translation>Nach der Person suchen …</translation>
    </message>
    <message>
        <source>Looked through the documents</source>
        <translation>Die Dokumente durchsucht</translation>
    </message>
    <message>
        <source>Name, e-mail address or number</source>
        <translation>Name, E-Mail-Adresse oder Nummer</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Neue Anfrage</translation>
    </message>
    <message>
        <source>Next: check that they are who they say</source>
        <translation>Als Nächstes: prüfen, ob es wirklich die Person ist</translation>
    </message>
    <message>
        <source>Next: decide what goes, and do it below</source>
        <translation>Als Nächstes: entscheiden, was geht, und es unten tun</translation>
    </message>
    <message>
        <source>Next: find what there is about them</source>
        <translation>Als Nächstes: finden, was es über die Person gibt</translation>
    </message>
    <message>
        <source>Next: send the answer, then note it here</source>
        <translation>Als Nächstes: die Antwort senden und hier notieren</translation>
    </message>
    <message>
        <source>Nobody has asked for anything</source>
        <translation>Niemand hat etwas angefragt</translation>
    </message>
    <message>
        <source>None of these was erased for a person.</source>
        <translation>Keine davon wurde für eine Person gelöscht.</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Notieren</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Notiert</translation>
    </message>
    <message>
        <source>Nothing has to be erased</source>
        <translation>Nichts ist zu löschen</translation>
    </message>
    <message>
        <source>Nothing was found. Try another way to write it, too.</source>
        <translation>Nichts gefunden. Versuchen Sie auch eine andere Schreibweise.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>People&apos;s requests</source>
        <translation>Anfragen von Personen</translation>
    </message>
    <message>
        <source>Please show that it is you</source>
        <translation>Bitte zeigen Sie, dass Sie es sind</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Fortschritt der Suche</translation>
    </message>
    <message>
        <source>Reason, if not all was done</source>
        <translation>Grund, falls nicht alles erledigt wurde</translation>
    </message>
    <message>
        <source>Receipt of the erasure</source>
        <translation>Beleg der Löschung</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Eingegangen am</translation>
    </message>
    <message>
        <source>Received {received} · answered {closed}</source>
        <translation>Eingegangen {received} · beantwortet {closed}</translation>
    </message>
    <message>
        <source>Received {received} · due {due} · next: {next}</source>
        <translation>Eingegangen {received} · fällig {due} · als Nächstes: {next}</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>Save for the person</source>
        <translation>Für die Person speichern</translation>
    </message>
    <message>
        <source>Save the receipt…</source>
        <translation>Beleg speichern …</translation>
    </message>
    <message>
        <source>Save what was found…</source>
        <translation>Fund speichern …</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Gespeichert: {name}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Take the longer time</source>
        <translation>Längere Frist nutzen</translation>
    </message>
    <message>
        <source>Take the person out</source>
        <translation>Person herausnehmen</translation>
    </message>
    <message>
        <source>Take the person out…</source>
        <translation>Person herausnehmen …</translation>
    </message>
    <message numerus="yes">
        <source>Take them out of %n documents?</source>
        <translation>
            <numerusform>Person aus %n Dokument herausnehmen?</numerusform>
            <numerusform>Person aus %n Dokumenten herausnehmen?</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>Die Antwort</translation>
    </message>
    <message>
        <source>The answer was sent</source>
        <translation>Die Antwort ist gesendet</translation>
    </message>
    <message>
        <source>The last bundle still holds it: publish again.</source>
        <translation>Das letzte Paket enthält es noch: Veröffentlichen Sie erneut.</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>Das Schreiben</translation>
    </message>
    <message>
        <source>The most urgent first. Visitors help themselves in the chat.</source>
        <translation>Die dringendste zuerst. Besucher helfen sich im Chat selbst.</translation>
    </message>
    <message>
        <source>These documents are erased whole, for good, and are not taken again by themselves: {names}. The files on your disk are yours to delete.</source>
        <translation>Diese Dokumente werden ganz und endgültig gelöscht und nicht von selbst wieder aufgenommen: {names}. Die Dateien auf Ihrer Festplatte löschen Sie selbst.</translation>
    </message>
    <message>
        <source>They answered from the address we know</source>
        <translation>Antwort kam von der Adresse, die wir kennen</translation>
    </message>
    <message>
        <source>They want to</source>
        <translation>Die Person möchte</translation>
    </message>
    <message>
        <source>To be answered by {due}.</source>
        <translation>Zu beantworten bis {due}.</translation>
    </message>
    <message>
        <source>Took the longer time</source>
        <translation>Längere Frist genutzt</translation>
    </message>
    <message>
        <source>Took the person out of documents</source>
        <translation>Person aus Dokumenten herausgenommen</translation>
    </message>
    <message>
        <source>We received your request</source>
        <translation>Wir haben Ihre Anfrage erhalten</translation>
    </message>
    <message>
        <source>What they wrote</source>
        <translation>Was die Person schrieb</translation>
    </message>
    <message>
        <source>What was erased for a person is not taken again, from no folder and under no other name, until you say so here.</source>
        <translation>Was für eine Person gelöscht wurde, wird nicht wieder aufgenommen, aus keinem Ordner und unter keinem anderen Namen, bis Sie es hier sagen.</translation>
    </message>
    <message>
        <source>When somebody writes to you about their data, add it here.</source>
        <translation>Wenn Ihnen jemand wegen seiner Daten schreibt, notieren Sie es hier.</translation>
    </message>
    <message>
        <source>Where the answer goes</source>
        <translation>Wohin die Antwort geht</translation>
    </message>
    <message>
        <source>Which letter</source>
        <translation>Welches Schreiben</translation>
    </message>
    <message>
        <source>Who asks</source>
        <translation>Wer anfragt</translation>
    </message>
    <message>
        <source>Who asks about their data, until when, and what you do.</source>
        <translation>Wer nach seinen Daten fragt, bis wann, und was Sie tun.</translation>
    </message>
    <message>
        <source>Whose days count</source>
        <translation>Wessen Fristen gelten</translation>
    </message>
    <message>
        <source>Why it takes longer</source>
        <translation>Warum es länger dauert</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Notieren</translation>
    </message>
    <message>
        <source>Year-month-day. The law&apos;s days count from it.</source>
        <translation>Jahr-Monat-Tag. Ab da zählen die Tage des Gesetzes.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>answer</source>
        <translation>antworten</translation>
    </message>
    <message>
        <source>check who asks</source>
        <translation>prüfen, wer anfragt</translation>
    </message>
    <message>
        <source>decide and do it</source>
        <translation>entscheiden und tun</translation>
    </message>
    <message>
        <source>find what there is</source>
        <translation>finden, was es gibt</translation>
    </message>
    <message>
        <source>masked, visitors are not told</source>
        <translation>maskiert, Besucher erfahren es nicht</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>page {n}</source>
        <translation>Seite {n}</translation>
    </message>
    <message>
        <source>slide {n}</source>
        <translation>Folie {n}</translation>
    </message>
    <message>
        <source>visitors can be told</source>
        <translation>Besucher können es erfahren</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n lines</source>
        <translation>
            <numerusform>{name}: %n Zeile</numerusform>
            <numerusform>{name}: %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: only its passages could be searched.</source>
        <translation>{name}: Nur seine Textstellen konnten durchsucht werden.</translation>
    </message>
    <message>
        <source>“{name}” and what was noted are erased. Do this only for a mistake: an answered request is the proof that it was answered, and goes by itself after its days.</source>
        <translation>„{name}“ und alles Notierte wird gelöscht. Tun Sie das nur bei einem Irrtum: Eine beantwortete Anfrage ist der Nachweis, dass sie beantwortet wurde, und verschwindet nach ihren Tagen von selbst.</translation>
    </message>
    <message>
        <source>“{who}” goes from every passage of these documents, for good: {names}. They go on answering. Their originals are erased, as they could not be changed.</source>
        <translation>„{who}“ verschwindet endgültig aus jeder Textstelle dieser Dokumente: {names}. Sie antworten weiter. Ihre Originale werden gelöscht, da sie sich nicht ändern ließen.</translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Änderungen speichern</translation>
    </message>
    <message>
        <source>What the change means</source>
        <translation>Was die Änderung bedeutet</translation>
    </message>
    <message>
        <source>You have changes that are not saved.</source>
        <translation>Sie haben Änderungen, die nicht gespeichert sind.</translation>
    </message>
</context>
<context>
    <name>SearchCard</name>
    <message>
        <source>A provider, or a server of your own. Passages and questions go to it, with personal data masked.</source>
        <translation>Ein Anbieter oder ein eigener Server. Textstellen und Fragen gehen dorthin, personenbezogene Daten maskiert.</translation>
    </message>
    <message>
        <source>A server that speaks OpenAI&apos;s protocol</source>
        <translation>Ein Server, der das OpenAI-Protokoll spricht</translation>
    </message>
    <message>
        <source>Address of the search server</source>
        <translation>Adresse des Suchservers</translation>
    </message>
    <message>
        <source>All passages are learnt: questions find them by meaning.</source>
        <translation>Alle Textstellen sind gelernt: Fragen finden sie nach ihrer Bedeutung.</translation>
    </message>
    <message>
        <source>As the server calls it</source>
        <translation>So, wie der Server es nennt</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Eingebaut</translation>
    </message>
    <message>
        <source>By their words always; and by their meaning, with what you choose.</source>
        <translation>Nach ihren Wörtern immer, und nach ihrer Bedeutung mit dem, was Sie hier wählen.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>How questions find passages</source>
        <translation>Wie Fragen ihre Textstellen finden</translation>
    </message>
    <message>
        <source>It works: {model} reads texts for their meaning.</source>
        <translation>Es funktioniert: {model} liest Texte nach ihrer Bedeutung.</translation>
    </message>
    <message>
        <source>Key of the search server</source>
        <translation>Schlüssel des Suchservers</translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation>Neu lernen</translation>
    </message>
    <message>
        <source>Learning the passages…</source>
        <translation>Die Textstellen werden gelernt …</translation>
    </message>
    <message>
        <source>Leave it empty unless Ollama listens elsewhere.</source>
        <translation>Leer lassen, wenn Ollama an seinem üblichen Platz läuft.</translation>
    </message>
    <message>
        <source>Models for many languages, free and without a network. A bot on a host cannot use it.</source>
        <translation>Modelle für viele Sprachen, kostenlos und ohne Netz. Ein Bot auf einem Server kann es nicht nutzen.</translation>
    </message>
    <message>
        <source>Name of the search model</source>
        <translation>Name des Suchmodells</translation>
    </message>
    <message>
        <source>Nothing leaves this computer. It understands English; other languages are found mostly by their words.</source>
        <translation>Nichts verlässt diesen Computer. Es versteht Englisch; andere Sprachen werden vor allem nach ihren Wörtern gefunden.</translation>
    </message>
    <message>
        <source>Ollama on this computer</source>
        <translation>Ollama auf diesem Computer</translation>
    </message>
    <message>
        <source>Passage {done} of {total}</source>
        <translation>Textstelle {done} von {total}</translation>
    </message>
    <message>
        <source>Passages learnt</source>
        <translation>Gelernte Textstellen</translation>
    </message>
    <message>
        <source>Save and test the search model</source>
        <translation>Speichern und Suchmodell testen</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Test the search model</source>
        <translation>Suchmodell testen</translation>
    </message>
    <message>
        <source>The passages have to be learnt again: until then words alone find them.</source>
        <translation>Die Textstellen müssen neu gelernt werden: Bis dahin werden sie nur nach ihren Wörtern gefunden.</translation>
    </message>
    <message>
        <source>Up to /v1, as its guide gives it</source>
        <translation>Bis /v1, wie in seiner Anleitung angegeben</translation>
    </message>
    <message>
        <source>{done} of {total} passages are learnt already.</source>
        <translation>{done} von {total} Textstellen sind schon gelernt.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>%n documents were erased again for a person.</source>
        <translation>
            <numerusform>%n Dokument wurde einer Person wegen erneut gelöscht.</numerusform>
            <numerusform>%n Dokumente wurden einer Person wegen erneut gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>A new bot is made of it. No bot is replaced.</source>
        <translation>Daraus entsteht ein neuer Bot. Kein Bot wird ersetzt.</translation>
    </message>
    <message>
        <source>Compare with the backup</source>
        <translation>Mit der Sicherung vergleichen</translation>
    </message>
    <message>
        <source>Files are read, passages learnt, or the bot is sealed. What is finished stays.</source>
        <translation>Dateien werden gelesen, Textstellen gelernt, oder der Bot wird versiegelt. Was fertig ist, bleibt.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Wird bereit gemacht …</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Ohne Speichern verlassen</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>Ohne Speichern verlassen?</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>{name} wiederherstellen</translation>
    </message>
    <message>
        <source>Restored as it was on {day}.</source>
        <translation>Wiederhergestellt, wie er am {day} war.</translation>
    </message>
    <message>
        <source>Some of your changes are not saved.</source>
        <translation>Einige Ihrer Änderungen sind nicht gespeichert.</translation>
    </message>
    <message>
        <source>Stop and leave</source>
        <translation>Anhalten und verlassen</translation>
    </message>
    <message>
        <source>Stop what is under way?</source>
        <translation>Anhalten, was gerade läuft?</translation>
    </message>
    <message>
        <source>The app speaks it from its next start on.</source>
        <translation>Die App spricht sie ab dem nächsten Start.</translation>
    </message>
</context>
<context>
    <name>Sides</name>
    <message>
        <source>As expected</source>
        <translation>Wie erwartet</translation>
    </message>
    <message>
        <source>Ask all questions twice?</source>
        <translation>Alle Fragen zweimal stellen?</translation>
    </message>
    <message>
        <source>Ask them</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Choose, or type who it is and its name: ollama:llama3.2</source>
        <translation>Wählen Sie aus, oder geben Sie Art und Namen ein: ollama:llama3.2</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Not as expected</source>
        <translation>Nicht wie erwartet</translation>
    </message>
    <message>
        <source>One side</source>
        <translation>Eine Seite</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>Andere Seite</translation>
    </message>
    <message>
        <source>Questions asked of both sides</source>
        <translation>Beiden Seiten gestellte Fragen</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Nebeneinander</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Two versions of the bot, or two models, over the same questions. A version answers with its settings and facts, and the documents of now.</source>
        <translation>Zwei Fassungen des Bots oder zwei Modelle mit denselben Fragen. Eine Fassung antwortet mit ihren Einstellungen und Angaben und den Dokumenten von jetzt.</translation>
    </message>
    <message>
        <source>Your caps hold: at one of them the comparison stops.</source>
        <translation>Ihre Höchstbeträge gelten: Ist einer erreicht, endet der Vergleich.</translation>
    </message>
    <message>
        <source>{name}: about {about}, at most {most}</source>
        <translation>{name}: etwa {about}, höchstens {most}</translation>
    </message>
    <message>
        <source>{name}: {good} of {all} as expected, {cost}</source>
        <translation>{name}: {good} von {all} wie erwartet, {cost}</translation>
    </message>
    <message>
        <source>{seconds} s, {cost}</source>
        <translation>{seconds} s, {cost}</translation>
    </message>
</context>
<context>
    <name>Signature</name>
    <message>
        <source>Check a file…</source>
        <translation>Eine Datei prüfen …</translation>
    </message>
    <message>
        <source>Let a new key sign?</source>
        <translation>Einen neuen Schlüssel unterschreiben lassen?</translation>
    </message>
    <message>
        <source>Let a new key sign…</source>
        <translation>Neuen Schlüssel unterschreiben lassen …</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>Neuen Schlüssel erzeugen</translation>
    </message>
    <message>
        <source>Save the statement for hosts</source>
        <translation>Erklärung für Server speichern</translation>
    </message>
    <message>
        <source>Save the statement for hosts…</source>
        <translation>Erklärung für Server speichern …</translation>
    </message>
    <message>
        <source>Saved: {name}. Hosts take it with --rotation.</source>
        <translation>Gespeichert: {name}. Server nehmen sie mit --rotation an.</translation>
    </message>
    <message>
        <source>The old key signs a statement that the new one takes over, and is then destroyed. Your hosts need that statement with the next file; the kit has it. It holds for all your bots on this computer.</source>
        <translation>Der alte Schlüssel unterschreibt eine Erklärung, dass der neue übernimmt, und wird dann vernichtet. Ihre Server brauchen diese Erklärung zusammen mit der nächsten Datei; im Bausatz liegt sie. Das gilt für alle Ihre Bots auf diesem Computer.</translation>
    </message>
    <message>
        <source>What you seal is signed by this key; hosts trust no other.</source>
        <translation>Was Sie versiegeln, wird mit diesem Schlüssel unterschrieben; Server vertrauen keinem anderen.</translation>
    </message>
    <message>
        <source>Whole, sealed by you as version {version}.</source>
        <translation>Unversehrt, von Ihnen als Version {version} versiegelt.</translation>
    </message>
    <message>
        <source>Your public key</source>
        <translation>Ihr öffentlicher Schlüssel</translation>
    </message>
    <message>
        <source>Your signature</source>
        <translation>Ihre Unterschrift</translation>
    </message>
</context>
<context>
    <name>Site</name>
    <message numerus="yes">
        <source>%n points to mend</source>
        <translation>
            <numerusform>%n Punkt ist zu beheben</numerusform>
            <numerusform>%n Punkte sind zu beheben</numerusform>
        </translation>
    </message>
    <message>
        <source>A page of your site</source>
        <translation>Eine Seite Ihrer Website</translation>
    </message>
    <message>
        <source>All is well: visitors can chat on this page.</source>
        <translation>Alles in Ordnung: Besucher können auf dieser Seite chatten.</translation>
    </message>
    <message>
        <source>Contact them once</source>
        <translation>Einmal kontaktieren</translation>
    </message>
    <message>
        <source>Export the bot and put the new bundle on the host.</source>
        <translation>Exportieren Sie den Bot und legen Sie das neue Paket auf den Server.</translation>
    </message>
    <message>
        <source>For the content policy</source>
        <translation>Für die Inhaltsrichtlinie</translation>
    </message>
    <message>
        <source>How is your site made?</source>
        <translation>Womit ist Ihre Website gemacht?</translation>
    </message>
    <message>
        <source>If your site has a content policy, add these to it:</source>
        <translation>Hat Ihre Website eine Inhaltsrichtlinie, ergänzen Sie diese Zeilen:</translation>
    </message>
    <message>
        <source>Is the chat there, once, from the right host, and is it let in?</source>
        <translation>Steht der Chat dort, einmal, vom richtigen Server, und wird er zugelassen?</translation>
    </message>
    <message>
        <source>It is on the list.</source>
        <translation>Sie steht auf der Liste.</translation>
    </message>
    <message>
        <source>Line for your site</source>
        <translation>Zeile für Ihre Website</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Sieht nach …</translation>
    </message>
    <message>
        <source>May these hosts be contacted once?</source>
        <translation>Dürfen diese Server einmal kontaktiert werden?</translation>
    </message>
    <message>
        <source>Name your host under Publish, and the line stands here.</source>
        <translation>Nennen Sie Ihren Server unter Veröffentlichen, dann steht die Zeile hier.</translation>
    </message>
    <message>
        <source>No host is named yet.</source>
        <translation>Es ist noch kein Server genannt.</translation>
    </message>
    <message>
        <source>One line, on every page. It loads after the page.</source>
        <translation>Eine Zeile, auf jeder Seite. Sie lädt nach der Seite.</translation>
    </message>
    <message>
        <source>Put it on the list</source>
        <translation>Auf die Liste setzen</translation>
    </message>
    <message>
        <source>Put it on your site</source>
        <translation>Auf Ihre Website setzen</translation>
    </message>
    <message>
        <source>The chat comes from</source>
        <translation>Der Chat kommt von</translation>
    </message>
    <message>
        <source>The policy keeps everything on this computer: {hosts}. They learn that somebody looked, and nothing of your bot. The contacts are written down under Privacy.</source>
        <translation>Die Regeln halten alles auf diesem Computer: {hosts}. Die Server erfahren, dass jemand nachgesehen hat, und nichts von Ihrem Bot. Die Kontakte stehen unter Datenschutz.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Verify my site</source>
        <translation>Meine Website prüfen</translation>
    </message>
    <message>
        <source>Your hosts…</source>
        <translation>Ihre Server …</translation>
    </message>
    <message>
        <source>Your page and your host are fetched once, when you press. Nothing is sent.</source>
        <translation>Ihre Seite und Ihr Server werden einmal abgerufen, wenn Sie drücken. Gesendet wird nichts.</translation>
    </message>
</context>
<context>
    <name>SourceButton</name>
    <message>
        <source>Open source {place}</source>
        <translation>Quelle öffnen: {place}</translation>
    </message>
    <message>
        <source>p. {n}</source>
        <translation>S. {n}</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>Zeile {n}</translation>
    </message>
    <message>
        <source>slide {n}</source>
        <translation>Folie {n}</translation>
    </message>
</context>
<context>
    <name>Spending</name>
    <message numerus="yes">
        <source>%n questions went to a model.</source>
        <translation>
            <numerusform>%n Frage ging an ein Modell.</numerusform>
            <numerusform>%n Fragen gingen an ein Modell.</numerusform>
        </translation>
    </message>
    <message>
        <source>A cap is reached: the bot answers with quotes.</source>
        <translation>Ein Höchstbetrag ist erreicht: Der Bot antwortet mit Zitaten.</translation>
    </message>
    <message>
        <source>A million received</source>
        <translation>Eine Million empfangen</translation>
    </message>
    <message>
        <source>A million sent</source>
        <translation>Eine Million gesendet</translation>
    </message>
    <message>
        <source>Before the currency changed: {sums}.</source>
        <translation>Bevor die Währung geändert wurde: {sums}.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Every question is counted before it is asked. At a cap the bot goes on with quotes, which cost nothing. Days and months are counted in UTC.</source>
        <translation>Jede Frage wird gezählt, bevor sie gestellt wird. Ist ein Höchstbetrag erreicht, macht der Bot mit Zitaten weiter, die nichts kosten. Tage und Monate zählen nach UTC.</translation>
    </message>
    <message>
        <source>Keep this price</source>
        <translation>Diesen Preis übernehmen</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>More than {percent} % of a cap is used.</source>
        <translation>Mehr als {percent} % eines Höchstbetrags sind verbraucht.</translation>
    </message>
    <message>
        <source>Most for one answer</source>
        <translation>Höchstens je Antwort</translation>
    </message>
    <message>
        <source>Most in a day</source>
        <translation>Höchstens am Tag</translation>
    </message>
    <message>
        <source>Most in a month</source>
        <translation>Höchstens im Monat</translation>
    </message>
    <message>
        <source>No cap</source>
        <translation>Kein Höchstbetrag</translation>
    </message>
    <message>
        <source>No model was asked this month.</source>
        <translation>Diesen Monat wurde kein Modell gefragt.</translation>
    </message>
    <message>
        <source>Nobody here knows what {model} costs.</source>
        <translation>Was {model} kostet, ist hier nicht bekannt.</translation>
    </message>
    <message>
        <source>On average {each}, at most {most} a question.</source>
        <translation>Im Durchschnitt {each}, höchstens {most} je Frage.</translation>
    </message>
    <message>
        <source>One US dollar costs</source>
        <translation>Ein US-Dollar kostet</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Preise</translation>
    </message>
    <message>
        <source>Providers count text in tokens, pieces of words.</source>
        <translation>Anbieter zählen Text in Token, Stücken von Wörtern.</translation>
    </message>
    <message>
        <source>Providers publish prices in dollars.</source>
        <translation>Anbieter veröffentlichen Preise in Dollar.</translation>
    </message>
    <message>
        <source>Published by the provider, read on {day}.</source>
        <translation>Vom Anbieter veröffentlicht, gelesen am {day}.</translation>
    </message>
    <message>
        <source>Quotes of your documents cost nothing.</source>
        <translation>Zitate aus Ihren Dokumenten kosten nichts.</translation>
    </message>
    <message>
        <source>Raise the cap, or wait for the next day or month.</source>
        <translation>Erhöhen Sie ihn, oder warten Sie auf den nächsten Tag oder Monat.</translation>
    </message>
    <message>
        <source>Remove your price of {model}</source>
        <translation>Ihren Preis für {model} entfernen</translation>
    </message>
    <message>
        <source>The dearest one known, until you enter it.</source>
        <translation>Der teuerste bekannte, bis Sie ihn eintragen.</translation>
    </message>
    <message numerus="yes">
        <source>The server of %n of them did not tell what they used: that is our own estimate, on the dear side.</source>
        <translation>
            <numerusform>Bei %n davon hat der Server den Verbrauch nicht genannt: Das ist unsere eigene, eher hohe Schätzung.</numerusform>
            <numerusform>Bei %n davon hat der Server den Verbrauch nicht genannt: Das ist unsere eigene, eher hohe Schätzung.</numerusform>
        </translation>
    </message>
    <message>
        <source>This model</source>
        <translation>Dieses Modell</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Three letters, such as EUR.</source>
        <translation>Drei Buchstaben, zum Beispiel EUR.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Until you enter its price, the dearest one known is counted.</source>
        <translation>Bis Sie den Preis eintragen, wird mit dem teuersten bekannten gerechnet.</translation>
    </message>
    <message>
        <source>What it may cost</source>
        <translation>Was es kosten darf</translation>
    </message>
    <message>
        <source>What was spent a day</source>
        <translation>Ausgaben je Tag</translation>
    </message>
    <message>
        <source>Your own price.</source>
        <translation>Ihr eigener Preis.</translation>
    </message>
    <message>
        <source>this model</source>
        <translation>dieses Modell</translation>
    </message>
    <message>
        <source>{model} runs on your own computer and costs nothing.</source>
        <translation>{model} läuft auf Ihrem eigenen Computer und kostet nichts.</translation>
    </message>
    <message>
        <source>{model}: {sent} a million sent, {received} received</source>
        <translation>{model}: {sent} je Million gesendet, {received} empfangen</translation>
    </message>
    <message>
        <source>{model}: {sent} {currency} a million tokens sent, {received} received.</source>
        <translation>{model}: {sent} {currency} je Million gesendeter Token, {received} je Million empfangener.</translation>
    </message>
    <message>
        <source>{spent} of {cap} ({percent} %)</source>
        <translation>{spent} von {cap} ({percent} %)</translation>
    </message>
</context>
<context>
    <name>Strictness</name>
    <message numerus="yes">
        <source>%n answered though it should not, or with something else.</source>
        <translation>
            <numerusform>%n beantwortet, obwohl er es nicht sollte, oder mit etwas anderem.</numerusform>
            <numerusform>%n beantwortet, obwohl er es nicht sollte, oder mit etwas anderem.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused though the documents answer it.</source>
        <translation>
            <numerusform>%n abgelehnt, obwohl die Dokumente sie beantworten.</numerusform>
            <numerusform>%n abgelehnt, obwohl die Dokumente sie beantworten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add documents, or questions under Tests, to see what would be answered.</source>
        <translation>Fügen Sie Dokumente hinzu oder unter Tests Fragen, um zu sehen, was beantwortet würde.</translation>
    </message>
    <message>
        <source>Add questions under Tests that it must refuse, to see both mistakes.</source>
        <translation>Fügen Sie unter Tests Fragen hinzu, die er ablehnen muss, um beide Fehler zu sehen.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Beantwortet</translation>
    </message>
    <message>
        <source>Answered wrongly</source>
        <translation>Falsch beantwortet</translation>
    </message>
    <message>
        <source>Fewest mistakes: {percent} %</source>
        <translation>Wenigste Fehler: {percent} %</translation>
    </message>
    <message>
        <source>No mistake among them.</source>
        <translation>Kein Fehler darunter.</translation>
    </message>
    <message>
        <source>Of {total} questions it answers {some} and refuses {others}.</source>
        <translation>Von {total} Fragen beantwortet er {some} und lehnt {others} ab.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Refused in vain</source>
        <translation>Unnötig abgelehnt</translation>
    </message>
    <message>
        <source>These questions are suggested by your documents. Add your own under Tests, also some that it must refuse.</source>
        <translation>Diese Fragen schlagen Ihre Dokumente vor. Fügen Sie unter Tests eigene hinzu, auch solche, die er ablehnen muss.</translation>
    </message>
    <message>
        <source>Try my questions</source>
        <translation>Meine Fragen ausprobieren</translation>
    </message>
    <message>
        <source>Try your test questions to see what each place would do.</source>
        <translation>Probieren Sie Ihre Testfragen aus, um zu sehen, was jede Stelle bewirkt.</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Wird ausprobiert …</translation>
    </message>
    <message>
        <source>Would say: {answer}</source>
        <translation>Würde sagen: {answer}</translation>
    </message>
</context>
<context>
    <name>TablePreview</name>
    <message numerus="yes">
        <source>%n as before</source>
        <translation>
            <numerusform>%n wie zuvor</numerusform>
            <numerusform>%n wie zuvor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be taken</source>
        <translation>
            <numerusform>%n geht nicht</numerusform>
            <numerusform>%n gehen nicht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n geändert</numerusform>
            <numerusform>%n geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more rows</source>
        <translation>
            <numerusform>%n weitere Zeile</numerusform>
            <numerusform>%n weitere Zeilen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Wie zuvor</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>Zeile {number}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>Geht nicht</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Zeilen der Tabelle</translation>
    </message>
    <message numerus="yes">
        <source>Take %n rows</source>
        <translation>
            <numerusform>%n Zeile übernehmen</numerusform>
            <numerusform>%n Zeilen übernehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>What is in this table</source>
        <translation>Was in dieser Tabelle steht</translation>
    </message>
</context>
<context>
    <name>TesterNotes</name>
    <message numerus="yes">
        <source>%n notes were written.</source>
        <translation>
            <numerusform>%n Anmerkung wurde geschrieben.</numerusform>
            <numerusform>%n Anmerkungen wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antwort</translation>
    </message>
    <message>
        <source>Came in {used} · until {when}</source>
        <translation>Kam herein {used} · bis {when}</translation>
    </message>
    <message>
        <source>Close the page</source>
        <translation>Seite schließen</translation>
    </message>
    <message>
        <source>Colleagues who try the bot</source>
        <translation>Kollegen probieren den Bot aus</translation>
    </message>
    <message>
        <source>Done ones</source>
        <translation>Erledigte</translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Erase the note: {question}</source>
        <translation>Anmerkung löschen: {question}</translation>
    </message>
    <message>
        <source>Erase this note?</source>
        <translation>Diese Anmerkung löschen?</translation>
    </message>
    <message>
        <source>Expired {when}</source>
        <translation>Abgelaufen {when}</translation>
    </message>
    <message>
        <source>For {who}. It works once and is shown this once: copy it now. Whoever has it gets in.</source>
        <translation>Für {who}. Er gilt einmal und wird nur jetzt gezeigt: Kopieren Sie ihn. Wer ihn hat, kommt hinein.</translation>
    </message>
    <message>
        <source>From: {documents}</source>
        <translation>Aus: {documents}</translation>
    </message>
    <message>
        <source>How long the link holds</source>
        <translation>Wie lange der Link gilt</translation>
    </message>
    <message>
        <source>Into a file…</source>
        <translation>In eine Datei …</translation>
    </message>
    <message>
        <source>It is among your test questions now.</source>
        <translation>Es steht jetzt unter Ihren Testfragen.</translation>
    </message>
    <message>
        <source>It is given word for word, before any document.</source>
        <translation>Sie wird Wort für Wort gegeben, vor jedem Dokument.</translation>
    </message>
    <message>
        <source>It should say</source>
        <translation>Richtig wäre</translation>
    </message>
    <message>
        <source>It should say: {text}</source>
        <translation>Richtig wäre: {text}</translation>
    </message>
    <message>
        <source>Let colleagues try…</source>
        <translation>Kollegen ausprobieren lassen …</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Link</translation>
    </message>
    <message>
        <source>Make a link</source>
        <translation>Link erstellen</translation>
    </message>
    <message>
        <source>Make a test question…</source>
        <translation>Testfrage daraus machen …</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>No notes here</source>
        <translation>Keine Anmerkungen</translation>
    </message>
    <message>
        <source>Not used yet · until {when}</source>
        <translation>Noch nicht benutzt · bis {when}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Anmerkung: {text}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nichts zu tun</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Wieder öffnen</translation>
    </message>
    <message>
        <source>Open ones</source>
        <translation>Offene</translation>
    </message>
    <message>
        <source>Personal data in them is masked, as in conversations.</source>
        <translation>Persönliche Daten darin sind unkenntlich gemacht, wie in Gesprächen.</translation>
    </message>
    <message>
        <source>Pin it</source>
        <translation>Festlegen</translation>
    </message>
    <message>
        <source>Pin the right answer…</source>
        <translation>Richtige Antwort festlegen …</translation>
    </message>
    <message>
        <source>Pinned answer</source>
        <translation>Feste Antwort</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Frage</translation>
    </message>
    <message>
        <source>See the exchange</source>
        <translation>Austausch ansehen</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n weitere zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Zurücknehmen</translation>
    </message>
    <message>
        <source>Take back the link of {who}</source>
        <translation>Link von {who} zurücknehmen</translation>
    </message>
    <message>
        <source>Taken back {when}</source>
        <translation>Zurückgenommen {when}</translation>
    </message>
    <message>
        <source>Test question</source>
        <translation>Testfrage</translation>
    </message>
    <message>
        <source>The bot answers so from now on.</source>
        <translation>So antwortet der Bot ab jetzt.</translation>
    </message>
    <message>
        <source>The page is open at {address}, for browsers on this computer alone. It closes with the bot.</source>
        <translation>Die Seite ist unter {address} offen, nur für Browser auf diesem Computer. Sie schließt mit dem Bot.</translation>
    </message>
    <message>
        <source>The page opens on this computer alone. It is not offered to the local network: without a certificate everybody there could read along. For colleagues at other computers, publish the bot to a host.</source>
        <translation>Die Seite öffnet sich nur auf diesem Computer. Im lokalen Netz wird sie nicht angeboten: Ohne Zertifikat könnten dort alle mitlesen. Für Kollegen an anderen Computern veröffentlichen Sie den Bot auf einem Server.</translation>
    </message>
    <message>
        <source>The right answer</source>
        <translation>Die richtige Antwort</translation>
    </message>
    <message>
        <source>They get the chat alone, rate answers and write what should be said.</source>
        <translation>Sie bekommen nur den Chat, bewerten Antworten und schreiben, was richtig wäre.</translation>
    </message>
    <message>
        <source>What colleagues say of answers comes here, and your own thumbs in the preview.</source>
        <translation>Hier landet, was Kollegen zu Antworten sagen, und Ihre eigenen Daumen aus der Vorschau.</translation>
    </message>
    <message>
        <source>What was asked and answered</source>
        <translation>Was gefragt und geantwortet wurde</translation>
    </message>
    <message>
        <source>Which notes</source>
        <translation>Welche Anmerkungen</translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation>Für wen ist er?</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Sie</translation>
    </message>
    <message>
        <source>for a day</source>
        <translation>einen Tag lang</translation>
    </message>
    <message>
        <source>for a week</source>
        <translation>eine Woche lang</translation>
    </message>
    <message>
        <source>for an hour</source>
        <translation>eine Stunde lang</translation>
    </message>
    <message>
        <source>notes from testers</source>
        <translation>Anmerkungen von Testern</translation>
    </message>
    <message>
        <source>thumb down</source>
        <translation>Daumen runter</translation>
    </message>
    <message>
        <source>thumb up</source>
        <translation>Daumen hoch</translation>
    </message>
</context>
<context>
    <name>Tests</name>
    <message numerus="yes">
        <source>%n questions were added.</source>
        <translation>
            <numerusform>%n Frage wurde hinzugefügt.</numerusform>
            <numerusform>%n Fragen wurden hinzugefügt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions were written.</source>
        <translation>
            <numerusform>%n Frage wurde geschrieben.</numerusform>
            <numerusform>%n Fragen wurden geschrieben.</numerusform>
        </translation>
    </message>
    <message>
        <source>A new question</source>
        <translation>Eine neue Frage</translation>
    </message>
    <message>
        <source>A point a line; a bar | between ways to say the same.</source>
        <translation>Ein Punkt je Zeile; ein Strich | zwischen gleichwertigen Formulierungen.</translation>
    </message>
    <message numerus="yes">
        <source>Add %n suggested</source>
        <translation>
            <numerusform>%n Vorschlag hinzufügen</numerusform>
            <numerusform>%n Vorschläge hinzufügen</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>Frage hinzufügen</translation>
    </message>
    <message>
        <source>Add what visitors ask most, or let your documents suggest some.</source>
        <translation>Fügen Sie hinzu, was Besucher am häufigsten fragen, oder lassen Sie Ihre Dokumente etwas vorschlagen.</translation>
    </message>
    <message>
        <source>Any document</source>
        <translation>Beliebiges Dokument</translation>
    </message>
    <message>
        <source>As expected</source>
        <translation>Wie erwartet</translation>
    </message>
    <message>
        <source>As others ask</source>
        <translation>Wie andere fragen</translation>
    </message>
    <message numerus="yes">
        <source>Ask %n questions?</source>
        <translation>
            <numerusform>%n Frage stellen?</numerusform>
            <numerusform>%n Fragen stellen?</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask all</source>
        <translation>Alle stellen</translation>
    </message>
    <message>
        <source>Ask as others would: {name}</source>
        <translation>Fragen wie andere: {name}</translation>
    </message>
    <message>
        <source>Ask them</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Asking them costs about {about}, at most {most}.</source>
        <translation>Sie zu fragen kostet etwa {about}, höchstens {most}.</translation>
    </message>
    <message>
        <source>Better now</source>
        <translation>Jetzt besser</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Ändern</translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation>Frage ändern</translation>
    </message>
    <message>
        <source>Change: {name}</source>
        <translation>Ändern: {name}</translation>
    </message>
    <message>
        <source>Does it know the answer?</source>
        <translation>Kennt er die Antwort?</translation>
    </message>
    <message>
        <source>Does it offer a person?</source>
        <translation>Bietet er einen Menschen an?</translation>
    </message>
    <message>
        <source>Either is fine</source>
        <translation>Beides ist recht</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>Aus einer Datei …</translation>
    </message>
    <message>
        <source>Got worse</source>
        <translation>Schlechter geworden</translation>
    </message>
    <message>
        <source>Into a file…</source>
        <translation>In eine Datei …</translation>
    </message>
    <message>
        <source>It answered instead of saying that it does not know</source>
        <translation>Er antwortete, statt zu sagen, dass er es nicht weiß</translation>
    </message>
    <message>
        <source>It must answer</source>
        <translation>Er muss antworten</translation>
    </message>
    <message>
        <source>It must not offer a person</source>
        <translation>Er darf keinen Menschen anbieten</translation>
    </message>
    <message>
        <source>It must offer a person</source>
        <translation>Er muss einen Menschen anbieten</translation>
    </message>
    <message>
        <source>It must say that it does not know</source>
        <translation>Er muss sagen, dass er es nicht weiß</translation>
    </message>
    <message>
        <source>It offered a person</source>
        <translation>Er bot einen Menschen an</translation>
    </message>
    <message>
        <source>It offered no person</source>
        <translation>Er bot keinen Menschen an</translation>
    </message>
    <message>
        <source>It said that it does not know</source>
        <translation>Er sagte, dass er es nicht weiß</translation>
    </message>
    <message>
        <source>It said: {answer}</source>
        <translation>Er sagte: {answer}</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>No questions yet</source>
        <translation>Noch keine Fragen</translation>
    </message>
    <message>
        <source>Not as expected</source>
        <translation>Nicht wie erwartet</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Noch nicht gestellt</translation>
    </message>
    <message>
        <source>Not said: {about}</source>
        <translation>Nicht gesagt: {about}</translation>
    </message>
    <message>
        <source>Not taken from: {about}</source>
        <translation>Nicht entnommen aus: {about}</translation>
    </message>
    <message>
        <source>Notes from testers</source>
        <translation>Anmerkungen von Testern</translation>
    </message>
    <message>
        <source>Otherwise than “{question}” was answered</source>
        <translation>Anders als „{question}“ beantwortet</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>Teile dieser Seite</translation>
    </message>
    <message>
        <source>Question {done} of {total}</source>
        <translation>Frage {done} von {total}</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Fragen</translation>
    </message>
    <message>
        <source>Questions asked</source>
        <translation>Gestellte Fragen</translation>
    </message>
    <message>
        <source>Questions that are asked after every change, so that none gets worse.</source>
        <translation>Fragen, die nach jeder Änderung gestellt werden, damit keine Antwort schlechter wird.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove this question?</source>
        <translation>Diese Frage entfernen?</translation>
    </message>
    <message>
        <source>Remove: {name}</source>
        <translation>Entfernen: {name}</translation>
    </message>
    <message>
        <source>Said: {about}</source>
        <translation>Gesagt: {about}</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n weitere zeigen</numerusform>
            <numerusform>%n weitere zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Tests</translation>
    </message>
    <message>
        <source>The answer must not say</source>
        <translation>Die Antwort darf nicht sagen</translation>
    </message>
    <message>
        <source>The answer must say</source>
        <translation>Die Antwort muss sagen</translation>
    </message>
    <message>
        <source>The bot has changed since they were asked.</source>
        <translation>Der Bot hat sich geändert, seit sie gestellt wurden.</translation>
    </message>
    <message>
        <source>The question is among your tests now.</source>
        <translation>Die Frage gehört jetzt zu Ihren Tests.</translation>
    </message>
    <message>
        <source>What a visitor asks</source>
        <translation>Was ein Besucher fragt</translation>
    </message>
    <message>
        <source>What must come of each, and what came the last time.</source>
        <translation>Was jeweils herauskommen muss, und was beim letzten Mal herauskam.</translation>
    </message>
    <message>
        <source>Where the answer stands</source>
        <translation>Wo die Antwort steht</translation>
    </message>
    <message>
        <source>anything goes: it is only watched</source>
        <translation>alles ist erlaubt: sie wird nur beobachtet</translation>
    </message>
    <message>
        <source>from {document}</source>
        <translation>aus {document}</translation>
    </message>
    <message>
        <source>must be answered</source>
        <translation>muss beantwortet werden</translation>
    </message>
    <message>
        <source>must have the same substance as from others</source>
        <translation>muss denselben Inhalt haben wie bei anderen</translation>
    </message>
    <message>
        <source>must not say: {points}</source>
        <translation>darf nicht sagen: {points}</translation>
    </message>
    <message>
        <source>must offer a person</source>
        <translation>muss einen Menschen anbieten</translation>
    </message>
    <message>
        <source>must offer no person</source>
        <translation>darf keinen Menschen anbieten</translation>
    </message>
    <message>
        <source>must say that it does not know</source>
        <translation>muss sagen, dass er es nicht weiß</translation>
    </message>
    <message>
        <source>must say: {points}</source>
        <translation>muss sagen: {points}</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>fragen</translation>
    </message>
    <message>
        <source>{good} of {all} as expected</source>
        <translation>{good} von {all} wie erwartet</translation>
    </message>
</context>
<context>
    <name>Understanding</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n Textstelle</numerusform>
            <numerusform>%n Textstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages in use</source>
        <translation>
            <numerusform>%n Textstelle in Gebrauch</numerusform>
            <numerusform>%n Textstellen in Gebrauch</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Berichtigen …</translation>
    </message>
    <message>
        <source>Could not be applied</source>
        <translation>Nicht anwendbar</translation>
    </message>
    <message>
        <source>Files attached to it were left out.</source>
        <translation>Angehängte Dateien wurden weggelassen.</translation>
    </message>
    <message>
        <source>In the document: {text}</source>
        <translation>Im Dokument: {text}</translation>
    </message>
    <message>
        <source>Invisible characters were taken out: they make words unfindable.</source>
        <translation>Unsichtbare Zeichen wurden entfernt: Sie machen Wörter unauffindbar.</translation>
    </message>
    <message>
        <source>It still holds</source>
        <translation>Gilt weiterhin</translation>
    </message>
    <message>
        <source>Marks that turn the direction of writing were taken out.</source>
        <translation>Zeichen, die die Schreibrichtung umkehren, wurden entfernt.</translation>
    </message>
    <message>
        <source>Masked here: {what}</source>
        <translation>Hier maskiert: {what}</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nächste Seite</translation>
    </message>
    <message>
        <source>Only the first of many pictures were read.</source>
        <translation>Nur die ersten von vielen Bildern wurden gelesen.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Vorige Seite</translation>
    </message>
    <message>
        <source>Page of {name}</source>
        <translation>Seite von {name}</translation>
    </message>
    <message>
        <source>Page {n} of {total}</source>
        <translation>Seite {n} von {total}</translation>
    </message>
    <message>
        <source>Part {n} of {total}</source>
        <translation>Teil {n} von {total}</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Textstellen</translation>
    </message>
    <message>
        <source>Personal data here, marked in red: {what}</source>
        <translation>Persönliche Daten hier, rot markiert: {what}</translation>
    </message>
    <message>
        <source>Programs inside the document were left out.</source>
        <translation>Programme im Dokument wurden weggelassen.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Search in the document</source>
        <translation>Im Dokument suchen</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Suchen …</translation>
    </message>
    <message>
        <source>Some of its text tries to command the bot. It is not followed: no model is shown it, and no answer is made of it. The tab Health shows where it stands.</source>
        <translation>Ein Teil des Textes will dem Bot Befehle geben. Er wird nicht befolgt: Kein Modell bekommt ihn zu sehen, und keine Antwort entsteht daraus. Unter Zustand sehen Sie, wo er steht.</translation>
    </message>
    <message>
        <source>Some pages hold no text that could be read.</source>
        <translation>Einige Seiten enthalten keinen lesbaren Text.</translation>
    </message>
    <message>
        <source>Something that is no text of the document was left out.</source>
        <translation>Etwas, das kein Text des Dokuments ist, wurde weggelassen.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Ausschalten</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Text of {name}</source>
        <translation>Text von {name}</translation>
    </message>
    <message>
        <source>Text that a reader does not see was left out: white, tiny or marked as hidden. It could make a bot say what nobody wrote for your customers.</source>
        <translation>Text, den Leser nicht sehen, wurde weggelassen: weißer, winziger oder verborgener. Er könnte den Bot etwas sagen lassen, das niemand für Ihre Kunden geschrieben hat.</translation>
    </message>
    <message>
        <source>Text was recognised in pictures of letters. Compare numbers and names with the page.</source>
        <translation>Text wurde in Bildern von Schrift erkannt. Vergleichen Sie Zahlen und Namen mit der Seite.</translation>
    </message>
    <message>
        <source>The bot has learnt it.</source>
        <translation>Der Bot hat es gelernt.</translation>
    </message>
    <message>
        <source>The document says this a little differently since you decided. Does it still hold?</source>
        <translation>Das Dokument sagt dies etwas anders, seit Sie entschieden haben. Gilt es weiterhin?</translation>
    </message>
    <message>
        <source>The document was read anew since then: that passage is not in it any more.</source>
        <translation>Das Dokument wurde seitdem neu gelesen: Diese Textstelle steht nicht mehr darin.</translation>
    </message>
    <message>
        <source>The original is not kept or cannot be shown: this is the text that was understood.</source>
        <translation>Das Original ist nicht aufbewahrt oder nicht darstellbar: Dies ist der Text, der verstanden wurde.</translation>
    </message>
    <message>
        <source>The passage</source>
        <translation>Die Textstelle</translation>
    </message>
    <message>
        <source>The text you corrected is gone from the document, so the correction is not used.</source>
        <translation>Der Text, den Sie berichtigt haben, steht nicht mehr im Dokument; die Berichtigung wird nicht verwendet.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Wieder verwenden</translation>
    </message>
    <message>
        <source>What it shall say</source>
        <translation>Was sie sagen soll</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>Was verstanden wurde</translation>
    </message>
    <message>
        <source>You had switched it off.</source>
        <translation>Sie hatten sie ausgeschaltet.</translation>
    </message>
    <message>
        <source>Your words: {text}</source>
        <translation>Ihre Worte: {text}</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>personal data: {what}</source>
        <translation>persönliche Daten: {what}</translation>
    </message>
    <message>
        <source>table</source>
        <translation>Tabelle</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Passphrase oder Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
</context>
<context>
    <name>Unlocking</name>
    <message>
        <source>Everything is where you left it.</source>
        <translation>Alles ist, wo Sie es gelassen haben.</translation>
    </message>
    <message>
        <source>Let the keyring open this bot again?</source>
        <translation>Soll der Schlüsselbund diesen Bot wieder öffnen?</translation>
    </message>
    <message>
        <source>Locked because nobody was here.</source>
        <translation>Gesperrt, weil niemand hier war.</translation>
    </message>
    <message>
        <source>Other bots</source>
        <translation>Andere Bots</translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Passphrase oder Wiederherstellungscode</translation>
    </message>
    <message>
        <source>Renew it</source>
        <translation>Erneuern</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Sicherung wiederherstellen …</translation>
    </message>
    <message>
        <source>The keyring of this computer did not open it this time. Renewed, it opens the bot by itself from now on; the passphrase and the sheet go on opening it, too.</source>
        <translation>Der Schlüsselbund dieses Computers hat ihn dieses Mal nicht geöffnet. Erneuert öffnet er den Bot von jetzt an von selbst; auch die Passphrase und das Blatt öffnen ihn weiterhin.</translation>
    </message>
    <message>
        <source>The keyring opens this bot again.</source>
        <translation>Der Schlüsselbund öffnet diesen Bot wieder.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
    <message>
        <source>Type it, or the code of the recovery sheet.</source>
        <translation>Geben Sie sie ein oder den Code des Wiederherstellungsblatts.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>Unlock with the keyring</source>
        <translation>Mit dem Schlüsselbund entsperren</translation>
    </message>
    <message>
        <source>What was under way has ended first.</source>
        <translation>Was lief, ist zuerst zu Ende gegangen.</translation>
    </message>
    <message>
        <source>{name} is locked</source>
        <translation>{name} ist gesperrt</translation>
    </message>
</context>
<context>
    <name>Unsaved</name>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Angaben</translation>
    </message>
    <message>
        <source>Hushdesk had ended without being closed. Look at it there, then save or discard it.</source>
        <translation>Hushdesk wurde beendet, ohne geschlossen zu werden. Sehen Sie es dort an und speichern oder verwerfen Sie es.</translation>
    </message>
    <message>
        <source>Privacy, rules</source>
        <translation>Datenschutz, Regeln</translation>
    </message>
    <message>
        <source>What you had not saved is back: {places}.</source>
        <translation>Was Sie noch nicht gespeichert hatten, ist wieder da: {places}.</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n Dokument</numerusform>
            <numerusform>%n Dokumente</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n Textstelle</numerusform>
            <numerusform>%n Textstellen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points set aside</source>
        <translation>
            <numerusform>%n Punkt zurückgestellt</numerusform>
            <numerusform>%n Punkte zurückgestellt</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare version</source>
        <translation>Version vergleichen</translation>
    </message>
    <message>
        <source>Did version {version} leak?</source>
        <translation>Wurde Version {version} entwendet?</translation>
    </message>
    <message>
        <source>Every file you sealed. Numbers only rise; hosts refuse less.</source>
        <translation>Jede Datei, die Sie versiegelt haben. Die Nummern steigen nur; kleinere weisen Server ab.</translation>
    </message>
    <message>
        <source>In the order of haste. Each is worth doing today.</source>
        <translation>Das Eiligste zuerst. Alles davon lohnt sich noch heute.</translation>
    </message>
    <message>
        <source>It leaked…</source>
        <translation>Es wurde entwendet …</translation>
    </message>
    <message>
        <source>Leaked</source>
        <translation>Entwendet</translation>
    </message>
    <message>
        <source>Nothing changed since {version}.</source>
        <translation>Seit {version} hat sich nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing is different.</source>
        <translation>Es gibt keinen Unterschied.</translation>
    </message>
    <message>
        <source>Nothing was sealed yet.</source>
        <translation>Es wurde noch nichts versiegelt.</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>Ältere</translation>
    </message>
    <message>
        <source>Seal anew</source>
        <translation>Neu versiegeln</translation>
    </message>
    <message>
        <source>Since {version}:</source>
        <translation>Seit {version}:</translation>
    </message>
    <message>
        <source>The next file you seal takes its place: to another passphrase, or to a new identity of your host. Your hosts are told to refuse this version and all before.</source>
        <translation>Die nächste Datei, die Sie versiegeln, tritt an ihre Stelle: mit einer anderen Passphrase oder für eine neue Identität Ihres Servers. Ihre Server werden angewiesen, diese Version und alle davor abzuweisen.</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Version {number}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versionen</translation>
    </message>
    <message>
        <source>What else to do now</source>
        <translation>Was jetzt noch zu tun ist</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Mit</translation>
    </message>
    <message>
        <source>a host needs {size} of memory</source>
        <translation>ein Server braucht {size} Speicher</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>by passphrase</source>
        <translation>mit Passphrase</translation>
    </message>
    <message numerus="yes">
        <source>for %n hosts</source>
        <translation>
            <numerusform>für %n Server</numerusform>
            <numerusform>für %n Server</numerusform>
        </translation>
    </message>
    <message>
        <source>provider&apos;s key inside</source>
        <translation>Schlüssel des Anbieters darin</translation>
    </message>
    <message>
        <source>the bot as it is now</source>
        <translation>der Bot, wie er jetzt ist</translation>
    </message>
    <message>
        <source>{passed} tests passed, {failed} failed</source>
        <translation>{passed} Testfragen bestanden, {failed} nicht</translation>
    </message>
    <message>
        <source>{version} leaked…</source>
        <translation>{version} wurde entwendet …</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>A clinic or practice</source>
        <translation>Eine Klinik oder Praxis</translation>
    </message>
    <message>
        <source>A restaurant</source>
        <translation>Ein Restaurant</translation>
    </message>
    <message>
        <source>A salon</source>
        <translation>Ein Salon</translation>
    </message>
    <message>
        <source>A shop</source>
        <translation>Ein Laden</translation>
    </message>
    <message>
        <source>A topic a line, as its words: politics, elections, parties</source>
        <translation>Ein Thema je Zeile, als seine Wörter: Politik, Wahlen, Parteien</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Ein anderer</translation>
    </message>
    <message>
        <source>Are you human?</source>
        <translation>Bist du ein Mensch?</translation>
    </message>
    <message>
        <source>Can you promise me a discount?</source>
        <translation>Können Sie mir einen Rabatt versprechen?</translation>
    </message>
    <message>
        <source>Claims, lawsuits, whether a contract holds.</source>
        <translation>Ansprüche, Klagen, ob ein Vertrag gilt.</translation>
    </message>
    <message>
        <source>Discounts and promises</source>
        <translation>Rabatte und Zusagen</translation>
    </message>
    <message>
        <source>Empty means the time zone of the computer that runs the bot. A host often runs on another clock than yours.</source>
        <translation>Leer gilt die Zeitzone des Rechners, auf dem der Bot läuft. Ein Server geht oft nach einer anderen Uhr als Sie.</translation>
    </message>
    <message>
        <source>Empty takes our own words.</source>
        <translation>Leer nimmt unsere Worte.</translation>
    </message>
    <message>
        <source>Exact, without ornament</source>
        <translation>Genau, ohne Schmuck</translation>
    </message>
    <message>
        <source>Formally (Sie, usted)</source>
        <translation>Förmlich (Sie, usted)</translation>
    </message>
    <message>
        <source>Four sentences</source>
        <translation>Vier Sätze</translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation>Freundlich</translation>
    </message>
    <message>
        <source>Goodbye</source>
        <translation>Auf Wiedersehen</translation>
    </message>
    <message>
        <source>How visitors are addressed</source>
        <translation>Anrede der Besucher</translation>
    </message>
    <message>
        <source>I want to die</source>
        <translation>Ich will sterben</translation>
    </message>
    <message>
        <source>Informally (du, tú)</source>
        <translation>Vertraut (du, tú)</translation>
    </message>
    <message>
        <source>Languages it answers in</source>
        <translation>Sprachen, in denen er antwortet</translation>
    </message>
    <message>
        <source>Legal advice</source>
        <translation>Rechtlicher Rat</translation>
    </message>
    <message>
        <source>Length of an answer</source>
        <translation>Länge einer Antwort</translation>
    </message>
    <message>
        <source>Medical advice</source>
        <translation>Medizinischer Rat</translation>
    </message>
    <message>
        <source>My father is having a heart attack</source>
        <translation>Mein Vater hat einen Herzinfarkt</translation>
    </message>
    <message>
        <source>Name the number to call where your visitors live.</source>
        <translation>Nennen Sie die Notrufnummer, die bei Ihren Besuchern gilt.</translation>
    </message>
    <message>
        <source>Names of competitors</source>
        <translation>Namen von Mitbewerbern</translation>
    </message>
    <message>
        <source>No opening hours are stated, so the bot cannot tell.</source>
        <translation>Es sind keine Öffnungszeiten angegeben, also kann der Bot es nicht sagen.</translation>
    </message>
    <message>
        <source>Nothing stands against it: the bot looks for an answer.</source>
        <translation>Nichts spricht dagegen: Der Bot sucht eine Antwort.</translation>
    </message>
    <message>
        <source>One a line.</source>
        <translation>Eine Angabe je Zeile.</translation>
    </message>
    <message>
        <source>One a line. A sentence of a model with one of them is left out.</source>
        <translation>Eines je Zeile. Ein Satz eines Modells, in dem eines davon steht, wird weggelassen.</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Öffnungszeiten</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Sachlich</translation>
    </message>
    <message>
        <source>Rebates, haggling, guarantees of a price.</source>
        <translation>Nachlässe, Feilschen, Preisgarantien.</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Dienstleistungen</translation>
    </message>
    <message>
        <source>Sets a voice, topics that are never answered, questions to offer and a privacy preset that suit it. You can change all of it, and no fact is invented.</source>
        <translation>Setzt Stimme, Themen ohne Antwort, angebotene Fragen und eine Voreinstellung zum Datenschutz, die dazu passen. Sie können alles ändern, und keine Angabe wird erfunden.</translation>
    </message>
    <message>
        <source>Small talk and emergencies</source>
        <translation>Plaudern und Notfälle</translation>
    </message>
    <message>
        <source>State the hours under Documents, Facts. From them the bot answers “are you open now?” by the clock of your business.</source>
        <translation>Geben Sie die Zeiten unter Dokumente, Angaben an. Daraus beantwortet der Bot „Haben Sie gerade geöffnet?“ nach der Uhr Ihres Betriebs.</translation>
    </message>
    <message>
        <source>Symptoms, medicines, doses, diagnoses.</source>
        <translation>Beschwerden, Medikamente, Dosierungen, Diagnosen.</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>Vielen Dank!</translation>
    </message>
    <message>
        <source>The bot always says first that it is an AI. Your words follow.</source>
        <translation>Der Bot sagt immer zuerst, dass er eine KI ist. Ihre Worte folgen.</translation>
    </message>
    <message>
        <source>These messages are recognised in English, German and Spanish and never looked up. Where you leave a field empty, the bot uses its own words in the visitor&apos;s language.</source>
        <translation>Diese Nachrichten werden auf Englisch, Deutsch und Spanisch erkannt und nie nachgeschlagen. Wo Sie ein Feld leer lassen, nimmt der Bot eigene Worte in der Sprache des Besuchers.</translation>
    </message>
    <message>
        <source>This is how it will read</source>
        <translation>So wird es klingen</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>To a goodbye</source>
        <translation>Auf einen Abschied</translation>
    </message>
    <message>
        <source>To danger, accidents and violence</source>
        <translation>Bei Gefahr, Unfall und Gewalt</translation>
    </message>
    <message>
        <source>To rude words</source>
        <translation>Auf grobe Worte</translation>
    </message>
    <message>
        <source>To thanks</source>
        <translation>Auf einen Dank</translation>
    </message>
    <message>
        <source>To thoughts of harming oneself</source>
        <translation>Bei Gedanken, sich etwas anzutun</translation>
    </message>
    <message>
        <source>To “are you human?”</source>
        <translation>Auf „Sind Sie ein Mensch?“</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Ton</translation>
    </message>
    <message>
        <source>Tone, address and length hold for a model. Quotes from your documents stay as they are written.</source>
        <translation>Ton, Anrede und Länge gelten für ein Modell. Zitate aus Ihren Dokumenten bleiben, wie sie geschrieben sind.</translation>
    </message>
    <message>
        <source>Topics it never answers</source>
        <translation>Themen, zu denen er nie antwortet</translation>
    </message>
    <message>
        <source>Topics of your own</source>
        <translation>Eigene Themen</translation>
    </message>
    <message>
        <source>Try a question</source>
        <translation>Eine Frage ausprobieren</translation>
    </message>
    <message>
        <source>Two letters a line: en, de, es. Empty means every language; a question in another one gets a kind sentence that names them.</source>
        <translation>Zwei Buchstaben je Zeile: en, de, es. Leer heißt jede Sprache; auf eine Frage in einer anderen folgt ein freundlicher Satz, der sie nennt.</translation>
    </message>
    <message>
        <source>Two sentences</source>
        <translation>Zwei Sätze</translation>
    </message>
    <message>
        <source>Up to seven sentences</source>
        <translation>Bis zu sieben Sätze</translation>
    </message>
    <message>
        <source>Visitors of such a business also ask for: {facts}</source>
        <translation>Besucher eines solchen Betriebs fragen auch nach: {facts}</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Stimme</translation>
    </message>
    <message>
        <source>Warm, as to a regular guest</source>
        <translation>Herzlich, wie zu Stammgästen</translation>
    </message>
    <message>
        <source>What it says in another language</source>
        <translation>Was er in einer anderen Sprache sagt</translation>
    </message>
    <message>
        <source>What it says instead</source>
        <translation>Was er stattdessen sagt</translation>
    </message>
    <message>
        <source>What kind of business it is</source>
        <translation>Was für ein Betrieb es ist</translation>
    </message>
    <message>
        <source>What the bot calls itself</source>
        <translation>Wie der Bot sich nennt</translation>
    </message>
    <message>
        <source>Whatever your documents say, these are left to a person. Only an answer you gave yourself, under Facts, comes before.</source>
        <translation>Was auch in Ihren Dokumenten steht: Diese Themen bleiben einem Menschen vorbehalten. Nur eine Antwort, die Sie selbst unter Angaben gegeben haben, geht vor.</translation>
    </message>
    <message>
        <source>When a visitor writes</source>
        <translation>Wenn ein Besucher schreibt</translation>
    </message>
    <message>
        <source>Words to avoid</source>
        <translation>Wörter, die er meidet</translation>
    </message>
    <message>
        <source>Words to use</source>
        <translation>Wörter, die passen</translation>
    </message>
    <message>
        <source>You are a stupid bot</source>
        <translation>Du bist ein dummer Bot</translation>
    </message>
    <message>
        <source>for example Mia</source>
        <translation>zum Beispiel Mia</translation>
    </message>
</context>
<context>
    <name>WebPages</name>
    <message numerus="yes">
        <source>%n more pages are left out.</source>
        <translation>
            <numerusform>%n weitere Seite ist ausgelassen.</numerusform>
            <numerusform>%n weitere Seiten sind ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n Seite</numerusform>
            <numerusform>%n Seiten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages can be read.</source>
        <translation>
            <numerusform>%n Seite ist lesbar.</numerusform>
            <numerusform>%n Seiten sind lesbar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n Wort</numerusform>
            <numerusform>%n Wörter</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Einmalig erlauben</translation>
    </message>
    <message>
        <source>Asking the site what may be read: {address}</source>
        <translation>Die Website wird gefragt, was gelesen werden darf: {address}</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Contact {host}?</source>
        <translation>{host} aufrufen?</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Erased from your bot: {pages} of {address}.</source>
        <translation>Aus Ihrem Bot gelöscht: {pages} von {address}.</translation>
    </message>
    <message>
        <source>Every page of this host that its links lead to.</source>
        <translation>Jede Seite dieser Website, zu der ihre Links führen.</translation>
    </message>
    <message>
        <source>Give an address above. You see each page before it is read.</source>
        <translation>Geben Sie oben eine Adresse ein. Sie sehen jede Seite, bevor sie gelesen wird.</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>How far the look is</source>
        <translation>Wie weit das Ansehen ist</translation>
    </message>
    <message>
        <source>How far the reading is</source>
        <translation>Wie weit das Lesen ist</translation>
    </message>
    <message>
        <source>How much of it</source>
        <translation>Wie viel davon</translation>
    </message>
    <message>
        <source>Hushdesk may contact {host} once, now, to read these pages. Nothing of yours is sent. Your privacy settings stay as they are, and each contact is written down.</source>
        <translation>Hushdesk darf {host} jetzt einmalig aufrufen, um diese Seiten zu lesen. Von Ihnen wird nichts gesendet. Ihre Datenschutzeinstellungen bleiben, wie sie sind, und jeder Kontakt wird aufgeschrieben.</translation>
    </message>
    <message>
        <source>Learning {name}</source>
        <translation>{name} wird gelernt</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Left out, and why</source>
        <translation>Ausgelassen, und warum</translation>
    </message>
    <message>
        <source>Look first</source>
        <translation>Erst ansehen</translation>
    </message>
    <message>
        <source>Looking at page {n} of {total}: {address}</source>
        <translation>Seite {n} von {total} wird angesehen: {address}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>No website was read yet</source>
        <translation>Es wurde noch keine Website gelesen</translation>
    </message>
    <message>
        <source>Nothing here can be read.</source>
        <translation>Hier ist nichts lesbar.</translation>
    </message>
    <message>
        <source>One page</source>
        <translation>Eine Seite</translation>
    </message>
    <message>
        <source>One page, or one file such as a price list in PDF.</source>
        <translation>Eine Seite oder eine Datei, etwa eine Preisliste als PDF.</translation>
    </message>
    <message>
        <source>Pages at the most</source>
        <translation>Höchstens so viele Seiten</translation>
    </message>
    <message>
        <source>Pages of its sitemap</source>
        <translation>Seiten ihrer Sitemap</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Noch einmal lesen</translation>
    </message>
    <message>
        <source>Read these pages</source>
        <translation>Diese Seiten lesen</translation>
    </message>
    <message>
        <source>Read your website</source>
        <translation>Lesen Sie Ihre Website ein</translation>
    </message>
    <message>
        <source>Read “{title}”</source>
        <translation>„{title}“ lesen</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Wird gelesen</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>{name} wird gelesen</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n pages that are gone</source>
        <translation>
            <numerusform>%n Seite entfernen, die es nicht mehr gibt</numerusform>
            <numerusform>%n Seiten entfernen, die es nicht mehr gibt</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove the pages that are gone?</source>
        <translation>Die Seiten entfernen, die es nicht mehr gibt?</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove {address}</source>
        <translation>{address} entfernen</translation>
    </message>
    <message>
        <source>Remove “{address}”?</source>
        <translation>„{address}“ entfernen?</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>{name} wird gespeichert</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>The pages are read.</source>
        <translation>Die Seiten sind gelesen.</translation>
    </message>
    <message>
        <source>The pages in its sitemap</source>
        <translation>Die Seiten ihrer Sitemap</translation>
    </message>
    <message>
        <source>The site has these pages no more:</source>
        <translation>Diese Seiten gibt es auf der Website nicht mehr:</translation>
    </message>
    <message>
        <source>The text of its pages is kept in this bot, and every answer names its page.</source>
        <translation>Der Text der Seiten wird in diesem Bot aufbewahrt, und jede Antwort nennt ihre Seite.</translation>
    </message>
    <message>
        <source>The whole site</source>
        <translation>Die ganze Website</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Diese Seite</translation>
    </message>
    <message>
        <source>This website is mine, or I may use its texts in my bot.</source>
        <translation>Diese Website gehört mir, oder ich darf ihre Texte in meinem Bot verwenden.</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Alle auswählen</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Keine auswählen</translation>
    </message>
    <message>
        <source>Untick what your bot should not know. Nothing is read before.</source>
        <translation>Wählen Sie ab, was Ihr Bot nicht wissen soll. Vorher wird nichts übernommen.</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Wartet auf Sie</translation>
    </message>
    <message>
        <source>Websites in this bot</source>
        <translation>Websites in diesem Bot</translation>
    </message>
    <message>
        <source>What the site itself lists for search engines.</source>
        <translation>Die Liste, die die Website selbst davon führt.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>What your bot learnt from it ({pages}) is erased. The website itself stays as it is. Bundles you exported before still hold it.</source>
        <translation>Was Ihr Bot daraus gelernt hat ({pages}), wird gelöscht. Die Website selbst bleibt, wie sie ist. Früher exportierte Pakete enthalten es noch.</translation>
    </message>
    <message>
        <source>Whole site</source>
        <translation>Ganze Website</translation>
    </message>
    <message>
        <source>Working on {name}</source>
        <translation>{name} wird bearbeitet</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>changed on {day}</source>
        <translation>geändert am {day}</translation>
    </message>
    <message>
        <source>read {when}</source>
        <translation>gelesen {when}</translation>
    </message>
    <message>
        <source>{pages} ticked, {words}</source>
        <translation>{pages} ausgewählt, {words}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A bot from another computer opens from its file, or its backup.</source>
        <translation>Ein Bot von einem anderen Computer öffnet sich aus seiner Datei oder seiner Sicherung.</translation>
    </message>
    <message>
        <source>A passphrase for the sample bot</source>
        <translation>Eine Passphrase für den Beispiel-Bot</translation>
    </message>
    <message>
        <source>A small bicycle shop with documents, prices and a policy. Ask it something, take it apart, throw it away.</source>
        <translation>Ein kleiner Fahrradladen mit Dokumenten, Preisen und Regeln. Fragen Sie ihn etwas, nehmen Sie ihn auseinander, werfen Sie ihn weg.</translation>
    </message>
    <message>
        <source>A support chatbot from your own documents. Everything stays on this computer until you decide otherwise.</source>
        <translation>Ein Hilfe-Chatbot aus Ihren eigenen Dokumenten. Alles bleibt auf diesem Computer, bis Sie etwas anderes entscheiden.</translation>
    </message>
    <message>
        <source>Create the bot</source>
        <translation>Bot anlegen</translation>
    </message>
    <message>
        <source>Language of your visitors</source>
        <translation>Sprache Ihrer Besucher</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Erst einmal umsehen</translation>
    </message>
    <message>
        <source>Make one for me</source>
        <translation>Eine für mich erzeugen</translation>
    </message>
    <message>
        <source>Make your own</source>
        <translation>Einen eigenen anlegen</translation>
    </message>
    <message>
        <source>My shop</source>
        <translation>Mein Laden</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <source>Open the sample bot</source>
        <translation>Beispiel-Bot öffnen</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} öffnen</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The keyring of this computer opens the bot by itself. A passphrase opens it when the keyring is lost; you can add it later.</source>
        <translation>Der Schlüsselbund dieses Computers öffnet den Bot von selbst. Eine Passphrase öffnet ihn, wenn der Schlüsselbund verloren geht; Sie können sie später hinzufügen.</translation>
    </message>
    <message>
        <source>This computer has no keyring, so a passphrase opens the bot.</source>
        <translation>Dieser Computer hat keinen Schlüsselbund, deshalb öffnet eine Passphrase den Bot.</translation>
    </message>
    <message>
        <source>Welcome to Hushdesk</source>
        <translation>Willkommen bei Hushdesk</translation>
    </message>
    <message>
        <source>You have one already?</source>
        <translation>Sie haben schon einen?</translation>
    </message>
    <message>
        <source>Your bots</source>
        <translation>Ihre Bots</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Copied. Personal data in it is masked.</source>
        <translation>Kopiert. Personenbezogene Daten darin sind maskiert.</translation>
    </message>
    <message>
        <source>Copy as report</source>
        <translation>Als Bericht kopieren</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Angabe</translation>
    </message>
    <message>
        <source>It could not be tried.</source>
        <translation>Es konnte nicht ausprobiert werden.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saved as {name}. Personal data in it is masked.</source>
        <translation>Gespeichert als {name}. Personenbezogene Daten darin sind maskiert.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern …</translation>
    </message>
    <message>
        <source>Show in the document</source>
        <translation>Im Dokument zeigen</translation>
    </message>
    <message>
        <source>Show in the document: {name}</source>
        <translation>Im Dokument zeigen: {name}</translation>
    </message>
    <message>
        <source>The best first.</source>
        <translation>Die beste zuerst.</translation>
    </message>
    <message>
        <source>Trying it out…</source>
        <translation>Wird ausprobiert …</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Verwendet</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>Add documents</source>
        <translation>Dokumente hinzufügen</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>Bots and backups</source>
        <translation>Bots und Sicherungen</translation>
    </message>
    <message>
        <source>Check a bundle</source>
        <translation>Ein Paket prüfen</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Dokumente</translation>
    </message>
    <message>
        <source>Export a table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>Tabelle importieren</translation>
    </message>
    <message>
        <source>Open a bot</source>
        <translation>Bot öffnen</translation>
    </message>
    <message>
        <source>Open a file of the host</source>
        <translation>Eine Datei des Servers öffnen</translation>
    </message>
    <message>
        <source>Save the bundle</source>
        <translation>Paket speichern</translation>
    </message>
    <message>
        <source>Sealed bots</source>
        <translation>Versiegelte Bots</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tabellen</translation>
    </message>
</context>
</TS>
