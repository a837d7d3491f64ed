"""Every page, every capacity, once over: accessible, no wider than a telephone, in Chinese, under one heading.

The addresses come from the patterns themselves: a page that is added and not visited here fails the test.
"""

from base64 import b32decode
from collections.abc import Iterator
from typing import Any, Final
from uuid import uuid4

import pytest
import time_machine
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.urls import reverse
from playwright.sync_api import Page
from pytest_django import Settings

from doing import person
from looking_over import Round, name_of, names
from matters import Matters, addresses, matters
from registering import typed
from xinfang.demo import cast
from xinfang.demo.county import shared_password
from xinfang.kernel import clock
from xinfang.kernel.codes import derived_code
from xinfang.law.actable import ACTS
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind as C
from xinfang.petitions.models import Petition
from xinfang.portal.views.own_act import OWN_ACTS

pytestmark = pytest.mark.browser

# Whoever does the acts of a capacity comes first for it; the others only read.
EVERYBODY: Final = {
    cast.CLERK: C.CLERK,
    cast.CASE_OFFICER: C.CASE_OFFICER,
    cast.SECTION_HEAD: C.SECTION_HEAD,
    cast.BUREAU_HEAD: C.BUREAU_HEAD,
    cast.INSPECTOR: C.INSPECTOR,
    cast.ACCUSATION_OFFICER: C.ACCUSATION_OFFICER,
    cast.TOWN_HANDLER: C.HANDLER,
    cast.TOWN_HEAD: C.ORGAN_HEAD,
    cast.DISCIPLINE_OFFICER: None,
    cast.COUNTY_HEAD: None,
    cast.CITY_OFFICER: None,
    cast.AUDITOR: None,
    cast.ADMIN: None,
}
# They show everybody the same; one look is enough.
SAME: Final = frozenset(
    {
        "desk:rules",
        "desk:calendar",
        "desk:changes",
        "desk:components",
        "desk:account",
        "desk:second_factor",
        "desk:cover",
    }
)
# They answer with a file, or with a line for machines.
FILES: Final = frozenset(
    {
        "healthz",
        "desk:slip_pdf",
        "desk:search_export",
        "desk:postings_pdf",
        "desk:evidence",
        "desk:attachment",
        "desk:proposal_evidence",
        "desk:proposal_attachment",
        "desk:paper_preview",
        "desk:paper_service",
        "desk:paper_prints_pdf",
        "desk:paper_cover",
        "desk:paper_word",
        "desk:paper_file",
        "portal:served_paper",
        "portal:matter_file",
    }
)
# They do something and lead back to a page that is visited, or ask for what only a later step has.
LEADING: Final = frozenset(
    {
        "desk:sign_out",
        "desk:register_similar",
        "desk:judge",
        "desk:paper_word_back",
        "desk:change_saved",
        "desk:end_sessions",
        "desk:second_factor_codes",
        "desk:second_factor_stop",
        "portal:leave",
    }
)


@pytest.fixture(autouse=True)
def monday() -> Iterator[time_machine.Traveller]:
    """Let it be Monday, 2 March 2026."""
    with time_machine.travel("2026-03-02T02:00:00Z", tick=True) as traveller:
        yield traveller


@pytest.fixture
def kept(settings: Settings, tmp_path: Any) -> None:
    """Keep files apart from those of other tests."""
    settings.XINFANG_DATA = tmp_path


def plain(prefix: str) -> list[str]:
    """Give the addresses of the room that need nothing more to be written."""
    known = [(name, one) for name, one in names() if name.startswith(prefix) and name not in FILES | LEADING]
    return [reverse(name) for name, one in known if not one.pattern.converters]


def ways(those: Matters) -> list[str]:
    """Give pages that only look otherwise by what is asked for: narrowed, empty, compared, not there."""
    number, others = those.number, those.other.done.case.number
    return [
        "/?narrow=on",
        "/?list=untimed",
        "/search/?q=没有这样的文字",
        "/search/?since=x",
        "/calendar/?rule=R22-34-handle&start=2026-03-02",
        f"{reverse('desk:act', args=[others, ActKind.LINK.value])}?other={number}",
        f"{reverse('desk:double', args=[others])}?other={number}",
        "/no-such-page/",
        "/bulk/",
    ]


def forms(those: Matters) -> dict[str, dict[str, Any]]:
    """Give the forms that are no act's, each as it is refused or asks again."""
    number, chosen = those.number, [those.heard.petition, those.other.petition]
    return {
        reverse("desk:unmask", args=[number]): {},
        reverse("desk:note", args=[number]): {},
        reverse("desk:allocate_one", args=[number]): {},
        reverse("desk:allocate"): {"chosen": chosen},
        reverse("desk:bulk"): {"kind": ActKind.INFORM.value, "chosen": chosen},
        f"{reverse('desk:bulk')}?": {"kind": ActKind.INFORM.value, "listed": chosen, "chosen": chosen, "do": "record"},
        reverse("desk:paper_bulk"): {"kind": ActKind.INFORM.value, "chosen": chosen},
        reverse("desk:password"): {},
        reverse("desk:saved"): {"page": "inbox", "query": "list=late"},
        reverse("desk:cover"): {},
        reverse("desk:identity_lookup"): {},
        reverse("desk:register"): {"do": "register"},
    }


def acts_of(capacity: C) -> list[ActKind]:
    """Give the acts that are looked at in this capacity: those that no capacity before it may do."""
    order = [one for one in EVERYBODY.values() if one is not None]
    able = {kind: [one for one in order if one in row.capacities] for kind, row in ACTS.items()}
    return [kind for kind, held in able.items() if held and held[0] is capacity and kind is not ActKind.REGISTER]


def as_staff(going: Round, username: str, capacity: C | None, those: Matters) -> None:
    """Look at what somebody of the staff sees, and at each form of an act that is this capacity's to show."""
    going.come_in(username)
    for place in [*plain("desk:"), *addresses(those)]:
        if not going.visited & SAME & {name_of(place)}:
            going.get(place)
    seen = Petition.objects.visible_to(person(username)).order_by("received_on", "number").first()
    if seen is None:
        return
    going.get(reverse("desk:case", args=[seen.number]))
    going.page.goto("/account/")
    for kind in acts_of(capacity) if capacity is not None else ():
        said = {"command_id": uuid4(), "expected_seq": 1}
        going.send(reverse("desk:act", args=[seen.number, kind.value]), said)


def at_the_window(going: Round) -> None:
    """Register a matter, see and print its slip."""
    going.come_in(cast.CLERK)
    going.get("/register/")
    going.page.goto("/register/")
    going.send("/register/", typed(received_on="2026-03-02"))
    going.send(reverse("desk:slip_print"), {})


def with_a_second_factor(going: Round) -> None:
    """Switch the second factor on, and sign in with it."""
    going.come_in(cast.ADMIN)
    going.page.goto(reverse("desk:second_factor"))
    secret = b32decode(going.page.locator(".factor-secret").inner_text().replace(" ", ""))

    def code() -> str:
        return TOTP(secret, 6, SHA1(), 30).generate(int(clock.now().timestamp())).decode()

    going.send(reverse("desk:second_factor"), {"code": code()})
    going.page.context.clear_cookies()
    going.page.goto("/sign-in/")
    going.send("/sign-in/", {"username": cast.ADMIN, "password": shared_password()})
    going.send(reverse("desk:second_step"), {"code": "000000"})


def as_citizen(going: Round, those: Matters) -> None:
    """Look at what a petitioner sees of his matter, what he may do on it, and what anybody may check."""
    going.page.context.clear_cookies()
    for place in [
        *plain("portal:"),
        reverse("portal:paper", args=[those.issued.code]),
        "/query/paper/0000/",
        "/sign-in/",
    ]:
        going.get(place)
    for doing in (those.other, those.heard):
        case = doing.done.case
        going.page.goto("/query/")
        going.send("/query/", {"number": case.number, "code": "0000-0000-0000-0000"})
        going.send("/query/", {"number": case.number, "code": derived_code(case.acts[0].command)})
        for kind in OWN_ACTS:
            going.get(reverse("portal:own_act", args=[kind, 1]))
        going.get(reverse("portal:rate", args=[1]))


def test_every_page_is_accessible_fits_a_telephone_and_speaks_chinese(page: Page, kept: None) -> None:
    those = matters()
    going = Round(page)
    for username, capacity in EVERYBODY.items():
        as_staff(going, username, capacity, those)
    going.come_in(cast.CASE_OFFICER)
    for place in ways(those):
        going.get(place)
    for place, said in forms(those).items():
        going.page.goto("/account/")
        going.send(place, said)
    at_the_window(going)
    with_a_second_factor(going)
    those.heard.later(5).serve()
    as_citizen(going, those)
    assert sorted(set(going.wrong)) == []
    assert {name for name, _ in names()} - going.visited == FILES | LEADING
