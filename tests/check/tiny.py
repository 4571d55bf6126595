"""A whole knowledge folder in miniature, without a mistake, for tests that put one in."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.check import check

TODAY = date(2026, 11, 24)

PLACES = """\
postcode,name,municipality,nis,arrondissement,province,lat,lon
1000,Brussel,Brussel,21004,Brussel-Hoofdstad,Brussels Hoofdstedelijk Gewest,50.8504,4.3488
2000,Antwerpen,Antwerpen,11002,Antwerpen,Antwerpen,51.2211,4.3997
2100,Deurne,Antwerpen,11002,Antwerpen,Antwerpen,51.2212,4.4655
9000,Gent,Gent,44021,Gent,Oost-Vlaanderen,51.0536,3.7253
9050,Gentbrugge,Gent,44021,Gent,Oost-Vlaanderen,51.0374,3.7670
"""

TOPICS = """\
- id: tko-wat
  title: Wat is tweedekansonderwijs?
  button: Wat is tweedekans
  audience: [jongere]
  examples:
    - wat is tko
    - tko betekenis
    - uitleg over tweedekans
    - wa houdt da in een cvo
    - hoe werkt avondschool
    - verschil tko en gewone school
    - is tko een echt diploma
    - mn zoon spreekt over tweedekans
    - cvo wa is da
    - secundair volwassenenonderwijs
  answer: |
    Je haalt je diploma in een school voor volwassenen. Dat kan vanaf {tko.leeftijd}.

    Praat met een school in je buurt.
  contacts: [studieadvies]
  helplines: [hulplijn-awel]
  related: [tko-kosten]
  sources:
    - {title: Onderwijs Vlaanderen, url: "https://onderwijs.vlaanderen.be/tko", read: 2026-11-20}

- id: tko-kosten
  title: Wat kost tweedekansonderwijs?
  button: Prijs van tweedekans
  audience: [jongere]
  examples:
    - wat kost tko
    - tko prijs
    - inschrijvingsgeld tweedekans
    - moek betalen voor da cvo
    - hoeveel geld kost avondschool
    - is tko gratis
    - betaalt ge voor modules
    - hoe duur is een cvo
    - kan ik korting krijgen in t cvo
    - wie betaalt mijn cursus
  answer: |
    Je betaalt {tko.prijs}.

    Vraag het na bij je school, of bel {@hulplijn-awel.phone}.
  more: |
    Heb je al een diploma? Dan betaal je {tko.prijs}.
  contacts: [studieadvies]
  related: [tko-wat]
  sources:
    - {title: Onderwijs Vlaanderen, url: "https://onderwijs.vlaanderen.be/prijs", read: 2026-11-20}
"""

BOT = """\
- id: bot-wie
  title: Wie ben jij?
  button: Wie ben jij
  audience: [jongere]
  examples:
    - wie ben jij
    - ben je een mens
    - hoe heet gij
    - wa zijde gij
    - bent u een robot
    - praat ik met iemand
    - ben je echt
    - wie zit er achter
    - is dit een computer
    - wat is diplomawijzer
  answer: Ik ben een computerprogramma. Ik weet veel over school.
"""

FACTS = """\
- id: tko.leeftijd
  label: Leeftijd om te starten
  value: "18 jaar"
  certainty: zeker
  source: {title: Onderwijs Vlaanderen, url: "https://onderwijs.vlaanderen.be/tko"}
  read: 2026-11-20
  review_by: 2027-09-01

- id: tko.prijs
  label: Inschrijvingsgeld
  value: "38 euro"
  certainty: zeker
  source: {title: Onderwijs Vlaanderen, url: "https://onderwijs.vlaanderen.be/prijs"}
  check_at: https://www.vlaanderen.be/prijzen
  read: 2026-11-20
  review_by: 2027-09-01
"""

CLB = """\
- id: clb-gent
  kind: clb
  name: CLB Gent
  municipality: Gent
  serves: [Gent, arrondissement Antwerpen]
  audience: [jongere, ouder]
  offers: Hulp bij school
  address: Holstraat 95
  postcode: "9000"
  phone: "09 277 83 00"
  website: https://www.clbgent.be
  opening: "Mo-Fr 09:00-12:00,13:00-16:00; We off; PH off"
  certainty: zeker
  source: {title: CLB Gent, url: "https://www.clbgent.be"}
  read: 2026-11-20
  review_by: 2027-09-01
"""

EVERYWHERE = """\
- id: {kind}-{name}
  kind: {kind}
  name: {name}
  serves: [vlaanderen]
  audience: [jongere]
  offers: Hulp bij school
  {reach}
  certainty: zeker
  source: {{title: Bron, url: "https://www.voorbeeld.be"}}
  read: 2026-11-20
  review_by: 2027-09-01
"""

ROUTES = """\
intro: "Dit kan:"
closed_intro: "Nog niet:"
step: Vraag het aan een studieadviseur.
questions:
  - id: leeftijd
    ask: Hoe oud ben je?
    options:
      - {id: jong, label: jong, ages: [5, 17]}
      - {id: oud, label: oud, ages: [18, 99]}
routes:
  - id: tko
    name: Tweedekans
    topic: tko-wat
    takes: les voor volwassenen
    closed:
      - when: {leeftijd: [jong]}
        rule: "Dat kan pas vanaf {tko.leeftijd}."
    source: {title: Bron, url: "https://www.voorbeeld.be", read: 2026-11-20}
  - id: school
    name: School
    topic: tko-kosten
    takes: gewone school
    source: {title: Bron, url: "https://www.voorbeeld.be", read: 2026-11-20}
"""

NICKNAMES = """\
places:
  tstad: Antwerpen
  de brugge: Gentbrugge
areas:
  de antwerpse: provincie Antwerpen
"""

CRISIS = """\
first_line: Er is nu iemand voor je.
categories:
  - id: suicide
    order: 1
    lines: [hulplijn-112, hulplijn-awel]
    text: Bel of chat.
    text_other: Blijf bij je vriend.
fillers: [echt]
spellings: {}
sounds: []
emoji: {}
typos: []
real_words: []
classes:
  dood: [dood, sterven]
  ik: [ik]
  ander: [vriend]
  bij-ander: [bij mijn vriend]
first_person: ik
first_person_object: ik
others: ander
others_after: bij-ander
others_not_after: []
worried: bij-ander
looked_after: ander
told_to_me: bij-ander
mine: ik
harmless: []
rules:
  - {name: dood-willen, category: suicide, needs: [dood]}
"""

FILES = {
    "places.csv": PLACES,
    "words.txt": "wandelen\n",
    "topics/tweede-kans.yaml": TOPICS,
    "topics/bot.yaml": BOT,
    "facts/tko.yaml": FACTS,
    "contacts/clb.yaml": CLB + "\n" + EVERYWHERE.format(kind="clb", name="eigen", reach="chat: https://www.clbchat.be"),
    "contacts/jac.yaml": EVERYWHERE.format(kind="jac", name="chat", reach="email: info@jac.be"),
    "contacts/studieadvies.yaml": EVERYWHERE.format(kind="studieadvies", name="lijn", reach='phone: "0800 13 500"'),
    "contacts/vdab.yaml": EVERYWHERE.format(kind="vdab", name="lijn", reach='phone: "0800 30 700"'),
    "contacts/hulplijn.yaml": EVERYWHERE.format(kind="hulplijn", name="awel", reach='phone: "102"')
    + "\n"
    + EVERYWHERE.format(kind="hulplijn", name="112", reach='phone: "112"').replace("name: 112", "name: Noodnummer"),
    "lexicon.yaml": "spellings: {kheb: ik heb}\n",
    "glossary.yaml": "en: {school: school}\n",
    "nicknames.yaml": NICKNAMES,
    "place-words.yaml": "living: [woon]\ninside: [in]\n",
    "routes.yaml": ROUTES,
    "crisis.yaml": CRISIS,
    "wording.yaml": "reply:\n  late: Sorry, je vraag heeft even gewacht.\n",
    "not-ours.yaml": "- tweede kans op de liefde\n",
}


@dataclass(frozen=True)
class Tiny:
    """The folder, as an editor sees it from the top of the repository."""

    folder: Path

    @classmethod
    def built(cls, folder: Path) -> "Tiny":
        """Write all files of it."""
        for name, text in FILES.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return cls(folder)

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        """Put a mistake in: `old` must stand there once."""
        assert self.text(name).count(old) == 1, f"{old!r} must stand once in {name}"
        self.write(name, self.text(name).replace(old, new))

    def at(self, name: str, words: str) -> str:
        """'knowledge/topics/bot.yaml:12': file and number of the one line with these words."""
        numbers = [number for number, line in enumerate(self.text(name).splitlines(), start=1) if words in line]
        assert len(numbers) == 1, f"{words!r} must stand on one line of {name}, not on {numbers}"
        return f"{self.folder / name}:{numbers[0]}"

    def problems(self, today: date = TODAY) -> list[str]:
        """What `check` prints of it, a line a problem."""
        return [str(problem) for problem in check(self.folder, today)]
