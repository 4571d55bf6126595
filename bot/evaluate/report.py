"""What was measured -> the report: chapter after chapter, as far as something was asked that it is about."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.evaluate import chapters, safety_chapters
from bot.evaluate.asking import Asked
from bot.evaluate.confusable import Confusable
from bot.evaluate.document import Block, Report, Row, Section, Table
from bot.evaluate.folds import accuracy
from bot.evaluate.measured import Figure, Measured
from bot.evaluate.release import Release

_VERDICTS = {
    "right": "juist", "choice": "na een keuze", "wrong": "fout", "lost": "verloren",
    "refused": "geweigerd", "offered": "kreeg een keuze", "answered": "toch beantwoord",
}  # fmt: skip


@dataclass(frozen=True)
class Setting:
    """Where and when the report was made, and what the bot's bounds were."""

    day: str
    machine: str
    folders: str
    answer_from: float
    clarify_from: float
    left_out: int = 0
    """So many questions were not asked, because they are an example letter for letter."""


def build_report(
    measured: Measured,
    figures: Sequence[Figure],
    setting: Setting,
    confused: Sequence[Confusable] = (),
    release: Release | None = None,
) -> Report:
    """The whole report."""
    sections = [_aims(figures)]
    if release:
        sections.append(_since(release, figures, measured.asked))
    if measured.ours:
        sections.append(chapters.groups(measured, "Per stijl", lambda one: one.question.style, "stijl"))
        sections.append(chapters.groups(measured, "Per thema", lambda one: one.question.theme, "thema"))
        sections.append(chapters.topics(measured))
    if len(measured.ours) < len(measured.asked):
        sections.append(chapters.foreign(measured, setting.answer_from))
    if any(one.outcome.candidates for one in measured.asked):
        sections.append(chapters.chances(measured))
    sections += _by_kind(measured)
    if measured.curve:
        sections.append(chapters.learning(measured))
    if measured.guesses:
        sections.append(_folds(measured))
    if confused:
        sections.append(Section("Onderwerpen die elkaars vragen stelen", confusable_blocks(confused)))
    if measured.ours:
        sections.append(_misses(measured))
    intro = (
        f"Gemeten op {setting.day} ({setting.machine}) op de vragen in {setting.folders}. De bot antwoordt vanaf een "
        f"kans van {setting.answer_from}, vraagt “Bedoel je …?” vanaf {setting.clarify_from}, en zegt daaronder dat "
        "hij het niet weet. Geen van die vragen is een voorbeeld waaruit hij leert"
    )
    intro += f"; {setting.left_out} die dat letterlijk wel zijn, tellen niet mee." if setting.left_out else "."
    return Report("Hoe goed begrijpt de bot?", intro, tuple(sections))


def _by_kind(measured: Measured) -> list[Section]:
    made = []
    if measured.danger:
        made.append(safety_chapters.danger(measured))
    if measured.places:
        made.append(safety_chapters.places(measured))
    if measured.talks:
        made.append(safety_chapters.talks(measured))
    if measured.interrupted:
        made.append(safety_chapters.interrupted(measured))
    if measured.ours:
        made.append(chapters.strained(measured.strains))
    return made


def aim_rows(figures: Sequence[Figure]) -> list[Row]:
    """The key figures beside their aims."""
    marks = {True: "ja", False: "nee", None: "-"}
    header: Row = ("wat", "gemeten", "doel", "gehaald", "over")
    return [header, *((f.label, f.written, f.aim_written, marks[f.is_reached], str(f.count)) for f in figures)]


def _aims(figures: Sequence[Figure]) -> Section:
    missed = sum(figure.is_reached is False for figure in figures)
    aimed = sum(figure.aim is not None for figure in figures)
    text = (
        f"{aimed - missed} van de {aimed} doelen zijn gehaald. “Eerste” is het onderwerp met de hoogste kans, of het "
        "nu beantwoord werd of niet. “Getoond” is meteen juist beantwoord of juist na één tik op een knop. “Fout "
        "maar zeker”: een ander antwoord dan bedoeld. “Verloren”: geen antwoord en het juiste stond niet bij de "
        "knoppen."
    )
    return Section("Kort", (text, Table(tuple(aim_rows(figures)))))


def change_rows(release: Release, figures: Sequence[Figure]) -> list[Row]:
    """The figures that moved since the last release."""
    return [("cijfer", release.day, "nu", ""), *(change.row for change in release.changes(figures))]


def _since(release: Release, figures: Sequence[Figure], asked: Sequence[Asked]) -> Section:
    changes = change_rows(release, figures)
    moved = release.moved(asked)
    header: Row = ("vraag", release.day, "nu", "")
    rows = [
        (one.ask, _VERDICTS[one.before], _VERDICTS[one.now], "beter" if one.is_better else "slechter") for one in moved
    ]
    better = sum(one.is_better for one in moved)
    blocks: list[Block] = [
        f"Tegenover het verslag van {release.day}: {len(changes) - 1} cijfers verschoven; {better} vragen beter, "
        f"{len(moved) - better} slechter."
    ]
    blocks += [Table(tuple(changes))] * (len(changes) > 1)
    blocks += [Table((header, *rows), folded="Vragen die iets anders kregen")] * bool(rows)
    return Section("Sinds het vorige verslag", tuple(blocks))


def _folds(measured: Measured) -> Section:
    first, three = accuracy(measured.guesses)
    text = (
        f"Elk van de {len(measured.guesses)} voorbeelden, gelezen door een bot die het niet kende (geleerd uit de vier "
        f"andere vijfden): {chapters.percent(first)} eerste, {chapters.percent(three)} bij de drie."
    )
    return Section("Voorbeelden op elkaar getest", (text,))


def confusable_rows(confused: Sequence[Confusable]) -> list[Row]:
    """A row a pair: what an editor needs to tell the two apart."""
    header: Row = (
        "A", "B", "A werd B", "B werd A", "woorden van A", "woorden van B", "nieuw in de vragen", "bijvoorbeeld",
    )  # fmt: skip
    return [
        header,
        *(
            (
                one.first,
                one.second,
                str(one.first_lost),
                str(one.second_lost),
                ", ".join(one.telling_first),
                ", ".join(one.telling_second),
                ", ".join(one.unknown) or "-",
                one.question,
            )
            for one in confused
        ),
    ]


def confusable_blocks(confused: Sequence[Confusable]) -> tuple[Block, ...]:
    """The table with how to read it."""
    text = (
        "Twee onderwerpen die elkaars vragen krijgen. “Woorden van A” staan vaak in de voorbeelden van A en zelden "
        "in die van B: geef elk onderwerp voorbeelden met zijn eigen woorden. “Nieuw in de vragen” staat in de "
        "gestolen vragen maar in geen enkel voorbeeld van beide: die woorden ontbreken. Blijven twee onderwerpen "
        "door elkaar lopen, voeg ze dan samen."
    )
    return (text, Table(tuple(confusable_rows(confused))))


def miss_rows(asked: Sequence[Asked]) -> list[Row]:
    """Every question that did not get its answer, with what it was taken for."""
    rows: list[Row] = [("vraag", "bedoeld", "kreeg", "kandidaten")]
    for one in asked:
        if one.verdict not in ("right", "refused"):
            candidates = " ".join(f"{c.topic} {c.score:.2f}" for c in one.outcome.candidates)
            rows.append((one.question.ask, one.topic or "-", _VERDICTS[one.verdict], candidates))
    return rows


def _misses(measured: Measured) -> Section:
    worst = [one for one in measured.asked if one.verdict in ("wrong", "answered", "lost")]
    worst.sort(key=lambda one: (one.verdict, -one.chance))
    rows = miss_rows(worst)
    return Section("Wat misliep", (Table(tuple(rows), folded=f"Fout, toch beantwoord of verloren ({len(rows) - 1})"),))
