"""What a name can be instead of a place: somebody, a club, a school, a thing; and how it stands in a message."""

from bot.understand.place_words import ARTICLES, I_AM, MINE, NAMES, TASTES, Break, Word, word_set

_DETERMINERS = ARTICLES | word_set("een nen ne mijn mn zijn haar deze die dat dit elke elk welke geen")
_OF_A_HOUSE = word_set("het t den")
"""Before a school or a hospital that is called after a saint."""
_ONE_OF = _DETERMINERS - ARTICLES - {"dat"} | {"paar", "twee", "drie", "vier", "veel", "enkele"}
"""Before a thing or a person, never before a place: 'nen hoegaarden'."""
_OF_A_THING = word_set("die een nen ne deze")
"""Before a thing that is described, with a word between: 'die koude halle'."""
_EITHER = word_set("of en tegen vs")
"""Between two clubs."""
_OF_A_PERSON = word_set("achternaam voornaam familienaam")
_ONE, _PEOPLE = word_set("een n mijn mn m"), word_set("jongen meisje gast vriend vriendin klasgenoot leerling kameraad")
_SPEAKS = word_set("zegt zei vindt vond denkt dacht weet wist vroeg vraagt beweert lacht verloor verliest won wint")
"""What only people and teams do."""
_ME = word_set("ik ekik")
_OF_US = word_set(
    "zijn hebben willen gaan kunnen moeten mogen zoeken zitten doen komen wonen dachten waren hadden wilden"
)
"""What two people do together."""
_DOING = word_set("zit zat zitten sta stond staan lig lag liggen loop liep")
"""Before 'te' and a verb: 'ik zit te leren'."""
_SURNAMES = word_set("van vande vanden vander de den der")
"""With a capital, the beginning of a Flemish surname."""
_TEAMS = word_set("club cercle racing sporting krc rc kaa aa kv kvc sk ksk kfc fc vc rsc sc hc bc rock")
"""A name right behind it is a football club's or a festival's."""
_OF_A_BEER = word_set("tripel dubbel trappist bier biertje pint pintje bak bakje glas")
"""'een tripel westmalle': a drink has its name from a village."""
_YEARS_OLD = word_set("j jr jaar jaren")
_AT_A_GAME = word_set("supporter supporters match wedstrijd")
_GAMES = _AT_A_GAME | word_set(
    "gewonnen wint goal scoort gescoord kampioen derby playoffs keeper spits voetbalt voetbal"
)
"""Anywhere in a message these say that it is about football."""
_OF_A_TEAM = _AT_A_GAME | word_set("fan fans sjaal shirt truitje poster vlag gazet krant")
"""Right behind a name, or before it with 'van', these say that it is a club's."""
_NEWS = word_set("nieuws journaal krant gazet artikel reportage documentaire docu tv televisie")
"""What is told about in the same sentence is far from who asks."""
_TASTE_FOR = word_set("in op aan van")
"""'zin in', 'geloof in', 'fan van': what comes next is no place."""
_CONTINUES = word_set("dan zoals papier")
"""'in meer dan', 'in landen zoals'."""
_FILL = word_set(
    "natuurlijk tuurlijk uiteraard ook ik k kik we wij ge u en of in te uit van naar bij voor rond op ip va aan de den"
    " het t stad gemeente regio omgeving provincie buurt streek postcode ergens momenteel nu graag aub svp pls"
    " please dank merci euh uh uhm ja jaja jep ok oke nee ah dus gewoon eigenlijk denk misschien toch daar is dat da"
    " tis dit mijn mn m woon woont wone wonen kwoon wuun weune ben zit zen kom kben dichtbij vlakbij hallo hey hoi"
    " iemand belgie wa wat met clb jac tko ocmw cvo centrum omstreken waar anders he hoor jong maat bro gast zeker"
    " zekers seg"
)


def has_article(words: list[Word], start: int) -> bool:
    """Whether 'de', 'het' or 't' stands right before: 'in de boom' is no place."""
    return start > 0 and words[start - 1].key in _DETERMINERS and not words[start].breaks


def is_one_of(words: list[Word], start: int) -> bool:
    """Whether a word stands before it that no place has: 'nen hoegaarden', 'mijn duffel', 'die koude halle'."""
    if start == 0 or words[start].breaks:
        return False
    before = words[start - 1]
    if before.key in _ONE_OF:
        return True
    described = start > 1 and before.key.endswith("e") and not before.breaks and before.key not in NAMES
    return described and words[start - 2].key in _OF_A_THING


def is_somebody(words: list[Word], end: int) -> bool:
    """Whether somebody bears the name: 'Brecht uit mijn klas', 'Niel uit 5B', 'Brecht Van Damme', 'Brecht zegt dat'."""
    if end + 1 >= len(words) or words[end].breaks is Break.SENTENCE:
        return False
    first, second = words[end], words[end + 1]
    if first.breaks:  # 'Brecht, een jongen uit mijn klas'
        return first.key in _ONE and second.key in _PEOPLE
    if first.key in _SPEAKS or first.key in _OF_A_TEAM:
        return True
    if first.key == "en" and second.key in _ME:  # 'Brecht en ik willen', not 'in Gent en ik wil'
        return end + 2 < len(words) and words[end + 2].key in _OF_US
    if first.key in _OF_US and end > 2 and words[end - 2].key == "en" and words[end - 3].capital:
        return words[end - 1].capital  # 'Linde en Bree hebben'
    if first.key == "is":
        return any(word.key in _OF_A_PERSON for word in words[end + 1 : end + 4])
    if first.key in ("uit", "van") and second.key.isdigit():
        return len(second.key) == 1
    if first.key in ("uit", "van") and second.key in MINE:
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
    if before.key in _TEAMS or before.key in _OF_A_BEER:
        return True
    if before.key in _EITHER and start > 2 and words[start - 3].key in _TEAMS:  # 'KV Mechelen of Antwerp'
        return True
    if further is None or before.breaks:
        return False
    if before.key == "te" and further.key in _DOING and words[start].key.endswith("en") and not words[start].capital:
        return True  # 'ik zit te beveren'
    surname = before.capital and before.key in _SURNAMES and further.capital
    tastes = before.key in _TASTE_FOR and further.key in TASTES and (further.key, before.key) != I_AM
    return surname or tastes or (before.key == "van" and further.key in _OF_A_TEAM)


def is_about_a_game(words: list[Word]) -> bool:
    """Whether a message is about football, where a bare name is a club: 'wie is er gewonnen, Genk of Anderlecht'."""
    return any(word.key in _GAMES for word in words)


def is_in_the_news(words: list[Word], start: int) -> bool:
    """Whether a name stands in what somebody read or saw: 'in het nieuws ging het over een school in Ronse'."""
    for at in range(start - 1, -1, -1):
        if words[at].key in _NEWS:
            return True
        if words[at].breaks is Break.SENTENCE:
            return False
    return False


def fills_a_piece(words: list[Word], start: int, end: int) -> bool:
    """Whether a name is all that stands between two commas, behind an age: '17, boom, gestopt met school'."""
    before, after = words[start].breaks, end < len(words) and words[end].breaks
    age = start - 2 if start > 1 and words[start - 1].key in _YEARS_OLD else start - 1
    return bool(before and after) and words[age].key.isdigit()


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
