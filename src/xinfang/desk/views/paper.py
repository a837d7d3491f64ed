"""A paper of a petition: written, compared, submitted, approved, issued."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from xinfang.desk import case_rows
from xinfang.desk.attachments import ACCEPTED, Attached
from xinfang.desk.paper_form import PaperForm, as_kept, fresh, paper_form
from xinfang.desk.paper_remarks import RemarkForm, parts_to_remark, remarks_context
from xinfang.desk.paper_rows import draft_files, out_line, version_lines, written_lines
from xinfang.desk.paper_writing import Desk, Typed, dress, inserted, typed
from xinfang.desk.signed_in import me
from xinfang.desk.views.act import seat_code
from xinfang.documents import drafts
from xinfang.documents.books import SEALED
from xinfang.documents.comments import remark, settle
from xinfang.documents.drafts import Stage
from xinfang.documents.models import Draft, Issued
from xinfang.documents.press import press
from xinfang.documents.types import TYPES
from xinfang.documents.types.row import PaperType, Reader
from xinfang.files.uploads import take_in
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound, Refused
from xinfang.kernel.typed import whole_number
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.petitions import papers
from xinfang.petitions.casework import CaseView, open_case
from xinfang.petitions.papers import Offered, Work
from xinfang.petitions.unmask import task_seat
from xinfang.web.forms import PageForm

NO_SUCH: Final = "没有这种公文。"
NOT_NOW: Final = "您目前不能起草这份公文：相应的办理行为还不能办理，或者不由您的单位办理。"


class DecisionForm(PageForm):
    """What a head says of a version."""

    opinion = forms.CharField(
        label="审批意见",
        required=False,
        max_length=2000,
        help_text="退回修改时必须写明理由",
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def paper_new(request: HttpRequest, number: str, kind: str) -> HttpResponse:
    """Show the empty form of a paper, or keep its first version."""
    view = open_case(number, person=me(request), at=clock.now())
    offer = _offered(view, kind, request.GET.get("seat") or request.POST.get("seat") or "")
    paper, seat = offer.paper, offer.seat
    desk = Desk(view, paper, seat)
    if request.method != "POST":
        form = paper_form(view, paper, seat, initial=fresh(view, paper, uuid4()))
        return shown(request, view, paper, written=Typed(form, Attached()), desk=desk)
    if "insert" in request.POST:
        return shown(request, view, paper, written=inserted(request, desk), desk=desk)
    written = typed(request, desk)
    if not written.form.is_valid():
        return shown(request, view, paper, written=written, desk=desk, status=422)
    try:
        draft = _begun(view, offer, written.form)
    except Refused as refused:
        _tell(written.form, refused)
        return shown(request, view, paper, written=written, desk=desk, status=409)
    messages.success(request, "已保存草稿。")
    return redirect("desk:paper", number=number, draft=draft.pk)


def _begun(view: CaseView, offer: Offered, form: PaperForm) -> Draft:
    return drafts.begin(
        form.id,
        kind=offer.paper.kind,
        unit=offer.unit,
        petition=view.petition.pk,
        said=form.said,
        by=view.person,
        at=clock.now(),
    )


def _tell(form: forms.Form, refused: Refused) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, str(refused))


def _offered(view: CaseView, kind: str, wanted: str) -> Offered:
    if kind not in TYPES:
        raise NotFound(NO_SUCH)
    found = [one for one in papers.offered(view) if one.paper.kind == kind]
    if not found:
        raise Refused(NOT_NOW)
    return next((one for one in found if seat_code(one.seat) == wanted), found[0])


@require_http_methods(["GET", "HEAD", "POST"])
def paper(request: HttpRequest, number: str, draft: UUID) -> HttpResponse:
    """Show a draft, or do with it what was asked."""
    view = open_case(number, person=me(request), at=clock.now())
    work = papers.work_of(view, draft)
    if request.method != "POST":
        return shown(request, view, work.paper, work=work, written=kept_form(view, work))
    if "insert" in request.POST and desk_of(view, work) is not None:
        return shown(request, view, work.paper, work=work, written=inserted(request, desk_at(view, work)))
    doing = DOING.get(str(request.POST.get("do", "")))
    if doing is None:
        raise Refused("这份表单不完整，请返回事项页面重新打开。")
    return doing(request, view, work)


def kept_form(view: CaseView, work: Work) -> Typed | None:
    """Give the form with the newest version, None where the reader cannot go on writing."""
    desk = desk_of(view, work)
    if desk is None:
        return None
    form = paper_form(view, work.paper, desk.seat, initial=as_kept(work.standing.version), version=desk.version)
    return Typed(form, Attached())


def desk_of(view: CaseView, work: Work) -> Desk | None:
    """Give where the reader can go on writing, None where he cannot."""
    if work.seat is None or work.standing.stage is Stage.ISSUED:
        return None
    return Desk(view, work.paper, work.seat, work.standing.version)


def desk_at(view: CaseView, work: Work) -> Desk:
    """Give where the reader goes on writing; refuse where he cannot."""
    desk = desk_of(view, work)
    if desk is None:
        raise Refused(papers.NOT_YOURS)
    return desk


def _saved(request: HttpRequest, view: CaseView, work: Work) -> HttpResponse:
    written = typed(request, desk_at(view, work))
    form = written.form
    if not form.is_valid():
        return shown(request, view, work.paper, work=work, written=written, status=422)
    try:
        kept = drafts.save(work.draft, seen=form.cleaned_data["seen"], said=form.said, by=view.person, at=clock.now())
    except Refused as refused:
        _tell(form, refused)
        return shown(request, view, work.paper, work=work, written=written, status=409)
    same = kept.n == work.standing.version.n
    messages.success(request, "没有改动，仍是原来的一版。" if same else f"已保存第{kept.n}版。")
    return back_to(view, work)


def _submitted(request: HttpRequest, view: CaseView, work: Work) -> HttpResponse:
    papers.submit(view, work, seen=_seen(request), at=clock.now())
    messages.success(request, "已送签，等待负责人签发。")
    return back_to(view, work)


def _decided(request: HttpRequest, view: CaseView, work: Work) -> HttpResponse:
    form = DecisionForm(request.POST)
    form.full_clean()
    words, yes = str(form.cleaned_data.get("opinion", "")), request.POST.get("do") == "approve"
    try:
        if yes and work.paper.confirmed:
            return _confirmed(request, view, work, words)
        decide: Callable[..., None] = papers.approve if yes else papers.send_back
        decide(view, work, seen=_seen(request), words=words, at=clock.now())
    except Refused as refusal:
        _tell(form, refusal)
        return shown(request, view, work.paper, work=work, written=kept_form(view, work), decision=form, status=409)
    messages.success(request, "已签发，可以印发。" if yes else "已退回修改。")
    return back_to(view, work)


def _confirmed(request: HttpRequest, view: CaseView, work: Work, words: str) -> HttpResponse:
    at, draft = clock.now(), work.draft.pk
    out = papers.confirm_paper(
        view.petition, draft, seen=_seen(request), words=words, by=view.person, at=at, address=_address(request)
    )
    return _is_out(request, view, work, out, at)


def _address(request: HttpRequest) -> Callable[[str], str]:
    """Give where a paper is compared, by its code."""
    return lambda code: request.build_absolute_uri(reverse("portal:paper", args=[code]))


def _issued(request: HttpRequest, view: CaseView, work: Work) -> HttpResponse:
    at = clock.now()
    out = papers.issue_paper(
        view.petition,
        work.draft.pk,
        seen=_seen(request),
        by=view.person,
        at=at,
        address=_address(request),
        evidence=_evidence(request, view, work),
    )
    return _is_out(request, view, work, out, at)


def _evidence(request: HttpRequest, view: CaseView, work: Work) -> UUID | None:
    """Store the petitioner's signed paper, if it was sent; a page pressed twice stores it once."""
    upload = request.FILES.get("evidence")
    if upload is None or not papers.needs_evidence(work.paper):
        return None
    return take_in(upload, name=str(upload.name), form=work.draft.pk, by=view.person, at=clock.now()).pk


def _is_out(request: HttpRequest, view: CaseView, work: Work, out: Issued, at: datetime) -> HttpResponse:
    record(view.person, unit_id=out.unit_id, what=Access.PRINT, petition_id=view.petition.pk, at=at)
    number = f"，发文字号{out.number}" if out.number else ""
    messages.success(request, f"已印发{work.paper.title}{number}，并记入办理过程（第{out.seq}号记录）。")
    return back_to(view, work)


def _remarked(request: HttpRequest, view: CaseView, work: Work) -> HttpResponse:
    part, words = str(request.POST.get("part", "")), str(request.POST.get("remark", ""))
    if part and part not in dict(parts_to_remark(view, work.paper)):
        raise Refused("没有这个部分，请刷新页面。")
    form = RemarkForm(request.POST, parts=parts_to_remark(view, work.paper))
    newest = work.standing.version.n
    version = min(_seen(request) or newest, newest)
    try:
        remark(work.draft, version=version, part=part, words=words, by=view.person, at=clock.now())
    except Refused as refusal:
        form.full_clean()
        form.add_error("remark" if refusal.field else None, str(refusal))
        return shown(request, view, work.paper, work=work, written=kept_form(view, work), remark_form=form, status=409)
    messages.success(request, "已写下批注。")
    return back_to(view, work)


def _settled(request: HttpRequest, view: CaseView, work: Work) -> HttpResponse:
    settle(work.draft, whole_number(str(request.POST.get("remark", ""))) or 0, by=view.person, at=clock.now())
    messages.success(request, "已标明批注处理完毕。")
    return back_to(view, work)


DOING: Final[dict[str, Callable[[HttpRequest, CaseView, Work], HttpResponse]]] = {
    "save": _saved,
    "submit": _submitted,
    "approve": _decided,
    "return": _decided,
    "issue": _issued,
    "remark": _remarked,
    "settle": _settled,
}


def _seen(request: HttpRequest) -> int:
    return whole_number(str(request.POST.get("seen", ""))) or 0


def back_to(view: CaseView, work: Work) -> HttpResponse:
    """Go to the page of the draft."""
    return redirect("desk:paper", number=view.petition.number, draft=work.draft.pk)


def shown(
    request: HttpRequest,
    view: CaseView,
    paper: PaperType,
    *,
    work: Work | None = None,
    written: Typed | None = None,
    desk: Desk | None = None,
    decision: DecisionForm | None = None,
    remark_form: RemarkForm | None = None,
    word_fault: str = "",
    status: int = 200,
) -> HttpResponse:
    """Give the page of a paper: of a new one at its `desk`, or of a draft with what was `written` there."""
    at = desk if desk is not None else desk_of(view, work) if work is not None else None
    context: dict[str, Any] = {
        "petition": view.petition,
        "on": view.on,
        "paper": paper,
        "form": dress(written.form, at) if written is not None and at is not None else None,
        "attached": written.attached.lines if written is not None else [],
        "word_fault": word_fault,
        "seat_code": seat_code(desk.seat) if desk is not None else "",
        "fonts": press().faces.missing,
        "requests": case_rows.request_lines(view),
    }
    if work is not None:
        context |= _of_work(view, work, decision)
        context |= remarks_context(view, work, remark_form)
    return render(request, "desk/paper.html", context, status=status)


def _of_work(view: CaseView, work: Work, decision: DecisionForm | None) -> dict[str, Any]:
    now = work.standing
    out = next((one for one in papers.papers_out(view) if one.issued.draft_id == work.draft.pk), None)
    able = work.seat is not None and (work.paper.approver is None or now.stage is Stage.APPROVED)
    open_ = now.stage is not Stage.ISSUED
    return {
        "work": work,
        "stage": now.stage.value,
        "step": now.step,
        "lacks": papers.lacks(view, papers.about_of(work)) if open_ else (),
        "versions": version_lines(view, work),
        "written": written_lines(view, work),
        "files": draft_files(view, work),
        "word": not view.case.concealed,
        "out": out_line(view, out) if out is not None else None,
        "may_submit": open_
        and work.seat is not None
        and work.paper.approver is not None
        and now.stage in (Stage.WRITING, Stage.RETURNED),
        "may_issue": open_ and able and not work.paper.confirmed,
        "evidence": papers.needs_evidence(work.paper),
        "accepted": ACCEPTED,
        "may_serve": not open_
        and work.seat is not None
        and task_seat(view) is not None
        and work.paper.reader is Reader.PETITIONER,
        "may_seal": not open_ and work.seat is not None and work.draft.issued.mark == SEALED,
        "decision": (decision or DecisionForm()) if work.approver and now.stage is Stage.WAITING else None,
    }
