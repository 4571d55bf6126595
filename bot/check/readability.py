"""How hard a text is to read, in figures, and the rule that keeps answers easy."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

import pyphen  # type: ignore[import-untyped]  # it has no types

from bot.check.material import Material
from bot.check.texts import texts
from bot.knowledge import Problem

LEAST_EASE = {"jongere": 65, "ouder": 60, "professional": 45}
"""Lowest reading ease per audience; the strictest one of a topic counts. On Douma's scale 60 begins 'normal' and 45
'fairly hard'. In November 2026 the hardest text for youngsters had 67 and half of them more than 87."""

LONGEST_SENTENCE = 25
"""Words. Above this a sentence holds more than one idea."""

FEWEST_WORDS = 30
"""Reading ease says nothing about a text that is shorter."""

_SENTENCE = re.compile(r"[^\s•].*?(?:[.?!…]+(?=\s+[\"'“‘(]*[A-Z0-9])|$)", re.MULTILINE)
_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")


def texts_are_easy(material: Material, _today: date) -> Iterator[Problem]:
    """Each answer and explanation suits its readers, and no sentence runs on."""
    for text in texts(material, "answer", "more"):
        filled = text.filled
        ease, least = reading_ease(filled), max(LEAST_EASE[who] for who in text.topic.audience)
        if ease < least and len(words(filled)) >= FEWEST_WORDS:
            figures = f"leesgemak {ease:.0f}, minstens {least}"
            yield text.problem(f"leest te moeilijk ({figures}); gebruik kortere zinnen en kortere woorden")
        for start, sentence in sentences(filled):
            if (count := len(words(sentence))) > LONGEST_SENTENCE:
                long = f"'{' '.join(sentence.split()[:5])} …' is een zin van {count} woorden"
                offset = text.line_start(filled.count("\n", 0, start))
                yield text.problem(f"{long}, ten hoogste {LONGEST_SENTENCE}; maak er twee van", offset)


def reading_ease(text: str) -> float:
    """Flesch's reading ease as W. H. Douma fitted it to Dutch: from about 0 (very hard) to 100 (very easy).

    206.835 - 0.93 x (words per sentence) - 77 x (syllables per word). Source: W. H. Douma, De leesbaarheid van
    landbouwbladen (Landbouwhogeschool Wageningen, 1960); formula and Douma's scale as given on
    https://dbnl.org/tekst/_taa014197701_01/_taa014197701_01_0089.php: 60-70 normal, 45-60 fairly hard, 30-45 hard.
    Each line of a list counts as a sentence. Syllables are counted with pyphen's Dutch hyphenation.

    >>> round(reading_ease("De kat zit op de mat. Ze slaapt."))
    126
    """
    counts = [len(words(sentence)) for _, sentence in sentences(text)]
    spoken = words(text)
    if not spoken:
        return 100.0
    per_word = sum(syllables(word) for word in spoken) / len(spoken)
    return 206.835 - 0.93 * len(spoken) / max(1, sum(1 for count in counts if count)) - 77 * per_word


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence with the offset at which it begins; a line end always ends a sentence.

    >>> [sentence for _, sentence in sentences("Dat kan. Vraag het bv. aan je CLB.\\n• gratis")]
    ['Dat kan.', 'Vraag het bv. aan je CLB.', 'gratis']
    """
    for found in _SENTENCE.finditer(text):
        yield found.start(), found.group().strip()


def words(text: str) -> list[str]:
    """The words of a text as they stand; '1,50' and 'CVO's' are one word each."""
    return _WORD.findall(text)


@cache
def syllables(word: str) -> int:
    """Number of syllables of one word, at least 1.

    >>> syllables("school"), syllables("tweedekansonderwijs")
    (1, 6)
    """
    return len(_hyphenation().positions(word.lower())) + 1


@cache
def _hyphenation() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=1, right=1)
