"""Making the parts of the registration form, empty or from what was sent."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from django.http import QueryDict

from xinfang.desk.agent_form import MORE_AGENTS, Papers, agents_of
from xinfang.desk.further_form import FurtherForm
from xinfang.desk.register_forms import (
    MOST_PARTIES,
    AccusedForm,
    AskForm,
    FilesForm,
    MatterForm,
    PartyForm,
    SignersForm,
)
from xinfang.desk.register_page import RegisterPage
from xinfang.kernel.typed import whole_number
from xinfang.law.registration import MOST_REQUESTS
from xinfang.law.terms import Channel
from xinfang.orgs.facts import PickerUnit, units_for_picker
from xinfang.orgs.seats import Seat
from xinfang.petitions.inputs import active
from xinfang.petitions.reference import Choice, choices
from xinfang.petitions.registering import MOST_FOUND, earliest_receipt, people_named, people_with

MORE_ASKS, MORE_PARTIES, FIND = "more-asks", "more-parties", "find"


def blank_page(seats: Sequence[Seat], *, today: date, channel: str = "") -> RegisterPage:
    """Give the form as it is first shown, with the channel last used."""
    known = channel if channel in {c.value for c in Channel} else Channel.VISIT.value
    initial = {"command_id": uuid4(), "received_on": today, "channel": known}
    choices, units = reference_choices(), units_for_picker(today)
    page = RegisterPage(
        choices=choices,
        matter=MatterForm(initial=initial, **_matter(seats, today)),
        asks=[AskForm(prefix="ask-0", choices=choices)],
        parties=(parties := [PartyForm(prefix="party-0")]),
        agents=agents_of(None, parties, papers=Papers(), judged=True),
        signers=SignersForm(prefix="signers"),
        accused=AccusedForm(prefix="accused", units=units, people=()),
        files=FilesForm(),
        further=FurtherForm(prefix="further", units=units),
    )
    page.asks[0].fields["text"].widget.attrs["autofocus"] = True
    return page


def typed_page(
    data: QueryDict,
    seats: Sequence[Seat],
    *,
    today: date,
    papers: Papers,
    judged: bool = True,
    wanted: str = "",
) -> RegisterPage:
    """Give the form as it was sent, with one more row where `wanted` asks for it."""
    asks = _rows(data, "asks", MOST_REQUESTS, more=wanted == MORE_ASKS)
    rows = _rows(data, "parties", MOST_PARTIES, more=wanted == MORE_PARTIES)
    parties = [PartyForm(data, prefix=f"party-{n}", judged=judged) for n in range(rows)]
    choices, units = reference_choices(), units_for_picker(today)
    accused, found = _accused(data, units, judged=judged)
    page = RegisterPage(
        choices=choices,
        matter=MatterForm(data, judged=judged, **_matter(seats, today)),
        asks=_asks(data, choices, asks, judged=judged),
        parties=parties,
        agents=agents_of(data, parties, papers=papers, judged=judged, wanted=wanted),
        signers=SignersForm(data, prefix="signers", judged=judged),
        accused=accused,
        files=FilesForm(data),
        further=FurtherForm(data, prefix="further", judged=judged, units=units),
        found=found,
    )
    _focus_on_new(page, wanted)
    return page


def _asks(data: QueryDict, choices: Mapping[str, Choice], rows: int, *, judged: bool) -> list[AskForm]:
    return [AskForm(data, prefix=f"ask-{n}", choices=choices, judged=judged, empty_permitted=True) for n in range(rows)]


def _focus_on_new(page: RegisterPage, wanted: str) -> None:
    focus = {MORE_ASKS: page.asks[-1].fields["text"], MORE_PARTIES: page.parties[-1].fields["name"]}
    focus |= {f"{MORE_AGENTS}{n}": agents[-1].fields["name"] for n, agents in enumerate(page.agents)}
    if wanted in focus:
        focus[wanted].widget.attrs["autofocus"] = True


def accused_form(data: QueryDict | None, *, today: date) -> AccusedForm:
    """Give the form for whom an accusation names, with the people found or chosen so far."""
    if data is None:
        return AccusedForm(prefix="accused", units=units_for_picker(today), people=())
    return _accused(data, units_for_picker(today), judged=True)[0]


def _accused(data: QueryDict, units: Sequence[PickerUnit], *, judged: bool) -> tuple[AccusedForm, list[str]]:
    """Give that form as it was sent, and the ids of the people whom the search came upon."""
    found = people_named(data.get("accused-query", ""))
    told = (whole_number(pk) for pk in data.getlist("accused-persons"))
    chosen = people_with(pk for pk in told if pk is not None)
    people = list({person.pk: person for person in (*chosen, *found[:MOST_FOUND])}.values())
    form = AccusedForm(data, prefix="accused", judged=judged, units=units, people=people)
    return form, [str(person.pk) for person in found]


def reference_choices() -> dict[str, Choice]:
    """Give what may be typed for category and place of a request."""
    return choices()


def with_new_id(data: QueryDict) -> QueryDict:
    """Give what was sent under a fresh command id."""
    fresh = data.copy()
    fresh["command_id"] = str(uuid4())
    return fresh


def _matter(seats: Sequence[Seat], today: date) -> dict[str, Any]:
    return {"seats": seats, "today": today, "earliest": earliest_receipt(active().calendar, on=today)}


def _rows(data: QueryDict, name: str, most: int, *, more: bool) -> int:
    return min(max(whole_number(data.get(name, "1")) or 1, 1) + more, most)
