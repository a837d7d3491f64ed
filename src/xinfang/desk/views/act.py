"""The form for an act, and its recording through the one door."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xinfang.desk import case_rows
from xinfang.desk.act_form import ActForm, act_form, takes_evidence
from xinfang.desk.attachments import Attached, form_id, take_in_all
from xinfang.desk.signed_in import me
from xinfang.desk.typed_numbers import SURE
from xinfang.files.store import name_of
from xinfang.files.uploads import own, take_in
from xinfang.kernel import clock
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.judge import offers
from xinfang.law.roles import CapacityKind
from xinfang.law.texts import text_on
from xinfang.law.words import say_date
from xinfang.orgs.models import Person
from xinfang.orgs.seats import Seat
from xinfang.petitions.casework import CaseView, open_case
from xinfang.petitions.commands import Command, SeatChoice
from xinfang.petitions.doers import doer_in
from xinfang.petitions.door import Done, perform
from xinfang.petitions.foretell import followed, outlook, why_not
from xinfang.petitions.presence import note_writing, others_writing, stop_writing
from xinfang.petitions.wording import caution, labels_in

PREFILLED = ("method", "proof", "ground", "happened_on", "person")
LOST = "这份表单不完整，请返回事项页面重新打开。"


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Show the form of the act, or record it and go back to the petition."""
    person = me(request)
    view = open_case(number, person=person, at=clock.now())
    page = ActPage(request, view, act_kind(kind))
    return page.answer()


def act_kind(name: str) -> ActKind:
    """Give the kind of act that an address names; registration has a page of its own."""
    known = {kind.value: kind for kind, row in ACTS.items() if row.capacities - {CapacityKind.PARTY}}
    if name not in known or name == ActKind.REGISTER:
        raise NotFound("没有这种办理行为。")
    return known[name]


def prefilled(query: QueryDict) -> dict[str, Any]:
    """Give what another page already knows of the act and passes on in the address; the form still asks for all."""
    told = {name: query[name] for name in PREFILLED if query.get(name)}
    return told | ({"persons": query.getlist("person")} if query.get("person") else {})


class ActPage:
    """One request for the form of an act."""

    template = "desk/act.html"

    def __init__(self, request: HttpRequest, view: CaseView, kind: ActKind) -> None:
        """Choose the seat in which the person acts: the one asked for, else the first that can."""
        self.request, self.view, self.kind, self.row = request, view, kind, ACTS[kind]
        wanted = request.POST.get("seat") or request.GET.get("seat") or ""
        able = [desk.seat for desk in view.desks if kind in desk.kinds]
        fitting = [*able, *(seat for seat in view.seats if seat.kind in self.row.capacities)]
        if not fitting:
            raise Refused(f"您目前的身份不能办理“{self.row.label}”。")
        self.seat: Seat = next((seat for seat in fitting if seat_code(seat) == wanted), fitting[0])
        self.offered = self.seat in able
        self.attached = Attached()

    @property
    def takes_files(self) -> bool:
        """Tell whether files may come with the act."""
        return self.row.files

    @property
    def person(self) -> Person:
        """Give who acts."""
        return self.view.person

    def answer(self) -> HttpResponse:
        """Show the form of an act that can be done, or record what was sent."""
        if self.request.method == "POST":
            return self.recorded()
        if not self.offered:
            raise Refused(why_not(self.view.case, self.kind, doer=doer_in(self.seat, person=self.person)))
        note_writing(self.view, self.kind, at=clock.now())
        return self.shown(self.form(initial=self.fresh()))

    def form(self, *, data: QueryDict | None = None, initial: Mapping[str, Any] | None = None) -> ActForm:
        """Give the form, bound when `data` were sent."""
        return act_form(self.view, self.kind, seat=self.seat, data=data, initial=initial)

    def fresh(self) -> dict[str, Any]:
        """Give what an untouched form starts with."""
        return {"command_id": uuid4(), "expected_seq": self.view.case.last_seq} | prefilled(self.request.GET)

    def recorded(self) -> HttpResponse:
        """Record the act; a form that is refused comes back with all that was typed."""
        data = self.request.POST.copy()
        if data.get("confirmed_seq"):
            data.setlist("expected_seq", data.getlist("confirmed_seq"))
        file_fault = self._keep_file(data)
        if self.takes_files:
            self.attached = take_in_all(self.request, form=form_id(data), by=self.person)
        form = self.form(data=data)
        self._point_out(form, data)
        if file_fault is not None:
            form.add_error("evidence", file_fault)
        for fault in self.attached.faults:
            form.add_error("files", fault)
        if form.is_valid():
            return self._performed(form)
        if {"command_id", "expected_seq", "evidence_file"} & form.errors.keys():
            raise Refused(LOST)
        return self.shown(form, status=422)

    def cautions(self, _typed: Mapping[str, str]) -> dict[str, str]:
        """Give by field what looks miscopied in what was typed; none of it stands in the way."""
        return {}

    def _point_out(self, form: ActForm, data: QueryDict) -> None:
        """Point out once what labels a person in the words typed, and what looks miscopied."""
        typed = {name: str(data.get(name, "")) for name in form.fields}
        found, miscopied = labels_in(*typed.values()), self.cautions(typed)
        marks = {name: f"{name}:{fault}" for name, fault in miscopied.items()}
        seen = str(data.get("labels_seen", "")).split("|")
        data["labels_seen"] = "|".join((*found, *marks.values()))
        if fresh := tuple(label for label in found if label not in seen):
            form.add_error(None, caution(fresh))
        for name, mark in marks.items():
            if mark not in seen:
                form.add_error(name, f"{miscopied[name]}{SURE}")

    def _keep_file(self, data: QueryDict) -> str | None:
        """Store the file sent, so that a refused form need not send it again; give what is wrong with it."""
        upload, form = self.request.FILES.get("evidence"), form_id(data)
        if upload is None or form is None or not takes_evidence(self.row):
            return None
        try:
            file = take_in(upload, name=upload.name or "", form=form, by=self.person, at=clock.now())
        except Refused as refusal:
            return str(refusal)
        data["evidence_file"] = str(file.pk)
        return None

    def _performed(self, form: ActForm) -> HttpResponse:
        try:
            done = perform(self.command(form), by=self.person, at=clock.now())
        except Conflict as conflict:
            return self._moved_on(form, str(conflict))
        except Refused as refusal:
            form.add_error(form.place_of(refusal.field), str(refusal))
            return self.shown(form, status=422)
        stop_writing(self.view)
        return self.after(done, form)

    def after(self, done: Done, form: ActForm) -> HttpResponse:
        """Say what was recorded, on the page of the petition."""
        messages.success(self.request, self._told(done, form))
        return redirect("desk:case", number=self.view.petition.number)

    def command(self, form: ActForm) -> Command:
        """Give what the form asks of the door."""
        said = form.cleaned_data
        return Command(
            said["command_id"],
            self.kind,
            said.get("happened_on") or self.view.on,
            seat=SeatChoice(self.seat.unit_id, self.seat.kind),
            petition=self.view.petition.pk,
            values=form.values(),
            requests=tuple(sorted(int(n) for n in said.get("requests", ()))),
            about=int(said["about"]) if said.get("about") else None,
            target=int(said["target"]) if said.get("target") else None,
            expected_seq=said["expected_seq"],
            evidence=self._own_file(said.get("evidence_file")),
            joined=int(said["person"]) if said.get("person") else None,
            persons=tuple(sorted(int(one) for one in said.get("persons", ()))),
            files=self.attached.ids,
        )

    def _own_file(self, file: UUID | None) -> UUID | None:
        """Give the file if this person sent it; nobody gets at another's file by its id."""
        if file is not None and not own([file], by=self.person):
            raise Refused("证明材料没有保存成功，请重新上传。", field="evidence")
        return file

    def _moved_on(self, form: ActForm, sentence: str) -> HttpResponse:
        """Show what has been entered meanwhile; the form goes on only when the person has seen it."""
        self.view = CaseView(self.view.petition, person=self.person, on=self.view.on)
        since = case_rows.act_lines(self.view, since=form.cleaned_data["expected_seq"])
        doer = doer_in(self.seat, person=self.person)
        self.offered = self.kind in offers(self.view.case, actor=doer, on=self.view.on)
        form.add_error(None, sentence)
        if not self.offered:
            form.add_error(None, why_not(self.view.case, self.kind, doer=doer))
        return self.shown(form, status=409, since=since)

    def _told(self, done: Done, form: ActForm) -> str:
        """Tell what was recorded and what comes of it."""
        on = form.cleaned_data.get("happened_on") or self.view.on
        if done.pending is not None:
            return f"“{self.row.label}”已提交，等待第二人确认，确认以前不生效。"
        sentences = [f"已记录“{self.row.label}”（{say_date(on)}）。"]
        if not done.repeated:
            after = CaseView(self.view.petition, person=self.person, on=self.view.on)
            for owed in followed(self.view.case, done.case):
                who = after.units.get(owed.obligor_unit or 0, case_rows.PETITIONER)
                until = f"应在{say_date(owed.due)}以前" if owed.due else "应当及时"
                sentences.append(f"{who}{until}{done.case.rulebook.rule(owed.rule).title}。")
        return "".join(dict.fromkeys(sentences))

    def shown(self, form: ActForm, *, status: int = 200, since: list[case_rows.ActLine] | None = None) -> HttpResponse:
        """Show the form beside the case."""
        doer = doer_in(self.seat, person=self.person)
        context = {
            "petition": self.view.petition,
            "on": self.view.on,
            "row": self.row,
            "article": self.row.article_under(text_on(self.view.case.rulebook, self.view.on)),
            "seat": self.seat,
            "seat_code": seat_code(self.seat),
            "form": form,
            "kept": self._kept(form),
            "attached": self.attached.lines,
            "labels_seen": self.request.POST.get("labels_seen", "")
            if not form.is_bound
            else form.data.get("labels_seen", ""),
            "writing": others_writing(self.view, at=clock.now()),
            "since": since,
            "decided": case_rows.decided_lines(self.view, self.kind),
            "offered": self.offered,
            "last_seq": self.view.case.last_seq,
            "outlook": outlook(self.view.case, self.kind, doer=doer, on=self.view.on),
            "requests": case_rows.request_lines(self.view),
            "owed": case_rows.duty_lines(self.view)[0],
        }
        return render(self.request, self.template, context | self.more(), status=status)

    def more(self) -> dict[str, Any]:
        """Give what the template of this act shows besides."""
        return {}

    def _kept(self, form: ActForm) -> str:
        """Give the name of the file that a refused form already brought."""
        told = form.cleaned_data.get("evidence_file") if form.is_bound else None
        return "".join(name_of(file) for file in own([told] if told else [], by=self.person))


def seat_code(seat: Seat) -> str:
    """Give how addresses and forms name a seat."""
    return f"{seat.unit_id}.{seat.kind.value}"
