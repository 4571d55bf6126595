import pytest

from bot.understand.asked import Asked

ASKED = Asked(["wat", "hoe", "mag", "krijg", "heb"], ["en"], spell_out=lambda text: text.lower(), telling=["nog"])


@pytest.mark.parametrize(
    ("said", "questions"),
    [
        ("wat kost tko en hoe lang duurt het", ["wat kost tko", "hoe lang duurt het"]),
        ("Hoe schrijf ik mij in? En krijg ik nog kindergeld?", ["Hoe schrijf ik mij in", "krijg ik nog kindergeld"]),
        ("Ik ben 17. Ik werk. Wat kost tko?", ["Wat kost tko"]),
        ("mag ik werken en leren", ["mag ik werken en leren"]),
        ("ik ben het beu", []),
        ("Ik heb geen diploma. Mag ik een zaak starten?", ["Mag ik een zaak starten"]),
        ("ik ben in juni afgestudeerd en heb nog geen job. wat nu", ["wat nu"]),
        ("heb ik dan recht op geld", ["heb ik dan recht op geld"]),
        ("", []),
    ],
)
def test_a_message_is_taken_apart_into_what_it_asks(said: str, questions: list[str]) -> None:
    assert ASKED.questions_in(said) == questions
