"""The demonstration county, loaded from `county.toml` in a few statements."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from django.contrib.auth.hashers import make_password
from django.db import transaction

from xinfang.demo import cast
from xinfang.kernel import clock
from xinfang.orgs.models import Capacity, Person, Unit, UnitContact
from xinfang.orgs.pinyin import sort_key
from xinfang.orgs.seats import seats
from xinfang.orgs.services import rebuild_closure
from xinfang.petitions.reference_loading import load_places


@dataclass(frozen=True, slots=True)
class SignIn:
    """How somebody of the demonstration county signs in, and as what."""

    username: str
    name: str
    roles: str


@transaction.atomic
def load_county() -> bool:
    """Load the county's units and people; tell whether that was needed. A database with units stays as it is."""
    if Unit.objects.exists():
        return False
    script = _script()
    units = _open_units(script["units"], since=script["since"])
    _enter_contacts(script["contacts"], units, since=script["since"])
    _enter_people(script["people"], units, since=script["since"], word=_shared_hash())
    _enter_people(script["services"], units, since=script["since"], word=make_password(None))
    places = files("xinfang.demo").joinpath("places.csv").read_bytes()
    load_places(places, origin="涉县的乡镇、街道和村（社区）", at=clock.now())
    return True


def shared_password() -> str:
    """Give the one password of all people of the demonstration county."""
    return str(_script()["password"])


def sign_ins(*, on: date) -> list[SignIn]:
    """Give the sign-ins worth trying first, those of `cast.SHOWN` that exist."""
    known = {person.username: person for person in Person.objects.filter(username__in=cast.SHOWN)}
    shown = [known[username] for username in cast.SHOWN if username in known]
    return [SignIn(p.username, p.name, "；".join(seat.label for seat in seats(p, on=on))) for p in shown]


def unit(code: str) -> Unit:
    """Give the unit with that code, as named in `cast`."""
    return Unit.objects.get(code=code)


def person(username: str) -> Person:
    """Give the person with that user name, as named in `cast`."""
    return Person.objects.get(username=username)


@cache
def _shared_hash() -> str:
    """Give one hash for the whole cast: argon2 is slow on purpose, and the password is printed at every start."""
    return make_password(shared_password())


@cache
def _script() -> dict[str, Any]:
    return tomllib.loads(files("xinfang.demo").joinpath("county.toml").read_text(encoding="utf-8"))


def _open_units(groups: Iterable[Mapping[str, Any]], *, since: date) -> dict[str, Unit]:
    """Open the units group by group, in the order of the file, where each parent comes before its children."""
    units: dict[str, Unit] = {}
    for group in groups:
        made = Unit.objects.bulk_create(
            Unit(
                code=code,
                name=name,
                short_name=short_name,
                pinyin=sort_key(short_name),
                kind=group["kind"],
                level=group["level"],
                place=group.get("place", code),
                parent=units.get(group.get("parent", "")),
                superior=units[superior[0]] if superior else None,
                valid_from=since,
            )
            for code, name, short_name, *superior in group["list"]
        )
        units |= {unit.code: unit for unit in made}
    rebuild_closure()
    return units


def _enter_contacts(rows: Iterable[list[str]], units: Mapping[str, Unit], *, since: date) -> None:
    UnitContact.objects.bulk_create(
        UnitContact(unit=units[code], valid_from=since, address=address, postcode=postcode, telephone=telephone)
        for code, address, postcode, telephone in rows
    )


def _enter_people(groups: Iterable[Mapping[str, Any]], units: Mapping[str, Unit], *, since: date, word: str) -> None:
    rows = [row for group in groups for row in group["list"]]
    names = {username: name for username, name, _, _ in rows}
    made = Person.objects.bulk_create(
        Person(username=username, name=name, pinyin=sort_key(name), password=word) for username, name in names.items()
    )
    people = {person.username: person for person in made}
    Capacity.objects.bulk_create(
        Capacity(person=people[username], unit=units[code], kind=kind, valid_from=since)
        for username, _, code, kind in rows
    )
