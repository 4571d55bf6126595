"""The known word behind one that is written by ear, in dialect, in chat spelling or with a slip.

Rules, not lists: a sound that a dialect says otherwise is said otherwise in every word. A rule only proposes; what it
proposes counts when it is a word that we know.
"""

import re
from collections.abc import Container, Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

_SHORTEST_REPAIR = 4
_SHORTEST_RENAME = 7
"""A word of an example that is one letter off a word of the lexicon is that word, if it is this long."""
_LIKE_ENOUGH = 0.7
"""OSA similarity (0 to 1) from which a known word replaces an unknown one; lower lets short words through."""
_ONE_SLIP_FROM = 6
"""From this length on one wrong letter is likelier than two sound shifts."""
_SOUNDS_LIKE = 0.5
"""The same for a word that sounds alike."""
_MOST_SLIPS = 3
"""No repair changes more letters than this: a long compound that shares its first half is another word."""
_OFTEN = 3
"""A word that stands in more examples than this is no slip of whoever wrote the example; dialect it may still be."""
_REMEMBERED = 4000
_VOWELS = re.compile(r"[aeiouy]+")

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
_DEEPEST = 3
_PER_SHIFT = 0.05
"""How much less alike two words are for each shift between them."""


def shifted(word: str, deepest: int = _DEEPEST) -> Iterable[tuple[str, int]]:
    """Every word this may stand for, by one sound shift, then two, then three; with how many.

    >>> ("betalen", 2) in list(shifted("betoaln"))
    True
    """
    seen = layer = {f"^{word}$"}
    for depth in range(1, min(deepest, _DEEPEST if len(word) > _SHORTEST_REPAIR else 2) + 1):
        layer = {one.replace(said, meant) for one in layer for said, meant in _SHIFTS if said in one} - seen
        seen = seen | layer
        for one in layer:
            yield one[1:-1], depth


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
    if len(word) > _SHORTEST_REPAIR and (before := _I_BEFORE.fullmatch(word)) and before[1] in _STEMS:
        return ["ik", _STEMS[before[1]]]
    for cut in range(len(word) - 1, 1, -1):
        if word[:cut] in _STEMS:
            for pronoun, ending in _AFTER:
                if ending.fullmatch(word[cut:]):
                    return [_STEMS[word[:cut]], pronoun]
    return []


class Speller:
    """Mends words with one vocabulary."""

    def __init__(self, real_words: Iterable[str]) -> None:
        self._real = frozenset(real_words)
        self.learn({}, frozenset())

    def learn(self, counts: Mapping[str, int], named: Container[str]) -> None:
        """Take these words, with how often each was seen, for the known ones; the lexicon names some of them."""
        self._known = counts
        self._sure = {word for word in counts if word in self._real or word in named}
        often = [word for word, times in counts.items() if times > _OFTEN and word not in self._sure]
        self._sure |= {word for word in often if self._by_shift(word, 2, self._sure) is None}
        self._candidates = [word for word in counts if len(word) >= _SHORTEST_REPAIR and not word.isdigit()]
        self._named = [word for word in self._candidates if word in named and len(word) >= _SHORTEST_RENAME]
        self._by_sound: dict[str, str] = {}
        self._by_consonants: dict[str, str] = {}
        for word in sorted(self._candidates, key=lambda word: counts[word]):
            self._by_sound[sound_of(word)] = word
            self._by_consonants[_VOWELS.sub("", word)] = word
        self._mended: dict[str, tuple[str, float] | None] = {}

    def is_word(self, word: str) -> bool:
        """Whether a word stands in the examples, in the lexicon or in the list of common Dutch words."""
        return word in self._known or word in self._real

    def mend(self, word: str) -> tuple[str, float] | None:
        """The known word that was meant and how alike they are (0 to 1); None when there is nothing to mend."""
        if len(word) < _SHORTEST_REPAIR - 1 or word.isdigit() or word in self._real or word in self._sure:
            return None
        if word not in self._mended:
            if len(self._mended) >= _REMEMBERED:
                self._mended.clear()
            self._mended[word] = self._mend(word)
        return self._mended[word]

    def _mend(self, word: str) -> tuple[str, float] | None:
        if word in self._known:
            return self._standard(word)
        found = self._unknown(word)
        if found and found[0] not in self._sure and (better := self._standard(found[0])):
            return better[0], found[1]
        return found

    def _standard(self, word: str) -> tuple[str, float] | None:
        """The common word behind a dialect word or a slip in an example."""
        if shift := self._by_shift(word, 2, self._sure):
            return shift
        if len(word) < _SHORTEST_RENAME:
            return None
        found = process.extractOne(word, self._named, scorer=OSA.distance, score_cutoff=1)
        return (found[0], 1 - 1 / len(word)) if found else None

    def _unknown(self, word: str) -> tuple[str, float] | None:
        if not _VOWELS.search(word):
            return (self._by_consonants[word], 0.9) if word in self._by_consonants else None
        shift = self._by_shift(word, _DEEPEST, self._known)
        if len(word) < _SHORTEST_REPAIR or (shift and shift[1] >= 1 - _PER_SHIFT):
            return shift
        slip = self._by_letters(word)
        if shift and not (slip and len(word) >= _ONE_SLIP_FROM and slip[1] * len(word) > len(word) - 1.5):
            return shift
        alike = self._by_sound.get(sound_of(word))
        if alike and OSA.normalized_similarity(word, alike) >= _SOUNDS_LIKE:
            return alike, 0.9
        return slip

    def _by_shift(self, word: str, deepest: int, targets: Container[str]) -> tuple[str, float] | None:
        best: tuple[int, bool, int, str] | None = None
        for one, depth in shifted(word, deepest):
            if best and depth > -best[0]:
                break
            if len(one) >= _SHORTEST_REPAIR - 1 and one in targets:
                rank = (-depth, one in self._sure, self._known[one], one)
                best = max(best, rank) if best else rank
        return (best[3], 1 + _PER_SHIFT * best[0]) if best else None

    def _by_letters(self, word: str) -> tuple[str, float] | None:
        found = process.extract(
            word, self._candidates, scorer=OSA.normalized_similarity, score_cutoff=_LIKE_ENOUGH, limit=3
        )
        if not found:
            return None
        best, similarity, _ = max(found, key=lambda hit: (round(hit[1], 2), self._known[hit[0]]))
        slips = (1 - similarity) * max(len(word), len(best))
        return (best, float(similarity)) if slips < _MOST_SLIPS + 0.5 else None
