"""The one door into the house: a text (or a tap) and a session go in, a Reply comes out.

Pure: no I/O, no clock (`now` is passed in), and nothing a user sends makes it raise.
"""

from dataclasses import replace
from datetime import datetime

from bot.answer.compose import Composer
from bot.answer.contacts import Contacts
from bot.answer.decide import HELPLINES_TOPIC, OPEN_NOW_TOPIC, ROUTES_TOPIC, Decider
from bot.answer.decision import Decision
from bot.answer.fallback import Fallback
from bot.answer.guide import ACTION, Guide
from bot.answer.keeping import ACTION as ABOUT_THE_LOG
from bot.answer.keeping import Keeping
from bot.answer.leaning import favour
from bot.answer.people import People
from bot.answer.referral import Referrals
from bot.answer.reply import Button, Part, Reply
from bot.answer.session import Session, Why
from bot.answer.subjects import CONTACTS_TOPIC, SMALLTALK
from bot.answer.turns import CONTACT, TurnKind, Turns
from bot.answer.whereabouts import Whereabouts
from bot.answer.why import explain, why_of
from bot.answer.wording import Wording
from bot.config import Understanding as Bounds
from bot.knowledge import Knowledge
from bot.outcome import Candidate, Outcome, OutcomeKind
from bot.understand.crisis import Signal
from bot.understand.details import age_in
from bot.understand.reading import Reading, Understanding
from bot.understand.text import clean

_RELATED = 2
_ASKED_TOO = 0.9
"""Under the help lines a topic must be this likely: 'Verkeerde richting gekozen' is no button under a cry for help."""
_SHORT_ANSWER = 4
"""A typed answer to a question of the guided route has at most so many words; more is a new question."""
_MOST_QUESTIONS = 2
"""A message gets at most so many answers; more is a wall of text."""
_STORY = 3
"""So many sentences tell a story."""
_YES_OR_NO = {"yes": "ja", "no": "nee"}
"""How a yes and a no read on the buttons of the guided route."""


class Assistant:
    """Answers. Built once by the desk; keeps no conversation of its own."""

    def __init__(self, knowledge: Knowledge, understanding: Understanding, bounds: Bounds) -> None:
        self._topics = knowledge.topics
        self.understanding = understanding
        self._wording = Wording(knowledge.wording)
        contacts = Contacts(knowledge)
        self._compose = Composer(knowledge, contacts, self._wording)
        self._people = People(contacts, self._compose, self._wording)
        self._fallback = Fallback(knowledge.topics, self._compose, self._people, self._wording)
        self._decider = Decider(knowledge, bounds)
        self._referrals = Referrals(knowledge, contacts)
        self._guide = Guide(knowledge.routes, self._compose, self._wording)
        self._where = Whereabouts(knowledge, self._wording)
        self._turns = Turns(knowledge.lexicon, understanding.reader)
        self._keeping = Keeping(knowledge.topics, self._compose, self._wording)

    def is_crisis(self, text: str) -> bool:
        """Whether the text holds a danger signal, so that no limit stops it."""
        look = self.understanding.look_for_danger(text)
        self.understanding.forget()
        return look.signal is not None

    def reply(self, text: str, session: Session, now: datetime) -> Reply:
        """Answer one message, and forget its words: danger first, then what was meant, then what to say."""
        try:
            return self._safely(text, session, now)
        finally:
            self.understanding.forget()

    def _safely(self, text: str, session: Session, now: datetime) -> Reply:
        """Answer one message: the help lines when it holds danger, otherwise what it asks."""
        look = self.understanding.look_for_danger(text)
        if look.signal:
            session.danger = look.signal.category
            session.topic = HELPLINES_TOPIC
            return self._note(session, self._referred(look.signal, text, session))
        reply = self._answer(clean(text), session, now)
        return self._keeping.without_words(self._fallback.with_help_line(reply)) if look.worry else reply

    def _answer(self, text: str, session: Session, now: datetime) -> Reply:
        """Answer a message that holds no danger: a command, a step, a tap, a remark, or a question."""
        if text.startswith("/"):
            return self.command(text[1:].split(" ")[0].split("@")[0], session, now)
        if session.asking and self._continues_guide(text, session):
            return self._note(session, self._guided(session, now))
        if action := self._turns.tapped(text, session):
            return self.press(action, session, now)
        if kind := self._turns.kind_of(text):
            return self._turned(kind, session, now)
        correction = self._turns.correction_in(text)
        reading = self._read(correction.text, session, corrects=True) if correction else self._read(text, session)
        self._guide.fill_in(text, reading.age, session)
        reply = self._several(text, reading, session, now) or self._for(reading, session, now)
        session.why = why_of(reading, reply.outcome)
        repaired = tuple((typed, meant) for typed, meant, _ in reading.text.repaired)
        return self._note(session, replace(_asked(reply), repaired=repaired))

    def press(self, action: str, session: Session, now: datetime) -> Reply:
        """Answer a tap; what is forged or stale gets a kind line."""
        kind, _, name = action.partition(":")
        if kind == ABOUT_THE_LOG:
            return self._note(session, self._keeping.press(action, session) or self._fallback.say("stale.text"))
        session.why, session.asked_where = None, False
        if kind == "t" and name in self._topics:
            return self._note(session, _asked(self._answered(name, 1.0, session, now)))
        if kind == "m" and name in self._topics:
            return self._note(session, self._answered(name, 1.0, session, now, more=True))
        if kind == "p" and self._where.knows(name):
            return self._settle(name, session, now)
        if action.startswith(CONTACT) and (card := self._people.one(name, session, now)):
            return self._note(session, card)
        if kind == ACTION and self._guide.press(action, session):
            return self._note(session, self._guided(session, now))
        if action == "w":
            return self._note(session, _asked(self._near(session, now)))
        if action == "n":
            return self._note(session, self._fallback.say("clarify.none", helpline=True))
        return self._note(session, self._fallback.say("stale.text"))

    def located(self, latitude: float, longitude: float, session: Session, now: datetime) -> Reply:
        """Answer a shared location: only the name of the nearest municipality is kept."""
        place = self.understanding.places.nearest(latitude, longitude)
        if place is None:
            return self._note(session, self._fallback.say("reply.place_far"))
        return self._settle(place, session, now)

    def command(self, name: str, session: Session, now: datetime) -> Reply:
        """Answer /start, /help, /contact, /waarom, /privacy, /nietbewaren or /wis; any other is explained by /help."""
        match name:
            case "start":
                return self._note(session, self._start(session))
            case "contact":
                return self._note(session, _asked(self._near(session, now)))
            case "waarom":
                return self._fallback.tell(explain(session, self._topics, self._wording))
            case "privacy":
                return self._keeping.explain(session)
            case "nietbewaren":
                return self._keeping.refuse(session)
            case "wis":
                return self._keeping.forget(session)
        return self._note(session, self._fallback.say("help.text", kind_topic="bot-hulp"))

    def open_link(self, payload: str, session: Session, now: datetime) -> Reply:
        """Answer a deep link `?start=<topic>`."""
        if payload in self._topics:
            return self._note(session, _asked(self._answered(payload, 1.0, session, now)))
        return self._note(session, self._fallback.say("start.unknown_link") if payload else self._start(session))

    def no_text(self, session: Session, now: datetime) -> Reply:
        """Answer a photo, a voice message, a sticker: only text is read, and here is a line that listens."""
        return self._note(session, self._fallback.say("unknown.no_text", helpline=True))

    def _read(self, text: str, session: Session, *, corrects: bool = False) -> Reading:
        push = favour(self._topics, session) if self.understanding.standing.leans(text) else {}
        where = session.asked_where or (corrects and session.place is not None)
        return self.understanding.read(text, push, answering_where=where)

    def _turned(self, kind: TurnKind, session: Session, now: datetime) -> Reply:
        """Answer a yes, a no, or 'that is not what I meant'."""
        if kind == "yes":
            choices = self._turns.choices(session) if session.chose_from else []
            if len(choices) == 1:
                return self.press(choices[0], session, now)
            return self._again(session, "clarify.which" if choices else "turns.affirmed")
        if session.last is None or session.last.kind in ("smalltalk", "crisis") or session.chose_from:
            return self._note(session, self._fallback.say("clarify.none", helpline=True))
        return self._note(
            session, replace(self._fallback.instead_of(session.last), event=self._keeping.rejection(session))
        )

    def _again(self, session: Session, key: str) -> Reply:
        """A short line, with the buttons that were there before."""
        offered = tuple(Button(label, action) for label, action in session.offered)
        parts = (Part("question", self._wording.say(key)),)
        return self._note(session, Reply(parts, Outcome("clarify" if session.chose_from else "smalltalk"), offered))

    def _several(self, text: str, whole: Reading, session: Session, now: datetime) -> Reply | None:
        """Two short answers to a message that asks two things; None when it asks one, or is not clear enough.

        What a story asks at its end ('hoe heet dat, en kan ik daar nog in?') says little without the story: then
        the story as a whole must point to those answers too.
        """
        questions = self.understanding.asked.questions_in(text)
        if len(questions) < _MOST_QUESTIONS or whole.language != "nl":
            return None
        found: dict[str, Candidate] = {}
        pointed_to = {one.topic for one in whole.match.candidates}
        spoken = replace(session)
        for question in questions:
            reading = self._read(question, spoken)
            decision = self._decider.decide(reading, spoken)
            if decision.kind != "answered" or decision.topic is None or decision.more:
                continue
            of_what_is_told = reading.points_back and not found  # 'ik wil … . wat moet ik daarvoor doen?'
            if of_what_is_told and decision.topic not in pointed_to:
                continue
            found.setdefault(decision.topic, Candidate(decision.topic, decision.score or reading.match.best.score))
            spoken.topic = decision.topic
        is_story = len(whole.text.sentences) >= _STORY
        if len(found) < _MOST_QUESTIONS or (is_story and not pointed_to.issuperset(found)):
            return None
        self._remember(whole, session)
        return self._both(tuple(found.values())[:_MOST_QUESTIONS], session, now)

    def _both(self, answers: tuple[Candidate, ...], session: Session, now: datetime) -> Reply:
        """The answers one after the other, each under its title, with who helps with the first."""
        topics = [self._topics[one.topic] for one in answers]
        parts = [part for topic in topics for part in self._compose.answer(topic, now.date(), titled=True)]
        points = self._people.under(topics[0], session)
        parts += self._compose.cards(points, session.place, now)
        parts += [part for topic in topics for part in self._compose.source(topic)]
        session.topic = answers[-1].topic
        buttons = [self._compose.more_button(topic) for topic in topics if topic.more]
        outcome = Outcome("answered", answers[0].topic, answers[0].score, answers)
        return Reply(tuple(parts), outcome, tuple(buttons), points)

    def _for(self, reading: Reading, session: Session, now: datetime) -> Reply:
        self._remember(reading, session)
        if not reading.text.words and reading.language == "nl":
            return self._fallback.say("unknown.nothing", helpline=True)
        decision = self._decider.decide(reading, session)
        session.asked_where = False
        session.facet = reading.facet if decision.kind == "clarify" else None
        session.asked = reading.facet
        reply = self._carry_out(decision, reading, session, now)
        reply = self._where.add_question(reply, reading.place, session)
        return replace(reply, outcome=_completed(reply.outcome, reading, decision))

    def _remember(self, reading: Reading, session: Session) -> None:
        session.age = reading.age or session.age
        session.asker = reading.asker or session.asker
        session.moved = False
        if reading.place and reading.place.municipality:
            session.moved = session.offers_places or session.place not in (None, reading.place.municipality)
            session.place, session.area = reading.place.municipality, None
        elif reading.place and (reading.place.options or reading.place.area):
            session.place = None  # it is asked which of them; the place before is not where they are
            session.area = reading.place.area

    def _carry_out(self, decision: Decision, reading: Reading, session: Session, now: datetime) -> Reply:
        match decision.kind:
            case "contacts":
                session.topic = decision.topic
                return self._near(session, now)
            case "clarify":
                if (route := self._shared_route(decision.choices)) is not None:
                    session.topic = route
                reply = self._fallback.choice(decision.choices)
                if reading.language != "nl":  # of another language less is understood, danger too
                    reply = self._fallback.with_help_line(reply)
                return self._with_own_language(reply, reading.language, session, now)
            case "unknown":
                return self._fallback.unknown(decision.choices, reading, session, now)
        score = decision.score or reading.match.candidates[0].score
        if decision.more and session.told_all_of(decision.topic or ""):
            told_all = self._fallback.nothing_more(decision, score, session, now)
            return self._with_own_language(told_all, reading.language, session, now)
        reply = self._answered(decision.topic or "", score, session, now, more=decision.more)
        if decision.more:
            rest = Part("question", self._wording.say("reply.rest"))
            ways_out = self._compose.topic_buttons(decision.choices)
            buttons = tuple(dict.fromkeys((*reply.buttons, *ways_out)))  # one may be related to the topic as well
            reply = replace(reply, parts=(*reply.parts, rest), buttons=buttons)
        return self._with_own_language(reply, reading.language, session, now)

    def _with_own_language(self, reply: Reply, language: str, session: Session, now: datetime) -> Reply:
        """First in the reader's own language what this is and who helps in it, once; then the answer."""
        if language in ("nl", session.introduced):
            return reply
        parts, points = self._people.newcomers(language, session, now)
        return replace(reply, parts=(*parts, *reply.parts), contacts=(*points, *reply.contacts))

    def _answered(self, name: str, score: float, session: Session, now: datetime, *, more: bool = False) -> Reply:
        """The answer of a topic, with its people when a place is known, its source and the ways on."""
        if name == CONTACTS_TOPIC and not more:
            session.topic = name
            return self._near(session, now)
        if name == OPEN_NOW_TOPIC and not more:
            session.topic = name
            return self._people.open_now(session, now, score)
        topic = self._topics[name]
        buttons: list[Button] = []
        if name == ROUTES_TOPIC and self._guide.knows_enough(session) and not more:
            parts = self._compose.routes(session.answers)
            buttons += self._guide.buttons(session)
        else:
            if name == ROUTES_TOPIC:
                buttons.append(Button(self._wording.say("buttons.guide"), ACTION))
            parts = self._compose.answer(topic, now.date(), more=more)
            buttons += [] if more or not topic.more else [Button(self._wording.say("buttons.more"), f"m:{name}")]
            buttons += self._compose.topic_buttons(topic.related[:_RELATED])
        points = () if more else self._people.under(topic, session)
        parts += self._compose.cards(points, session.place, now)
        if topic.contacts and not session.place:
            buttons.append(Button(self._wording.say("buttons.near"), "w"))
        if name not in SMALLTALK:
            session.topic = name
            parts += self._compose.source(topic)
        kind: OutcomeKind = "smalltalk" if name in SMALLTALK else "answered"
        return Reply(tuple(parts), Outcome(kind, name, score), tuple(buttons), points)

    def _continues_guide(self, text: str, session: Session) -> bool:
        """Whether a typed message answers the question of the guided route that was just asked."""
        if len(text.split()) > _SHORT_ANSWER:
            return False
        text = _YES_OR_NO.get(self._turns.kind_of(text) or "", text)
        self._guide.fill_in(text, age_in(text) or age_in(f"{text} jaar"), session)
        return self._guide.understood(text, session)

    def _guided(self, session: Session, now: datetime) -> Reply:
        """The next question of the guided route, or where it leads."""
        if step := self._guide.step(session):
            session.topic = ROUTES_TOPIC
            return step
        reply = _asked(self._answered(ROUTES_TOPIC, 1.0, session, now))
        return replace(reply, outcome=replace(reply.outcome, kind="route"))

    def _near(self, session: Session, now: datetime) -> Reply:
        """Who can help near you, for the subject we are speaking of."""
        return self._people.near(self._topics.get(session.topic or ""), session, now)

    def _settle(self, place: str, session: Session, now: datetime) -> Reply:
        """A place was chosen: go on with what was asked before."""
        session.place, session.asked_where = place, False
        return self._note(session, _asked(self._near(session, now)))

    def _start(self, session: Session) -> Reply:
        """Who we are, and in one sentence what is kept."""
        reply = self._fallback.say("start.text", kind_topic="groet")
        session.told = session.refused
        if session.is_kept:
            return reply
        return replace(reply, parts=(*reply.parts, Part("answer", self._wording.say("start.keeps_nothing"))))

    def _shared_route(self, choices: tuple[str, ...]) -> str | None:
        """The first choice when the two likeliest are on one route: that route is now spoken of, chosen or not."""
        routes = [self._topics[one].route for one in choices[:2]]
        return choices[0] if len(routes) > 1 and routes[0] is not None and routes[0] == routes[1] else None

    def _referred(self, signal: Signal, text: str, session: Session) -> Reply:
        """The help lines first; what was asked about school as well stays one tap away."""
        reply = self._referrals.of(signal)
        reading = self._read(clean(text), session)
        self._remember(reading, session)
        candidates = reading.match.candidates
        best = candidates[0]
        says_what = reading.names_something or reading.facet is not None  # 'ik snij mezelf' only resembles a subject
        asks_too = says_what and best.score >= _ASKED_TOO and best.topic not in SMALLTALK
        buttons = tuple(self._compose.topic_buttons((best.topic,) if asks_too else ()))
        return replace(reply, buttons=buttons, outcome=replace(reply.outcome, candidates=candidates))

    def _keep_help_near(self, reply: Reply, session: Session) -> Reply:
        """After a danger signal the help lines come along with all but a plain answer or a step of the route."""
        if session.danger is None or reply.outcome.kind in ("crisis", "answered", "route"):
            return reply
        return replace(reply, parts=(self._referrals.lines_of(session.danger), *reply.parts))

    def _note(self, session: Session, reply: Reply) -> Reply:
        """Remember, for a while, what this reply was about."""
        reply = self._keeping.add(self._keep_help_near(reply, session), session)
        known = replace(reply.outcome, place=session.place, age=session.age, asker=session.asker)
        reply = replace(reply, outcome=known)
        session.last = reply.outcome
        session.shown |= {point.id for point in reply.contacts}
        session.asking = session.asking if reply.outcome.kind == "route" else None
        session.listed = tuple(point.id for point in self._compose.in_order(reply.contacts))
        session.offered = tuple((button.label, button.action) for button in reply.buttons)
        session.chose_from = session.offers_places or reply.outcome.kind in ("clarify", "unknown", "route")
        if session.why is None and reply.outcome.kind == "answered":
            session.why = Why((), reply.outcome, None)
        return reply


def _asked(reply: Reply) -> Reply:
    """An answer to a question, so that the query log counts it."""
    return replace(reply, event="question")


def _completed(outcome: Outcome, reading: Reading, decision: Decision) -> Outcome:
    """The outcome with what else the question could have been about."""
    candidates = reading.match.candidates
    if decision.score is not None and decision.topic:
        others = tuple(one for one in candidates if one.topic != decision.topic)
        candidates = (Candidate(decision.topic, decision.score), *others)[:3]
    return replace(
        outcome,
        score=outcome.score or candidates[0].score,
        candidates=candidates,
        language=reading.language,
    )
