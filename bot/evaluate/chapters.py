"""The chapters of the report about questions: what is understood, what is confused, what the chances are worth."""

from collections.abc import Callable, Sequence

from bot.evaluate.asking import Asked
from bot.evaluate.chances import Band, auroc, bands_of, expected_error, threshold_curve
from bot.evaluate.document import Block, Row, Section, Table
from bot.evaluate.figures import grouped, per_topic, refusal_of, score_of
from bot.evaluate.measured import Measured
from bot.evaluate.pictures import Line, bars, lines, stacked_shares
from bot.evaluate.strain import Strain

PARTS = ("meteen juist", "na een keuze", "fout maar zeker", "verloren")


def percent(part: float) -> str:
    """A share (0 to 1) as people read it."""
    return f"{100 * part:.1f}%"


def groups(measured: Measured, title: str, by: Callable[[Asked], str], name: str) -> Section:
    """What every group of questions got."""
    own = {group: score_of(asked) for group, asked in grouped(measured.ours, by).items()}
    own["samen"] = score_of(measured.ours)
    header: Row = ("groep", "vragen", "eerste", "bij de drie", *PARTS)
    rows = [
        (group, str(s.count), *map(percent, (s.first, s.among_three, s.right, s.choice, s.wrong, s.lost)))
        for group, s in own.items()
    ]
    alt = "Per groep het deel van de vragen dat meteen juist, na een keuze, fout of niet beantwoord werd; zie de tabel."
    picture = stacked_shares(name, alt, {g: (s.right, s.choice, s.wrong, s.lost) for g, s in own.items()}, PARTS)
    return Section(title, (picture, Table((header, *rows))))


def topics(measured: Measured) -> Section:
    """Every topic, the least well understood first."""
    header: Row = ("onderwerp", "vragen", "eerste", "bij de drie", "meteen juist", "fout", "verward met")
    scores = per_topic(measured.asked)
    rows = [
        (
            one.topic,
            str(one.score.count),
            *map(percent, (one.score.first, one.score.among_three, one.score.right, one.score.wrong)),
            ", ".join(f"{other} ({times})" for other, times in one.taken_for) or "-",
        )
        for one in scores
    ]
    weak = [row for row, one in zip(rows, scores, strict=True) if one.score.first < 0.75]
    blocks: list[Block] = [
        f"{len(scores)} onderwerpen kregen vragen. Zwak (eerste kandidaat in minder dan 75%): {len(weak)}."
    ]
    if weak:
        blocks.append(Table((header, *weak)))
    blocks.append(Table((header, *rows), folded=f"Alle {len(scores)} onderwerpen"))
    return Section("Per onderwerp", tuple(blocks))


def foreign(measured: Measured, answer_from: float) -> Section:
    """What questions that are not ours get, and what another threshold would change."""
    header: Row = ("vragen die niet van ons zijn", "aantal", "toch beantwoord", "een keuze gekregen")
    strangers = [one for one in measured.asked if one.topic is None]
    own = {style: refusal_of(asked) for style, asked in grouped(strangers, lambda one: one.question.style).items()}
    own["samen"] = refusal_of(strangers)
    rows = [(style, str(r.count), percent(r.answered), percent(r.offered)) for style, r in own.items()]
    curve = threshold_curve(measured.asked)
    now = min(curve, key=lambda one: abs(one.threshold - answer_from))
    picture = lines(
        "grens",
        "Hoe meer vragen van anderen beantwoord worden, hoe meer eigen vragen juist beantwoord worden; zie de tabel.",
        [
            Line("als de grens schuift", [(100 * one.in_vain, 100 * one.right) for one in curve]),
            Line(f"grens nu ({answer_from})", [(100 * now.in_vain, 100 * now.right)], "mark"),
        ],
        ("niet van ons, toch beantwoord (%)", "van ons, juist beantwoord (%)"),
        shares=True,
    )
    steps: list[Row] = [("grens", "juist beantwoord", "fout beantwoord", "niet van ons, toch beantwoord")]
    steps += [(f"{s.threshold:.2f}", percent(s.right), percent(s.wrong), percent(s.in_vain)) for s in curve]
    area = auroc([one.chance for one in measured.ours], [one.chance for one in strangers])
    text = f"De kans van het beste onderwerp scheidt eigen van andere vragen met een AUROC van {percent(area)}."
    return Section(
        "Niet van ons", (Table((header, *rows)), text, picture, Table(tuple(steps), folded="Wat elke grens zou geven"))
    )


def chances(measured: Measured) -> Section:
    """The reliability curve."""
    bands = bands_of(measured.asked)
    picture = lines(
        "ijking",
        "Per tiende van de kans: hoe vaak het beste onderwerp echt bedoeld was; zie de tabel.",
        [
            Line("gemeten", [(100 * b.chance, 100 * b.right) for b in bands]),
            Line("volmaakt", [(0, 0), (100, 100)], "guide"),
        ],
        ("kans die de bot geeft (%)", "was juist (%)"),
        shares=True,
    )
    text = (
        f"Verwachte ijkfout: {percent(expected_error(bands))}. Boven de schuine lijn is de bot te bescheiden, "
        "eronder te zeker. Ook vragen die niet van ons zijn, tellen mee: hun beste onderwerp is nooit juist."
    )
    return Section("Kan je de kans geloven?", (text, picture, _band_table(bands)))


def _band_table(bands: Sequence[Band]) -> Table:
    header: Row = ("kans", "vragen", "gemiddelde kans", "was juist")
    rows = [
        (f"{100 * b.low:.0f}-{100 * b.high:.0f}%", str(b.count), percent(b.chance), percent(b.right)) for b in bands
    ]
    return Table((header, *rows))


def strained(strains: Sequence[Strain]) -> Section:
    """What each kind of mangling costs."""
    header: Row = (
        "verminking",
        "vragen veranderd",
        "eerste ervoor",
        "eerste erna",
        "verlies",
        "fout erna",
        "voorbeeld",
    )
    rows = [
        (
            one.kind,
            str(one.after.count),
            percent(one.before.first),
            percent(one.after.first),
            f"{100 * one.loss:.1f}",
            percent(one.after.wrong),
            one.example[1],
        )
        for one in strains
    ]
    picture = bars(
        "verminkt",
        "Per soort verminking hoeveel punten er verloren gaan; zie de tabel.",
        {one.kind: 100 * one.loss for one in strains},
        "verlies in punten",
    )
    text = (
        "Elke vraag nog eens gesteld, verminkt. Geteld worden enkel de vragen die daardoor veranderden; het verlies "
        "is in punten van de eerste kandidaat. Dezelfde vraag wordt altijd op dezelfde manier verminkt "
        "(bot/evaluate/mangling.yaml)."
    )
    return Section("Verminkte vragen", (text, picture, Table((header, *rows))))


def learning(measured: Measured) -> Section:
    """How much the number of examples matters."""
    header: Row = ("voorbeelden per onderwerp", "samen", "eerste", "bij de drie")
    rows = [
        (
            "alle" if one.size is None else f"ten hoogste {one.size}",
            str(one.examples),
            percent(one.first),
            percent(one.among_three),
        )
        for one in measured.curve
    ]
    series = [
        Line("eerste kandidaat", [(one.examples, 100 * one.first) for one in measured.curve]),
        Line("bij de drie", [(one.examples, 100 * one.among_three) for one in measured.curve]),
    ]
    alt = "Hoe meer voorbeelden, hoe vaker juist; zie de tabel."
    text = (
        "Van elk onderwerp enkel de eerste voorbeelden geleerd. Hier telt enkel het stemmen, niet wat de bot dan zegt."
    )
    picture = lines("leercurve", alt, series, ("voorbeelden samen", "juist (%)"))
    return Section("Leercurve", (text, picture, Table((header, *rows))))
