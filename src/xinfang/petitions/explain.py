"""A petition explained: acts, requests, state, obligations with their standing and proof, remedies."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from xinfang.law.actable import ACTS
from xinfang.law.acts import Act
from xinfang.law.case import CaseFile
from xinfang.law.obligations import Obligation, Remedy, has_arisen, standing
from xinfang.law.telling import proof
from xinfang.law.texts import text_on
from xinfang.law.wording import Library, Wording
from xinfang.orgs.models import Unit
from xinfang.petitions.law_texts import library


def explained(case: CaseFile, *, on: date) -> dict[str, Any]:
    """Give everything computed of the case as plain data, ready for JSON; texts and names are left out."""
    names = dict(Unit.objects.filter(pk__in=_units(case)).values_list("pk", "name"))
    return {
        "number": case.number,
        "on": on.isoformat(),
        "state": case.state.label,
        "imported_incomplete": case.imported_incomplete,
        "acts": [_act(act, case, names) for act in case.said],
        "requests": [
            {"n": r.n, "class": r.klass.label, "state": r.state.label, "holder": names.get(r.holder or 0)}
            for r in case.requests
        ],
        "obligations": [_obligation(o, case, names, on=on) for o in case.obligations if has_arisen(o, on=on)],
        "remedies": [_remedy(r, case, names) for r in case.remedies],
        "anomalies": [asdict(anomaly) for anomaly in case.anomalies],
        "rulebook": case.rulebook.digest,
        "calendar": case.calendar.digest,
        **_articles(case),
    }


def _articles(case: CaseFile) -> dict[str, Any]:
    """Give the words of the articles on which the obligations rest, each once; nothing where none was taken in."""
    texts = library()
    found = dict.fromkeys(one for o in case.obligations for one in _wordings(o, case, texts))
    return {"articles": [wording.json() for wording in found]} if found else {}


def _wordings(o: Obligation, case: CaseFile, texts: Library) -> tuple[Wording, ...]:
    return texts.wordings(case.rulebook.rule(o.rule).citations, on=o.started_on)


def _units(case: CaseFile) -> set[int]:
    units = {o.obligor_unit for o in case.obligations} | {act.by.unit for act in case.acts}
    units |= {r.holder for r in case.requests} | {r.unit for r in case.remedies}
    return {unit for unit in units if unit is not None}


def _act(act: Act, case: CaseFile, names: dict[int, str]) -> dict[str, Any]:
    return {
        "seq": act.seq,
        "act": act.kind.value,
        "label": ACTS[act.kind].label,
        "article": ACTS[act.kind].article_under(text_on(case.rulebook, act.happened_on)),
        "happened_on": act.happened_on.isoformat(),
        "recorded_on": act.recorded_on.isoformat(),
        "unit": names.get(act.by.unit or 0, "信访人"),
        "capacity": act.by.capacity.label,
        "requests": list(act.requests),
        "about": act.about,
        "annulled": act.seq in case.annulled,
        "corrected": any(act.seq == one.seq for one in case.corrected),
    }


def _obligation(o: Obligation, case: CaseFile, names: dict[int, str], *, on: date) -> dict[str, Any]:
    told = proof(o, rulebook=case.rulebook, calendar=case.calendar)
    return {
        "rule": o.rule,
        "title": case.rulebook.rule(o.rule).title,
        "article": case.rulebook.rule(o.rule).article,
        "obligor": names.get(o.obligor_unit or 0, "信访人"),
        "request": o.request_n,
        "started_on": o.started_on.isoformat(),
        "due_strict": o.due_strict.isoformat() if o.due_strict else None,
        "due": o.due.isoformat() if o.due else None,
        "provisional": o.provisional,
        "standing": standing(o, on=on).value,
        "standing_label": standing(o, on=on).label,
        "discharged_on": o.discharged_on.isoformat() if o.discharged_on else None,
        "proof": told.lines(),
    }


def _remedy(r: Remedy, case: CaseFile, names: dict[int, str]) -> dict[str, Any]:
    return {
        "rule": r.rule,
        "title": case.rulebook.rule(r.rule).title,
        "holder": names.get(r.unit, "") if r.unit else "信访人",
        "request": r.request_n,
        "until": r.until.isoformat() if r.until else None,
        "provisional": r.provisional,
        "open": r.used_by is None and r.void_by is None,
    }


def lines(told: dict[str, Any]) -> list[str]:
    """Give the explanation as lines to read."""
    out = [f"{told['number']}　{told['state']}　（截至 {told['on']}）"]
    if told["imported_incomplete"]:
        out.append("本件由其他系统导入，记录不完整，不作逾期判断。")
    out.append("办理记录：")
    out += [
        f"  {a['seq']}. {a['happened_on']} {a['label']}（{a['unit']}，{a['capacity']}）"
        f"{'（已撤销）' if a['annulled'] else ''}"
        for a in told["acts"]
    ]
    out.append("诉求：")
    out += [f"  {r['n']}. {r['class']}，{r['state']}，承办：{r['holder'] or '未转出'}" for r in told["requests"]]
    out.append("义务：")
    for o in told["obligations"]:
        due = o["due"] or "没有规定天数"
        out.append(f"  {o['title']}（{o['obligor']}，诉求 {o['request']}）：{due}，{o['standing_label']}")
        out += [f"      {line}" for line in o["proof"]]
    if told["remedies"]:
        out.append("救济和权利：")
        out += [f"  {r['holder']}：{r['title']}，至 {r['until']}" for r in told["remedies"] if r["open"]]
    return out + article_lines(told.get("articles", ()))


def article_lines(articles: Sequence[Mapping[str, Any]]) -> list[str]:
    """Give the words of articles as lines to read, none where there are none."""
    out = ["条文原文："] if articles else []
    for one in articles:
        out.append(f"  {one['place']}（{one['version']}文本）")
        out += [f"      {line}" for line in one["lines"]]
    return out
