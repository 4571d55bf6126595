import pytest

from bot.knowledge import Lexicon
from bot.understand.details import Details, age_in, language_of


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("ben 19 en gestopt in 5 bso", 19),
        ("ben 17, zit in 4 tso in aalst", 17),
        ("kzen 16 en wil stoppen", 16),
        ("ik ben zeventien", 17),
        ("mijn dochter van 15 wil niet meer", 15),
        ("leerling van 15 in Roeselare", 15),
        ("17 jarige zoekt school", 17),
        ("ik word 18 in mei", 17),
        ("mag ik dat als ik 17 ben", 17),
        ("I stopped school when I was 17, now 22", 22),
        ("ik was 17 toen ik stopte met school", None),
        ("toen ze 15 was ging het mis, ze is nu 19", 19),
        ("we zijn nu 20 leerlingen", None),
        ("ik zyn 19, mag ik da al doen", 19),
        ("het wordt 20 euro duurder", None),
        ("mijn broer wordt 15 dagen geschorst", None),
        ("22j en geen diploma", 22),
        ("mag ik op mijn 16 stoppen", 16),
        ("al 20 b-codes", None),
        ("zit in 5 bso", None),
        ("ik woon in 2018 antwerpen", None),
        ("kost dat 38 euro", None),
        ("het duurt 18 maanden", None),
        ("15 jaar geleden gestopt", None),
        ("my little brother 13 just arrived", 13),
        ("mijn dochter 20 uur per week", None),
        ("werkloos, 23, geen diploma", 23),
        ("een broodje kost 4,50 euro", None),
        ("en voor zijn broer van 16?", 16),
        ("Ik ben zelf 38 en heb nooit een diploma gehaald", 38),
        ("mag ge stoppen als ge 17 zijt", 17),
        ("een klas van 24 leerlingen", None),
        ("ik sta 20 jaar in de bakkerij, ben 41", 41),
        ("yo, 26 hier, geen diploma", 26),
        ("18 en 19 juni zijn de examens", None),
        ("17 ben ik trouwens", 17),
        ("haar broertje wordt 5, is hij dan leerplichtig", 4),
        ("mijn dochtertje is 4", 4),
        ("mijn kind is 3 weken ziek", None),
        ("mijn zoon is 5 keer gebuisd", None),
        ("ik wor pas in november 17, nu nog 16 dus", 16),
        ("nu nog maar 15", 15),
        ("kan ik op mijn 17de al stage doen", 17),
        ("sinds mijn 18de verjaardag woon ik alleen", 18),
        ("voor mijn 18de verjaardag stop ik", None),
    ],
)
def test_an_age_is_read_and_a_school_year_is_not(text: str, age: int | None) -> None:
    assert age_in(text) == age


@pytest.mark.parametrize(
    ("text", "asker"),
    [
        ("mn zoon wil nimeer naar school", "ouder"),
        ("wie kan ik inschakelen voor een leerling van 15", "professional"),
        ("mag ik stoppen met school", None),
    ],
)
def test_who_asks_is_read_from_the_words(text: str, asker: str | None) -> None:
    lexicon = Lexicon(askers={"professional": ("een leerling", "mijn leerling*"), "ouder": ("mn zoon*", "mijn kind*")})
    assert Details(lexicon).asker_in(text) == asker


def test_a_star_stands_for_any_ending() -> None:
    details = Details(Lexicon(facets={"kosten": ("kost*",), "duur": ("hoelang",)}))
    assert details.facet_in("en wat kostte dat") == "kosten"
    assert details.facet_in("hoelangs") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("ik wil mijn diploma halen", "nl"),
        ("diploma", "nl"),
        ("je voudrais finir mon diplome", "fr"),
        ("how can i get my diploma", "en"),
        ("كيف أحصل على شهادة", "ar"),
        ("як отримати диплом і документи", "uk"),
    ],
)
def test_the_language_of_a_message_is_recognised(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("text", "language"),
    [("okul", "tr"), ("школа рядом", "uk"), ("ещё школа", "ru"), ("ik ben nieuw in belgië", "nl")],
)
def test_words_decide_when_a_text_is_too_short_to_be_sure(text: str, language: str) -> None:
    known = {"okul": "tr", "школа рядом": "uk", "ik ben nieuw in belgië": "fr"}
    assert language_of(text, known.get) == language


def test_what_says_which_facet_is_asked_can_be_left_out() -> None:
    details = Details(Lexicon(facets={"inschrijven": ("schrijf .. in", "inschrijv*")}))
    assert details.without_facet("hoe schrijf ik mij in bij duaal?", "inschrijven") == "hoe ik mij bij duaal"
