"""The one form for every act, drawn from its row of the act table."""

from collections.abc import Callable, Iterator, Mapping, Set
from datetime import date, time
from itertools import groupby
from typing import Any, Final

from django import forms
from django.http import QueryDict

from xinfang.desk import on_file
from xinfang.desk.attachments import ACCEPTED, files_field
from xinfang.desk.person_fields import at_once, persons_field
from xinfang.kernel.typed import whole_number
from xinfang.law.actable import ACTS, ActRow
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.duties.oversight import ANSWERING
from xinfang.law.effects import ACCUSATION_KINDS
from xinfang.law.effects.disputes import SETTLING
from xinfang.law.fields import LONGEST_TEXT, Field, FieldKind
from xinfang.law.judge import FREE_DAYS_BACK, annullable, eligible
from xinfang.law.persons import PERSONAL, unserved
from xinfang.law.roles import UnitKind
from xinfang.law.routes import PROCEDURES, Procedure, Route
from xinfang.law.rulings.paths import RECEIVERS
from xinfang.law.table.review import ASKING
from xinfang.law.terms import Delivery, Outcome, ServiceProof, TransferGround
from xinfang.law.terms.classes import NewClass
from xinfang.law.terms.several import Part
from xinfang.law.texts import text_on
from xinfang.law.words import say_date
from xinfang.orgs.facts import PickerUnit, units_for_picker
from xinfang.orgs.officials import officials_at
from xinfang.orgs.seats import Seat
from xinfang.petitions.casework import CaseView
from xinfang.petitions.citizen_files import PAPERS
from xinfang.petitions.doers import doer_in, organ_of
from xinfang.petitions.foretell import way_back
from xinfang.petitions.lists import first_line
from xinfang.petitions.persons import known, masked_receivers
from xinfang.petitions.tree import bodies_for
from xinfang.web.forms import CommandIdField, DayField, PageForm

# So many choices are shown at once; long ones stand below each other and would be cut in a list.
MOST_RADIOS, MOST_LONG, LONG = 4, 8, 16
# An opinion always says something.
NEVER_CHOSEN: Final = frozenset({Outcome.NOT_STATED})
USUAL: Final = {"delivery": Delivery.SYSTEM.value}
# The field beside which the form names who may take the paper in the petitioner's place.
TAKEN_BY: Final = {ActKind.SERVE: "proof", ActKind.SERVE_REVIEW: "proof", ActKind.INFORM: "method"}
MAY_TAKE: Final = "{of}的代理人{name}可以代收：交给他、由他签收的，就是交给信访人本人。"
SHOWN_WHEN_SERVED: Final = "送达以后，信访人查询时可以打开这些附件。"
Choices = list[tuple[str, Any]]


class ActForm(PageForm):
    """What must be said for an act; `act_form` adds the fields of its row of the act table.

    The hidden fields tell the command apart, and the case on which the reader decided.
    """

    row: ActRow
    command_id = CommandIdField()
    expected_seq = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    evidence_file = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def values(self) -> dict[str, Any]:
        """Give what was said in the fields of the table, as the door wants it."""
        said = self.values_of({one.name: one.name for one in self.row.fields if not one.second})
        return {name: value for name, value in said.items() if value not in (None, "")}

    def place_of(self, field: str | None) -> str | None:
        """Give the field beside which a fault of `field` is shown; None, above all of them, where nobody sees it."""
        return field if field in self.fields and not self[field].is_hidden else None

    def values_of(self, names: Mapping[str, str]) -> dict[str, Any]:
        """Give what was said in fields of the form, under the names that the door has for them."""
        return {name: _plain(self.cleaned_data.get(field)) for field, name in names.items()}


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.replace("\r\n", "\n") if isinstance(value, str) else value


def act_form(
    view: CaseView,
    kind: ActKind,
    *,
    seat: Seat,
    data: QueryDict | None = None,
    initial: Mapping[str, Any] | None = None,
    more: Mapping[str, forms.Field] | None = None,
) -> ActForm:
    """Give the form for an act of `kind` on the case, by the reader in `seat`; bound when `data` were sent.

    `more` are fields of the page's own, besides those of the table; they come first.
    """
    own: dict[str, Any] = {"row": ACTS[kind], **(more or {}), **fields_of(view, kind, seat, posted=data)}
    drawn: type[ActForm] = type("DrawnActForm", (ActForm,), own)
    return drawn(data, initial=initial)


def fields_of(view: CaseView, kind: ActKind, seat: Seat, *, posted: QueryDict | None) -> dict[str, forms.Field]:
    """Give the visible fields in their order on the page."""
    row = ACTS[kind]
    fields: dict[str, forms.Field] = {}
    if row.per_request:
        fields["requests"] = _requests(view, kind, seat, posted=posted)
    elif kind is ActKind.ANNUL:
        fields["target"] = _target(view, seat, posted=posted)
    if at_once(view, kind, seat):
        fields["persons"] = persons_field(view, kind, seat, also=_posted(posted, "persons"))
    elif kind in PERSONAL and len(view.case.persons) > 1:
        fields["person"] = _person(view, kind, posted=posted)
    if kind in ANSWERING:
        fields["about"] = _about(view, kind, seat)
    fields |= {one.name: WIDGETS[one.kind](one, view, kind) for one in _asked(view, row, seat)}
    if row.days_back:
        fields["happened_on"] = DayField(label="发生日期", initial=view.on, help_text=way_back(kind))
    if kind in TAKEN_BY and (told := masked_receivers(view)):
        fields[TAKEN_BY[kind]].help_text = "".join(MAY_TAKE.format(of=of, name=name) for of, name in told)
    return fields | dict(_files(row))


def _asked(view: CaseView, row: ActRow, seat: Seat) -> Iterator[Field]:
    """Give the fields of the table that the form asks for."""
    for one in row.fields_under(text_on(view.case.rulebook, view.on)):
        if not one.second and one.kind is not FieldKind.PETITION and not _is_own(one, row.kind, view, seat):
            yield one


def _files(row: ActRow) -> Iterator[tuple[str, forms.Field]]:
    """Give the fields for files: what comes with the act, and what proves it."""
    if row.files:
        yield "files", files_field(SHOWN_WHEN_SERVED if row.kind in PAPERS else "")
    if takes_evidence(row):
        yield (
            "evidence",
            forms.FileField(
                label="证明材料",
                required=False,
                help_text="PDF、JPG或者PNG文件，最大20 MB。",
                widget=forms.FileInput(attrs={"accept": ACCEPTED}),
            ),
        )


def takes_evidence(row: ActRow) -> bool:
    """Tell whether a file may have to prove the act: a paper of the petitioner, or a day far back."""
    return row.papers or row.proof or row.days_back > FREE_DAYS_BACK


def _requests(view: CaseView, kind: ActKind, seat: Seat, *, posted: QueryDict | None) -> forms.Field:
    """Give the choice of requests: those on which the act can be done, and those sent, which the judge judges."""
    numbers = {
        *eligible(view.case, kind, actor=doer_in(seat, person=view.person), on=view.on),
        *_posted(posted, "requests"),
    }
    shown = [request for request in view.requests if request.n in numbers]
    choices: Choices = [(str(r.n), f"诉求 {r.n}：{first_line(view.words_of(r))}") for r in shown]
    return forms.MultipleChoiceField(
        label="诉求",
        choices=choices,
        initial=[value for value, _ in choices],
        widget=forms.CheckboxSelectMultiple if len(choices) > 1 else forms.MultipleHiddenInput,
    )


def _target(view: CaseView, seat: Seat, *, posted: QueryDict | None) -> forms.Field:
    numbers = {*annullable(view.case, actor=doer_in(seat, person=view.person)), *_posted(posted, "target")}
    choices: Choices = [
        (str(act.seq), f"{act.seq}. {ACTS[act.kind].label}（{say_date(act.happened_on)}）")
        for act in reversed(view.acts)
        if act.seq in numbers
    ]
    return forms.ChoiceField(label="要撤销的记录", choices=[BLANK, *choices])


def _about(view: CaseView, kind: ActKind, seat: Seat) -> forms.Field:
    """Give the choice of what is answered, where several acts wait for an answer of this organ."""
    waiting: Choices = list(on_file.waiting(view, kind, unit=organ_of(seat)))
    widget = forms.Select if len(waiting) > 1 else forms.HiddenInput
    first = waiting[0][0] if waiting else None
    return forms.ChoiceField(label="所针对的记录", choices=waiting, initial=first, widget=widget)


def _is_own(one: Field, kind: ActKind, view: CaseView, seat: Seat) -> bool:
    """Tell whether the field names the organ that speaks, which only the office has to say."""
    return kind is ActKind.REPORT_ADOPTION and one.name == "organ" and organ_of(seat) != view.case.office


def _person(view: CaseView, kind: ActKind, *, posted: QueryDict | None) -> forms.Field:
    """Give the choice of the petitioner whom the act concerns, among those whom it still can concern.

    Who has left still has the window that he was given; who was served is not served again.
    """
    stays = kind in (ActKind.REQUEST_REVIEW, ActKind.REQUEST_FINAL_REVIEW)
    served = kind in (ActKind.SERVE, ActKind.SERVICE_FAILED)
    fitting = unserved(view.case) | _posted(posted, "person") if served else None
    choices: Choices = [
        (str(one.seq), one.words)
        for one in known(view)
        if (stays or not one.left) and (not fitting or one.seq in fitting)
    ]
    usual = choices[0][0] if len(choices) == 1 else None
    return forms.ChoiceField(label="哪一位信访人", choices=[BLANK, *choices], initial=usual)


def _posted(posted: QueryDict | None, name: str) -> set[int]:
    told = posted.getlist(name) if posted is not None else []
    numbers = (whole_number(str(value)) for value in told)
    return {number for number in numbers if number is not None}


def _text(one: Field, _view: CaseView, _kind: ActKind) -> forms.Field:
    area = forms.TextInput() if one.lines == 1 else forms.Textarea(attrs={"rows": one.lines})
    return forms.CharField(
        label=one.label, required=one.required, help_text=one.hint, widget=area, max_length=LONGEST_TEXT
    )


def _code(one: Field, view: CaseView, _kind: ActKind) -> forms.Field:
    terms = [term for term in one.choices or () if _fits(term, view.case)]
    choices: Choices = [(term.value, term.label) for term in terms]
    long = any(len(label) > LONG for _, label in choices)
    # A radio button cannot be taken back: what may be left out is a list with an empty line.
    few = one.required and len(choices) <= (MOST_LONG if long else MOST_RADIOS)
    usual = choices[0][0] if len(choices) == 1 else USUAL.get(one.name)
    return forms.ChoiceField(
        label=one.label,
        required=one.required,
        help_text=one.hint,
        choices=choices if few else [BLANK, *choices],
        widget=forms.RadioSelect(attrs={"class": "check check-long"} if long else {}) if few else forms.Select,
        initial=usual,
    )


def _fits(term: Any, case: CaseFile) -> bool:
    """Tell whether a word of a list is of use here: accusations, decided routes and classes have their own."""
    if isinstance(term, TransferGround):
        return (term in ACCUSATION_KINDS) == case.concealed
    if term is Part.EXTRACT:
        return bool(case.accused_units | case.accused_persons)
    if isinstance(term, NewClass):
        return any(r.klass.value != term.value for r in case.requests)
    if isinstance(term, Procedure):
        return any(term in PROCEDURES.get(Route(r.route), ()) for r in case.requests if r.route is not None)
    if term is ServiceProof.AGENT_SIGNED:
        return any(agent.receives and agent.ended_seq is None for agent in case.agents)
    return term not in NEVER_CHOSEN


def _unit(one: Field, view: CaseView, kind: ActKind) -> forms.Field:
    own = {request.holder for request in view.requests} if kind in SETTLING else set()
    among = RECEIVERS.get(kind)
    units = [u for u in units_for_picker(view.on) if u.id in own or _receives(u, view.case, among=among)]
    if one.name == "reviewer":
        units = [unit for unit in units if unit.id in _reviewers(one, view)]
    fitting, kinds = on_file.fitting(view, kind, one.name), on_file.kinds_fitting(kind, one.name)
    units = [u for u in units if (fitting is None or u.id in fitting) and (kinds is None or u.kind in kinds)]
    groups: Choices = [
        (label, [(str(unit.id), unit.name) for unit in group])
        for label, group in groupby(units, key=lambda unit: unit.kind_label)
    ]
    return forms.TypedChoiceField(
        label=one.label,
        required=one.required,
        help_text=one.hint,
        choices=[BLANK, *groups],
        coerce=int,
        empty_value=None,
    )


def _reviewers(one: Field, view: CaseView) -> frozenset[int]:
    """Give the bodies that the unit tree names for the requests of the case; the judge looks at each request."""
    kinds = (kind for kind in ASKING if ACTS[kind].field(one.name) is one)
    return frozenset(
        body.unit
        for kind in kinds
        for request in view.requests
        for body in bodies_for(view.case, kind, requests=(request.n,), on=view.on)
    )


def _receives(unit: PickerUnit, case: CaseFile, *, among: Set[UnitKind] | None) -> bool:
    """Tell whether the matter may go to the unit at all, or to one of the kinds `among`; the judge looks closer."""
    kinds = frozenset(ACCUSATION_KINDS.values()) if case.concealed and among is None else among
    fits = unit.kind in kinds if kinds is not None else unit.kind != UnitKind.SECTION
    return fits and unit.id != case.office and unit.id not in case.accused_units


def _official(one: Field, view: CaseView, _kind: ActKind) -> forms.Field:
    organs = {request.challenge.organ for request in view.requests if request.challenge is not None}
    people = [pair for organ in sorted(organs) for pair in officials_at(organ, on=view.on)]
    choices: Choices = [("", "不选择"), *((str(pk), name) for pk, name in people)]
    return forms.TypedChoiceField(
        label=one.label, required=False, help_text=one.hint, choices=choices, coerce=int, empty_value=None
    )


def _on_file(one: Field, view: CaseView, _kind: ActKind) -> forms.Field:
    return forms.TypedChoiceField(
        label=one.label,
        help_text=one.hint,
        choices=[BLANK, *on_file.choices(view)],
        coerce=on_file.read,
        empty_value=None,
    )


def _day(one: Field, _view: CaseView, _kind: ActKind) -> forms.Field:
    return DayField(label=one.label, required=one.required, help_text=one.hint)


def _number(one: Field, _view: CaseView, _kind: ActKind) -> forms.Field:
    return forms.IntegerField(
        label=one.label,
        required=one.required,
        help_text=one.hint,
        min_value=one.least,
        max_value=one.most,
        error_messages=dict.fromkeys(NUMBER_FAULTS, f"{one.label}应当是{one.least}至{one.most}之间的整数。"),
    )


def _flag(one: Field, _view: CaseView, _kind: ActKind) -> forms.Field:
    return forms.BooleanField(label=one.label, required=False, help_text=one.hint)


def _time(one: Field, _view: CaseView, _kind: ActKind) -> forms.Field:
    return forms.TimeField(
        label=one.label,
        required=one.required,
        help_text=one.hint,
        input_formats=["%H:%M"],
        error_messages={"invalid": f"{one.label}应当按 09:30 的样式填写。"},
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
    )


BLANK: Final = ("", "请选择")
NUMBER_FAULTS: Final = ("invalid", "min_value", "max_value")
WIDGETS: Final[Mapping[FieldKind, Callable[[Field, CaseView, ActKind], forms.Field]]] = {
    FieldKind.TEXT: _text,
    FieldKind.CODE: _code,
    FieldKind.UNIT: _unit,
    FieldKind.NUMBER: _number,
    FieldKind.DAY: _day,
    FieldKind.FLAG: _flag,
    FieldKind.TIME: _time,
    FieldKind.OFFICIAL: _official,
    FieldKind.ON_FILE: _on_file,
}
