"""Where a petitioner signs on the screen for a paper that is handed to him; the signed record proves the service."""

from typing import Any, Final
from uuid import UUID, uuid4

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from xinfang.desk.signed_in import me
from xinfang.documents.models import Issued
from xinfang.documents.signature import picture_of
from xinfang.documents.types import TYPES
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound, Refused, UserError
from xinfang.law.acts import ActKind
from xinfang.law.terms import ServiceMethod, ServiceProof
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.orgs.seats import Seat
from xinfang.petitions.addressees import Addressee
from xinfang.petitions.casework import CaseView, open_case
from xinfang.petitions.citizen_answers import SERVED_BY
from xinfang.petitions.commands import Command, SeatChoice
from xinfang.petitions.door import perform
from xinfang.petitions.signing import AGENT, HIMSELF, MISSING, Signed, has_agent, record_signed, to_sign, was_signed
from xinfang.web.forms import CommandIdField, PageForm

NOT_NOW: Final = "这份公文现在不能登记送达：已经送达，或者不由您的单位办理。"

PROOFS: Final = {HIMSELF: ServiceProof.SIGNED, AGENT: ServiceProof.AGENT_SIGNED}


class SignForm(PageForm):
    """Who signs, where, and the signature that was drawn."""

    command_id = CommandIdField()
    by = forms.ChoiceField(label="签收人", widget=forms.RadioSelect)
    place = forms.CharField(label="送达地点", max_length=100, help_text="例如“井店镇信访接待室”")
    signature = forms.CharField(label="签名", required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, agent: bool, **kwargs: Any) -> None:
        """Offer the agent where one may receive papers."""
        super().__init__(*args, **kwargs)
        choices = [(HIMSELF, "信访人本人"), *([(AGENT, "有权代收的代理人")] if agent else [])]
        self.fields["by"].choices = choices  # type: ignore[attr-defined]  # a choice field's own
        self.fields["by"].initial = HIMSELF


@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, number: str, paper: UUID, signer: int) -> HttpResponse:
    """Show what is signed for and the place for the signature, or enter the service with the signed record."""
    view = open_case(number, person=me(request), at=clock.now())
    issued, to = to_sign(view, paper, signer)
    form = SignForm(
        request.POST if request.method == "POST" else None,
        agent=has_agent(view, signer),
        initial={"command_id": uuid4()},
    )
    if form.is_valid() and was_signed(view, issued, to, command=form.cleaned_data["command_id"]):
        return _done(request, number)
    kind, seat = _act(view, issued)
    if form.is_valid() and _is_served(view, issued, to, form, kind=kind, seat=seat):
        return _done(request, number)
    context = {
        "petition": view.petition,
        "paper": issued,
        "title": TYPES[issued.kind].title,
        "to": to,
        "form": form,
        "kind": kind.value,
    }
    return render(request, "desk/sign.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, number: str) -> HttpResponse:
    messages.success(request, "已登记当面送达，送达回证已保存为送达的证明材料。")
    return redirect("desk:case", number=number)


def _act(view: CaseView, issued: Issued) -> tuple[ActKind, Seat]:
    """Give the act by which the paper is served, and the seat in which the reader can do it."""
    made_by = TYPES[issued.kind].act
    kind = SERVED_BY.get(made_by) if made_by is not None else None
    if kind is None:
        raise NotFound(MISSING)
    seat = next((desk.seat for desk in view.desks if kind in desk.kinds), None)
    if seat is None:
        raise Refused(NOT_NOW)
    return kind, seat


def _is_served(view: CaseView, issued: Issued, to: Addressee, form: SignForm, *, kind: ActKind, seat: Seat) -> bool:
    """Tell whether the service was entered; the form is told why not, and keeps what was typed and signed."""
    try:
        _serve(view, issued, to, form, kind=kind, seat=seat)
    except NotFound:
        raise
    except UserError as refusal:
        field = refusal.field if isinstance(refusal, Refused) else None
        form.add_error(field if field in form.fields and field != "signature" else None, str(refusal))
        return False
    return True


def _serve(view: CaseView, issued: Issued, to: Addressee, form: SignForm, *, kind: ActKind, seat: Seat) -> None:
    """Keep the signed record, whose making is recorded like a printing, and do the act that rests on it."""
    at, said = clock.now(), form.cleaned_data
    signed = Signed(said["place"], said["by"], picture_of(said["signature"]))
    record(view.person, unit_id=issued.unit_id, what=Access.PRINT, petition_id=view.petition.pk, at=at)
    with transaction.atomic():
        file = record_signed(view, issued, to, signed, form=said["command_id"], at=at)
        perform(_command(view, issued, to, said, kind=kind, seat=seat, proof=file.pk), by=view.person, at=at)


def _command(
    view: CaseView, issued: Issued, to: Addressee, said: dict[str, Any], *, kind: ActKind, seat: Seat, proof: UUID
) -> Command:
    act = view.case.act(issued.seq)
    return Command(
        said["command_id"],
        kind,
        view.on,
        seat=SeatChoice(seat.unit_id, seat.kind),
        petition=view.petition.pk,
        values={"method": ServiceMethod.IN_PERSON.value, "proof": PROOFS[said["by"]].value},
        requests=act.requests if act is not None else (),
        about=issued.seq,
        expected_seq=view.case.last_seq,
        evidence=proof,
        joined=to.person if kind is ActKind.SERVE else None,
    )
