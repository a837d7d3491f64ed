"""Words with which tests write, approve and issue papers in the demonstration county."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID, uuid4

from doing import Doing, person, unit
from xinfang.demo import cast
from xinfang.documents import drafts
from xinfang.documents.drafts import Said
from xinfang.documents.models import Draft, Issued
from xinfang.kernel import clock
from xinfang.petitions import papers
from xinfang.petitions.casework import CaseView
from xinfang.petitions.models import Petition

OPINION = {
    "asked_1": "请求修复村口塌陷的道路。",
    "facts": "经查，道路因去年雨季塌陷，情况属实。",
    "decision_1": "责成施工单位于2026年5月1日前修复。",
    "legal_basis": "《中华人民共和国公路法》第三十五条。",
}


def address(code: str) -> str:
    return f"https://xf.example/query/paper/{code}/"


@dataclass
class Papering:
    """Writes one paper of the town for the petition, and has it approved and issued."""

    doing: Doing
    kind: str = "opinion"
    words: dict[str, str] = field(default_factory=lambda: dict(OPINION))
    codes: dict[str, Any] = field(default_factory=lambda: {"outcome": "SUPPORT"})
    at: str = cast.TOWN
    by: str = cast.TOWN_HANDLER
    head: str = cast.TOWN_HEAD
    id: UUID = field(default_factory=uuid4)

    @property
    def petition(self) -> Petition:
        return Petition.objects.get(pk=self.doing.petition)

    def view(self, username: str) -> CaseView:
        return CaseView(self.petition, person=person(username), on=clock.today())

    @property
    def said(self) -> Said:
        return Said((1,), self.words, self.codes)

    def confirm(self) -> Issued:
        head, at = person(self.head), clock.now()
        return papers.confirm_paper(self.petition, self.id, seen=self.seen, by=head, at=at, address=address)

    def begin(self) -> "Papering":
        drafts.begin(
            self.id,
            kind=self.kind,
            unit=unit(self.at),
            petition=self.petition.pk,
            said=self.said,
            by=person(self.by),
            at=clock.now(),
        )
        return self

    @property
    def draft(self) -> Draft:
        return Draft.objects.get(pk=self.id)

    def work(self, username: str | None = None) -> papers.Work:
        return papers.work_of(self.view(username or self.by), self.id)

    @property
    def seen(self) -> int:
        return drafts.standing(self.draft).version.n

    def rewrite(self, *, by: str | None = None, **words: str) -> "Papering":
        self.words |= words
        drafts.save(self.draft, seen=self.seen, said=self.said, by=person(by or self.by), at=clock.now())
        return self

    def submit(self) -> "Papering":
        papers.submit(self.view(self.by), self.work(), seen=self.seen, at=clock.now())
        return self

    def approve(self, words: str = "同意。") -> "Papering":
        view = self.view(self.head)
        papers.approve(view, papers.work_of(view, self.id), seen=self.seen, words=words, at=clock.now())
        return self

    def issue(self) -> Issued:
        return papers.issue_paper(
            self.petition, self.id, seen=self.seen, by=person(self.by), at=clock.now(), address=address
        )


def heard() -> Doing:
    """Give a matter that the town has accepted and whose petitioner it has heard."""
    return Doing().register().transfer().inform().accept().hear()


def sealed_letter(doing: Doing) -> Papering:
    """Begin the letter with which the bureau's officer sends an accusation to the discipline organ on paper."""
    words = {"reported": "反映违规收费的问题。", "enclosed": "原信件1份。"}
    codes = {"to": unit(cast.DISCIPLINE), "delivery": "PAPER"}
    by = cast.ACCUSATION_OFFICER
    return Papering(doing, "discipline_transfer_letter", words, codes, at=cast.BUREAU, by=by).begin()
