"""Titles broken by sense (GB/T 9704: 词意完整): between words, into lines of about equal length.

Only words that titles of such papers use are known; between other characters a line is broken where nothing better
is found. No line begins with what belongs to the one before, and none consists of a few characters left over.
"""

from functools import cache
from typing import Final

TITLE_LENGTH: Final = 20  # characters of a title that stand on one line
FEWEST: Final = 4  # on the last line
APART: Final = 40  # what it costs to break between characters of which no word is known
NEVER: Final = 10_000
LONGEST_WORD: Final = 6
CLOSING: Final = frozenset("的了等、，。：；》）〉”〕")
STOPS: Final = frozenset("、，；：")
OPENING: Final = frozenset("《（〈“〔第对向为在由将把被从和及与或")
SAID: Final = """
关于 进一步 做好 切实 加强 规范 开展 印发 转发 报送 转送 交办 督办 催办 通报 报告 请示 批复 答复 意见 意见书 函
通知 通告 决定 建议 建议书 记录 情况 结果 办法 方案 规定 工作 办理 处理 受理 不予受理 不再受理 复查 复核 审查
核实 调查 听证 调解 和解 延期 期限 申请 请求 诉求 告知 告知书 说明 信访 信访人 信访事项 信访工作 来信 来访 网上
涉法涉诉 信件 材料 管辖 异议 同意 不同意 上级 重大 紧急 有关 问题 事项 责任 追究 追究责任 改进 改进工作 完善
政策 完善政策 落实 监督 检查 督查 年度 人民 政府 人民政府 人民法院 人民检察院 委员会 纪律 检查委员会 监察
监察委员会 办公室 管理 局 厅 部 处 科 所 中心 街道 村民 居民 乡镇 中国共产党 中共 国家 交通 运输 交通运输局 住房
城乡 建设 自然资源 规划 人力资源 社会 保障 教育 公安 司法 民政 财政 农业 农村 水利 林业 卫生 健康 生态 环境 应急
综合 行政 执法 市场 经济 开发区 灌溉 水渠 道路 农田 农民 工资 土地 征收 补偿 拆迁 安置 房屋 学校 医院 企业 职工
养老 医疗 保险 堵塞 修复 污染 噪声 施工 工程 质量
"""
WORDS: Final = frozenset(SAID.split())


def broken(title: str) -> list[str]:
    """Give the lines of a title, none longer than fits."""
    if len(title) <= TITLE_LENGTH:
        return [title]
    costs = _costs(title)
    for count in range(-(-len(title) // TITLE_LENGTH), len(title) + 1):
        cost, ends = _best(costs, count)
        if cost < NEVER or count > 1 + len(title) // FEWEST:
            return [title[start:end] for start, end in zip((0, *ends), ends, strict=False)]
    return [title]


def _best(costs: tuple[int, ...], count: int) -> tuple[int, tuple[int, ...]]:
    """Give the cheapest ends of so many lines, and what they cost."""
    length, wanted = len(costs) - 1, (len(costs) - 1) / count

    @cache
    def ending(end: int, lines: int) -> tuple[int, tuple[int, ...]]:
        if lines == 0:
            return (0 if end == 0 else NEVER * length, ())
        found: tuple[int, tuple[int, ...]] = (NEVER * length, (end,))
        for start in range(max(0, end - TITLE_LENGTH), end):
            before, ends = ending(start, lines - 1)
            short = NEVER if end == length and end - start < FEWEST else 0
            cost = before + costs[end] + short + round((end - start - wanted) ** 2)
            found = min(found, (cost, (*ends, end)))
        return found

    return ending(length, count)


def _costs(title: str) -> tuple[int, ...]:
    """Give what it costs to break before each character, and after the last."""
    costs = [APART] * (len(title) + 1)
    costs[0] = costs[-1] = 0
    place, known = 0, False
    while place < len(title):
        word = _word(title, place)
        for inner in range(place + 1, place + len(word)):
            costs[inner] = NEVER
        if place and (known or len(word) > 1):
            costs[place] = 0 if known and len(word) > 1 else APART // 4
        known, place = len(word) > 1, place + len(word)
    for at in range(1, len(title)):
        if title[at] in CLOSING or title[at - 1] in OPENING or title[:at] == "关于":
            costs[at] = NEVER
        elif title[at - 1] in STOPS:
            costs[at] = 0
    return tuple(costs)


def _word(title: str, place: int) -> str:
    """Give the longest known word at the place, else its one character."""
    sizes = range(min(LONGEST_WORD, len(title) - place), 1, -1)
    return next((title[place : place + size] for size in sizes if title[place : place + size] in WORDS), title[place])
