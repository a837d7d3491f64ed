"""One proposal: what would be done and why; the second person confirms it or says no, the proposer takes it back."""

from io import BytesIO
from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from xinfang.desk import case_rows
from xinfang.desk.proposal_form import NoForm, YesForm, yes_form
from xinfang.desk.proposal_rows import line_of
from xinfang.desk.signed_in import me
from xinfang.files.models import StoredFile
from xinfang.files.store import name_of, read
from xinfang.kernel import clock
from xinfang.kernel.errors import Conflict, NotFound, Refused
from xinfang.law.actable import ACTS
from xinfang.petitions.casework import CaseView, open_case
from xinfang.petitions.confirming import Answer, confirm, decline, withdraw
from xinfang.petitions.proposals import Proposal, proposal_of


@require_http_methods(["GET", "HEAD", "POST"])
def proposal(request: HttpRequest, number: str, pending: UUID) -> HttpResponse:
    """Show the proposal, or take the answer and go back to the petition."""
    view = open_case(number, person=me(request), at=clock.now())
    page = ProposalPage(request, view, proposal_of(view, pending))
    if request.method != "POST":
        return page.shown()
    return page.confirmed() if request.POST.get("answer") == "yes" else page.turned_down()


class ProposalPage:
    """One request for the page of a proposal."""

    def __init__(self, request: HttpRequest, view: CaseView, one: Proposal) -> None:
        """Keep who looks at what."""
        self.request, self.view, self.one = request, view, one
        self.label = ACTS[one.act.kind].label

    def confirmed(self) -> HttpResponse:
        """Carry the act out, if the second person has said what he must."""
        form = yes_form(self.one.act.kind, data=self.request.POST)
        if not form.is_valid():
            return self.shown(yes=form, status=422)
        said = form.cleaned_data
        words = {name: said[name] for name in said if name != "expected_seq"}
        answer = Answer(self.one.pending.pk, expected_seq=said["expected_seq"], values=words)
        try:
            confirm(answer, by=self.view.person, at=clock.now())
        except Conflict as conflict:
            return self._moved_on(form, str(conflict))
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            return self._again(yes=form)
        return self._done(f"已确认“{self.label}”，自今日起生效。")

    def turned_down(self) -> HttpResponse:
        """Say no for a reason, or take one's own proposal back."""
        form = NoForm(self.request.POST)
        if not form.is_valid():
            return self.shown(no=form, status=422)
        answer = Answer(self.one.pending.pk, reason=form.cleaned_data["reason"])
        own = self.one.own
        try:
            (withdraw if own else decline)(answer, by=self.view.person, at=clock.now())
        except Refused as refusal:
            form.add_error(None, str(refusal))
            return self._again(no=form)
        return self._done(f"已收回“{self.label}”。" if own else f"未予确认“{self.label}”，理由已告知提出人。")

    def _done(self, sentence: str) -> HttpResponse:
        messages.success(self.request, sentence)
        return redirect("desk:case", number=self.view.petition.number)

    def _moved_on(self, form: YesForm, sentence: str) -> HttpResponse:
        """Show what has been entered meanwhile; the answer is given again to the case as it is now."""
        since = form.cleaned_data["expected_seq"]
        self._look_again()
        data = self.request.POST.copy()
        data["expected_seq"] = str(self.view.case.last_seq)
        fresh = yes_form(self.one.act.kind, data=data)
        fresh.add_error(None, sentence)
        return self.shown(yes=fresh, since=case_rows.act_lines(self.view, since=since), status=409)

    def _again(self, *, yes: YesForm | None = None, no: NoForm | None = None) -> HttpResponse:
        self._look_again()
        return self.shown(yes=yes, no=no, status=409)

    def _look_again(self) -> None:
        self.view = CaseView(self.view.petition, person=self.view.person, on=self.view.on)
        self.one = proposal_of(self.view, self.one.pending.pk)

    def shown(
        self,
        *,
        yes: YesForm | None = None,
        no: NoForm | None = None,
        since: list[case_rows.ActLine] | None = None,
        status: int = 200,
    ) -> HttpResponse:
        """Show the proposal beside the case, with the forms of those who may answer."""
        fresh = {"expected_seq": self.view.case.last_seq}
        context = {
            "petition": self.view.petition,
            "on": self.view.on,
            "line": line_of(self.view, self.one),
            "yes": (yes or yes_form(self.one.act.kind, initial=fresh)) if self.one.may_answer else None,
            "no": (no or NoForm()) if self.one.may_answer or self.one.own else None,
            "since": since,
            "requests": case_rows.request_lines(self.view),
            "owed": case_rows.duty_lines(self.view)[0],
        }
        return render(self.request, "desk/proposal.html", context, status=status)


@require_safe
def proposal_evidence(request: HttpRequest, number: str, pending: UUID) -> FileResponse:
    """Hand over the file that proves a proposed act, to whoever may read the proposal."""
    view = open_case(number, person=me(request), at=clock.now())
    one = proposal_of(view, pending)
    if one.act.evidence is None or not one.readable:
        raise NotFound("没有这份证明材料，或者您无权查看。")
    file = StoredFile.objects.get(pk=one.act.evidence["file"])
    return FileResponse(BytesIO(read(file)), as_attachment=True, filename=name_of(file), content_type=file.media_type)
