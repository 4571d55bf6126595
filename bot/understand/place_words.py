"""The Dutch around a place name: which words before and after it say that it is one, and that somebody lives there."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from bot.understand.text import clean

_PARTS = re.compile(r"[A-Za-z]+|[0-9]+")
_REPEATED = re.compile(r"(.)\1{2,}")
_HANDLE = re.compile(r"\S*[_@]\S*")
"""The name of an account, or an e-mail address."""


def word_set(words: str) -> frozenset[str]:
    """The words of one string, to look up in.

    >>> "uit" in word_set("in uit")
    True
    """
    return frozenset(words.split())


_ABBREVIATED = word_set("st o l v d")
"""After these a full stop ends no sentence: 'St. Niklaas', 'O.L.V. Waver'."""


class Break(IntEnum):
    """What stands between a word and the one before it."""

    NONE = 0
    COMMA = 1
    SENTENCE = 2


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a message: lower case without accents, and what its writing told."""

    key: str
    capital: bool
    """It begins with a capital and is not all capitals."""
    breaks: Break
    """Punctuation in front of it."""
    hyphened: bool = False
    """A hyphen ties it to the word before it: 'Gent-Wevelgem'."""


class Cue(IntEnum):
    """How strongly the words around a name say that somebody lives there; more is stronger."""

    PERSON = -2
    """'mevrouw Van Aalst' is somebody, not somewhere."""
    NOT = -1
    """'ik woon niet in'."""
    NONE = 0
    WEAK = 1
    """'van', 'naar', 'te': also stands before a verb or a thing."""
    PLACE = 2
    """'in', 'rond', 'clb'."""
    SOUGHT = 3
    """'ik zoek tko in': what is asked for is there, wherever somebody lives."""
    OUT = 4
    """'uit'."""
    FROM = 5
    """'ik ben van', 'kom uit'."""
    NAMED = 6
    """'gemeente', 'de stad'."""
    LIVE = 7
    """'ik woon in'."""


LIVE_WORDS = word_set(
    "woon woont wone wonen wonend wonende woonachtig kwoon kwone kwon wuun wunen wunt kwuun weun weune weunt"
    " kweun kweune wuon wuone kwuone weunen woonplaats verhuis verhuist verhuisd verhuizen leef"
    " gedomicilieerd domicilie habite habites habitons live lives living moved"
)
_FROM_VERBS = word_set(
    "ben zijn zen zin zyn bin kben kzijn kzen kzin kzyn kom komt komen kome kwam koom koomt kkom afkomstig vin"
    " tzijn benne suis jsuis viens am im from"
)
_FROM_WORDS = word_set("van uit va vn vanuit v vanop d from ut")
_FROM_FILL = word_set(
    "ik k ook dus eigenlijk eigelijk nu wel gewoon hier oorspronkelijk afkomstig en nen een ne gast jongen meisje"
    " iemand die we wij ze allemaal jaar j jr maar zelf trouwens originally"
)
_STRONG = word_set(
    "in uit halverwege rond nabij vlakbij dichtbij omtrent int near richting ut bepaald specifiek namelijk"
)
_WEAK = word_set("te van naar nr bij va ip op up voor tot aan over vn vanuit from pres a en to at ter tussen naast")
NAMES = word_set(
    "stad gemeente deelgemeente regio omgeving omstreken streek provincie prov dorp dorpje dorpke gehucht wijk centrum"
    " district arrondissement commune ville village quartier town city"
)
"""A noun for a place, right before its name, or behind it with an article: 'Lier, de stad'."""
_IT = word_set("dat da het")
"""'Olmen heet dat'."""
_SPOTS = word_set("station statie centrum omstreken")
_AROUND = word_set("omgeving omstreken")
"""Right behind a name these say that it is a place."""
_RIVERS = word_set("schelde leie dender dijle demer nete maas rupel zenne durme ijzer kust zee vaart")
"""'Ruien aan de Schelde': what lies on one of these is a place."""
_HELPERS = word_set("clb jac ocmw cvo tko vdab ligo cbe naft caw leerwinkel overkop inloophuis kliniek")
"""Who helps; a name right behind it says where."""
_HOUSES = word_set("school atheneum college instituut station bibliotheek bib ziekenhuis internaat zwembad")
"""A name right behind one of these says where it is: 'mijn school Tienen'."""
_OF_WHOM = (
    _HELPERS
    | _HOUSES
    | NAMES
    | word_set(
        "buurt kant kanten hartje rand iemand jongere jongeren leerling leerlingen mensen dienst scholen"
        " afdeling die gast student buiten huis burgemeester ver dicht dichter weg"
    )
)
"""A word after which 'van', 'bij' or 'te' can have a place behind it."""
ARTICLES = word_set("t de den het n")
_ELSEWHERE = word_set("school werk werken les lessen studeer stage kot internaat opleiding")
"""'ik woon alleen en ga naar school in': what comes next is not where they live."""
_OTHERS = word_set("pa papa vader pappie mama ma moeder oma opa bomma bompa nonkel tante lief")
"""Where these live is not where somebody does who names another place as well."""
MINE = word_set("mijn mn m onze ons us")
_NOTHING = Word("", capital=False, breaks=Break.NONE)
_NOT = word_set("niet nie ni nimeer nimmer geen")
_DENIED = _STRONG | _FROM_WORDS | {"voor", "naar"}
"""After 'niet' these say where somebody is not: 'niet in', 'niet voor'."""
_TITLES = word_set(
    "meneer mijnheer mevrouw mevr mr mw dhr juf juffrouw meester madam madame dokter dr directeur directrice heer"
    " leerkracht mama papa heet noem naam nonkel tante maat maatje vriend vriendin beste bestie kameraad klasgenoot"
    " buurman buurvrouw baas neef nicht broer broertje zus zusje"
)
_SEEKS = word_set("zoek zoeken zoekt kzoek zuuk zuken spreken praten babbelen terecht langsgaan afspreken")
"""'ik zoek een cvo in', 'ik wil iemand spreken in'."""
_AT_HOME = word_set("huis thuis")
"""'huis in Rijmenam, school in Mechelen'."""
_FORMERLY, _BEFORE_THAT = word_set("vroeger voorheen"), word_set("daarvoor ervoor")
"""'we zitten in Schaarbeek, daarvoor in Zaventem', with a comma: 'wie helpt daarvoor in Brugge'."""
_HOME_NOUNS = word_set("domicilie woonplaats adres thuis thuisadres")
"""'mijn domicilie is Balen'."""
TASTES = word_set("zin goesting zn trek geloof interesse vertrouwen gek zot dol fan verslaafd verliefd")
I_AM = ("zin", "van")
"""'k zin van Poperinge': no taste, but West Flemish for 'ik ben van'."""
_FAR = word_set("ver keiver superver")
_HOW_FAR = word_set("is ligt das echt te zo heel erg nogal wat vree super veel mij me ons voor toch wel gewoon")
"""'Hasselt is voor mij echt ver'."""
_MOVED_WITHIN = 3
"""So many words before 'naar' somebody may have said 'verhuisd'."""
_REACH = 7
"""So many words may stand between 'woon' and the place."""


def words_of(text: str) -> list[Word]:
    """Take a message apart; digits part from letters, and 'st' is read as 'sint'.

    >>> [word.key for word in words_of("St.-Niklaas, 9100!")]
    ['sint', 'niklaas', '9100']
    """
    decomposed = unicodedata.normalize("NFKD", _HANDLE.sub(" ", clean(text)).replace("€", " euro "))
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    found, end, before = [], 0, ""
    for part in _PARTS.finditer(plain):
        raw = part.group()
        key = _REPEATED.sub(r"\1\1", raw.lower()) if raw.isalpha() else raw
        capital = raw[0].isupper() and not (len(raw) > 1 and raw.isupper())
        gap = plain[end : part.start()]
        found.append(Word("sint" if key == "st" else key, capital, _break(gap, before), gap == "-"))
        end, before = part.end(), key
    return found


def _break(gap: str, before: str) -> Break:
    if any(mark in gap for mark in "!?;") or ("." in gap and before not in _ABBREVIATED):
        return Break.SENTENCE
    return Break.COMMA if any(mark in gap for mark in ",:()[]") else Break.NONE


def cue_at(words: list[Word], start: int, end: int, barrier: int = 0) -> Cue:
    """What the words around words[start:end] say; 'woon' from before `barrier` belongs to an earlier place.

    >>> cue_at(words_of("ik woon nu in Gent"), 4, 5), cue_at(words_of("mevrouw van Gent"), 2, 3)
    (<Cue.LIVE: 7>, <Cue.PERSON: -2>)
    """
    before = _cue_before(words, start, barrier)
    if before < Cue.FROM and _is_far(words, end):
        return Cue.NOT
    if before is not Cue.PERSON and _says_place(words, end):
        return max(before, Cue.NAMED)
    if before in (Cue.NONE, Cue.WEAK, Cue.PLACE, Cue.SOUGHT, Cue.OUT) and _lives_after(words, end):
        return Cue.LIVE
    return before


def _cue_before(words: list[Word], start: int, barrier: int) -> Cue:
    at = _skip_articles(words, start, barrier)
    if at < barrier:
        return Cue.NONE
    key = words[at].key
    if key in _HOME_NOUNS and words[start].breaks is Break.COMMA:  # 'Woonplaats: Welle'
        return Cue.LIVE
    if _broken(words, at + 1, start):
        return Cue.NONE
    if key in _TITLES or (key in ("van", "de", "vander") and at > 0 and words[at - 1].key in _TITLES):
        return Cue.PERSON
    if at > 0 and words[at - 1].key in TASTES and (words[at - 1].key, key) != I_AM:
        return Cue.NONE
    if _is_denied(words, at):
        return Cue.NOT
    live = _live_before(words, at, barrier)
    if live is not None:
        return live
    if key in NAMES:
        return Cue.NAMED
    if key in _FROM_WORDS and _comes_from(words, at, barrier):
        return Cue.FROM
    if key == "uit":
        return Cue.OUT
    if key in _STRONG or key in _HELPERS or key in _HOUSES:
        return Cue.SOUGHT if key == "in" and _is_sought(words, at, barrier) else Cue.PLACE
    if key in _WEAK:
        return Cue.PLACE if at > 0 and words[at - 1].key in _OF_WHOM else Cue.WEAK
    return Cue.NONE


def _is_sought(words: list[Word], at: int, barrier: int) -> bool:
    """'ik zoek tweedekansonderwijs in', without a comma between."""
    for i in range(at - 1, max(barrier, at - _REACH) - 1, -1):
        if words[i + 1].breaks:
            return False
        if words[i].key in _SEEKS:
            return True
    return False


def _is_denied(words: list[Word], at: int) -> bool:
    """'niet die in Bree', 'niet in Gent': not there, but somewhere else."""
    if words[at].key in _NOT:  # 'Schelle, niet Hemiksem'
        return not _broken(words, at + 1, at + 1)
    if words[at].key == "uit" and at > 0 and words[at - 1].key == "weg":  # 'verhuisd, weg uit Aalst'
        return True
    if words[at].key not in _DENIED:
        return False
    earlier = words[at - 1] if at > 0 else _NOTHING
    if earlier.key in _FORMERLY or (earlier.key in _BEFORE_THAT and earlier.breaks):
        return True
    before = at - 2 if at > 1 and words[at - 1].key in ("die", "dat") else at - 1
    return before >= 0 and words[before].key in _NOT and not _broken(words, before + 1, at)


def _skip_articles(words: list[Word], start: int, barrier: int) -> int:
    """The place of the word before the name, past an article, a postcode and 'groot'."""
    at = start - 1
    while at >= barrier and (words[at].key in ARTICLES or words[at].key == "groot" or _is_postcode(words[at])):
        at -= 1
    return at


def _is_postcode(word: Word) -> bool:
    return len(word.key) == 4 and word.key.isdigit()


def _broken(words: list[Word], first: int, last: int) -> bool:
    """Whether punctuation stands before one of words[first..last]."""
    return any(words[i].breaks for i in range(first, min(last, len(words) - 1) + 1))


def _live_before(words: list[Word], at: int, barrier: int) -> Cue | None:
    """LIVE or NOT when a word for living stands a little before, and leads to words[at]."""
    key = words[at].key
    if key in LIVE_WORDS or (key == "is" and at > 0 and words[at - 1].key in _HOME_NOUNS):
        return Cue.LIVE
    if key == "in" and at > 0 and words[at - 1].key in _AT_HOME:
        return Cue.LIVE
    if key in ("is", "nu") and any(word.key.startswith("verhui") for word in words[max(barrier, at - _REACH) : at]):
        return Cue.LIVE  # 'net verhuisd, t is nu Lier'
    if key in ("naar", "nr", "to"):  # 'verhuisd naar Diest', 'verhuisd van Leuven naar Diest'
        moved = any(word.key.startswith(("verhui", "moved")) for word in words[max(0, at - _MOVED_WITHIN) : at])
        return Cue.LIVE if moved else None
    if key in _FROM_WORDS or (key not in _STRONG and key not in _WEAK and key not in NAMES):
        return None
    denied = False
    for i in range(at - 1, max(barrier, at - _REACH) - 1, -1):
        word = words[i].key
        if words[i + 1].breaks is Break.SENTENCE or word in _ELSEWHERE:
            return None
        denied = denied or word in _NOT
        if word in LIVE_WORDS and i > barrier and words[i - 1].key in _OTHERS:
            return None
        if word in LIVE_WORDS:
            return Cue.NOT if denied else Cue.LIVE
        if key in _WEAK and word not in _FROM_FILL:
            return None
    return None


def _comes_from(words: list[Word], at: int, barrier: int) -> bool:
    """'ben van', 'ben eigenlijk van', 'ben 17 en van'."""
    for i in range(at - 1, max(barrier, at - 5) - 1, -1):
        if words[i + 1].breaks is Break.SENTENCE:
            return False
        if words[i].key in _FROM_VERBS:
            return True
        if words[i].key not in _FROM_FILL and not words[i].key.isdigit():
            return False
    return False


def _lives_after(words: list[Word], end: int) -> bool:
    """'in Gent woon ik', but not 'school in Gent, woon in Aalst'."""
    if end >= len(words) or words[end].breaks or words[end].key not in LIVE_WORDS:
        return False
    return end + 1 >= len(words) or words[end + 1].key not in _STRONG


def _says_place(words: list[Word], end: int) -> bool:
    """'Landen station', '1500 en omgeving', 'Ruien aan de Schelde', 'Lier, de stad', 'Eksel is mijn dorp'."""
    if end >= len(words):
        return False
    first, second, third = (word.key for word in (*words[end : end + 3], *[_NOTHING] * 3)[:3])
    if first == "aan":
        return second in ARTICLES and third in _RIVERS
    if first in ARTICLES and second in NAMES:
        return True
    if words[end].breaks:
        return False
    if first == "en":
        return second in _AROUND
    return (
        first in _SPOTS or (first == "heet" and second in _IT) or (first == "is" and _says_it_is_ours(words, end + 1))
    )


def _is_far(words: list[Word], end: int) -> bool:
    """'is Hasselt echt ver', 'Gent is mij te ver': somebody is elsewhere."""
    for word in words[end : end + _REACH]:
        if word.breaks or word.key not in _FAR | _HOW_FAR:
            return False
        if word.key in _FAR:
            return True
    return False


def _says_it_is_ours(words: list[Word], start: int) -> bool:
    """'mijn dorp', 'echt de naam van ons dorp'."""
    keys = [word.key for word in words[start : start + _REACH]]
    return any(one in MINE and other in NAMES | _HOME_NOUNS for one, other in pairwise(keys))
