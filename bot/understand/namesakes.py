"""What a name can be instead of a place: somebody, a club, a school, a thing; and how it stands in a message."""

from itertools import pairwise

from bot.knowledge.place_words import PlaceWords
from bot.understand.cues import Break, Word, word_set
from bot.understand.surroundings import ARTICLES, I_AM, MINE

_DETERMINERS = ARTICLES | word_set("een nen ne mijn mn zijn haar deze die dat dit elke elk welke geen")
_OF_A_HOUSE = word_set("het t den")
"""Before a school or a hospital that is called after a saint."""
_ONE_OF = _DETERMINERS - ARTICLES - {"dat"} | {"paar", "twee", "drie", "vier", "veel", "enkele"}
"""Before a thing or a person, never before a place: 'nen hoegaarden'."""
_OF_A_THING = word_set("die een nen ne deze")
"""Before a thing that is described, with a word between: 'die koude halle'."""
_EITHER = word_set("of en tegen vs")
"""Between two clubs."""
_ONE = word_set("een n mijn mn m")
_ME = word_set("ik ekik")
_OFF = word_set("op school")
"""'op kamp', 'school trip'."""
_YEARS_OLD = word_set("j jr jaar jaren")
_TASTE_FOR = word_set("in op aan van")
"""'zin in', 'geloof in', 'fan van': what comes next is no place."""
_OUT_OF = word_set("uit van")
_AT = word_set("van bij om te rond in aan")
"""'de slag bij', 'de vrede van'."""
_TASK = 5
"""'een taak maken over': so many words in front of a name."""
_CONTINUES = word_set("dan zoals papier")
"""'in meer dan', 'in landen zoals'."""


class Namesakes:
    """Knows what a name can be instead of a place, by the lists of place-words.yaml."""

    def __init__(self, words: PlaceWords) -> None:
        self._words = words
        self._games = words.at_a_game | words.games
        self._of_a_team = words.at_a_game | words.of_a_team

    def has_article(self, words: list[Word], start: int) -> bool:
        """Whether 'de', 'het' or 't' stands right before: 'in de boom' is no place."""
        return start > 0 and words[start - 1].key in _DETERMINERS and not words[start].breaks

    def is_one_of(self, words: list[Word], start: int) -> bool:
        """Whether a word stands before it that no place has: 'nen hoegaarden', 'mijn duffel', 'die koude halle'."""
        if start == 0 or words[start].breaks:
            return False
        before = words[start - 1]
        if before.key in _ONE_OF:
            return True
        described = start > 1 and before.key.endswith("e") and not before.breaks and before.key not in self._words.kinds
        return described and words[start - 2].key in _OF_A_THING

    def is_somebody(self, words: list[Word], end: int) -> bool:
        """Whether somebody bears the name: 'Brecht uit mijn klas', 'Niel uit 5B', 'Brecht Van Damme'."""
        if end < len(words) and words[end].key in self._words.called and not words[end].breaks:
            return True  # 'heeft zijn hond Westmalle genoemd'
        if end + 1 >= len(words) or words[end].breaks is Break.SENTENCE:
            return False
        first, second = words[end], words[end + 1]
        if first.breaks:  # 'Brecht, een jongen uit mijn klas'
            return first.key in _ONE and second.key in self._words.people
        if first.key in self._words.speaking or first.key in self._of_a_team:
            return True
        if first.key == "en" and second.key in _ME:  # 'Brecht en ik willen', not 'in Gent en ik wil'
            return end + 2 < len(words) and words[end + 2].key in self._words.together
        if first.key in self._words.together and end > 2 and words[end - 2].key == "en" and words[end - 3].capital:
            return words[end - 1].capital  # 'Linde en Bree hebben'
        if first.key == "is":
            return any(word.key in self._words.names_of_people for word in words[end + 1 : end + 4])
        if first.key in ("uit", "van") and second.key.isdigit():
            return len(second.key) == 1
        if first.key in ("uit", "van") and second.key in MINE:
            return end + 2 < len(words) and words[end + 2].key in ("klas", "jaar")
        return first.capital and first.key in self._words.surnames and words[end - 1].capital

    def is_institution(self, words: list[Word], start: int) -> bool:
        """'op het Sint-Laurens': a school or a hospital, for no place that is called after a saint has an article."""
        if start == 0 or words[start].breaks:
            return False
        return words[start].key == "sint" and words[start - 1].key in _OF_A_HOUSE

    def is_called_after(self, words: list[Word], start: int) -> bool:
        """Whether something or somebody has its name from a place: 'club brugge', 'Jonas Van Brussel'."""
        if start == 0 or words[start].breaks:
            return False
        before, further = words[start - 1], words[start - 2] if start > 1 else None
        if before.key in self._words.teams | self._words.products | self._words.songs:
            return True
        if before.key in _EITHER and start > 2 and words[start - 3].key in self._words.teams:
            return True  # 'KV Mechelen of Antwerp'
        if further is None or before.breaks:
            return False
        if before.key in _OUT_OF and further.key in self._words.products:
            return True  # 'kaas uit Passendale'
        if before.key in _AT and further.key in self._words.events:
            return True  # 'de pacificatie van Gent'
        if before.key == "van" and further.key in self._words.songs:
            return True  # 'de tekst van Amsterdam'
        if before.key == "over" and any(word.key in self._words.tasks for word in words[max(0, start - _TASK) : start]):
            return True  # 'een taak maken over Breendonk'
        infinitive = words[start].key.endswith("en") and not words[start].capital
        if before.key == "te" and further.key in self._words.doing and infinitive:
            return True  # 'ik zit te beveren'
        surname = before.capital and before.key in self._words.surnames and further.capital
        tastes = before.key in _TASTE_FOR and further.key in self._words.tastes and (further.key, before.key) != I_AM
        return surname or tastes or (before.key == "van" and further.key in self._of_a_team)

    def is_about_a_game(self, words: list[Word]) -> bool:
        """Whether a message is about a sport, where a bare name is a club: 'wie is er gewonnen, Genk of Lokeren'."""
        behind = [word.key for word in words[2:]] + [""]
        scores = map(self._is_score, words, words[1:], behind)
        return any(word.key in self._games for word in words) or any(scores)

    def _is_score(self, one: Word, other: Word, behind: str) -> bool:
        """'3-0 verloren', but not 'van 4-5 uur'."""
        numbers = one.key.isdigit() and other.key.isdigit() and other.hyphened
        return numbers and len(one.key) == len(other.key) == 1 and behind not in self._words.units

    def is_in_the_news(self, words: list[Word], start: int) -> bool:
        """Whether a name stands in what somebody read or saw: 'in het nieuws ging het over een school in Ronse'."""
        for at in range(start - 1, -1, -1):
            if words[at].key in self._words.news:
                return True
            if words[at].breaks is Break.SENTENCE:
                return False
        return False

    def is_on_a_trip(self, words: list[Word], start: int) -> bool:
        """Whether the sentence is about a trip: 'op kamp in Westende', 'on a school trip'; not 'in de vakantie'."""
        first = last = start
        while first > 0 and words[first].breaks is not Break.SENTENCE:
            first -= 1
        while last + 1 < len(words) and words[last + 1].breaks is not Break.SENTENCE:
            last += 1
        pairs = pairwise(words[first : last + 1])
        return any(before.key in _OFF and word.key in self._words.trips for before, word in pairs)

    def fills_a_piece(self, words: list[Word], start: int, end: int) -> bool:
        """Whether a name is all that stands between two commas, behind an age: '17, boom, gestopt met school'."""
        before, after = words[start].breaks, end < len(words) and words[end].breaks
        age = start - 2 if start > 1 and words[start - 1].key in _YEARS_OLD else start - 1
        return bool(before and after) and words[age].key.isdigit()

    def goes_on(self, words: list[Word], end: int) -> bool:
        """Whether the next word makes a phrase of it: 'in landen zoals'."""
        return end < len(words) and not words[end].breaks and words[end].key in _CONTINUES

    def is_alone(self, words: list[Word], taken: set[int]) -> bool:
        """Whether the places are the whole message, but for words that say nothing."""
        return all(i in taken or word.key in self._words.filling or word.key.isdigit() for i, word in enumerate(words))

    def stands_out(self, words: list[Word], start: int) -> bool:
        """Whether a name in the middle of a sentence has a capital that the words around it have not."""
        return start > 0 and words[start].capital and not words[start].breaks and not words[start - 1].capital

    def opens(self, words: list[Word], start: int, end: int) -> bool:
        """Whether a name with a capital stands alone in front: 'Watou: wie kan helpen', 'Muizen, wie helpt mij'."""
        return start == 0 and 0 < end < len(words) and words[0].capital and bool(words[end].breaks)
