"""Who speaks for a petitioner (代理人), as named in the registration form, with the paper that says so."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpRequest, QueryDict

from xinfang.desk.attachments import ACCEPTED, form_id
from xinfang.desk.register_forms import MOST_PARTIES, NO_COMPLETION, OF_PARTY, SHORT_TOO_LONG, PartyForm, Row
from xinfang.desk.typed_numbers import judged_while_typed, party_faults
from xinfang.files.store import name_of
from xinfang.files.uploads import own, take_in
from xinfang.kernel import clock
from xinfang.kernel.errors import Refused
from xinfang.kernel.typed import whole_number
from xinfang.law.terms.persons import AgentBasis
from xinfang.orgs.models import Person
from xinfang.petitions.commands import AgentIn, PartyIn

NO_NAME: Final = "请写明代理人的姓名（名称）。"
NO_PAPER: Final = "请上传授权委托书或者监护关系的证明；暂时没有的，请清空代理人各栏，登记以后用“登记代理人”补办。"
NOBODY: Final = "写明代理人的，也请写明由其代理的信访人；本人不愿写明的，请清空代理人各栏，在诉求内容里说明。"
LOST: Final = "先前上传的材料已经清除，请重新选择。"
# Whoever has more has them entered afterwards, on the page of the petition.
MOST_AGENTS: Final = 2
MORE_AGENTS: Final = "more-agents:"
LABELS: Final = {
    "name": "代理人姓名（名称）",
    "phone": "代理人电话",
    "id_no": "代理人证件号码",
    "address": "代理人住址",
}
LENGTHS: Final = {"name": 100, "id_no": 40, "phone": 40, "address": 200}


def _typed_field(name: str) -> forms.CharField:
    return forms.CharField(
        label=LABELS[name],
        max_length=LENGTHS[name],
        required=False,
        widget=forms.TextInput(attrs=NO_COMPLETION),
        error_messages={"max_length": SHORT_TOO_LONG},
    )


@dataclass(slots=True)
class Papers:
    """The papers that came with a form, by the prefix of the agent's part: their ids and names, or what was wrong."""

    kept: dict[str, tuple[UUID, str]] = field(default_factory=dict)
    faults: dict[str, str] = field(default_factory=dict)


class AgentForm(Row):
    """One who speaks for a petitioner; nothing of it need be typed."""

    name = _typed_field("name")
    phone = _typed_field("phone")
    id_no = _typed_field("id_no")
    address = _typed_field("address")
    basis = forms.ChoiceField(
        label="代理的依据",
        choices=[(one.value, one.label) for one in AgentBasis],
        initial=AgentBasis.AUTHORISED.value,
        required=False,
    )
    receives = forms.BooleanField(
        label="可以代收告知和答复",
        required=False,
        help_text="委托书写明可以代收的才勾选：由他签收，就是送达信访人，复查的期限自他签收之日起计算。",
    )
    paper = forms.FileField(
        label="授权委托书",
        required=False,
        help_text="法定代理的，上传监护关系的证明。PDF、JPG或者PNG文件，最大20 MB。",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    kept = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, petitioner: PartyForm, papers: Papers | None = None, **kwargs: Any) -> None:
        """Keep for whom he speaks, and the papers that came with the form."""
        super().__init__(*args, **kwargs)
        self._petitioner, self._papers = petitioner, papers or Papers()
        for name in ("id_no", "phone"):
            judged_while_typed(self.fields[name], name)

    @property
    def is_blank(self) -> bool:
        """Tell whether nobody is named; a basis is always chosen."""
        return not any(self.typed(name) for name in OF_PARTY)

    @property
    def is_told(self) -> bool:
        """Tell whether there is something to see of what was typed or what is wrong with it."""
        return self.is_bound and (not self.is_blank or bool(self.paper_id) or bool(self.errors))

    @property
    def paper_kept(self) -> str:
        """Give the name of the paper that this form brought."""
        return self._kept[1]

    @property
    def paper_id(self) -> str:
        """Give what the form remembers the paper by."""
        return str(self._kept[0] or "")

    @property
    def _kept(self) -> tuple[UUID | None, str]:
        return self._papers.kept.get(self.prefix or "", (None, ""))

    def clean(self) -> dict[str, Any]:
        """Ask for name, paper and petitioner once somebody is named."""
        told = super().clean() or {}
        if fault := self._papers.faults.get(self.prefix or ""):
            self.add_error("paper", fault)
        if self.is_blank:
            if self.paper_id or told.get("receives"):
                self.add_error("name", NO_NAME)
            return told
        if not str(told.get("name", "")).strip():
            self.add_error("name", NO_NAME)
        if not self.paper_id and not fault:
            self.add_error("paper", NO_PAPER)
        if self._petitioner.is_blank:
            self.add_error("name", NOBODY)
        return told

    def cautions(self) -> dict[str, str]:
        """Give what looks miscopied in the numbers."""
        return party_faults({name: self.typed(name) for name in OF_PARTY})

    def agent(self) -> AgentIn | None:
        """Give who is named, None for nobody."""
        if self.is_blank:
            return None
        said = self.cleaned_data
        who = PartyIn(**{name: said[name] for name in OF_PARTY})
        return AgentIn(who, said["basis"] or AgentBasis.AUTHORISED.value, said["receives"], UUID(self.paper_id))


def agents_in(rows: Iterable[AgentForm]) -> tuple[AgentIn, ...]:
    """Give those who are named in the forms of one petitioner."""
    return tuple(agent for row in rows if (agent := row.agent()) is not None)


def papers_in(request: HttpRequest, *, by: Person) -> Papers:
    """Store the papers sent with the form, besides those that it brought before."""
    found, form, data = Papers(), form_id(request.POST), request.POST
    most = min(whole_number(data.get("parties", "1")) or 1, MOST_PARTIES)
    rows = (prefix_of(n, nth) for n in range(most) for nth in range(MOST_AGENTS))
    for prefix in rows if form is not None else ():
        upload = request.FILES.get(f"{prefix}-paper")
        try:
            if upload is not None and form is not None:
                file = take_in(upload, name=upload.name or "", form=form, by=by, at=clock.now())
                found.kept[prefix] = (file.pk, name_of(file))
            elif told := data.get(f"{prefix}-kept"):
                found.kept[prefix] = _before(told, by=by)
        except Refused as refused:
            found.faults[prefix] = str(refused)
    return found


def _before(told: str, *, by: Person) -> tuple[UUID, str]:
    try:
        (file,) = own([UUID(told)], by=by)
    except ValueError as odd:
        raise Refused(LOST) from odd
    return file.pk, name_of(file)


def prefix_of(n: int, nth: int) -> str:
    """Give the prefix of the form for the agent at place `nth` of the petitioner at place `n`, both from nought."""
    return f"agent-{n}" if nth == 0 else f"agent-{n}-{nth}"


def agents_of(
    data: QueryDict | None, parties: list[PartyForm], *, papers: Papers, judged: bool, wanted: str = ""
) -> list[list[AgentForm]]:
    """Give the forms for those who speak for each of the petitioners, one more where `wanted` asks for it."""
    told = data if data is not None else {}

    def rows(n: int) -> int:
        told_of = max(whole_number(told.get(f"party-{n}-agents", "1")) or 1, 1)
        return min(told_of + (wanted == f"{MORE_AGENTS}{n}"), MOST_AGENTS)

    return [
        [
            AgentForm(data, prefix=prefix_of(n, nth), petitioner=one, papers=papers, judged=judged)
            for nth in range(rows(n))
        ]
        for n, one in enumerate(parties)
    ]
