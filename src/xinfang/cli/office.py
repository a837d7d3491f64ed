"""`xinfang office CODE NAME`: the first unit and the first administrator; all others are entered on pages."""

import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from getpass import getpass

from xinfang.cli.ready import ready
from xinfang.kernel.errors import UserError

OPENED = "已设立{name}和系统管理员{admin}。请登录后在“单位”“人员”页面设立其他单位、新增人员并给予身份。"


def configure(parser: ArgumentParser) -> None:
    """Add the arguments."""
    parser.add_argument("code", metavar="CODE", help="信访局的单位代码，数字和大写字母，例如 130426XF")
    parser.add_argument("name", metavar="NAME", help="信访局的全称")
    parser.add_argument("--place", required=True, metavar="DIVISION", help="行政区划代码，6位或者9位数字")
    parser.add_argument("--admin", required=True, metavar="USERNAME", help="系统管理员的用户名")
    parser.add_argument("--admin-name", required=True, metavar="NAME", help="系统管理员的姓名")
    parser.add_argument("--address", default="", metavar="ADDRESS", help="通信地址，可以以后在页面上填写")
    parser.add_argument("--postcode", default="", metavar="POSTCODE", help="邮政编码，6位数字")
    parser.add_argument("--telephone", default="", metavar="TELEPHONE", help="电话")
    parser.add_argument("--since", metavar="DATE", help="设立日期，例如 2026-01-01，不写则为今天")


def run(args: Namespace) -> int:
    """Ask for the password, open the office, enter the administrator."""
    since = _day(args.since)
    with ready():
        from django.db import transaction

        from xinfang.kernel import clock
        from xinfang.law.roles import CapacityKind, UnitKind
        from xinfang.orgs.contacts import Contact, set_contact
        from xinfang.orgs.models import Level, Unit
        from xinfang.orgs.services import create_person, create_unit, give_capacity

        if Unit.objects.exists():
            raise UserError("数据库中已有单位，请由系统管理员在页面上办理。")
        day, password = since or clock.today(), _password()
        first = {"kind": UnitKind.PETITION_OFFICE, "level": Level.COUNTY, "place": args.place}
        told = Contact(args.address, args.postcode, args.telephone)
        with transaction.atomic():
            office = create_unit(code=args.code, name=args.name, valid_from=day, **first)
            if told != Contact():
                set_contact(office, told, since=day)
            admin = create_person(username=args.admin, name=args.admin_name, password=password)
            give_capacity(admin, office, kind=CapacityKind.ADMIN, valid_from=day)
        print(OPENED.format(name=office.name, admin=admin.name))
    return 0


def _password() -> str:
    """Ask twice at a terminal; take a line from what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first, again = getpass("系统管理员的密码："), getpass("再写一遍：")
    if first != again:
        raise UserError("两次填写的密码不一样，没有设立。")
    return first


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as odd:
        raise UserError(f"日期“{text}”不对，请按2026-01-01的样子填写。") from odd
