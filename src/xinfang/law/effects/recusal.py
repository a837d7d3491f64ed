"""What recusal and its challenge do to a request."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from xinfang.law.acts import Act, ActKind
from xinfang.law.case import Challenge, RequestFile
from xinfang.law.terms.recusal import RecusalDecision

Effect = Callable[[RequestFile, Act], RequestFile]
K: Final = ActKind


def _stepped_back(request: RequestFile, act: Act) -> RequestFile:
    if act.by.person is None or act.by.unit is None:
        return request
    return replace(request, recused=request.recused | {(act.by.person, act.by.unit)})


def _challenged(request: RequestFile, act: Act) -> RequestFile:
    said = act.payload
    return replace(request, challenge=Challenge(act.seq, said["whom"], said["organ"], said["decider"]["unit"]))


def _decided(request: RequestFile, act: Act) -> RequestFile:
    done = replace(request, challenge=None)
    if act.payload["decision"] != RecusalDecision.RECUSED:
        return done
    official = act.payload["official"]
    return replace(done, recused=done.recused | {(official["person"], unit) for unit in official["units"]})


RECUSAL_EFFECTS: Final[Mapping[ActKind, Effect]] = {
    K.RECUSE: _stepped_back,
    K.CHALLENGE_RECUSAL: _challenged,
    K.DECIDE_RECUSAL: _decided,
}
