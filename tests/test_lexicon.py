import pytest

from bot.knowledge import Concept, Lexicon
from bot.understand.common import CommonWords
from bot.understand.lexicon import Reader
from bot.understand.sounds import shifted, sound_of, unclipped

LEXICON = Lexicon(
    spellings={"kheb": "ik heb", "nimeer": "niet meer", "mn": "mijn", "how much is": "hoeveel kost"},
    concepts=(
        Concept(id="examencommissie", words=("examencommissie", "middenjury", "de jury")),
        Concept(id="studietoelage", words=("studietoelage",)),
        Concept(id="c-attest", words=("c attest",)),
        Concept(id="attest", words=("attest", "c attest")),
        Concept(id="kosten", words=("kost", "betalen")),
    ),
)
EXAMPLES = (
    "hoe haal ik mijn diploma", "wat kost de middenjury", "ik wil niet meer naar school", "hoe moet ik mij inschrijven",
    "ik ben van school gestuurd, buitengesmeten", "op tijd op school zijn", "mag ik thuis blijven",
    "ik krijg een boete", "uitsluiting door de directie", "niemand mag daar gaan staan", "ik heb een diploma secundair",
    "wanneer is het examen", "wie kan mij helpen", "zoek ik zelf een papier", "moet ik betalen", "middejury wat is dat",
)  # fmt: skip


@pytest.fixture
def reader() -> Reader:
    reader = Reader(LEXICON, CommonWords(["wandelen", "diplomaat", "met", "volgen", "toelage", "studie"]))
    reader.learn(EXAMPLES)
    return reader


def test_chat_spellings_are_written_out(reader: Reader) -> None:
    assert reader.read("kheb mn diploma nimeer").words == "ik heb mijn diploma niet meer"


def test_words_of_another_language_are_written_out_the_same_way(reader: Reader) -> None:
    assert reader.read("how much is de middenjury").words == "hoeveel kost de middenjury"


def test_an_old_name_is_read_as_its_concept(reader: Reader) -> None:
    read = reader.read("wat met de jury")
    assert read.meaning == "wat met §examencommissie §examencommissie"
    assert read.heard == (("de jury", "examencommissie"),)


def test_the_concepts_of_a_text_stand_together_at_its_end_whatever_their_order(reader: Reader) -> None:
    for text in ("de jury, wat kost dat", "wat kost de jury"):
        assert reader.read(text).meaning.endswith(" §examencommissie §kosten")


def test_an_expression_with_two_meanings_stands_for_the_first_and_says_both(reader: Reader) -> None:
    read = reader.read("mijn c-attest")
    assert read.meaning.startswith("mijn §c-attest")
    assert read.heard == (("c attest", "c-attest"), ("c attest", "attest"))


def test_a_misspelt_word_is_repaired_and_remembered(reader: Reader) -> None:
    read = reader.read("hoe haal ik mijn dilpoma")
    assert read.words == "hoe haal ik mijn diploma"
    assert read.repaired[0][:2] == ("dilpoma", "diploma")


def test_a_word_that_may_mean_two_things_is_read_both_ways_and_the_likelier_one_weighs_more(reader: Reader) -> None:
    read = reader.read("ik magg dar")
    [(chance, other)] = read.otherwise
    assert read.words == "ik mag daar"
    assert other.words == "ik mag dat"
    assert 0 < chance < 0.5


def test_a_text_without_a_slip_is_read_one_way(reader: Reader) -> None:
    assert reader.read("hoe haal ik mijn diploma").otherwise == ()


def test_a_long_word_may_hold_four_slips(reader: Reader) -> None:
    assert reader.read("ik ben btuengesmteen").words == "ik ben buitengesmeten"


def test_a_slip_of_an_example_is_no_word_of_its_own(reader: Reader) -> None:
    assert reader.read("wat is de middejury").words == "wat is de middenjury"


def test_a_real_dutch_word_is_not_taken_for_a_misspelling(reader: Reader) -> None:
    assert reader.read("ik ben diplomaat").words == "ik ben diplomaat"


def test_a_long_word_that_only_begins_the_same_is_left_alone(reader: Reader) -> None:
    assert reader.read("examencontroleur").words == "examencontroleur"


def test_a_number_is_never_repaired(reader: Reader) -> None:
    assert reader.read("2026 1712").words == "2026 1712"


def test_a_compound_in_two_pieces_is_joined(reader: Reader) -> None:
    assert "studietoelage" in reader.read("krijg ik studie toelage").words


def test_a_compound_in_three_pieces_is_joined_though_each_piece_is_a_word(reader: Reader) -> None:
    reader.learn([*EXAMPLES, "huis", "onder", "onderwijs is verplicht", "huisonderwijs"])
    assert reader.read("mag huis onder wijs").words == "mag huisonderwijs"


def test_what_examples_write_in_two_words_stays_two_words(reader: Reader) -> None:
    reader.learn([*EXAMPLES, "wat is thuis blijven", "thuisblijven"])
    assert reader.read("kan ik thuis blijven").words == "kan ik thuis blijven"


def test_three_words_glued_together_are_split(reader: Reader) -> None:
    assert reader.read("schooldiplomathuis").words == "school diploma thuis"


def test_two_short_words_that_often_stand_side_by_side_are_split_though_they_are_short() -> None:
    reader = Reader(LEXICON)
    reader.learn([f"met wie {word}" for word in ("eten", "reizen", "spelen", "werken")] * 5)
    assert reader.read("metwie reizen").words == "met wie reizen"
    reader.learn(["met wie eten", "met wie reizen"])
    assert reader.read("metwie reizen").words == "metwie reizen"


def test_two_words_glued_together_are_split(reader: Reader) -> None:
    assert reader.read("mijndiploma").words == "mijn diploma"


def test_a_word_without_vowels_is_the_word_with_those_consonants(reader: Reader) -> None:
    assert reader.read("dplm schl").words == "diploma school"


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("betoaln", "betalen"), ("buutngesmetn", "buitengesmeten"), ("bluvn", "blijven"), ("elpn", "helpen"),
        ("hoan", "gaan"), ("inschrievn", "inschrijven"), ("exoamen", "examen"),
    ],
)  # fmt: skip
def test_west_and_east_flemish_sounds_are_heard(reader: Reader, said: str, plain: str) -> None:
    assert reader.read(said).words == plain


@pytest.mark.parametrize(
    ("said", "plain"), [("taad", "tijd"), ("inschraaven", "inschrijven"), ("blaaven", "blijven"), ("stoan", "staan")]
)
def test_sounds_of_antwerp_and_brabant_are_heard(reader: Reader, said: str, plain: str) -> None:
    assert reader.read(said).words == plain


@pytest.mark.parametrize(
    ("said", "plain"), [("sjool", "school"), ("oetsluiting", "uitsluiting"), ("insjrieven", "inschrijven")]
)
def test_sounds_of_limburg_are_heard(reader: Reader, said: str, plain: str) -> None:
    assert reader.read(said).words == plain


@pytest.mark.parametrize(("said", "plain"), [("papierke", "papier"), ("diplomake", "diploma"), ("diplome", "diploma")])
def test_a_diminutive_is_the_word_itself(reader: Reader, said: str, plain: str) -> None:
    assert reader.read(said).words == plain


def test_fewer_sound_shifts_come_before_more() -> None:
    depths = [depth for _, depth in shifted("schoale")]
    assert depths == sorted(depths)
    assert set(depths) == {1, 2, 3}


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        ("kzoek", "ik zoek"), ("kwille", "ik wil"), ("moettek", "moet ik"), ("kannekik", "kan ik"),
        ("krijgde", "krijg je"), ("schraafde", "schrijf je"), ("kinste", "kan je"),
    ],
)  # fmt: skip
def test_a_pronoun_glued_to_its_verb_is_taken_off(said: str, plain: str) -> None:
    assert " ".join(unclipped(said)) == plain


@pytest.mark.parametrize("word", ["school", "diploma", "koken", "kers", "einde", "boek"])
def test_a_word_that_is_no_verb_with_a_pronoun_stays_whole(word: str) -> None:
    assert unclipped(word) == []


def test_a_reader_of_sentences_reads_each_by_itself_and_knows_which_has_a_question_mark() -> None:
    story = Reader(LEXICON, apart=True).read("Ik ben van school gestuurd. Krijg ik een boete?")
    assert [(one.words, one.marked) for one in story.sentences] == [
        ("ik ben van school gestuurd", False),
        ("krijg ik een boete", True),
    ]
    assert Reader(LEXICON).read("Ik ben van school gestuurd. Krijg ik een boete?").sentences == ()


@pytest.mark.parametrize(("said", "plain"), [("schole", "school"), ("skool", "school"), ("sgoole", "school")])
def test_words_that_are_said_alike_sound_alike(said: str, plain: str) -> None:
    assert sound_of(said) == sound_of(plain)
