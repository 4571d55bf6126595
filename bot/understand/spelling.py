"""The known word behind one that is written by ear, in dialect, in chat spelling or with a slip.

Rules, not lists: a sound that a dialect says otherwise is said otherwise in every word. A rule only proposes; what it
proposes counts when it is a word that we know.
"""

import re
from collections.abc import Container, Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST_REPAIR = 4
_LIKE_ENOUGH = float(__import__("os").environ.get("LE", "0.7"))
"""OSA similarity (0 to 1) from which a known word replaces an unknown one; lower lets short words through."""
_SOUNDS_LIKE = 0.5
"""The same for a word that sounds alike."""
_MOST_SLIPS = 3
"""No repair changes more letters than this: a long compound that shares its first half is another word."""
_REMEMBERED = 4000

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


_SHIFTS = tuple(
    tuple(rule.split(">"))
    for rule in (
        # vowels: West- and East-Flemish, then Antwerp and Brabant, then Limburg
        "uu>ui u>ij ie>ij i>ij u>ui oa>aa oa>a oo>aa eu>oo oe>oo ui>ij y>ij ee>ij uo>aa uo>a "
        "aa>ij aa>ei ai>ij ai>ei oi>ui a>ij ao>aa ao>a aa>ui e>i i>e ij>ie ei>ij ij>ei "
        "oe>ui eu>oe oo>oe ae>aa ae>e uu>ie ou>au au>ou ee>ie ee>e ea>ee a>aa o>oo oo>o aa>a "
        # consonants: sch- and its neighbours, h that falls away or becomes g, d that is swallowed
        "sk>sch sg>sch sj>sch sch>s ^e>^he ^a>^ha ^o>^ho ^i>^hi ^u>^hu ^h>^ ^h>^g ^g>^h ch>g g>ch "
        "nn>nd rre>rde ll>ld ng>nd ks>x x>ks c>k k>c k>ck z>s s>z v>f f>v d$>t$ t$>d$ t$>$ "
        # endings: -en without its vowel or its n, -t that falls away, -e too many, the diminutive in -ke
        "n$>en$ e$>en$ e$>$ es$>ens$ s$>st$ ch$>cht$ f$>ft$ k$>kt$ p$>pt$ m$>ma$ ke$>$ kes$>$ ske$>$ eke$>$ "
        "dn$>den$ ges$>gens$ r$>er$ l$>el$ $>t$"
    ).split()
)
"""Each stands for: this may be how somebody says that. ^ and $ are the borders of the word."""
_DEEPEST = 3


def shifted(word: str) -> Iterable[tuple[str, int]]:
    """Every word this may stand for, by one sound shift, then two, then three; with how many.

    >>> "betalen" in [one for one, _ in shifted("betoaln")]
    True
    """
    seen = layer = {f"^{word}$"}
    for depth in range(1, _DEEPEST + 1 if len(word) > SHORTEST_REPAIR else _DEEPEST):
        layer = {one.replace(said, meant) for one in layer for said, meant in _SHIFTS if said in one} - seen
        seen = seen | layer
        for one in layer:
            yield one[1:-1], depth


_VERBS = (
    "ben bent zijn heb hebt had was kan kunt kon mag mocht moet moest wil wou zal zou ga gaat doe doet weet denk "
    "vind zoek krijg voel woon werk kom zit studeer leer stop volg schrijf betaal verdien begin haal zeg zie "
    "vraag ken blijf hou neem geef ging deed zat had dacht slaap wacht spijbel bros word wordt"
).split()
_STEMS = {verb: verb for verb in _VERBS} | {
    "kun": "kan", "mo": "mag", "moog": "mag", "moo": "moet", "moe": "moet", "wul": "wil", "em": "heb", "heb": "heb",
    "he": "heb", "eb": "heb", "zij": "ben", "zen": "ben", "zin": "ben", "zien": "ben", "zed": "ben", "hem": "heb",
    "kin": "kan", "mos": "moet", "hub": "heb", "bis": "ben", "zul": "zal", "zoe": "zou", "gon": "ga", "goa": "ga",
    "schraaf": "schrijf", "schrief": "schrijf", "schrijv": "schrijf", "kraag": "krijg", "krieg": "krijg", "blief": "blijf",
    "vin": "vind", "wet": "weet", "wee": "weet", "goat": "gaat", "doede": "doe", "zoo": "zou", "wou": "wou",
}  # fmt: skip
_BEFORE = re.compile(r"k(?=.{3})(.+)")
_I_AFTER = re.compile(r"(.{2,}?)(?:ekkik|ekik|kekik|kik|nekik|nek|tek|kek|ek|k)")
_YOU_AFTER = re.compile(r"(.{2,}?)(?:ddegij|degij|tegij|dde|tte|de|te|ste|je|ge|dege)")


def unclipped(word: str) -> str | None:
    """A verb with its pronoun glued to it, taken apart; None when it is none.

    >>> unclipped("kzoek"), unclipped("moettek"), unclipped("krijgde"), unclipped("school")
    ('ik zoek', 'moet ik', 'krijg je', None)
    """
    if (found := _BEFORE.fullmatch(word)) and found[1] in _STEMS:
        return f"ik {_STEMS[found[1]]}"
    for pattern, pronoun in ((_I_AFTER, "ik"), (_YOU_AFTER, "je")):
        for cut in range(len(word) - 1, 1, -1):
            if word[:cut] in _STEMS and (pattern.fullmatch(word)) and _ENDINGS[pronoun].fullmatch(word[cut:]):
                return f"{_STEMS[word[:cut]]} {pronoun}"
    return None


_ENDINGS = {
    "ik": re.compile(r"(?:[tnk]?ek)?(?:k?ik|k)|[tnk]?ek"),
    "je": re.compile(r"[dt]?[dt]e(?:gij|ge)?|ste|je|ge|degij"),
}


class Speller:
    """Mends words with one vocabulary."""

    def __init__(self, real_words: Iterable[str]) -> None:
        self._real = frozenset(real_words)
        self._known: Mapping[str, int] = {}
        self._anchored: set[str] = set()
        self._mended: dict[str, tuple[str, float] | None] = {}

    def learn(self, counts: Mapping[str, int], named: Container[str] = ()) -> None:
        """Take these words, with how often each was seen, for the known ones; the lexicon names some of them."""
        self._known = counts
        self._anchored = {word for word, times in counts.items() if word in self._real or word in named or times > 3}
        self._mended = {}
        self._candidates = [word for word in counts if len(word) >= SHORTEST_REPAIR and not word.isdigit()]
        self._by_sound: dict[str, str] = {}
        self._by_consonants: dict[str, str] = {}
        for word in sorted(self._candidates, key=lambda word: counts[word]):
            self._by_sound[sound_of(word)] = word
            self._by_consonants[_VOWELS.sub("", word)] = word

    def is_word(self, word: str) -> bool:
        """Whether a word needs no mending."""
        return word in self._known or word in self._real

    def mend(self, word: str) -> tuple[str, float] | None:
        """The known word that was meant and how alike they are (0 to 1); None when there is nothing to mend."""
        if len(word) < 3 or word.isdigit() or word in self._real or word in self._anchored:
            return None
        if word not in self._mended:
            if len(self._mended) >= _REMEMBERED:
                self._mended.clear()
            self._mended[word] = self._mend(word)
        return self._mended[word]

    def _mend(self, word: str) -> tuple[str, float] | None:
        if word in self._known:
            return self._by_shift(word, 2, self._anchored)
        if not _VOWELS.search(word):
            return (self._by_consonants[word], 0.9) if word in self._by_consonants else None
        if shift := self._by_shift(word, _DEEPEST, self._known):
            return shift
        if len(word) < SHORTEST_REPAIR:
            return None
        alike = self._by_sound.get(sound_of(word))
        if alike and OSA.normalized_similarity(word, alike) >= _SOUNDS_LIKE:
            return alike, 0.9
        found = process.extract(
            word, self._candidates, scorer=OSA.normalized_similarity, score_cutoff=_LIKE_ENOUGH, limit=3
        )
        if not found:
            return None
        best, similarity, _ = max(found, key=lambda hit: (round(hit[1], 2), self._known[hit[0]]))
        if (1 - similarity) * max(len(word), len(best)) > _MOST_SLIPS + 0.5:
            return None
        return best, float(similarity)

    def _by_shift(self, word: str, deepest: int, targets: Container[str]) -> tuple[str, float] | None:
        best: tuple[int, bool, int, str] | None = None
        for one, depth in shifted(word):
            if depth > deepest or (best and depth > -best[0]):
                break
            if len(one) >= 3 and one in targets:
                rank = (-depth, one in self._anchored, self._known[one], one)
                best = max(best, rank) if best else rank
        return (best[3], 1 + 0.05 * best[0]) if best else None


_VOWELS = re.compile(r"[aeiouy]+")
