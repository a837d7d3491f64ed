"""The gate of sight as two conditions on a column: every list of petitions passes here, so they are put shortly."""

from enum import Enum
from typing import Any, Final

from django.db.models import BooleanField, F, Func

from xinfang.orgs.reach import Reach

OPENLY: Final = "not sight.concealed and sight.unit_id = any(%s::bigint[])"
CLOSELY: Final = "sight.concealed and sight.unit_id = any(%s::bigint[])"


class Shown(Enum):
    """What of a petition a sight must reach: anything, the whole, or the request that the row is about."""

    ANY = ""
    WHOLE = " and sight.requests is null"
    OF_REQUEST = " and (sight.requests is null or sight.requests @> array[{request}]::smallint[])"


class _Asked(Func):
    """A condition on the column of a petition, asked as one existence.

    With `each` the database asks it of every row by itself, and never as a join of all rows: so rows come in the order
    of an index, and a list costs what it shows. For lists of which nearly every row passes.
    """

    output_field = BooleanField()
    words = ""

    def __init__(self, reach: Reach, *columns: str, each: bool = False) -> None:
        """Ask it for `reach` of the columns."""
        super().__init__(*(F(one) for one in columns))
        self.reach, self.each = reach, each

    def as_sql(self, compiler: Any, connection: Any, **_context: Any) -> tuple[str, Any]:  # type: ignore[override]  # noqa: ARG002 — Django gives more
        """Give the existence in words, and the units and persons of the reach as its values."""
        columns = [compiler.compile(one)[0] for one in self.get_source_expressions()]
        words, values = self.asked(*columns)
        return f"exists (select from {words}{' offset 0' if self.each else ''})", values

    def asked(self, *columns: str) -> tuple[str, list[Any]]:
        """Give what is looked for, and the values in it."""
        raise NotImplementedError


class Sighted(_Asked):
    """That a unit within reach sees the petition; concealed ones only those units whose accusations he reads."""

    def __init__(self, reach: Reach, petition: str, shown: Shown, *, each: bool = False) -> None:
        """Ask it of the field `petition`, for a request of the field `request_n`."""
        request = ("request_n",) if shown is Shown.OF_REQUEST else ()
        super().__init__(reach, petition, *request, each=each)
        self.shown = shown

    def asked(self, *columns: str) -> tuple[str, list[Any]]:
        """Give what is looked for among sights."""
        petition, *request = columns
        shown = self.shown.value.format(request=next(iter(request), ""))
        # What is empty is not asked for: then the units lead to their petitions.
        ways = {OPENLY: self.reach.units, CLOSELY: self.reach.accusation_units}
        open_ways = {way: sorted(units) for way, units in ways.items() if units}
        which = " or ".join(open_ways) or "false"
        words = f"petitions_sight sight where sight.petition_id = {petition}{shown} and ({which})"
        return words, list(open_ways.values())


class Shielded(_Asked):
    """That the petition is shielded from the reader, by a unit of his or by his person."""

    def __init__(self, reach: Reach, petition: str, *, each: bool = False) -> None:
        """Ask it of the field `petition`."""
        super().__init__(reach, petition, each=each)

    def asked(self, *columns: str) -> tuple[str, list[Any]]:
        """Give what is looked for among shields."""
        (petition,) = columns
        who = "shield.unit_id = any(%s::bigint[]) or shield.person_id = any(%s::bigint[])"
        words = f"petitions_shield shield where shield.petition_id = {petition} and ({who})"
        return words, [sorted(self.reach.lineage), sorted(self.reach.leaders)]
