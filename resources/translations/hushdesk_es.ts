<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Activity</name>
    <message numerus="yes">
        <source>%n more after these</source>
        <translation>
            <numerusform>%n más después</numerusform>
            <numerusform>%n más después</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n vencida</numerusform>
            <numerusform>%n vencidas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were checked.</source>
        <translation>
            <numerusform>Se comprobó %n fila.</numerusform>
            <numerusform>Se comprobaron %n filas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were written</source>
        <translation>
            <numerusform>Se escribió %n fila</numerusform>
            <numerusform>Se escribieron %n filas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unusual</source>
        <translation>
            <numerusform>%n inusual</numerusform>
            <numerusform>%n inusuales</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unusual things wait</source>
        <translation>
            <numerusform>%n cosa inusual espera</numerusform>
            <numerusform>%n cosas inusuales esperan</numerusform>
        </translation>
    </message>
    <message>
        <source>A name or a role, as you write it.</source>
        <translation>Un nombre o una función, como usted lo escriba.</translation>
    </message>
    <message>
        <source>A name or a role, as you write it. A training holds a year.</source>
        <translation>Un nombre o una función, como usted lo escriba. Una formación vale un año.</translation>
    </message>
    <message>
        <source>A name or a role. You may leave it empty.</source>
        <translation>Un nombre o una función. Puede dejarlo vacío.</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Actividad</translation>
    </message>
    <message>
        <source>Activity of {name}</source>
        <translation>Actividad de {name}</translation>
    </message>
    <message>
        <source>At an unknown time</source>
        <translation>En un momento desconocido</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>En cualquier momento</translation>
    </message>
    <message>
        <source>Check it now</source>
        <translation>Comprobar ahora</translation>
    </message>
    <message>
        <source>Done on {day} by {name}.</source>
        <translation>Hecho el {day} por {name}.</translation>
    </message>
    <message>
        <source>Done on {day}.</source>
        <translation>Hecho el {day}.</translation>
    </message>
    <message>
        <source>Done today</source>
        <translation>Hecho hoy</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Due {day}</source>
        <translation>Vence el {day}</translation>
    </message>
    <message>
        <source>Each row carries the mark of all rows before it, so that no row can be changed, taken out or put in without being noticed.</source>
        <translation>Cada fila lleva la marca de todas las anteriores; así ninguna se puede cambiar, quitar ni añadir sin que se note.</translation>
    </message>
    <message>
        <source>Enter a training</source>
        <translation>Anotar una formación</translation>
    </message>
    <message>
        <source>Enter it</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Caducada</translation>
    </message>
    <message>
        <source>I have looked</source>
        <translation>Ya lo he visto</translation>
    </message>
    <message>
        <source>Is it whole?</source>
        <translation>¿Está íntegro?</translation>
    </message>
    <message>
        <source>Kind of event</source>
        <translation>Tipo de suceso</translation>
    </message>
    <message>
        <source>Look at each once. What you have looked at does not come back.</source>
        <translation>Mire cada una una vez. Lo que ya miró no vuelve.</translation>
    </message>
    <message>
        <source>Newer ones</source>
        <translation>Más nuevas</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Nothing like that happened.</source>
        <translation>No ocurrió nada así.</translation>
    </message>
    <message>
        <source>Numbers and counts; never what stands in a document or a chat.</source>
        <translation>Números y cantidades; nunca lo que dice un documento o una conversación.</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>Anteriores</translation>
    </message>
    <message>
        <source>On which day?</source>
        <translation>¿Qué día?</translation>
    </message>
    <message>
        <source>Parts of the activity</source>
        <translation>Partes de la actividad</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Reviews and training</source>
        <translation>Revisiones y formación</translation>
    </message>
    <message>
        <source>Save as a PDF</source>
        <translation>Guardar como PDF</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>Guardar como tabla</translation>
    </message>
    <message>
        <source>Search the activity</source>
        <translation>Buscar en la actividad</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Buscar…</translation>
    </message>
    <message>
        <source>Since when</source>
        <translation>Desde cuándo</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Take {name} out</source>
        <translation>Quitar a {name}</translation>
    </message>
    <message>
        <source>Take “{name}” out of the register?</source>
        <translation>¿Quitar a «{name}» del registro?</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Los últimos 30 días</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>Los últimos 7 días</translation>
    </message>
    <message>
        <source>The last quarter</source>
        <translation>El último trimestre</translation>
    </message>
    <message>
        <source>The last year</source>
        <translation>El último año</translation>
    </message>
    <message>
        <source>The name is erased; the activity keeps a number only.</source>
        <translation>El nombre se borra; la actividad solo conserva un número.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Today, {day}</source>
        <translation>Hoy, {day}</translation>
    </message>
    <message>
        <source>Trained on {day}, holds until {until}</source>
        <translation>Formación del {day}, válida hasta el {until}</translation>
    </message>
    <message>
        <source>Unusual</source>
        <translation>Inusual</translation>
    </message>
    <message>
        <source>Was due {day}</source>
        <translation>Venció el {day}</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Qué ocurrió</translation>
    </message>
    <message>
        <source>What to look through again from time to time.</source>
        <translation>Lo que conviene volver a revisar de vez en cuando.</translation>
    </message>
    <message>
        <source>Who did it?</source>
        <translation>¿Quién lo hizo?</translation>
    </message>
    <message>
        <source>Who did what with this bot, and whether anybody changed that.</source>
        <translation>Quién hizo qué con este bot, y si alguien lo alteró.</translation>
    </message>
    <message>
        <source>Who was trained</source>
        <translation>Quién tiene formación</translation>
    </message>
    <message>
        <source>Who was trained?</source>
        <translation>¿Quién se formó?</translation>
    </message>
    <message>
        <source>{count} on the page Activity.</source>
        <translation>{count} en la página Actividad.</translation>
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
        <translation>Un bot que lo admite merece más confianza que uno que adivina.</translation>
    </message>
    <message>
        <source>A key ending in {last4} is kept in {place}.</source>
        <translation>Una clave que termina en {last4} está guardada aquí: {place}.</translation>
    </message>
    <message>
        <source>A language model of a provider, or on a server you choose</source>
        <translation>Un modelo de lenguaje de un proveedor, o en un servidor que usted elija</translation>
    </message>
    <message>
        <source>A language model on this computer</source>
        <translation>Un modelo de lenguaje en este ordenador</translation>
    </message>
    <message>
        <source>A person to turn to</source>
        <translation>Una persona a quien acudir</translation>
    </message>
    <message>
        <source>Address of the server</source>
        <translation>Dirección del servidor</translation>
    </message>
    <message>
        <source>Allow this host</source>
        <translation>Permitir este servidor</translation>
    </message>
    <message>
        <source>Another server that speaks OpenAI&apos;s protocol</source>
        <translation>Otro servidor con el protocolo de OpenAI</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Answers more often</source>
        <translation>Responde más a menudo</translation>
    </message>
    <message>
        <source>Answers only when sure</source>
        <translation>Responde solo cuando está seguro</translation>
    </message>
    <message>
        <source>As the server calls it</source>
        <translation>Tal como lo llama el servidor</translation>
    </message>
    <message>
        <source>Built in, free, works without a network. Shows the sentences that answer, word for word.</source>
        <translation>Incorporado, gratuito, sin red. Muestra palabra por palabra las frases que responden.</translation>
    </message>
    <message>
        <source>Contact page</source>
        <translation>Página de contacto</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Either way the bot answers from your documents alone.</source>
        <translation>En ambos casos el bot responde solo con sus documentos.</translation>
    </message>
    <message>
        <source>How sure the bot must be</source>
        <translation>Cuán seguro debe estar el bot</translation>
    </message>
    <message numerus="yes">
        <source>It offers %n models.</source>
        <translation>
            <numerusform>Ofrece %n modelo.</numerusform>
            <numerusform>Ofrece %n modelos.</numerusform>
        </translation>
    </message>
    <message>
        <source>It works. You can try it in the preview.</source>
        <translation>Funciona. Puede probarlo en la vista previa.</translation>
    </message>
    <message>
        <source>Keep the key</source>
        <translation>Guardar la clave</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Clave</translation>
    </message>
    <message>
        <source>Leave it empty unless Ollama listens elsewhere.</source>
        <translation>Déjelo vacío, salvo que Ollama esté en otro lugar.</translation>
    </message>
    <message>
        <source>Limits and people</source>
        <translation>Límites y personas</translation>
    </message>
    <message>
        <source>May text go to {address}?</source>
        <translation>¿Puede enviarse texto a {address}?</translation>
    </message>
    <message>
        <source>Name of the deployment</source>
        <translation>Nombre de la implementación</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Nombre del modelo</translation>
    </message>
    <message>
        <source>No key is kept yet.</source>
        <translation>Aún no hay ninguna clave guardada.</translation>
    </message>
    <message>
        <source>No key is kept. A server of your own often needs none.</source>
        <translation>No hay ninguna clave guardada. Un servidor propio a menudo no la necesita.</translation>
    </message>
    <message>
        <source>Ollama runs it. Free, and nothing leaves this computer. A bot on a host needs Ollama there.</source>
        <translation>Lo ejecuta Ollama. Gratis, y nada sale de este ordenador. Un bot en un servidor necesita Ollama allí.</translation>
    </message>
    <message>
        <source>OpenAI, Anthropic, Azure OpenAI, or any server that speaks the OpenAI protocol. Personal data is masked first.</source>
        <translation>OpenAI, Anthropic, Azure OpenAI o cualquier servidor con el protocolo de OpenAI. Antes se ocultan los datos personales.</translation>
    </message>
    <message>
        <source>Parts of the answers</source>
        <translation>Partes de las respuestas</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Proveedor</translation>
    </message>
    <message>
        <source>Quotes from your documents</source>
        <translation>Citas de sus documentos</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove the key</source>
        <translation>Quitar la clave</translation>
    </message>
    <message>
        <source>Remove the key?</source>
        <translation>¿Quitar la clave?</translation>
    </message>
    <message>
        <source>Save and test</source>
        <translation>Guardar y probar</translation>
    </message>
    <message>
        <source>Show sources</source>
        <translation>Mostrar las fuentes</translation>
    </message>
    <message>
        <source>Shown when the bot does not know, or when somebody asks.</source>
        <translation>Se muestra cuando el bot no lo sabe o cuando alguien lo pide.</translation>
    </message>
    <message>
        <source>Test it</source>
        <translation>Probar</translation>
    </message>
    <message>
        <source>Test the key, then choose from the list.</source>
        <translation>Pruebe la clave y elija de la lista.</translation>
    </message>
    <message>
        <source>The model stops working until you enter a key again.</source>
        <translation>El modelo dejará de funcionar hasta que introduzca otra clave.</translation>
    </message>
    <message>
        <source>The policy keeps everything on this computer. If you allow it, questions and the passages that belong to them go to this host, with personal data masked. Every contact is written down under Privacy.</source>
        <translation>Según sus reglas, todo se queda en este ordenador. Si lo permite, las preguntas y los fragmentos correspondientes irán a este servidor, con los datos personales enmascarados. Cada contacto queda anotado en «Privacidad».</translation>
    </message>
    <message>
        <source>The target address, as Azure shows it</source>
        <translation>La dirección de destino, tal como la muestra Azure</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Tono</translation>
    </message>
    <message>
        <source>Up to /v1, as its guide gives it</source>
        <translation>Hasta /v1, como indica su guía</translation>
    </message>
    <message>
        <source>Visitors see which document an answer stands in.</source>
        <translation>Los visitantes ven en qué documento está la respuesta.</translation>
    </message>
    <message>
        <source>What it says when it does not know</source>
        <translation>Qué dice cuando no lo sabe</translation>
    </message>
    <message>
        <source>When it does not know</source>
        <translation>Cuando no lo sabe</translation>
    </message>
    <message>
        <source>Who answers</source>
        <translation>Quién responde</translation>
    </message>
    <message>
        <source>Who answers your visitors, and in which words.</source>
        <translation>Quién responde a sus visitantes, y con qué palabras.</translation>
    </message>
    <message>
        <source>Who writes the answers</source>
        <translation>Quién escribe las respuestas</translation>
    </message>
    <message>
        <source>the encrypted bot file</source>
        <translation>archivo cifrado del bot</translation>
    </message>
    <message>
        <source>this computer&apos;s keyring</source>
        <translation>llavero de este ordenador</translation>
    </message>
</context>
<context>
    <name>Appearance</name>
    <message>
        <source>A form under the greeting, for who would rather leave a number. It needs the hand-over to a person, under Answers.</source>
        <translation>Un formulario bajo el saludo, para quien prefiera dejar un número. Necesita el paso a una persona, en Respuestas.</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Dirección de la página</translation>
    </message>
    <message>
        <source>Always dark</source>
        <translation>Siempre oscuro</translation>
    </message>
    <message>
        <source>Always light</source>
        <translation>Siempre claro</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>Ámbar</translation>
    </message>
    <message>
        <source>An answer stands here, with where it is written.</source>
        <translation>Aquí va una respuesta, con el lugar donde está escrita.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>As the language</source>
        <translation>Según el idioma</translation>
    </message>
    <message>
        <source>As the visitor&apos;s device</source>
        <translation>Como el dispositivo</translation>
    </message>
    <message>
        <source>Black</source>
        <translation>Negro</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Azul</translation>
    </message>
    <message>
        <source>By day</source>
        <translation>De día</translation>
    </message>
    <message>
        <source>By night</source>
        <translation>De noche</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Color</translation>
    </message>
    <message>
        <source>Contrast {ratio} : 1. Many people could not read text on it; 4.5 : 1 is needed.</source>
        <translation>Contraste {ratio} : 1. Muchas personas no podrían leer el texto; hace falta 4,5 : 1.</translation>
    </message>
    <message>
        <source>Contrast {ratio} : 1. Text on it can be read.</source>
        <translation>Contraste {ratio} : 1. El texto se lee bien.</translation>
    </message>
    <message>
        <source>Corner of the button</source>
        <translation>Esquina del botón</translation>
    </message>
    <message>
        <source>Distance from the lower edge</source>
        <translation>Distancia del borde inferior</translation>
    </message>
    <message>
        <source>Drawing of the chat</source>
        <translation>Dibujo del chat</translation>
    </message>
    <message>
        <source>Empty shows the picture alone.</source>
        <translation>Vacío muestra solo el dibujo.</translation>
    </message>
    <message>
        <source>Empty takes white, or black where white cannot be read.</source>
        <translation>Vacío usa blanco, o negro donde el blanco no se lee.</translation>
    </message>
    <message>
        <source>First words</source>
        <translation>Primeras palabras</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Verde</translation>
    </message>
    <message>
        <source>Greeting</source>
        <translation>Saludo</translation>
    </message>
    <message>
        <source>How the chat looks on your site, and what it says.</source>
        <translation>Cómo se ve el chat en su sitio y qué dice.</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>Índigo</translation>
    </message>
    <message>
        <source>Language of these texts</source>
        <translation>Idioma de estos textos</translation>
    </message>
    <message>
        <source>Language of these words</source>
        <translation>Idioma de estas palabras</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Izquierda</translation>
    </message>
    <message>
        <source>Left to right</source>
        <translation>De izquierda a derecha</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Claro u oscuro</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Diseño</translation>
    </message>
    <message>
        <source>More distance keeps a cookie banner or a basket free of it.</source>
        <translation>Más distancia deja libre un aviso de cookies o una cesta.</translation>
    </message>
    <message>
        <source>Name on the chat</source>
        <translation>Nombre en el chat</translation>
    </message>
    <message>
        <source>No text has these words.</source>
        <translation>Ningún texto tiene estas palabras.</translation>
    </message>
    <message>
        <source>Offer to be called back</source>
        <translation>Ofrecer que le llamen</translation>
    </message>
    <message>
        <source>One a line. Visitors can click them.</source>
        <translation>Una por línea. Los visitantes pueden pulsarlas.</translation>
    </message>
    <message>
        <source>One colour is enough: light, dark and all shades follow.</source>
        <translation>Basta un color: claro, oscuro y todos los tonos salen de él.</translation>
    </message>
    <message>
        <source>Open the real one</source>
        <translation>Abrir el real</translation>
    </message>
    <message>
        <source>Opened in your browser. Only this computer reaches this address; it ends with the bot.</source>
        <translation>Abierto en su navegador. Solo este ordenador alcanza esta dirección; termina con el bot.</translation>
    </message>
    <message>
        <source>Parts of the appearance</source>
        <translation>Partes del aspecto</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Morado</translation>
    </message>
    <message>
        <source>Questions to offer</source>
        <translation>Preguntas sugeridas</translation>
    </message>
    <message>
        <source>Reading direction</source>
        <translation>Sentido de lectura</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rojo</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>Derecha</translation>
    </message>
    <message>
        <source>Right to left</source>
        <translation>De derecha a izquierda</translation>
    </message>
    <message>
        <source>Search the texts</source>
        <translation>Buscar en los textos</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Buscar…</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>Mostrar</translation>
    </message>
    <message>
        <source>Slate</source>
        <translation>Pizarra</translation>
    </message>
    <message>
        <source>Take {colour}</source>
        <translation>Usar {colour}</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Verde azulado</translation>
    </message>
    <message>
        <source>Text on the colour</source>
        <translation>Texto sobre el color</translation>
    </message>
    <message>
        <source>Texts</source>
        <translation>Textos</translation>
    </message>
    <message>
        <source>Texts of the chat</source>
        <translation>Textos del chat</translation>
    </message>
    <message>
        <source>The real chat opens in your browser, from this computer.</source>
        <translation>El chat real se abre en su navegador, desde este ordenador.</translation>
    </message>
    <message>
        <source>This is how it looks</source>
        <translation>Así se ve</translation>
    </message>
    <message>
        <source>What is empty in a language is taken from the bot&apos;s own.</source>
        <translation>Lo que está vacío en un idioma se toma del idioma del bot.</translation>
    </message>
    <message>
        <source>What visitors read then</source>
        <translation>Lo que leen entonces los visitantes</translation>
    </message>
    <message>
        <source>When are you open?</source>
        <translation>¿Cuándo están abiertos?</translation>
    </message>
    <message>
        <source>While the chat is paused</source>
        <translation>Mientras el chat está en pausa</translation>
    </message>
    <message>
        <source>White</source>
        <translation>Blanco</translation>
    </message>
    <message>
        <source>Words on the button</source>
        <translation>Palabras en el botón</translation>
    </message>
    <message>
        <source>Write a colour like #0a7a5a.</source>
        <translation>Escriba un color como #0a7a5a.</translation>
    </message>
    <message>
        <source>Write what shall stand there instead; empty keeps ours. Only what says that this is an AI stays as it is.</source>
        <translation>Escriba lo que debe decir en su lugar; vacío conserva el nuestro. Solo lo que dice que responde una IA se queda como está.</translation>
    </message>
    <message>
        <source>Your contact stands under it. Empty takes our own words.</source>
        <translation>Debajo figura su contacto. Vacío usa nuestras palabras.</translation>
    </message>
    <message>
        <source>Your document, p. 4</source>
        <translation>Su documento, pág. 4</translation>
    </message>
    <message>
        <source>Your site</source>
        <translation>Su sitio</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n documento</numerusform>
            <numerusform>%n documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>A passphrase</source>
        <translation>Una frase de contraseña</translation>
    </message>
    <message>
        <source>A passphrase of their own is kept inside the bot.</source>
        <translation>Una frase propia se guarda dentro del bot.</translation>
    </message>
    <message>
        <source>A passphrase that opens planned backups</source>
        <translation>Una frase de contraseña que abre las copias previstas</translation>
    </message>
    <message>
        <source>A passphrase that opens this bot</source>
        <translation>Una frase de contraseña que abre este bot</translation>
    </message>
    <message>
        <source>A planned backup is overdue.</source>
        <translation>Una copia prevista lleva retraso.</translation>
    </message>
    <message>
        <source>After each export</source>
        <translation>Después de cada exportación</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>Back up now…</source>
        <translation>Hacer una copia ahora…</translation>
    </message>
    <message>
        <source>Backed up: {name}</source>
        <translation>Copia hecha: {name}</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Copias de seguridad</translation>
    </message>
    <message>
        <source>Backups by plan</source>
        <translation>Copias según plan</translation>
    </message>
    <message>
        <source>Best on a disk that is not in this computer. While it is away, the backup waits for it.</source>
        <translation>Mejor en un disco que no esté en este equipo. Mientras falte, la copia lo espera.</translation>
    </message>
    <message>
        <source>Change the passphrase…</source>
        <translation>Cambiar la frase…</translation>
    </message>
    <message>
        <source>Choose the folder for planned backups</source>
        <translation>Elegir la carpeta de las copias previstas</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Elegir…</translation>
    </message>
    <message>
        <source>Compare another backup…</source>
        <translation>Comparar otra copia…</translation>
    </message>
    <message>
        <source>Damaged</source>
        <translation>Dañada</translation>
    </message>
    <message>
        <source>Encrypt under a new key…</source>
        <translation>Cifrar con una clave nueva…</translation>
    </message>
    <message>
        <source>Every byte is as it was written. Only its passphrase can tell more.</source>
        <translation>Cada byte está como se escribió. Solo su frase puede decir más.</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>Cada día</translation>
    </message>
    <message>
        <source>Every week</source>
        <translation>Cada semana</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Carpeta</translation>
    </message>
    <message>
        <source>Holds data erased since.</source>
        <translation>Contiene datos borrados después.</translation>
    </message>
    <message>
        <source>How many are kept</source>
        <translation>Cuántas se conservan</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>Con qué frecuencia</translation>
    </message>
    <message>
        <source>If the only way is lost, everything in the bot is lost with it.</source>
        <translation>Si se pierde la única forma, se pierde con ella todo lo que hay en el bot.</translation>
    </message>
    <message>
        <source>It is a backup of another bot than this one.</source>
        <translation>Es la copia de otro bot.</translation>
    </message>
    <message>
        <source>It is damaged: it does not open any more.</source>
        <translation>Está dañada: ya no se abre.</translation>
    </message>
    <message>
        <source>It opens, to its last byte.</source>
        <translation>Se abre, hasta el último byte.</translation>
    </message>
    <message>
        <source>It replaces the passphrase before, if there was one.</source>
        <translation>Sustituye a la frase anterior, si la había.</translation>
    </message>
    <message>
        <source>Its folder is not there.</source>
        <translation>Su carpeta no está.</translation>
    </message>
    <message>
        <source>Keep one on a stick or a drive that is not in this computer.</source>
        <translation>Guarde una en una memoria o unidad que no esté en este equipo.</translation>
    </message>
    <message>
        <source>Keyring of this computer</source>
        <translation>Llavero de este equipo</translation>
    </message>
    <message>
        <source>Look whether it opens: {name}</source>
        <translation>Comprobar si se abre: {name}</translation>
    </message>
    <message>
        <source>Made while the bot is open here. Each is opened to its last byte once it is written.</source>
        <translation>Se hacen mientras el bot está abierto aquí. Cada una se abre hasta el último byte después de escribirla.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>New recovery sheet…</source>
        <translation>Nueva hoja de recuperación…</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>Aún no hay copias</translation>
    </message>
    <message>
        <source>None was made by the plan yet.</source>
        <translation>El plan aún no ha hecho ninguna.</translation>
    </message>
    <message>
        <source>Not at hand</source>
        <translation>No disponible</translation>
    </message>
    <message>
        <source>Nothing that is kept here opens it.</source>
        <translation>Nada de lo que se guarda aquí la abre.</translation>
    </message>
    <message>
        <source>Older ones of the plan are removed; never the newest that opens. After how many days they go anyway stands on the page Privacy.</source>
        <translation>Las más antiguas del plan se eliminan, nunca la más reciente que se abre. Al cabo de cuántos días se van en todo caso está en la página Privacidad.</translation>
    </message>
    <message>
        <source>Older than backups shall be kept.</source>
        <translation>Más antigua de lo que deben conservarse las copias.</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Abrir {name}</translation>
    </message>
    <message>
        <source>Opens</source>
        <translation>Se abre</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Print a recovery sheet first: without it nothing outside this computer could open a backup.</source>
        <translation>Imprima antes una hoja de recuperación: sin ella nada fuera de este equipo podría abrir una copia.</translation>
    </message>
    <message>
        <source>Print a recovery sheet…</source>
        <translation>Imprimir una hoja de recuperación…</translation>
    </message>
    <message>
        <source>Print it, then erase the file: whoever has it can open the bot.</source>
        <translation>Imprímala y borre después el archivo: quien lo tenga puede abrir el bot.</translation>
    </message>
    <message>
        <source>Progress of the backup</source>
        <translation>Progreso de la copia</translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <translation>Hoja de recuperación</translation>
    </message>
    <message>
        <source>Recovery sheet of {name}</source>
        <translation>Hoja de recuperación de {name}</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove this way?</source>
        <translation>¿Quitar esta forma?</translation>
    </message>
    <message>
        <source>Remove: {way}</source>
        <translation>Quitar: {way}</translation>
    </message>
    <message>
        <source>Save the sheet, to print it</source>
        <translation>Guardar la hoja para imprimirla</translation>
    </message>
    <message>
        <source>Set a passphrase…</source>
        <translation>Poner una frase de contraseña…</translation>
    </message>
    <message>
        <source>Since {day}</source>
        <translation>Desde el {day}</translation>
    </message>
    <message>
        <source>So that nothing is lost: not with a computer, nor a passphrase.</source>
        <translation>Para que nada se pierda: ni con un equipo ni con una contraseña.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>The folder is not there now. The next backup waits for it.</source>
        <translation>La carpeta no está ahora. La próxima copia la espera.</translation>
    </message>
    <message>
        <source>The last one was made on {moment}.</source>
        <translation>La última se hizo el {moment}.</translation>
    </message>
    <message numerus="yes">
        <source>The newest is older than %n days, and the bot changed since.</source>
        <translation>
            <numerusform>La más reciente tiene más de %n día y el bot ha cambiado desde entonces.</numerusform>
            <numerusform>La más reciente tiene más de %n días y el bot ha cambiado desde entonces.</numerusform>
        </translation>
    </message>
    <message>
        <source>The next one is overdue.</source>
        <translation>La próxima lleva retraso.</translation>
    </message>
    <message>
        <source>The page Backups says why.</source>
        <translation>La página Copias dice por qué.</translation>
    </message>
    <message>
        <source>The recovery sheet</source>
        <translation>La hoja de recuperación</translation>
    </message>
    <message>
        <source>The sheet is in {name}.</source>
        <translation>La hoja está en {name}.</translation>
    </message>
    <message>
        <source>The whole bot in one sealed file, for another disk or another computer. The recovery sheet opens it.</source>
        <translation>Todo el bot en un archivo sellado, para otro disco u otro equipo. Lo abre la hoja de recuperación.</translation>
    </message>
    <message>
        <source>There</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>This folder is on the disk of the bot itself: both are lost together.</source>
        <translation>Esta carpeta está en el disco del propio bot: se perderían juntos.</translation>
    </message>
    <message>
        <source>This is the only way. Add a second one.</source>
        <translation>Es la única forma. Añada otra.</translation>
    </message>
    <message>
        <source>Use this computer&apos;s keyring</source>
        <translation>Usar el llavero de este equipo</translation>
    </message>
    <message>
        <source>Ways to open this bot</source>
        <translation>Formas de abrir este bot</translation>
    </message>
    <message>
        <source>What changed since the backup</source>
        <translation>Qué ha cambiado desde la copia</translation>
    </message>
    <message>
        <source>What changed since: {name}</source>
        <translation>Qué ha cambiado desde entonces: {name}</translation>
    </message>
    <message>
        <source>What opens them</source>
        <translation>Qué las abre</translation>
    </message>
    <message>
        <source>Where shall planned backups go?</source>
        <translation>¿Adónde van las copias previstas?</translation>
    </message>
    <message>
        <source>Where shall the backup go?</source>
        <translation>¿Dónde guardar la copia?</translation>
    </message>
    <message>
        <source>Write it down: without it they open nowhere else.</source>
        <translation>Anótela: sin ella no se abren en ningún otro sitio.</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Escribiendo…</translation>
    </message>
    <message>
        <source>{day}, {time}</source>
        <translation>{day}, {time}</translation>
    </message>
    <message>
        <source>{keyring} · since {day}</source>
        <translation>{keyring} · desde el {day}</translation>
    </message>
    <message>
        <source>“{name}” of {moment}, revision {number}, beside now.</source>
        <translation>«{name}» del {moment}, revisión {number}, junto a lo de ahora.</translation>
    </message>
    <message>
        <source>“{way}” opens the bot no longer. Backups made before still open as then.</source>
        <translation>«{way}» ya no abre el bot. Las copias hechas antes se siguen abriendo como entonces.</translation>
    </message>
</context>
<context>
    <name>ChatView</name>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversación</translation>
    </message>
    <message>
        <source>Show earlier messages</source>
        <translation>Mostrar mensajes anteriores</translation>
    </message>
    <message>
        <source>Your question</source>
        <translation>Su pregunta</translation>
    </message>
</context>
<context>
    <name>CodeLine</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy: {name}</source>
        <translation>Copiar: {name}</translation>
    </message>
</context>
<context>
    <name>Contacts</name>
    <message numerus="yes">
        <source>%n contacts</source>
        <translation>
            <numerusform>%n contacto</numerusform>
            <numerusform>%n contactos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hosts</source>
        <translation>
            <numerusform>%n servidor</numerusform>
            <numerusform>%n servidores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n rechazado</numerusform>
            <numerusform>%n rechazados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times sent as it was written.</source>
        <translation>
            <numerusform>%n vez enviado tal como se escribió.</numerusform>
            <numerusform>%n veces enviado tal como se escribió.</numerusform>
        </translation>
    </message>
    <message>
        <source>A program on this computer: nothing leaves it.</source>
        <translation>Un programa de este equipo: nada sale de él.</translation>
    </message>
    <message>
        <source>Allowed</source>
        <translation>Permitido</translation>
    </message>
    <message>
        <source>Allowed by the rule “{rule}”.</source>
        <translation>Permitido por la regla «{rule}».</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondido</translation>
    </message>
    <message>
        <source>As soon as something does, or tries to, it is listed here.</source>
        <translation>En cuanto algo salga, o lo intente, aparecerá aquí.</translation>
    </message>
    <message>
        <source>Every contact with another program or computer: why, how much, and what was masked before it was sent. The text itself is not kept here.</source>
        <translation>Cada contacto con otro programa o equipo: para qué, cuánto y qué se ocultó antes de enviarlo. El texto mismo no se guarda aquí.</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallido</translation>
    </message>
    <message>
        <source>Forbid it</source>
        <translation>Prohibir</translation>
    </message>
    <message>
        <source>Forbid this host…</source>
        <translation>Prohibir este servidor…</translation>
    </message>
    <message>
        <source>Forbid {host}</source>
        <translation>Prohibir {host}</translation>
    </message>
    <message>
        <source>Forbid {host}?</source>
        <translation>¿Prohibir {host}?</translation>
    </message>
    <message>
        <source>Forbidden</source>
        <translation>Prohibido</translation>
    </message>
    <message>
        <source>Forbidden by the rule “{rule}”.</source>
        <translation>Prohibido por la regla «{rule}».</translation>
    </message>
    <message>
        <source>Hide contacts</source>
        <translation>Ocultar contactos</translation>
    </message>
    <message>
        <source>Masked before it was sent: {found}.</source>
        <translation>Ocultado antes de enviarlo: {found}.</translation>
    </message>
    <message>
        <source>No part of the bot tried to reach a host you do not allow.</source>
        <translation>Ninguna parte del bot ha intentado llegar a un servidor que usted no permite.</translation>
    </message>
    <message>
        <source>No personal data was found in what was sent.</source>
        <translation>No se encontraron datos personales en lo enviado.</translation>
    </message>
    <message>
        <source>Nothing has left this computer</source>
        <translation>Nada ha salido de este equipo</translation>
    </message>
    <message>
        <source>Nothing more goes there, and what is under way is stopped.</source>
        <translation>No se envía nada más allí, y lo que está en camino se detiene.</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>No se ha rechazado nada</translation>
    </message>
    <message>
        <source>Only what was refused</source>
        <translation>Solo lo rechazado</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazado</translation>
    </message>
    <message>
        <source>Save as a table…</source>
        <translation>Guardar como tabla…</translation>
    </message>
    <message>
        <source>Saved as {name}.</source>
        <translation>Guardado como {name}.</translation>
    </message>
    <message>
        <source>Sent as it was written, as your rule says.</source>
        <translation>Enviado tal como se escribió, como dice su regla.</translation>
    </message>
    <message>
        <source>Show contacts</source>
        <translation>Mostrar contactos</translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>Detenido</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este equipo</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Who was contacted</source>
        <translation>Con quién se ha contactado</translation>
    </message>
    <message>
        <source>Your bot uses it now: answers will be quoted from your documents, and passages found by the built-in model.</source>
        <translation>Su bot lo usa ahora: las respuestas se citarán de sus documentos y los fragmentos se buscarán con el modelo incorporado.</translation>
    </message>
    <message>
        <source>for a mail</source>
        <translation>para un correo</translation>
    </message>
    <message>
        <source>for an answer</source>
        <translation>para una respuesta</translation>
    </message>
    <message>
        <source>to fetch figures from your host</source>
        <translation>para traer cifras de su servidor</translation>
    </message>
    <message>
        <source>to keep what visitors leave</source>
        <translation>para guardar lo que dejan los visitantes</translation>
    </message>
    <message>
        <source>to learn a document or search it</source>
        <translation>para aprender un documento o buscar en él</translation>
    </message>
    <message>
        <source>to read a page</source>
        <translation>para leer una página</translation>
    </message>
    <message>
        <source>to read a page, allowed once</source>
        <translation>para leer una página, permitido una vez</translation>
    </message>
    <message>
        <source>to share talks under way</source>
        <translation>para compartir conversaciones en curso</translation>
    </message>
    <message>
        <source>to tell another program</source>
        <translation>para avisar a otro programa</translation>
    </message>
    <message>
        <source>to test the model</source>
        <translation>para probar el modelo</translation>
    </message>
    <message>
        <source>{count} · {out} sent · {back} received · last {when}</source>
        <translation>{count} · {out} enviados · {back} recibidos · último {when}</translation>
    </message>
    <message>
        <source>{when} · {why} · {out} sent · {back} received</source>
        <translation>{when} · {why} · {out} enviados · {back} recibidos</translation>
    </message>
</context>
<context>
    <name>DocumentNotes</name>
    <message>
        <source>Reading page {done} of {total}…</source>
        <translation>Leyendo la página {done} de {total}…</translation>
    </message>
    <message>
        <source>attachments left out</source>
        <translation>archivos adjuntos omitidos</translation>
    </message>
    <message>
        <source>hidden text left out</source>
        <translation>texto oculto omitido</translation>
    </message>
    <message>
        <source>holds text that tries to command the bot, see Health</source>
        <translation>contiene texto que intenta dar órdenes al bot, vea Estado</translation>
    </message>
    <message>
        <source>pages without readable text left out</source>
        <translation>páginas sin texto legible omitidas</translation>
    </message>
    <message>
        <source>read from pictures, please check it</source>
        <translation>leído de imágenes, revise el texto</translation>
    </message>
    <message>
        <source>too many pictures: only the first were read</source>
        <translation>demasiadas imágenes: solo se leyeron las primeras</translation>
    </message>
</context>
<context>
    <name>DocumentRow</name>
    <message>
        <source>Personal data in {name}</source>
        <translation>Datos personales en {name}</translation>
    </message>
    <message>
        <source>Progress of {name}</source>
        <translation>Progreso de {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Quitar {name}</translation>
    </message>
    <message>
        <source>What was understood of {name}</source>
        <translation>Lo que se entendió de {name}</translation>
    </message>
</context>
<context>
    <name>Documents</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n página</numerusform>
            <numerusform>%n páginas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n fragmento</numerusform>
            <numerusform>%n fragmentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sheets</source>
        <translation>
            <numerusform>%n hoja</numerusform>
            <numerusform>%n hojas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n slides</source>
        <translation>
            <numerusform>%n diapositiva</numerusform>
            <numerusform>%n diapositivas</numerusform>
        </translation>
    </message>
    <message>
        <source>A second way to open this bot</source>
        <translation>Una segunda forma de abrir este bot</translation>
    </message>
    <message>
        <source>Add a folder of documents</source>
        <translation>Añadir una carpeta de documentos</translation>
    </message>
    <message>
        <source>All files are done.</source>
        <translation>Todos los archivos están listos.</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>No se pudo leer</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Archivos</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Carpetas</translation>
    </message>
    <message>
        <source>Found: {what}</source>
        <translation>Encontrado: {what}</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Estado</translation>
    </message>
    <message>
        <source>It holds personal data, and you asked to decide about it yourself.</source>
        <translation>Contiene datos personales y usted quiso decidir al respecto.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Kinds of knowledge</source>
        <translation>Tipos de conocimiento</translation>
    </message>
    <message>
        <source>Leave those sentences out</source>
        <translation>Omitir esas frases</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitido</translation>
    </message>
    <message>
        <source>Mask it</source>
        <translation>Enmascarar</translation>
    </message>
    <message>
        <source>Nothing to answer from yet</source>
        <translation>Todavía no hay nada con qué responder</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Leyendo</translation>
    </message>
    <message>
        <source>Reading was cut off the last time.</source>
        <translation>La última vez se interrumpió la lectura.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Receipt {code}, {when}.</source>
        <translation>Recibo {code}, {when}.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove “{name}”?</source>
        <translation>¿Quitar «{name}»?</translation>
    </message>
    <message>
        <source>Start with what customers ask most: prices, hours, returns.</source>
        <translation>Empiece por lo que más se pregunta: precios, horarios, devoluciones.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>The document, its passages and everything learnt from it are erased from this bot. Your own file stays where it is. Bundles you exported before still hold it.</source>
        <translation>El documento, sus fragmentos y todo lo aprendido de él se borran de este bot. Su propio archivo se queda donde está. Los paquetes exportados antes aún lo contienen.</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>En espera</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Espera su turno</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Espera su decisión</translation>
    </message>
    <message>
        <source>Web pages</source>
        <translation>Páginas web</translation>
    </message>
    <message>
        <source>What your bot knows: it answers from this alone.</source>
        <translation>Lo que sabe su bot: responde solo con esto.</translation>
    </message>
    <message>
        <source>Your documents are in it now, and one key alone opens it. Keyrings get lost when a computer changes; this passphrase opens the bot then.</source>
        <translation>Ahora contiene sus documentos y una sola llave lo abre. Los llaveros se pierden al cambiar de ordenador; entonces esta frase de contraseña abre el bot.</translation>
    </message>
    <message>
        <source>Your originals never leave this computer.</source>
        <translation>Sus originales nunca salen de este ordenador.</translation>
    </message>
    <message>
        <source>“{name}” was erased: the file, {passages} and every vector.</source>
        <translation>«{name}» se ha borrado: el archivo, {passages} y todos los vectores.</translation>
    </message>
</context>
<context>
    <name>DropZone</name>
    <message>
        <source>Choose a folder…</source>
        <translation>Elegir una carpeta…</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Drop files or folders here, or</source>
        <translation>Suelte aquí archivos o carpetas, o</translation>
    </message>
    <message>
        <source>PDF, Word, Excel, PowerPoint, text, e-mails, books, scans and photos, also in a ZIP</source>
        <translation>PDF, Word, Excel, PowerPoint, texto, correos, libros, escaneos y fotos, también en un ZIP</translation>
    </message>
</context>
<context>
    <name>Entities</name>
    <message numerus="yes">
        <source>%n addresses or places</source>
        <translation>
            <numerusform>%n dirección o lugar</numerusform>
            <numerusform>%n direcciones o lugares</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bank accounts</source>
        <translation>
            <numerusform>%n cuenta bancaria</numerusform>
            <numerusform>%n cuentas bancarias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n card numbers</source>
        <translation>
            <numerusform>%n número de tarjeta</numerusform>
            <numerusform>%n números de tarjeta</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n crypto wallets</source>
        <translation>
            <numerusform>%n monedero de criptomonedas</numerusform>
            <numerusform>%n monederos de criptomonedas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n e-mail addresses</source>
        <translation>
            <numerusform>%n dirección de correo</numerusform>
            <numerusform>%n direcciones de correo</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n internet addresses of computers</source>
        <translation>
            <numerusform>%n dirección de internet de un ordenador</numerusform>
            <numerusform>%n direcciones de internet de ordenadores</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n names</source>
        <translation>
            <numerusform>%n nombre</numerusform>
            <numerusform>%n nombres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n other findings</source>
        <translation>
            <numerusform>%n hallazgo más</numerusform>
            <numerusform>%n hallazgos más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n phone numbers</source>
        <translation>
            <numerusform>%n número de teléfono</numerusform>
            <numerusform>%n números de teléfono</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n social security numbers</source>
        <translation>
            <numerusform>%n número de seguridad social</numerusform>
            <numerusform>%n números de seguridad social</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n web addresses</source>
        <translation>
            <numerusform>%n dirección web</numerusform>
            <numerusform>%n direcciones web</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryList</name>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>%n encontrado</numerusform>
            <numerusform>%n encontrados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more: show them, or search</source>
        <translation>
            <numerusform>%n más: mostrarlo, o busque</numerusform>
            <numerusform>%n más: mostrarlos, o busque</numerusform>
        </translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change {name}</source>
        <translation>Cambiar {name}</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>Eliminar {name}</translation>
    </message>
    <message>
        <source>Search: {name}</source>
        <translation>Buscar: {name}</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Buscar…</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message>
        <source>A notice</source>
        <translation>Un aviso</translation>
    </message>
    <message>
        <source>A page to read more on; may stay empty.</source>
        <translation>Una página para leer más; puede quedar vacío.</translation>
    </message>
    <message>
        <source>A price</source>
        <translation>Un precio</translation>
    </message>
    <message>
        <source>A question and its answer</source>
        <translation>Una pregunta y su respuesta</translation>
    </message>
    <message>
        <source>A special day</source>
        <translation>Un día especial</translation>
    </message>
    <message>
        <source>Add a notice</source>
        <translation>Añadir un aviso</translation>
    </message>
    <message>
        <source>Add a price</source>
        <translation>Añadir un precio</translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>Añadir una pregunta</translation>
    </message>
    <message>
        <source>Add a special day</source>
        <translation>Añadir un día especial</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>After its last day it is not given any more, on a host neither.</source>
        <translation>Después de su último día ya no se da, tampoco en un servidor.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contacto</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>Envíos</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>Correo electrónico</translation>
    </message>
    <message>
        <source>Each text is given whole, in your words.</source>
        <translation>Cada texto se da entero, con sus palabras.</translation>
    </message>
    <message>
        <source>Empty: from now on.</source>
        <translation>Vacío: desde ahora.</translation>
    </message>
    <message>
        <source>Empty: that one day.</source>
        <translation>Vacío: solo ese día.</translation>
    </message>
    <message>
        <source>Empty: until you remove it.</source>
        <translation>Vacío: hasta que lo elimine.</translation>
    </message>
    <message>
        <source>Export prices…</source>
        <translation>Exportar precios…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportar…</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Primer día</translation>
    </message>
    <message>
        <source>Holidays and other days with hours of their own.</source>
        <translation>Festivos y otros días con horario propio.</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>Horas</translation>
    </message>
    <message>
        <source>Hours on {day}</source>
        <translation>Horas del {day}</translation>
    </message>
    <message>
        <source>Import a table…</source>
        <translation>Importar una tabla…</translation>
    </message>
    <message>
        <source>Import prices…</source>
        <translation>Importar precios…</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Último día</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Nothing yet. A long price list is better added as a document.</source>
        <translation>Nada todavía. Una lista de precios larga es mejor añadirla como documento.</translation>
    </message>
    <message>
        <source>Nothing yet. Begin with what customers ask every day.</source>
        <translation>Nada todavía. Empiece por lo que los clientes preguntan cada día.</translation>
    </message>
    <message>
        <source>Nothing yet. Such as “closed from 24 to 26 December”.</source>
        <translation>Nada todavía. Por ejemplo, «cerrado del 24 al 26 de diciembre».</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Avisos</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Ahora</translation>
    </message>
    <message>
        <source>One a line, as your customers say it.</source>
        <translation>Una por línea, como lo dicen sus clientes.</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Other ways to ask it</source>
        <translation>Otras formas de preguntarlo</translation>
    </message>
    <message>
        <source>Over</source>
        <translation>Terminado</translation>
    </message>
    <message>
        <source>Payment</source>
        <translation>Pago</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Teléfono</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>Precio</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Precios</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>Questions and answers</source>
        <translation>Preguntas y respuestas</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>Devoluciones</translation>
    </message>
    <message>
        <source>Returns, delivery, payment</source>
        <translation>Devoluciones, envíos, pago</translation>
    </message>
    <message>
        <source>Saved. The bot answers with it from now on.</source>
        <translation>Guardado. El bot responde con ello desde ahora.</translation>
    </message>
    <message>
        <source>Special days</source>
        <translation>Días especiales</translation>
    </message>
    <message>
        <source>Such as 10:00–14:00; empty for closed.</source>
        <translation>Por ejemplo 10:00–14:00; vacío si está cerrado.</translation>
    </message>
    <message>
        <source>Such as 9:00–12:30, 14:00–18:00, or “closed”. What stays empty is not told.</source>
        <translation>Por ejemplo 9:00–12:30, 14:00–18:00 o «cerrado». Lo que quede vacío no se dice.</translation>
    </message>
    <message>
        <source>Such as what is included; may stay empty.</source>
        <translation>Por ejemplo, qué incluye; puede quedar vacío.</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Texto</translation>
    </message>
    <message>
        <source>The answer is given word for word.</source>
        <translation>La respuesta se da palabra por palabra.</translation>
    </message>
    <message>
        <source>The table was written: {name}.</source>
        <translation>La tabla se ha escrito: {name}.</translation>
    </message>
    <message>
        <source>These are the business&apos;s own: they are never masked.</source>
        <translation>Son del propio negocio: nunca se ocultan.</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>Próximo</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>Sitio web</translation>
    </message>
    <message>
        <source>What holds for a while. After its last day it ends by itself.</source>
        <translation>Lo que vale durante un tiempo. Después de su último día termina solo.</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Qué es</translation>
    </message>
    <message>
        <source>Your own answers go before every document, word for word.</source>
        <translation>Sus propias respuestas van antes que cualquier documento, palabra por palabra.</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>cerrado</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message numerus="yes">
        <source>All %n pages are as written.</source>
        <translation>
            <numerusform>La %n página está como se escribió.</numerusform>
            <numerusform>Las %n páginas están como se escribieron.</numerusform>
        </translation>
    </message>
    <message>
        <source>Check the file</source>
        <translation>Comprobar el archivo</translation>
    </message>
    <message>
        <source>Every page is deciphered and compared with its seal, every row and the activity are counted. Nothing is changed.</source>
        <translation>Se descifra cada página y se compara con su sello; se cuentan cada fila y la actividad. No se cambia nada.</translation>
    </message>
    <message>
        <source>Is the file whole?</source>
        <translation>¿Está íntegro el archivo?</translation>
    </message>
    <message>
        <source>The file is not as it was written.</source>
        <translation>El archivo no está como se escribió.</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message numerus="yes">
        <source>%n could not be read</source>
        <translation>
            <numerusform>%n archivo no se pudo leer</numerusform>
            <numerusform>%n archivos no se pudieron leer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are not finished</source>
        <translation>
            <numerusform>%n archivo no está terminado</numerusform>
            <numerusform>%n archivos no están terminados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n palabra</numerusform>
            <numerusform>%n palabras</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words read</source>
        <translation>
            <numerusform>%n palabra leída</numerusform>
            <numerusform>%n palabras leídas</numerusform>
        </translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Being looked through</source>
        <translation>Se está revisando</translation>
    </message>
    <message>
        <source>Earlier files</source>
        <translation>Archivos anteriores</translation>
    </message>
    <message>
        <source>It goes on where it stood; what was finished is there.</source>
        <translation>Continúa donde estaba; lo que se había terminado está ahí.</translation>
    </message>
    <message>
        <source>Look at each…</source>
        <translation>Ver uno por uno…</translation>
    </message>
    <message numerus="yes">
        <source>Looking through the folder: %n files so far</source>
        <translation>
            <numerusform>Se está revisando la carpeta: %n archivo hasta ahora</numerusform>
            <numerusform>Se está revisando la carpeta: %n archivos hasta ahora</numerusform>
        </translation>
    </message>
    <message>
        <source>More files</source>
        <translation>Más archivos</translation>
    </message>
    <message>
        <source>Need you</source>
        <translation>Le necesitan</translation>
    </message>
    <message>
        <source>One moment, reading comes to a halt…</source>
        <translation>Un momento, la lectura se está deteniendo…</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausa</translation>
    </message>
    <message>
        <source>Progress of all files</source>
        <translation>Progreso de todos los archivos</translation>
    </message>
    <message>
        <source>Read it after all</source>
        <translation>Leerlo de todos modos</translation>
    </message>
    <message>
        <source>Reading begins…</source>
        <translation>Empieza la lectura…</translation>
    </message>
    <message>
        <source>Retry all failed</source>
        <translation>Reintentar todos los fallidos</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>Buscar por nombre</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Taken back before it was read</source>
        <translation>Retirado antes de leerlo</translation>
    </message>
    <message>
        <source>The version before goes on answering.</source>
        <translation>La versión anterior sigue respondiendo.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>En curso</translation>
    </message>
    <message>
        <source>Which files to show</source>
        <translation>Qué archivos mostrar</translation>
    </message>
    <message numerus="yes">
        <source>about %n hours left</source>
        <translation>
            <numerusform>queda aproximadamente %n hora</numerusform>
            <numerusform>quedan aproximadamente %n horas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes left</source>
        <translation>
            <numerusform>queda aproximadamente %n minuto</numerusform>
            <numerusform>quedan aproximadamente %n minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>answers by its words, being learnt</source>
        <translation>responde por sus palabras, se está aprendiendo</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>queda menos de un minuto</translation>
    </message>
    <message>
        <source>unchanged the last time</source>
        <translation>sin cambios la última vez</translation>
    </message>
    <message>
        <source>{count} answer already</source>
        <translation>{count} ya responden</translation>
    </message>
    <message numerus="yes">
        <source>{done} of %n files done</source>
        <translation>
            <numerusform>{done} de %n archivo terminado</numerusform>
            <numerusform>{done} de %n archivos terminados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{first} to {last} of %n files</source>
        <translation>
            <numerusform>{first} a {last} de %n archivo</numerusform>
            <numerusform>{first} a {last} de %n archivos</numerusform>
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
            <numerusform>%n diferencia</numerusform>
            <numerusform>%n diferencias</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n archivo</numerusform>
            <numerusform>%n archivos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are still being written.</source>
        <translation>
            <numerusform>%n archivo todavía se está escribiendo.</numerusform>
            <numerusform>%n archivos todavía se están escribiendo.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files cannot be opened now: {first}…</source>
        <translation>
            <numerusform>%n archivo no se puede abrir ahora: {first}</numerusform>
            <numerusform>%n archivos no se pueden abrir ahora: {first}…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of a kind that is not read</source>
        <translation>
            <numerusform>%n no se lee (otro formato)</numerusform>
            <numerusform>%n no se leen (otros formatos)</numerusform>
        </translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>Todos los cambios</translation>
    </message>
    <message>
        <source>Ask me first</source>
        <translation>Preguntar antes</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>Sin acceso</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Modificado</translation>
    </message>
    <message>
        <source>Changed: {names}</source>
        <translation>Modificado: {names}</translation>
    </message>
    <message>
        <source>Changes to look at</source>
        <translation>Cambios por revisar</translation>
    </message>
    <message>
        <source>Choose the folder you keep your price lists and guides in.</source>
        <translation>Elija la carpeta en la que guarda sus listas de precios y guías.</translation>
    </message>
    <message>
        <source>Done since the bot was opened</source>
        <translation>Hecho desde que se abrió el bot</translation>
    </message>
    <message>
        <source>Erased</source>
        <translation>Borrado</translation>
    </message>
    <message>
        <source>Files are missing</source>
        <translation>Faltan archivos</translation>
    </message>
    <message>
        <source>Found in your folders. Nothing is done until you say so.</source>
        <translation>Encontrados en sus carpetas. No se hace nada hasta que usted lo diga.</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Ya no está</translation>
    </message>
    <message>
        <source>Gone: {names}</source>
        <translation>Ya no están: {names}</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignorar</translation>
    </message>
    <message>
        <source>Its documents stay as they are. Connect the drive; watching goes on by itself.</source>
        <translation>Sus documentos quedan como están. Conecte la unidad; la vigilancia continúa por sí sola.</translation>
    </message>
    <message>
        <source>Its documents stay in the bot as they are. You can remove them on the tab Files.</source>
        <translation>Sus documentos quedan en el bot como están. Puede quitarlos en la pestaña «Archivos».</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>Movido</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuevo</translation>
    </message>
    <message>
        <source>New: {names}</source>
        <translation>Nuevo: {names}</translation>
    </message>
    <message>
        <source>No bundle yet</source>
        <translation>Aún no hay paquete</translation>
    </message>
    <message>
        <source>No folder is watched</source>
        <translation>No se vigila ninguna carpeta</translation>
    </message>
    <message>
        <source>Not looked at yet</source>
        <translation>Aún sin revisar</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Leído de nuevo</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>Renombrado</translation>
    </message>
    <message>
        <source>Since the last bundle</source>
        <translation>Desde el último paquete</translation>
    </message>
    <message>
        <source>So much is gone at once that nothing is removed without your word. Is the drive connected, and are you signed in to it?</source>
        <translation>Ha desaparecido tanto a la vez que no se quita nada sin que usted lo diga. ¿Está conectada la unidad y ha iniciado sesión en ella?</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>Aplicar</translation>
    </message>
    <message>
        <source>Take over at once</source>
        <translation>Aplicar al momento</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Visitors see changes when you export again.</source>
        <translation>Los visitantes ven los cambios cuando usted exporta de nuevo.</translation>
    </message>
    <message>
        <source>Watch a folder</source>
        <translation>Vigilar una carpeta</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>Vigilar una carpeta…</translation>
    </message>
    <message>
        <source>Watch it no longer</source>
        <translation>Dejar de vigilarla</translation>
    </message>
    <message>
        <source>Watch {name} no longer</source>
        <translation>Dejar de vigilar {name}</translation>
    </message>
    <message>
        <source>Watch “{name}” no longer?</source>
        <translation>¿Dejar de vigilar «{name}»?</translation>
    </message>
    <message>
        <source>Watched</source>
        <translation>Vigilada</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>Carpetas vigiladas</translation>
    </message>
    <message>
        <source>What happens with changes in {name}</source>
        <translation>Qué pasa con los cambios en {name}</translation>
    </message>
    <message>
        <source>What you save there reaches the bot. Files are only read.</source>
        <translation>Lo que guarde ahí llega al bot. Los archivos solo se leen.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>looked at {when}</source>
        <translation>revisada {when}</translation>
    </message>
    <message>
        <source>receipt {code}</source>
        <translation>recibo {code}</translation>
    </message>
    <message>
        <source>was {place}</source>
        <translation>estaba en {place}</translation>
    </message>
    <message numerus="yes">
        <source>{chosen} of %n changes</source>
        <translation>
            <numerusform>{chosen} de %n cambio</numerusform>
            <numerusform>{chosen} de %n cambios</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Handover</name>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n día</numerusform>
            <numerusform>%n días</numerusform>
        </translation>
    </message>
    <message>
        <source>A visitor sees word for word what is sent, agrees, and a person gets it.</source>
        <translation>El visitante ve palabra por palabra lo que se envía, acepta, y lo recibe una persona.</translation>
    </message>
    <message>
        <source>Address of the webhook</source>
        <translation>Dirección del webhook</translation>
    </message>
    <message>
        <source>All of it, as it was written</source>
        <translation>Toda, tal como se escribió</translation>
    </message>
    <message>
        <source>All of it, personal data masked</source>
        <translation>Toda, con los datos personales ocultos</translation>
    </message>
    <message>
        <source>Also when somebody writes that it is urgent.</source>
        <translation>También cuando alguien escribe que es urgente.</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>Por correo</translation>
    </message>
    <message>
        <source>Deliver within the local network</source>
        <translation>Entregar dentro de la red local</translation>
    </message>
    <message>
        <source>Do not offer one</source>
        <translation>No ofrecerla</translation>
    </message>
    <message>
        <source>E-mail through {host}</source>
        <translation>Correo por {host}</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifrado</translation>
    </message>
    <message>
        <source>Give this to the receiver now. It is not shown again.</source>
        <translation>Déselo ahora al receptor. No se volverá a mostrar.</translation>
    </message>
    <message>
        <source>Handing over</source>
        <translation>Traspaso</translation>
    </message>
    <message>
        <source>In the chat&apos;s menu, and where the bot does not know.</source>
        <translation>En el menú del chat, y donde el bot no sabe.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Mail server</source>
        <translation>Servidor de correo</translation>
    </message>
    <message>
        <source>Make a new secret</source>
        <translation>Crear un secreto nuevo</translation>
    </message>
    <message>
        <source>No way to a person is complete yet.</source>
        <translation>Todavía no hay ninguna vía completa hacia una persona.</translation>
    </message>
    <message>
        <source>None (this computer only)</source>
        <translation>Ninguno (solo este equipo)</translation>
    </message>
    <message>
        <source>None is kept yet.</source>
        <translation>Aún no hay ninguno guardado.</translation>
    </message>
    <message>
        <source>Offer a person at once</source>
        <translation>Ofrecer una persona enseguida</translation>
    </message>
    <message>
        <source>Offer a person to upset visitors</source>
        <translation>Ofrecer una persona a visitantes molestos</translation>
    </message>
    <message>
        <source>Offer one from the %n. time on</source>
        <translation>Ofrecerla a partir de la %n.ª vez</translation>
    </message>
    <message>
        <source>One a line, such as: complaint, cancellation.</source>
        <translation>Una por línea, por ejemplo: queja, cancelación.</translation>
    </message>
    <message>
        <source>One is kept, out of sight.</source>
        <translation>Hay uno guardado, fuera de la vista.</translation>
    </message>
    <message>
        <source>Only if the mail server or program stands beside the host.</source>
        <translation>Solo si el servidor de correo o el programa está junto al servidor del chat.</translation>
    </message>
    <message>
        <source>Only say when somebody is there</source>
        <translation>Decir solo cuándo hay alguien</translation>
    </message>
    <message>
        <source>Password of the mail server</source>
        <translation>Contraseña del servidor de correo</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Puerto</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>STARTTLS (usual)</source>
        <translation>STARTTLS (habitual)</translation>
    </message>
    <message>
        <source>Save and send a test message</source>
        <translation>Guardar y enviar un mensaje de prueba</translation>
    </message>
    <message>
        <source>Send a test message</source>
        <translation>Enviar un mensaje de prueba</translation>
    </message>
    <message>
        <source>Send hand-overs to</source>
        <translation>Enviar los traspasos a</translation>
    </message>
    <message>
        <source>Sender (if another)</source>
        <translation>Remitente (si es otro)</translation>
    </message>
    <message>
        <source>Signing secret</source>
        <translation>Secreto de firma</translation>
    </message>
    <message>
        <source>TLS from the start</source>
        <translation>TLS desde el principio</translation>
    </message>
    <message>
        <source>Take a message</source>
        <translation>Tomar un mensaje</translation>
    </message>
    <message>
        <source>The last question, masked</source>
        <translation>La última pregunta, con datos ocultos</translation>
    </message>
    <message>
        <source>The new signing secret</source>
        <translation>El nuevo secreto de firma</translation>
    </message>
    <message>
        <source>To a program (webhook)</source>
        <translation>A un programa (webhook)</translation>
    </message>
    <message>
        <source>Try to deliver for</source>
        <translation>Intentar la entrega durante</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Usuario</translation>
    </message>
    <message>
        <source>Visitors can pass a talk on</source>
        <translation>Los visitantes pueden traspasar una conversación</translation>
    </message>
    <message>
        <source>Webhook at {host}</source>
        <translation>Webhook en {host}</translation>
    </message>
    <message>
        <source>What the person gets of the talk</source>
        <translation>Qué recibe la persona de la conversación</translation>
    </message>
    <message>
        <source>When nobody is there</source>
        <translation>Cuando no hay nadie</translation>
    </message>
    <message>
        <source>When the bot does not know</source>
        <translation>Cuando el bot no sabe</translation>
    </message>
    <message>
        <source>Words above the form</source>
        <translation>Texto sobre el formulario</translation>
    </message>
    <message>
        <source>Words once it is sent</source>
        <translation>Texto después de enviar</translation>
    </message>
    <message>
        <source>Words that call for a person</source>
        <translation>Palabras que requieren una persona</translation>
    </message>
    <message>
        <source>Your host delivers, and tries again by itself for the days above. This computer cannot see its deliveries: what failed is listed there by “hushdesk handover list”, and told in its log and health page.</source>
        <translation>Su servidor entrega y lo reintenta solo durante los días de arriba. Este equipo no puede ver sus entregas: lo que falló lo lista allí «hushdesk handover list», y lo dicen su registro y su página de estado.</translation>
    </message>
    <message>
        <source>{ways}: the test message was taken.</source>
        <translation>{ways}: se aceptó el mensaje de prueba.</translation>
    </message>
</context>
<context>
    <name>Health</name>
    <message numerus="yes">
        <source>%n findings</source>
        <translation>
            <numerusform>%n hallazgo</numerusform>
            <numerusform>%n hallazgos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that you called fine</source>
        <translation>
            <numerusform>%n que dio por bueno</numerusform>
            <numerusform>%n que dio por buenos</numerusform>
        </translation>
    </message>
    <message>
        <source>A change that came long ago</source>
        <translation>Un cambio de hace tiempo</translation>
    </message>
    <message>
        <source>An offer of a year gone by</source>
        <translation>Una oferta de un año pasado</translation>
    </message>
    <message>
        <source>Everything is in order</source>
        <translation>Todo está en orden</translation>
    </message>
    <message>
        <source>Finds what disagrees, dates that have passed, what is there twice, and documents that no question uses. Everything stays on this computer.</source>
        <translation>Encuentra lo que se contradice, fechas que han pasado, lo que está repetido y documentos que ninguna pregunta usa. Todo se queda en este ordenador.</translation>
    </message>
    <message>
        <source>Give the right answer…</source>
        <translation>Dar la respuesta correcta…</translation>
    </message>
    <message>
        <source>Health of what the bot knows</source>
        <translation>Estado de lo que el bot sabe</translation>
    </message>
    <message>
        <source>It carries a year that is over</source>
        <translation>Lleva un año que ya pasó</translation>
    </message>
    <message>
        <source>It may be about something nobody asks.</source>
        <translation>Quizá trata de algo que nadie pregunta.</translation>
    </message>
    <message>
        <source>It takes room among the sources of an answer.</source>
        <translation>Ocupa sitio entre las fuentes de una respuesta.</translation>
    </message>
    <message>
        <source>Look again when documents have changed.</source>
        <translation>Vuelva a mirar cuando cambien los documentos.</translation>
    </message>
    <message>
        <source>Look at the facts</source>
        <translation>Ver los datos</translation>
    </message>
    <message>
        <source>Look now</source>
        <translation>Mirar ahora</translation>
    </message>
    <message>
        <source>No question has ever used this document</source>
        <translation>Ninguna pregunta ha usado nunca este documento</translation>
    </message>
    <message>
        <source>Progress of the look</source>
        <translation>Progreso de la revisión</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Eliminarlo</translation>
    </message>
    <message>
        <source>Remove {name}…</source>
        <translation>Eliminar {name}…</translation>
    </message>
    <message>
        <source>Remove “{name}”?</source>
        <translation>¿Eliminar «{name}»?</translation>
    </message>
    <message>
        <source>Safety</source>
        <translation>Seguridad</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more findings</source>
        <translation>
            <numerusform>Mostrar %n hallazgo más</numerusform>
            <numerusform>Mostrar %n hallazgos más</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Switch the passage off</source>
        <translation>Desactivar el fragmento</translation>
    </message>
    <message>
        <source>The bot does not follow it: no model is shown it, and no answer is made of it. Ask whoever wrote the document, and switch the passage off.</source>
        <translation>El bot no lo sigue: ningún modelo lo ve y ninguna respuesta sale de él. Pregunte a quien escribió el documento y desactive el fragmento.</translation>
    </message>
    <message>
        <source>The bot goes on telling it as if it were still so.</source>
        <translation>El bot lo sigue diciendo como si aún fuera así.</translation>
    </message>
    <message>
        <source>The document, its passages and everything learnt from it are erased from this bot. Your own file stays where it is.</source>
        <translation>El documento, sus fragmentos y todo lo aprendido de él se borran de este bot. Su propio archivo se queda donde está.</translation>
    </message>
    <message>
        <source>The older one still answers. Remove it, if the newer one is complete.</source>
        <translation>El más antiguo aún responde. Elimínelo si el nuevo está completo.</translation>
    </message>
    <message numerus="yes">
        <source>The same stands in %n places</source>
        <translation>
            <numerusform>Lo mismo está en %n lugar</numerusform>
            <numerusform>Lo mismo está en %n lugares</numerusform>
        </translation>
    </message>
    <message>
        <source>This has ended</source>
        <translation>Esto ha terminado</translation>
    </message>
    <message>
        <source>This is fine</source>
        <translation>Esto está bien</translation>
    </message>
    <message>
        <source>This is told as to come, and is over</source>
        <translation>Se anuncia como futuro y ya pasó</translation>
    </message>
    <message>
        <source>This text tries to command the bot</source>
        <translation>Este texto intenta dar órdenes al bot</translation>
    </message>
    <message>
        <source>Tidy up</source>
        <translation>Ordenar</translation>
    </message>
    <message>
        <source>Two amounts from which something holds</source>
        <translation>Dos importes a partir de los cuales vale algo</translation>
    </message>
    <message>
        <source>Two e-mail addresses for the same thing</source>
        <translation>Dos correos para lo mismo</translation>
    </message>
    <message>
        <source>Two opening hours for the same day</source>
        <translation>Dos horarios para el mismo día</translation>
    </message>
    <message>
        <source>Two percentages for the same thing</source>
        <translation>Dos porcentajes para lo mismo</translation>
    </message>
    <message>
        <source>Two periods for the same thing</source>
        <translation>Dos plazos para lo mismo</translation>
    </message>
    <message>
        <source>Two phone numbers for the same thing</source>
        <translation>Dos teléfonos para lo mismo</translation>
    </message>
    <message>
        <source>Two postal addresses</source>
        <translation>Dos direcciones postales</translation>
    </message>
    <message>
        <source>Two prices for the same thing</source>
        <translation>Dos precios para lo mismo</translation>
    </message>
    <message>
        <source>Two versions of one document</source>
        <translation>Dos versiones de un documento</translation>
    </message>
    <message>
        <source>Visitors get the one or the other, as the question is worded.</source>
        <translation>Los visitantes reciben lo uno o lo otro, según cómo pregunten.</translation>
    </message>
    <message>
        <source>When one is changed, the others go on saying what they said.</source>
        <translation>Si se cambia uno, los demás siguen diciendo lo de antes.</translation>
    </message>
    <message>
        <source>Which documents are never used is told after {count} questions ({done} now).</source>
        <translation>Qué documentos no se usan nunca se dice tras {count} preguntas ({done} ahora).</translation>
    </message>
    <message>
        <source>Worth a look</source>
        <translation>Conviene mirarlo</translation>
    </message>
    <message>
        <source>Wrong answers</source>
        <translation>Respuestas erróneas</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message>
        <source>A passphrase that opens “{name}”</source>
        <translation>Una frase de contraseña que abra «{name}»</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Bring it back</source>
        <translation>Recuperar</translation>
    </message>
    <message>
        <source>Bring revision {number} back</source>
        <translation>Recuperar la versión {number}</translation>
    </message>
    <message>
        <source>Bring revision {number} back?</source>
        <translation>¿Recuperar la versión {number}?</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare revision {number} with now</source>
        <translation>Comparar la versión {number} con la actual</translation>
    </message>
    <message>
        <source>Documents that it added are removed again.</source>
        <translation>Los documentos que añadió se quitan de nuevo.</translation>
    </message>
    <message>
        <source>Documents, facts, settings and test questions go along. What visitors left, requests, the activity and keys of providers stay here.</source>
        <translation>Van con ella los documentos, datos, ajustes y preguntas de prueba. Lo que dejaron los visitantes, las solicitudes, la actividad y las claves de proveedores se quedan aquí.</translation>
    </message>
    <message>
        <source>Duplicate this bot</source>
        <translation>Duplicar este bot</translation>
    </message>
    <message>
        <source>Every change of this bot. What is here can be brought back.</source>
        <translation>Cada cambio de este bot. Lo que está aquí se puede recuperar.</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Primero</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historial</translation>
    </message>
    <message>
        <source>It is as it was then.</source>
        <translation>Está como estaba entonces.</translation>
    </message>
    <message>
        <source>Make a copy called “{name}”?</source>
        <translation>¿Hacer una copia llamada «{name}»?</translation>
    </message>
    <message>
        <source>Make the copy</source>
        <translation>Hacer la copia</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>Anteriores</translation>
    </message>
    <message>
        <source>Revision {number}</source>
        <translation>Versión {number}</translation>
    </message>
    <message>
        <source>Second</source>
        <translation>Segundo</translation>
    </message>
    <message>
        <source>Settings, facts, corrections and test questions become what they were then. Documents stay as they are. This is a change too, and can be undone.</source>
        <translation>Los ajustes, datos, correcciones y preguntas de prueba vuelven a ser como eran. Los documentos quedan como están. Esto también es un cambio y se puede deshacer.</translation>
    </message>
    <message>
        <source>The copy has keys of its own.</source>
        <translation>La copia tiene sus propias claves.</translation>
    </message>
    <message>
        <source>Two states compared</source>
        <translation>Dos estados comparados</translation>
    </message>
    <message>
        <source>Undo it</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Undo last change</source>
        <translation>Deshacer el último cambio</translation>
    </message>
    <message>
        <source>Undo this change?</source>
        <translation>¿Deshacer este cambio?</translation>
    </message>
    <message>
        <source>What can come back is back.</source>
        <translation>Ha vuelto lo que puede volver.</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Qué cambió</translation>
    </message>
    <message>
        <source>What is other in the second one.</source>
        <translation>Qué es distinto en el segundo.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>as it is now</source>
        <translation>como está ahora</translation>
    </message>
    <message>
        <source>“{name}” is there. Open it in the list of bots.</source>
        <translation>«{name}» ya está. Ábralo en la lista de bots.</translation>
    </message>
</context>
<context>
    <name>Hosts</name>
    <message>
        <source>Addresses of your hosts</source>
        <translation>Direcciones de sus servidores</translation>
    </message>
    <message>
        <source>Ask them</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Ask which version they serve</source>
        <translation>Preguntar qué versión sirven</translation>
    </message>
    <message>
        <source>Contact your hosts once?</source>
        <translation>¿Contactar una vez con sus servidores?</translation>
    </message>
    <message>
        <source>One a line; the chat on your site comes from the first.</source>
        <translation>Una por línea; el chat de su sitio viene de la primera.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Where the bot is served. Nobody is asked before you say so.</source>
        <translation>Dónde funciona el bot. No se pregunta a nadie antes de que usted lo diga.</translation>
    </message>
    <message>
        <source>Your hosts</source>
        <translation>Sus servidores</translation>
    </message>
    <message>
        <source>Your rules let nothing out to {hosts}. If you agree, they are asked this once which version they serve; nothing of the bot is sent, and it stands in the log.</source>
        <translation>Sus reglas no dejan salir nada hacia {hosts}. Si está de acuerdo, se les pregunta esta única vez qué versión sirven; no se envía nada del bot, y queda en el registro.</translation>
    </message>
    <message>
        <source>{address}: not asked yet</source>
        <translation>{address}: aún no se le ha preguntado</translation>
    </message>
</context>
<context>
    <name>Inbox</name>
    <message>
        <source>A newer bundle was refused there ({code}).</source>
        <translation>Allí se rechazó un paquete más nuevo ({code}).</translation>
    </message>
    <message>
        <source>A token is kept that ends in {last4}.</source>
        <translation>Hay una clave guardada que acaba en {last4}.</translation>
    </message>
    <message>
        <source>Add a document…</source>
        <translation>Añadir un documento…</translation>
    </message>
    <message>
        <source>Allow this host</source>
        <translation>Permitir este servidor</translation>
    </message>
    <message>
        <source>Also asked: {questions}</source>
        <translation>También se preguntó: {questions}</translation>
    </message>
    <message>
        <source>Answer each within one month.</source>
        <translation>Responda cada uno en un mes.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondida</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Llegó</translation>
    </message>
    <message>
        <source>Ask by itself</source>
        <translation>Preguntar por sí solo</translation>
    </message>
    <message numerus="yes">
        <source>Asked %n times</source>
        <translation>
            <numerusform>Preguntada %n vez</numerusform>
            <numerusform>Preguntada %n veces</numerusform>
        </translation>
    </message>
    <message>
        <source>Document added</source>
        <translation>Documento añadido</translation>
    </message>
    <message>
        <source>Done ones</source>
        <translation>Hechas</translation>
    </message>
    <message>
        <source>Empty takes the words under Appearance, Texts.</source>
        <translation>Si está vacío, valen las palabras de Apariencia, Textos.</translation>
    </message>
    <message>
        <source>Every 15 minutes</source>
        <translation>Cada 15 minutos</translation>
    </message>
    <message>
        <source>Every hour</source>
        <translation>Cada hora</translation>
    </message>
    <message>
        <source>Every question of your visitors was answered, or is done.</source>
        <translation>Cada pregunta de sus visitantes se respondió o está hecha.</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>Traer ahora</translation>
    </message>
    <message>
        <source>Fetched {when}</source>
        <translation>Traído {when}</translation>
    </message>
    <message>
        <source>Forget the token</source>
        <translation>Olvidar la clave</translation>
    </message>
    <message>
        <source>From a file of {when}</source>
        <translation>De un archivo de {when}</translation>
    </message>
    <message>
        <source>Frozen until {day}</source>
        <translation>Congelado hasta {day}</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>Abandonado</translation>
    </message>
    <message>
        <source>In the bundle since version {n}.</source>
        <translation>En el paquete desde la versión {n}.</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Buzón</translation>
    </message>
    <message>
        <source>It fails until the bot knows an answer.</source>
        <translation>Falla hasta que el bot sepa una respuesta.</translation>
    </message>
    <message>
        <source>It is in the next bundle: export the bot under Publish.</source>
        <translation>Está en el próximo paquete: exporte el bot en Publicar.</translation>
    </message>
    <message>
        <source>It is sealed to the passphrase of your bundle.</source>
        <translation>Está sellado con la contraseña de su paquete.</translation>
    </message>
    <message>
        <source>It tells counts, open questions and who wants a person.</source>
        <translation>Dice cifras, preguntas abiertas y quién quiere una persona.</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Guardarla</translation>
    </message>
    <message>
        <source>Make a test question</source>
        <translation>Hacer una pregunta de prueba</translation>
    </message>
    <message>
        <source>Make a test question…</source>
        <translation>Hacer una prueba…</translation>
    </message>
    <message>
        <source>Masked by the host; those that mean the same stand together.</source>
        <translation>Enmascaradas por el servidor; las que significan lo mismo van juntas.</translation>
    </message>
    <message>
        <source>May {host} be contacted?</source>
        <translation>¿Se puede contactar con {host}?</translation>
    </message>
    <message>
        <source>Name it under Publish, Your hosts.</source>
        <translation>Indíquelo en Publicar, Sus servidores.</translation>
    </message>
    <message>
        <source>Never, only when I press</source>
        <translation>Nunca, solo cuando pulso</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>Ninguno.</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Aún no se le ha preguntado</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>Nada aquí</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nada que hacer</translation>
    </message>
    <message>
        <source>Nothing was fetched yet</source>
        <translation>Todavía no se trajo nada</translation>
    </message>
    <message>
        <source>Objected to the use</source>
        <translation>Se opuso al uso</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>En camino</translation>
    </message>
    <message>
        <source>Once a day</source>
        <translation>Una vez al día</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Open a file of the host…</source>
        <translation>Abrir un archivo del servidor…</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Abrir de nuevo</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Abrirlo de nuevo</translation>
    </message>
    <message>
        <source>Open ones</source>
        <translation>Abiertas</translation>
    </message>
    <message>
        <source>Open the file</source>
        <translation>Abrir el archivo</translation>
    </message>
    <message>
        <source>Operator&apos;s token</source>
        <translation>Clave de operador</translation>
    </message>
    <message>
        <source>Passed on to a person</source>
        <translation>Pasado a una persona</translation>
    </message>
    <message>
        <source>Pause the chat</source>
        <translation>Pausar el chat</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>En pausa</translation>
    </message>
    <message>
        <source>Pausing holds at once, for talks under way, too.</source>
        <translation>La pausa vale al instante, también para las conversaciones en curso.</translation>
    </message>
    <message>
        <source>People&apos;s requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Pin it</source>
        <translation>Fijarla</translation>
    </message>
    <message>
        <source>Press “Fetch now”, or open a file of the host.</source>
        <translation>Pulse «Traer ahora» o abra un archivo del servidor.</translation>
    </message>
    <message>
        <source>Publish a newer version: it opens the chat.</source>
        <translation>Publique una versión más nueva: abre el chat.</translation>
    </message>
    <message>
        <source>Questions without an answer</source>
        <translation>Preguntas sin respuesta</translation>
    </message>
    <message>
        <source>Since {when}, by {who}.</source>
        <translation>Desde {when}, por {who}.</translation>
    </message>
    <message>
        <source>Test it now</source>
        <translation>Probarla ahora</translation>
    </message>
    <message>
        <source>Tested from now on</source>
        <translation>Se prueba desde ahora</translation>
    </message>
    <message>
        <source>Tested. The bot says: {text}</source>
        <translation>Probado. El bot dice: {text}</translation>
    </message>
    <message>
        <source>Tested: the bot answers it from your documents now.</source>
        <translation>Probado: el bot ya la responde con sus documentos.</translation>
    </message>
    <message>
        <source>Tested: the bot still has no answer.</source>
        <translation>Probado: el bot aún no tiene respuesta.</translation>
    </message>
    <message>
        <source>Tested: visitors get your answer.</source>
        <translation>Probado: los visitantes reciben su respuesta.</translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>La respuesta</translation>
    </message>
    <message>
        <source>The answer must say (may be empty)</source>
        <translation>La respuesta debe decir (puede quedar vacío)</translation>
    </message>
    <message>
        <source>The chat on your site</source>
        <translation>El chat de su sitio</translation>
    </message>
    <message>
        <source>The document is being read.</source>
        <translation>Se está leyendo el documento.</translation>
    </message>
    <message>
        <source>The host cannot use its own file ({code}): look at its disk. Chats go on.</source>
        <translation>El servidor no puede usar su propio archivo ({code}): revise su disco. Los chats continúan.</translation>
    </message>
    <message>
        <source>The kit of your host has it already; else it is made on the host.</source>
        <translation>El kit de su servidor ya la tiene; si no, se crea en el servidor.</translation>
    </message>
    <message>
        <source>The model does not answer ({code}): your documents are quoted meanwhile.</source>
        <translation>El modelo no responde ({code}): mientras tanto se citan sus documentos.</translation>
    </message>
    <message>
        <source>The policy keeps everything on this computer. If you allow it, your host may be asked with your token; nothing of the bot is sent. Every contact is written down under Privacy.</source>
        <translation>Las reglas lo mantienen todo en este ordenador. Si lo permite, se podrá preguntar a su servidor con su clave; no se envía nada del bot. Cada contacto queda anotado en Privacidad.</translation>
    </message>
    <message>
        <source>Then the question is tested.</source>
        <translation>Después se prueba la pregunta.</translation>
    </message>
    <message>
        <source>Version taken back</source>
        <translation>Versión retirada</translation>
    </message>
    <message>
        <source>Visitors get it word for word. It is tried at once.</source>
        <translation>Los visitantes la reciben palabra por palabra. Se prueba enseguida.</translation>
    </message>
    <message>
        <source>Visitors read: {words}</source>
        <translation>Los visitantes leen: {words}</translation>
    </message>
    <message>
        <source>We are back at noon.</source>
        <translation>Volvemos al mediodía.</translation>
    </message>
    <message>
        <source>What a visitor asks</source>
        <translation>Lo que pregunta un visitante</translation>
    </message>
    <message>
        <source>What did not arrive is tried again by the host.</source>
        <translation>Lo que no llegó lo intenta de nuevo el servidor.</translation>
    </message>
    <message>
        <source>What visitors asked in vain, and who wants a person.</source>
        <translation>Lo que los visitantes preguntaron en vano y quién quiere una persona.</translation>
    </message>
    <message>
        <source>What visitors read meanwhile</source>
        <translation>Lo que leen los visitantes mientras tanto</translation>
    </message>
    <message>
        <source>Which questions</source>
        <translation>Qué preguntas</translation>
    </message>
    <message>
        <source>Wishes about data</source>
        <translation>Deseos sobre los datos</translation>
    </message>
    <message>
        <source>Write the answer</source>
        <translation>Escribir la respuesta</translation>
    </message>
    <message>
        <source>Write the answer…</source>
        <translation>Escribir la respuesta…</translation>
    </message>
    <message>
        <source>Your host</source>
        <translation>Su servidor</translation>
    </message>
    <message>
        <source>Your hosts…</source>
        <translation>Sus servidores…</translation>
    </message>
    <message>
        <source>the chat is closed</source>
        <translation>el chat está cerrado</translation>
    </message>
    <message>
        <source>version {n} is served</source>
        <translation>se sirve la versión {n}</translation>
    </message>
    <message>
        <source>{times}, last on {day}</source>
        <translation>{times}, la última el {day}</translation>
    </message>
</context>
<context>
    <name>Incident</name>
    <message>
        <source>All incidents</source>
        <translation>Todos los incidentes</translation>
    </message>
    <message>
        <source>Answer what you know. This is a help, no legal advice.</source>
        <translation>Responda lo que sepa. Es una ayuda, no asesoramiento jurídico.</translation>
    </message>
    <message>
        <source>Close it</source>
        <translation>Cerrarlo</translation>
    </message>
    <message>
        <source>Close the incident</source>
        <translation>Cerrar el incidente</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Cerrado</translation>
    </message>
    <message>
        <source>Do it now</source>
        <translation>Hacerlo ahora</translation>
    </message>
    <message numerus="yes">
        <source>Documents in which personal data was found: %n.</source>
        <translation>
            <numerusform>Documentos en los que se encontraron datos personales: %n.</numerusform>
            <numerusform>Documentos en los que se encontraron datos personales: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Hecho</translation>
    </message>
    <message>
        <source>Done {when}</source>
        <translation>Hecho {when}</translation>
    </message>
    <message>
        <source>Drafts from what is known. Check them before you send them.</source>
        <translation>Borradores con lo que se sabe. Revíselos antes de enviarlos.</translation>
    </message>
    <message>
        <source>Drill</source>
        <translation>Simulacro</translation>
    </message>
    <message>
        <source>Each step stands in the audit as well, where nobody can edit.</source>
        <translation>Cada paso figura también en el registro, donde nadie puede modificarlo.</translation>
    </message>
    <message>
        <source>Found in them: {types}.</source>
        <translation>Hallado en ellos: {types}.</translation>
    </message>
    <message>
        <source>From the top. What does not fit your case, leave out.</source>
        <translation>De arriba abajo. Omita lo que no corresponda a su caso.</translation>
    </message>
    <message>
        <source>Incident</source>
        <translation>Incidente</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>Incidentes</translation>
    </message>
    <message>
        <source>Keep this decision</source>
        <translation>Guardar esta decisión</translation>
    </message>
    <message>
        <source>Kept whether the authority was told or not.</source>
        <translation>Se conservan, se haya avisado o no a la autoridad.</translation>
    </message>
    <message>
        <source>Language of the letters</source>
        <translation>Idioma de las cartas</translation>
    </message>
    <message>
        <source>Letters</source>
        <translation>Cartas</translation>
    </message>
    <message>
        <source>Letters are filled from this. Leave open what you do not know.</source>
        <translation>Con esto se rellenan las cartas. Deje en blanco lo que no sepa.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Must somebody be told?</source>
        <translation>¿Hay que avisar a alguien?</translation>
    </message>
    <message>
        <source>None so far</source>
        <translation>Ninguno hasta ahora</translation>
    </message>
    <message>
        <source>Not answered yet</source>
        <translation>Aún sin responder</translation>
    </message>
    <message>
        <source>Noticed {noticed}. The 72 hours end {deadline}.</source>
        <translation>Detectado {noticed}. Las 72 horas acaban {deadline}.</translation>
    </message>
    <message>
        <source>On the host there may be written records of the last days: {days}. How many visitors that are, its operator sees in the log; put the number in below.</source>
        <translation>En el servidor puede haber constancia escrita de los últimos días: {days}. Cuántos visitantes son lo ve su operador en el registro; indique el número abajo.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierto</translation>
    </message>
    <message>
        <source>Personal data was lost, changed, or seen by somebody it was not meant for, or might have been.</source>
        <translation>Se perdieron, alteraron o vio quien no debía datos personales, o pudo ocurrir.</translation>
    </message>
    <message>
        <source>Practise once a year with a drill.</source>
        <translation>Practique una vez al año con un simulacro.</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Sent to {host}: {size}.</source>
        <translation>Enviado a {host}: {size}.</translation>
    </message>
    <message>
        <source>Something happened?</source>
        <translation>¿Ha ocurrido algo?</translation>
    </message>
    <message>
        <source>Start the clock</source>
        <translation>Poner en marcha el reloj</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Pasos</translation>
    </message>
    <message>
        <source>Text of the letter</source>
        <translation>Texto de la carta</translation>
    </message>
    <message>
        <source>The host keeps no written records of chats.</source>
        <translation>El servidor no guarda constancia escrita de los chats.</translation>
    </message>
    <message>
        <source>The law gives 72 hours from when you noticed (Article 33 GDPR).</source>
        <translation>La ley da 72 horas desde que usted lo detectó (artículo 33 del RGPD).</translation>
    </message>
    <message>
        <source>The letters are in {folder}.</source>
        <translation>Las cartas están en {folder}.</translation>
    </message>
    <message>
        <source>This is a drill: nothing happened, and nothing is really done</source>
        <translation>Es un simulacro: no ha ocurrido nada y nada se hace de verdad</translation>
    </message>
    <message>
        <source>Time left to tell the authority</source>
        <translation>Tiempo restante para avisar a la autoridad</translation>
    </message>
    <message>
        <source>Too late: give the reasons</source>
        <translation>Fuera de plazo: indique los motivos</translation>
    </message>
    <message>
        <source>What happened, in a sentence or two</source>
        <translation>Qué ha ocurrido, en una o dos frases</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Lo que se sabe</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Lo que se ha hecho</translation>
    </message>
    <message>
        <source>When nothing is left to do: what will you do differently?</source>
        <translation>Cuando no quede nada por hacer: ¿qué hará de otra manera?</translation>
    </message>
    <message>
        <source>When something went wrong: keep calm, and go step by step.</source>
        <translation>Cuando algo ha ido mal: mantenga la calma y vaya paso a paso.</translation>
    </message>
    <message>
        <source>When you noticed it</source>
        <translation>Cuándo lo detectó</translation>
    </message>
    <message>
        <source>Where the letters go</source>
        <translation>Dónde se guardan las cartas</translation>
    </message>
    <message>
        <source>Write all to a folder…</source>
        <translation>Guardar todas en una carpeta…</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Anotarlo</translation>
    </message>
    <message>
        <source>Year-month-day and time on this computer&apos;s clock.</source>
        <translation>Año-mes-día y hora según el reloj de este ordenador.</translation>
    </message>
    <message>
        <source>Your answers speak for: {risk}.</source>
        <translation>Sus respuestas apuntan a: {risk}.</translation>
    </message>
    <message>
        <source>Your decision</source>
        <translation>Su decisión</translation>
    </message>
    <message>
        <source>over since {time}</source>
        <translation>terminado hace {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>quedan {time}</translation>
    </message>
</context>
<context>
    <name>Insights</name>
    <message>
        <source>Answered</source>
        <translation>Respondidas</translation>
    </message>
    <message>
        <source>Busiest hours</source>
        <translation>Horas con más preguntas</translation>
    </message>
    <message>
        <source>Busiest: {hours}</source>
        <translation>Más movimiento: {hours}</translation>
    </message>
    <message>
        <source>Cost of models</source>
        <translation>Coste de los modelos</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fallaron</translation>
    </message>
    <message>
        <source>Fetch now</source>
        <translation>Traer ahora</translation>
    </message>
    <message>
        <source>Figures by day</source>
        <translation>Cifras por día</translation>
    </message>
    <message>
        <source>Greetings and thanks</source>
        <translation>Saludos y gracias</translation>
    </message>
    <message>
        <source>Groups of fewer than {n} are hidden, so that no figure tells of one person.</source>
        <translation>Los grupos de menos de {n} se ocultan, para que ninguna cifra hable de una persona.</translation>
    </message>
    <message>
        <source>Half answered within</source>
        <translation>La mitad respondida en</translation>
    </message>
    <message>
        <source>Helpful</source>
        <translation>Útil</translation>
    </message>
    <message>
        <source>Hide the figures</source>
        <translation>Ocultar las cifras</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>Horas de la semana</translation>
    </message>
    <message>
        <source>How questions ended</source>
        <translation>Cómo acabaron las preguntas</translation>
    </message>
    <message>
        <source>How the chat is used: counts without persons.</source>
        <translation>Cómo se usa el chat: cifras sin personas.</translation>
    </message>
    <message>
        <source>Insights</source>
        <translation>Estadísticas</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Nearly all within</source>
        <translation>Casi todas en</translation>
    </message>
    <message>
        <source>Not helpful</source>
        <translation>No útil</translation>
    </message>
    <message>
        <source>Nothing was fetched yet</source>
        <translation>Todavía no se trajo nada</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>Pasadas a una persona</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Questions by day</source>
        <translation>Preguntas por día</translation>
    </message>
    <message>
        <source>Show the figures</source>
        <translation>Mostrar las cifras</translation>
    </message>
    <message>
        <source>The host counts. Fetch its figures here or under Inbox.</source>
        <translation>El servidor cuenta. Traiga sus cifras aquí o en Buzón.</translation>
    </message>
    <message>
        <source>The month is not over: told in full fives.</source>
        <translation>El mes no ha acabado: se dice de cinco en cinco.</translation>
    </message>
    <message>
        <source>Thumbs</source>
        <translation>Pulgares</translation>
    </message>
    <message>
        <source>Time zone: {zone}</source>
        <translation>Zona horaria: {zone}</translation>
    </message>
    <message>
        <source>Too few questions to say when it is busy.</source>
        <translation>Muy pocas preguntas para decir cuándo hay más movimiento.</translation>
    </message>
    <message>
        <source>Without an answer</source>
        <translation>Sin respuesta</translation>
    </message>
    <message>
        <source>fewer than {n}</source>
        <translation>menos de {n}</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>no se muestra</translation>
    </message>
    <message>
        <source>too few to say</source>
        <translation>muy pocas</translation>
    </message>
    <message>
        <source>{day}: {figure} questions</source>
        <translation>{day}: {figure} preguntas</translation>
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
        <translation>Guardar como prueba</translation>
    </message>
    <message>
        <source>Why no answer?</source>
        <translation>¿Por qué no hay respuesta?</translation>
    </message>
    <message>
        <source>Why this answer?</source>
        <translation>¿Por qué esta respuesta?</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>&amp;Answers</source>
        <translation>&amp;Respuestas</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Documentos</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>&amp;Historial</translation>
    </message>
    <message>
        <source>&amp;Incident</source>
        <translation>&amp;Incidente</translation>
    </message>
    <message>
        <source>&amp;Privacy</source>
        <translation>&amp;Privacidad</translation>
    </message>
    <message>
        <source>&amp;Tests</source>
        <translation>Pr&amp;uebas</translation>
    </message>
    <message>
        <source>Acti&amp;vity</source>
        <translation>Acti&amp;vidad</translation>
    </message>
    <message>
        <source>App&amp;earance</source>
        <translation>&amp;Aspecto</translation>
    </message>
    <message>
        <source>BUILD</source>
        <translation>CREAR</translation>
    </message>
    <message>
        <source>Bac&amp;kups</source>
        <translation>&amp;Copias</translation>
    </message>
    <message>
        <source>CARE</source>
        <translation>CUIDAR</translation>
    </message>
    <message>
        <source>Inb&amp;ox</source>
        <translation>Bu&amp;zón</translation>
    </message>
    <message>
        <source>Insi&amp;ghts</source>
        <translation>&amp;Estadísticas</translation>
    </message>
    <message>
        <source>New bot…</source>
        <translation>Nuevo bot…</translation>
    </message>
    <message>
        <source>No bot is open</source>
        <translation>Ningún bot abierto</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Abrir un archivo…</translation>
    </message>
    <message>
        <source>People&apos;s &amp;requests</source>
        <translation>&amp;Solicitudes</translation>
    </message>
    <message>
        <source>Pu&amp;blish</source>
        <translation>Pu&amp;blicar</translation>
    </message>
    <message>
        <source>SHIP</source>
        <translation>ENTREGAR</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation>Cambiar entre claro y oscuro</translation>
    </message>
    <message>
        <source>Switch bots. Open now: {name}</source>
        <translation>Cambiar de bot. Abierto ahora: {name}</translation>
    </message>
</context>
<context>
    <name>NewKey</name>
    <message>
        <source>Code on the sheet</source>
        <translation>Código de la hoja</translation>
    </message>
    <message>
        <source>Do this when the old key may be in other hands: with a computer, a backup or a sheet. Copies and backups made before still open as they did then.</source>
        <translation>Hágalo si la clave antigua puede estar en otras manos: con un ordenador, una copia de seguridad o una hoja. Las copias hechas antes se siguen abriendo como entonces.</translation>
    </message>
    <message>
        <source>Encrypt anew</source>
        <translation>Cifrar de nuevo</translation>
    </message>
    <message>
        <source>Encrypt the bot anew, under a new key</source>
        <translation>Cifrar el bot de nuevo con una clave nueva</translation>
    </message>
    <message>
        <source>I do not have it: it shall open the bot no longer</source>
        <translation>No la tengo: ya no debe abrir el bot</translation>
    </message>
    <message>
        <source>Keep it; I type its code</source>
        <translation>Conservarla; escribo su código</translation>
    </message>
    <message>
        <source>No sheet shall open the bot any more</source>
        <translation>Ninguna hoja debe abrir ya el bot</translation>
    </message>
    <message>
        <source>Print a new one; the old opens only old backups</source>
        <translation>Imprimir otra; la antigua solo abre copias antiguas</translation>
    </message>
    <message>
        <source>The bot is being encrypted anew…</source>
        <translation>Se está cifrando el bot de nuevo…</translation>
    </message>
    <message>
        <source>The keyring of this computer gets the new key by itself.</source>
        <translation>El llavero de este ordenador recibe la clave nueva por sí solo.</translation>
    </message>
    <message>
        <source>The keyring shall open the bot no longer</source>
        <translation>El llavero ya no debe abrir el bot</translation>
    </message>
    <message>
        <source>The keyring that opens this bot cannot be reached. Unlock it and come back, or go on without it:</source>
        <translation>No se puede acceder al llavero que abre este bot. Desbloquéelo y vuelva, o siga sin él:</translation>
    </message>
    <message>
        <source>The passphrase as it is now</source>
        <translation>La frase de contraseña actual</translation>
    </message>
    <message>
        <source>The printed recovery sheet</source>
        <translation>La hoja de recuperación impresa</translation>
    </message>
</context>
<context>
    <name>NewPassphraseDialog</name>
    <message>
        <source>Make one for me</source>
        <translation>Crear una por mí</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Set it</source>
        <translation>Establecer</translation>
    </message>
    <message>
        <source>Write it down and keep it apart from this computer. Nobody can restore it.</source>
        <translation>Anótela y guárdela lejos de este ordenador. Nadie puede recuperarla.</translation>
    </message>
</context>
<context>
    <name>NoteButtons</name>
    <message>
        <source>Good answer</source>
        <translation>Buena respuesta</translation>
    </message>
    <message>
        <source>Say more about this answer</source>
        <translation>Decir más sobre esta respuesta</translation>
    </message>
    <message>
        <source>Say more…</source>
        <translation>Decir más…</translation>
    </message>
    <message>
        <source>Wrong answer</source>
        <translation>Respuesta equivocada</translation>
    </message>
</context>
<context>
    <name>Notice</name>
    <message>
        <source>Dismiss</source>
        <translation>Descartar</translation>
    </message>
</context>
<context>
    <name>Offer</name>
    <message>
        <source>A person would be needed ({why}), but nobody is there now.</source>
        <translation>Haría falta una persona ({why}), pero ahora no hay nadie.</translation>
    </message>
    <message>
        <source>A person would be needed ({why}), but you named no way to one.</source>
        <translation>Haría falta una persona ({why}), pero no ha indicado ninguna vía.</translation>
    </message>
    <message>
        <source>Visitors are offered a person here ({why}): they can pass the talk on.</source>
        <translation>Aquí se ofrece una persona a los visitantes ({why}): pueden traspasar la conversación.</translation>
    </message>
    <message>
        <source>Visitors are shown how to reach a person here ({why}).</source>
        <translation>Aquí se muestra a los visitantes cómo hablar con una persona ({why}).</translation>
    </message>
    <message>
        <source>it is about one of your words</source>
        <translation>trata de una de sus palabras</translation>
    </message>
    <message>
        <source>the bot does not know</source>
        <translation>el bot no lo sabe</translation>
    </message>
    <message>
        <source>the visitor asks for one</source>
        <translation>el visitante lo pide</translation>
    </message>
    <message>
        <source>the visitor is upset, or it is urgent</source>
        <translation>el visitante está molesto o es urgente</translation>
    </message>
</context>
<context>
    <name>Ollama</name>
    <message>
        <source>Fetch {model}</source>
        <translation>Descargar {model}</translation>
    </message>
    <message>
        <source>Fetching the model…</source>
        <translation>Descargando el modelo…</translation>
    </message>
    <message>
        <source>How much of the model is here</source>
        <translation>Cuánto del modelo está ya aquí</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Buscar de nuevo</translation>
    </message>
    <message>
        <source>Ollama is not running. Install it from its own page.</source>
        <translation>Ollama no está en marcha. Instálelo desde su propia página.</translation>
    </message>
    <message numerus="yes">
        <source>Ollama runs and has %n models.</source>
        <translation>
            <numerusform>Ollama está en marcha y tiene %n modelo.</numerusform>
            <numerusform>Ollama está en marcha y tiene %n modelos.</numerusform>
        </translation>
    </message>
    <message>
        <source>Ollama runs, and has no model yet.</source>
        <translation>Ollama está en marcha y aún no tiene modelos.</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>{model} is on this computer now.</source>
        <translation>{model} ya está en este ordenador.</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Opening {name}…</source>
        <translation>Abriendo {name}…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Progreso</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Leyendo {name}</translation>
    </message>
</context>
<context>
    <name>Openness</name>
    <message>
        <source>Beside each answer they can open who worded it, where it stands, and whether their question left your server. They see no scores and no other passages.</source>
        <translation>Junto a cada respuesta pueden abrir quién la redactó, dónde está y si su pregunta salió de su servidor. No ven puntuaciones ni otros fragmentos.</translation>
    </message>
    <message>
        <source>Let visitors ask why</source>
        <translation>Permitir que los visitantes pregunten por qué</translation>
    </message>
    <message>
        <source>What visitors may see</source>
        <translation>Lo que pueden ver los visitantes</translation>
    </message>
</context>
<context>
    <name>OwnContacts</name>
    <message numerus="yes">
        <source>%n stay readable from now on.</source>
        <translation>
            <numerusform>%n queda legible a partir de ahora.</numerusform>
            <numerusform>%n quedan legibles a partir de ahora.</numerusform>
        </translation>
    </message>
    <message>
        <source>Documents that hold them are read again.</source>
        <translation>Los documentos que los contienen se leen de nuevo.</translation>
    </message>
    <message>
        <source>Keep the ticked ones readable</source>
        <translation>Dejar legibles los marcados</translation>
    </message>
    <message>
        <source>None of them is ours</source>
        <translation>Ninguno es nuestro</translation>
    </message>
    <message>
        <source>These seem to be your own: keep them readable?</source>
        <translation>Parecen ser sus propios datos: ¿dejarlos legibles?</translation>
    </message>
    <message>
        <source>They are treated like everybody else&apos;s.</source>
        <translation>Se tratan como los datos de los demás.</translation>
    </message>
    <message>
        <source>What you leave unticked is treated like everybody else&apos;s, and not offered again.</source>
        <translation>Lo que no marque se trata como los datos de los demás y no se vuelve a proponer.</translation>
    </message>
    <message>
        <source>Your documents name them as your contacts, or repeat them. What is yours is never masked, in documents and in questions.</source>
        <translation>Sus documentos los presentan como sus datos de contacto o los repiten. Lo que es suyo nunca se enmascara, ni en los documentos ni en las preguntas.</translation>
    </message>
    <message>
        <source>a name</source>
        <translation>un nombre</translation>
    </message>
    <message numerus="yes">
        <source>in %n documents</source>
        <translation>
            <numerusform>en %n documento</numerusform>
            <numerusform>en %n documentos</numerusform>
        </translation>
    </message>
    <message>
        <source>in many places</source>
        <translation>en muchos lugares</translation>
    </message>
    <message>
        <source>on a page of contacts</source>
        <translation>en una página de contacto</translation>
    </message>
    <message>
        <source>told as your contact</source>
        <translation>indicado como su contacto</translation>
    </message>
</context>
<context>
    <name>OwnNumbers</name>
    <message>
        <source>Countries whose numbers are recognised</source>
        <translation>Países cuyos números se reconocen</translation>
    </message>
    <message>
        <source>Examples of your order and customer numbers</source>
        <translation>Ejemplos de sus números de pedido y de cliente</translation>
    </message>
    <message>
        <source>Nothing in it is masked.</source>
        <translation>No se oculta nada en ella.</translation>
    </message>
    <message>
        <source>Nothing you type here is kept or sent.</source>
        <translation>Lo que escriba aquí no se conserva ni se envía.</translation>
    </message>
    <message>
        <source>One a line.</source>
        <translation>Uno por línea.</translation>
    </message>
    <message>
        <source>One a line. Every number of the same form is masked: it leads to a person.</source>
        <translation>Uno por línea. Se oculta todo número de la misma forma: lleva a una persona.</translation>
    </message>
    <message>
        <source>People you name on purpose</source>
        <translation>Personas que usted nombra a propósito</translation>
    </message>
    <message>
        <source>Try it: type a sentence and see what is masked</source>
        <translation>Pruébelo: escriba una frase y vea qué se oculta</translation>
    </message>
    <message>
        <source>Two letters a line, beside those of your language: phone, tax and identity numbers of these countries are masked.</source>
        <translation>Dos letras por línea, además de los de su idioma: se ocultan los números de teléfono, fiscales y de identidad de esos países.</translation>
    </message>
    <message>
        <source>What is yours stays readable; your customers&apos; numbers do not.</source>
        <translation>Lo suyo sigue legible; los números de sus clientes, no.</translation>
    </message>
    <message>
        <source>Where is order RE-2024-00042? Please call Anna Berg.</source>
        <translation>¿Dónde está el pedido RE-2024-00042? Llame a Anna Berg, por favor.</translation>
    </message>
    <message>
        <source>Your own details</source>
        <translation>Sus propios datos</translation>
    </message>
    <message>
        <source>Your own numbers and addresses</source>
        <translation>Sus propios números y direcciones</translation>
    </message>
</context>
<context>
    <name>Paperwork</name>
    <message numerus="yes">
        <source>%n blanks to fill in</source>
        <translation>
            <numerusform>%n hueco por completar</numerusform>
            <numerusform>%n huecos por completar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files are in {folder}.</source>
        <translation>
            <numerusform>%n archivo está en {folder}.</numerusform>
            <numerusform>%n archivos están en {folder}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>Falta %n</numerusform>
            <numerusform>Faltan %n</numerusform>
        </translation>
    </message>
    <message>
        <source>As it would be printed now.</source>
        <translation>Tal como se imprimiría ahora.</translation>
    </message>
    <message>
        <source>As the contract says it. Empty fields stand as blanks in the papers.</source>
        <translation>Tal como lo dice el contrato. Los campos vacíos quedan como huecos en los documentos.</translation>
    </message>
    <message>
        <source>Change the facts…</source>
        <translation>Cambiar los datos…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Companies that work for you</source>
        <translation>Empresas que trabajan para usted</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Empresa</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Completo</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrato</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>País</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>I have looked at it today</source>
        <translation>Lo he revisado hoy</translation>
    </message>
    <message>
        <source>Kept there</source>
        <translation>Conservación allí</translation>
    </message>
    <message>
        <source>Language of the papers</source>
        <translation>Idioma de los documentos</translation>
    </message>
    <message>
        <source>Made from the settings as they are now. They are a help, no legal advice.</source>
        <translation>Hechos a partir de los ajustes actuales. Son una ayuda, no asesoramiento jurídico.</translation>
    </message>
    <message>
        <source>Never printed</source>
        <translation>Nunca impreso</translation>
    </message>
    <message>
        <source>Next review: {day}</source>
        <translation>Próxima revisión: {day}</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>Nadie</translation>
    </message>
    <message>
        <source>Not chosen yet</source>
        <translation>Aún sin elegir</translation>
    </message>
    <message>
        <source>Not reviewed yet</source>
        <translation>Aún sin revisar</translation>
    </message>
    <message>
        <source>Outdated, printed {day}</source>
        <translation>Desfasado, impreso el {day}</translation>
    </message>
    <message>
        <source>Print all to a folder…</source>
        <translation>Imprimir todos en una carpeta…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>Imprimir…</translation>
    </message>
    <message>
        <source>Protection of the transfer</source>
        <translation>Protección de la transferencia</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Lectura</translation>
    </message>
    <message>
        <source>Reviewed on</source>
        <translation>Revisado el</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Guardado.</translation>
    </message>
    <message>
        <source>Since {day} these settings changed:</source>
        <translation>Desde el {day} han cambiado estos ajustes:</translation>
    </message>
    <message>
        <source>Some have blanks: fill in what is missing below.</source>
        <translation>Algunos tienen huecos: complete abajo lo que falta.</translation>
    </message>
    <message>
        <source>Text of the paper</source>
        <translation>Texto del documento</translation>
    </message>
    <message>
        <source>To answer questions, words are sent to no other company.</source>
        <translation>Para responder preguntas no se envía texto a ninguna otra empresa.</translation>
    </message>
    <message>
        <source>Up to date</source>
        <translation>Al día</translation>
    </message>
    <message>
        <source>Used for training</source>
        <translation>Uso para entrenar</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Qué ha cambiado</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>Para qué</translation>
    </message>
    <message>
        <source>What is not filled in stands as a blank, never as a guess.</source>
        <translation>Lo que falta queda como hueco visible; nunca se inventa.</translation>
    </message>
    <message>
        <source>What the papers need to know</source>
        <translation>Lo que los documentos necesitan saber</translation>
    </message>
    <message>
        <source>Where the papers go</source>
        <translation>Dónde se guardan los documentos</translation>
    </message>
    <message>
        <source>Where these facts come from</source>
        <translation>De dónde vienen estos datos</translation>
    </message>
    <message>
        <source>Who gets visitors&apos; words under the present settings.</source>
        <translation>Quién recibe lo que escriben los visitantes con los ajustes actuales.</translation>
    </message>
    <message>
        <source>Your papers</source>
        <translation>Sus documentos</translation>
    </message>
</context>
<context>
    <name>PassageDialog</name>
    <message>
        <source>Passage of {name}</source>
        <translation>Fragmento de {name}</translation>
    </message>
    <message>
        <source>Show in the document</source>
        <translation>Mostrar en el documento</translation>
    </message>
</context>
<context>
    <name>PasswordField</name>
    <message>
        <source>Fair: one or two more words make it strong.</source>
        <translation>Aceptable: una o dos palabras más la harán fuerte.</translation>
    </message>
    <message>
        <source>Hide what is typed</source>
        <translation>Ocultar lo escrito</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>Mostrar lo escrito</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Seguridad</translation>
    </message>
    <message>
        <source>Strong: nobody will guess this.</source>
        <translation>Fuerte: nadie la adivinará.</translation>
    </message>
    <message>
        <source>Weak: use four or more unrelated words.</source>
        <translation>Débil: use cuatro o más palabras sin relación entre sí.</translation>
    </message>
</context>
<context>
    <name>PersonalData</name>
    <message numerus="yes">
        <source>%n chosen</source>
        <translation>
            <numerusform>%n elegido</numerusform>
            <numerusform>%n elegidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different</source>
        <translation>
            <numerusform>%n valor</numerusform>
            <numerusform>%n diferentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n different findings</source>
        <translation>
            <numerusform>%n hallazgo</numerusform>
            <numerusform>%n hallazgos diferentes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follow the bot&apos;s setting</source>
        <translation>
            <numerusform>%n sigue el ajuste del bot</numerusform>
            <numerusform>%n siguen el ajuste del bot</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kept</source>
        <translation>
            <numerusform>%n legible</numerusform>
            <numerusform>%n legibles</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n kinds</source>
        <translation>
            <numerusform>%n tipo</numerusform>
            <numerusform>%n tipos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out</source>
        <translation>
            <numerusform>%n omitido</numerusform>
            <numerusform>%n omitidos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n masked</source>
        <translation>
            <numerusform>%n enmascarado</numerusform>
            <numerusform>%n enmascarados</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n más</numerusform>
            <numerusform>%n más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n places</source>
        <translation>
            <numerusform>%n lugar</numerusform>
            <numerusform>%n lugares</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times</source>
        <translation>
            <numerusform>%n vez</numerusform>
            <numerusform>%n veces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undecided</source>
        <translation>
            <numerusform>%n sin decidir</numerusform>
            <numerusform>%n sin decidir</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait for your word. Until then the bot does not use this document, and it cannot be exported.</source>
        <translation>
            <numerusform>%n hallazgo espera su decisión. Hasta entonces el bot no usa este documento y no se puede exportar.</numerusform>
            <numerusform>%n hallazgos esperan su decisión. Hasta entonces el bot no usa este documento y no se puede exportar.</numerusform>
        </translation>
    </message>
    <message>
        <source>As the bot is set</source>
        <translation>Según el ajuste del bot</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Hallazgos</translation>
    </message>
    <message>
        <source>In all documents of this bot</source>
        <translation>En todos los documentos de este bot</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Conservar</translation>
    </message>
    <message>
        <source>Kinds of personal data</source>
        <translation>Tipos de datos personales</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Omitir</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Buscando…</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>Enmascarar</translation>
    </message>
    <message>
        <source>No personal data was found in it.</source>
        <translation>No se encontraron datos personales en él.</translation>
    </message>
    <message>
        <source>Nothing waits for your word.</source>
        <translation>Nada espera su decisión.</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Datos personales</translation>
    </message>
    <message>
        <source>Personal data in {name}</source>
        <translation>Datos personales en {name}</translation>
    </message>
    <message>
        <source>See the document</source>
        <translation>Ver el documento</translation>
    </message>
    <message>
        <source>Stands at: {places}</source>
        <translation>Aparece en: {places}</translation>
    </message>
    <message>
        <source>The bot reads the document again when you close this window.</source>
        <translation>El bot vuelve a leer el documento cuando cierre esta ventana.</translation>
    </message>
    <message>
        <source>The search finds much, never all. Look over the document yourself, too.</source>
        <translation>La búsqueda encuentra mucho, pero nunca todo. Revise también usted el documento.</translation>
    </message>
    <message>
        <source>kept readable</source>
        <translation>queda legible</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>omitido</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>enmascarado</translation>
    </message>
    <message>
        <source>waits for your word</source>
        <translation>espera su decisión</translation>
    </message>
    <message>
        <source>{what}, as the bot is set</source>
        <translation>{what}, según el ajuste del bot</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>After {minutes} minutes without a key or the mouse</source>
        <translation>Tras {minutes} minutos sin teclas ni ratón</translation>
    </message>
    <message>
        <source>Also when the computer slept, and on Linux when the screen locks. What is under way ends first, and nothing that you typed is lost. If the keyring opens the bot, a click does; remove it from the ways to open the bot to be asked for the passphrase.</source>
        <translation>También cuando el ordenador ha estado suspendido y, en Linux, cuando se bloquea la pantalla. Lo que está en marcha termina antes y no se pierde nada de lo escrito. Si el llavero abre el bot, basta un clic; quítelo de las formas de abrir el bot para que se pida la frase de contraseña.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Como el sistema</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Colores</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>Language of the app</source>
        <translation>Idioma de la aplicación</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Lock the open bot</source>
        <translation>Bloquear el bot abierto</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>Nunca por sí solo</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
</context>
<context>
    <name>Preview</name>
    <message>
        <source>About this answer</source>
        <translation>Sobre esta respuesta</translation>
    </message>
    <message>
        <source>Ask</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Ask as a visitor would</source>
        <translation>Pregunte como lo haría un visitante</translation>
    </message>
    <message>
        <source>Ask something…</source>
        <translation>Pregunte algo…</translation>
    </message>
    <message>
        <source>Begin a new talk</source>
        <translation>Empezar otra conversación</translation>
    </message>
    <message>
        <source>It goes to the list of notes, with the question and the answer.</source>
        <translation>Va a la lista de notas, con la pregunta y la respuesta.</translation>
    </message>
    <message>
        <source>It is in the list of notes, on the page Tests.</source>
        <translation>Está en la lista de notas, en la página Pruebas.</translation>
    </message>
    <message>
        <source>It should say …</source>
        <translation>Debería decir …</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>Guardar la nota</translation>
    </message>
    <message>
        <source>No answer came.</source>
        <translation>No llegó ninguna respuesta.</translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <translation>Abrir en su propia ventana</translation>
    </message>
    <message>
        <source>Preview · nothing is published</source>
        <translation>Vista previa · sin publicar</translation>
    </message>
    <message>
        <source>Stop the answer</source>
        <translation>Detener la respuesta</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Detenido.</translation>
    </message>
    <message>
        <source>The owner has it. Thank you.</source>
        <translation>El propietario la tiene. Gracias.</translation>
    </message>
    <message>
        <source>This is among your test questions now.</source>
        <translation>Ya está entre sus preguntas de prueba.</translation>
    </message>
    <message>
        <source>Thumbs and notes go to the bot&apos;s owner.</source>
        <translation>Los pulgares y las notas van al propietario del bot.</translation>
    </message>
    <message>
        <source>Try {name}</source>
        <translation>Probar {name}</translation>
    </message>
    <message>
        <source>What do you think of it?</source>
        <translation>¿Qué le parece?</translation>
    </message>
</context>
<context>
    <name>Privacy</name>
    <message>
        <source>A preset sets everything below. You can change each point.</source>
        <translation>Una plantilla fija todo lo de abajo. Puede cambiar cada punto.</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contactos</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>Conversaciones</translation>
    </message>
    <message>
        <source>For example: {example}</source>
        <translation>Por ejemplo: {example}</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Resumen</translation>
    </message>
    <message>
        <source>Paperwork</source>
        <translation>Documentación</translation>
    </message>
    <message>
        <source>Parts of privacy</source>
        <translation>Partes de la privacidad</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Datos personales</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidad</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>Reglas</translation>
    </message>
    <message>
        <source>Start from</source>
        <translation>Punto de partida</translation>
    </message>
    <message>
        <source>The search for personal data finds much, never all. Look over what is found.</source>
        <translation>La búsqueda de datos personales encuentra mucho, nunca todo. Revise lo encontrado.</translation>
    </message>
    <message>
        <source>What you list as your own stays readable.</source>
        <translation>Lo que indique como suyo sigue siendo legible.</translation>
    </message>
    <message>
        <source>Who may see what. Every rule here is enforced, not promised.</source>
        <translation>Quién puede ver qué. Aquí cada regla se hace cumplir, no solo se promete.</translation>
    </message>
    <message>
        <source>Your own rules</source>
        <translation>Reglas propias</translation>
    </message>
</context>
<context>
    <name>PrivacyJourney</name>
    <message>
        <source>As text</source>
        <translation>Como texto</translation>
    </message>
    <message>
        <source>Dashed: what would change once you save.</source>
        <translation>Con guiones: lo que cambiaría al guardar.</translation>
    </message>
    <message>
        <source>Drawn from the rules. Turn to a place to read what happens there.</source>
        <translation>Dibujado a partir de las reglas. Elija un lugar para leer qué ocurre allí.</translation>
    </message>
    <message>
        <source>Save as a picture…</source>
        <translation>Guardar como imagen…</translation>
    </message>
    <message>
        <source>Save the picture</source>
        <translation>Guardar la imagen</translation>
    </message>
    <message>
        <source>Where a customer&apos;s words travel</source>
        <translation>Adónde van las palabras de un cliente</translation>
    </message>
    <message>
        <source>Words leave your host</source>
        <translation>Las palabras salen de su servidor</translation>
    </message>
    <message>
        <source>Words stay on your host</source>
        <translation>Las palabras se quedan en su servidor</translation>
    </message>
    <message>
        <source>where-words-travel.svg</source>
        <translation>adonde-van-las-palabras.svg</translation>
    </message>
</context>
<context>
    <name>PrivacyOverview</name>
    <message numerus="yes">
        <source>%n points block publishing.</source>
        <translation>
            <numerusform>%n punto impide publicar.</numerusform>
            <numerusform>%n puntos impiden publicar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the rules</source>
        <translation>Cambiar las reglas</translation>
    </message>
    <message>
        <source>Choose the rules again</source>
        <translation>Elegir las reglas de nuevo</translation>
    </message>
    <message>
        <source>How private this bot is</source>
        <translation>Cuánta privacidad ofrece este bot</translation>
    </message>
    <message>
        <source>Keep the strictest rules</source>
        <translation>Quedarse con las más estrictas</translation>
    </message>
    <message>
        <source>Made from what the program knows. What it cannot know is no part of it.</source>
        <translation>Hecho con lo que el programa sabe. Lo que no puede saber no cuenta.</translation>
    </message>
    <message>
        <source>Nothing stands in the way of publishing.</source>
        <translation>Nada impide publicar.</translation>
    </message>
    <message>
        <source>Open the checklist</source>
        <translation>Abrir la lista</translation>
    </message>
    <message>
        <source>Privacy score</source>
        <translation>Puntuación de privacidad</translation>
    </message>
    <message>
        <source>Show me where</source>
        <translation>Mostrar dónde</translation>
    </message>
    <message>
        <source>Show what counts already</source>
        <translation>Mostrar lo que ya cuenta</translation>
    </message>
    <message>
        <source>The rules as they are saved, in one sentence each.</source>
        <translation>Las reglas guardadas, en una frase cada una.</translation>
    </message>
    <message>
        <source>The strictest rules apply until you choose again, and nothing can be published. What stood there is kept.</source>
        <translation>Rigen las reglas más estrictas hasta que elija de nuevo, y no se puede publicar nada. Lo que había se conserva.</translation>
    </message>
    <message>
        <source>Try the stricter rule</source>
        <translation>Ver la regla más estricta</translation>
    </message>
    <message>
        <source>What always holds</source>
        <translation>Lo que rige siempre</translation>
    </message>
    <message>
        <source>What holds today</source>
        <translation>Lo que rige hoy</translation>
    </message>
    <message>
        <source>Whatever you choose; nobody can switch it off.</source>
        <translation>Elija lo que elija; nadie puede desactivarlo.</translation>
    </message>
    <message>
        <source>Worth a second thought</source>
        <translation>Conviene pensarlo dos veces</translation>
    </message>
    <message>
        <source>Your rules could not be read</source>
        <translation>No se pudieron leer sus reglas</translation>
    </message>
    <message>
        <source>{points} of 100</source>
        <translation>{points} de 100</translation>
    </message>
    <message>
        <source>{points} of {weight} points</source>
        <translation>{points} de {weight} puntos</translation>
    </message>
</context>
<context>
    <name>Publish</name>
    <message numerus="yes">
        <source>%n points to mend</source>
        <translation>
            <numerusform>%n punto por arreglar</numerusform>
            <numerusform>%n puntos por arreglar</numerusform>
        </translation>
    </message>
    <message>
        <source>1. Serve it: here to try, then on your host</source>
        <translation>1. Servirlo: aquí para probar, luego en su servidor</translation>
    </message>
    <message>
        <source>2. In the pages of your site</source>
        <translation>2. En las páginas de su sitio</translation>
    </message>
    <message>
        <source>3. Your public key, to check who sealed it</source>
        <translation>3. Su clave pública, para comprobar quién lo selló</translation>
    </message>
    <message>
        <source>A folder with the service file, the web server&apos;s and a guide.</source>
        <translation>Una carpeta con el archivo del servicio, el del servidor web y una guía.</translation>
    </message>
    <message>
        <source>A passphrase</source>
        <translation>Una frase de contraseña</translation>
    </message>
    <message>
        <source>A second way to open this bot</source>
        <translation>Una segunda forma de abrir este bot</translation>
    </message>
    <message>
        <source>About {size}; a host needs {memory} of memory.</source>
        <translation>Unos {size}; un servidor necesita {memory} de memoria.</translation>
    </message>
    <message>
        <source>Add a passphrase…</source>
        <translation>Añadir una frase…</translation>
    </message>
    <message>
        <source>Add documents</source>
        <translation>Añadir documentos</translation>
    </message>
    <message>
        <source>Addresses of your site</source>
        <translation>Direcciones de su sitio</translation>
    </message>
    <message>
        <source>Also write the kit for the host</source>
        <translation>Escribir también el kit para el servidor</translation>
    </message>
    <message>
        <source>Answer…</source>
        <translation>Responder…</translation>
    </message>
    <message>
        <source>Back up…</source>
        <translation>Hacer copia…</translation>
    </message>
    <message>
        <source>Before you publish</source>
        <translation>Antes de publicar</translation>
    </message>
    <message>
        <source>Choose again</source>
        <translation>Elegir de nuevo</translation>
    </message>
    <message>
        <source>Command for the host</source>
        <translation>Comando para el servidor</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>Decidir</translation>
    </message>
    <message>
        <source>Enter a contact</source>
        <translation>Indicar un contacto</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>Exportar de nuevo</translation>
    </message>
    <message>
        <source>Export the sealed bot…</source>
        <translation>Exportar el bot sellado…</translation>
    </message>
    <message>
        <source>Have you read the contract?</source>
        <translation>¿Ha leído el contrato?</translation>
    </message>
    <message numerus="yes">
        <source>Hide the %n points that are in order</source>
        <translation>
            <numerusform>Ocultar el %n punto que está en orden</numerusform>
            <numerusform>Ocultar los %n puntos que están en orden</numerusform>
        </translation>
    </message>
    <message>
        <source>I have read it</source>
        <translation>Lo he leído</translation>
    </message>
    <message>
        <source>I have read it…</source>
        <translation>Lo he leído…</translation>
    </message>
    <message>
        <source>Identities of your hosts</source>
        <translation>Identidades de sus servidores</translation>
    </message>
    <message>
        <source>Keep it apart from the file. Nobody can restore it.</source>
        <translation>Guárdela separada del archivo. Nadie puede recuperarla.</translation>
    </message>
    <message>
        <source>Keyrings get lost when a computer changes. This passphrase opens the bot then.</source>
        <translation>Los llaveros se pierden al cambiar de ordenador. Entonces esta frase de contraseña abre el bot.</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Ver</translation>
    </message>
    <message>
        <source>Made from the settings as they are now.</source>
        <translation>A partir de los ajustes actuales.</translation>
    </message>
    <message>
        <source>Make one for me</source>
        <translation>Crear una por mí</translation>
    </message>
    <message>
        <source>Mend it</source>
        <translation>Arreglar</translation>
    </message>
    <message>
        <source>Name your site</source>
        <translation>Indicar su sitio</translation>
    </message>
    <message>
        <source>Next steps</source>
        <translation>Siguientes pasos</translation>
    </message>
    <message>
        <source>No site is named yet, so only the host&apos;s own chat page will answer.</source>
        <translation>Aún no se ha indicado ningún sitio; solo responderá la página de chat del propio servidor.</translation>
    </message>
    <message>
        <source>One a line. On the host: hushdesk identity --to host.identity</source>
        <translation>Una por línea. En el servidor: hushdesk identity --to host.identity</translation>
    </message>
    <message>
        <source>One a line. The host&apos;s own chat page works without any.</source>
        <translation>Una por línea. La página de chat del servidor funciona sin ninguna.</translation>
    </message>
    <message>
        <source>One file with everything, locked and signed by you.</source>
        <translation>Un archivo con todo, cerrado y firmado por usted.</translation>
    </message>
    <message>
        <source>One sealed file that any host can serve.</source>
        <translation>Un archivo sellado que cualquier servidor puede servir.</translation>
    </message>
    <message>
        <source>Only that host can open it, and you.</source>
        <translation>Solo ese servidor puede abrirlo, y usted.</translation>
    </message>
    <message>
        <source>Only these hosts can read it. Else you give it to the host.</source>
        <translation>Solo estos servidores pueden leerla. Si no, désela usted al servidor.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>Privacy score {points} of 100</source>
        <translation>Privacidad: {points} de 100 puntos</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>Progreso de la exportación</translation>
    </message>
    <message>
        <source>Publish</source>
        <translation>Publicar</translation>
    </message>
    <message>
        <source>Publish without this?</source>
        <translation>¿Publicar sin esto?</translation>
    </message>
    <message>
        <source>Put the provider&apos;s key inside</source>
        <translation>Incluir la clave del proveedor</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Seal it</source>
        <translation>Sellarlo</translation>
    </message>
    <message>
        <source>Sealed: {name}, version {version}.</source>
        <translation>Sellado: {name}, versión {version}.</translation>
    </message>
    <message>
        <source>Sealing…</source>
        <translation>Sellando…</translation>
    </message>
    <message>
        <source>Set aside: {reason}</source>
        <translation>Apartado: {reason}</translation>
    </message>
    <message>
        <source>Set aside…</source>
        <translation>Apartar…</translation>
    </message>
    <message>
        <source>Set it aside</source>
        <translation>Apartarlo</translation>
    </message>
    <message numerus="yes">
        <source>Show the %n points that are in order</source>
        <translation>
            <numerusform>Mostrar el %n punto que está en orden</numerusform>
            <numerusform>Mostrar los %n puntos que están en orden</numerusform>
        </translation>
    </message>
    <message>
        <source>Snippet for your site</source>
        <translation>Fragmento para su sitio</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>That is too much for a passphrase: seal it to the identity of a host.</source>
        <translation>Es demasiado para una frase de contraseña: séllelo para la identidad de un servidor.</translation>
    </message>
    <message>
        <source>The file is useless without what opens it: send them apart.</source>
        <translation>El archivo no sirve sin lo que lo abre: envíelos por separado.</translation>
    </message>
    <message>
        <source>The identity of a host</source>
        <translation>La identidad de un servidor</translation>
    </message>
    <message>
        <source>The kit is in {folder}.</source>
        <translation>El kit está en {folder}.</translation>
    </message>
    <message numerus="yes">
        <source>This is about {names} and %n more.</source>
        <translation>
            <numerusform>Se trata de {names} y %n más.</numerusform>
            <numerusform>Se trata de {names} y %n más.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is about {names}.</source>
        <translation>Se trata de {names}.</translation>
    </message>
    <message>
        <source>Version {version} leaked: seal the next one to another passphrase, or to a new identity of your host. Hosts will refuse every version before.</source>
        <translation>La versión {version} se filtró: selle la próxima con otra frase de contraseña, o para una identidad nueva de su servidor. Los servidores rechazarán todas las anteriores.</translation>
    </message>
    <message>
        <source>What opens it</source>
        <translation>Qué lo abre</translation>
    </message>
    <message>
        <source>Where the chat may stand. Every other site is refused.</source>
        <translation>Dónde puede estar el chat. Cualquier otro sitio se rechaza.</translation>
    </message>
    <message>
        <source>Why that is fine</source>
        <translation>Por qué está bien</translation>
    </message>
    <message>
        <source>Write it</source>
        <translation>Escribirlo</translation>
    </message>
    <message>
        <source>You tell it to whoever runs the host.</source>
        <translation>Se la dice a quien lleva el servidor.</translation>
    </message>
    <message>
        <source>Your customers&apos; words go to {address}, with personal data masked. Confirm that your contract with this provider covers that: country, storage, training.</source>
        <translation>Las palabras de sus clientes van a {address}, con los datos personales enmascarados. Confirme que su contrato con este proveedor lo cubre: país, almacenamiento, entrenamiento.</translation>
    </message>
    <message>
        <source>Your public key</source>
        <translation>Su clave pública</translation>
    </message>
    <message>
        <source>Your site</source>
        <translation>Su sitio</translation>
    </message>
    <message>
        <source>host.identity is the file that the host made.</source>
        <translation>host.identity es el archivo que creó el servidor.</translation>
    </message>
    <message>
        <source>passphrase.txt is a file on the host that holds the passphrase alone.</source>
        <translation>passphrase.txt es un archivo del servidor que solo contiene la frase de contraseña.</translation>
    </message>
    <message>
        <source>{file} · version {version} · {size} · SHA-256 {sha}…</source>
        <translation>{file} · versión {version} · {size} · SHA-256 {sha}…</translation>
    </message>
    <message>
        <source>“{point}” is set aside. Your reason goes into the audit.</source>
        <translation>«{point}» queda apartado. Su motivo se anota en el registro.</translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message>
        <source>Replace</source>
        <translation>Sustituir</translation>
    </message>
    <message>
        <source>Replace these files?</source>
        <translation>¿Sustituir estos archivos?</translation>
    </message>
    <message>
        <source>They were not written here, or were changed since: {names}.</source>
        <translation>No se escribieron aquí o se modificaron después: {names}.</translation>
    </message>
</context>
<context>
    <name>Requests</name>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>Queda %n día</numerusform>
            <numerusform>Quedan %n días</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days overdue</source>
        <translation>
            <numerusform>%n día de retraso</numerusform>
            <numerusform>%n días de retraso</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files may come back: add them under Documents.</source>
        <translation>
            <numerusform>%n archivo puede volver: añádalo en Documentos.</numerusform>
            <numerusform>%n archivos pueden volver: añádalos en Documentos.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n abierta</numerusform>
            <numerusform>%n abiertas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n overdue</source>
        <translation>
            <numerusform>%n vencida</numerusform>
            <numerusform>%n vencidas</numerusform>
        </translation>
    </message>
    <message>
        <source>A draft: read it, change it, and send it from your own mail.</source>
        <translation>Un borrador: léalo, cámbielo y envíelo desde su propio correo.</translation>
    </message>
    <message>
        <source>An e-mail address, or where they live.</source>
        <translation>Un correo o una dirección postal.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondida</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Checked who asks</source>
        <translation>Comprobado quién lo pide</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>Elegir archivos…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Copiar</translation>
    </message>
    <message>
        <source>Decided that nothing has to be erased</source>
        <translation>Decidido que no hay nada que borrar</translation>
    </message>
    <message>
        <source>Done: {counts}. It does not come back by itself.</source>
        <translation>Hecho: {counts}. No vuelve por sí solo.</translation>
    </message>
    <message>
        <source>Due {due} · next: {next}</source>
        <translation>Vence {due} · siguiente: {next}</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n documents?</source>
        <translation>
            <numerusform>¿Borrar %n documento?</numerusform>
            <numerusform>¿Borrar %n documentos?</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase the documents…</source>
        <translation>Borrar los documentos…</translation>
    </message>
    <message>
        <source>Erase them</source>
        <translation>Borrarlos</translation>
    </message>
    <message>
        <source>Erased documents</source>
        <translation>Documentos borrados</translation>
    </message>
    <message>
        <source>Find a person in this bot</source>
        <translation>Buscar a una persona en este bot</translation>
    </message>
    <message>
        <source>Forget it</source>
        <translation>Olvidarla</translation>
    </message>
    <message>
        <source>Forget this request?</source>
        <translation>¿Olvidar esta solicitud?</translation>
    </message>
    <message>
        <source>Forget: {name}</source>
        <translation>Olvidar: {name}</translation>
    </message>
    <message numerus="yes">
        <source>Found in %n documents.</source>
        <translation>
            <numerusform>Encontrada en %n documento.</numerusform>
            <numerusform>Encontrada en %n documentos.</numerusform>
        </translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>Cómo terminó</translation>
    </message>
    <message>
        <source>How you checked who asks</source>
        <translation>Cómo comprobó quién lo pide</translation>
    </message>
    <message>
        <source>In every document as it was given to the bot, in the passages, in your facts and settings. What a host keeps of its visitors is found on the host.</source>
        <translation>En cada documento tal como se dio al bot, en los fragmentos, en sus datos y ajustes. Lo que un host guarda de sus visitantes se busca allí.</translation>
    </message>
    <message>
        <source>In your own words, change it there: {text}</source>
        <translation>En sus propias palabras, cámbielo allí: {text}</translation>
    </message>
    <message>
        <source>It is kept in the encrypted bot file, and goes after its days.</source>
        <translation>Se guarda en el archivo cifrado del bot y desaparece tras sus días.</translation>
    </message>
    <message>
        <source>It takes longer</source>
        <translation>Lleva más tiempo</translation>
    </message>
    <message>
        <source>Language of the letter</source>
        <translation>Idioma de la carta</translation>
    </message>
    <message>
        <source>Let a file come back</source>
        <translation>Permitir que vuelva un archivo</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Carta</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Buscar</translation>
    </message>
    <message>
        <source>Look for each: the name, the address, the phone number.</source>
        <translation>Busque cada cosa: el nombre, la dirección, el teléfono.</translation>
    </message>
    <message>
        <source>Look for them…</source>
        <translation>Buscar a la persona…</translation>
    </message>
    <message>
        <source>Looked through the documents</source>
        <translation>Documentos revisados</translation>
    </message>
    <message>
        <source>Name, e-mail address or number</source>
        <translation>Nombre, correo o número</translation>
    </message>
    <message>
        <source>New request</source>
        <translation>Nueva solicitud</translation>
    </message>
    <message>
        <source>Next: check that they are who they say</source>
        <translation>Siguiente: comprobar que es quien dice ser</translation>
    </message>
    <message>
        <source>Next: decide what goes, and do it below</source>
        <translation>Siguiente: decidir qué se borra y hacerlo abajo</translation>
    </message>
    <message>
        <source>Next: find what there is about them</source>
        <translation>Siguiente: buscar lo que hay sobre la persona</translation>
    </message>
    <message>
        <source>Next: send the answer, then note it here</source>
        <translation>Siguiente: enviar la respuesta y anotarlo aquí</translation>
    </message>
    <message>
        <source>Nobody has asked for anything</source>
        <translation>Nadie ha pedido nada</translation>
    </message>
    <message>
        <source>None of these was erased for a person.</source>
        <translation>Ninguno de estos se borró por una persona.</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>Anotar</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>Anotado</translation>
    </message>
    <message>
        <source>Nothing has to be erased</source>
        <translation>No hay nada que borrar</translation>
    </message>
    <message>
        <source>Nothing was found. Try another way to write it, too.</source>
        <translation>No se encontró nada. Pruebe también otra forma de escribirlo.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>People&apos;s requests</source>
        <translation>Solicitudes de personas</translation>
    </message>
    <message>
        <source>Please show that it is you</source>
        <translation>Demuestre que es usted</translation>
    </message>
    <message>
        <source>Progress of the search</source>
        <translation>Progreso de la búsqueda</translation>
    </message>
    <message>
        <source>Reason, if not all was done</source>
        <translation>Motivo, si no se hizo todo</translation>
    </message>
    <message>
        <source>Receipt of the erasure</source>
        <translation>Comprobante del borrado</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>Recibida el</translation>
    </message>
    <message>
        <source>Received {received} · answered {closed}</source>
        <translation>Recibida {received} · respondida {closed}</translation>
    </message>
    <message>
        <source>Received {received} · due {due} · next: {next}</source>
        <translation>Recibida {received} · vence {due} · siguiente: {next}</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Solicitudes</translation>
    </message>
    <message>
        <source>Save for the person</source>
        <translation>Guardar para la persona</translation>
    </message>
    <message>
        <source>Save the receipt…</source>
        <translation>Guardar el comprobante…</translation>
    </message>
    <message>
        <source>Save what was found…</source>
        <translation>Guardar lo encontrado…</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>Guardado: {name}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Take the longer time</source>
        <translation>Usar el plazo ampliado</translation>
    </message>
    <message>
        <source>Take the person out</source>
        <translation>Quitar a la persona</translation>
    </message>
    <message>
        <source>Take the person out…</source>
        <translation>Quitar a la persona…</translation>
    </message>
    <message numerus="yes">
        <source>Take them out of %n documents?</source>
        <translation>
            <numerusform>¿Quitar a la persona de %n documento?</numerusform>
            <numerusform>¿Quitar a la persona de %n documentos?</numerusform>
        </translation>
    </message>
    <message>
        <source>The answer</source>
        <translation>La respuesta</translation>
    </message>
    <message>
        <source>The answer was sent</source>
        <translation>La respuesta se envió</translation>
    </message>
    <message>
        <source>The last bundle still holds it: publish again.</source>
        <translation>El último paquete aún lo contiene: publique de nuevo.</translation>
    </message>
    <message>
        <source>The letter</source>
        <translation>La carta</translation>
    </message>
    <message>
        <source>The most urgent first. Visitors help themselves in the chat.</source>
        <translation>Primero la más urgente. Los visitantes se ayudan solos en el chat.</translation>
    </message>
    <message>
        <source>These documents are erased whole, for good, and are not taken again by themselves: {names}. The files on your disk are yours to delete.</source>
        <translation>Estos documentos se borran enteros y para siempre, y no vuelven por sí solos: {names}. Los archivos de su disco los borra usted.</translation>
    </message>
    <message>
        <source>They answered from the address we know</source>
        <translation>Respondió desde la dirección que conocemos</translation>
    </message>
    <message>
        <source>They want to</source>
        <translation>La persona quiere</translation>
    </message>
    <message>
        <source>To be answered by {due}.</source>
        <translation>Debe responderse antes del {due}.</translation>
    </message>
    <message>
        <source>Took the longer time</source>
        <translation>Usado el plazo ampliado</translation>
    </message>
    <message>
        <source>Took the person out of documents</source>
        <translation>Persona quitada de los documentos</translation>
    </message>
    <message>
        <source>We received your request</source>
        <translation>Hemos recibido su solicitud</translation>
    </message>
    <message>
        <source>What they wrote</source>
        <translation>Lo que escribió</translation>
    </message>
    <message>
        <source>What was erased for a person is not taken again, from no folder and under no other name, until you say so here.</source>
        <translation>Lo borrado por una persona no se vuelve a incorporar, de ninguna carpeta ni con otro nombre, hasta que lo diga aquí.</translation>
    </message>
    <message>
        <source>When somebody writes to you about their data, add it here.</source>
        <translation>Cuando alguien le escriba sobre sus datos, añádalo aquí.</translation>
    </message>
    <message>
        <source>Where the answer goes</source>
        <translation>Adónde va la respuesta</translation>
    </message>
    <message>
        <source>Which letter</source>
        <translation>Qué carta</translation>
    </message>
    <message>
        <source>Who asks</source>
        <translation>Quién lo pide</translation>
    </message>
    <message>
        <source>Who asks about their data, until when, and what you do.</source>
        <translation>Quién pregunta por sus datos, hasta cuándo y qué hace usted.</translation>
    </message>
    <message>
        <source>Whose days count</source>
        <translation>Qué plazos cuentan</translation>
    </message>
    <message>
        <source>Why it takes longer</source>
        <translation>Por qué lleva más tiempo</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>Anotarla</translation>
    </message>
    <message>
        <source>Year-month-day. The law&apos;s days count from it.</source>
        <translation>Año-mes-día. Desde ahí cuentan los días de la ley.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>answer</source>
        <translation>responder</translation>
    </message>
    <message>
        <source>check who asks</source>
        <translation>comprobar quién lo pide</translation>
    </message>
    <message>
        <source>decide and do it</source>
        <translation>decidir y hacerlo</translation>
    </message>
    <message>
        <source>find what there is</source>
        <translation>buscar lo que hay</translation>
    </message>
    <message>
        <source>masked, visitors are not told</source>
        <translation>enmascarado, los visitantes no lo ven</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nada</translation>
    </message>
    <message>
        <source>page {n}</source>
        <translation>página {n}</translation>
    </message>
    <message>
        <source>slide {n}</source>
        <translation>diapositiva {n}</translation>
    </message>
    <message>
        <source>visitors can be told</source>
        <translation>los visitantes pueden verlo</translation>
    </message>
    <message numerus="yes">
        <source>{name}: %n lines</source>
        <translation>
            <numerusform>{name}: %n línea</numerusform>
            <numerusform>{name}: %n líneas</numerusform>
        </translation>
    </message>
    <message>
        <source>{name}: only its passages could be searched.</source>
        <translation>{name}: solo se pudieron revisar sus fragmentos.</translation>
    </message>
    <message>
        <source>“{name}” and what was noted are erased. Do this only for a mistake: an answered request is the proof that it was answered, and goes by itself after its days.</source>
        <translation>«{name}» y lo anotado se borran. Hágalo solo por un error: una solicitud respondida es la prueba de ello y desaparece sola tras sus días.</translation>
    </message>
    <message>
        <source>“{who}” goes from every passage of these documents, for good: {names}. They go on answering. Their originals are erased, as they could not be changed.</source>
        <translation>«{who}» desaparece para siempre de cada fragmento de estos documentos: {names}. Siguen respondiendo. Sus originales se borran, porque no se podían cambiar.</translation>
    </message>
</context>
<context>
    <name>SaveBar</name>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Save changes</source>
        <translation>Guardar cambios</translation>
    </message>
    <message>
        <source>What the change means</source>
        <translation>Qué significa el cambio</translation>
    </message>
    <message>
        <source>You have changes that are not saved.</source>
        <translation>Tiene cambios sin guardar.</translation>
    </message>
</context>
<context>
    <name>SearchCard</name>
    <message>
        <source>A provider, or a server of your own. Passages and questions go to it, with personal data masked.</source>
        <translation>Un proveedor o un servidor propio. Los fragmentos y las preguntas van a él con los datos personales enmascarados.</translation>
    </message>
    <message>
        <source>A server that speaks OpenAI&apos;s protocol</source>
        <translation>Un servidor que habla el protocolo de OpenAI</translation>
    </message>
    <message>
        <source>Address of the search server</source>
        <translation>Dirección del servidor de búsqueda</translation>
    </message>
    <message>
        <source>All passages are learnt: questions find them by meaning.</source>
        <translation>Todos los fragmentos están aprendidos: las preguntas los encuentran por su significado.</translation>
    </message>
    <message>
        <source>As the server calls it</source>
        <translation>Tal como lo llama el servidor</translation>
    </message>
    <message>
        <source>Built in</source>
        <translation>Incorporado</translation>
    </message>
    <message>
        <source>By their words always; and by their meaning, with what you choose.</source>
        <translation>Por sus palabras siempre y, con lo que usted elija, también por su significado.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>How questions find passages</source>
        <translation>Cómo encuentran las preguntas sus fragmentos</translation>
    </message>
    <message>
        <source>It works: {model} reads texts for their meaning.</source>
        <translation>Funciona: {model} lee los textos por su significado.</translation>
    </message>
    <message>
        <source>Key of the search server</source>
        <translation>Clave del servidor de búsqueda</translation>
    </message>
    <message>
        <source>Learn again</source>
        <translation>Aprender de nuevo</translation>
    </message>
    <message>
        <source>Learning the passages…</source>
        <translation>Aprendiendo los fragmentos…</translation>
    </message>
    <message>
        <source>Leave it empty unless Ollama listens elsewhere.</source>
        <translation>Déjela vacía salvo que Ollama esté en otra dirección.</translation>
    </message>
    <message>
        <source>Models for many languages, free and without a network. A bot on a host cannot use it.</source>
        <translation>Modelos para muchos idiomas, gratuitos y sin red. Un bot en un servidor no puede usarlo.</translation>
    </message>
    <message>
        <source>Name of the search model</source>
        <translation>Nombre del modelo de búsqueda</translation>
    </message>
    <message>
        <source>Nothing leaves this computer. It understands English; other languages are found mostly by their words.</source>
        <translation>Nada sale de este ordenador. Entiende inglés; en otros idiomas se busca sobre todo por las palabras.</translation>
    </message>
    <message>
        <source>Ollama on this computer</source>
        <translation>Ollama en este ordenador</translation>
    </message>
    <message>
        <source>Passage {done} of {total}</source>
        <translation>Fragmento {done} de {total}</translation>
    </message>
    <message>
        <source>Passages learnt</source>
        <translation>Fragmentos aprendidos</translation>
    </message>
    <message>
        <source>Save and test the search model</source>
        <translation>Guardar y probar el modelo de búsqueda</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Test the search model</source>
        <translation>Probar el modelo de búsqueda</translation>
    </message>
    <message>
        <source>The passages have to be learnt again: until then words alone find them.</source>
        <translation>Hay que aprender de nuevo los fragmentos: hasta entonces solo se encuentran por sus palabras.</translation>
    </message>
    <message>
        <source>Up to /v1, as its guide gives it</source>
        <translation>Hasta /v1, como indica su guía</translation>
    </message>
    <message>
        <source>{done} of {total} passages are learnt already.</source>
        <translation>Ya se han aprendido {done} de {total} fragmentos.</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
</context>
<context>
    <name>Shell</name>
    <message numerus="yes">
        <source>%n documents were erased again for a person.</source>
        <translation>
            <numerusform>Se volvió a borrar %n documento a petición de una persona.</numerusform>
            <numerusform>Se volvieron a borrar %n documentos a petición de una persona.</numerusform>
        </translation>
    </message>
    <message>
        <source>A new bot is made of it. No bot is replaced.</source>
        <translation>Se crea un bot nuevo a partir de ella. No se sustituye ninguno.</translation>
    </message>
    <message>
        <source>Compare with the backup</source>
        <translation>Comparar con la copia</translation>
    </message>
    <message>
        <source>Files are read, passages learnt, or the bot is sealed. What is finished stays.</source>
        <translation>Se leen archivos, se aprenden fragmentos o se sella el bot. Lo terminado se conserva.</translation>
    </message>
    <message>
        <source>Getting ready…</source>
        <translation>Preparándose…</translation>
    </message>
    <message>
        <source>Leave without saving</source>
        <translation>Salir sin guardar</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>¿Salir sin guardar?</translation>
    </message>
    <message>
        <source>Restore {name}</source>
        <translation>Restaurar {name}</translation>
    </message>
    <message>
        <source>Restored as it was on {day}.</source>
        <translation>Restaurado tal como estaba el {day}.</translation>
    </message>
    <message>
        <source>Some of your changes are not saved.</source>
        <translation>Algunos de sus cambios no están guardados.</translation>
    </message>
    <message>
        <source>Stop and leave</source>
        <translation>Detener y salir</translation>
    </message>
    <message>
        <source>Stop what is under way?</source>
        <translation>¿Detener lo que está en curso?</translation>
    </message>
    <message>
        <source>The app speaks it from its next start on.</source>
        <translation>La aplicación lo hablará desde el próximo inicio.</translation>
    </message>
</context>
<context>
    <name>Sides</name>
    <message>
        <source>As expected</source>
        <translation>Como se esperaba</translation>
    </message>
    <message>
        <source>Ask all questions twice?</source>
        <translation>¿Hacer todas las preguntas dos veces?</translation>
    </message>
    <message>
        <source>Ask them</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Choose, or type who it is and its name: ollama:llama3.2</source>
        <translation>Elija, o escriba el tipo y el nombre: ollama:llama3.2</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Not as expected</source>
        <translation>No como se esperaba</translation>
    </message>
    <message>
        <source>One side</source>
        <translation>Un lado</translation>
    </message>
    <message>
        <source>Other side</source>
        <translation>Otro lado</translation>
    </message>
    <message>
        <source>Questions asked of both sides</source>
        <translation>Preguntas hechas a ambos lados</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>Lado a lado</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Two versions of the bot, or two models, over the same questions. A version answers with its settings and facts, and the documents of now.</source>
        <translation>Dos versiones del bot, o dos modelos, con las mismas preguntas. Una versión responde con sus ajustes y datos, y con los documentos de ahora.</translation>
    </message>
    <message>
        <source>Your caps hold: at one of them the comparison stops.</source>
        <translation>Sus topes se respetan: al llegar a uno, la comparación se detiene.</translation>
    </message>
    <message>
        <source>{name}: about {about}, at most {most}</source>
        <translation>{name}: unos {about}, como máximo {most}</translation>
    </message>
    <message>
        <source>{name}: {good} of {all} as expected, {cost}</source>
        <translation>{name}: {good} de {all} como se esperaba, {cost}</translation>
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
        <translation>Comprobar un archivo…</translation>
    </message>
    <message>
        <source>Let a new key sign?</source>
        <translation>¿Firmar con una clave nueva?</translation>
    </message>
    <message>
        <source>Let a new key sign…</source>
        <translation>Firmar con una clave nueva…</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>Crear una clave nueva</translation>
    </message>
    <message>
        <source>Save the statement for hosts</source>
        <translation>Guardar la declaración para servidores</translation>
    </message>
    <message>
        <source>Save the statement for hosts…</source>
        <translation>Guardar la declaración para servidores…</translation>
    </message>
    <message>
        <source>Saved: {name}. Hosts take it with --rotation.</source>
        <translation>Guardado: {name}. Los servidores la aceptan con --rotation.</translation>
    </message>
    <message>
        <source>The old key signs a statement that the new one takes over, and is then destroyed. Your hosts need that statement with the next file; the kit has it. It holds for all your bots on this computer.</source>
        <translation>La clave anterior firma una declaración de que la nueva la sucede, y después se destruye. Sus servidores necesitan esa declaración junto con el próximo archivo; el kit la incluye. Vale para todos sus bots en este ordenador.</translation>
    </message>
    <message>
        <source>What you seal is signed by this key; hosts trust no other.</source>
        <translation>Lo que usted sella se firma con esta clave; los servidores no confían en ninguna otra.</translation>
    </message>
    <message>
        <source>Whole, sealed by you as version {version}.</source>
        <translation>Íntegro, sellado por usted como versión {version}.</translation>
    </message>
    <message>
        <source>Your public key</source>
        <translation>Su clave pública</translation>
    </message>
    <message>
        <source>Your signature</source>
        <translation>Su firma</translation>
    </message>
</context>
<context>
    <name>Site</name>
    <message numerus="yes">
        <source>%n points to mend</source>
        <translation>
            <numerusform>%n punto por arreglar</numerusform>
            <numerusform>%n puntos por arreglar</numerusform>
        </translation>
    </message>
    <message>
        <source>A page of your site</source>
        <translation>Una página de su sitio</translation>
    </message>
    <message>
        <source>All is well: visitors can chat on this page.</source>
        <translation>Todo está bien: los visitantes pueden chatear en esta página.</translation>
    </message>
    <message>
        <source>Contact them once</source>
        <translation>Contactar una vez</translation>
    </message>
    <message>
        <source>Export the bot and put the new bundle on the host.</source>
        <translation>Exporte el bot y ponga el paquete nuevo en el servidor.</translation>
    </message>
    <message>
        <source>For the content policy</source>
        <translation>Para la política de contenido</translation>
    </message>
    <message>
        <source>How is your site made?</source>
        <translation>¿Con qué está hecho su sitio?</translation>
    </message>
    <message>
        <source>If your site has a content policy, add these to it:</source>
        <translation>Si su sitio tiene una política de contenido, añada estas líneas:</translation>
    </message>
    <message>
        <source>Is the chat there, once, from the right host, and is it let in?</source>
        <translation>¿Está el chat, una vez, del servidor correcto, y se le deja entrar?</translation>
    </message>
    <message>
        <source>It is on the list.</source>
        <translation>Está en la lista.</translation>
    </message>
    <message>
        <source>Line for your site</source>
        <translation>Línea para su sitio</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Mirando…</translation>
    </message>
    <message>
        <source>May these hosts be contacted once?</source>
        <translation>¿Se puede contactar una vez con estos servidores?</translation>
    </message>
    <message>
        <source>Name your host under Publish, and the line stands here.</source>
        <translation>Indique su servidor en Publicar y la línea aparecerá aquí.</translation>
    </message>
    <message>
        <source>No host is named yet.</source>
        <translation>Aún no se ha indicado ningún servidor.</translation>
    </message>
    <message>
        <source>One line, on every page. It loads after the page.</source>
        <translation>Una línea, en cada página. Se carga después de la página.</translation>
    </message>
    <message>
        <source>Put it on the list</source>
        <translation>Ponerlo en la lista</translation>
    </message>
    <message>
        <source>Put it on your site</source>
        <translation>Ponerlo en su sitio</translation>
    </message>
    <message>
        <source>The chat comes from</source>
        <translation>El chat viene de</translation>
    </message>
    <message>
        <source>The policy keeps everything on this computer: {hosts}. They learn that somebody looked, and nothing of your bot. The contacts are written down under Privacy.</source>
        <translation>Las reglas lo mantienen todo en este ordenador: {hosts}. Sabrán que alguien miró, y nada de su bot. Los contactos quedan anotados en Privacidad.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Comprobar</translation>
    </message>
    <message>
        <source>Verify my site</source>
        <translation>Comprobar mi sitio</translation>
    </message>
    <message>
        <source>Your hosts…</source>
        <translation>Sus servidores…</translation>
    </message>
    <message>
        <source>Your page and your host are fetched once, when you press. Nothing is sent.</source>
        <translation>Su página y su servidor se piden una vez, cuando pulsa. No se envía nada.</translation>
    </message>
</context>
<context>
    <name>SourceButton</name>
    <message>
        <source>Open source {place}</source>
        <translation>Abrir la fuente {place}</translation>
    </message>
    <message>
        <source>p. {n}</source>
        <translation>pág. {n}</translation>
    </message>
    <message>
        <source>row {n}</source>
        <translation>fila {n}</translation>
    </message>
    <message>
        <source>slide {n}</source>
        <translation>diapositiva {n}</translation>
    </message>
</context>
<context>
    <name>Spending</name>
    <message numerus="yes">
        <source>%n questions went to a model.</source>
        <translation>
            <numerusform>%n pregunta fue a un modelo.</numerusform>
            <numerusform>%n preguntas fueron a un modelo.</numerusform>
        </translation>
    </message>
    <message>
        <source>A cap is reached: the bot answers with quotes.</source>
        <translation>Se ha alcanzado un tope: el bot responde con citas.</translation>
    </message>
    <message>
        <source>A million received</source>
        <translation>Un millón recibido</translation>
    </message>
    <message>
        <source>A million sent</source>
        <translation>Un millón enviado</translation>
    </message>
    <message>
        <source>Before the currency changed: {sums}.</source>
        <translation>Antes de cambiar la moneda: {sums}.</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Moneda</translation>
    </message>
    <message>
        <source>Every question is counted before it is asked. At a cap the bot goes on with quotes, which cost nothing. Days and months are counted in UTC.</source>
        <translation>Cada pregunta se cuenta antes de hacerse. Al llegar a un tope, el bot sigue con citas, que no cuestan nada. Los días y los meses se cuentan en UTC.</translation>
    </message>
    <message>
        <source>Keep this price</source>
        <translation>Guardar este precio</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modelo</translation>
    </message>
    <message>
        <source>More than {percent} % of a cap is used.</source>
        <translation>Se ha usado más del {percent} % de un tope.</translation>
    </message>
    <message>
        <source>Most for one answer</source>
        <translation>Máximo por respuesta</translation>
    </message>
    <message>
        <source>Most in a day</source>
        <translation>Máximo al día</translation>
    </message>
    <message>
        <source>Most in a month</source>
        <translation>Máximo al mes</translation>
    </message>
    <message>
        <source>No cap</source>
        <translation>Sin tope</translation>
    </message>
    <message>
        <source>No model was asked this month.</source>
        <translation>Este mes no se preguntó a ningún modelo.</translation>
    </message>
    <message>
        <source>Nobody here knows what {model} costs.</source>
        <translation>Aquí no se sabe cuánto cuesta {model}.</translation>
    </message>
    <message>
        <source>On average {each}, at most {most} a question.</source>
        <translation>De media {each}, como máximo {most} por pregunta.</translation>
    </message>
    <message>
        <source>One US dollar costs</source>
        <translation>Un dólar estadounidense cuesta</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>Precios</translation>
    </message>
    <message>
        <source>Providers count text in tokens, pieces of words.</source>
        <translation>Los proveedores cuentan el texto en tokens, trozos de palabras.</translation>
    </message>
    <message>
        <source>Providers publish prices in dollars.</source>
        <translation>Los proveedores publican los precios en dólares.</translation>
    </message>
    <message>
        <source>Published by the provider, read on {day}.</source>
        <translation>Publicado por el proveedor, leído el {day}.</translation>
    </message>
    <message>
        <source>Quotes of your documents cost nothing.</source>
        <translation>Las citas de sus documentos no cuestan nada.</translation>
    </message>
    <message>
        <source>Raise the cap, or wait for the next day or month.</source>
        <translation>Suba el tope o espere al día o mes siguiente.</translation>
    </message>
    <message>
        <source>Remove your price of {model}</source>
        <translation>Quitar su precio de {model}</translation>
    </message>
    <message>
        <source>The dearest one known, until you enter it.</source>
        <translation>El más alto conocido, hasta que usted lo indique.</translation>
    </message>
    <message numerus="yes">
        <source>The server of %n of them did not tell what they used: that is our own estimate, on the dear side.</source>
        <translation>
            <numerusform>En %n de ellas el servidor no dijo cuánto usó: es nuestra propia estimación, al alza.</numerusform>
            <numerusform>En %n de ellas el servidor no dijo cuánto usaron: es nuestra propia estimación, al alza.</numerusform>
        </translation>
    </message>
    <message>
        <source>This model</source>
        <translation>Este modelo</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Este mes</translation>
    </message>
    <message>
        <source>Three letters, such as EUR.</source>
        <translation>Tres letras, como EUR.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>Until you enter its price, the dearest one known is counted.</source>
        <translation>Hasta que indique su precio, se cuenta el más alto conocido.</translation>
    </message>
    <message>
        <source>What it may cost</source>
        <translation>Lo que puede costar</translation>
    </message>
    <message>
        <source>What was spent a day</source>
        <translation>Gasto por día</translation>
    </message>
    <message>
        <source>Your own price.</source>
        <translation>Su propio precio.</translation>
    </message>
    <message>
        <source>this model</source>
        <translation>este modelo</translation>
    </message>
    <message>
        <source>{model} runs on your own computer and costs nothing.</source>
        <translation>{model} funciona en su propio ordenador y no cuesta nada.</translation>
    </message>
    <message>
        <source>{model}: {sent} a million sent, {received} received</source>
        <translation>{model}: {sent} por millón enviado, {received} recibido</translation>
    </message>
    <message>
        <source>{model}: {sent} {currency} a million tokens sent, {received} received.</source>
        <translation>{model}: {sent} {currency} por millón de tokens enviados, {received} por recibidos.</translation>
    </message>
    <message>
        <source>{spent} of {cap} ({percent} %)</source>
        <translation>{spent} de {cap} ({percent} %)</translation>
    </message>
</context>
<context>
    <name>Strictness</name>
    <message numerus="yes">
        <source>%n answered though it should not, or with something else.</source>
        <translation>
            <numerusform>%n respondida aunque no debía, o con otra cosa.</numerusform>
            <numerusform>%n respondidas aunque no debían, o con otra cosa.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused though the documents answer it.</source>
        <translation>
            <numerusform>%n rechazada aunque los documentos la responden.</numerusform>
            <numerusform>%n rechazadas aunque los documentos las responden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Add documents, or questions under Tests, to see what would be answered.</source>
        <translation>Añada documentos, o preguntas en Pruebas, para ver qué se respondería.</translation>
    </message>
    <message>
        <source>Add questions under Tests that it must refuse, to see both mistakes.</source>
        <translation>Añada en Pruebas preguntas que deba rechazar, para ver los dos errores.</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Respondida</translation>
    </message>
    <message>
        <source>Answered wrongly</source>
        <translation>Mal respondida</translation>
    </message>
    <message>
        <source>Fewest mistakes: {percent} %</source>
        <translation>Menos errores: {percent} %</translation>
    </message>
    <message>
        <source>No mistake among them.</source>
        <translation>Ningún error entre ellas.</translation>
    </message>
    <message>
        <source>Of {total} questions it answers {some} and refuses {others}.</source>
        <translation>De {total} preguntas responde a {some} y rechaza {others}.</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Rechazada</translation>
    </message>
    <message>
        <source>Refused in vain</source>
        <translation>Rechazada sin motivo</translation>
    </message>
    <message>
        <source>These questions are suggested by your documents. Add your own under Tests, also some that it must refuse.</source>
        <translation>Estas preguntas las sugieren sus documentos. Añada las suyas en Pruebas, también algunas que deba rechazar.</translation>
    </message>
    <message>
        <source>Try my questions</source>
        <translation>Probar mis preguntas</translation>
    </message>
    <message>
        <source>Try your test questions to see what each place would do.</source>
        <translation>Pruebe sus preguntas de prueba para ver qué haría cada posición.</translation>
    </message>
    <message>
        <source>Trying…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Would say: {answer}</source>
        <translation>Diría: {answer}</translation>
    </message>
</context>
<context>
    <name>TablePreview</name>
    <message numerus="yes">
        <source>%n as before</source>
        <translation>
            <numerusform>%n igual que antes</numerusform>
            <numerusform>%n igual que antes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cannot be taken</source>
        <translation>
            <numerusform>%n no se puede tomar</numerusform>
            <numerusform>%n no se pueden tomar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>%n cambiada</numerusform>
            <numerusform>%n cambiadas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more rows</source>
        <translation>
            <numerusform>%n fila más</numerusform>
            <numerusform>%n filas más</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n nueva</numerusform>
            <numerusform>%n nuevas</numerusform>
        </translation>
    </message>
    <message>
        <source>As before</source>
        <translation>Igual</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiada</translation>
    </message>
    <message>
        <source>Line {number}</source>
        <translation>Línea {number}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>No se toma</translation>
    </message>
    <message>
        <source>Rows of the table</source>
        <translation>Filas de la tabla</translation>
    </message>
    <message numerus="yes">
        <source>Take %n rows</source>
        <translation>
            <numerusform>Tomar %n fila</numerusform>
            <numerusform>Tomar %n filas</numerusform>
        </translation>
    </message>
    <message>
        <source>What is in this table</source>
        <translation>Qué hay en esta tabla</translation>
    </message>
</context>
<context>
    <name>TesterNotes</name>
    <message numerus="yes">
        <source>%n notes were written.</source>
        <translation>
            <numerusform>Se escribió %n nota.</numerusform>
            <numerusform>Se escribieron %n notas.</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>Todas</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Respuesta</translation>
    </message>
    <message>
        <source>Came in {used} · until {when}</source>
        <translation>Entró {used} · hasta {when}</translation>
    </message>
    <message>
        <source>Close the page</source>
        <translation>Cerrar la página</translation>
    </message>
    <message>
        <source>Colleagues who try the bot</source>
        <translation>Colegas que prueban el bot</translation>
    </message>
    <message>
        <source>Done ones</source>
        <translation>Las resueltas</translation>
    </message>
    <message>
        <source>Erase it</source>
        <translation>Borrarla</translation>
    </message>
    <message>
        <source>Erase the note: {question}</source>
        <translation>Borrar la nota: {question}</translation>
    </message>
    <message>
        <source>Erase this note?</source>
        <translation>¿Borrar esta nota?</translation>
    </message>
    <message>
        <source>Expired {when}</source>
        <translation>Caducó {when}</translation>
    </message>
    <message>
        <source>For {who}. It works once and is shown this once: copy it now. Whoever has it gets in.</source>
        <translation>Para {who}. Sirve una vez y solo se muestra ahora: cópielo. Quien lo tenga, entra.</translation>
    </message>
    <message>
        <source>From: {documents}</source>
        <translation>De: {documents}</translation>
    </message>
    <message>
        <source>How long the link holds</source>
        <translation>Cuánto vale el enlace</translation>
    </message>
    <message>
        <source>Into a file…</source>
        <translation>A un archivo…</translation>
    </message>
    <message>
        <source>It is among your test questions now.</source>
        <translation>Ya está entre sus preguntas de prueba.</translation>
    </message>
    <message>
        <source>It is given word for word, before any document.</source>
        <translation>Se da palabra por palabra, antes que cualquier documento.</translation>
    </message>
    <message>
        <source>It should say</source>
        <translation>Debería decir</translation>
    </message>
    <message>
        <source>It should say: {text}</source>
        <translation>Debería decir: {text}</translation>
    </message>
    <message>
        <source>Let colleagues try…</source>
        <translation>Dejar probar a colegas…</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>Enlace</translation>
    </message>
    <message>
        <source>Make a link</source>
        <translation>Crear un enlace</translation>
    </message>
    <message>
        <source>Make a test question…</source>
        <translation>Convertir en pregunta de prueba…</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>No notes here</source>
        <translation>No hay notas</translation>
    </message>
    <message>
        <source>Not used yet · until {when}</source>
        <translation>Sin usar · hasta {when}</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Note: {text}</source>
        <translation>Nota: {text}</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notas</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>Nada que hacer</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abierta</translation>
    </message>
    <message>
        <source>Open again</source>
        <translation>Abrir de nuevo</translation>
    </message>
    <message>
        <source>Open ones</source>
        <translation>Las abiertas</translation>
    </message>
    <message>
        <source>Personal data in them is masked, as in conversations.</source>
        <translation>Los datos personales que contienen están ocultos, como en las conversaciones.</translation>
    </message>
    <message>
        <source>Pin it</source>
        <translation>Fijarla</translation>
    </message>
    <message>
        <source>Pin the right answer…</source>
        <translation>Fijar la respuesta correcta…</translation>
    </message>
    <message>
        <source>Pinned answer</source>
        <translation>Respuesta fija</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Pregunta</translation>
    </message>
    <message>
        <source>See the exchange</source>
        <translation>Ver el intercambio</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Mostrar %n más</numerusform>
            <numerusform>Mostrar %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirar</translation>
    </message>
    <message>
        <source>Take back the link of {who}</source>
        <translation>Retirar el enlace de {who}</translation>
    </message>
    <message>
        <source>Taken back {when}</source>
        <translation>Retirado {when}</translation>
    </message>
    <message>
        <source>Test question</source>
        <translation>Pregunta de prueba</translation>
    </message>
    <message>
        <source>The bot answers so from now on.</source>
        <translation>El bot responde así desde ahora.</translation>
    </message>
    <message>
        <source>The page is open at {address}, for browsers on this computer alone. It closes with the bot.</source>
        <translation>La página está abierta en {address}, solo para navegadores de este ordenador. Se cierra con el bot.</translation>
    </message>
    <message>
        <source>The page opens on this computer alone. It is not offered to the local network: without a certificate everybody there could read along. For colleagues at other computers, publish the bot to a host.</source>
        <translation>La página se abre solo en este ordenador. No se ofrece a la red local: sin certificado, cualquiera allí podría leerlo todo. Para colegas en otros ordenadores, publique el bot en un servidor.</translation>
    </message>
    <message>
        <source>The right answer</source>
        <translation>La respuesta correcta</translation>
    </message>
    <message>
        <source>They get the chat alone, rate answers and write what should be said.</source>
        <translation>Reciben solo el chat, valoran las respuestas y escriben qué debería decir.</translation>
    </message>
    <message>
        <source>What colleagues say of answers comes here, and your own thumbs in the preview.</source>
        <translation>Aquí llega lo que dicen los colegas de las respuestas, y sus propios pulgares de la vista previa.</translation>
    </message>
    <message>
        <source>What was asked and answered</source>
        <translation>Qué se preguntó y se respondió</translation>
    </message>
    <message>
        <source>Which notes</source>
        <translation>Qué notas</translation>
    </message>
    <message>
        <source>Who is it for?</source>
        <translation>¿Para quién es?</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Usted</translation>
    </message>
    <message>
        <source>for a day</source>
        <translation>por un día</translation>
    </message>
    <message>
        <source>for a week</source>
        <translation>por una semana</translation>
    </message>
    <message>
        <source>for an hour</source>
        <translation>por una hora</translation>
    </message>
    <message>
        <source>notes from testers</source>
        <translation>notas de probadores</translation>
    </message>
    <message>
        <source>thumb down</source>
        <translation>pulgar abajo</translation>
    </message>
    <message>
        <source>thumb up</source>
        <translation>pulgar arriba</translation>
    </message>
</context>
<context>
    <name>Tests</name>
    <message numerus="yes">
        <source>%n questions were added.</source>
        <translation>
            <numerusform>Se añadió %n pregunta.</numerusform>
            <numerusform>Se añadieron %n preguntas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions were written.</source>
        <translation>
            <numerusform>Se escribió %n pregunta.</numerusform>
            <numerusform>Se escribieron %n preguntas.</numerusform>
        </translation>
    </message>
    <message>
        <source>A new question</source>
        <translation>Una pregunta nueva</translation>
    </message>
    <message>
        <source>A point a line; a bar | between ways to say the same.</source>
        <translation>Un punto por línea; una barra | entre formas de decir lo mismo.</translation>
    </message>
    <message numerus="yes">
        <source>Add %n suggested</source>
        <translation>
            <numerusform>Añadir %n propuesta</numerusform>
            <numerusform>Añadir %n propuestas</numerusform>
        </translation>
    </message>
    <message>
        <source>Add a question</source>
        <translation>Añadir una pregunta</translation>
    </message>
    <message>
        <source>Add what visitors ask most, or let your documents suggest some.</source>
        <translation>Añada lo que más preguntan los visitantes, o deje que sus documentos propongan algunas.</translation>
    </message>
    <message>
        <source>Any document</source>
        <translation>Cualquier documento</translation>
    </message>
    <message>
        <source>As expected</source>
        <translation>Como se espera</translation>
    </message>
    <message>
        <source>As others ask</source>
        <translation>Como preguntan otros</translation>
    </message>
    <message numerus="yes">
        <source>Ask %n questions?</source>
        <translation>
            <numerusform>¿Hacer %n pregunta?</numerusform>
            <numerusform>¿Hacer %n preguntas?</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask all</source>
        <translation>Hacerlas todas</translation>
    </message>
    <message>
        <source>Ask as others would: {name}</source>
        <translation>Preguntar como otros: {name}</translation>
    </message>
    <message>
        <source>Ask them</source>
        <translation>Preguntar</translation>
    </message>
    <message>
        <source>Asking them costs about {about}, at most {most}.</source>
        <translation>Preguntarlas cuesta unos {about}, como máximo {most}.</translation>
    </message>
    <message>
        <source>Better now</source>
        <translation>Ahora mejor</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Cambiar</translation>
    </message>
    <message>
        <source>Change the question</source>
        <translation>Cambiar la pregunta</translation>
    </message>
    <message>
        <source>Change: {name}</source>
        <translation>Cambiar: {name}</translation>
    </message>
    <message>
        <source>Does it know the answer?</source>
        <translation>¿Sabe la respuesta?</translation>
    </message>
    <message>
        <source>Does it offer a person?</source>
        <translation>¿Ofrece una persona?</translation>
    </message>
    <message>
        <source>Either is fine</source>
        <translation>Ambas valen</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>De un archivo…</translation>
    </message>
    <message>
        <source>Got worse</source>
        <translation>Ha empeorado</translation>
    </message>
    <message>
        <source>Into a file…</source>
        <translation>A un archivo…</translation>
    </message>
    <message>
        <source>It answered instead of saying that it does not know</source>
        <translation>Respondió en vez de decir que no lo sabe</translation>
    </message>
    <message>
        <source>It must answer</source>
        <translation>Debe responder</translation>
    </message>
    <message>
        <source>It must not offer a person</source>
        <translation>No debe ofrecer una persona</translation>
    </message>
    <message>
        <source>It must offer a person</source>
        <translation>Debe ofrecer una persona</translation>
    </message>
    <message>
        <source>It must say that it does not know</source>
        <translation>Debe decir que no lo sabe</translation>
    </message>
    <message>
        <source>It offered a person</source>
        <translation>Ofreció una persona</translation>
    </message>
    <message>
        <source>It offered no person</source>
        <translation>No ofreció ninguna persona</translation>
    </message>
    <message>
        <source>It said that it does not know</source>
        <translation>Dijo que no lo sabe</translation>
    </message>
    <message>
        <source>It said: {answer}</source>
        <translation>Dijo: {answer}</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>No questions yet</source>
        <translation>Aún no hay preguntas</translation>
    </message>
    <message>
        <source>Not as expected</source>
        <translation>No como se espera</translation>
    </message>
    <message>
        <source>Not asked yet</source>
        <translation>Aún sin hacer</translation>
    </message>
    <message>
        <source>Not said: {about}</source>
        <translation>No dicho: {about}</translation>
    </message>
    <message>
        <source>Not taken from: {about}</source>
        <translation>No tomado de: {about}</translation>
    </message>
    <message>
        <source>Notes from testers</source>
        <translation>Notas de probadores</translation>
    </message>
    <message>
        <source>Otherwise than “{question}” was answered</source>
        <translation>De otro modo que «{question}»</translation>
    </message>
    <message>
        <source>Parts of this page</source>
        <translation>Partes de esta página</translation>
    </message>
    <message>
        <source>Question {done} of {total}</source>
        <translation>Pregunta {done} de {total}</translation>
    </message>
    <message>
        <source>Questions</source>
        <translation>Preguntas</translation>
    </message>
    <message>
        <source>Questions asked</source>
        <translation>Preguntas hechas</translation>
    </message>
    <message>
        <source>Questions that are asked after every change, so that none gets worse.</source>
        <translation>Preguntas que se hacen tras cada cambio, para que ninguna respuesta empeore.</translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitar</translation>
    </message>
    <message>
        <source>Remove this question?</source>
        <translation>¿Quitar esta pregunta?</translation>
    </message>
    <message>
        <source>Remove: {name}</source>
        <translation>Quitar: {name}</translation>
    </message>
    <message>
        <source>Said: {about}</source>
        <translation>Dicho: {about}</translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Mostrar %n más</numerusform>
            <numerusform>Mostrar %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Tests</source>
        <translation>Pruebas</translation>
    </message>
    <message>
        <source>The answer must not say</source>
        <translation>La respuesta no debe decir</translation>
    </message>
    <message>
        <source>The answer must say</source>
        <translation>La respuesta debe decir</translation>
    </message>
    <message>
        <source>The bot has changed since they were asked.</source>
        <translation>El bot ha cambiado desde que se hicieron.</translation>
    </message>
    <message>
        <source>The question is among your tests now.</source>
        <translation>La pregunta ya está entre sus pruebas.</translation>
    </message>
    <message>
        <source>What a visitor asks</source>
        <translation>Lo que pregunta un visitante</translation>
    </message>
    <message>
        <source>What must come of each, and what came the last time.</source>
        <translation>Lo que debe salir de cada una, y lo que salió la última vez.</translation>
    </message>
    <message>
        <source>Where the answer stands</source>
        <translation>Dónde está la respuesta</translation>
    </message>
    <message>
        <source>anything goes: it is only watched</source>
        <translation>todo vale: solo se observa</translation>
    </message>
    <message>
        <source>from {document}</source>
        <translation>de {document}</translation>
    </message>
    <message>
        <source>must be answered</source>
        <translation>debe responderse</translation>
    </message>
    <message>
        <source>must have the same substance as from others</source>
        <translation>debe tener el mismo contenido que de otros</translation>
    </message>
    <message>
        <source>must not say: {points}</source>
        <translation>no debe decir: {points}</translation>
    </message>
    <message>
        <source>must offer a person</source>
        <translation>debe ofrecer una persona</translation>
    </message>
    <message>
        <source>must offer no person</source>
        <translation>no debe ofrecer ninguna persona</translation>
    </message>
    <message>
        <source>must say that it does not know</source>
        <translation>debe decir que no lo sabe</translation>
    </message>
    <message>
        <source>must say: {points}</source>
        <translation>debe decir: {points}</translation>
    </message>
    <message>
        <source>questions</source>
        <translation>preguntas</translation>
    </message>
    <message>
        <source>{good} of {all} as expected</source>
        <translation>{good} de {all} como se espera</translation>
    </message>
</context>
<context>
    <name>Understanding</name>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n página</numerusform>
            <numerusform>%n páginas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n fragmento</numerusform>
            <numerusform>%n fragmentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages in use</source>
        <translation>
            <numerusform>%n fragmento en uso</numerusform>
            <numerusform>%n fragmentos en uso</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>Corregido</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Corregir…</translation>
    </message>
    <message>
        <source>Could not be applied</source>
        <translation>No se pudo aplicar</translation>
    </message>
    <message>
        <source>Files attached to it were left out.</source>
        <translation>Se omitieron los archivos adjuntos.</translation>
    </message>
    <message>
        <source>In the document: {text}</source>
        <translation>En el documento: {text}</translation>
    </message>
    <message>
        <source>Invisible characters were taken out: they make words unfindable.</source>
        <translation>Se quitaron caracteres invisibles: impiden encontrar las palabras.</translation>
    </message>
    <message>
        <source>It still holds</source>
        <translation>Sigue siendo válido</translation>
    </message>
    <message>
        <source>Marks that turn the direction of writing were taken out.</source>
        <translation>Se quitaron marcas que invierten la dirección de la escritura.</translation>
    </message>
    <message>
        <source>Masked here: {what}</source>
        <translation>Enmascarado aquí: {what}</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Página siguiente</translation>
    </message>
    <message>
        <source>Only the first of many pictures were read.</source>
        <translation>Solo se leyeron las primeras de muchas imágenes.</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>Página anterior</translation>
    </message>
    <message>
        <source>Page of {name}</source>
        <translation>Página de {name}</translation>
    </message>
    <message>
        <source>Page {n} of {total}</source>
        <translation>Página {n} de {total}</translation>
    </message>
    <message>
        <source>Part {n} of {total}</source>
        <translation>Parte {n} de {total}</translation>
    </message>
    <message>
        <source>Passages</source>
        <translation>Fragmentos</translation>
    </message>
    <message>
        <source>Personal data here, marked in red: {what}</source>
        <translation>Datos personales aquí, marcados en rojo: {what}</translation>
    </message>
    <message>
        <source>Programs inside the document were left out.</source>
        <translation>Se omitieron los programas dentro del documento.</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Leyendo…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Guardar</translation>
    </message>
    <message>
        <source>Search in the document</source>
        <translation>Buscar en el documento</translation>
    </message>
    <message>
        <source>Search…</source>
        <translation>Buscar…</translation>
    </message>
    <message>
        <source>Some of its text tries to command the bot. It is not followed: no model is shown it, and no answer is made of it. The tab Health shows where it stands.</source>
        <translation>Parte de su texto intenta dar órdenes al bot. No se sigue: ningún modelo lo ve y ninguna respuesta sale de él. En Estado se ve dónde está.</translation>
    </message>
    <message>
        <source>Some pages hold no text that could be read.</source>
        <translation>Algunas páginas no contienen texto legible.</translation>
    </message>
    <message>
        <source>Something that is no text of the document was left out.</source>
        <translation>Se omitió algo que no es texto del documento.</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>Desactivar</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Desactivado</translation>
    </message>
    <message>
        <source>Text of {name}</source>
        <translation>Texto de {name}</translation>
    </message>
    <message>
        <source>Text that a reader does not see was left out: white, tiny or marked as hidden. It could make a bot say what nobody wrote for your customers.</source>
        <translation>Se omitió texto que los lectores no ven: blanco, diminuto u oculto. Podría hacer que el bot diga algo que nadie escribió para sus clientes.</translation>
    </message>
    <message>
        <source>Text was recognised in pictures of letters. Compare numbers and names with the page.</source>
        <translation>Se reconoció texto en imágenes. Compare los números y los nombres con la página.</translation>
    </message>
    <message>
        <source>The bot has learnt it.</source>
        <translation>El bot lo ha aprendido.</translation>
    </message>
    <message>
        <source>The document says this a little differently since you decided. Does it still hold?</source>
        <translation>El documento dice esto de forma algo distinta desde que usted decidió. ¿Sigue siendo válido?</translation>
    </message>
    <message>
        <source>The document was read anew since then: that passage is not in it any more.</source>
        <translation>Desde entonces el documento se ha leído de nuevo: ese fragmento ya no está en él.</translation>
    </message>
    <message>
        <source>The original is not kept or cannot be shown: this is the text that was understood.</source>
        <translation>El original no se conserva o no se puede mostrar: este es el texto que se entendió.</translation>
    </message>
    <message>
        <source>The passage</source>
        <translation>El fragmento</translation>
    </message>
    <message>
        <source>The text you corrected is gone from the document, so the correction is not used.</source>
        <translation>El texto que usted corrigió ya no está en el documento, así que la corrección no se usa.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Deshacer</translation>
    </message>
    <message>
        <source>Use again</source>
        <translation>Volver a usar</translation>
    </message>
    <message>
        <source>What it shall say</source>
        <translation>Lo que debe decir</translation>
    </message>
    <message>
        <source>What was understood</source>
        <translation>Lo que se entendió</translation>
    </message>
    <message>
        <source>You had switched it off.</source>
        <translation>Usted lo había desactivado.</translation>
    </message>
    <message>
        <source>Your words: {text}</source>
        <translation>Sus palabras: {text}</translation>
    </message>
    <message>
        <source>code</source>
        <translation>código</translation>
    </message>
    <message>
        <source>personal data: {what}</source>
        <translation>datos personales: {what}</translation>
    </message>
    <message>
        <source>table</source>
        <translation>tabla</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Frase de contraseña o código de recuperación</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
</context>
<context>
    <name>Unlocking</name>
    <message>
        <source>Everything is where you left it.</source>
        <translation>Todo está donde lo dejó.</translation>
    </message>
    <message>
        <source>Let the keyring open this bot again?</source>
        <translation>¿Que el llavero vuelva a abrir este bot?</translation>
    </message>
    <message>
        <source>Locked because nobody was here.</source>
        <translation>Bloqueado porque no había nadie.</translation>
    </message>
    <message>
        <source>Other bots</source>
        <translation>Otros bots</translation>
    </message>
    <message>
        <source>Passphrase or recovery code</source>
        <translation>Frase de contraseña o código de recuperación</translation>
    </message>
    <message>
        <source>Renew it</source>
        <translation>Renovarlo</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>Restaurar una copia…</translation>
    </message>
    <message>
        <source>The keyring of this computer did not open it this time. Renewed, it opens the bot by itself from now on; the passphrase and the sheet go on opening it, too.</source>
        <translation>El llavero de este ordenador no lo abrió esta vez. Renovado, abrirá el bot por sí solo a partir de ahora; la frase de contraseña y la hoja también lo seguirán abriendo.</translation>
    </message>
    <message>
        <source>The keyring opens this bot again.</source>
        <translation>El llavero vuelve a abrir este bot.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Reintentar</translation>
    </message>
    <message>
        <source>Type it, or the code of the recovery sheet.</source>
        <translation>Escríbala, o el código de la hoja de recuperación.</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Desbloquear</translation>
    </message>
    <message>
        <source>Unlock with the keyring</source>
        <translation>Desbloquear con el llavero</translation>
    </message>
    <message>
        <source>What was under way has ended first.</source>
        <translation>Lo que estaba en marcha terminó antes.</translation>
    </message>
    <message>
        <source>{name} is locked</source>
        <translation>{name} está bloqueado</translation>
    </message>
</context>
<context>
    <name>Unsaved</name>
    <message>
        <source>Answers</source>
        <translation>Respuestas</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspecto</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>Datos</translation>
    </message>
    <message>
        <source>Hushdesk had ended without being closed. Look at it there, then save or discard it.</source>
        <translation>Hushdesk terminó sin que se cerrara. Revíselo ahí y guárdelo o descártelo.</translation>
    </message>
    <message>
        <source>Privacy, rules</source>
        <translation>Privacidad, reglas</translation>
    </message>
    <message>
        <source>What you had not saved is back: {places}.</source>
        <translation>Lo que no había guardado está de nuevo ahí: {places}.</translation>
    </message>
</context>
<context>
    <name>Versions</name>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n documento</numerusform>
            <numerusform>%n documentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n passages</source>
        <translation>
            <numerusform>%n fragmento</numerusform>
            <numerusform>%n fragmentos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n points set aside</source>
        <translation>
            <numerusform>%n punto dejado a un lado</numerusform>
            <numerusform>%n puntos dejados a un lado</numerusform>
        </translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Comparar</translation>
    </message>
    <message>
        <source>Compare version</source>
        <translation>Comparar la versión</translation>
    </message>
    <message>
        <source>Did version {version} leak?</source>
        <translation>¿Se ha filtrado la versión {version}?</translation>
    </message>
    <message>
        <source>Every file you sealed. Numbers only rise; hosts refuse less.</source>
        <translation>Cada archivo que ha sellado. Los números solo suben; los servidores rechazan los menores.</translation>
    </message>
    <message>
        <source>In the order of haste. Each is worth doing today.</source>
        <translation>Lo más urgente primero. Todo ello merece hacerse hoy.</translation>
    </message>
    <message>
        <source>It leaked…</source>
        <translation>Se ha filtrado…</translation>
    </message>
    <message>
        <source>Leaked</source>
        <translation>Filtrada</translation>
    </message>
    <message>
        <source>Nothing changed since {version}.</source>
        <translation>Nada ha cambiado desde la {version}.</translation>
    </message>
    <message>
        <source>Nothing is different.</source>
        <translation>No hay ninguna diferencia.</translation>
    </message>
    <message>
        <source>Nothing was sealed yet.</source>
        <translation>Todavía no se ha sellado nada.</translation>
    </message>
    <message>
        <source>Older ones</source>
        <translation>Anteriores</translation>
    </message>
    <message>
        <source>Seal anew</source>
        <translation>Sellar de nuevo</translation>
    </message>
    <message>
        <source>Since {version}:</source>
        <translation>Desde la {version}:</translation>
    </message>
    <message>
        <source>The next file you seal takes its place: to another passphrase, or to a new identity of your host. Your hosts are told to refuse this version and all before.</source>
        <translation>El próximo archivo que selle ocupa su lugar: con otra frase de contraseña, o para una identidad nueva de su servidor. Se indica a sus servidores que rechacen esta versión y todas las anteriores.</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>Versión {number}</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>Versiones</translation>
    </message>
    <message>
        <source>What else to do now</source>
        <translation>Qué más hacer ahora</translation>
    </message>
    <message>
        <source>With</source>
        <translation>Con</translation>
    </message>
    <message>
        <source>a host needs {size} of memory</source>
        <translation>un servidor necesita {size} de memoria</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>by passphrase</source>
        <translation>con frase de contraseña</translation>
    </message>
    <message numerus="yes">
        <source>for %n hosts</source>
        <translation>
            <numerusform>para %n servidor</numerusform>
            <numerusform>para %n servidores</numerusform>
        </translation>
    </message>
    <message>
        <source>provider&apos;s key inside</source>
        <translation>con la clave del proveedor</translation>
    </message>
    <message>
        <source>the bot as it is now</source>
        <translation>el bot tal como está ahora</translation>
    </message>
    <message>
        <source>{passed} tests passed, {failed} failed</source>
        <translation>{passed} preguntas de prueba superadas, {failed} no</translation>
    </message>
    <message>
        <source>{version} leaked…</source>
        <translation>{version} se ha filtrado…</translation>
    </message>
</context>
<context>
    <name>Voice</name>
    <message>
        <source>A clinic or practice</source>
        <translation>Una clínica o consulta</translation>
    </message>
    <message>
        <source>A restaurant</source>
        <translation>Un restaurante</translation>
    </message>
    <message>
        <source>A salon</source>
        <translation>Un salón de belleza</translation>
    </message>
    <message>
        <source>A shop</source>
        <translation>Una tienda</translation>
    </message>
    <message>
        <source>A topic a line, as its words: politics, elections, parties</source>
        <translation>Un tema por línea, con sus palabras: política, elecciones, partidos</translation>
    </message>
    <message>
        <source>Another one</source>
        <translation>Otro</translation>
    </message>
    <message>
        <source>Are you human?</source>
        <translation>¿Eres una persona?</translation>
    </message>
    <message>
        <source>Can you promise me a discount?</source>
        <translation>¿Me puede prometer un descuento?</translation>
    </message>
    <message>
        <source>Claims, lawsuits, whether a contract holds.</source>
        <translation>Reclamaciones, demandas, si un contrato es válido.</translation>
    </message>
    <message>
        <source>Discounts and promises</source>
        <translation>Descuentos y promesas</translation>
    </message>
    <message>
        <source>Empty means the time zone of the computer that runs the bot. A host often runs on another clock than yours.</source>
        <translation>Vacía vale la zona horaria del ordenador que ejecuta el bot. Un servidor suele ir con otro reloj que el suyo.</translation>
    </message>
    <message>
        <source>Empty takes our own words.</source>
        <translation>Vacío usa nuestras palabras.</translation>
    </message>
    <message>
        <source>Exact, without ornament</source>
        <translation>Preciso, sin adornos</translation>
    </message>
    <message>
        <source>Formally (Sie, usted)</source>
        <translation>Formal (Sie, usted)</translation>
    </message>
    <message>
        <source>Four sentences</source>
        <translation>Cuatro frases</translation>
    </message>
    <message>
        <source>Friendly</source>
        <translation>Amable</translation>
    </message>
    <message>
        <source>Goodbye</source>
        <translation>Adiós</translation>
    </message>
    <message>
        <source>How visitors are addressed</source>
        <translation>Trato a los visitantes</translation>
    </message>
    <message>
        <source>I want to die</source>
        <translation>Quiero morir</translation>
    </message>
    <message>
        <source>Informally (du, tú)</source>
        <translation>Informal (du, tú)</translation>
    </message>
    <message>
        <source>Languages it answers in</source>
        <translation>Idiomas en los que responde</translation>
    </message>
    <message>
        <source>Legal advice</source>
        <translation>Consejos legales</translation>
    </message>
    <message>
        <source>Length of an answer</source>
        <translation>Extensión de una respuesta</translation>
    </message>
    <message>
        <source>Medical advice</source>
        <translation>Consejos médicos</translation>
    </message>
    <message>
        <source>My father is having a heart attack</source>
        <translation>Mi padre está teniendo un infarto</translation>
    </message>
    <message>
        <source>Name the number to call where your visitors live.</source>
        <translation>Indique el número al que llamar donde viven sus visitantes.</translation>
    </message>
    <message>
        <source>Names of competitors</source>
        <translation>Nombres de competidores</translation>
    </message>
    <message>
        <source>No opening hours are stated, so the bot cannot tell.</source>
        <translation>No se ha indicado ningún horario, así que el bot no puede decirlo.</translation>
    </message>
    <message>
        <source>Nothing stands against it: the bot looks for an answer.</source>
        <translation>Nada lo impide: el bot busca una respuesta.</translation>
    </message>
    <message>
        <source>One a line.</source>
        <translation>Una por línea.</translation>
    </message>
    <message>
        <source>One a line. A sentence of a model with one of them is left out.</source>
        <translation>Una por línea. Una frase de un modelo que contenga alguna se omite.</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>Horario</translation>
    </message>
    <message>
        <source>Plain</source>
        <translation>Sobrio</translation>
    </message>
    <message>
        <source>Rebates, haggling, guarantees of a price.</source>
        <translation>Rebajas, regateo, garantías de precio.</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>Servicios</translation>
    </message>
    <message>
        <source>Sets a voice, topics that are never answered, questions to offer and a privacy preset that suit it. You can change all of it, and no fact is invented.</source>
        <translation>Fija una voz, temas que no se responden, preguntas que ofrecer y un ajuste de privacidad adecuados. Puede cambiarlo todo, y no se inventa ningún dato.</translation>
    </message>
    <message>
        <source>Small talk and emergencies</source>
        <translation>Charla y emergencias</translation>
    </message>
    <message>
        <source>State the hours under Documents, Facts. From them the bot answers “are you open now?” by the clock of your business.</source>
        <translation>Indique el horario en Documentos, Datos. Con él, el bot responde a «¿están abiertos ahora?» según el reloj de su negocio.</translation>
    </message>
    <message>
        <source>Symptoms, medicines, doses, diagnoses.</source>
        <translation>Síntomas, medicamentos, dosis, diagnósticos.</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>¡Muchas gracias!</translation>
    </message>
    <message>
        <source>The bot always says first that it is an AI. Your words follow.</source>
        <translation>El bot siempre dice primero que es una IA. Después van sus palabras.</translation>
    </message>
    <message>
        <source>These messages are recognised in English, German and Spanish and never looked up. Where you leave a field empty, the bot uses its own words in the visitor&apos;s language.</source>
        <translation>Estos mensajes se reconocen en inglés, alemán y español y nunca se buscan. Donde deje un campo vacío, el bot usa sus propias palabras en el idioma del visitante.</translation>
    </message>
    <message>
        <source>This is how it will read</source>
        <translation>Así se leerá</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zona horaria</translation>
    </message>
    <message>
        <source>To a goodbye</source>
        <translation>A una despedida</translation>
    </message>
    <message>
        <source>To danger, accidents and violence</source>
        <translation>Ante un peligro, un accidente o violencia</translation>
    </message>
    <message>
        <source>To rude words</source>
        <translation>A palabras groseras</translation>
    </message>
    <message>
        <source>To thanks</source>
        <translation>A un agradecimiento</translation>
    </message>
    <message>
        <source>To thoughts of harming oneself</source>
        <translation>Ante ideas de hacerse daño</translation>
    </message>
    <message>
        <source>To “are you human?”</source>
        <translation>A «¿eres una persona?»</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>Tono</translation>
    </message>
    <message>
        <source>Tone, address and length hold for a model. Quotes from your documents stay as they are written.</source>
        <translation>El tono, el trato y la extensión valen para un modelo. Las citas de sus documentos se quedan como están escritas.</translation>
    </message>
    <message>
        <source>Topics it never answers</source>
        <translation>Temas que nunca responde</translation>
    </message>
    <message>
        <source>Topics of your own</source>
        <translation>Temas propios</translation>
    </message>
    <message>
        <source>Try a question</source>
        <translation>Probar una pregunta</translation>
    </message>
    <message>
        <source>Two letters a line: en, de, es. Empty means every language; a question in another one gets a kind sentence that names them.</source>
        <translation>Dos letras por línea: en, de, es. Vacío significa todos los idiomas; una pregunta en otro recibe una frase amable que los nombra.</translation>
    </message>
    <message>
        <source>Two sentences</source>
        <translation>Dos frases</translation>
    </message>
    <message>
        <source>Up to seven sentences</source>
        <translation>Hasta siete frases</translation>
    </message>
    <message>
        <source>Visitors of such a business also ask for: {facts}</source>
        <translation>Los visitantes de un negocio así también preguntan por: {facts}</translation>
    </message>
    <message>
        <source>Voice</source>
        <translation>Voz</translation>
    </message>
    <message>
        <source>Warm, as to a regular guest</source>
        <translation>Cálido, como a un cliente habitual</translation>
    </message>
    <message>
        <source>What it says in another language</source>
        <translation>Qué dice en otro idioma</translation>
    </message>
    <message>
        <source>What it says instead</source>
        <translation>Qué dice en su lugar</translation>
    </message>
    <message>
        <source>What kind of business it is</source>
        <translation>Qué tipo de negocio es</translation>
    </message>
    <message>
        <source>What the bot calls itself</source>
        <translation>Cómo se llama el bot</translation>
    </message>
    <message>
        <source>Whatever your documents say, these are left to a person. Only an answer you gave yourself, under Facts, comes before.</source>
        <translation>Digan lo que digan sus documentos, estos temas quedan para una persona. Solo va antes una respuesta que usted mismo haya dado en Datos.</translation>
    </message>
    <message>
        <source>When a visitor writes</source>
        <translation>Cuando un visitante escribe</translation>
    </message>
    <message>
        <source>Words to avoid</source>
        <translation>Palabras que evitar</translation>
    </message>
    <message>
        <source>Words to use</source>
        <translation>Palabras que usar</translation>
    </message>
    <message>
        <source>You are a stupid bot</source>
        <translation>Eres un bot estúpido</translation>
    </message>
    <message>
        <source>for example Mia</source>
        <translation>por ejemplo, Mia</translation>
    </message>
</context>
<context>
    <name>WebPages</name>
    <message numerus="yes">
        <source>%n more pages are left out.</source>
        <translation>
            <numerusform>Se omite %n página más.</numerusform>
            <numerusform>Se omiten %n páginas más.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages</source>
        <translation>
            <numerusform>%n página</numerusform>
            <numerusform>%n páginas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pages can be read.</source>
        <translation>
            <numerusform>Se puede leer %n página.</numerusform>
            <numerusform>Se pueden leer %n páginas.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n words</source>
        <translation>
            <numerusform>%n palabra</numerusform>
            <numerusform>%n palabras</numerusform>
        </translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Dirección</translation>
    </message>
    <message>
        <source>Allow once</source>
        <translation>Permitir una vez</translation>
    </message>
    <message>
        <source>Asking the site what may be read: {address}</source>
        <translation>Se pregunta al sitio qué se puede leer: {address}</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Cambiada</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Cerrar</translation>
    </message>
    <message>
        <source>Contact {host}?</source>
        <translation>¿Acceder a {host}?</translation>
    </message>
    <message>
        <source>Could not be read</source>
        <translation>No se ha podido leer</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Erased from your bot: {pages} of {address}.</source>
        <translation>Borrado de su bot: {pages} de {address}.</translation>
    </message>
    <message>
        <source>Every page of this host that its links lead to.</source>
        <translation>Todas las páginas de este sitio a las que llevan sus enlaces.</translation>
    </message>
    <message>
        <source>Give an address above. You see each page before it is read.</source>
        <translation>Indique una dirección arriba. Verá cada página antes de que se lea.</translation>
    </message>
    <message>
        <source>Gone</source>
        <translation>Ya no está</translation>
    </message>
    <message>
        <source>How far the look is</source>
        <translation>Hasta dónde se ha mirado</translation>
    </message>
    <message>
        <source>How far the reading is</source>
        <translation>Hasta dónde se ha leído</translation>
    </message>
    <message>
        <source>How much of it</source>
        <translation>Qué parte</translation>
    </message>
    <message>
        <source>Hushdesk may contact {host} once, now, to read these pages. Nothing of yours is sent. Your privacy settings stay as they are, and each contact is written down.</source>
        <translation>Hushdesk podrá acceder a {host} una sola vez, ahora, para leer estas páginas. No se envía nada suyo. Sus ajustes de privacidad quedan como están y cada contacto se anota.</translation>
    </message>
    <message>
        <source>Learning {name}</source>
        <translation>Aprendiendo {name}</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Omitida</translation>
    </message>
    <message>
        <source>Left out, and why</source>
        <translation>Omitidas, y por qué</translation>
    </message>
    <message>
        <source>Look first</source>
        <translation>Mirar primero</translation>
    </message>
    <message>
        <source>Looking at page {n} of {total}: {address}</source>
        <translation>Mirando la página {n} de {total}: {address}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nueva</translation>
    </message>
    <message>
        <source>No website was read yet</source>
        <translation>Todavía no se ha leído ningún sitio web</translation>
    </message>
    <message>
        <source>Nothing here can be read.</source>
        <translation>Aquí no hay nada que se pueda leer.</translation>
    </message>
    <message>
        <source>One page</source>
        <translation>Una página</translation>
    </message>
    <message>
        <source>One page, or one file such as a price list in PDF.</source>
        <translation>Una página o un archivo, por ejemplo una lista de precios en PDF.</translation>
    </message>
    <message>
        <source>Pages at the most</source>
        <translation>Páginas como máximo</translation>
    </message>
    <message>
        <source>Pages of its sitemap</source>
        <translation>Páginas de su sitemap</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>Volver a leer</translation>
    </message>
    <message>
        <source>Read these pages</source>
        <translation>Leer estas páginas</translation>
    </message>
    <message>
        <source>Read your website</source>
        <translation>Lea su sitio web</translation>
    </message>
    <message>
        <source>Read “{title}”</source>
        <translation>Leer «{title}»</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Leyendo</translation>
    </message>
    <message>
        <source>Reading {name}</source>
        <translation>Leyendo {name}</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Lista</translation>
    </message>
    <message numerus="yes">
        <source>Remove %n pages that are gone</source>
        <translation>
            <numerusform>Quitar %n página que ya no está</numerusform>
            <numerusform>Quitar %n páginas que ya no están</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove it</source>
        <translation>Quitarlo</translation>
    </message>
    <message>
        <source>Remove the pages that are gone?</source>
        <translation>¿Quitar las páginas que ya no están?</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>Quitarlas</translation>
    </message>
    <message>
        <source>Remove {address}</source>
        <translation>Quitar {address}</translation>
    </message>
    <message>
        <source>Remove “{address}”?</source>
        <translation>¿Quitar «{address}»?</translation>
    </message>
    <message>
        <source>Saving {name}</source>
        <translation>Guardando {name}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>The pages are read.</source>
        <translation>Las páginas se han leído.</translation>
    </message>
    <message>
        <source>The pages in its sitemap</source>
        <translation>Las páginas de su sitemap</translation>
    </message>
    <message>
        <source>The site has these pages no more:</source>
        <translation>El sitio ya no tiene estas páginas:</translation>
    </message>
    <message>
        <source>The text of its pages is kept in this bot, and every answer names its page.</source>
        <translation>El texto de sus páginas se guarda en este bot, y cada respuesta indica su página.</translation>
    </message>
    <message>
        <source>The whole site</source>
        <translation>Todo el sitio</translation>
    </message>
    <message>
        <source>This page</source>
        <translation>Esta página</translation>
    </message>
    <message>
        <source>This website is mine, or I may use its texts in my bot.</source>
        <translation>Este sitio web es mío, o puedo usar sus textos en mi bot.</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>Marcar todas</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Sin cambios</translation>
    </message>
    <message>
        <source>Untick all</source>
        <translation>Desmarcar todas</translation>
    </message>
    <message>
        <source>Untick what your bot should not know. Nothing is read before.</source>
        <translation>Desmarque lo que su bot no deba saber. Antes no se incorpora nada.</translation>
    </message>
    <message>
        <source>Waits for you</source>
        <translation>Le espera a usted</translation>
    </message>
    <message>
        <source>Websites in this bot</source>
        <translation>Sitios web en este bot</translation>
    </message>
    <message>
        <source>What the site itself lists for search engines.</source>
        <translation>Lo que el propio sitio enumera para los buscadores.</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Lo que se ha encontrado</translation>
    </message>
    <message>
        <source>What your bot learnt from it ({pages}) is erased. The website itself stays as it is. Bundles you exported before still hold it.</source>
        <translation>Se borra lo que su bot ha aprendido de él ({pages}). El sitio web queda como está. Los paquetes exportados antes aún lo contienen.</translation>
    </message>
    <message>
        <source>Whole site</source>
        <translation>Todo el sitio</translation>
    </message>
    <message>
        <source>Working on {name}</source>
        <translation>Procesando {name}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>y %n más</numerusform>
            <numerusform>y %n más</numerusform>
        </translation>
    </message>
    <message>
        <source>changed on {day}</source>
        <translation>cambiada el {day}</translation>
    </message>
    <message>
        <source>read {when}</source>
        <translation>leído {when}</translation>
    </message>
    <message>
        <source>{pages} ticked, {words}</source>
        <translation>{pages} marcadas, {words}</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A bot from another computer opens from its file, or its backup.</source>
        <translation>Un bot de otro equipo se abre desde su archivo o su copia de seguridad.</translation>
    </message>
    <message>
        <source>A passphrase for the sample bot</source>
        <translation>Una frase de contraseña para el bot de ejemplo</translation>
    </message>
    <message>
        <source>A small bicycle shop with documents, prices and a policy. Ask it something, take it apart, throw it away.</source>
        <translation>Una pequeña tienda de bicicletas con documentos, precios y normas. Pregúntele algo, desmóntela, tírela.</translation>
    </message>
    <message>
        <source>A support chatbot from your own documents. Everything stays on this computer until you decide otherwise.</source>
        <translation>Un chatbot de atención hecho con sus propios documentos. Todo se queda en este ordenador hasta que usted decida otra cosa.</translation>
    </message>
    <message>
        <source>Create the bot</source>
        <translation>Crear el bot</translation>
    </message>
    <message>
        <source>Language of your visitors</source>
        <translation>Idioma de sus visitantes</translation>
    </message>
    <message>
        <source>Look around first</source>
        <translation>Primero, eche un vistazo</translation>
    </message>
    <message>
        <source>Make one for me</source>
        <translation>Crear una por mí</translation>
    </message>
    <message>
        <source>Make your own</source>
        <translation>Cree el suyo</translation>
    </message>
    <message>
        <source>My shop</source>
        <translation>Mi tienda</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nombre</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Abrir</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>Abrir un archivo…</translation>
    </message>
    <message>
        <source>Open the sample bot</source>
        <translation>Abrir el bot de ejemplo</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>Abrir {name}</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase de contraseña</translation>
    </message>
    <message>
        <source>The keyring of this computer opens the bot by itself. A passphrase opens it when the keyring is lost; you can add it later.</source>
        <translation>El llavero de este ordenador abre el bot por sí solo. Una frase de contraseña lo abre si se pierde el llavero; puede añadirla más tarde.</translation>
    </message>
    <message>
        <source>This computer has no keyring, so a passphrase opens the bot.</source>
        <translation>Este ordenador no tiene llavero, así que una frase de contraseña abre el bot.</translation>
    </message>
    <message>
        <source>Welcome to Hushdesk</source>
        <translation>Bienvenido a Hushdesk</translation>
    </message>
    <message>
        <source>You have one already?</source>
        <translation>¿Ya tiene uno?</translation>
    </message>
    <message>
        <source>Your bots</source>
        <translation>Sus bots</translation>
    </message>
</context>
<context>
    <name>WhyDialog</name>
    <message>
        <source>Copied. Personal data in it is masked.</source>
        <translation>Copiado. Los datos personales se han ocultado.</translation>
    </message>
    <message>
        <source>Copy as report</source>
        <translation>Copiar como informe</translation>
    </message>
    <message>
        <source>Fact</source>
        <translation>Dato</translation>
    </message>
    <message>
        <source>It could not be tried.</source>
        <translation>No se pudo probar.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Guardar el informe</translation>
    </message>
    <message>
        <source>Saved as {name}. Personal data in it is masked.</source>
        <translation>Guardado como {name}. Los datos personales se han ocultado.</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Guardar…</translation>
    </message>
    <message>
        <source>Show in the document</source>
        <translation>Mostrar en el documento</translation>
    </message>
    <message>
        <source>Show in the document: {name}</source>
        <translation>Mostrar en el documento: {name}</translation>
    </message>
    <message>
        <source>The best first.</source>
        <translation>El mejor primero.</translation>
    </message>
    <message>
        <source>Trying it out…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Used</source>
        <translation>Usado</translation>
    </message>
</context>
<context>
    <name>Windows</name>
    <message>
        <source>Add documents</source>
        <translation>Añadir documentos</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>Bots and backups</source>
        <translation>Bots y copias</translation>
    </message>
    <message>
        <source>Check a bundle</source>
        <translation>Comprobar un paquete</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Documentos</translation>
    </message>
    <message>
        <source>Export a table</source>
        <translation>Exportar una tabla</translation>
    </message>
    <message>
        <source>Import a table</source>
        <translation>Importar una tabla</translation>
    </message>
    <message>
        <source>Open a bot</source>
        <translation>Abrir un bot</translation>
    </message>
    <message>
        <source>Open a file of the host</source>
        <translation>Abrir un archivo del servidor</translation>
    </message>
    <message>
        <source>Save the bundle</source>
        <translation>Guardar el paquete</translation>
    </message>
    <message>
        <source>Sealed bots</source>
        <translation>Bots sellados</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Tablas</translation>
    </message>
</context>
</TS>
