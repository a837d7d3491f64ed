"""What a page shows, read from its source: words that are not Chinese, the parts it is made of, its headings."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any, Final
from urllib.parse import urlsplit

from django.urls import Resolver404, URLPattern, URLResolver, get_resolver, resolve
from playwright.sync_api import APIResponse, Page

from browsing import faults, shot, sign_in, width
from signing import signed_in

# What the official world itself writes in Latin letters: kinds of files, sizes, programs for tables and texts.
ALLOWED: Final = frozenset({"PDF", "JPG", "PNG", "MB", "KB", "Excel", "Word", "pdf", "jpg", "png"})
# Numbers of petitions and papers hold the code of the office that gave them.
NUMBER: Final = re.compile(r"[0-9A-Z]+-\d{4}-\d+")
# A font that stands in for another is named as its maker names it.
FONT: Final = re.compile(r"“[A-Z][A-Za-z ]+(?:SC|CJK|Song|Kai|Hei)[A-Za-z ]*”")
LATIN: Final = re.compile(r"[A-Za-z]{2,}")
SPOKEN: Final = ("aria-label", "placeholder", "title", "alt", "data-label")
# Keys are named as the keyboard names them; lists of suggestions hold what may be typed, which is not shown.
UNREAD: Final = frozenset({"script", "style", "kbd", "datalist", "template"})
VOID: Final = frozenset({"input", "br", "meta", "link", "img", "hr", "wbr", "source"})
SHOWN: Final = frozenset({200, 409, 422})
SEND: Final = """([address, said]) => {
  const form = document.createElement("form");
  Object.assign(form, { method: "post", action: address, enctype: "multipart/form-data" });
  for (const [name, value] of said)
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  document.body.append(form);
  form.submit();
}"""
OPEN: Final = """new Promise((opened) => {
  document.querySelectorAll("details").forEach((each) => { each.open = true; });
  requestAnimationFrame(() => requestAnimationFrame(opened));
})"""
QUIET: Final = "() => !document.querySelector('.htmx-request, .htmx-swapping, .htmx-settling')"
BROKEN: Final = """[...document.querySelectorAll(".btn, .tag, .top-menu a")].filter((each) => {
  if (!each.checkVisibility()) return false;
  const range = document.createRange();
  range.selectNodeContents(each);
  const rows = [...range.getClientRects()].filter((row) => row.width > 1).map((row) => row.bottom);
  return rows.length > 1 && Math.max(...rows) - Math.min(...rows) > 8;
}).map((each) => each.textContent.trim())"""


class Reading(HTMLParser):
    """A page as a reader without eyes takes it in; what is marked `translate="no"` is an identifier, not a word."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.parts: set[tuple[str, str | None, str | None]] = set()
        self.headings: list[str] = []
        self._unread: list[str] = []
        self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self.parts.add((tag, said.get("class"), said.get("type")))
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(tag)
        if self._unread or tag in UNREAD or said.get("translate") == "no":
            if tag not in VOID:
                self._unread.append(tag)
            return
        self.words += [words for name in SPOKEN if (words := said.get(name))]

    def handle_endtag(self, tag: str) -> None:
        if self._unread:
            self._unread.pop()

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)

    @property
    def foreign(self) -> list[str]:
        """Give the Latin words that no reader should meet."""
        shown = (FONT.sub("", NUMBER.sub("", words)) for words in self.words)
        return sorted({word for words in shown for word in LATIN.findall(words)} - ALLOWED)


def name_of(address: str) -> str:
    """Give the full name of the page at an address, nothing where there is none."""
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def names(resolver: URLResolver | None = None, space: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Give every address of the site by its full name."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLResolver):
            yield from names(one, f"{space}{one.namespace}:" if one.namespace else space)
        else:
            yield f"{space}{one.name}", one


@dataclass
class Round:
    """One round through the site: what was visited, which make of page was looked at, what was wrong."""

    page: Page
    visited: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)
    parts: set[Any] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)
    looked: int = 0
    site: str = ""

    def come_in(self, username: str) -> None:
        self.page.context.clear_cookies()
        sign_in(self.page, username)

    def be(self, username: str) -> None:
        """Be signed in as somebody without the page on which one signs in."""
        self.page.context.clear_cookies()
        cookie = signed_in(username).cookies["sessionid"]
        self.page.context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": self.site}])

    @property
    def token(self) -> str:
        return self.page.locator("[name=csrfmiddlewaretoken]").first.input_value()

    def get(self, address: str) -> APIResponse:
        """Ask for a page as it comes from the server; look at it in the browser when it is made of other parts."""
        answer = self.page.request.get(address)
        if self._is_new(address, answer):
            self.page.goto(address)
            self._look(address)
        return answer

    def examine(self, address: str) -> int:
        """Look at a page in the browser, whatever was seen before it; give with what the server answered."""
        answer = self.page.goto(address)
        assert answer is not None
        self._note(address, answer.status)
        self._judge(address, Reading(answer.text()))
        self._look(address)
        return answer.status

    def send(self, address: str, said: Mapping[str, Any]) -> None:
        """Send a form as it is, most often empty, and look at the page that comes back."""
        pairs = [
            (name, str(one)) for name, value in said.items() for one in (value if isinstance(value, list) else [value])
        ]
        form = [("csrfmiddlewaretoken", self.token), *pairs]
        with self.page.expect_navigation() as navigation:
            self.page.evaluate(SEND, [address, form])
        answer = navigation.value
        assert answer is not None
        self._note(answer.url, answer.status)
        reading = Reading(answer.text())
        self._judge(address, reading)
        if self._is_other(address, reading):
            self._look(address)

    def _is_new(self, address: str, answer: APIResponse) -> bool:
        if not answer.headers.get("content-type", "").startswith("text/html"):
            return False
        self._note(urlsplit(answer.url).path if answer.status == 200 else address, answer.status)
        reading = Reading(answer.text())
        self._judge(address, reading)
        return self._is_other(address, reading)

    def _note(self, address: str, status: int) -> None:
        if status >= 500:
            self.wrong.append(f"{address}: answered {status}")
        if status in SHOWN:
            self.visited.add(name_of(address))

    def _judge(self, address: str, reading: Reading) -> None:
        self.wrong += [f"{address}: {word} is not Chinese" for word in reading.foreign]
        if reading.headings.count("h1") != 1:
            self.wrong.append(f"{address}: {reading.headings.count('h1')} main headings")

    def _is_other(self, address: str, reading: Reading) -> bool:
        """Tell whether a page of that name was not looked at yet, or it has a part that no page before it had."""
        name = name_of(address)
        is_other = name not in self.names or not reading.parts <= self.parts
        self.names.add(name)
        self.parts |= reading.parts
        return is_other

    def _look(self, address: str) -> None:
        self.looked += 1
        self.wrong += [f"{address}: “{words}” is broken over lines" for words in self.page.evaluate(BROKEN)]
        self.page.evaluate(OPEN)
        self.page.wait_for_function(QUIET)
        self.wrong += [f"{address}: {fault}" for fault in faults(self.page)]
        shot(self.page, f"{self.looked:03}-desktop")
        self.page.set_viewport_size({"width": 360, "height": 740})
        wide, shown = width(self.page)
        shot(self.page, f"{self.looked:03}-telephone")
        if wide > shown:
            self.wrong.append(f"{address}: {wide} pixels wide on a screen of {shown}")
        self.page.set_viewport_size({"width": 1366, "height": 768})
