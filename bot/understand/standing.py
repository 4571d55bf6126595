"""Does a text stand by itself, or does it need what was said before: 'en mag dat dan', 'prijs?', 'mag dat zomaar?'."""

from collections.abc import Callable

from bot.knowledge import Lexicon
from bot.understand.lexicon import ReadText
from bot.understand.text import tidy

_RELATIVE, _IN_FRONT, _COMPARED = ("dat", "die"), 4, ("er", "anders")
"""'noem een woord dat rijmt': from the fifth word on these point to the word before them. 'groter dan' compares."""
_IT, _BEHIND_IT = "het", frozenset(("per", "ook", "dan", "nog", "voor", "als", "echt", "daar", "altijd"))
"""'kost het per vak' points back; 'is het diploma' does not."""
_LEANING_WORDS = 9
"""A sentence that leans on the one before has at most so many words."""
_FEWEST_ASKING = 3
"""'Is goed.' asks nothing."""


class Standing:
    """Knows the words of a conversation, the facets, and the concepts that only say about whom."""

    def __init__(self, lexicon: Lexicon, spell_out: Callable[[str], str]) -> None:
        """`spell_out` writes chat spellings out, as for the texts that will be looked at."""
        turns = lexicon.turns
        self._spell_out = spell_out
        self._leaning = {word for line in turns.leaning for word in (tidy(line), spell_out(line))}
        self._pointing = {word for line in turns.pointing for word in (tidy(line), spell_out(line))}
        self._asking = frozenset(turns.asking)
        self._facets = frozenset(lexicon.facets)
        self._people = {concept.id for concept in lexicon.concepts if concept.who}
        lines = (
            *turns.leaning, *turns.pointing, *turns.asking, *turns.linking, *turns.supposing, *turns.hesitating,
            *turns.greeting, *turns.being, *turns.introducing,
        )  # fmt: skip
        self._saying_nothing = {word for line in lines for word in spell_out(line).split()}

    def leans(self, text: str) -> bool:
        """Whether a text is too short to stand alone and leans on the one before: 'en mag dat dan'."""
        words = self._spell_out(text).split()
        return len(words) <= _LEANING_WORDS and not self._leaning.isdisjoint(words)

    def points_back(self, text: str) -> bool:
        """Whether a word stands for something said before: 'wie beslist daarover'.

        'dat' and 'die' further on belong to the noun before them, unless they end the sentence or follow what asks
        ('kan dat'); 'beter dan' compares.
        """
        return self._points_back(self._spell_out(text).split())

    def names_something(self, text: ReadText) -> bool:
        """Whether it names anything beside what is asked ('kosten') and about whom ('mijn ouders').

        What also says what is asked ('dyslexie': aanpassingen) may be that alone.
        """
        asked = {said for said, concept in text.heard if concept in self._facets}
        return any(said not in asked and concept not in self._people for said, concept in text.heard)

    def only_names(self, text: ReadText) -> bool:
        """Whether beside what it names there are only words that say nothing: 'en bij de middenjury dan'."""
        named = {word for said, _ in text.heard for word in said.split()}
        return self.says_nothing(" ".join(word for word in text.words.split() if word not in named))

    def says_nothing(self, text: str) -> bool:
        """Whether there are only words that say nothing by themselves in a text, and numbers."""
        return not self.telling(text)

    def telling(self, text: str) -> list[str]:
        """The words that say something by themselves."""
        words = self._spell_out(text).split()
        return [word for word in words if word not in self._saying_nothing and not word.isdigit()]

    def asks(self, sentence: ReadText) -> bool:
        """Whether a sentence asks something by itself; not 'mag dat zomaar?' and 'en als je maanden ziek bent?'."""
        words = sentence.words.split()
        if not words:
            return False
        asks = sentence.marked or (len(words) >= _FEWEST_ASKING and words[0] in self._asking)
        needs_another = self._points_back(words) or words[0] in self._leaning
        return asks and (self.names_something(sentence) or not needs_another)

    def _points_back(self, words: list[str]) -> bool:
        for place, word in enumerate(words):
            before = words[place - 1] if place else ""
            if word == _IT and before in self._asking and (place == len(words) - 1 or words[place + 1] in _BEHIND_IT):
                return True
            if word not in self._pointing or (word == "dan" and before.endswith(_COMPARED)):
                continue
            ends, asks = place == len(words) - 1, before in self._asking
            if word not in _RELATIVE or place < _IN_FRONT or ends or asks:
                return True
        return False
