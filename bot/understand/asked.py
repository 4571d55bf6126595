"""Which questions does one message ask? 'wat kost tko en hoe lang duurt het?' asks two."""

import re
from collections.abc import Callable, Iterable

from bot.understand.text import clean, tidy

_SENTENCE = re.compile(r"[^.!?\n]+[.!?\n]*")
_AND = re.compile(r",?\s+(?:en|and|et|&|\+)\s+", re.IGNORECASE)
_FEWEST = 2


class Asked:
    """Takes a message apart into what it asks, with the question words of lexicon.yaml."""

    def __init__(
        self,
        asking: Iterable[str],
        linking: Iterable[str],
        spell_out: Callable[[str], str],
        telling: Iterable[str] = (),
    ) -> None:
        """`asking`: words that open a question; `linking`: words that may stand before them ('en hoe').

        `telling`: words behind the first that make it no question: 'ik ben 17 en heb nog geen werk'.
        """
        self._asking = {tidy(word) for word in asking}
        self._linking = {tidy(word) for word in linking}
        self._telling = {tidy(word) for word in telling}
        self._spell_out = spell_out

    def questions_in(self, text: str) -> list[str]:
        """The questions of a message, in order; what is told beside them is left out.

        >>> asked = Asked(["wat", "hoe"], ["en"], spell_out=str)
        >>> asked.questions_in("ik ben 17. wat kost tko en hoe lang duurt het?")
        ['wat kost tko', 'hoe lang duurt het']
        """
        found = []
        sentences: list[str] = _SENTENCE.findall(clean(text))
        marks = any("?" in sentence for sentence in sentences)
        for sentence in sentences:
            if (
                marks and "?" not in sentence
            ):  # who writes question marks, only tells here: 'heb mijn zesde niet afgemaakt.'
                continue
            pieces = [""]
            for piece in _AND.split(sentence):
                if self._asks(piece) and pieces[-1]:
                    pieces.append(piece)
                else:
                    pieces[-1] = f"{pieces[-1]} en {piece}" if pieces[-1] else piece
            marked = "?" in sentence
            found += [one for one in pieces if self._asks(one) or (marked and one is pieces[-1])]
        return [one.strip(" .!?,\n") for one in found if len(one.split()) >= _FEWEST]

    def _asks(self, piece: str) -> bool:
        words = [word for word in self._spell_out(piece).split() if word not in self._linking]
        if not words or words[0] not in self._asking:
            return False
        return len(words) < _FEWEST or not (words[1] in self._telling or words[1].isdigit())
