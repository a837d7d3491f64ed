"""The parts of the registration form: the matter, each request, each petitioner, and whom an accusation names."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django import forms
from django.forms.utils import ErrorDict

from xinfang.desk.attachments import files_field
from xinfang.desk.people_lines import PEOPLE_HINT, people_in
from xinfang.desk.typed_numbers import NUMBERS_OF_PARTY, judged_while_typed, party_faults, people_faults
from xinfang.kernel.blind import NORMALISERS, NOTHING_LEFT
from xinfang.kernel.errors import Refused
from xinfang.law.fields import LONGEST_TEXT
from xinfang.law.terms import Channel, RequestClass
from xinfang.orgs.facts import PickerUnit
from xinfang.orgs.models import Person
from xinfang.orgs.seats import Seat
from xinfang.petitions.commands import Accused, Ask, PartyIn, SeatChoice
from xinfang.petitions.reference import Choice
from xinfang.petitions.wording import caution, labels_in
from xinfang.web.forms import CommandIdField, DayField, PageForm

TOO_LONG = f"文字不能超过{LONGEST_TEXT}字，请压缩，或者分成几项。"
SHORT_TOO_LONG = "内容过长，请缩短。"
TOO_LONG_SHORT = {"max_length": SHORT_TOO_LONG}
OF_PARTY = ("name", "id_no", "phone", "address")
REACHING: Final = ("landline", "email", "mail", "postcode")
MOST_PARTIES = 100
MOST_PRESENT = 9999
HINTS = {"category": "名称、拼音首字母或者代码", "place": "名称、拼音首字母或者区划代码"}
LAWSUIT: Final = "LAWSUIT"
# What is chosen of a request: its class, and of a claim whether it is about a lawsuit.
KINDS: Final[Mapping[str, tuple[RequestClass, bool]]] = {
    **{c.value: (c, False) for c in RequestClass},
    LAWSUIT: (RequestClass.CLAIM, True),
}
LAWSUIT_WORDS: Final = "申诉求决类（涉法涉诉）"
NO_COMPLETION = {"autocomplete": "off", "spellcheck": "false"}


class Row(PageForm):
    """A part of the page; with `judged` false it shows what was typed without telling faults."""

    use_required_attribute = False

    def __init__(self, *args: Any, judged: bool = True, **kwargs: Any) -> None:
        """Keep whether to judge."""
        super().__init__(*args, **kwargs)
        self._judged = judged

    def full_clean(self) -> None:
        """Judge the fields, if wanted."""
        if self._judged:
            super().full_clean()
        else:
            self._errors = ErrorDict()

    def has_changed(self) -> bool:
        """Tell whether something was typed; a row without anything is not judged."""
        return not self.is_blank

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was typed."""
        return not any(self.typed(name) for name in self.fields)

    def typed(self, name: str) -> str:
        """Give what was typed into the field, without blanks around it."""
        return str(self[name].data or "").strip()

    def cautions(self) -> dict[str, str]:
        """Give by field what to look at once more; none of it stands in the way."""
        return {}


class MatterForm(Row):
    """How and when the petition came in, and in which capacity it is registered."""

    command_id = CommandIdField()
    channel = forms.ChoiceField(
        label="信访形式", choices=[(c.value, c.label) for c in Channel], widget=forms.RadioSelect
    )
    received_on = DayField(label="收到日期")
    oral = forms.BooleanField(
        label="来访、来电口头提出，由我记录",
        required=False,
        help_text="如实记录，随后向信访人宣读核对，由其签名或者捺指印（第十九条第一款）。",
    )

    def __init__(self, *args: Any, seats: Sequence[Seat], earliest: date, today: date, **kwargs: Any) -> None:
        """Ask for the capacity where there is a choice."""
        super().__init__(*args, **kwargs)
        self._seats = {f"{seat.unit_id}:{seat.kind.value}": seat for seat in seats}
        self.fields["received_on"].widget.attrs.update(min=str(earliest), max=str(today))
        self["received_on"].help_text = f"最多补记两个工作日，最早可填{earliest.month}月{earliest.day}日。"
        if len(self._seats) > 1:
            choices = [(key, seat.label) for key, seat in self._seats.items()]
            self.fields["seat"] = forms.ChoiceField(label="登记身份", choices=choices)
            self.fields["seat"].widget.attrs["class"] = "form-select"

    def chosen(self) -> SeatChoice:
        """Give the capacity in which to register."""
        seat = self._seats.get(self.cleaned_data.get("seat", ""), next(iter(self._seats.values())))
        return SeatChoice(seat.unit_id, seat.kind)


class AskForm(Row):
    """One request."""

    text = forms.CharField(
        label="诉求内容",
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="请求、事实和理由都写在这里（第十九条第一款）。",
        error_messages={"required": "请写明诉求内容。", "max_length": TOO_LONG},
    )
    klass = forms.ChoiceField(
        label="诉求类别",
        choices=[(name, LAWSUIT_WORDS if legal else c.label) for name, (c, legal) in KINDS.items()],
        initial=RequestClass.CLAIM.value,
    )
    category = forms.CharField(label="内容分类", required=False, max_length=100, error_messages=TOO_LONG_SHORT)
    place = forms.CharField(label="问题属地", required=False, max_length=100, error_messages=TOO_LONG_SHORT)

    def __init__(self, *args: Any, choices: Mapping[str, Choice], **kwargs: Any) -> None:
        """Keep what may be typed for category and place."""
        super().__init__(*args, **kwargs)
        self._choices = choices
        for name, hint in HINTS.items():
            self.fields[name].widget.attrs.update({"list": f"{name}-list", "autocomplete": "off", "placeholder": hint})

    @property
    def is_blank(self) -> bool:
        """Tell whether no text was typed; the class is always chosen."""
        return not self.typed("text")

    @property
    def accuses(self) -> bool:
        """Tell whether the class chosen is that of accusations."""
        return self.typed("klass") == RequestClass.ACCUSATION.value

    def clean(self) -> dict[str, Any]:
        """Find the category and the place that were typed."""
        told = super().clean() or {}
        for name, choice in self._choices.items():
            try:
                told[name] = choice.meant(told.get(name, ""))
            except Refused as refused:
                self.add_error(name, str(refused))
        return told

    def cautions(self) -> dict[str, str]:
        """Point out what labels a person in the words."""
        found = labels_in(self.typed("text"))
        return {"text": caution(found)} if found else {}

    def ask(self) -> Ask:
        """Give the request."""
        told = self.cleaned_data
        codes, (klass, legal) = {name: told[name] for name in HINTS}, KINDS[told["klass"]]
        return Ask(told["text"], klass, **codes, legal=legal)


class PartyForm(Row):
    """One petitioner, of whom nothing need be known."""

    name = forms.CharField(label="姓名（名称）", max_length=100, required=False)
    id_no = forms.CharField(label="证件号码", max_length=40, required=False)
    phone = forms.CharField(label="电话", max_length=40, required=False)
    address = forms.CharField(label="住址", max_length=200, required=False)
    landline = forms.CharField(label="固定电话", max_length=40, required=False)
    email = forms.CharField(label="电子邮箱", max_length=100, required=False)
    mail = forms.CharField(
        label="通讯地址", max_length=200, required=False, help_text="与住址不同的填写，公文寄到这里。"
    )
    postcode = forms.CharField(label="邮政编码", max_length=20, required=False)
    speaks = forms.BooleanField(label="推选的代表、联系人", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Keep the browser of a shared computer from offering other people's data."""
        super().__init__(*args, **kwargs)
        for name in (*OF_PARTY, *REACHING):
            self.fields[name].widget.attrs.update(NO_COMPLETION)
            self.fields[name].error_messages["max_length"] = SHORT_TOO_LONG
        self.fields["phone"].widget.attrs["inputmode"] = "tel"
        for name, kind in NUMBERS_OF_PARTY.items():
            judged_while_typed(self.fields[name], kind)

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was typed of the person; a tick alone names nobody."""
        return not any(self.typed(name) for name in (*OF_PARTY, *REACHING))

    @property
    def tells_more(self) -> bool:
        """Tell whether a further way to reach him was typed."""
        return any(self.typed(name) for name in REACHING)

    def clean(self) -> dict[str, Any]:
        """Refuse only what holds no usable character at all."""
        told = super().clean() or {}
        for name, normal in NORMALISERS.items():
            if told.get(name) and not normal(told[name]):
                self.add_error(name, NOTHING_LEFT[name])
        return told

    def cautions(self) -> dict[str, str]:
        """Give what looks miscopied in the numbers."""
        return party_faults({name: self.typed(name) for name in self.fields})

    def party(self) -> PartyIn:
        """Give the petitioner."""
        return PartyIn(**{name: self.cleaned_data[name] for name in self.fields})


class SignersForm(Row):
    """The others who sign or come along: one a line, and how many were there."""

    present = forms.IntegerField(
        label="信访人数",
        required=False,
        min_value=1,
        max_value=MOST_PRESENT,
        help_text="来访的填到场人数，联名的填署名人数。只记人数，不记姓名。",
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), "信访人数应当是1至9999之间的整数。"),
    )
    people = forms.CharField(
        label="其余的信访人",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, **NO_COMPLETION}),
        help_text=f"{PEOPLE_HINT}推选的代表、联系人，在行首加“*”。",
        error_messages={"max_length": TOO_LONG},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Let numbers be judged while they are typed."""
        super().__init__(*args, **kwargs)
        judged_while_typed(self.fields["people"], "people")

    def cautions(self) -> dict[str, str]:
        """Give what looks miscopied in the lines."""
        found = "".join(people_faults(self.typed("people")))
        return {"people": found} if found else {}

    @property
    def told(self) -> tuple[PartyIn, ...]:
        """Give the people written there."""
        return people_in(self.typed("people"))


class FilesForm(Row):
    """The files that come with the registration."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Draw the field."""
        super().__init__(*args, **kwargs)
        self.fields["files"] = files_field()
        self.fields["files"].widget.attrs["class"] = "form-control"


class AccusedForm(Row):
    """The units and people that an accusation names; from all of them it will be kept."""

    units = forms.MultipleChoiceField(
        label="被检举、控告的单位", required=False, widget=forms.CheckboxSelectMultiple, help_text="可以选择多个。"
    )
    persons = forms.MultipleChoiceField(
        label="被检举、控告的人员",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="名册以外的人员写在诉求内容里。",
    )
    query = forms.CharField(
        label="在人员名册中按姓名查找",
        max_length=50,
        required=False,
        widget=forms.TextInput(attrs=NO_COMPLETION),
        error_messages={"max_length": SHORT_TOO_LONG},
    )

    def __init__(self, *args: Any, units: Sequence[PickerUnit], people: Sequence[Person], **kwargs: Any) -> None:
        """Offer the units of today and the people found or chosen so far."""
        super().__init__(*args, **kwargs)
        groups: dict[str, list[tuple[str, str]]] = {}
        for unit in units:
            groups.setdefault(unit.kind_label, []).append((str(unit.id), unit.name))
        self.fields["units"].choices = list(groups.items())  # type: ignore[attr-defined]  # a MultipleChoiceField
        self.fields["persons"].choices = [(str(p.pk), _with_posts(p)) for p in people]  # type: ignore[attr-defined]  # likewise

    @property
    def names_somebody(self) -> bool:
        """Tell whether a unit or a person is chosen."""
        return bool(self["units"].data or self["persons"].data)

    @property
    def is_blank(self) -> bool:
        """Tell whether nobody is chosen or searched for."""
        return not self.names_somebody and not self.typed("query")

    def accused(self) -> Accused:
        """Give whom the accusation names."""
        told: Mapping[str, list[str]] = self.cleaned_data
        return Accused(tuple(map(int, told["units"])), tuple(map(int, told["persons"])))


def _with_posts(person: Person) -> str:
    """Give a name with the person's posts, since names are shared."""
    posts = dict.fromkeys(post.unit.short_name for post in person.capacities.all())
    return f"{person.name}（{'、'.join(posts) or '现无任职'}）"
