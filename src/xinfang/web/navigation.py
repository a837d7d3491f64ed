"""The entries of the staff's menu, in order; an entry shows once its page exists."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse

ENTRIES = (
    ("desk:inbox", "待办", "i"),
    ("desk:register", "登记", "r"),
    ("desk:search", "查找", "f"),
    ("desk:overview", "概况", "o"),
    ("desk:papers", "公文", "p"),
    ("desk:messages", "消息", "m"),
    ("desk:rules", "规则", "g"),
    ("desk:calendar", "日历", "c"),
)
FOR_ADMINISTRATORS = (("desk:people", "人员", "e"), ("desk:units", "单位", "u"))
FOR_INSPECTORS = (("desk:findings", "督查", "d"),)
FOR_AUDITORS = (("desk:access_review", "查阅", "v"),)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the menu, the key that opens it, and whether the page shown is its own."""

    words: str
    key: str
    url: str
    current: bool


def entries(
    view_name: str, *, administrator: bool = False, auditor: bool = False, inspector: bool = False
) -> list[Entry]:
    """Give the menu as seen from the page of that name; some capacities have entries of their own."""
    own = ((inspector, FOR_INSPECTORS), (administrator, FOR_ADMINISTRATORS), (auditor, FOR_AUDITORS))
    shown = (*ENTRIES, *(entry for held, more in own if held for entry in more))
    return [Entry(words, key, url, name == view_name) for name, words, key in shown if (url := _address(name))]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
