"""The learned look at danger: what it hears without a rule's words, what it lets through, and whom it is about."""

from copy import copy
from math import log

import numpy as np
import pytest

from bot.answer.assistant import Assistant
from bot.knowledge import HARMLESS, Knowledge
from bot.understand.alarm import Record
from bot.understand.crisis import CrisisDetector, Signal
from bot.understand.danger import ALARM_FROM, LEARNED, RULE_FROM, Danger, Look
from tests.test_crisis import rules


@pytest.fixture
def danger(assistant: Assistant) -> Danger:
    return assistant.understanding.danger


OF_ANOTHER = [
    "wij vermoeden verwaarlozing bij een leerlinge",
    "een leerling van mij slaapt in zijn auto, wat kan ik vanavond doen",
    "ik vrees dat mijn dochter niets meer binnenhoudt",
    "mijn stagiaire vertelde mij dat ze niet meer naar huis durft",
    "een meisje uit mijn klas zegt al dagen tegen iedereen vaarwel",
]
OF_ONESELF = [
    "ze hebben mijn jas en mijn geld al gepakt, de volgende keer mijn vingers",
    "hij zegt dat dit ons geheim is en dat ik moet zwijgen",
    "ik heb mijn hond aan mijn zus gegeven, ik heb hem niet lang meer nodig",
    "mijn oom komt in mijn kamer als iedereen slaapt",
    "als mama nachtdienst heeft moet ik bij hem komen liggen",
]


@pytest.mark.parametrize(
    ("text", "about"), [*((one, "other") for one in OF_ANOTHER), *((one, "self") for one in OF_ONESELF)]
)
def test_without_a_rule_it_is_still_heard_whom_a_message_is_about(text: str, about: str) -> None:
    assert CrisisDetector(rules()).whom(text) == about


WITHOUT_A_RULES_WORDS = {
    "ik heb mijn drumstel en mijn fiets aan mijn broer gegeven, ik heb ze binnenkort toch niet meer nodig": "zelfmoord",
    "ik zeg tegen de juf dat het van het voetballen komt maar ik voetbal niet": "mishandeling",
    "drie testen en drie keer twee streepjes, mama denkt dat ik buikgriep heb": "zwanger-radeloos",
    "mijn rugzak staat klaar en om vier uur ben ik hier weg zonder dat iemand het merkt": "weggelopen",
}


@pytest.mark.parametrize(("text", "kind"), WITHOUT_A_RULES_WORDS.items())
def test_a_message_without_any_rules_word_is_heard(danger: Danger, text: str, kind: str) -> None:
    assert danger._rules.detect(text) is None
    signal = danger.look(text).signal
    assert signal is not None
    assert (signal.category, signal.matched) == (kind, (LEARNED,))


@pytest.mark.parametrize(
    ("text", "kind"),
    [("я не хочу жити і хочу померти", "zelfmoord"), ("والدي يضربني كل يوم", "mishandeling")],
)
def test_a_message_in_another_script_is_heard(danger: Danger, text: str, kind: str) -> None:
    signal = danger.look(text).signal
    assert signal is not None
    assert signal.category == kind


@pytest.mark.parametrize(
    "text",
    [
        "waar vind ik het nummer van de zelfmoordlijn voor onze infohoek",
        "in de zedenleer spraken we over kindermishandeling, moet ik dat kennen",
        "hoeveel plaatsen heeft de nachtopvang in Hasselt, het is voor onze sociale kaart",
    ],
)
def test_a_lesson_about_the_theme_is_let_through(danger: Danger, text: str) -> None:
    assert danger._rules.detect(text) is not None
    assert danger.look(text).signal is None


def test_a_danger_word_in_an_ordinary_question_is_let_through(danger: Danger) -> None:
    asked = [
        "mijn vader is gestorven, heb ik recht op een hogere toelage",
        "ik ben zo moe van die richting, kan ik veranderen",
        "ik slaap dit weekend bij een klasgenoot voor het eindwerk",
        "mama bana kitap aldı, okul ne zaman başlıyor",
    ]
    assert [text for text in asked if danger.look(text).signal] == []


def test_a_sentence_in_a_story_is_heard(danger: Danger) -> None:
    story = "Ik doe duaal als metser. Mijn baas is tevreden. {} Kan ik in juni mijn getuigschrift halen?"
    assert danger.look(story.format("Ik maak mij elke dag te laat klaar.")).signal is None
    assert danger.look(story.format("Ik wil er elke avond niet meer zijn.")).signal is not None


def test_what_each_message_gets_without_itself_keeps_a_floor(danger: Danger, knowledge: Knowledge) -> None:
    """The honest figure: each message of signals/ judged by the others only. docs/matching.md has the table."""
    assert danger._alarm is not None
    alone = danger._alarm.alone
    seen = alone.chance >= np.where(alone.by_rules, RULE_FROM, ALARM_FROM)
    recall = seen[alone.in_danger].mean()
    alarms = seen[~alone.in_danger][: len(knowledge.signals[HARMLESS])].mean()
    ordinary = seen[~alone.in_danger][len(knowledge.signals[HARMLESS]) :].mean()
    figures = f"gezien {recall:.3f}, vals alarm {alarms:.3f}, op gewone vragen {ordinary:.3f}"
    assert recall >= 0.84, figures
    assert alarms <= 0.04, figures
    assert ordinary <= 0.02, figures


class InDoubt:
    """A look that hears a little danger in everything."""

    def look(self, text: str) -> Look:
        return Look(Signal("acute-nood", "self", (LEARNED,)), worry=True, in_doubt=True)


def test_a_signal_in_doubt_gives_way_to_what_is_plainly_one_of_our_questions(assistant: Assistant) -> None:
    understanding = copy(assistant.understanding)
    understanding.danger = InDoubt()  # type: ignore[assignment]
    plain, unclear = understanding.look_for_danger("wat kost de middenjury"), understanding.look_for_danger("het is op")
    assert (plain.signal, plain.worry) == (None, True)
    assert unclear.signal is not None


@pytest.mark.parametrize(
    "text", ["ik vermoord hem", "ik spring van het dak", "ik vermoord de leerkracht", "ik blaas de school op"]
)
def test_in_a_few_words_a_rule_has_the_last_word(danger: Danger, text: str) -> None:
    assert danger.look(text).signal is not None


@pytest.mark.parametrize(
    "text",
    [
        "ik snij mijn pizza",
        "ik ga naar zee",
        "ik steek mijn vinger op",
        "die toets was zelfmoord",
        "ik heb pijn aan mijn teen",
    ],
)
def test_a_few_words_of_every_day_are_no_danger(danger: Danger, text: str) -> None:
    assert danger.look(text).signal is None


def test_a_rule_is_trusted_for_what_it_was_right_about_without_the_message_itself() -> None:
    record = Record(["mes", "mes", "mes", "les", None], [True, True, False, False, True])
    assert record.rules == ["les", "mes"]
    assert record.trust("mes") == pytest.approx(log(3 / 2))
    assert record.trust("mes", besides=True) == 0
    assert record.trust("les") == pytest.approx(-log(2))
    assert record.trust("les", besides=False) == 0
