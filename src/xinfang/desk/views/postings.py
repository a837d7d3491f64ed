"""Envelopes: what waits to be posted, what was posted on a day with its numbers, the list for the post office."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from xinfang.desk.posting_forms import BackForm, DayChoice, PostForm
from xinfang.desk.service_rows import steps_for
from xinfang.desk.signed_in import me
from xinfang.documents.models import Carrier, Envelope
from xinfang.kernel import clock
from xinfang.kernel.errors import Conflict, Refused
from xinfang.law.roles import CapacityKind
from xinfang.law.terms import FailureGround
from xinfang.ledger.access import record
from xinfang.ledger.models import Access
from xinfang.orgs.contacts import contacts_of
from xinfang.orgs.models import Person
from xinfang.petitions import postings as posts
from xinfang.petitions.lists import working_seats
from xinfang.petitions.offices import keep_address
from xinfang.petitions.posting_list import posting_list
from xinfang.petitions.tracking import is_doubtful
from xinfang.web.files import shown_as_pdf

PREFIX: Final = "number-"
SHOWN: Final = "shown-"
SIZE: Final = 200
DOUBTFUL_AMONG: Final = "已录入{kept}个邮件号码，其中{numbers}的校验位对不上，可能输错一位，请对照邮件核对。"
DOUBTFUL: Final = "号码已经保存，但是校验位对不上，可能输错一位，请对照邮件核对。"


@require_http_methods(["GET", "HEAD", "POST"])
def postings(request: HttpRequest) -> HttpResponse:
    """Show what waits and the envelopes of a day; post what was chosen, or keep the numbers typed."""
    if request.method == "POST":
        return DONE.get(str(request.POST.get("do", "")), _posted)(request)
    return _shown(request, form=PostForm(initial={"command_id": uuid4()}, today=clock.today()))


def _posted(request: HttpRequest) -> HttpResponse:
    person, today, at = me(request), clock.today(), clock.now()
    form = PostForm(request.POST, today=today)
    if not form.is_valid():
        return _shown(request, form=form, status=422)
    said = form.cleaned_data
    try:
        what = posts.chosen(person, request.POST.getlist("chosen"), on=today)
        made = posts.post(
            person,
            what,
            carrier=Carrier(said["carrier"]),
            posted_on=said["posted_on"],
            command=said["command_id"],
            at=at,
            on=today,
        )
    except Refused as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return _shown(request, form=form, status=409)
    messages.success(
        request, f"已登记交寄{len(made)}封邮件，请逐封录入邮件号码。邮寄本身不起算期限，收到回执后再登记送达。"
    )
    return redirect(_address(said["posted_on"], apart=any(one.apart for one in made)))


def _numbered(request: HttpRequest) -> HttpResponse:
    """Keep the numbers; a scanner ends each with Enter, so the page comes back with the next empty field in focus."""
    typed, shown = _fields(request, PREFIX), _fields(request, SHOWN)
    kept, faults = posts.set_numbers(me(request), typed, shown=shown, on=clock.today())
    if faults:
        form = PostForm(initial={"command_id": uuid4()}, today=clock.today())
        return _shown(request, form=form, typed=typed, faults=faults, status=422)
    doubtful = _doubtful(me(request), typed, shown) if kept else ""
    if doubtful:
        messages.warning(request, DOUBTFUL_AMONG.format(kept=kept, numbers=doubtful), extra_tags="soon")
    elif kept:
        messages.success(request, f"已录入{kept}个邮件号码。")
    part = str(request.POST.get("part", ""))
    return redirect(_address(_day(request), apart=_apart(request)) + (f"&part={part}" if part.isdigit() else ""))


def _doubtful(person: Person, typed: Collection[UUID], shown: Mapping[UUID, str]) -> str:
    """Give those of the numbers just kept whose check digit does not agree."""
    held = posts.envelopes_of(person, on=clock.today()).filter(pk__in=typed).order_by("pk")
    fresh = (one.tracking for one in held if one.tracking != shown.get(one.pk, ""))
    return "、".join(number for number in fresh if is_doubtful(number))


def _addressed(request: HttpRequest) -> HttpResponse:
    """Keep the address typed for an office outside the system, and come back to the paper that waits for it."""
    person, on, told = me(request), clock.today(), request.POST
    key = str(told.get("paper", ""))
    one = next(iter(posts.known(person, [key], on=on)), None)
    if one is None or not one.addressee.is_outside:
        raise Refused(posts.UNKNOWN)
    try:
        keep_address(person, one.paper.unit_id, one.addressee.name, str(told.get("address", "")), on=on)
    except Refused as refusal:
        form = PostForm(initial={"command_id": uuid4()}, today=on)
        return _shown(request, form=form, status=422, office=(key, str(told.get("address", "")), str(refusal)))
    messages.success(request, f"已记下{one.addressee.name}的收件地址。")
    return redirect(f"{reverse('desk:postings')}?{urlencode({'paper': key})}#to-post")


DONE: Final[Mapping[str, Callable[[HttpRequest], HttpResponse]]] = {"numbers": _numbered, "office": _addressed}


def _fields(request: HttpRequest, prefix: str) -> dict[UUID, str]:
    """Give what was sent for each envelope in the fields whose names begin so."""
    return {
        pk: str(value)
        for name, value in request.POST.items()
        if name.startswith(prefix) and (pk := _uuid(name.removeprefix(prefix))) is not None
    }


def _part(request: HttpRequest, rows: QuerySet[Envelope]) -> "Page[Envelope]":
    """Give the part of a day's envelopes that is asked for, the first where none is."""
    told = request.POST if request.method == "POST" else request.GET
    return Paginator(rows, SIZE).get_page(told.get("part"))


def _uuid(told: str) -> UUID | None:
    try:
        return UUID(told)
    except ValueError:
        return None


def _address(day: date, *, apart: bool) -> str:
    return f"{reverse('desk:postings')}?day={day.isoformat()}{'&apart=1' if apart else ''}"


def _day(request: HttpRequest) -> date:
    form = DayChoice(request.POST if request.method == "POST" else request.GET)
    return (form.cleaned_data.get("day") if form.is_valid() else None) or clock.today()


def _apart(request: HttpRequest) -> bool:
    told = request.POST if request.method == "POST" else request.GET
    return told.get("apart") == "1" and _is_officer(me(request))


def _is_officer(person: Person) -> bool:
    seats = working_seats(person, on=clock.today())
    return any(seat.kind is CapacityKind.ACCUSATION_OFFICER for seat in seats)


def _shown(
    request: HttpRequest,
    *,
    form: PostForm,
    typed: Mapping[UUID, str] | None = None,
    faults: Mapping[UUID, str] | None = None,
    office: tuple[str, str, str] = ("", "", ""),
    status: int = 200,
) -> HttpResponse:
    person, today, day, apart = me(request), clock.today(), _day(request), _apart(request)
    wanted = {*request.POST.getlist("chosen"), *request.GET.getlist("paper")}
    part = _part(request, posts.posted_on(person, day, on=today, apart=apart))
    told = [_line(line, typed or {}, faults or {}) for line in posts.lines(list(part), person=person)]
    context = {
        "form": form,
        **_to_send(person, wanted, office, on=today),
        "chosen": wanted,
        "day": day,
        "day_form": DayChoice(initial={"day": day}),
        "lines": told,
        "part": part,
        "before": max(part.start_index() - 1, 0),
        "address": _address(day, apart=apart),
        "focus": next((one["pk"] for one in told if one["fault"] or not one["number"]), None),
        "missing": sum(not one["number"] for one in told),
        "apart": apart,
        "officer": _is_officer(person),
    }
    return render(request, "desk/postings.html", context, status=status)


def _to_send(person: Person, wanted: set[str], office: tuple[str, str, str], *, on: date) -> dict[str, Any]:
    """Give what waits, and the offices outside the system to which some of it goes."""
    waiting = _waiting(person, wanted | {key for key in office[:1] if key}, on=on)
    return {
        "waiting": waiting,
        "offices": [_office(one, *office) for one in waiting if one.addressee.is_outside],
    }


def _waiting(person: Person, wanted: Collection[str], *, on: date) -> list[posts.Outgoing]:
    """Give what waits to be posted, before it what another page has chosen: a paper may be posted again."""
    waiting = posts.waiting(person, on=on)
    known = {one.key for one in waiting}
    return [*posts.known(person, [key for key in wanted if key not in known], on=on), *waiting]


def _office(one: posts.Outgoing, key: str, typed: str, fault: str) -> dict[str, str]:
    """Give what the page asks of an office outside the system: its address, as kept or as typed and refused."""
    mine = one.key == key
    address = typed if mine else one.addressee.address
    return {"key": one.key, "name": one.addressee.name, "address": address, "fault": fault if mine else ""}


def _line(line: posts.EnvelopeLine, typed: Mapping[UUID, str], faults: Mapping[UUID, str]) -> dict[str, Any]:
    pk = line.envelope.pk
    return {
        "pk": pk,
        "line": line,
        # What was not refused is shown as it is kept: a stale page brings no old number back.
        "number": typed[pk] if pk in faults else line.envelope.tracking,
        "fault": faults.get(pk, ""),
        "doubt": DOUBTFUL if pk not in faults and is_doubtful(line.envelope.tracking) else "",
        "papers": () if line.envelope.apart else line.papers,
    }


@require_POST
def postings_pdf(request: HttpRequest) -> HttpResponse:
    """Record the printing for every petition on the list, then give the list of a day for the post office."""
    person, today, at, day, apart = me(request), clock.today(), clock.now(), _day(request), _apart(request)
    part = _part(request, posts.listed(person, day, on=today, apart=apart))
    envelopes = list(part)
    lines, first, total = posts.lines(envelopes, person=person), part.start_index(), part.paginator.count
    organ, sender = _organ(envelopes), _sender(envelopes, day)
    made = posting_list(lines, organ=organ, day=day, first=first, total=total, sender=sender)
    for petition, unit in posts.petitions_in(envelopes):
        record(person, unit_id=unit, what=Access.PRINT, petition_id=petition, at=at)
    return shown_as_pdf(made)


def _organ(envelopes: Sequence[Envelope]) -> str:
    return "、".join(dict.fromkeys(one.unit.name for one in envelopes))


def _sender(envelopes: Sequence[Envelope], day: date) -> str:
    """Give the postal addresses of the organs that send, as they were on the day."""
    reached = contacts_of({one.unit_id for one in envelopes})
    told = (reached.on(one.unit_id, day) for one in envelopes)
    return "；".join(dict.fromkeys("，".join(filter(None, (c.postal, c.telephone))) for c in told if c.postal))


@require_http_methods(["GET", "HEAD", "POST"])
def posting(request: HttpRequest, envelope: UUID) -> HttpResponse:
    """Show one envelope and what to do next, or note that it came back."""
    person, today = me(request), clock.today()
    found = posts.envelope_of(person, envelope, on=today)
    form = BackForm(request.POST if request.method == "POST" else None, initial={"returned_on": today})
    status = 422 if form.errors else 200
    if form.is_valid():
        said = form.cleaned_data
        try:
            posts.came_back(
                person,
                found,
                returned_on=said["returned_on"],
                ground=FailureGround(said["ground"]),
                at=clock.now(),
                on=today,
            )
        except (Conflict, Refused) as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
            status = 409
        else:
            messages.success(request, "已登记退回。邮件退回不是送达，送达的义务仍未履行。")
            return redirect("desk:posting", envelope=found.pk)
    [line] = posts.lines([found], person=person)
    context = {
        "line": line,
        "form": form if line.returned is None else None,
        "steps": steps_for(line, person=person, on=today),
    }
    return render(request, "desk/posting.html", context, status=status)
