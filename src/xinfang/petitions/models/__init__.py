"""Tables: the journal of acts, the content that acts commit to, the projections, and the inputs of the fold."""

from xinfang.petitions.models.allocation import Allocation
from xinfang.petitions.models.change import KeptDate, ObligationMove, RecomputeRun, RunEnd
from xinfang.petitions.models.content import Party, Text
from xinfang.petitions.models.duties import Obligation, Remedy
from xinfang.petitions.models.inputs import ActiveInputs, CalendarSet, RuleSet
from xinfang.petitions.models.journal import ActRecord, CommandRecord
from xinfang.petitions.models.law import LawParagraph, LawVersion
from xinfang.petitions.models.likeness import Likeness
from xinfang.petitions.models.note import Note, NoteLevel
from xinfang.petitions.models.numbering import ForeignId, NumberCounter
from xinfang.petitions.models.outbox import Message, MessageRead, Outbox, Sending
from xinfang.petitions.models.pending import PendingAnswer, PendingAsked, PendingCommand, PendingRefusal, PendingText
from xinfang.petitions.models.petition import Petition, Request
from xinfang.petitions.models.presence import Presence
from xinfang.petitions.models.reference import Category, Place, ReferenceSet
from xinfang.petitions.models.saved import SavedPage, SavedView
from xinfang.petitions.models.sight import Shield, Sight
from xinfang.petitions.models.tries import LookupTry

__all__ = [
    "ActRecord",
    "ActiveInputs",
    "Allocation",
    "CalendarSet",
    "Category",
    "CommandRecord",
    "ForeignId",
    "KeptDate",
    "LawParagraph",
    "LawVersion",
    "Likeness",
    "LookupTry",
    "Message",
    "MessageRead",
    "Note",
    "NoteLevel",
    "NumberCounter",
    "Obligation",
    "ObligationMove",
    "Outbox",
    "Party",
    "PendingAnswer",
    "PendingAsked",
    "PendingCommand",
    "PendingRefusal",
    "PendingText",
    "Petition",
    "Place",
    "Presence",
    "RecomputeRun",
    "ReferenceSet",
    "Remedy",
    "Request",
    "RuleSet",
    "RunEnd",
    "SavedPage",
    "SavedView",
    "Sending",
    "Shield",
    "Sight",
    "Text",
]
