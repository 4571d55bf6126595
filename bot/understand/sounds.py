"""How Flemings say it: which sounds a dialect or an ear writes otherwise, and verbs with their pronoun glued to them.

Rules, not lists: a sound that a dialect says otherwise is said otherwise in every word. A rule only proposes; what it
proposes counts when it is a word that we know.
"""

import re
from collections.abc import Iterable, Iterator

_LONG, _LONGEST = 5, 10
"""A word of fewer letters is shifted twice at most, for three shifts make anything out of it; one of more letters too,
for three shifts make thousands of words out of it, and hardly ever one that two shifts do not."""

_SOUND_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"sch|sg|sk", "sg"),
        (r"ch|gh|h", "g"),
        (r"ck|c(?![ei])|q|x", "k"),
        (r"c", "s"),
        (r"z", "s"),
        (r"v|ph", "f"),
        (r"dt\b|d\b|tt|th", "t"),
        (r"ij|ei|ey|y", "i"),
        (r"ie|ee|e[aë]|ea", "i"),
        (r"ou|au|oo|oa|ao|aa|oe|uu|ui|eu|ue", "o"),
        (r"en\b|e\b", ""),
        (r"(?<=\w)[aou]", "o"),
        (r"(.)\1", r"\1"),
    )
)


def sound_of(text: str) -> str:
    """A rough key of how a tidied text sounds in Flemish mouths: vowels blur, final -n and -e fall away.

    >>> sound_of("schole") == sound_of("school") == sound_of("skool")
    True
    """
    for pattern, replacement in _SOUND_RULES:
        text = pattern.sub(replacement, text)
    return text


_SHIFT_RULES = (
    # vowels of West- and East-Flemish: schriev'n, huus, kleen, goan, zeune
    "uu>ui u>ij ie>ij i>ij u>ui oa>aa oa>a oo>aa eu>oo oe>oo ui>ij y>ij ee>ij uo>aa uo>a "
    # of Antwerp and Brabant: schraaven, altaad, ier, sgool, aale
    "aa>ij aa>ei ai>ij ai>ei oi>ui a>ij ao>aa ao>a aa>ui e>i i>e ij>ie ei>ij ij>ei "
    # of Limburg: oet, good, taege, insjrieve
    "oe>ui eu>oe oo>oe ae>aa ae>e uu>ie ou>au au>ou ee>ie ee>e ea>ee a>aa o>oo oo>o aa>a "
    # sch and its neighbours, h that falls away or becomes g, d that is swallowed
    "sk>sch sg>sch sj>sch sch>s ^e>^he ^a>^ha ^o>^ho ^i>^hi ^u>^hu ^h>^ ^h>^g ^g>^h ch>g g>ch "
    "nn>nd rre>rde ll>ld ng>nd ks>x x>ks c>k k>c k>ck z>s s>z v>f f>v d$>t$ t$>d$ t$>$ "
    # endings: -en without its vowel or its n, -t that falls away, -e too many, the diminutive in -ke
    "n$>en$ e$>en$ e$>$ es$>ens$ s$>st$ ch$>cht$ f$>ft$ k$>kt$ p$>pt$ m$>ma$ ke$>$ kes$>$ ske$>$ eke$>$ "
    "dn$>den$ ges$>gens$ r$>er$ l$>el$ $>t$ n$>nd$ "
    # one letter for two and two for one
    "f>ff k>kk l>ll m>mm n>nn p>pp r>rr s>ss t>tt ff>f kk>k ll>l mm>m nn>n pp>p rr>r ss>s tt>t"
)
"""Each says: what stands first may be how somebody writes what stands second. ^ and $ are the borders of the word."""
_SHIFTS = tuple((said, meant) for said, meant in (rule.split(">") for rule in _SHIFT_RULES.split()))
DEEPEST = 3
"""So many sounds may be said otherwise in one word."""


def shifted(word: str, deepest: int = DEEPEST) -> Iterable[tuple[str, int]]:
    """Every word this may stand for, by one sound shift, then two, then three; with how many.

    >>> ("betalen", 2) in list(shifted("betoaln"))
    True
    """
    yield from Shifts().of(word, deepest)


class Shifts:
    """The shifts of the words of one message, worked out once for whoever reads it; `forget` them with the message."""

    def __init__(self) -> None:
        self._layers: dict[str, list[set[str]]] = {}

    def of(self, word: str, deepest: int) -> Iterator[tuple[str, int]]:
        """As `shifted`."""
        layers = self._layers.setdefault(word, [{f"^{word}$"}])
        for depth in range(1, min(deepest, DEEPEST if _LONG <= len(word) <= _LONGEST else 2) + 1):
            if depth == len(layers):
                further = {one.replace(said, meant) for one in layers[-1] for said, meant in _SHIFTS if said in one}
                layers.append(further.difference(*layers))
            for one in layers[depth]:
                yield one[1:-1], depth

    def forget(self) -> None:
        """Forget the words."""
        self._layers.clear()


_VERBS = (
    "ben bent zijn heb hebt had was kan kunt kon mag mocht moet moest wil wou zal zou ga gaat doe doet weet denk "
    "vind zoek krijg voel woon werk kom zit studeer leer stop volg schrijf betaal verdien begin haal zeg zie "
    "vraag ken blijf hou neem geef ging deed zat dacht slaap wacht spijbel bros word"
)
_STEMS = {verb: verb for verb in _VERBS.split()} | {
    "kun": "kan", "kin": "kan", "mo": "mag", "moog": "mag", "moo": "moet", "moe": "moet", "mos": "moet", "wul": "wil",
    "em": "heb", "he": "heb", "eb": "heb", "hem": "heb", "hub": "heb", "zij": "ben", "zen": "ben", "zin": "ben",
    "zien": "ben", "zed": "ben", "bis": "ben", "zul": "zal", "zoe": "zou", "gon": "ga", "goa": "ga", "goat": "gaat",
    "schraaf": "schrijf", "schrief": "schrijf", "schrijv": "schrijf", "kraag": "krijg", "krieg": "krijg",
    "blief": "blijf", "krie": "krijg", "vin": "vind", "wet": "weet", "wee": "weet",
}  # fmt: skip
"""How the verbs of a question sound when a pronoun is glued to them."""
_I_BEFORE = re.compile(r"k(.+?)(?:(?<=(.))\2en?|en?)?")
_AFTER = (
    ("ik", re.compile(r"(?:[tnk]?ek)?(?:k?ik|k)|[tnk]?ek")),
    ("je", re.compile(r"[dt]?[dt]e(?:gij|ge)?|ste|je|ge")),
)


def unclipped(word: str) -> list[str]:
    """A verb with its pronoun glued to it, taken apart; empty when it is none.

    >>> unclipped("kzoek"), unclipped("moettek"), unclipped("krijgde"), unclipped("school")
    (['ik', 'zoek'], ['moet', 'ik'], ['krijg', 'je'], [])
    """
    if len(word) >= _LONG and (before := _I_BEFORE.fullmatch(word)) and before[1] in _STEMS:
        return ["ik", _STEMS[before[1]]]
    for cut in range(len(word) - 1, 1, -1):
        if word[:cut] in _STEMS:
            for pronoun, ending in _AFTER:
                if ending.fullmatch(word[cut:]):
                    return [_STEMS[word[:cut]], pronoun]
    return []
