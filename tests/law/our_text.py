"""A regulation in our own words, for tests: the same places as the real one, none of its sentences."""

from xinfang.law.words import say_article

TITLE = "信访工作条例"
LAST = 50
PLACES = {
    22: [
        "收到来件的，登记后十五日内分三种办法送出：",
        "（一）归本级管的，送本级；",
        "（二）归下级管的，送下级；",
        "（三）要看结果的，定好日子交办。",
        "说官司的来信另送。",
    ],
    31: ["求决的事分六条路：", *(f"（{n}）第{n}条路。" for n in "一二三四五六")],
    34: ["六十日内办完；难办的可以再加三十日。"],
    35: ["不服的，三十日内可以请上一级再看一遍。"],
}
MADE_ON = "2022年2月25日 试验用文字写成"


def made_up(title: str = TITLE, *, made: str = MADE_ON, last: int = LAST, places: dict[int, list[str]] = PLACES) -> str:
    """Give a text file of the form that is read, with `last` articles; those in `places` say what is written there."""
    lines = [f"# {title}", "", made, "", "<!-- INFO END -->", "", "## 第一章 总则"]
    for number in range(1, last + 1):
        first, *rest = places.get(number, [f"这里是{number}号的话。"])
        lines += ["", f"{say_article(number)} {first}", *(part for line in rest for part in ("", line))]
    return "\n".join(lines) + "\n"
