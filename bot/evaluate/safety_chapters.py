"""The chapters of the report about danger, places and conversations.

Of a file whose name ends in held-out only counts are shown: who reads its sentences, tunes on them.
"""

from bot.evaluate.chapters import percent
from bot.evaluate.danger import Message, danger_score
from bot.evaluate.document import Block, Row, Section, Table
from bot.evaluate.interrupted import interrupted_score
from bot.evaluate.measured import Measured
from bot.evaluate.talks import talk_score
from bot.evaluate.whereabouts import place_score

HELD_OUT = "held-out"


def danger(measured: Measured) -> Section:
    """What danger was seen, missed, and seen where there was none."""
    header: Row = ("bestand", "gevaar", "gezien", "juiste soort", "hulplijn erbij", "lijkt erop", "vals alarm")
    files = sorted({one.file for one in measured.danger})
    rows = []
    for file in files:
        score = danger_score(one for one in measured.danger if one.file == file)
        shares = [percent(part) for part in (score.recall, score.right_kind, score.safe)]
        rows.append((file, str(score.danger), *shares, str(score.harmless), percent(score.alarms)))
    kinds: list[Row] = [("soort", "berichten", "gezien", "juiste soort")]
    for kind in sorted({one.meant for one in measured.danger if one.meant}):
        score = danger_score(one for one in measured.danger if one.meant == kind)
        kinds.append((kind, str(score.danger), percent(score.recall), percent(score.right_kind)))
    taken = [one for one in measured.asked if one.outcome.kind == "crisis"]
    blocks: list[Block] = [Table((header, *rows)), Table(tuple(kinds))]
    blocks.append(f"Van de {len(measured.asked)} gewone vragen werden er {len(taken)} voor gevaar gehouden.")
    shown = [one for one in measured.danger if not one.file.endswith(HELD_OUT)]
    missed = [one for one in shown if one.meant and one.seen is None]
    alarms = [one for one in shown if not one.meant and one.seen]
    blocks += _messages(missed, "Gemist") + _messages(alarms, "Vals alarm")
    blocks += [
        Table(
            (("vraag", "gezien als"), *((one.question.ask, one.outcome.crisis or "-") for one in taken)),
            f"Gewone vragen die voor gevaar gehouden werden ({len(taken)})",
        )
    ] * bool(taken)
    return Section("Gevaar", tuple(blocks))


def _messages(messages: list[Message], title: str) -> list[Block]:
    rows = [(one.ask, one.meant or "-", one.seen or "-", "ja" if one.safe else "nee") for one in messages]
    header: Row = ("bericht", "bedoeld", "gezien", "hulplijn")
    return [Table((header, *rows), folded=f"{title} ({len(rows)})")] if rows else []


def places(measured: Measured) -> Section:
    """Which places were found."""
    header: Row = ("bestand", "zinnen met een plaats", "juist", "zinnen zonder", "terecht geen plaats")
    rows = []
    for file in sorted({str(one.row["file"]) for one in measured.places}):
        score = place_score(one for one in measured.places if one.row["file"] == file)
        rows.append((file, str(score.places), percent(score.right), str(score.words), percent(score.kept)))
    wrong = [one for one in measured.places if not one.is_right and not str(one.row["file"]).endswith(HELD_OUT)]
    blocks: list[Block] = [Table((header, *rows))]
    if wrong:
        cells = [(str(one.row["say"]), str(one.row.get("place", "-")), _found(one.found)) for one in wrong]
        blocks.append(Table((("zin", "bedoeld", "gevonden"), *cells), folded=f"Fout ({len(wrong)})"))
    return Section("Plaatsen", tuple(blocks))


def _found(found: object) -> str:
    name, municipality = getattr(found, "name", None), getattr(found, "municipality", None)
    return f"{name} ({municipality})" if name else "-"


def talks(measured: Measured) -> Section:
    """Which conversations went right."""
    score = talk_score(measured.talks)
    text = (
        f"{score.talks} gesprekken met {score.turns} beurten waarin iets verwacht wordt: "
        f"{percent(score.right)} van de beurten juist, {percent(score.whole)} van de gesprekken helemaal juist."
    )
    wrong = [
        (talk.name, turn.said, "; ".join(turn.wrong)) for talk in measured.talks for turn in talk.turns if turn.wrong
    ]
    blocks: tuple[Block, ...] = (text,)
    if wrong:
        blocks += (
            Table((("gesprek", "beurt", "wat er mis was"), *wrong), folded=f"Beurten die misliepen ({len(wrong)})"),
        )
    return Section("Gesprekken", blocks)


def interrupted(measured: Measured) -> Section:
    """Which questions went wrong only because something else was spoken of before."""
    score = interrupted_score(measured.interrupted)
    text = (
        "Elke vraag nog eens gesteld na het antwoord over een ander onderwerp. "
        f"Van {score.ours} vragen kreeg {percent(score.astray)} daardoor een fout antwoord, "
        f"van {score.foreign} die niet van ons zijn {percent(score.foreign_astray)}."
    )
    astray = [one for one in measured.interrupted if one.is_astray]
    rows = [
        (one.alone.question.ask, one.alone.topic or "-", one.before, one.within.outcome.topic or "-") for one in astray
    ]
    header: Row = ("vraag", "bedoeld", "na", "kreeg")
    blocks: tuple[Block, ...] = (text,)
    if rows:
        blocks += (Table((header, *rows), folded=f"Misleid door het gesprek ({len(rows)})"),)
    return Section("Midden in een ander gesprek", blocks)
