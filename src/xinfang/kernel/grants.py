"""What the app role may do to each table, and the triggers that keep journals as they were written.

A model with `append_only = True` is a journal: the app role may read and add, and triggers refuse UPDATE, DELETE and
TRUNCATE to everybody, the owner of the tables included.
"""

from collections.abc import Callable, Iterator

from django.apps import apps
from django.db import connections, transaction
from django.db.models import Model

Models = list[type[Model]]
Quote = Callable[[str], str]

REFUSE = """
create or replace function public.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '表 % 只能追加，不能修改、删除或清空。', tg_table_name
    using errcode = 'insufficient_privilege', detail = 'append-only: ' || tg_op || ' refused';
end $$
"""
# The statement's trigger fires for no rows too, and for TRUNCATE; the row's where rows come without a statement.
TRIGGERS = {
    "keep_rows": "update or delete on {table} for each row",
    "keep_table": "update or delete or truncate on {table} for each statement",
}
# The queue's tables come from its own package, which describes them to Django without managing them.
QUEUE = "procrastinate"
JOURNAL = "select, insert"
ORDINARY = "select, insert, update, delete"
VIEW = "select"


def journals() -> Models:
    """Give the models whose rows are only ever added."""
    return [model for model in _models() if _is_journal(model)]


def apply_grants(*, app_role: str, using: str = "owner") -> None:
    """Set the triggers and give `app_role` exactly its rights on every table; safe to repeat.

    A role that owns the tables keeps its rights; then the triggers alone guard the journals.
    """
    connection = connections[using]
    quote = connection.ops.quote_name
    with transaction.atomic(using=using), connection.cursor() as cursor:
        made = set(connection.introspection.table_names(cursor, include_views=True))
        models = [model for model in _models() if model._meta.db_table in made]
        statements = [REFUSE, *_triggers(models, quote)]
        if app_role != connection.settings_dict["USER"]:
            statements += _rights(quote(app_role), models, quote=quote)
        for statement in statements:
            cursor.execute(statement)


def _models() -> Models:
    found = apps.get_models(include_auto_created=True)
    return [model for model in found if not model._meta.proxy]


def _is_journal(model: type[Model]) -> bool:
    return bool(getattr(model, "append_only", False))


def _rights(role: str, models: Models, *, quote: Quote) -> Iterator[str]:
    yield f"revoke all on all tables in schema public from {role}"
    yield f"grant usage on all sequences in schema public to {role}"
    yield f"grant select on django_migrations to {role}"
    for model in models:
        yield f"grant {_rights_on(model)} on {quote(model._meta.db_table)} to {role}"


def _rights_on(model: type[Model]) -> str:
    if model._meta.app_label == QUEUE:
        return ORDINARY
    if not model._meta.managed:
        return VIEW
    return JOURNAL if _is_journal(model) else ORDINARY


def _triggers(models: Models, quote: Quote) -> Iterator[str]:
    for table in [quote(model._meta.db_table) for model in models if _is_journal(model)]:
        for name, when in TRIGGERS.items():
            event = when.format(table=table)
            yield f"create or replace trigger {name} before {event} execute function refuse_change()"
            # ALWAYS holds even in a session that switches ordinary triggers off.
            yield f"alter table {table} enable always trigger {name}"
