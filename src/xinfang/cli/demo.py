"""`xinfang demo load`: fill an empty database with the demonstration county and say how to sign in."""

from argparse import ArgumentParser, Namespace

from xinfang.cli.ready import ready


def configure(parser: ArgumentParser) -> None:
    """Add what to do; loading is all there is."""
    parser.add_argument("what", choices=["load"], help="load：数据库为空时载入演示县，并列出演示账号")


def run(_args: Namespace) -> int:
    """Load the county where there is none, and print the sign-ins."""
    with ready():
        print("演示县已载入。" if load() else "数据库里已有机构，没有再载入。")
        print(sign_in_table())
    return 0


def load(*, petitions: bool = True) -> bool:
    """Load the demonstration county where there is no unit, and its petitions where there is none.

    Tells whether anything was needed. Django must be set up.
    """
    from xinfang.demo.county import load_county
    from xinfang.demo.petitions import load_petitions
    from xinfang.demo.phrases import load_phrases
    from xinfang.kernel.clock import today

    county = load_county()
    if county:
        load_phrases()
    return (petitions and load_petitions(today=today()) > 0) or county


def sign_in_table() -> str:
    """Give the sign-ins of the demonstration, and a petition to look up, as lines of text; empty elsewhere."""
    from xinfang.demo.county import shared_password, sign_ins
    from xinfang.demo.petitions import example
    from xinfang.kernel.clock import today

    shown = sign_ins(on=today())
    if not shown:
        return ""
    lines = [f"  {person.username:<15}{person.name}（{person.roles}）" for person in shown]
    found = example()
    asked = [f"信访人凭编号和查询码查询，例如：编号 {found[0]}，查询码 {found[1]}"] if found else []
    return "\n".join([f"演示账号（人名均为虚构），口令都是 {shared_password()} ：", *lines, *asked])
