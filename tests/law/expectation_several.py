"""Who may do what when of the acts that touch more than one petition, written by hand; see `expectation`."""

from collections.abc import Mapping
from typing import Any, Final

from law.words_several import TIE
from xinfang.law.case import Several

ALL: Final = "GROIDANSCFWEM"
READER: Final = "CLERK CASE_OFFICER HANDLER"
# States, capacities, place.
SEVERAL: Final[Mapping[str, tuple[str, str, str]]] = {
    # That the same is asked elsewhere can be seen at any time, by whoever reads both; it can be taken back likewise.
    "link": (ALL, READER, "seeing"),
    "unlink": (ALL, READER, "seeing"),
    # Handled together is what is with one organ and not answered yet. Apart, again by whoever works on both.
    "join_to": ("GRIA", "CASE_OFFICER HANDLER", "keeper"),
    "unjoin": ("GROIDANS", "CASE_OFFICER HANDLER", "seeing"),
    # Whoever reads that a letter holds two things takes them apart, as long as it is open.
    "split": ("GROIDANS", READER, "seeing"),
    # 29, 31: the class is settled before the matter is accepted, by whoever has it on the desk; the notice of a late
    # change is owed until it is given, whatever has become of the matter.
    "change_class": ("GRI", "CASE_OFFICER HANDLER", "keeper"),
    # The office that made the extract lets it go, by somebody else than who made it.
    "release_extract": ("G", "CASE_OFFICER SECTION_HEAD", "office"),
}
# What must stand on the file before.
SEVERAL_BEFORE: Final[Mapping[str, Mapping[str, Any]]] = {
    "link": {"several": Several()},
    "unlink": {"several": Several(links=frozenset({TIE}))},
    "join_to": {"several": Several()},
    "unjoin": {"several": Several(follows=TIE)},
    "release_extract": {"several": Several(extracted_by=901, waiting=True)},
}
