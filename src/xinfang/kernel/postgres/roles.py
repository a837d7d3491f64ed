"""The two roles and the database of an embedded server."""

import psycopg
from psycopg import sql

from xinfang.kernel.postgres.address import ADMIN, APP, DATABASE, OWNER, Address


def ensure_roles(address: Address) -> None:
    """Make the owner role, the app role and the database where they are missing; safe to repeat."""
    with psycopg.connect(address.url(ADMIN, database="postgres"), autocommit=True) as admin:
        for role, password in ((OWNER, address.owner_password), (APP, address.app_password)):
            if not admin.execute("select 1 from pg_roles where rolname = %s", [role]).fetchone():
                admin.execute(_with(role, "create role {} login password {}", password))
        if not admin.execute("select 1 from pg_database where datname = %s", [DATABASE]).fetchone():
            admin.execute(sql.SQL("create database {} owner {}").format(_name(DATABASE), _name(OWNER)))
        admin.execute(sql.SQL("revoke all on database {} from public").format(_name(DATABASE)))
        admin.execute(sql.SQL("grant connect on database {} to {}").format(_name(DATABASE), _name(APP)))


def _with(role: str, statement: str, password: str) -> sql.Composed:
    return sql.SQL(statement).format(_name(role), sql.Literal(password))


def _name(word: str) -> sql.Identifier:
    return sql.Identifier(word)
