"""Every look is recorded before it is had, and the record cannot be changed unseen."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, connections, transaction

from xinfang.kernel.errors import Refused
from xinfang.ledger.access import opened_by, record, verify_access
from xinfang.ledger.models import Access, AccessLog
from xinfang.orgs.models import Person, Unit

AT = datetime(2026, 3, 2, 1, 30, 15, 123456, tzinfo=UTC)
CASE = UUID("00112233-4455-6677-8899-aabbccddeeff")
OTHER_CASE = UUID("00112233-4455-6677-8899-aabbccddee00")


def test_a_record_says_who_when_what_and_why(reader: Person, office: Unit) -> None:
    record(reader, unit_id=office.pk, what="unmask", at=AT, petition_id=CASE, reason=" 电话告知受理情况 ")
    row = AccessLog.objects.get()
    assert (row.at, row.person, row.unit, row.petition, row.what, row.reason) == (
        AT,
        reader,
        office,
        CASE,
        "unmask",
        "电话告知受理情况",
    )


@pytest.mark.parametrize("reason", [None, "", " \n\u3000"])
def test_identity_is_not_shown_without_a_reason(reader: Person, reason: str | None) -> None:
    with pytest.raises(Refused, match="查看身份信息必须写明理由。") as refusal:
        record(reader, unit_id=None, what=Access.UNMASK, at=AT, petition_id=CASE, reason=reason)
    assert (refusal.value.field, AccessLog.objects.count()) == ("reason", 0)


def test_a_reason_has_at_most_500_characters(reader: Person) -> None:
    with pytest.raises(Refused, match="理由最多 500 个字，请缩短。"):
        record(reader, unit_id=None, what="open", at=AT, reason="因" * 501)


def test_an_unknown_deed_is_not_recorded(reader: Person) -> None:
    with pytest.raises(ValueError, match="peek"):
        record(reader, unit_id=None, what="peek", at=AT)


def test_the_accesses_to_a_petition_come_in_order_and_no_others(reader: Person, office: Unit) -> None:
    for what, petition in (("open", CASE), ("open", OTHER_CASE), ("search", None), ("print", CASE)):
        record(reader, unit_id=office.pk, what=what, at=AT, petition_id=petition)
    assert [(row.what, row.person, row.unit) for row in opened_by(CASE)] == [
        ("open", reader, office),
        ("print", reader, office),
    ]


def test_a_log_as_it_was_written_verifies(reader: Person, office: Unit) -> None:
    china = timezone(timedelta(hours=8))
    record(reader, unit_id=None, what="sign_in", at=AT)
    record(reader, unit_id=office.pk, what="open", at=AT.astimezone(china), petition_id=CASE)
    record(
        reader, unit_id=office.pk, what="unmask", at=AT + timedelta(days=1), petition_id=CASE, reason="送达\0“意见书”"
    )
    assert list(verify_access()) == []


@pytest.mark.parametrize("statement", ["update ledger_accesslog set reason = ''", "delete from ledger_accesslog"])
def test_the_app_role_cannot_change_the_log(reader: Person, statement: str) -> None:
    record(reader, unit_id=None, what="open", at=AT)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_database_itself_asks_for_a_reason_to_unmask(reader: Person) -> None:
    with pytest.raises(DatabaseError, match="access_unmask_has_reason"), transaction.atomic():
        AccessLog.objects.create(at=AT, person=reader, what="unmask", prev=bytes(32), hash=bytes(32))


def test_a_record_refuses_to_hang_on_another_transaction(committed_reader: Person) -> None:
    with pytest.raises(RuntimeError, match="durable"), transaction.atomic():
        record(committed_reader, unit_id=None, what="open", at=AT)


def test_many_readers_at_once_make_one_unbroken_chain(committed_reader: Person) -> None:

    def look(times: int) -> None:
        for _ in range(times):
            record(committed_reader, unit_id=None, what="open", at=AT, petition_id=CASE)
        connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(look, [25] * 8))
    assert (AccessLog.objects.count(), list(verify_access())) == (200, [])


def forge(statement: str) -> None:
    """Do as one who owns the tables and has switched their triggers off."""
    with connections["owner"].cursor() as cursor:
        cursor.execute("alter table ledger_accesslog disable trigger user")
        cursor.execute(statement)
    connections["owner"].close()


BROKEN = "与前一条接不上：中间有记录被删除、插入或者调换，此后的记录不再核对。"
CHANGED = "的内容与登记时不一致，此后的记录不再核对。"


@pytest.mark.parametrize(
    ("statement", "place", "fault"),
    [
        ("update ledger_accesslog set reason = '例行' where id = 2", "第 2 条（编号 2）", CHANGED),
        ("update ledger_accesslog set petition = null where id = 1", "第 1 条（编号 1）", CHANGED),
        ("update ledger_accesslog set at = at + interval '1 microsecond' where id = 3", "第 3 条（编号 3）", CHANGED),
        ("delete from ledger_accesslog where id = 2", "第 2 条（编号 3）", BROKEN),
        ("delete from ledger_accesslog where id = 1", "第 1 条（编号 2）", BROKEN),
        ("update ledger_accesslog set id = 9 where id = 1", "第 1 条（编号 2）", BROKEN),
    ],
)
def test_the_first_break_is_told_and_nothing_after_it(
    committed_reader: Person, statement: str, place: str, fault: str
) -> None:
    for _ in range(3):
        record(committed_reader, unit_id=None, what="open", at=AT, petition_id=CASE, reason="办理")
    forge(statement)
    assert list(verify_access()) == [f"查阅日志{place}{fault}"]
