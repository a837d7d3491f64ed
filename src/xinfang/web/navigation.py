"""The entries of the staff's menu, in order; an entry shows once its page exists, to those whom it lets in."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Final

from django.urls import NoReverseMatch, reverse

from xinfang.law.roles import CapacityKind
from xinfang.petitions.registering import REGISTERING

C: Final = CapacityKind
ENTRIES = (
    ("desk:inbox", "待办", "i"),
    ("desk:register", "登记", "r"),
    ("desk:search", "查找", "f"),
    ("desk:overview", "概况", "o"),
    ("desk:papers", "公文", "p"),
    ("desk:messages", "消息", "m"),
    ("desk:rules", "规则", "g"),
    ("desk:calendar", "日历", "c"),
    ("desk:findings", "督查", "d"),
    ("desk:people", "人员", "e"),
    ("desk:units", "单位", "u"),
    ("desk:access_review", "查阅", "v"),
)
# Pages that are of use to some capacities alone; the others are everybody's.
ONLY_FOR: Final = {
    "desk:register": REGISTERING,
    "desk:findings": frozenset({C.INSPECTOR, C.SECTION_HEAD, C.BUREAU_HEAD}),
    "desk:people": frozenset({C.ADMIN}),
    "desk:units": frozenset({C.ADMIN}),
    "desk:access_review": frozenset({C.AUDITOR}),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the menu, the key that opens it, and whether the page shown is its own."""

    words: str
    key: str
    url: str
    current: bool


def entries(view_name: str, *, held: Set[CapacityKind]) -> list[Entry]:
    """Give the menu as seen from the page of that name by whoever holds these capacities today."""
    shown = (entry for entry in ENTRIES if entry[0] not in ONLY_FOR or held & ONLY_FOR[entry[0]])
    return [Entry(words, key, url, name == view_name) for name, words, key in shown if (url := _address(name))]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
