"""What was not understood: give it a topic, and the bot answers it from then on; one click takes that back."""

import asyncio
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.answer.session import Session
from bot.dashboard.office import Office
from bot.dashboard.view import office_of, page
from bot.editing import approve, changed_answers, undo
from bot.errors import KnowledgeError
from bot.knowledge.approved import read_approved
from bot.record.anonymise import MASK
from bot.record.review import NEW_TOPIC, NOT_OURS, Group, decide, decided, undecide
from bot.record.wordings import form_of

HERE = "/nakijken"
REASONS = {
    "unknown": "niet begrepen",
    "clarify": "de bot vroeg wat bedoeld werd",
    "unsure": "antwoord waar de bot niet zeker van was",
    "rejected": "duim omlaag",
    "taught": "gegeven om van te leren",
}
_LONGEST, _PAGE = 160, 20
"""Characters of an example; groups on one page."""


@dataclass(frozen=True)
class Verdict:
    """Something that was decided, and the example that came of it, if any."""

    form: str
    verdict: str
    text: str


async def review_page(request: Request) -> Response:
    """GET /nakijken"""
    return await _shown(request, request.state.session.told())


async def decide_group(request: Request) -> Response:
    """POST /nakijken/besluit: a topic, a new topic, or not for us."""
    office, form = office_of(request), await request.form()
    group = await _group(office, _field(form, "groep"))
    verdict, text = _field(form, "besluit"), _field(form, "tekst")
    told: dict[str, object] = {"form": group.form, "verdict": verdict, "text": "", "title": ""}
    if verdict == "onderwerp":
        topic = _field(form, "onderwerp") if _field(form, "onderwerp") != "ander" else _field(form, "ander")
        if topic not in office.knowledge.topics:
            return await _refused(request, group, text, "Kies eerst bij welk onderwerp deze vraag hoort.")
        try:
            edit = await asyncio.to_thread(approve, office.config, topic, text, office.clock())
        except KnowledgeError as error:
            return await _refused(request, group, text, str(error))
        await office.renew()
        told |= {"verdict": topic, "text": edit.text, "title": office.knowledge.topics[topic].title}
        told |= {"changed": edit.changed, "answer": _answer(office, edit.text)}
        verdict = topic
    elif verdict not in (NEW_TOPIC, NOT_OURS):
        raise HTTPException(422, "Dat is geen keuze van deze pagina.")
    await decide(office.engine, group, verdict, office.clock())
    request.state.session.notes.append({"kind": "decided", **told})
    return RedirectResponse(HERE, 303)


async def take_back(request: Request) -> Response:
    """POST /nakijken/terug: the example goes out of the knowledge again, and the question comes back."""
    office, form = office_of(request), await request.form()
    verdict, text = _field(form, "besluit"), _field(form, "tekst")
    if text:
        try:
            await asyncio.to_thread(undo, office.config, verdict, text)
        except KnowledgeError as error:
            return await _shown(request, [{"kind": "refused", "said": str(error)}], 422)
        await office.renew()
    await undecide(office.engine, _field(form, "vorm"))
    request.state.session.notes.append({"kind": "undone", "text": text})
    return RedirectResponse(HERE, 303)


async def try_out(request: Request) -> Response:
    """POST /nakijken/proef: what the bot answers now. A form and not an address, so that no log sees the words."""
    office, text = office_of(request), _field(await request.form(), "tekst")
    return await _shown(request, [{"kind": "tried", "text": text, "answer": _answer(office, text)}])


async def _shown(request: Request, notes: list[dict[str, object]], status: int = 200, **kept: object) -> Response:
    office = office_of(request)
    await office.renew()
    groups = await office.groups()
    verdicts = _with_examples(await decided(office.engine), office)
    changed = await asyncio.to_thread(changed_answers, office.desk, office.clock())
    topics = sorted(office.knowledge.topics.values(), key=lambda topic: topic.title)
    return page(
        request, "review.html", status, notes=notes, groups=groups[:_PAGE], more=len(groups[_PAGE:]), verdicts=verdicts,
        changed=changed, reasons=REASONS, topics=topics, titles={topic.id: topic.title for topic in topics}, mask=MASK,
        longest=_LONGEST, names={NEW_TOPIC: "nieuw onderwerp nodig",
        NOT_OURS: "niet voor ons"}, **{"kept": {}, **kept},
    )  # fmt: skip


async def _refused(request: Request, group: Group, text: str, said: str) -> Response:
    """The page again, with what was typed and what is wrong with it."""
    note: dict[str, object] = {"kind": "refused", "said": said}
    return await _shown(request, [note], 422, kept={group.id: text})


async def _group(office: Office, group_id: str) -> Group:
    for group in await office.groups():
        if group.id == group_id:
            return group
    raise HTTPException(409, "Iemand besliste hier al over. Ga terug naar de lijst.")


def _answer(office: Office, text: str) -> dict[str, object]:
    """What the bot says to somebody who asks this first."""
    reply = office.desk.assistant.reply(text, Session(), office.clock())
    topic = office.knowledge.topics.get(reply.outcome.topic or "")
    return {"reply": reply.text, "title": topic.title if topic else "", "kind": reply.outcome.kind}


def _with_examples(rows: list[tuple[str, str, str]], office: Office) -> list[Verdict]:
    """Each verdict with the approved example of its topic that looks most like it."""
    approved = read_approved(office.config.knowledge)
    found = []
    for form, verdict, _ in rows:
        own = {one.ask: form_of(one.ask) for one in approved if one.topic == verdict}
        nearest = process.extractOne(form, own, scorer=fuzz.token_sort_ratio)
        found.append(Verdict(form, verdict, nearest[2] if nearest else ""))
    return found


def _field(form: FormData, name: str) -> str:
    return " ".join(str(form.get(name, "")).split())[:_LONGEST]
