"""The health check, for load balancers and for people."""

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from xinfang.kernel.queue import worker_lives


@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """Answer 200 when the database answers and a background worker is at work, else 503 with a sentence."""
    try:
        alive = worker_lives()
    except DatabaseError:
        return _plain("数据库没有应答，请稍后再试。", status=503)
    if settings.WORKER_EXPECTED and not alive:
        return _plain("后台任务没有运行，重新推算和消息发送暂停。", status=503)
    return _plain("正常。", status=200)


def _plain(sentence: str, *, status: int) -> HttpResponse:
    return HttpResponse(
        sentence, status=status, content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"}
    )
