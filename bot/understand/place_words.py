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
_STRONG = word_set("in uit rond nabij vlakbij dichtbij omtrent int near richting ut bepaald specifiek namelijk")
_WEAK = word_set("te van naar bij va ip op up voor tot aan over vn vanuit from pres a en to at ter tussen naast")
_NAMES = word_set(
    "stad gemeente deelgemeente regio omgeving omstreken streek provincie prov dorp dorpje dorpke gehucht wijk centrum"
    " district arrondissement commune ville village quartier town city"
)
"""A noun for a place, right before its name, or behind it with an article: 'Lier, de stad'."""
_SPOTS = word_set("station statie centrum omstreken")
_AROUND = word_set("omgeving omstreken")
"""Right behind a name these say that it is a place."""
_RIVERS = word_set("schelde leie dender dijle demer nete maas rupel zenne durme ijzer kust zee vaart")
"""'Ruien aan de Schelde': what lies on one of these is a place."""
_OF_A_PERSON = word_set("achternaam voornaam familienaam")
_SPEAKS = word_set("zegt zei vindt vond denkt dacht weet wist vroeg vraagt beweert lacht")
"""What only people do."""
_HELPERS = word_set("clb jac ocmw cvo tko vdab ligo cbe naft caw leerwinkel overkop inloophuis kliniek")
"""Who helps; a name right behind it says where."""
_OF_WHOM = (
    _HELPERS
    | _NAMES
    | word_set(
        "buurt kant kanten hartje rand iemand jongere jongeren leerling leerlingen mensen dienst school scholen"
        " afdeling die gast student buiten bibliotheek station huis atheneum college instituut burgemeester ver dicht"
        " dichter weg"
    )
)
"""A word after which 'van', 'bij' or 'te' can have a place behind it."""
_ARTICLES = word_set("t de den het n")
_ELSEWHERE = word_set("school werk werken les lessen studeer stage kot internaat opleiding")
"""'ik woon alleen en ga naar school in': what comes next is not where they live."""
_DETERMINERS = _ARTICLES | word_set("een nen ne mijn mn zijn haar deze die dat dit elke elk welke geen")
_OTHERS = word_set("pa papa vader pappie mama ma moeder oma opa bomma bompa nonkel tante lief")
"""Where these live is not where somebody does who names another place as well."""
_OF_A_HOUSE = word_set("het t den")
_ONE_OF = _DETERMINERS - _ARTICLES - {"dat"} | {"paar", "twee", "drie", "vier", "veel", "enkele"}
"""Before a thing or a person, never before a place: 'nen hoegaarden'."""
_MINE = word_set("mijn mn m onze ons us")
_NOTHING = Word("", capital=False, breaks=Break.NONE)
_NOT = word_set("niet nie ni nimeer nimmer geen")
_DENIED = _STRONG | _FROM_WORDS | {"voor", "naar"}
"""After 'niet' these say where somebody is not: 'niet in', 'niet voor'."""
_TITLES = word_set(
    "meneer mijnheer mevrouw mevr mr mw dhr juf juffrouw meester madam madame dokter dr directeur directrice heer"
    " leerkracht mama papa heet noem naam nonkel tante maat maatje vriend vriendin beste bestie kameraad klasgenoot"
    " buurman buurvrouw baas neef nicht broer broertje zus zusje"
)
_SEEKS = word_set("zoek zoeken zoekt kzoek zuuk zuken")
_HOME_NOUNS = word_set("domicilie woonplaats adres thuis thuisadres")
"""'mijn domicilie is Balen'."""
_TASTES = word_set("zin goesting zn trek geloof interesse vertrouwen gek zot dol fan verslaafd verliefd")
_DOING = word_set("zit zat zitten sta stond staan lig lag liggen loop liep")
"""Before 'te' and a verb: 'ik zit te leren'."""
_ME = word_set("ik ekik mijn mn")
_OF_US = word_set(
    "zijn hebben willen gaan kunnen moeten mogen zoeken zitten doen komen wonen dachten waren hadden wilden"
)
"""What two people do together."""
_I_AM = ("zin", "van")
"""'k zin van Poperinge': no taste, but West Flemish for 'ik ben van'."""
_TASTE_FOR = word_set("in op aan van")
"""'zin in', 'geloof in', 'fan van': what comes next is no place."""
_CONTINUES = word_set("dan zoals papier")
"""'in meer dan', 'in landen zoals'."""
_FILL = word_set(
    "ik k kik we wij ge u en of in te uit van naar bij voor rond op ip va aan de den het t stad gemeente regio"
    " omgeving provincie buurt streek postcode ergens momenteel nu graag aub svp pls please dank merci euh uh uhm"
    " ja jaja jep ok oke nee ah dus gewoon eigenlijk denk misschien toch daar is dat da tis dit mijn mn m woon"
    " woont wone wonen kwoon wuun weune ben zit zen kom kben dichtbij vlakbij hallo hey hoi iemand belgie wa wat"
    " met clb jac tko ocmw cvo centrum omstreken waar anders he hoor jong maat bro gast zeker zekers seg"
)
_SURNAMES = word_set("van vande vanden vander de den der")
"""With a capital, the beginning of a Flemish surname."""
_TEAMS = word_set("club cercle racing sporting krc rc kaa aa kv kvc sk ksk kfc fc vc rsc sc hc bc rock")
"""A name right behind it is a football club's or a festival's."""
_OF_A_TEAM = word_set("supporter supporters fan fans sjaal shirt truitje match wedstrijd")
"""Right behind a name these say that it is a club's."""
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
        found.append(Word("sint" if key == "st" else key, capital, _break(plain[end : part.start()], before)))
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
    if before is not Cue.PERSON and _says_place(words, end):
        return max(before, Cue.NAMED)
    if before in (Cue.NONE, Cue.WEAK, Cue.PLACE, Cue.SOUGHT, Cue.OUT) and _lives_after(words, end):
        return Cue.LIVE
    return before


def _cue_before(words: list[Word], start: int, barrier: int) -> Cue:
    at = _skip_articles(words, start, barrier)
    if at < barrier or _broken(words, at + 1, start):
        return Cue.NONE
    key = words[at].key
    if key in _TITLES or (key in ("van", "de", "vander") and at > 0 and words[at - 1].key in _TITLES):
        return Cue.PERSON
    if at > 0 and words[at - 1].key in _TASTES and (words[at - 1].key, key) != _I_AM:
        return Cue.NONE
    if _is_denied(words, at):
        return Cue.NOT
    live = _live_before(words, at, barrier)
    if live is not None:
        return live
    if key in _NAMES:
        return Cue.NAMED
    if key in _FROM_WORDS and _comes_from(words, at, barrier):
        return Cue.FROM
    if key == "uit":
        return Cue.OUT
    if key in _STRONG or key in _HELPERS:
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
    if words[at].key not in _DENIED:
        return False
    before = at - 2 if at > 1 and words[at - 1].key in ("die", "dat") else at - 1
    return before >= 0 and words[before].key in _NOT and not _broken(words, before + 1, at)


def _skip_articles(words: list[Word], start: int, barrier: int) -> int:
    """The place of the word before the name, past an article, a postcode and 'groot'."""
    at = start - 1
    while at >= barrier and (words[at].key in _ARTICLES or words[at].key == "groot" or _is_postcode(words[at])):
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
    if key in ("naar", "to"):  # 'verhuisd naar Diest', 'verhuisd van Leuven naar Diest'
        moved = any(word.key.startswith(("verhui", "moved")) for word in words[max(0, at - _MOVED_WITHIN) : at])
        return Cue.LIVE if moved else None
    if key in _FROM_WORDS or (key not in _STRONG and key not in _WEAK and key not in _NAMES):
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
        return second in _ARTICLES and third in _RIVERS
    if first in _ARTICLES and second in _NAMES:
        return True
    if words[end].breaks:
        return False
    if first == "en":
        return second in _AROUND
    return first in _SPOTS or (first == "is" and _says_it_is_ours(words, end + 1))


def _says_it_is_ours(words: list[Word], start: int) -> bool:
    """'mijn dorp', 'echt de naam van ons dorp'."""
    keys = [word.key for word in words[start : start + _REACH]]
    return any(one in _MINE and other in _NAMES for one, other in pairwise(keys))


def has_article(words: list[Word], start: int) -> bool:
    """Whether 'de', 'het' or 't' stands right before: 'in de boom' is no place."""
    return start > 0 and words[start - 1].key in _DETERMINERS and not words[start].breaks


def is_one_of(words: list[Word], start: int) -> bool:
    """Whether a word stands before it that no place has: 'nen hoegaarden', 'mijn duffel'."""
    return start > 0 and words[start - 1].key in _ONE_OF and not words[start].breaks


def is_somebody(words: list[Word], end: int) -> bool:
    """Whether somebody bears the name: 'Brecht uit mijn klas', 'Niel uit 5B', 'Brecht Van Damme', 'Brecht zegt dat'."""
    if end + 1 >= len(words) or words[end].breaks:
        return False
    first, second = words[end], words[end + 1]
    if first.key in _SPEAKS or first.key in _OF_A_TEAM:
        return True
    if first.key == "en" and second.key in _ME:  # 'Brecht en ik willen', not 'in Gent en ik wil'
        return end + 2 < len(words) and words[end + 2].key in _OF_US
    if first.key == "is":
        return any(word.key in _OF_A_PERSON for word in words[end + 1 : end + 4])
    if first.key in ("uit", "van") and second.key.isdigit():
        return len(second.key) == 1
    if first.key in ("uit", "van") and second.key in _MINE:
        return end + 2 < len(words) and words[end + 2].key in ("klas", "jaar")
    return first.capital and first.key in _SURNAMES and words[end - 1].capital


def is_institution(words: list[Word], start: int) -> bool:
    """'op het Sint-Laurens': a school or a hospital, for no place that is called after a saint has an article."""
    if start == 0 or words[start].breaks:
        return False
    return words[start].key == "sint" and words[start - 1].key in _OF_A_HOUSE


def is_called_after(words: list[Word], start: int) -> bool:
    """Whether something or somebody has its name from a place: 'club brugge', 'Jonas Van Brussel', 'gek op Duvel'."""
    if start == 0 or words[start].breaks:
        return False
    before, further = words[start - 1], words[start - 2] if start > 1 else None
    if before.key in _TEAMS:
        return True
    if further is None or before.breaks:
        return False
    if before.key == "te" and further.key in _DOING and words[start].key.endswith("en") and not words[start].capital:
        return True  # 'ik zit te beveren'
    surname = before.capital and before.key in _SURNAMES and further.capital
    tastes = before.key in _TASTE_FOR and further.key in _TASTES and (further.key, before.key) != _I_AM
    return surname or tastes


def goes_on(words: list[Word], end: int) -> bool:
    """Whether the next word makes a phrase of it: 'in landen zoals'."""
    return end < len(words) and not words[end].breaks and words[end].key in _CONTINUES


def is_alone(words: list[Word], taken: set[int]) -> bool:
    """Whether the places are the whole message, but for words that say nothing."""
    return all(i in taken or word.key in _FILL or word.key.isdigit() for i, word in enumerate(words))


def stands_out(words: list[Word], start: int) -> bool:
    """Whether a name in the middle of a sentence has a capital that the words around it have not."""
    return start > 0 and words[start].capital and not words[start].breaks and not words[start - 1].capital


def opens(words: list[Word], start: int, end: int) -> bool:
    """Whether a name with a capital stands alone in front: 'Watou: wie kan helpen', 'Muizen, wie helpt mij'."""
    return start == 0 and 0 < end < len(words) and words[0].capital and bool(words[end].breaks)
