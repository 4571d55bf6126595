"""The options of the command `evaluate`; apart, so that showing the help reads nothing heavy."""

import argparse
from pathlib import Path


def add_options(command: argparse.ArgumentParser) -> None:
    """Add them all."""
    command.add_argument(
        "folders",
        nargs="*",
        type=Path,
        metavar="map",
        help="mappen met vragen, gesprekken, gevaar of plaatsen (zonder: tests/questions en tests/dialogs)",
    )
    command.add_argument(
        "--out", type=Path, default=Path("reports"), metavar="MAP", help="hier komt het verslag (zonder: reports)"
    )
    command.add_argument(
        "--privacy",
        action="store_true",
        help="meet het maskeren: wat blijft er staan van de berichten in tests/privacy",
    )
    command.add_argument("--misses", action="store_true", help="toon enkel elke vraag die haar antwoord niet kreeg")
    command.add_argument(
        "--confusable",
        action="store_true",
        help="toon enkel welke onderwerpen elkaars vragen stelen, en waarmee je ze scheidt",
    )
    command.add_argument(
        "--learning-curve", action="store_true", help="meet ook hoeveel voorbeelden per onderwerp uitmaken (een minuut)"
    )
    command.add_argument(
        "--cross-validate", action="store_true", help="test ook de voorbeelden op elkaar, in vijf delen (een minuut)"
    )
    command.add_argument(
        "--release",
        action="store_true",
        help="bewaar dit verslag in docs/evaluation, om volgende keer mee te vergelijken",
    )
    command.add_argument(
        "--benchmark",
        type=Path,
        metavar="MAP",
        help="meet de matcher op publieke sets in die map, naast andere methodes",
    )
    command.add_argument(
        "--per-topic",
        type=int,
        default=15,
        metavar="N",
        help="bij --benchmark: voorbeelden per onderwerp van een grote set (15)",
    )
