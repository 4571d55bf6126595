"""glossary.yaml: what stands left can be found in a message, and what stands right are words that the bot knows."""

from collections.abc import Iterator
from datetime import date

from bot.check.material import Material, strings
from bot.knowledge import Problem
from bot.understand.glossary import LONGEST, folded
from bot.understand.text import tidy

GLOSSARY = "glossary.yaml"


def expressions_can_match(material: Material, _today: date) -> Iterator[Problem]:
    """An expression is not too long, and only one word can have an open end."""
    for language, said, _, line in _pairs(material):
        words = len(folded(said))
        if words > LONGEST:
            text = f"heeft {words} woorden; houd het op hoogstens {LONGEST}"
        elif said.endswith("*") and words > 1:
            text = "heeft een sterretje na meer dan een woord; zet dat enkel na een los woord"
        elif words == 0:
            text = "heeft geen woorden"
        else:
            continue
        yield Problem(material.singles[GLOSSARY].file, line, f"{language}: '{said}' {text}")


def readings_are_known_words(material: Material, _today: date) -> Iterator[Problem]:
    """Every Dutch word stands in an example, in the lexicon or among the common words; otherwise it finds nothing.

    While a file is broken its words are missing here, so nothing is said.
    """
    if material.broken:
        return
    known = _known_words(material)
    for language, said, dutch, line in _pairs(material):
        if strange := [word for word in tidy(dutch).split() if word not in known]:
            text = f"{language}: '{said}' wordt '{strange[0]}', en dat woord kent de bot niet"
            mend = "kies een woord uit de voorbeelden van topics/, lexicon.yaml of words.txt"
            yield Problem(material.singles[GLOSSARY].file, line, f"{text}; {mend}")


def _pairs(material: Material) -> Iterator[tuple[str, str, str, int]]:
    """(language, expression, Dutch, line) of each pair that is well formed."""
    document = material.singles[GLOSSARY]
    for language, pairs in (document.value if isinstance(document.value, dict) else {}).items():
        for said, dutch in (pairs if isinstance(pairs, dict) else {}).items():
            if isinstance(dutch, str):
                yield language, said, dutch, document.line(language, said)


def _known_words(material: Material) -> set[str]:
    texts = [example for topic in material.topics.values() for example in topic.examples]
    texts += [text for _, text in strings(material.singles["lexicon.yaml"])]
    common = material.folder / "words.txt"
    if common.exists():
        texts += common.read_text(encoding="utf-8").splitlines()
    return {word for text in texts for word in tidy(text).split()}
