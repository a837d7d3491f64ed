"""The inspector's page of findings (督查发现): what files show to have gone wrong, each with its petition and proof."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.desk.views.waiting import count_words
from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound
from xinfang.law.findings import FindingKind
from xinfang.petitions.findings import DAYS, finding_lines, found
from xinfang.petitions.same_reasons import same_reasons
from xinfang.petitions.tallies import counted
from xinfang.web.paging import keyset_page

SIZE: Final = 50
FIRST: Final = next(iter(DAYS))


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """Show the findings of one kind, as far as the reader sees their petitions."""
    person, on = me(request), clock.today()
    kind = _kind(request.GET.get("list", FIRST.value))
    lists = {one: found(person, one, on=on) for one in DAYS}
    reasons = same_reasons(person)
    numbers = [*counted(*lists.values()), len(reasons)]
    context = {
        "on": on,
        "kind": kind,
        "tabs": [(one, count_words(n), one is kind) for one, n in zip(TABS, numbers, strict=True)],
    }
    if kind is FindingKind.SAME_REASON:
        return render(request, "desk/findings.html", context | {"reasons": reasons})
    rows = lists[kind].select_related("petition", "obligor_unit")
    page = keyset_page(rows, by=(DAYS[kind], "pk"), cursor=request.GET.get("cursor", ""), descending=True, size=SIZE)
    return render(
        request, "desk/findings.html", context | {"page": page, "lines": finding_lines(page.rows, kind, on=on)}
    )


TABS: Final = (*DAYS, FindingKind.SAME_REASON)


def _kind(name: str) -> FindingKind:
    try:
        return FindingKind(name)
    except ValueError as unknown:
        raise NotFound("没有这类发现，请从菜单重新进入。") from unknown
