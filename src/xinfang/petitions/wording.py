"""Words that put a label on a person, in texts that staff writes: they are pointed out, never corrected."""

import re
from typing import Final

# A person is not what he is called here; a text says what was asked, what was found, what was done.
LABELS: Final = re.compile(
    "老上访|上访户|信访户|上访专业户|缠访|闹访|缠闹|缠诉|非访|越级访|无理访|无理上访|恶意上访|上访钉子户|钉子户|"
    "刁民|极端人员|重点人员|重点稳控|稳控对象|维稳对象|黑名单|扬言|偏执|精神不正常"
)


def labels_in(*texts: str) -> tuple[str, ...]:
    """Give the labels that stand in the texts, each once, in their order."""
    return tuple(dict.fromkeys(found for text in texts for found in LABELS.findall(text)))


def caution(labels: tuple[str, ...]) -> str:
    """Give the sentence that points labels out."""
    named = "、".join(f"“{label}”" for label in labels)
    return f"文字里有给人贴标签的说法：{named}。请改为写明事实和行为；确实是引用原话的，再按一次即可记录。"
