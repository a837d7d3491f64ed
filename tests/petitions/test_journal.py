from datetime import date

import pytest
from django.db import DatabaseError, connections, transaction

from databases import Database
from doing import Doing
from xinfang.law.acts import ActKind, canonical, parse
from xinfang.ledger.hashing import chain, first_prev
from xinfang.petitions.models import ActRecord, Party, Petition, Text
from xinfang.petitions.replay import replay_petitions
from xinfang.petitions.verify import verify_petitions

MONDAY = date(2026, 3, 2)
ACT = "petitions_act"


def faults() -> list[str]:
    return [fault.sentence for _, found in verify_petitions() for fault in found]


def differences() -> list[str]:
    return [fault.sentence for _, found in replay_petitions() for fault in found]


def tamper(statement: str, *params: object) -> None:
    """Change the journal as somebody could who owns the tables and lifts the triggers first."""
    with transaction.atomic(using="owner"), connections["owner"].cursor() as cursor:
        cursor.execute(f"alter table {ACT} disable trigger user")
        cursor.execute(statement, params)
        cursor.execute(f"alter table {ACT} enable trigger user")


def test_a_chain_begins_with_the_petition_and_links_each_body_to_the_one_before(county: None) -> None:
    done = Doing(MONDAY).to_the_end().done

    head = first_prev(done.petition)
    for record in ActRecord.objects.filter(petition_id=done.petition).order_by("seq"):
        assert bytes(record.prev) == head
        head = chain(head, bytes(record.body))
        assert bytes(record.hash) == head
    assert bytes(Petition.objects.get(pk=done.petition).head_hash) == head


def test_a_stored_body_is_canonical_and_parses_to_the_act(county: None) -> None:
    done = Doing(MONDAY).to_the_end().done

    stored = [bytes(body) for body in ActRecord.objects.order_by("seq").values_list("body", flat=True)]
    assert [canonical(parse(body)) for body in stored] == stored
    assert [parse(body).kind for body in stored] == [act.kind for act in done.case.acts]


@pytest.mark.parametrize("alias", ["default", "owner"])
@pytest.mark.parametrize(
    "statement",
    [
        f"update {ACT} set happened_on = '2020-01-01'",
        f"delete from {ACT}",
        f"truncate {ACT} cascade",
        "update petitions_command set petition = gen_random_uuid()",
    ],
)
def test_nobody_changes_the_journal_not_even_the_owner_of_the_tables(
    own_county: Database, alias: str, statement: str
) -> None:
    Doing(MONDAY).register()

    with pytest.raises(DatabaseError), transaction.atomic(using=alias), connections[alias].cursor() as cursor:
        cursor.execute(statement)
    assert faults() == []


def test_an_act_that_does_not_follow_the_last_is_refused_by_the_database(county: None) -> None:
    doing = Doing(MONDAY).register()
    first = ActRecord.objects.get()

    with pytest.raises(DatabaseError, match="不相接"), transaction.atomic():
        ActRecord.objects.create(
            petition_id=doing.petition,
            seq=3,
            kind=ActKind.TRANSFER,
            happened_on=MONDAY,
            recorded_at=first.recorded_at,
            capacity="CASE_OFFICER",
            source="desk",
            command_id=first.petition_id,
            body=b"{}",
            prev=first.hash,
            hash=b"\0" * 32,
        )


def test_an_untouched_journal_verifies_and_replays_without_a_difference(county: None) -> None:
    Doing(MONDAY).to_the_end()
    Doing(MONDAY).register().transfer()

    assert faults() == []
    assert differences() == []


def test_a_changed_body_is_found(own_county: Database) -> None:
    Doing(MONDAY).to_the_end()
    tamper(f"update {ACT} set body = replace(body::text, '32', '33')::bytea where seq = 2")

    assert faults() == ["第 2 条办理记录的散列链断裂，内容被改动过。"]


def test_a_removed_last_act_is_found(own_county: Database) -> None:
    Doing(MONDAY).to_the_end()
    tamper(f"delete from {ACT} where seq = 8")

    assert faults() == [
        "信访事项记下的最后一条与办理记录不一致，可能有记录缺失。",
        "记有这个命令，却没有它的办理记录。",
    ]


def test_a_removed_act_in_the_middle_is_found(own_county: Database) -> None:
    Doing(MONDAY).to_the_end()
    tamper(f"delete from {ACT} where seq = 4")

    assert faults()[0] == "缺少第 4 条办理记录。"


def test_a_column_that_says_other_than_the_body_is_found(own_county: Database) -> None:
    Doing(MONDAY).to_the_end()
    tamper(f"update {ACT} set happened_on = '2026-03-09' where seq = 6")

    assert faults() == ["第 6 条办理记录的列与正文不一致。"]


def test_a_changed_text_is_found(county: None) -> None:
    Doing(MONDAY).to_the_end()
    Text.objects.filter(role="issue_opinion.text").update(plain="不予支持。")

    assert faults() == ["第 6 条办理记录所承诺的内容缺失或者被改动过。"]


def test_a_party_whose_name_was_exchanged_is_found(county: None) -> None:
    Doing(MONDAY).register()
    other = Doing(MONDAY).register().done
    stranger = Party.objects.exclude(petition_id=other.petition).get()
    Party.objects.filter(petition_id=other.petition).update(enc_name=stranger.enc_name)

    assert faults() == ["第 1 条办理记录所承诺的内容缺失或者被改动过。"]


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("petitions_obligation", "due = due + 1"),
        ("petitions_obligation", "discharged_on = null"),
        ("petitions_request", "state = 'ACCEPTED'"),
        ("petitions_remedy", "until = until + 30"),
        ("petitions_sight", "requests = '{9}'"),
        ("petitions_petition", "state = 'REGISTERED'"),
        ("petitions_petition", "reachable = false"),
    ],
)
def test_a_projection_that_the_acts_do_not_give_is_found(county: None, table: str, change: str) -> None:
    Doing(MONDAY).to_the_end()
    with connections["default"].cursor() as cursor:
        cursor.execute(f"update {table} set {change}")

    assert differences() != []


def test_a_missing_and_a_surplus_row_are_found(county: None) -> None:
    done = Doing(MONDAY).to_the_end().done
    with connections["default"].cursor() as cursor:
        cursor.execute("delete from petitions_obligation where rule = 'R22-34-handle'")
        cursor.execute(
            "insert into petitions_shield (petition_id, unit_id) select %s, id from orgs_unit where code = '130426XF'",
            [done.petition],
        )

    assert [sentence[:12] for sentence in differences()] == ["“义务”缺少一行或者内容", "“回避屏蔽”多出一行：u"]
