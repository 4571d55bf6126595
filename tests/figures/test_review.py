"""What was not understood: grouped, readable without giving anybody away, and gone once it was decided."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.knowledge import Knowledge
from bot.record.review import NEW_TOPIC, NOT_OURS, Group, decide, decided, review, undecide
from bot.record.wordings import PlaceMask, common_words, form_of, mask_rare
from tests.figures.conftest import NOW, Log

SCOOTER = ("mag ik met mijn scooter naar school", "mag ik met scooter naar school", "scooter naar school mag dat")


def missed(log: Log, words: str, times: int = 1, **own: Any) -> None:
    log.talks(times, None, **{"words": words, "outcome": "unknown", "week": "2026-W46", **own})


async def read(engine: AsyncEngine, log: Log, knowledge: Knowledge) -> list[Group]:
    await log.into(engine)
    return await review(engine, knowledge, NOW)


async def test_alike_wordings_are_one_group_the_largest_first(
    either_engine: AsyncEngine, log: Log, knowledge: Knowledge
) -> None:
    for words in SCOOTER:
        missed(log, words, 5, candidates="schoolmoe:0.30 clb:0.10 jac:0.00")
    missed(log, "waar koop ik een boekentas", 6)
    first, second = await read(either_engine, log, knowledge)
    assert set(first.wordings) == set(SCOOTER)
    assert (first.at_least, second.at_least) == (10, 5)
    assert first.candidates == (("schoolmoe", 0.3), ("clb", 0.1))
    assert first.reasons == ("unknown",)


async def test_all_four_reasons_are_seen_and_what_went_well_is_not(
    engine: AsyncEngine, log: Log, knowledge: Knowledge
) -> None:
    missed(log, "hoe lang is een les", 2)
    missed(log, "hoe lang is een les", 2, outcome="clarify")
    missed(log, "hoe lang is een les", 2, outcome="answered", score=0.5)
    missed(log, "hoe lang is een les", 2, outcome="answered", event="rejected")
    missed(log, "hoe lang is een les", 2, event="taught")
    missed(log, "wat is tko", 20, outcome="answered", score=0.95)
    (group,) = await read(engine, log, knowledge)
    assert set(group.reasons) == {"unknown", "clarify", "unsure", "rejected", "taught"}


async def test_four_conversations_are_not_read_and_one_that_asks_five_times_is_one(
    engine: AsyncEngine, log: Log, knowledge: Knowledge
) -> None:
    missed(log, "waar koop ik een boekentas", 4)
    log.talk(*[None] * 7, words="hoeveel is drie plus vier", outcome="unknown", week="2026-W46")
    assert await read(engine, log, knowledge) == []


async def test_what_may_be_about_something_sensitive_needs_ten(
    engine: AsyncEngine, log: Log, knowledge: Knowledge
) -> None:
    sensitive = next(topic.id for topic in knowledge.topics.values() if topic.sensitive)
    missed(log, "ben in verwachting wat nu", 9, candidates=f"{sensitive}:0.20")
    assert await read(engine, log, knowledge) == []
    log.rows.clear()
    missed(log, "ben in verwachting wat nu", 1, candidates=f"{sensitive}:0.20")
    assert len(await read(engine, log, knowledge)) == 1


async def test_the_place_and_the_rare_word_in_a_wording_are_not_read(
    engine: AsyncEngine, log: Log, knowledge: Knowledge
) -> None:
    """The one pupil of a village, in words that are all public: her village and her trouble are masked."""
    missed(log, "mag ik van school veranderen", 8)
    missed(log, "mag ik van school veranderen in Diksmuide stiefvader")
    missed(log, "mag ik in Sint-Niklaas van school veranderen", 2)
    (group,) = await read(engine, log, knowledge)
    read_words = " ".join(group.wordings).casefold()
    assert "diksmuide" not in read_words
    assert "niklaas" not in read_words
    assert "stiefvader" not in read_words
    assert group.wordings[0] == "mag ik van school veranderen"


async def test_a_wording_given_to_learn_from_needs_no_group(
    engine: AsyncEngine, log: Log, knowledge: Knowledge
) -> None:
    missed(log, "waar koop ik een boekentas", 1, event="taught")
    (group,) = await read(engine, log, knowledge)
    assert (group.wordings, group.at_least) == (("waar koop ik een boekentas",), 1)


async def test_a_running_week_is_not_read(engine: AsyncEngine, log: Log, knowledge: Knowledge) -> None:
    missed(log, "waar koop ik een boekentas", 9, week="2026-W48")
    await log.into(engine)
    assert await review(engine, knowledge, NOW) == []
    assert len(await review(engine, knowledge, NOW + timedelta(days=7))) == 1


@pytest.mark.parametrize("verdict", [NOT_OURS, NEW_TOPIC, "schoolmoe"])
async def test_what_was_decided_does_not_come_back_not_even_spelt_otherwise(
    engine: AsyncEngine, log: Log, knowledge: Knowledge, verdict: str
) -> None:
    missed(log, "waar koop ik een boekentas", 6)
    (group,) = await read(engine, log, knowledge)
    await decide(engine, group, verdict, NOW)
    await decide(engine, group, verdict, NOW)
    log.rows.clear()
    missed(log, "WAAR koop ik een boekentasch??", 9)
    assert await read(engine, log, knowledge) == []
    assert await decided(engine) == [(group.form, verdict, "2026-W48")]
    await undecide(engine, group.form)
    assert len(await review(engine, knowledge, NOW)) == 1


def test_places_are_masked_by_every_name_they_have_but_ordinary_words_are_not(knowledge: Knowledge) -> None:
    mask = PlaceMask(knowledge)
    assert mask.over("ik woon in sint niklaas") == "ik woon in ▢"
    assert mask.over("school in Heist-op-den-Berg a.u.b.") == "school in ▢ a u b"
    assert mask.over("kan ik mijn diploma halen") == "kan ik mijn diploma halen"
    assert mask.over("wa kost da ▢ ▢") == "wa kost da ▢"


def test_a_word_is_common_when_k_conversations_used_it_however_often_each() -> None:
    pairs = [(number, "school stopt") for number in range(5)] + [(1, "stage stage stage")] * 9
    common = common_words(pairs, 5)
    assert common == {"school", "stopt"}
    assert mask_rare("Stopt stage op school?", common) == "Stopt ▢ school"


def test_the_form_of_a_wording_forgets_case_accents_signs_and_masks() -> None:
    assert form_of("Één ▢ privé-les, aub!") == "een prive-les aub"
