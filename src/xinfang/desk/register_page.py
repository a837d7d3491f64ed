"""The registration form as one thing: its parts, their faults and cautions, and the command that it amounts to."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.forms import BoundField

from xinfang.desk.agent_form import AgentForm, agents_in
from xinfang.desk.attachments import Attached
from xinfang.desk.further_form import FurtherForm
from xinfang.desk.register_forms import (
    MOST_PARTIES,
    AccusedForm,
    AskForm,
    FilesForm,
    MatterForm,
    PartyForm,
    Row,
    SignersForm,
)
from xinfang.kernel.errors import Refused
from xinfang.law.acts import ActKind
from xinfang.law.persons import MOST_REPRESENTATIVES
from xinfang.law.terms import Channel
from xinfang.petitions.commands import Command, PartyIn
from xinfang.petitions.reference import Choice
from xinfang.petitions.registering import MOST_FOUND, reachable
from xinfang.web.forms import PageField
from xinfang.web.templatetags.web import target

LOST = "这张表不完整，请重新打开登记页面填写。"
NOBODY_FOUND = "人员名册中没有姓名含“{query}”的人员。请把姓名写在诉求内容里，并清空查找框。"
NOT_CHOSEN = "已查到姓名含“{query}”的人员，请选择；都不是的，请清空查找框。"
TOO_MANY_FOUND = f"查到的人员较多，只列出前{MOST_FOUND}人，请把姓名写完整后再查找。"
NOBODY_NAMED = "没有选择被检举、控告的单位或者人员，系统就不能对其屏蔽这件事项。"
TOO_MANY_PEOPLE = f"一次最多登记{MOST_PARTIES}位信访人，其余的登记以后用“加入共同信访人”办理。"
TOO_MANY_SPEAK = (
    f"多人来访的，推选的代表不得超过{MOST_REPRESENTATIVES}人（第二十条第三款），第一位信访人也是代表。"
    "请只留下推选的代表；直接再按“登记”的，只把前五位记为代表。其余的照样登记为信访人，告知、送达、复查、评价都不少。"
)
NTH = ("", "第二位")  # as many as one petitioner has on this page
# Fields of the act under the names that they have on this page.
PLACES = {"happened_on": "received_on", "seat": "seat", "channel": "channel"}


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence about one field, for the list on top of the page."""

    label: str
    sentence: str
    target: str


@dataclass(slots=True)
class RegisterPage:
    """The form as shown or as sent; `found` are the ids of people whom the search came upon."""

    choices: Mapping[str, Choice]
    matter: MatterForm
    asks: Sequence[AskForm]
    parties: Sequence[PartyForm]
    agents: Sequence[Sequence[AgentForm]]
    signers: SignersForm
    accused: AccusedForm
    files: FilesForm
    further: FurtherForm
    attached: Attached = field(default_factory=Attached)
    found: Sequence[str] = ()
    cautions: list[Remark] = field(default_factory=list)

    def rows(self) -> Iterator[tuple[str, Row]]:
        """Give each part with the words that tell it from its neighbours, in the order of the page."""
        yield "", self.matter
        yield "", self.further
        yield from ((f"诉求{n}的", row) for n, row in enumerate(self.asks, start=1))
        yield "", self.accused
        for n, (party, agents) in enumerate(self.petitioners, start=1):
            yield f"信访人{n}的", party
            yield from ((f"信访人{n}的{nth}", agent) for nth, agent in zip(NTH[: len(agents)], agents, strict=True))
        yield "", self.signers
        yield "", self.files

    @property
    def petitioners(self) -> list[tuple[PartyForm, Sequence[AgentForm]]]:
        """Give each petitioner of the page with those who speak for him."""
        return list(zip(self.parties, self.agents, strict=True))

    def attach(self, attached: Attached) -> None:
        """Let the files that were taken in come with the registration, and tell which were not."""
        self.attached = attached
        for fault in attached.faults:
            self.files.add_error("files", fault)

    @property
    def accuses(self) -> bool:
        """Tell whether some request is an accusation, or somebody is named."""
        return self.accused.is_bound and (not self.accused.is_blank or any(row.accuses for row in self.asks))

    def is_valid(self) -> bool:
        """Judge every part; rows left empty count for nothing, save that one request must be there."""
        if all(row.is_blank for row in self.asks):
            self.asks[0].empty_permitted = False
        judged = [row.is_valid() for _, row in self.rows()]
        if all(judged) and len(self.people()) > MOST_PARTIES:
            self.signers.add_error("people", TOO_MANY_PEOPLE)
            judged.append(False)
        self._keep_first_focus()
        return all(judged)

    def people(self) -> tuple[PartyIn, ...]:
        """Give all petitioners of the judged form; at a visit no more than five of them speak, the first among them."""
        rows = (replace(row.party(), agents=agents_in(own)) for row, own in self.petitioners if not row.is_blank)
        told = [*rows, *self.signers.told]
        if self.matter.cleaned_data["channel"] != Channel.VISIT:
            return tuple(told)
        speaking = [n for n, one in enumerate(told) if one.speaks or n == 0]
        silent = set(speaking[MOST_REPRESENTATIVES:])
        return tuple(replace(one, speaks=False) if n in silent else one for n, one in enumerate(told))

    def command(self) -> Command:
        """Give the command that the judged form amounts to."""
        parties = self.people()
        return Command(
            id=self.matter.cleaned_data["command_id"],
            kind=ActKind.REGISTER,
            happened_on=self.matter.cleaned_data["received_on"],
            seat=self.matter.chosen(),
            values=self._values(reachable=reachable(parties)),
            asks=tuple(row.ask() for row in self.asks if not row.is_blank),
            parties=parties,
            accused=self.accused.accused(),
            files=self.attached.ids,
        )

    def _values(self, *, reachable: bool) -> dict[str, object]:
        """Give what the form says in the fields of the act."""
        said = {"channel": self.matter.cleaned_data["channel"], "reachable": reachable}
        present = self.signers.cleaned_data["present"]
        said |= {**({"present": present} if present else {}), **self.further.said()}
        return said | ({"oral": True} if self.matter.cleaned_data["oral"] else {})

    def refuse(self, refused: Refused) -> None:
        """Put the sentence of a refusal beside what it speaks of."""
        place = PLACES.get(refused.field or "")
        if refused.field == "asks":
            self._odd_ask().add_error("klass", str(refused))
        elif refused.field == "accused":
            self.accused.add_error("units", str(refused))
        elif refused.field in self.further.fields:
            self.further.add_error(refused.field, str(refused))
        elif refused.field == "files":
            self.files.add_error("files", str(refused))
        elif refused.field == "agent":
            next(row for agents in self.agents for row in agents if not row.is_blank).add_error("name", str(refused))
        else:
            self.matter.add_error(place if place in self.matter.fields else None, str(refused))
        self._keep_first_focus()

    def faults(self) -> list[Remark]:
        """Give every fault of a visible field with the words for where it is."""
        return [
            Remark(f"{words}{bound.label}", str(sentence), target(bound))
            for words, row in self.rows()
            for bound in row.visible_fields()
            for sentence in bound.errors
        ]

    def general_faults(self) -> list[str]:
        """Give the sentences that speak of no single field."""
        spoken = [str(sentence) for sentence in self.matter.non_field_errors()]
        return [*spoken, LOST] if self.matter["command_id"].errors else spoken

    def caution(self) -> str:
        """Note what to look at once more; give the mark by which a second press is known, empty for nothing."""
        self.cautions = list(self._cautions())
        said = "\n".join(f"{one.target} {one.sentence}" for one in self.cautions)
        self._keep_first_focus()
        return hashlib.sha256(said.encode()).hexdigest()[:16] if said else ""

    def _cautions(self) -> Iterator[Remark]:
        for words, row in self.rows():
            for name, sentence in row.cautions().items():
                yield _remark(words, row[name], sentence)
        yield from self._too_many_speak()
        query, chosen = self.accused.typed("query"), set(self.accused["persons"].data or ())
        if query and not self.found:
            yield _remark("", self.accused["query"], NOBODY_FOUND.format(query=query))
        elif query and not chosen & set(self.found):
            yield _remark("", self.accused["persons"], NOT_CHOSEN.format(query=query))
        if len(self.found) > MOST_FOUND:
            yield _remark("", self.accused["query"], TOO_MANY_FOUND)
        accuses = any(row.accuses and not row.is_blank for row in self.asks)
        if accuses and not query and not self.accused.names_somebody:
            yield _remark("", self.accused["units"], NOBODY_NAMED)

    def _too_many_speak(self) -> Iterator[Remark]:
        """Tell how a visit for which more than five were chosen goes on; it is registered in any case."""
        rows = [row for row in self.parties if not row.is_blank]
        speaking = [row["speaks"] for n, row in enumerate(rows) if row.typed("speaks") or n == 0]
        lines = [self.signers["people"]] * sum(one.speaks for one in self.signers.told)
        too_many = (*speaking, *lines)[MOST_REPRESENTATIVES:]
        if too_many and self.matter.typed("channel") == Channel.VISIT:
            yield _remark("", too_many[0], TOO_MANY_SPEAK)

    def _keep_first_focus(self) -> None:
        held = [bound for _, row in self.rows() for bound in row if "autofocus" in bound.field.widget.attrs]
        for bound in held[1:]:
            del bound.field.widget.attrs["autofocus"]

    def _odd_ask(self) -> AskForm:
        """Give the request to be mended when the requests do not go together: the accusation, else the first."""
        return next((row for row in self.asks if row.accuses and not row.is_blank), self.asks[0])


def _remark(words: str, bound: BoundField, sentence: str) -> Remark:
    """Say it beside the field too, and bring the focus there."""
    if isinstance(bound, PageField) and bound.is_judged:
        bound.said = f"{bound.said}{sentence}"
    else:
        bound.help_text = f"{bound.help_text}{sentence}"
    bound.field.widget.attrs["autofocus"] = True
    return Remark(f"{words}{bound.label}", sentence, target(bound))
