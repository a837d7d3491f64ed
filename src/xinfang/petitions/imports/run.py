"""An import from beginning to end: record after record through the door, bad ones to the reject file."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from django.db import Error, connection, transaction

from xinfang.kernel import clock
from xinfang.kernel.errors import NotFound, Refused, UserError
from xinfang.law.errors import LawError
from xinfang.law.roles import CapacityKind
from xinfang.orgs.models import Person
from xinfang.orgs.seats import seats
from xinfang.petitions.commands import Command, SeatChoice
from xinfang.petitions.door import perform
from xinfang.petitions.imports.mapping import FileMapping
from xinfang.petitions.imports.reader import Record, Source, opened
from xinfang.petitions.imports.rejects import Rejects
from xinfang.petitions.imports.rows import asked
from xinfang.petitions.models import CommandRecord

# Records of one transaction: enough to spare the disk, few enough not to keep others waiting for a number.
BATCH: Final = 50
# Any fixed number: whoever imports holds it, so that two imports never wait for each other's rows in a ring.
LOCK: Final = 20_220_502
OTHER_WORDS: Final = "该来源编号先前已经导入，但内容与这一行不同（或者由其他账号导入），没有改动。"
OF_THE_ROW: Final = (Refused, NotFound, LawError)


@dataclass(slots=True)
class Report:
    """What an import led to. `known` counts records of which everything had been there before."""

    read: int = 0
    registered: int = 0
    answered: int = 0
    known: int = 0
    rejected: int = 0
    labels: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()


Told = Callable[[int, int, Report], None]


def import_file(place: Path, *, mapping: FileMapping, by: Person, rejects: Path, told: Told | None = None) -> Report:
    """Import the file as `by`; after each batch `told` hears bytes read, bytes in all, and the report so far.

    Raises `UserError` when nothing can be done. What is committed stays when the process dies; the same import again
    goes on from there, and adds nothing where nothing is missing.
    """
    seat = importer_seat(by)
    if rejects.resolve() == place.resolve():
        raise UserError("未导入的行不能写进正在导入的文件，请用 --rejects 另外指定。")
    with _alone(), opened(place, mapping) as source:
        report = Report(labels=source.labels, unnamed=source.unnamed)
        with Rejects(rejects, kept=source.kept, encoding=mapping.encoding) as refused:
            for batch in _batches(source):
                _enter_batch(batch, mapping=mapping, seat=seat, by=by, refused=refused, report=report)
                if told is not None:
                    told(source.position, source.size, report)
    return report


def importer_seat(person: Person) -> SeatChoice:
    """Give the seat in which `person` may import; refuse when he has none."""
    for seat in seats(person, on=clock.today()):
        if seat.kind is CapacityKind.IMPORTER:
            return SeatChoice(seat.office_id or seat.unit_id, seat.kind)
    raise UserError(f"“{person.username}”没有“数据导入”身份，请用 --as 指定有此身份的账号。")


@contextmanager
def _alone() -> Iterator[None]:
    if not _asked("select pg_try_advisory_lock(%s)"):
        raise UserError("另一次导入正在进行，请等它结束后再试。")
    try:
        yield
    finally:
        # A connection that broke has let go of the lock by itself.
        with suppress(Error):
            _asked("select pg_advisory_unlock(%s)")


def _asked(statement: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(statement, [LOCK])
        return bool(cursor.fetchone()[0])


def _batches(source: Source) -> Iterator[list[Record]]:
    records = source.records()
    while batch := list(islice(records, BATCH)):
        yield batch


def _enter_batch(
    batch: list[Record], *, mapping: FileMapping, seat: SeatChoice, by: Person, refused: Rejects, report: Report
) -> None:
    """Enter the records in one transaction; one that is refused leaves nothing and does not touch the others."""
    at = clock.now()
    with transaction.atomic():
        for record in batch:
            report.read += 1
            try:
                wanted = asked(record, mapping=mapping, seat=seat, today=clock.day_of(at))
                with transaction.atomic():
                    new = [_enter(one, by=by, at=at) for one in (wanted.register, wanted.opinion) if one is not None]
            except OF_THE_ROW as why:
                refused.add(record, why=str(why))
                report.rejected += 1
            else:
                report.registered += new[0]
                report.answered += any(new[1:])
                report.known += not any(new)


def _enter(command: Command, *, by: Person, at: datetime) -> bool:
    """Carry the command out; tell whether it was new."""
    try:
        return not perform(command, by=by, at=at).repeated
    except Refused as why:
        if CommandRecord.objects.filter(pk=command.id).exists():
            raise Refused(OTHER_WORDS) from why
        raise
