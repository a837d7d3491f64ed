"""What a circular must not say: the petitioner, what he could be known by, and anything of an accusation.

It compares literally: whoever describes him otherwise is not stopped, and whoever confirms reads it for that.
"""

import re
from collections.abc import Iterator
from typing import Final

from xinfang.documents.context import Context
from xinfang.documents.types.row import PaperType
from xinfang.kernel.masking import COMPOUND_SURNAME

ACCUSING: Final = re.compile(r"检举|控告|举报|揭发|告发")
NAME: Final = re.compile(r"[\u4e00-\u9fff]{2,4}")
# Some, a kind of, a certain: by these nobody is meant, whose surname may be the end of the word before.
NOBODY: Final = "(?!些|种|项|个(?!人)|一(?:个(?!人)|[项种类些段]|时期|阶段|单位|部门))"
BREAKS: Final = re.compile(r"[\s\-\u2010-\u2015\uff0d]")
# So many characters in a row are his own words and no turn of phrase.
OWN_WORDS: Final = 12


def no_petitioner(_paper: PaperType, context: Context) -> Iterator[str]:
    """Give a sentence for each thing by which the petitioner could be known, and for words of an accusation."""
    said = context.said()
    if any(run and run in _run(said) for run in map(_run, context.unnamed)):
        yield "正文写有信访人的姓名、证件号码、电话或者住址，通报不能写。"
    yield from (f"正文写了“{one}”，与信访人同姓；通报只写机关、单位的办理情况。" for one in _shortened(context, said))
    if context.number in said:
        yield "正文写有信访事项的编号，通报不能写；所针对的督办由案卷写入。"
    copied = _copied(context, said)
    if copied:
        yield f"正文照抄了信访人的原话“{copied}”，可能据以认出信访人；请只写办理情况。"
    accusing = ACCUSING.search(said)
    if accusing:
        yield f"正文写了“{accusing.group(0)}”，通报不能涉及检举控告（第三十条第三款）。"
    if context.attachments:
        yield "通报不带附件：案卷里的材料可能据以认出信访人。"


def _shortened(context: Context, said: str) -> Iterator[str]:
    """Give the ways in which a petitioner's name is shortened to his surname, a compound one in either way."""
    names = [word for word in context.unnamed if NAME.fullmatch(word)]
    compound = (found.group(0) for word in names if (found := COMPOUND_SURNAME.match(word)))
    surnames = dict.fromkeys((*(word[0] for word in names), *compound))
    return (f"{one}某" for one in surnames if re.search(f"{one}某{NOBODY}", said))


def _run(words: str) -> str:
    """Give the words without blanks and hyphens, with which a number may be written or not."""
    return BREAKS.sub("", words)


def _copied(context: Context, said: str) -> str:
    """Give the first words of the petitioner's own that stand in the paper, empty when none do."""
    plain = "".join(said.split())
    for words in context.own:
        own = "".join(words.split())
        for start in range(len(own) - OWN_WORDS + 1):
            if own[start : start + OWN_WORDS] in plain:
                return own[start : start + OWN_WORDS]
    return ""
