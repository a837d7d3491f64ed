"""The two regulations one after the other: which was in force on a day, and where the older says what the newer does.

《信访条例》 (2005) was followed by 《信访工作条例》 on 1 May 2022. An act falls under the text of its own day.
"""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import reduce
from typing import Final

from xinfang.law.rulebook import Rulebook


class Text(StrEnum):
    """A regulation, by its name."""

    OF_2005 = "信访条例"
    OF_2022 = "信访工作条例"


BOTH: Final = frozenset(Text)
ONLY_2005: Final = frozenset({Text.OF_2005})
ONLY_2022: Final = frozenset({Text.OF_2022})

# Where the regulation of 2005 says what stands in this place of 2022; what is not here has no counterpart.
PLACES: Final[Mapping[str, str]] = {
    "第十四条第一款第三项": "第六条第二款第四项",
    "第十九条第一款": "第十七条",
    "第十九条第三款": "第十六条",
    "第二十条第三款": "第十八条第二款",
    "第二十一条第二款": "第十二条",
    "第二十二条": "第二十一条",
    "第二十二条第一款": "第二十一条第一款",
    "第二十二条第一款第一项": "第二十一条第一款第二项",
    "第二十二条第一款第二项": "第二十一条第一款第三项",
    "第二十二条第一款第三项": "第二十一条第一款第四项",
    "第二十三条": "第二十一条第二款、第二十二条第二款",
    "第二十三条第一款": "第二十二条第一款",
    "第二十三条第二款": "第二十二条第二款",
    "第二十三条第一款、第二款": "第二十二条第一款、第二款",
    "第二十三条第三款": "第二十一条第二款",
    "第二十四条": "第二十四条",
    "第二十四条第一款": "第二十四条",
    "第二十四条第二款": "第二十五条",
    "第二十五条": "第二十六条",
    "第二十八条第三款": "第三十条",
    "第二十九条": "第二十九条",
    "第二十九条第一款": "第二十九条",
    "第二十九条第二款": "第八条第一款",
    "第三十条第三款": "第二十三条",
    "第三十一条第六项": "第三十一条",
    "第三十二条": "第三十二条",
    "第三十四条": "第三十三条",
    "第三十五条": "第三十四条",
    "第三十六条第一款": "第三十五条第一款",
    "第三十六条第二款": "第三十五条第二款",
    "第三十六条第三款": "第三十五条第三款",
    "第四十条第一款": "第三十六条第一款",
    "第四十条第二款": "第三十七条",
    "第四十条第三款": "第三十八条",
    "第四十条第四款": "第三十六条第二款",
}
IN_BRACKETS: Final = re.compile(r"（(第[^（）]*?条[^（）]*)）")


def text_on(rulebook: Rulebook, on: date) -> Text | None:
    """Give the regulation in force on `on` by the dates of its rules, None where no loaded one was."""
    spans = rulebook.in_force_by_regulation
    return next((text for text in Text if text in spans and spans[text][0] <= on <= spans[text][1]), None)


def places_under(article: str, text: Text | None) -> str:
    """Give, in the regulation `text`, the places that say what `article` of 2022 says; empty where there are none."""
    if text is not Text.OF_2005:
        return article
    if article in PLACES:
        return PLACES[article]
    told = (PLACES.get(place, "") for place in article.split("、"))
    return "、".join(dict.fromkeys(place for place in told if place))


def restated(sentence: str, text: Text | None) -> str:
    """Give `sentence`, which names articles of 2022 in brackets, with those of `text`."""
    if text is not Text.OF_2005:
        return sentence

    def exchanged(words: str, found: str) -> str:
        places = places_under(found, text)
        return words.replace(f"（{found}）", f"（《{text}》{places}）" if places else "")

    return reduce(exchanged, IN_BRACKETS.findall(sentence), sentence)
