"""Words with which tests ask the door for acts, in the demonstration county."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

from xinfang.demo import cast
from xinfang.files.store import store
from xinfang.kernel import clock
from xinfang.law.acts import ActKind, Source
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Person, Unit
from xinfang.petitions.commands import Ask, Command, PartyIn, SeatChoice
from xinfang.petitions.confirming import Answer, confirm
from xinfang.petitions.door import Done, perform

TEXT = "村口道路塌陷，请求修复。\n去年雨季塌陷后一直没有修复，车辆无法通行。"
PARTY = PartyIn(name="王小红", id_no="", phone="13800001234", address="井店镇一街十二号")


def person(username: str) -> Person:
    """Give a person of the cast."""
    return Person.objects.get(username=username)


def unit(code: str) -> int:
    """Give the id of a unit of the county."""
    return Unit.objects.get(code=code).pk


def paper(by: str, *, on: date) -> UUID:
    """Keep a paper that somebody of the cast sends as a proof; give its id."""
    return store(b"%PDF-1.7\n%%EOF\n", name="证明.pdf", by=person(by), at=noon(on)).pk


def noon(day: date) -> datetime:
    """Give noon in China on the day."""
    return datetime.combine(day, time(4), tzinfo=UTC)


@dataclass
class Doing:
    """Does acts one after the other on one petition, each on its day."""

    day: date = field(default_factory=clock.today)
    petition: UUID | None = None
    last: Done | None = None

    def later(self, days: int) -> "Doing":
        """Let days go by."""
        self.day += timedelta(days=days)
        return self

    def act(
        self,
        kind: ActKind,
        by: str,
        at: str,
        capacity: CapacityKind,
        *,
        values: dict[str, Any] | None = None,
        **more: Any,
    ) -> "Doing":
        """Ask for an act by somebody of the cast at a unit of the county."""
        said = {"source": Source.DESK, "happened_on": self.day, **more}
        command = Command(
            said.pop("id", None) or uuid4(),
            kind,
            petition=self.petition,
            seat=SeatChoice(unit(at), capacity),
            values=values or {},
            **said,
        )
        self.last = perform(command, by=person(by), at=noon(self.day))
        self.petition = self.last.petition
        return self

    def register(self, *asks: Ask, parties: tuple[PartyIn, ...] = (PARTY,), **more: Any) -> "Doing":
        """Register a visit at the bureau's window."""
        values = {"channel": "VISIT", "reachable": any(p.name and p.address for p in parties)}
        said = asks or (Ask(TEXT),)
        return self.act(
            ActKind.REGISTER,
            cast.CLERK,
            cast.BUREAU,
            CapacityKind.CLERK,
            values=values,
            asks=said,
            parties=parties,
            **more,
        )

    def transfer(self, to: str = cast.TOWN, **more: Any) -> "Doing":
        """Pass it on to an organ."""
        values = {"to": unit(to), "ground": "22-1-2", "delivery": "SYSTEM"}
        return self.act(
            ActKind.TRANSFER, cast.CASE_OFFICER, cast.BUREAU, CapacityKind.CASE_OFFICER, values=values, **more
        )

    def handle(self, kind: ActKind, values: dict[str, Any] | None = None, **more: Any) -> "Doing":
        """Do an act as the town's handler."""
        return self.act(kind, cast.TOWN_HANDLER, cast.TOWN, CapacityKind.HANDLER, values=values, **more)

    def decline(self, values: dict[str, Any], **more: Any) -> "Doing":
        """Propose, as the town's handler, to decline a repeat of a matter whose file is not here, with a paper."""
        proof = paper(cast.TOWN_HANDLER, on=self.day)
        return self.handle(ActKind.DECLINE_REPEAT, values, evidence=proof, **more)

    def inform(self) -> "Doing":
        """Tell the petitioner of receipt, route and procedure."""
        return self.handle(ActKind.INFORM, {"method": "POST", "text": "已收到，按信访程序办理。"})

    def accept(self) -> "Doing":
        """Accept the matter."""
        return self.handle(ActKind.ACCEPT)

    def hear(self) -> "Doing":
        """Hear the petitioner."""
        return self.handle(ActKind.HEAR_PETITIONER, {"way": "PHONE", "text": "听取了陈述。"})

    def answer(self) -> "Doing":
        """Issue the opinion."""
        values = {"outcome": "SUPPORT", "text": "予以修复。", "legal_basis": "公路法"}
        return self.handle(ActKind.ISSUE_OPINION, values)

    def serve(self) -> "Doing":
        """Serve the opinion."""
        return self.handle(ActKind.SERVE, {"method": "IN_PERSON", "proof": "SIGNED"})

    def conclude(self) -> "Doing":
        """Conclude the matter."""
        return self.handle(ActKind.CONCLUDE)

    def to_the_end(self) -> "Doing":
        """Go the main path from registration to the conclusion."""
        self.register().later(1).transfer().later(2).inform().later(1).accept().later(3).hear()
        return self.later(10).answer().later(2).serve().conclude()

    def confirmed(self, by: str = cast.TOWN_HEAD) -> "Doing":
        """Let a second person confirm what was just proposed."""
        assert self.last is not None
        assert self.last.pending is not None
        self.last = confirm(Answer(self.last.pending), by=person(by), at=noon(self.day))
        return self

    @property
    def done(self) -> Done:
        """Give what the last act led to."""
        assert self.last is not None
        return self.last
