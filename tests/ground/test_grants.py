"""The app role adds to journals and changes nothing in them; nor does anybody else."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import ProgrammingError, connections, transaction
from django.db.models import Model

from databases import Database
from xinfang.kernel.grants import apply_grants, journals
from xinfang.ledger.models import AccessLog

CHANGES = {
    "UPDATE": "update {table} set {key} = {key}",
    "DELETE": "delete from {table}",
    "TRUNCATE": "truncate {table} cascade",
}
RIGHTS = """
    select table_name, string_agg(privilege_type, ' ' order by privilege_type)
    from information_schema.role_table_grants
    where grantee = 'xinfang_app' and table_schema = 'public' group by table_name
"""


def change(model: type[Model], kind: str, *, using: str) -> None:
    meta = model._meta
    assert meta.pk is not None
    statement = CHANGES[kind].format(table=meta.db_table, key=meta.pk.column or "seq")
    with transaction.atomic(using=using), connections[using].cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize("kind", CHANGES)
@pytest.mark.parametrize("model", journals(), ids=lambda model: model._meta.db_table)
@pytest.mark.django_db(databases=["default", "owner"])
def test_no_role_changes_a_journal(model: type[Model], kind: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        change(model, kind, using="default")
    with pytest.raises(ProgrammingError, match="只能追加，不能修改、删除或清空"):
        change(model, kind, using="owner")


def test_the_access_log_is_a_journal() -> None:
    assert AccessLog in journals()


@pytest.mark.django_db
def test_the_tests_run_as_the_app_role() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute("select current_user")
        assert cursor.fetchone() == ("xinfang_app",)


@pytest.mark.django_db
def test_each_table_gives_the_app_role_its_rights_and_no_more() -> None:
    with connections["default"].cursor() as cursor:
        cursor.execute(RIGHTS)
        found = dict(cursor.fetchall())

    models = [model for model in apps.get_models(include_auto_created=True) if not model._meta.proxy]
    expected = dict.fromkeys((model._meta.db_table for model in models), "DELETE INSERT SELECT UPDATE")
    expected |= dict.fromkeys((model._meta.db_table for model in journals()), "INSERT SELECT")
    views = [model for model in models if not model._meta.managed and model._meta.app_label != "procrastinate"]
    expected |= {model._meta.db_table: "SELECT" for model in views}
    assert found == expected | {"django_migrations": "SELECT"}


def test_grants_and_migrations_can_be_repeated(own_db: Database) -> None:
    for _ in range(2):
        call_command("migrate", database="owner", verbosity=0)
        apply_grants(app_role="xinfang_app")

    with pytest.raises(ProgrammingError, match="只能追加"):
        change(AccessLog, "DELETE", using="owner")


def test_the_app_role_cannot_switch_the_guards_off(own_db: Database) -> None:
    with connections["default"].cursor() as cursor:
        for statement in (
            "alter table ledger_accesslog disable trigger all",
            "drop trigger keep_table on ledger_accesslog",
            "set session_replication_role = replica",
        ):
            with pytest.raises(ProgrammingError):
                cursor.execute(statement)
