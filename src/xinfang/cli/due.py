"""`xinfang due`: when a period ends, for one date with its proof or for a whole file."""

import json
from argparse import ArgumentParser, Namespace
from datetime import date, datetime
from pathlib import Path

from xinfang.law.calendar import shipped_calendar
from xinfang.law.errors import LawError
from xinfang.law.proofs import Proof, prove_due, say_moment
from xinfang.law.rulebook import shipped_rulebook
from xinfang.law.wording import Wording

DAY_LENGTH = 10


def configure(parser: ArgumentParser) -> None:
    """Add the arguments: a rule and a date, or two files."""
    parser.add_argument("rule", nargs="?", metavar="RULE", help="条款编号，例如 R22-22-route（xinfang rules 列出全部）")
    parser.add_argument("date", nargs="?", metavar="DATE", help="起算日，例如 2026-03-01；按小时的写 2026-03-01T14:30")
    parser.add_argument("--days", type=int, metavar="N", help="逐件指定的天数，或者获准延长的天数")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--words", action="store_true", help="附上已载入的条文原文（要用数据库）")
    parser.add_argument("--batch", nargs=2, metavar=("IN.csv", "OUT.csv"), help="整份文件：rule,start 两栏")


def run(args: Namespace) -> int:
    """Print one due date with its proof, or write the file; give the exit status."""
    if args.batch:
        return _batch(args)
    if not args.rule or not args.date:
        raise LawError("请写明条款编号和起算日，例如：xinfang due R22-22-route 2026-03-02。")
    rule = shipped_rulebook().rule(args.rule)
    proof = prove_due(rule, parse_moment(args.date), calendar=shipped_calendar(), days=args.days)
    articles = _articles(proof) if args.words else None
    told = _data(proof, articles) if args.json else _text(proof, articles)
    print(json.dumps(told, ensure_ascii=False, indent=2) if args.json else told)
    return 0


def _articles(proof: Proof) -> list[Wording]:
    """Give the words of the articles, as they read on the day from which the period runs."""
    from xinfang.cli.ready import ready

    with ready():
        from xinfang.petitions.law_texts import library

        return list(library().wordings(proof.rule.citations, on=proof.began_on))


def parse_moment(text: str) -> date:
    """Read 2026-03-01, or 2026-03-01T14:30 as a moment; refuse anything else in words."""
    try:
        if len(text) == DAY_LENGTH and text[4] == text[7] == "-":
            return date.fromisoformat(text)
        if text[DAY_LENGTH : DAY_LENGTH + 1] in ("T", " ") and text[4] == text[7] == "-":
            return _local(datetime.fromisoformat(text))
    except ValueError:
        pass
    raise LawError(f"“{text}”不是日期，请写成2026-03-01的样子，按小时计算的写成2026-03-01T14:30。")


def _local(moment: datetime) -> datetime:
    if moment.tzinfo is not None:
        raise LawError("时刻一律是北京时间，请不要写时区。")
    return moment


def _batch(args: Namespace) -> int:
    if args.rule or args.date or args.days is not None or args.json or args.words:
        raise LawError("--batch 只要输入和输出两个文件，不能和其他参数同时使用。")
    from xinfang.cli.due_file import fill

    source, target = map(Path, args.batch)
    number = fill(source, target)
    print(f"已推算{number}行，写入{target}。")
    return 0


def _data(proof: Proof, articles: list[Wording] | None) -> dict[str, object]:
    words = {"articles": [wording.json() for wording in articles]} if articles is not None else {}
    return {**proof.json(), "lines": proof.lines(), **words}


def _text(proof: Proof, articles: list[Wording] | None) -> str:
    lines = [f"{number}. {line}" for number, line in enumerate(proof.lines(), 1)]
    if proof.due is None:
        head = [f"{proof.rule.id}：该条没有规定天数（{proof.rule.article}）。"]
    else:
        strict, rolled = (say_moment(proof.due.at or day) for day in (proof.due.strict, proof.due.due))
        mark = "（暂定）" if proof.due.provisional else ""
        head = [f"{proof.rule.id}：到期日 {rolled}{mark}，未顺延的届满日 {strict}。"]
    return "\n".join([*head, "", *lines, *_words(articles)])


def _words(articles: list[Wording] | None) -> list[str]:
    if articles is None:
        return []
    if not articles:
        return ["", "没有载入所依据的条文，请用 xinfang law load 载入法规文本。"]
    return ["", *(line for one in articles for line in (f"{one.place}（{one.edition}）：", *one.lines))]
