"""Places in a conversation: choosing between two of the same name, a region, a place that is not ours."""

from dataclasses import replace

from bot.answer.reply import Button, Part, Reply
from bot.answer.session import Session
from bot.answer.wording import Wording
from bot.knowledge import Knowledge
from bot.understand.places import FoundPlace


class Whereabouts:
    """Knows the municipalities and asks back when a name is not enough."""

    def __init__(self, knowledge: Knowledge, wording: Wording) -> None:
        self._municipalities = knowledge.areas.municipalities
        self._wording = wording

    def knows(self, name: str) -> bool:
        """Whether this is a municipality of ours."""
        return name in self._municipalities

    def add_question(self, reply: Reply, found: FoundPlace | None, session: Session) -> Reply:
        """The reply with, where a place was named but is not yet clear, a question or a remark about it."""
        if found is None or found.municipality or any(found.area in point.serves for point in reply.contacts):
            return reply
        if found.options:
            ask = Part("question", self._wording.say("reply.ask_which_place", name=found.name))
            buttons = tuple(Button(label, f"p:{place}") for label, place in found.options[:4])
            if reply.outcome.kind == "contacts":
                return replace(reply, parts=(ask,), buttons=buttons, contacts=())
            return replace(reply, parts=(*reply.parts, ask), buttons=(*buttons, *reply.buttons))
        if found.outside:
            remark = Part("question", self._wording.say(f"reply.place_{found.outside}"))
        else:
            remark = Part(
                "question", self._wording.say("reply.place_area", area=found.name[:1].upper() + found.name[1:])
            )
        session.asked_where = True
        if reply.outcome.kind == "contacts":
            return replace(reply, parts=(remark,), buttons=(), contacts=())
        return replace(reply, parts=(*reply.parts, remark))
