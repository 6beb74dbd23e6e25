"""The words of orders to whatever answers: kinds of them, each in several languages."""

from __future__ import annotations

import re


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_NEAR = r"\W+(?:[\w'’]+\W+){0,7}?"
"""Up to seven words between two that belong together."""

_RULES = (
    r"(?:instruct\w*|prompts?|guidelines?|guardrails?|programming|system messages?|safeguards?"
    r"|(?:safety|content) (?:rules|polic\w+|filters?)|(?:previous|prior|above|earlier|your) "
    r"(?:\w+ )?(?:rules?|directions?|directives?|orders?|commands?|context|training|constraints?"
    r"|restrictions?|limitations?|text)|what(?:ever)? (?:you were|was) told|everything (?:above"
    r"|before)"
    r"|anweisung\w*|vorgabe\w*|instruktion\w*|(?:systemprompt|systemnachricht)\w*|befehle?"
    r"|(?:bisherig|vorherig|obig|früher|deine|alle)\w* (?:\w+ )?regeln?"
    r"|instruccion\w*|indicacion\w*|(?:tus|las) (?:reglas|órdenes)|mensaje del sistema"
    r"|(?:reglas|órdenes) (?:anteriores|previas)|consignes?|istruzioni|instruções|instructions?)"
)

OVERRIDES = _any(
    r"\b(?:new|real|actual|next) task\s*(?::|is\b)|\bneue aufgabe\s*:|\bnueva tarea\s*:",
    r"\b(?:forget|disregard|ignore) (?:all |everything |anything )?(?:that |what )?(?:i|you|was"
    r"|we|they)"
    r" (?:\w+ ){0,4}(?:said|told|before|above)\b",
    r"\b(?:vergiss|ignorier\w*) alles\b|\bolvida (?:todo|lo anterior)\b",
    rf"\b(?:ignor(?:e|es|ing)|disregard(?:ing)?|forget|overrid(?:e|es|ing)|bypass(?:ing)?|discard"
    rf"|neglect|(?:do not|don't|stop|no longer) (?:follow|obey|comply|apply)\w*){_NEAR}{_RULES}",
    rf"\b(?:ignorier\w*|vergiss|vergessen Sie|missacht\w*|überschreib\w*|umgeh\w*|verwirf\w*"
    rf"|befolg\w* nicht){_NEAR}{_RULES}",
    rf"\b(?:ignor[ae]n?|olvid[ae]n?|omit[ae]n?|descart[ae]n?|desobedec\w+|haz caso omiso"
    rf"|no sigas|pas[ae] por alto){_NEAR}{_RULES}",
    rf"\b(?:ignorez?|oublie[zr]?|ignori|dimentica\w*|esque[çc]a){_NEAR}{_RULES}",
    r"\b(?:new|updated|real|actual|hidden|secret|additional|important) (?:system )?"
    r"(?:instructions?|prompt|directive)s? (?:for|to) (?:the |an? )?"
    r"(?:ai|assistant|chat ?bot|bot|model|llm)\b",
    r"\b(?:new|neue|nuevas?) (?:instructions?|anweisung\w*|instruccion\w*)\s*:",
    r"\b(?:this|these|the following) (?:instruction|message|order|command|rule)s? "
    r"(?:takes?|has|have) (?:the )?(?:highest )?(?:priority|precedence)",
)

_MACHINE = (
    r"(?:ai|a\.i\.|ki|ia|chat ?bot|bot|llm|gpt\w*|claude|gemini|copilot|(?:large )?language model"
    r"|sprachmodell|modelo de lenguaje|(?:virtual |ai |digital )?assist?ante?n?|model|agent)"
)

ROLES = _any(
    rf"\b(?:you are|you're|you will be|consider yourself) (?:now |from now on |henceforth )?"
    rf"(?:an? |the |my |no longer )?(?:\w+ ){{0,3}}{_MACHINE}\b",
    r"\byou are now\b(?! (?:ready|able|registered|subscribed|logged|connected|booked|on|in|at|all"
    r"|signed|leaving|eligible|covered|free|set|done|entitled|required|a member))",
    r"\bfrom now on,? (?:you|always|never|answer|reply|respond|speak|write|act|every|only|end)\b",
    r"\b(?:act|behave|respond|answer|reply|roleplay|role-play) as (?:if|though) you\b",
    rf"\b(?:act|behave|respond|answer|pose|speak) as (?:an? |the )?(?:\w+ ){{0,3}}{_MACHINE}\b",
    r"\bpretend (?:that )?(?:you|to be)\b.{0,80}\b(?:answer|say|repl|respon|no (?:rules|limits)"
    rf"|{_MACHINE})",
    r"\b(?:developer|debug|god|admin(?:istrator)?|jailbreak|dan|sudo|unrestricted"
    r"|maintenance) mode"
    r"\b(?! (?:button|switch|key|menu|light))",
    r"\bdo anything now\b|\bjailbr(?:eak|oken)\w*\b",
    rf"\b(?:attention|note|hey|dear|message|hello|to|instructions? for|hinweis|achtung|an die"
    rf"|an den"
    rf"|atención|nota para)\b[ ,:!]*(?:to |for |an |para )?(?:all |any |every |the |el |la |die "
    rf"|alle )?"
    rf"(?:reading |future )?{_MACHINE}s?\b(?: (?:reading|processing|that reads|die|que)|\s*[:!,]"
    r"|\W+(?:claim|say|tell|ignore|answer|reply|recommend|mention|always|never|do not|don't)\b)",
    rf"\b(?:as|if you are) an? (?:\w+ )?{_MACHINE}\b.{{0,40}}\byou (?:must|should|will|shall|can"
    rf"|have)",
    rf"\bwhen (?:an? |the )?{_MACHINE} (?:reads|processes|summari[sz]es|answers)",
    rf"\bdu bist (?:jetzt|nun|ab sofort|ab jetzt|fortan)\b|\b(?:du bist|sie sind) "
    rf"(?:eine? |der |die )?(?:\w+ )?{_MACHINE}\b",
    r"\b(?:ab (?:sofort|jetzt)|von nun an|fortan)\b.{0,30}\b(?:antwort\w*|sag\w*|schreib\w*"
    r"|sprich|sprechen|ignor\w*|behaupt\w*|empfiehl|empfehlen)\b.{0,40}\b(?:nur|immer|jede\w*"
    r"|frage\w*|nutzer\w*|dass|als)\b",
    r"\b(?:tu|tun sie|verhalte? dich|verhalten sie sich|gib dich|antworte?) (?:so,? )?als"
    r" (?:ob|wärst|wären|seist|eine? )",
    rf"\b(?:ahora eres|eres (?:ahora|un[ao]? (?:\w+ )?{_MACHINE})|usted es (?:ahora|un[ao]? "
    rf"(?:\w+ )?{_MACHINE}))\b",
    r"\b(?:a partir de ahora|de ahora en adelante|desde ahora),? (?:responde|responda|contest[ae]"
    r"|eres|debes|di|diga|solo|siempre|nunca|ignora|actúa)\b",
    r"\b(?:actúa|compórtate|finge|responde) (?:como|ser|que eres)\b",
    rf"\b(?:tu es|vous êtes|sei|você é) (?:maintenant |désormais |ora |agora |un[e']? ?|uma? )"
    rf"(?:\w+ )?{_MACHINE}\b",
)

_INNER = (
    r"(?:(?:system|hidden|secret|initial|original|internal|full|entire|exact)\W+(?:\w+\W+)?"
    r"(?:prompts?|instructions?|messages?|rules|configuration|guidelines)"
    r"|(?:your|these|the above|all(?: of)? (?:your|the)|previous) (?:\w+ )?(?:instructions"
    r"|prompts?"
    r"|rules|guidelines|configuration|system)|(?:everything|all (?:the )?text|(?:the )?"
    r"(?:text|words|lines|content|messages?)) (?:above|before|preceding)|api.?keys?"
    r"|access tokens?|environment variables?|"
    r"(?:chat|conversation) (?:history|so far)|passage marks?|other (?:users?|visitors?"
    r"|customers?)'? ?"
    r"(?:data|names?|messages?|details|questions)|confidential (?:data|information|instructions)"
    r"|system.?prompt\w*|(?:deine|ihre|alle)\w* (?:\w+ )?(?:anweisungen|vorgaben|regeln"
    r"|instruktionen)"
    r"|gesprächsverlauf|chatverlauf|api.?schlüssel|(?:tus|sus"
    r"|todas las) (?:\w+ )?(?:instrucciones|reglas)"
    r"|mensaje del sistema|claves? (?:de )?api|historial)"
)

SECRETS = _any(
    rf"\b(?:reveal|print|show|repeat|output|display|leak|disclose|expose|recite|dump|return|send"
    rf"|tell me|write (?:out|down)|list|share|quote|translate|summari[sz]e|spell out|append"
    rf"|include"
    rf"|insert|encode|embed|copy|echo|post|forward|e?-?mail)(?! of\b){_NEAR}{_INNER}",
    r"\b(?:what (?:is|are|were)|which are) (?:your|the) (?:exact |initial |original |system "
    r"|hidden )"
    r"+(?:prompts?|instructions?|rules)",
    rf"\b(?:verrate|verrat\w*|zeig\w*|gib\w*|geben|wiederhol\w*|nenn\w*|druck\w*|schreib\w*"
    rf"|offenbar\w*"
    rf"|übersetz\w*|sende\w*){_NEAR}{_INNER}",
    rf"\b(?:revela\w*|muestr[ae]\w*|repit[ae]\w*|imprim[ae]\w*|envía\w*|envíe\w*|escrib[ae]\w*"
    rf"|dime"
    rf"|comparte|traduc\w+){_NEAR}{_INNER}",
)

MARKS = _any(
    r"\bim[ _]start ?(?:system|user|assistant)",  # in a file's name
    r"<\|[\w ]{2,30}\|>|\[/?INST\]|<</?SYS>>|<\s?/?\s?(?:passage|system|assistant|instructions?"
    r"|user_query|im_start|im_end)\b[^>]{0,60}>",
    r"^\W*(?:system|assistant|developer|user|human)(?: (?:message|prompt|override))?\s*:\s+\S",
    r"^\W*#{2,}\s*(?:system|instructions?|new instructions?|response|assistant|human)\s*:?\W*$",
    r"\b(?:begin|start|end|ende|inicio|fin) (?:of )?(?:the )?(?:system|hidden|admin|developer"
    r"|ai|assistant|passage|context|document)s? (?:prompt|message|instructions?|override"
    r"|block)s?\b",
    r"!\[[^\]]{0,200}\]\(\s*(?:https?:)?//[^)]*(?:[{<\[$%]|(?:data|q|query|prompt|msg|text|d|h)=)",
    r"<img\b[^>]*\bsrc\s*=[^>]*(?:[{$]|\?)",
    r"https?://[^\s\"')]*[=/](?:\{[^}]+\}|(?-i:\[[A-Z_ ]{3,}\]|<[A-Z_ ]{3,}>"
    r"|(?:[A-Z]{3,}_){2,}[A-Z]+))",
)

COLLECTS = _any(
    r"\b(?:ask|tell|instruct|request|convince|urge|get|have) (?:them|the|each|every|all|any)?\s?"
    r"(?:users?|visitors?|customers?|clients?|readers?|people|person|them)? ?(?:for|to (?:give"
    r"|send"
    r"|enter|type|provide|share|confirm|submit|tell)) (?:\w+ ){0,4}"
    r"(?:(?:credit |debit |bank )?card (?:numbers?|details|data)|passwords?|passphrases?"
    r"|pin(?: codes?)?"
    r"|cvv|cvc|social security|ssn|bank(?:ing)? (?:details|logins?)|login (?:data|details)"
    r"|one-time)\b",
    r"\b(?:frag\w*|bitte\w*|forder\w*|verlang\w*) (?:\w+ ){0,6}(?:kreditkarte\w*|kartennummer\w*"
    r"|passw\w+|kennw\w+|pin|tan|bankdaten|zugangsdaten)\b",
    r"\b(?:pid[ae]n?|solicit[ae]n?|exig[ae]n?) (?:\w+ ){0,6}(?:tarjeta|contraseñas?|pin|clave"
    r"|datos bancarios)\b",
)

TASKS = _any(
    r"^\W*(?:please |now |then |instead,? )*(?:explain|describe|draft|compose|translate"
    r"|summari[sz]e|break down|discuss|recite|paraphrase|rewrite|brainstorm|prove|solve|define)\b",
    r"^\W*(?:please |now |then |instead,? )*(?:write|provide|develop|create|generate|produce|give"
    r"|prepare|tell|make up|invent|render)\b (?:me |us )?(?:an? |the |your |some )?(?:\w+ ){0,3}"
    r"(?:poems?|stor(?:y|ies)|essays?|letters?|speech|articles?|examples?|equivalents?"
    r"|translations?|scripts?|code|functions?|jokes?|songs?|recipes?|summar(?:y|ies)"
    r"|introductions?|outlines?|dialogues?|haikus?|lists? of|reviews?|messages?)\b",
    r"^\W*(?:bitte )?(?:erklär\w*|beschreib\w*|übersetz\w*|verfass\w*|dichte\w*|entwirf"
    r"|fass\w* .{0,60}zusammen)\b",
    r"^\W*(?:por favor,? )?(?:explic\w+|describ\w+|traduc\w+|redact\w+|resum\w+|compon\w*)\b",
)
"""Work for a writer: it states nothing, but stands in ordinary documents too."""

_ANSWER = (
    r"(?:answers?|repl(?:y|ies)|responses?|outputs?|completions?|generated texts?|summar(?:y|ies))"
)
_OWN = rf"(?:your|the|every|each|all|this|any) (?:\w+ ){{0,2}}{_ANSWER}"

REPLIES = _any(
    # what to put into the answer
    rf"^\W*(?:and |then |also |please |always |never |now |finally |instead |first )*"
    rf"(?!(?:include|quote|give|state|mention|provide|use|add|put|attach|write)\b (?:us |me )?"
    rf"(?:your (?!(?:\w+ ){{0,2}}(?:answer|repl|respon|output|message))|a copy|the (?:order"
    rf"|customer|booking"
    rf"|invoice|reference|date)))(?:include|add|"
    rf"append|insert|integrate|incorporate|embed|put|mention|write|use|end|start|begin|finish"
    rf"|close|"
    rf"open|modify|augment|enhance|change|alter|adapt|adjust|extend|amend|supplement|enrich"
    rf"|replace|"
    rf"convert|substitute|remove|omit|rearrange|scramble|jumble|misspell|anagram|reverse"
    rf"|translate|"
    rf"group|combine|introduce|render|encode|format|provide|give|make|keep|limit|prefix|precede|"
    rf"follow|conclude|sprinkle|weave|work|place|slip|attach|inject|transform|turn|rewrite"
    rf"|capitali[sz]e|"
    rf"present|deliver|express|phrase|state|repeat|base|tailor|swap|shuffle|mix|cite|quote|link"
    rf"|refer)"
    rf"\b.{{0,160}}?\b(?:{_OWN}|(?:your|the) (?:message|words|text|sentences|letters)\b.{{0,40}}\b"
    rf"(?:{_ANSWER}|back)|(?:letters|words|vowels|consonants|spaces) (?:in|of|from) (?:your"
    rf"|the) \w+)",
    rf"^\W*(?:in|at the (?:end|start|beginning|top|bottom) of|throughout|within|inside|after"
    rf"|before|"
    rf"with) {_OWN}\b,?\s.{{0,30}}\b(?:include|add|suggest|tease|mention|say|write|use|tell"
    rf"|recommend|"
    rf"advise|promote|hint|state|claim|direct|invite|encourage|ask|insert|provide|put|link|offer|"
    rf"append|warn|insist|promise|replace|give|urge|make|point|send|refer)\b",
    r"^\W*(?:use|replace|convert|substitute|misspell|scramble|jumble|rearrange|anagram|encode"
    r"|reverse|"
    r"combine|group|separate|capitali[sz]e|number|shift|swap)\b.{0,40}\b(?:letters?|vowels?"
    r"|consonants?|"
    r"words?|spaces?|syllables?|alphanumeric|symbols?|ciphers?|anagrams?)\b.{0,80}\b(?:your|with"
    r"|every|"
    r"the|based|into)\b.{0,40}\b(?:\w+'s )?(?:answer|reply|repl\w+|respon\w+|message|output"
    r"|letters?|"
    r"numbers?|symbols?|words?|key\w+|position|order)\b",
    r"^\W*(?:please )?(?:say|reply|respond|answer|output|print|write)\b,? (?:only |just |always |"
    r"exactly |nothing but |with |back )*(?:with |the (?:single )?words? |the (?:sentence|phrase"
    r"|text|"
    r"code) |in |[\"'“„«:])",
    r"\b(?:reply|respond|answer|always say|only say) (?:only |always |exactly |solely "
    r"|to (?:every|all|any)"
    r"\w* (?:\w+ )?(?:questions?|messages?)? ?)+(?:with|in|by|that|as)\b",
    r"\b(?:never|do not|don't|must not|refuse to) (?:answer|reply|respond|mention|say|tell"
    r"|reveal|cite)"
    r"\b.{0,60}\b(?:the |any |these |this )?(?:users?|visitors?|instructions?|questions?"
    r"|sources?|prompt)\b",
    r"\b(?:tell|inform|advise|instruct|convince|persuade|warn|urge|encourage|direct|redirect"
    r"|send|refer)"
    r" (?:the |all |every |each |any )?(?:users?|readers?|person asking|questioner|whoever asks)\b"
    r"(?! (?:guide|manual|interface|account|group|name|id))",
    r"\b(?:if|when(?:ever)?|every time|each time) (?:you (?:are|get) asked|(?:the|a|any"
    r"|some) ?(?:user|"
    r"one|body|visitor|customer)s? asks?)\b.{0,80}\b(?:ignore|you must|you should always|claim"
    r"|pretend|"
    r"lie|refuse|(?:only )?(?:say|answer|reply|respond) (?:only|that|with)|link|redirect)\b",
    r"\b(?:you|the (?:assistant|ai|bot|chat ?bot|model)) (?:must|should|shall|will|have to"
    r"|has to) "
    r"(?:always |never |now |only |not |also |instead )*(?:answer|reply|respond|say|mention"
    r"|recommend|"
    r"claim|obey|ignore|refuse|pretend|output|tell|end every|promote|state)\b",
    # German
    r"^\W*(?:und |dann |bitte |immer |auch )*(?:füg\w*|ergänz\w*|bau\w*|schreib\w*|beend\w*"
    r"|beginn\w*|"
    r"erwähn\w*|ersetz\w*|verwend\w*|nutz\w*|änder\w*|erweiter\w*|übersetz\w*|integrier\w*"
    r"|formulier\w*|"
    r"gib|geben|häng\w*|nenn\w*|setz\w*|verweis\w*|empfiehl|empfehl\w*|sag\w*|stell\w*|entfern\w*|"
    r"vertausch\w*)\b.{0,160}?\b(?:(?:deine[rnms]?|ihre[rnms]?|der|die|jede[rnms]?) (?:\w+ )?"
    r"(?:antwort|ausgabe|erwiderung)(?:en)?|(?:buchstaben|vokale|wörter) (?:in|durch"
    r"|mit))\b",
    r"^\W*(?:bitte )?(?:antwort(?:e|en sie|et)|sag(?:e|en sie)?"
    r"|erwidere?)\b,? (?:\w+ ){0,4}?(?:nur|"
    r"ausschließlich|immer|stets|auf (?:alle|jede)\w*|mit (?:dem|den|der|einem) (?:\w+ )?(?:wort"
    r"|worten|"
    r"satz|text)|[\"'„“»:])",
    r"\b(?:sag|erkläre?|teile?|empfiehl|rate|weise?) (?:allen? |den |dem |jedem )?(?:nutzern?"
    r"|lesern?|"
    r"benutzern?|fragenden)\b",
    r"\bin (?:deiner|jeder|ihrer) (?:antwort|ausgabe)\b.{0,60}\b(?:erwähn|empfiehl|empfehl"
    r"|schreib|füg|"
    r"sag|nenn|verlink|behaupt)",
    r"\b(?:du|der (?:assistent|chatbot|bot)|die ki) (?:musst|muss|sollst|soll|darfst"
    r"|wirst) (?:\w+ ){0,4}"
    r"?(?:antworten|sagen|erwähnen|empfehlen|behaupten|verschweigen|ignorieren|ausgeben)\b",
    # Spanish
    r"^\W*(?:y |luego |por favor |siempre |también )*(?:añad[ae]\w*|agreg\w+|incluy[ae]\w*"
    r"|insert[ae]\w*|"
    r"escrib[ae]\w*|termin[ae]\w*|empiez[ae]\w*|menci[oó]n\w*|reemplaz\w+|sustituy\w+|us[ae]\w*"
    r"|modifi\w+|"
    r"traduc\w+|integr[ae]\w*|recom\w+|dig?a?\w*|pon\w*|acab[ae]\w*|cierr[ae]\w*|complet[ae]\w*"
    r"|cambi\w+)\b"
    r".{0,160}?\b(?:(?:tu|su|la|cada|tus|sus) (?:\w+ )?(?:respuestas?|salida|contestación"
    r"|mensaje)|"
    r"(?:letras|vocales|palabras) (?:por|con|de tu))\b",
    r"^\W*(?:por favor,? )?(?:respond[ae]|contest[ae]|di|diga)\b,? (?:\w+ ){0,4}?(?:solo|sólo"
    r"|solamente|"
    r"únicamente|siempre|a tod[ao]s?|con la (?:palabra|frase)|[\"'“«:])",
    r"\b(?:dile?s?|informa|recomienda|aconseja) (?:a (?:los |todos los )?)?(?:usuari[oa]s?"
    r"|lector\w*)\b",
    r"\b(?:en|al (?:final|principio) de) (?:tu|cada|su) respuesta\b.{0,60}\b(?:mencion|inclu"
    r"|añad|escrib|"
    r"recom|di\b|pon\b|suger)",
    # French, Italian, Portuguese
    r"^\W*(?:ajoute[zr]?|inclue?[sz]?|insére[zr]?|termine[zr]?|réponde?[sz]?|aggiungi|includi"
    r"|rispondi|"
    r"adicione|inclua|responda)\b.{0,120}\b(?:réponses?|rispost[ae]|respostas?|uniquement|solo"
    r"|apenas|"
    r"seulement)\b",
)
