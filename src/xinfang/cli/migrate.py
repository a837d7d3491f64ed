"""`xinfang migrate`: bring the schema, the grants and the shipped rules up to date."""

from argparse import ArgumentParser, Namespace

from xinfang.cli.ready import ready
from xinfang.kernel.errors import UserError
from xinfang.kernel.postgres.binaries import OLDEST

# Any fixed number: whoever migrates holds it, so that two at once follow each other.
LOCK = 20_220_501


def configure(_parser: ArgumentParser) -> None:
    """Add nothing: the command takes no arguments."""


def run(_args: Namespace) -> int:
    """Migrate and say how many steps it took."""
    with ready():
        print(told(migrate()))
    return 0


def told(steps: int) -> str:
    """Say in a sentence what `migrate` did."""
    return f"数据库结构已升级，共 {steps} 步。" if steps else "数据库结构已是最新。"


def migrate() -> int:
    """Migrate as the owner role, set grants and triggers, load what is shipped; give the number of steps taken."""
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    from xinfang.kernel.grants import apply_grants
    from xinfang.petitions.inputs import load_shipped
    from xinfang.petitions.outbox import switch_on_new
    from xinfang.petitions.reference_loading import load_shipped_categories

    owner = connections["owner"]
    _check_reachable()
    with owner.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(%s)", [LOCK])
        try:
            executor = MigrationExecutor(owner)
            steps = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
            call_command("migrate", database="owner", verbosity=0, interactive=False)
            load_shipped(using="owner")
            load_shipped_categories(using="owner")
            switch_on_new(using="owner")
            apply_grants(app_role=connections["default"].settings_dict["USER"])
        finally:
            cursor.execute("select pg_advisory_unlock(%s)", [LOCK])
    owner.close()
    return steps


def _check_reachable() -> None:
    from django.db import connections

    for connection in (connections["default"], connections["owner"]):
        connection.ensure_connection()
        version = connection.connection.info.server_version
        connection.close()
        if version < OLDEST * 10_000:
            raise UserError(f"需要 PostgreSQL {OLDEST} 或更新版本，DATABASE_URL 指定的是 {version // 10_000}。")
