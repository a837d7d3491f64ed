"""How a day in the inbox came about: fetched when it is asked for, on a page of its own where there are no scripts."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinfang.desk.signed_in import me
from xinfang.petitions.lists import proof_of
from xinfang.web.htmx import render_page


@require_safe
def reason(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the proof of one obligation."""
    row, told = proof_of(me(request), pk)
    context = {"row": row, "told": told}
    return render_page(request, "desk/reason.html", context, partial="steps")
