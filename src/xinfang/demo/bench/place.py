"""Where the bench may write: in a database whose name says that it holds nothing of an office."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connections

from xinfang.kernel.errors import UserError

ENDING: Final = "_bench"
# A bulk load sets the head of each chain itself, and fills the indexes of words faster when they are made at the end.
ORDER: Final = "alter table petitions_act {} trigger act_in_order"
WORDS: Final = ("text_bigrams", "likeness_bands")
DEFINED: Final = "select indexdef from pg_indexes where schemaname = 'public' and indexname = any(%s)"


def check_place() -> None:
    """Refuse every database whose name does not end in `_bench`."""
    names = {str(connections[alias].settings_dict["NAME"]) for alias in ("default", "owner")}
    wrong = sorted(name for name in names if not name.endswith(ENDING))
    if wrong:
        raise UserError(f"数据库 {wrong[0]} 不是测量用的数据库（名称应以 {ENDING} 结尾），没有写入任何内容。")


@contextmanager
def loading() -> Iterator[None]:
    """Switch the order of acts and the indexes of words off while a load goes on, and on again after it."""
    check_place()
    with connections["owner"].cursor() as cursor:
        cursor.execute(DEFINED, [list(WORDS)])
        known = [definition for (definition,) in cursor.fetchall()]
        cursor.execute(ORDER.format("disable"))
        cursor.execute(f"drop index if exists {', '.join(WORDS)}")
    try:
        yield
    finally:
        with connections["owner"].cursor() as cursor:
            cursor.execute(ORDER.format("enable"))
            for definition in known:
                cursor.execute(definition)
            cursor.execute("analyze")
