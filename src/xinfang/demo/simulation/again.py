"""What is brought again: to the government while an organ below has it (Art. 19③), or after the end (Art. 36③)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from xinfang.demo import cast
from xinfang.demo.simulation.matter import HANDLER, Again, Arrival, Deed, Matter
from xinfang.law.acts import ActKind
from xinfang.law.roles import CapacityKind

K: Final = ActKind
C: Final = CapacityKind
ENOUGH: Final = 20  # days that are left to the organ below when the same is brought to the government


def put_before_the_government(matter: Matter) -> Iterator[Deed]:
    """Give how the bureau puts a grave matter before the government, which so gets to see its file."""
    dice = matter.fate("grave")
    if matter.under_2005 or not dice.happens(2):
        return
    to, text = matter.offices.units[cast.GOVERNMENT], "涉及{人身安全|多户居民的生活}，建议由有关单位牵头处理。"
    yield matter.officer(K.REFER_FOR_DECISION, body=to, text=text)
    matter.grave = True


def above_as_well(matter: Matter, accepted: Deed, *, left: int) -> Deed:
    """Give the acceptance; the petitioner of a grave matter now and then goes to the government as well."""
    dice, towns = matter.fate("above as well"), matter.offices.towns
    known = matter.alone and matter.arrival.party.name and matter.arrival.party.address
    if not (matter.grave and known) or matter.organ not in towns or left < ENOUGH or not dice.happens(60):
        return accepted
    return _brings(matter, accepted, dice.between(1, 4), above=cast.GOVERNMENT)


def after_the_end(matter: Matter, told: Deed) -> Deed:
    """Give what the organ tells of the end; one in four brings the same again some weeks later."""
    dice = matter.fate("after the end")
    named = matter.arrival.party.name and matter.arrival.party.address
    if matter.under_2005 or not matter.alone or not named or not dice.happens(25):
        return told
    return _brings(matter, told, dice.between(15, 60))


def _brings(matter: Matter, deed: Deed, days: int, *, above: str = "") -> Deed:
    """Give the deed after which the same petitioner brings the same in the same words."""
    whole = matter.arrival
    again = Again(whole.key, matter.organ, above)
    day = deed.day + timedelta(days=days)
    arrival = Arrival(f"{whole.key}|again", day, whole.asks, whole.party, "LETTER", again)
    return replace(deed, leads_to=arrival)


def brought_again(matter: Matter, again: Again) -> Iterator[Deed]:
    """Give what becomes of what was brought again: neither the government nor the organ takes it up."""
    matter.organ = again.above or again.organ
    clerk = matter.someone(again.above, HANDLER) if again.above else matter.someone(cast.BUREAU, C.CLERK)
    told = {"channel": matter.arrival.channel, "reachable": True}
    yield Deed(K.REGISTER, matter.until(matter.arrival.day), clerk, told, happened_on=matter.arrival.day)
    yield from _not_accepted(matter, again) if again.above else _no_more(matter, again)


def _not_accepted(matter: Matter, again: Again) -> Iterator[Deed]:
    matter.later(matter.dice.between(1, 5))
    below, name = matter.offices.units[again.organ], matter.offices.names[again.organ]
    text = f"同一事项由{name}受理，正在办理，请等待其答复。"
    deed = matter.handles(K.REFUSE, seized=below, method="POST", text=text)
    yield replace(deed, rests_on=again.earlier, perhaps=True)


def _no_more(matter: Matter, again: Again) -> Iterator[Deed]:
    """Give the passing on, and how handler and head of the organ each compare the two files."""
    matter.later(matter.dice.between(1, 5))
    to = matter.offices.units[matter.organ]
    yield matter.officer(K.TRANSFER, to=to, ground=matter.ground, delivery="SYSTEM")
    matter.later(matter.dice.between(1, 8))
    said = {"same_facts": True, "same_reasons": True, "method": "POST", "text": "反映的事实和理由与前件相同。"}
    deed = replace(matter.handles(K.DECLINE_REPEAT, **said), rests_on=again.earlier)
    yield from matter.confirmed(deed, matter.someone(matter.organ, C.ORGAN_HEAD), compared="逐项比对，没有新的内容。")
