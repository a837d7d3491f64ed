"""No list of persons, no mark on a person, no way to a person's matters by who he is."""

from collections.abc import Callable

import pytest
from django.apps import apps
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from doing import PARTY, Doing
from xinfang.demo import cast
from xinfang.law import terms
from xinfang.law.actable import ACTS
from xinfang.law.routes import Procedure, Route
from xinfang.law.terms import Term
from xinfang.petitions.imports.labels import is_label

AsPerson = Callable[[str], Client]


def all_terms(kind: type[Term] = Term) -> list[type[Term]]:
    return [one for below in kind.__subclasses__() for one in (below, *all_terms(below))]


def test_no_column_word_or_field_marks_a_person() -> None:
    columns = [
        str(field.verbose_name)
        for model in apps.get_app_config("petitions").get_models()
        for field in model._meta.get_fields()
        if hasattr(field, "verbose_name")
    ]
    words = [member.label for closed_list in all_terms() for member in closed_list]
    fields = [field.label for row in ACTS.values() for field in row.fields]
    assert terms.RequestClass in all_terms()
    marks = {told for told in (*columns, *words, *fields) if is_label(told)}
    assert marks == {"数据库标记", Route.PARTY_APPEAL.label, Procedure.PARTY_APPEAL.label}


# An act on a petition that was found before: it leads to no other one.
ACTS_OF_A_CASE = "cases/<str:number>/acts/"


def addresses(resolver: URLResolver | None = None, before: str = "") -> list[str]:
    found = []
    for one in (resolver or get_resolver()).url_patterns:
        here = before + str(one.pattern)
        found += [here] if isinstance(one, URLPattern) else addresses(one, here)
    return found


def test_no_address_leads_from_a_person_to_his_matters() -> None:
    told = [one for one in addresses() if not one.startswith(ACTS_OF_A_CASE)]
    assert [one for one in told if any(word in one for word in ("person", "party", "petitioner", "id_no"))] == []


@pytest.mark.usefixtures("county")
@pytest.mark.parametrize("typed", [PARTY.name, PARTY.phone, PARTY.address, "130426198001011234"])
def test_nobodys_matters_are_found_by_name_telephone_address_or_document(typed: str, as_person: AsPerson) -> None:
    Doing().register()
    for who in (cast.CLERK, cast.CASE_OFFICER, cast.BUREAU_HEAD, cast.AUDITOR, cast.ADMIN):
        page = as_person(who).get("/search/", {"q": typed})
        assert page.context["lines"] == [], who
