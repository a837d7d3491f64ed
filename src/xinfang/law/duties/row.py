"""What a row of the duties says, and the tests on a case that rows share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import CaseFile, RequestFile
from xinfang.law.terms import RequestClass

Test = Callable[[CaseFile, Act, RequestFile], bool]


@dataclass(frozen=True, slots=True)
class Duty:
    """One row: `arising` acts put `obligor` under the first of `rules` that was in force on their day, if any was.

    An act in `discharging` meets it, one in `voiding` ends it unmet; each under the test in `meets` where there is one
    for its kind.
    """

    rules: tuple[str, ...]
    arising: frozenset[ActKind]
    obligor: str
    discharging: frozenset[ActKind]
    when: Test
    voiding: frozenset[ActKind] = frozenset()
    meets: Mapping[ActKind, Test] = field(default_factory=dict)


def always(_case: CaseFile, _act: Act, _request: RequestFile) -> bool:
    """Tell yes."""
    return True


def is_claim(_case: CaseFile, _act: Act, request: RequestFile) -> bool:
    """Tell whether the request is a claim."""
    return request.klass is RequestClass.CLAIM
