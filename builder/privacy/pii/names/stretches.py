"""Which stretches of a text are worth the network's time: those around a possible name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from builder.privacy.pii.names import lines
from builder.privacy.pii.names.lists import Kind

CANDIDATE, CUE, FOREIGN, ENGLISH = 16, 32, 64, 128
"""Beside what `lines.look` sees: a word that may be a name, one that a name may follow, a small
word of German or Spanish, and one of English."""
_AFTER_A_CUE = 4

# Words that begin sentences with a capital; most of all sentences have no other.
_BEGINNERS = frozenset(
    """
    a about after all also am an and any are as at be been before being both but by can could did
    do does doing for from further had has have having he her here hers him his how i if in into is
    it its just let me more most my no nor not now of off on once only or other our out over own
    please same she should so some such than that the their them then there these they this those
    to too under until up very was we were what when where which while who whom why with would yes
    you your thank thanks order delivery shipping price size returns return opening hours
    aber alle als am an auf aus bei bin bis bitte da danke dann das dass dem den der des die dies
    diese dieser dieses du durch ein eine einem einen einer es euch für gibt haben habt hat hier
    ich ihr ihre im in ist ja kann können man mein meine mit nach nein nicht noch nur ob oder ohne
    sehr sein sie sind und uns unser unsere vom von vor wann warum was weil welche welcher welches
    wenn wer wie wir wird wo zu zum zur über montag dienstag mittwoch donnerstag freitag samstag
    sonntag monday tuesday wednesday thursday friday saturday sunday january february april june
    july august september october november december januar februar märz mai juni juli oktober
    dezember enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
    diciembre lunes martes miércoles jueves viernes sábado domingo
    al algo ante antes con como cómo cuál cuándo cuánto cuanto de del desde dónde donde el ella
    ellos en entre es esta está este esto estos hay la las le les lo los me mi mis muy más ni no nos
    nuestra nuestro o para pero por porque puede puedo qué que quién se sin sobre son su sus también
    tengo tienen todo tu un una uno unos y ya yo
    """.split()  # noqa: SIM905 - a list of words reads better
)
_CUES = frozenset(
    """
    name named called surname mr mrs ms miss dr prof sir madam dear hi hello hey regards sincerely
    cheers customer contact recipient cardholder husband wife son daughter brother sister mother
    father friend neighbour colleague speaking attn live lives living im
    heiße heisse heißt namens name herr herrn frau familie liebe lieber grüße gruß grüßen hallo
    kunde kundin empfänger empfängerin mann frau sohn tochter bruder schwester mutter vater eltern
    großmutter großvater oma opa tante onkel neffe nichte cousin cousine freund freundin nachbar
    nachbarin mitbewohner mitbewohnerin kollege kollegin chef chefin techniker technikerin fahrer
    fahrerin vermieter vermieterin anwalt anwältin ansprechpartner ansprechpartnerin inhaber
    inhaberin unterschrift wohne wohnt bin
    llamo llama llamado nombre soy señor señora sr sra srta dra dña don doña familia querida querido
    estimada estimado saludos atentamente hola cliente marido mujer hijo hija hermano hermana madre
    padre padres abuela abuelo tío tía primo prima vecino vecina compañero compañera jefe jefa
    técnico abogado abogada doctor doctora destinatario firma fdo amigo amiga vivo vive firmado
    titular
    """.split()  # noqa: SIM905 - a list of words reads better
)
_FOREIGN = frozenset(
    """
    der die das und ist nicht ein eine einen einem einer den dem des mit von zu auf für ich sie wir
    ihr ihre mein meine im am zum zur aus bei nach wie wo wann was hat haben sind wird werden auch
    noch oder aber dass sich als bis kann können gibt es bitte vom beim über sehr geehrte guten tag
    liebe mich mir ihnen uns durch wurde war
    el la los las un una unos unas y de del al en que no es son con por para su sus mi mis se lo le
    como pero más este esta hay tiene tienen está muy o ya cuando dónde cuánto qué soy me nos fue
    desde hasta sobre entre sin ha han
    """.split()  # noqa: SIM905 - a list of words reads better
)
_ENGLISH = frozenset(
    """
    the and is are of to a an in on for with that this it i you we they my your our do does did have
    has had was were be been can will would not from at by or but as if what when where how who
    which there their his her please about into than then them so
    """.split()  # noqa: SIM905 - a list of words reads better
)
PEOPLE = Kind.GIVEN | Kind.FAMILY
PLACES = Kind.CITY | Kind.TOWN | Kind.REGION | Kind.PART_OF_PLACE
_LISTED = Kind.GIVEN_WIDELY | Kind.CITY | Kind.REGION
_FEWEST_LETTERS = 3


class Piece(NamedTuple):
    """Words `start` to before `end`, and `first` to before `last` around them to read."""

    start: int
    end: int
    first: int
    last: int


def look(word: str, kind: Callable[[str], Kind]) -> int:
    """What `lines.look` sees, and whether the word may be a name or leads to one."""
    seen = lines.look(word)
    if not seen & lines.LETTERS:
        return seen
    low = word.lower()
    if low in _CUES:
        seen |= CUE
    if low in _FOREIGN and low not in _ENGLISH:
        seen |= FOREIGN
    elif low in _ENGLISH:
        seen |= ENGLISH
    if low in _BEGINNERS:
        return seen
    listed = len(word) >= _FEWEST_LETTERS and kind(word) & _LISTED
    return seen | CANDIDATE if seen & lines.CAPITAL or listed else seen


def around_candidates(
    looks: NDArray[np.uint8], quiet: NDArray[np.bool_], reach: int
) -> list[tuple[int, int]]:
    """The stretches (first, one after) within `reach` words of a candidate.

    Args:
        looks: of each word, see `look`.
        quiet: whether it stands in a line without capitals, where any word may be a name.
        reach: how far the network looks.
    """
    candidate = (looks & CANDIDATE) > 0
    candidate |= quiet & ((looks & (lines.LETTERS | FOREIGN | ENGLISH)) == lines.LETTERS)
    cues = np.flatnonzero(looks & CUE)
    for step in range(1, _AFTER_A_CUE + 1):
        after = cues + step
        after = after[after < len(looks)]
        candidate[after] |= (looks[after] & lines.LETTERS) > 0
    places = np.flatnonzero(candidate)
    if not len(places):
        return []
    # Two stretches with less than both reaches between them are one.
    breaks = np.flatnonzero(np.diff(places) > 2 * reach)
    firsts = np.concatenate([places[:1], places[breaks + 1]]) - reach
    lasts = np.concatenate([places[breaks], places[-1:]]) + reach + 1
    return list(
        zip(np.maximum(firsts, 0).tolist(), np.minimum(lasts, len(looks)).tolist(), strict=True)
    )


def in_batches(
    stretches: Sequence[tuple[int, int]], reach: int, most: int
) -> Iterator[list[Piece]]:
    """Runs of pieces, about `most` words each; a longer stretch becomes several pieces.

    Args:
        stretches: (first word, one after the last).
        reach: so many words of its stretch are read around a piece.
        most: words of a run.
    """
    batch: list[Piece] = []
    size = 0
    for first, last in stretches:
        for start in range(first, last, most):
            end = min(start + most, last)
            read = (max(first, start - reach), min(last, end + reach))
            batch.append(Piece(start, end, *read))
            size += end - start
            if size >= most:
                yield batch
                batch, size = [], 0
    if batch:
        yield batch
