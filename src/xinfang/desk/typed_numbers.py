"""What is said of a number while it is typed, and once its field is left: always the same words, from one place."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from django import forms
from django.urls import reverse_lazy

from xinfang.desk.people_lines import people_in
from xinfang.kernel.identity import (
    LENGTH,
    LONGEST_TELEPHONE,
    OLD_LENGTH,
    email_fault,
    id_no_fault,
    id_no_fault_so_far,
    phone_fault,
    phone_fault_so_far,
    postcode_fault,
)

Judge = Callable[[str], str | None]
ON_LINE: Final = "第{n}行：{fault}"
SURE: Final = "确实如此的，再按一次即可记录。"
MOBILE_LENGTH: Final = 11


def people_faults(text: str, *, so_far: bool = False) -> Iterator[str]:
    """Give what is wrong with the numbers of people written one a line; with `so_far` the last line is being typed."""
    lines = text.splitlines()
    for n, line in enumerate(lines, start=1):
        typing = so_far and n == len(lines) and not text.endswith("\n")
        judges = SO_FAR if typing else WHOLE
        for person in people_in(line):
            faults = (judges[name](getattr(person, name)) for name in NUMBERS if getattr(person, name))
            yield from (ON_LINE.format(n=n, fault=fault) for fault in faults if fault)


def _people_fault(text: str) -> str | None:
    return next(people_faults(text), None)


def _people_fault_so_far(text: str) -> str | None:
    return next(people_faults(text, so_far=True), None)


NUMBERS: Final = ("id_no", "phone")
WHOLE: Final[Mapping[str, Judge]] = {"id_no": id_no_fault, "phone": phone_fault, "people": _people_fault}
SO_FAR: Final[Mapping[str, Judge]] = {
    "id_no": id_no_fault_so_far,
    "phone": phone_fault_so_far,
    "people": _people_fault_so_far,
}
# The fields of one person that hold a number, and how each is judged while it is typed.
NUMBERS_OF_PARTY: Final = {"id_no": "id_no", "phone": "phone", "landline": "phone"}
JUDGES: Final[Mapping[str, Judge]] = {
    **{name: WHOLE[kind] for name, kind in NUMBERS_OF_PARTY.items()},
    "email": email_fault,
    "postcode": postcode_fault,
}
# So many characters are typed before anything is asked for; fewer can never be judged.
FROM: Final[Mapping[str, int]] = {"id_no": OLD_LENGTH, "phone": MOBILE_LENGTH, "people": MOBILE_LENGTH}
LONGEST: Final[Mapping[str, int]] = {"id_no": LENGTH * 3, "phone": LONGEST_TELEPHONE * 3, "people": 20_000}


def judged_while_typed(field: forms.Field, kind: str) -> forms.Field:
    """Let what is typed into the field be judged as a number of this kind, on a line kept free below it."""
    field.widget.attrs |= {"data-judge": reverse_lazy("desk:judge", args=[kind]), "data-judge-from": FROM[kind]}
    return field


def party_faults(typed: Mapping[str, str]) -> dict[str, str]:
    """Give by field what looks miscopied of what was typed whole of one person."""
    found = {name: judge(typed[name]) for name, judge in JUDGES.items() if typed.get(name, "").strip()}
    return {name: fault for name, fault in found.items() if fault}
