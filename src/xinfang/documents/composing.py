"""A paper put together from its type and what is known: the sheet that is set, and the words that the act keeps."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from xinfang.documents.context import Context
from xinfang.documents.sheet import Check, Form, Sheet, plain_day
from xinfang.documents.types.row import PaperType, Part, Reader
from xinfang.law.actable import ACTS

NAME: Final = re.compile(r"\{(\w+)\}")
ORDINALS: Final = "一二三四五六七八九十"
UNKNOWN: Final = "信访人"
MAIN: Final = "text"
OPTIONAL: Final = "?"
CONTACT: Final = "本单位联系方式：{contact}。"
HEADINGS: Final = frozenset(f"{one}、" for one in ORDINALS)


def compose(paper: PaperType, context: Context, *, number: str, check: Check | None = None) -> Sheet:
    """Give the paper as it is set; `number` is its own (发文字号), `check` what lets anybody compare it."""
    headed = paper.form in (Form.NOTICE, Form.RECORD)
    return Sheet(
        paper.form,
        context.organ,
        (context.organ, paper.title) if headed else (paper.title,),
        number,
        context.on,
        _addressee(paper, context),
        tuple(_body(paper, context)),
        mark=f"{context.organ}文件" if paper.form is Form.RED_HEAD else context.organ,
        signer=context.signer if paper.upward else "",
        copy_to=context.copy_to,
        attachments=context.attachments,
        printed_by=f"{context.organ.removesuffix('办公室')}办公室" if paper.form is Form.RED_HEAD else "",
        facts=tuple(_facts(paper, context)),
        signatures=paper.signatures,
        check=check,
    )


def _facts(paper: PaperType, context: Context) -> Iterator[tuple[str, str]]:
    """Give the rows of a record's table, without those of which nothing is known."""
    told = known(context) | {part.name: "\n".join(_paragraphs(paper, part, context)) for part in paper.parts}
    for label, words in paper.facts:
        said = NAME.sub(lambda one: told.get(one.group(1), ""), words)
        if said:
            yield label, said


def _addressee(paper: PaperType, context: Context) -> str:
    named = "、".join(name for name in context.readers if name)
    if paper.reader is Reader.NOBODY or paper.form is Form.RECORD:
        return ""
    return named or (UNKNOWN if paper.reader is Reader.PETITIONER else "")


def _body(paper: PaperType, context: Context) -> Iterator[str]:
    told = known(context)
    told |= {part.name: context.words[part.name].strip() for part in paper.parts if context.words.get(part.name)}
    for paragraph in _standing(paper, context, told):
        part = _whole(paper, paragraph)
        name = _name(paragraph)
        if part is not None:
            yield from _paragraphs(paper, part, context)
        elif name in context.told:
            yield from context.told[name]
        else:
            yield NAME.sub(lambda one: told.get(one.group(1), ""), paragraph)
    if context.contact and paper.reader is Reader.PETITIONER and paper.form is not Form.RECORD:
        yield CONTACT.format(contact=context.contact)


def _standing(paper: PaperType, context: Context, told: Mapping[str, str]) -> Iterator[str]:
    """Give the paragraphs without those that may be left out and of which nothing is known, nor their headings."""
    heading = ""
    for paragraph in paper.body or _plain_body(paper):
        if not NAME.search(paragraph) and paragraph.lstrip(OPTIONAL)[:2] in HEADINGS:
            yield from [heading] if heading else []
            heading = paragraph.lstrip(OPTIONAL)
        elif not _left_out(paper, context, paragraph, told):
            yield from [heading] if heading else []
            heading = ""
            yield paragraph.lstrip(OPTIONAL)
        else:
            heading = ""
    yield from [heading] if heading else []


def _left_out(paper: PaperType, context: Context, paragraph: str, told: Mapping[str, str]) -> bool:
    part = _whole(paper, paragraph)
    if part is not None:
        return not part.required and not any(_paragraphs(paper, part, context))
    return paragraph.startswith(OPTIONAL) and any(not told.get(name) for name in NAME.findall(paragraph))


def _plain_body(paper: PaperType) -> tuple[str, ...]:
    """Give the parts one after the other under their labels, after a sentence that names the matter."""
    lead = "关于信访事项（编号{number}），现将有关情况函告如下。"
    if paper.reader is Reader.PETITIONER:
        lead = "关于您提出的信访事项（编号{number}），现将有关情况告知如下。"
    pairs = zip(ORDINALS, paper.parts, strict=False)
    headed = [line for n, part in pairs for line in (f"{n}、{part.label}", f"{{{part.name}}}")]
    return (lead, *headed)


def _whole(paper: PaperType, paragraph: str) -> Part | None:
    return paper.part(_name(paragraph))


def _name(paragraph: str) -> str:
    """Give the name that a whole paragraph is replaced by, empty for one of words."""
    found = NAME.fullmatch(paragraph)
    return found.group(1) if found else ""


def _paragraphs(paper: PaperType, part: Part, context: Context) -> Iterator[str]:
    """Give the words of a part, each line a paragraph; those of several requests are numbered."""
    if not part.each:
        yield from _lines(context.words.get(part.name, ""))
        return
    for place, asked in enumerate(context.asked):
        lines = list(_lines(_decided(paper, part, context, asked.n)))
        if len(context.asked) > 1 and lines:
            lines[0] = f"（{ORDINALS[place]}）诉求{asked.n}：{lines[0]}"
        yield from lines


def _decided(paper: PaperType, part: Part, context: Context, n: int) -> str:
    """Give the words on a request; a decision begins with the outcome chosen, unless it says so itself."""
    words = context.words.get(part.key(n), "").strip()
    outcome = paper.outcomes.get(context.codes.get("outcome", ""), context.labels.get("outcome", ""))
    if not part.name.startswith("decision") or not outcome or words.startswith(outcome):
        return words
    return f"{outcome}。{words}"


def _lines(text: str) -> Iterator[str]:
    return (line.strip() for line in text.splitlines() if line.strip())


def known(context: Context) -> dict[str, str]:
    """Give in words what the case file says, by the names that paragraphs and text blocks use."""
    named = {name: plain_day(day) for name, day in context.days.items()}
    counted = {name: str(count) for name, count in context.counts.items()}
    way = context.review
    on = {"review_days": str(way.days), "review_at": "或者".join(way.bodies)} if way is not None else {}
    own = {"number": context.number, "organ": context.organ, "on": plain_day(context.on)}
    return {**context.labels, **named, **counted, **on, **own}


def kept(paper: PaperType, context: Context) -> Mapping[str, str]:
    """Give the words that the act keeps in each of its text fields, drawn from the parts of the paper.

    Several parts in one field stand under their labels; what the act has no field for stands with its main text.
    """
    row = ACTS[paper.act] if paper.act is not None else None
    fields = {field.name for field in row.fields} if row is not None else set()
    told: dict[str, list[tuple[str, str]]] = {}
    for part in paper.parts:
        where = part.field if part.field in fields else MAIN
        words = "\n".join(_paragraphs(paper, part, context))
        if where in fields and words:
            told.setdefault(where, []).append((part.label, words))
    return {name: _under_labels(said) for name, said in told.items()}


def _under_labels(said: list[tuple[str, str]]) -> str:
    if len(said) == 1:
        return said[0][1]
    return "\n".join(f"{label}：\n{words}" for label, words in said)
