"""crisis.yaml itself: what the bot says in danger, whom it names first, and what an editor can get wrong."""

from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from bot.answer.assistant import Assistant
from bot.answer.session import Session
from bot.check.readability import reading_ease, sentences, words
from bot.knowledge import Knowledge
from bot.knowledge.crisis import CrisisRules
from bot.understand.phrases import PhraseBook
from bot.understand.text import tidy
from bot.understand.vocabulary import Vocabulary
from tests.conftest import NOW, ROOT
from tests.test_crisis import CATEGORIES, category, rules, source


def test_all_kinds_of_danger_are_there_and_an_answer_for_each() -> None:
    assert {one.id for one in rules().categories} == CATEGORIES
    for one in rules().categories:
        assert one.sensitive
        for text in (one.text, one.text_other):
            assert "computer" in text
            assert "chat" in text.lower()
            assert "noodnummer" in text
            assert reading_ease(text) >= 65, f"{one.id}: {reading_ease(text):.0f}"
            assert max(len(words(sentence)) for _, sentence in sentences(text)) <= 20


def test_the_first_line_names_nothing() -> None:
    telling = {
        "help",
        "hulp",
        "gevaar",
        "crisis",
        "nood",
        "zelfmoord",
        "dood",
        "geweld",
        "misbruik",
        "zwanger",
        "pijn",
        "eten",
    }
    assert not telling & set(tidy(rules().first_line).split())
    assert category(rules().first_line) is None
    assert "\n" not in rules().first_line.strip()


def test_the_right_door_stands_first_and_no_line_of_the_netherlands() -> None:
    doors = {one.id: one.lines for one in rules().categories}
    assert doors["overdosis"][:2] == ("hulplijn-112", "hulplijn-antigif")
    assert doors["zelfmoord"][0] == "hulplijn-1813"
    assert doors["mishandeling"][0] == doors["seksueel-misbruik"][0] == "hulplijn-1712"
    assert doors["weggelopen"][0] == "hulplijn-child-focus"
    contacts = yaml.safe_load((ROOT / "knowledge/contacts/hulplijn.yaml").read_text("utf-8"))
    assert {line for lines in doors.values() for line in lines} <= {contact["id"] for contact in contacts}
    spoken = " ".join(one.text + one.text_other for one in rules().categories).lower()
    assert not [
        name for name in ("113", "kindertelefoon", "veilig thuis", "0800", "zelfmoord plegen") if name in spoken
    ]


def test_the_reply_begins_with_the_first_line(assistant: Assistant, knowledge: Knowledge) -> None:
    assert assistant.reply("ik wil dood", Session(), NOW).parts[0].text == knowledge.crisis.first_line


def test_a_friend_in_danger_is_spoken_of_as_a_friend(assistant: Assistant, knowledge: Knowledge) -> None:
    reply = assistant.reply("mijn vriendin wil er een eind aan maken", Session(), NOW)
    meant = next(one for one in knowledge.crisis.categories if one.id == reply.outcome.crisis)
    assert meant.text_other.strip() in reply.text


def test_after_the_help_lines_a_school_question_is_answered(assistant: Assistant) -> None:
    session = Session()
    assistant.reply("ik wil dood", session, NOW)
    assert assistant.reply("wat kost de middenjury", session, NOW).outcome.kind == "answered"


@pytest.mark.parametrize(
    ("harmless", "danger"),
    [
        ("ze wil haar school afmaken", "ze willen iedereen op mijn school afmaken"),
        ("krijg je een papier als je alleen de eerste graad afmaakt", "hij zegt dat hij mij afmaakt na school"),
        ("wat zijn mijn kansen op werk als ik mijn school niet afmaakte", "hij wil ons afmaken"),
        ("ik wil er vanaf zijn, van die examens", "ik wil er vanaf zijn, van alles, voorgoed"),
        ("kan mijn dochter thuisles krijgen", "mijn dochter is thuisloos"),
        ("je suis suspendu de l'école, quels sont mes droits", "un élève a un couteau à l'école"),
        ("my teacher treats me differently", "my teacher threatens me"),
        ("ik verveel mij te pletter en hou van dieren", "ik wil mij te pletter rijden"),
        ("mag ik nog een rapport als ik er niet meer welkom ben", "jullie hebben rust als ik er niet meer ben"),
        ("ik bots tegen de muur met Frans", "ik bots expres met mijn hoofd tegen de muur"),
        ("ik loop met mijn kop tegen de muur bij Engels", "ik bonk met mijn kop tegen de muur"),
        ("ik blijf in mn bed liggen, wat kunnen ze mij maken", "mijn oom komt 's nachts in mijn bed liggen"),
        ("papa slaapt op de zetel", "ik slaap al weken op de zetel bij vrienden"),
        ("wa doen andere ouders als hun kind nie wil gaan leren", "ik wil het kind niet"),
        ("mijn gasten klappen thuis geen vlaams", "ik krijg thuis klappen"),
        ("leerling praat plots niet meer met zijn vrienden", "mijn zus praat niet meer en beweegt niet"),
        ("afscheidscadeau voor de juf", "ik heb een afscheidsbrief geschreven aan iedereen"),
        ("meldpunt zwerfvuil", "ik zwerf al een week rond"),
        ("gsm in het water gevallen", "mijn zusje is in het water gevallen"),
        ("mon fils est harcelé par d'autres élèves", "mon fils est menacé par d'autres élèves"),
        ("mijn ouders leven niet meer samen, wie krijgt het rapport", "ik wil niet meer leven"),
    ],
)
def test_a_word_with_two_meanings_is_read_by_what_stands_around_it(harmless: str, danger: str) -> None:
    assert category(harmless) is None
    assert category(danger) is not None


def test_no_ordinary_word_is_taken_for_a_misspelt_danger_word() -> None:
    """What fails here belongs in `real_words`."""
    vocabulary = Vocabulary(rules(), PhraseBook(rules().classes))
    common = (ROOT / "knowledge/words.txt").read_text("utf-8").split()
    taken = {word: vocabulary.misspelt(word) for word in common}
    mistaken = {word: meant for word, meant in taken.items() if meant and meant <= vocabulary.readings(word)}
    rightly = {
        "vermiste", "vermisten", "vermissing", "verwaarlozen", "verwaarloosde", "vergiftigen", "terroriseren",
        "uitbuiten", "grensoverschrijdende", "huiselijke", "henzelf", "thuiskomen", "uitbrak",
    }  # fmt: skip
    assert mistaken.keys() <= rightly, mistaken


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"rules": [{"name": "x", "category": "zelfmoord", "needs": ["wensen"]}]}, "geen klasse 'wensen'"),
        ({"rules": [{"name": "x", "category": "verdriet", "needs": ["dood"]}]}, "geen categorie 'verdriet'"),
        ({"classes": {"wens": ["Ik wil"]}}, "'Ik wil' past hier niet"),
        ({"first_line": "Bel 112"}, "first_line"),
    ],
)
def test_a_mistake_of_an_editor_is_named(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(ValidationError, match=problem):
        CrisisRules.model_validate(source() | change)


def test_a_category_without_awel_is_refused() -> None:
    first = {**source()["categories"][0], "lines": ["hulplijn-112"]}
    with pytest.raises(ValidationError, match="hulplijn-awel hoort altijd bij lines"):
        CrisisRules.model_validate(source() | {"categories": [first, *source()["categories"][1:]]})
