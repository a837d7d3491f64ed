"""What no petition alone can tell: numbers that lack a petition, commands without an act, rules not as digested."""

import hashlib
from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from xinfang.petitions.models import (
    ActRecord,
    CalendarSet,
    CommandRecord,
    NumberCounter,
    PendingCommand,
    Petition,
    RuleSet,
)
from xinfang.petitions.numbers import number_of


def number_faults() -> Iterator[tuple[str, str]]:
    """Give series and sentence where an office's numbers are not those from one to the last given out."""
    for book in NumberCounter.objects.select_related("unit").order_by("unit_id", "year"):
        last = number_of(book.unit.code, book.year, book.last)
        series = last.rpartition("-")[0]
        given = Petition.objects.filter(number__startswith=f"{series}-").count()
        if given != book.last or not Petition.objects.filter(number=last).exists():
            yield series, f"编号簿记到第 {book.last} 号，存有 {given} 件，应当从第 1 号起没有缺号。"


def command_faults() -> Iterator[tuple[str, str]]:
    """Give id and sentence for each command of which there is neither an act nor a proposal."""
    acts = ActRecord.objects.filter(command_id=OuterRef("pk"))
    proposals = PendingCommand.objects.filter(pk=OuterRef("pk"))
    for command in (
        CommandRecord.objects.filter(~Exists(acts), ~Exists(proposals)).order_by("pk").iterator(chunk_size=2000)
    ):
        yield str(command.pk), "记有这个命令，却没有它的办理记录。"


def input_faults() -> Iterator[tuple[str, str]]:
    """Give digest and sentence for each rulebook or calendar whose content is not what its digest says."""
    for model in (RuleSet, CalendarSet):
        for digest, content in model._default_manager.order_by("digest").values_list("digest", "content"):
            if hashlib.sha256(bytes(content)).hexdigest() != digest:
                yield digest[:12], f"{model._meta.verbose_name}的内容与其摘要不一致。"
