"""Every address of the desk as one reader finds it, so that a world with a shielded matter is held against one without.

The addresses come from the URL patterns. What an address must name is named in both worlds: in the one without the
matter by ids that were never given, which are then written alike.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import uuid4

import pdfplumber
from django.contrib.messages import get_messages
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from doing import PARTY
from looking_over import names
from registering import typed
from xinfang.law.compared import RESTING
from xinfang.law.findings import FindingKind
from xinfang.petitions.access_review import Looks
from xinfang.petitions.allotted import Allotted
from xinfang.petitions.bulk import IN_BULK
from xinfang.petitions.lists import Bucket
from xinfang.petitions.paper_bulk import PAPERS_IN_BULK
from xinfang.petitions.waiting import Waiting

ADDRESSES: Final = dict(names())
# What changes with each answer, and ids that a sequence gives.
CHANGING: Final = re.compile(
    r'(?:csrfmiddlewaretoken|command_id|note_id)" value="[^"]*"|nonce="[^"]*"|nonce-[\w+/=]*'
    r"|/duties/\d+/|/changes/\d+/|name=\"read\" value=\"\d+\""
)
# They show the reader himself and his settings, and hold nothing of a matter.
OWN: Final = frozenset({"desk:sign_out", "desk:second_factor", "desk:cover"})


@dataclass(frozen=True, slots=True)
class Ids:
    """What names a matter in addresses and forms; each is never given unless the matter is there."""

    number: str = field(default_factory=lambda: f"J-2026-{uuid4().hex[:6].upper()}")
    petition: str = field(default_factory=lambda: str(uuid4()))
    draft: str = field(default_factory=lambda: str(uuid4()))
    paper: str = field(default_factory=lambda: str(uuid4()))
    key: str = field(default_factory=lambda: f"{uuid4()}|u0")
    file: str = field(default_factory=lambda: str(uuid4()))
    envelope: str = field(default_factory=lambda: str(uuid4()))
    pending: str = field(default_factory=lambda: str(uuid4()))
    run: str = field(default_factory=lambda: str(uuid4()))
    duty: str = "999999999"
    move: str = "999999998"
    seq: str = "2"

    def alike(self, words: str) -> str:
        """Write the ids so that they are the same in every world."""
        for name in ("number", "key", "petition", "draft", "paper", "file", "envelope", "pending", "run"):
            words = words.replace(getattr(self, name), f"<{name}>")
        return words

    def of(self, converters: Iterable[str]) -> dict[str, Any]:
        """Give what an address under the number of the matter asks for."""
        told = {"kind": "inform", "signer": 1, "n": 1, "seq": self.seq}
        return {one: told.get(one) or getattr(self, one) for one in converters}


@dataclass(frozen=True, slots=True)
class Look:
    """One request: the name of the address, where it goes, and what is sent where something is."""

    name: str
    address: str
    said: Mapping[str, Any] | None = None


Place = tuple[int, str, str]
Answers = dict[Place, str]


def gets(page: str, /, *queries: str, **more: Any) -> list[Look]:
    """Give looks at one page, each with another query."""
    return [Look(page, f"{reverse(page, kwargs=more)}{query}") for query in queries]


def plain_pages() -> list[Look]:
    """Give a look at each page of the desk whose address needs nothing more to be written."""
    bare = [name for name, one in ADDRESSES.items() if name.startswith("desk:") and not one.pattern.converters]
    return [Look(name, reverse(name)) for name in bare if name not in OWN]


def lists(ids: Ids, words: str) -> list[Look]:
    """Give looks at each list in each of its parts, and at what is looked for in each way."""
    searched = (f"?q={words}", f"?q={ids.number}", "?klass=ACCUSATION", "?late=on", "?soon=on", "?since=2026-01-01")
    return [
        *gets("desk:inbox", *(f"?list={one.value}&by={by.value}" for one in Bucket for by in Allotted)),
        *gets("desk:inbox", "?narrow=on&place=130426", "?list=late&place=130426104"),
        *gets("desk:search", *searched, "?state=REGISTERED", f"?q={words}&after={ids.petition}"),
        *(one for kind in FindingKind for one in gets("desk:findings", f"?list={kind.value}")),
        *(one for kind in Looks for one in gets("desk:access_review", f"?list={kind.value}")),
        *(one for kind in Waiting for one in gets("desk:waiting", "", name=kind.value)),
        *gets("desk:messages", "?only=unread"),
        *gets("desk:papers", "?sealed=1"),
        *gets("desk:postings", "?apart=1", f"?paper={ids.key}"),
        *gets("desk:paper_prints", "?day=2026-03-05", f"?run={ids.run}"),
        *gets("desk:change", "", run=ids.move),
    ]


def chosen(ids: Ids, words: str) -> list[Look]:
    """Give forms that name the matter or ask for what is like it: pickers, prints, exports, look-ups."""
    form = typed(**{"ask-0-text": words, "party-0-name": PARTY.name, "party-0-phone": PARTY.phone})
    who = {"kind": "phone", "value": PARTY.phone, "reason": "来访人没有带回执"}
    listed = {"day": "2026-03-05", "part": "1"}
    post, number = {"do": "post", "chosen": ids.key, "carrier": "EMS", "posted_on": "2026-03-05"}, ids.number
    said = [
        ("desk:register_similar", form),
        ("desk:register", {**form, "do": "similar"}),
        ("desk:register", {**form, "do": f"add:{number}"}),
        ("desk:identity_lookup", who),
        ("desk:identity_lookup", {**who, "kind": "name", "value": PARTY.name}),
        ("desk:search_export", {"purpose": "核对台账"}),
        ("desk:search_export", {"purpose": "核对台账", "q": words[:4]}),
        ("desk:allocate", {"chosen": ids.petition}),
        *(("desk:bulk", {"kind": kind.value, "chosen": ids.petition}) for kind in IN_BULK),
        *(("desk:paper_bulk", {"kind": str(kind), "chosen": ids.petition}) for kind in PAPERS_IN_BULK),
        ("desk:postings", {**post, "command_id": str(uuid4())}),
        ("desk:postings", {"do": "numbers", f"number-{ids.envelope}": "RR123456785CN", f"shown-{ids.envelope}": ""}),
        ("desk:postings_pdf", listed),
        ("desk:postings_pdf", {**listed, "apart": "1"}),
        ("desk:paper_prints_pdf", {"chosen": ids.key}),
        ("desk:paper_prints_pdf", {"chosen": ids.key, "do": "labels", "first": "1"}),
        ("portal:look_up", {"number": number, "code": "0000-0000-0000-0000"}),
    ]
    return [Look(name, reverse(name), more) for name, more in said]


def beside(ids: Ids, ordinary: str) -> list[Look]:
    """Give the pages of an ordinary matter: its own, and each form of an act on which another can be named."""
    ties = [name for name, one in ADDRESSES.items() if name.startswith("desk:act_")]
    return [
        *gets("desk:case", "", number=ordinary),
        *(one for kind in RESTING for one in gets("desk:act", "", number=ordinary, kind=kind.value)),
        *(one for name in ties for one in gets(name, "", f"?other={ids.number}", number=ordinary)),
        *gets("desk:double", f"?other={ids.number}", number=ordinary),
    ]


def own_pages(ids: Ids) -> list[Look]:
    """Give every address that stands under the number of the matter or names a thing of it, asked for and sent to."""
    under = [name for name, one in ADDRESSES.items() if "number" in one.pattern.converters]
    named = [
        ("desk:posting", {"envelope": ids.envelope}),
        ("desk:paper_run", {"run": ids.run}),
        ("desk:reason", {"pk": ids.duty}),
        *((name, ids.of(ADDRESSES[name].pattern.converters)) for name in under),
    ]
    return [
        Look(name, reverse(name, kwargs=more), said)
        for name, more in named
        for said in (None, {"reason": "核对办理情况"})
    ]


def answers(client: Client, looks: Iterable[Look], ids: Ids) -> Answers:
    """Ask each, undo what it did, and give what was answered, without what changes each time."""
    return {(n, look.name, _place(look, ids)): ids.alike(_asked(client, look)) for n, look in enumerate(looks)}


def _place(look: Look, ids: Ids) -> str:
    kept = {name: value for name, value in (look.said or {}).items() if name != "command_id"}
    return ids.alike(CHANGING.sub("", f"{look.address} {kept or ''}"))


def _asked(client: Client, look: Look) -> str:
    with undone():
        answer = client.get(look.address) if look.said is None else client.post(look.address, look.said)
        said = [str(one) for one in get_messages(answer.wsgi_request)]
        told = [answer.headers.get(name, "") for name in ("Location", "Content-Disposition")]
        return f"{answer.status_code} {told} {said} {_words(answer)}"


@contextmanager
def undone() -> Iterator[None]:
    """Let what happens within leave nothing behind."""
    before = transaction.savepoint()
    yield
    transaction.savepoint_rollback(before)


def _words(answer: HttpResponse) -> str:
    """Give the words of a page, a workbook or a paper."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("application/pdf"):
        with pdfplumber.open(io.BytesIO(body)) as pdf:
            return "\n".join(page.extract_text() for page in pdf.pages)
    if "spreadsheet" in kind:
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            return "\n".join(
                book.read(name).decode() for name in book.namelist() if name.startswith(("xl/worksheets", "xl/shared"))
            )
    return CHANGING.sub("", body.decode(errors="replace"))


def differing(one: Answers, other: Answers) -> set[Place]:
    """Give what was answered otherwise in the two worlds."""
    assert set(one) ^ set(other) == set()
    return {look for look in one if one[look] != other[look]}
