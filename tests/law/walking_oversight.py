"""Words with random content for supervision and recommendations, for walks over the act table."""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from law import words_oversight as s
from law.cast import BY_ID, COMMITTEE, DISCIPLINE, GOVERNMENT, TOWN, CastUnit
from law.words import ActWord
from xinfang.law.acts import ActKind
from xinfang.law.case import CaseFile
from xinfang.law.oversight import done_by_organs, owed_by_organs
from xinfang.law.texts import Text, text_on


def oversight_words(random: Random, on: str) -> dict[ActKind, Callable[[], ActWord]]:
    """Give for each kind a word."""
    pick = random.choice
    told, reason = pick((("FULL", None), ("PARTLY", "NOT_YET"), ("NOT", "LAW")))
    return {
        ActKind.SUPERVISE: lambda: s.supervise(s.done(1), on=on),
        ActKind.ANSWER_SUPERVISION: lambda: s.answer(pick(("DONE", "UNDER_WAY", "DENIED")), on=on),
        ActKind.RECOMMEND: lambda: pick(
            (
                s.policy(on=on),
                s.policy(also=None, on=on),
                s.account(on=on),
                s.improve(on=on),
            )
        ),
        ActKind.REPORT_ADOPTION: lambda: s.adoption(told, reason=reason, on=on),
        ActKind.CIRCULATE: lambda: s.circulate(on=on),
    }


def on_the_file(random: Random, before: CaseFile, word: ActWord) -> ActWord:
    """Give a supervision of something that really stands on the file, by the text of its day; a fitting addressee."""
    if word.kind is ActKind.SUPERVISE:
        return _supervision(random, before, word)
    if word.kind is ActKind.RECOMMEND:
        organs = [BY_ID[r.holder] for r in before.requests if r.holder in BY_ID]
        return replace(word, values=_with_organ(word, random.choice(organs or [TOWN])))
    if word.kind is ActKind.CIRCULATE:
        return _circular(random, before, word)
    return word


def _circular(random: Random, before: CaseFile, word: ActWord) -> ActWord:
    """Give a circular on an organ that was supervised, on one of the requests on which it was."""
    found = [(n, a.payload["concerns"]["unit"]) for a in before.live if a.kind is ActKind.SUPERVISE for n in a.requests]
    if not found:
        return word
    n, unit = random.choice(found)
    organ = before.heir(unit) or unit
    return replace(word, requests=(n,), values={**word.values, "organ": organ}) if organ in BY_ID else word


def _supervision(random: Random, before: CaseFile, word: ActWord) -> ActWord:
    found = [
        (request.n, of)
        for request in before.requests
        for of in (
            *({"seq": o.anchor_seq, "rule": o.rule, "unit": o.obligor_unit} for o in owed_by_organs(before, request.n)),
            *({"seq": a.seq, "rule": None, "unit": a.by.unit} for a in done_by_organs(before, request.n)),
        )
    ]
    if not found:
        return word
    n, of = random.choice(found)
    on = word.on.isoformat()
    old = text_on(before.rulebook, word.on) is Text.OF_2005
    return replace(s.supervise_of_old(of, on=on) if old else s.supervise(of, on=on), requests=(n,))


def _with_organ(word: ActWord, organ: CastUnit) -> dict[str, object]:
    which = word.values["which"]
    addressee = {"IMPROVE": organ, "POLICY": GOVERNMENT, "ACCOUNTABILITY": DISCIPLINE}[which]
    also = COMMITTEE.id if word.values.get("also") else None
    against = organ.id if which == "ACCOUNTABILITY" else None
    return {**word.values, "to": addressee.id, "also": also, "against": against}
