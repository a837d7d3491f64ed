"""What is wrong with a number as far as it has been typed: told at once, kept nowhere."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from xinfang.desk.typed_numbers import LONGEST, SO_FAR, WHOLE
from xinfang.kernel.errors import NotFound


@require_POST
def judge(request: HttpRequest, kind: str) -> HttpResponse:
    """Give the sentence as plain text, nothing where all is well.

    What was typed comes in the body, never in an address, where logs would keep it. With `left` the field was left,
    and what stands there is whole.
    """
    if kind not in SO_FAR:
        raise NotFound("没有这种号码。")
    judges = WHOLE if request.POST.get("left") else SO_FAR
    typed = request.POST.get("typed", "")[: LONGEST[kind]]
    fault = judges[kind](typed) if typed.strip() else None
    return HttpResponse(fault or "", content_type="text/plain; charset=utf-8")
