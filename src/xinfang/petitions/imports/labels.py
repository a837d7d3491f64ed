"""Columns that label a person (人员标签): never taken over, whatever a mapping says of them."""

import re
import unicodedata
from typing import Final

# Parts of headings, as exports of petition systems write them. The system keeps no label on a person, no count of
# somebody's petitions and no grade of risk; origin, creed and party are nobody's business in handling a request.
PARTS: Final = (
    "扬言", "极端", "危险", "风险", "稳控", "维稳", "涉稳", "涉恐", "涉邪", "邪教", "黑名单", "倾向性", "可能性",
    "特殊人员", "特殊群体", "重点人", "重点关注", "重点对象", "人员类别", "人员类型", "人员属性", "人员标签",
    "人员等级", "人员身份", "人物标签", "信访人标签", "信访人类", "重复访", "重复信访", "重复上访", "重复来访",
    "重复件", "重信重访", "越级", "缠访", "闹访", "缠闹", "非访", "非正常", "异常访", "老户", "上访户", "信访户",
    "专业户", "钉子户", "无理", "恶意", "信访次数", "上访次数", "来访次数", "历史信访", "进京", "赴京", "到京",
    "赴省", "到省", "前科", "犯罪记录", "违法记录", "处罚记录", "吸毒", "精神状", "精神病", "精神障碍", "信用等级",
    "信用分", "评分", "积分", "民族", "宗教", "信仰", "政治面貌", "党派", "党员", "国家标记", "标记",
)  # fmt: skip
BLANK: Final = re.compile(r"\s+")


def is_label(heading: str) -> bool:
    """Tell whether a column of this heading labels the person instead of telling of the matter."""
    plain = BLANK.sub("", unicodedata.normalize("NFKC", heading))
    return any(part in plain for part in PARTS)
