"""What the case page says of contents that were destroyed."""

from xinfang.law.fields import is_reference
from xinfang.law.terms.disposal import DisposalGround
from xinfang.law.words import say_date
from xinfang.petitions.attachments import files_named
from xinfang.petitions.casework import CaseView


def disposal_line(view: CaseView) -> str:
    """Tell what was destroyed, when and on what ground; empty where nothing was."""
    act = view.disposal
    if act is None:
        return ""
    acts = view.case.acts[:-1]
    texts = sum(is_reference(value) for one in acts for value in one.payload.values())
    texts += sum(bool(ask.get("text")) for ask in acts[0].payload.get("asks", ()))
    parties = sum(len(one.payload.get("parties", ())) for one in acts)
    files = len({file for one in acts for file in files_named(one.evidence, one.payload)})
    what = f"文字{texts}段、信访人信息{parties}份、附件{files}份"
    ground = DisposalGround(act.payload["ground"]).label
    told = f"本件内容已于{say_date(act.happened_on)}销毁：{what}。依据：{ground}。"
    return f"{told}办理记录和期限依据仍然保留，可以核验。"
