"""Finding a category of content or a place by what somebody types: its name, pinyin, initials or code."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Self

from xinfang.kernel.errors import Refused
from xinfang.petitions.models import Category, Place, ReferenceSet

MOST_NAMED: Final = 5
# What a request says by a code, under the key by which acts and forms name it.
CODED: Final[Mapping[str, type[Category] | type[Place]]] = {"category": Category, "place": Place}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its code, its name with the one above it, and what else it is found by."""

    code: str
    name: str
    label: str
    pinyin: str
    initials: str


@dataclass(frozen=True, slots=True)
class Choice:
    """All entries of one kind."""

    entries: tuple[Entry, ...]

    @classmethod
    def of(cls, model: type[Category] | type[Place]) -> Self:
        """Read the entries in the order of their codes."""
        rows = model._default_manager.order_by("code").values_list("code", "name", "pinyin", "initials", "parent__name")
        return cls(
            tuple(
                Entry(code, name, f"{above} / {name}" if above else name, pinyin, initials)
                for code, name, pinyin, initials, above in rows
            )
        )

    def find(self, typed: str) -> Sequence[Entry]:
        """Give the entries that `typed` may mean; one alone when it is clear, none when nothing fits."""
        said = typed.strip()
        key = said.lower()
        tests: tuple[Callable[[Entry], bool], ...] = (
            lambda one: said in (one.label, one.code),
            lambda one: said == one.name,
            lambda one: key in (one.initials, one.pinyin),
            lambda one: said in one.name or one.initials.startswith(key) or one.pinyin.startswith(key),
        )
        found = ([one for one in self.entries if test(one)] for test in tests) if said else iter(())
        return next((some for some in found if some), [])

    def meant(self, typed: str) -> str:
        """Give the code of the one entry that `typed` means, empty for nothing typed; refuse what is not clear."""
        found = self.find(typed)
        if not typed.strip():
            return ""
        if not found:
            raise Refused(f"没有找到“{typed.strip()}”，请从列表中选择，或者清空。")
        if len(found) > 1:
            named = "、".join(one.label for one in found[:MOST_NAMED])
            raise Refused(f"“{typed.strip()}”可能是{named}{'等' if len(found) > MOST_NAMED else ''}，请写得更具体。")
        return found[0].code


def choices() -> dict[str, Choice]:
    """Give all entries of each kind of `CODED`; they are read anew when another set was taken in."""
    taken: dict[str, list[str]] = {}
    for kind, digest in ReferenceSet.objects.order_by("loaded_at", "digest").values_list("kind", "digest"):
        taken.setdefault(kind.lower(), []).append(digest)
    return {kind: _read(kind, tuple(taken.get(kind, ()))) for kind in CODED}


@lru_cache(maxsize=8)
def _read(kind: str, _digests: tuple[str, ...]) -> Choice:
    return Choice.of(CODED[kind])


def check_codes(categories: set[str], places: set[str]) -> None:
    """Refuse codes that no entry has."""
    for model, wanted in zip(CODED.values(), (categories, places), strict=True):
        if wanted and model._default_manager.filter(pk__in=wanted).count() < len(wanted):
            raise Refused(f"{model._meta.verbose_name}的代码没有载入过，请从列表中选择。", field="asks")


def named(kind: str, codes: set[str]) -> dict[str, str]:
    """Give the names with these codes, each with the one above it; `kind` is a key of `CODED`."""
    if not codes:
        return {}
    rows = CODED[kind]._default_manager.filter(pk__in=codes).values_list("pk", "name", "parent__name")
    return {code: f"{above} / {name}" if above else name for code, name, above in rows}
