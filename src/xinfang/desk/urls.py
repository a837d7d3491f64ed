"""Addresses of the staff's pages."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from xinfang.petitions.several import MIRRORED

from .views import people as admin
from .views import units as admin_units
from .views.access_review import access_review
from .views.account import account, end_sessions, password, second_factor, second_factor_codes, second_factor_stop
from .views.act import act
from .views.allocate import allocate_many, allocate_one
from .views.bulk import bulk
from .views.calendar import calendar
from .views.case import case, evidence, note, show_identity
from .views.changes import change, changes
from .views.components import components
from .views.correct import correct
from .views.cover import cover
from .views.digest import digest
from .views.double import double
from .views.file import attachment, proposal_attachment
from .views.findings import findings
from .views.identity import correct_person, name_agent, reissue_code
from .views.identity_lookup import identity_lookup
from .views.inbox import inbox
from .views.join import join
from .views.judge import judge
from .views.messages import messages
from .views.overview import overview
from .views.paper import paper, paper_new
from .views.paper_bulk import paper_bulk, paper_run, paper_runs_page
from .views.paper_files import paper_cover, paper_file, paper_preview, paper_service
from .views.paper_prints import paper_prints_page, paper_prints_pdf
from .views.paper_word import paper_word, paper_word_back
from .views.papers import papers
from .views.phrases import phrase, phrase_list, phrase_new
from .views.postings import posting, postings, postings_pdf
from .views.proposal import proposal, proposal_evidence
from .views.reason import reason
from .views.register import register
from .views.rules import rules
from .views.saved import change_saved, saved_views
from .views.search import export, find
from .views.services import services
from .views.sign import sign
from .views.sign_in import SignIn, second_step
from .views.similar import register_similar
from .views.slip import slip, slip_pdf, slip_print
from .views.split import release, split
from .views.tie import tie
from .views.waiting import waiting

app_name = "desk"
urlpatterns = [
    path("", inbox, name="inbox"),
    path("sign-in/", SignIn.as_view(), name="sign_in"),
    path("sign-in/second-step/", second_step, name="second_step"),
    path("sign-out/", LogoutView.as_view(next_page="desk:sign_in"), name="sign_out"),
    path("allocate/", allocate_many, name="allocate"),
    path("bulk/", bulk, name="bulk"),
    path("register/", register, name="register"),
    path("typed/<str:kind>/", judge, name="judge"),
    path("register/similar/", register_similar, name="register_similar"),
    path("slip/", slip, name="slip"),
    path("slip/print/", slip_print, name="slip_print"),
    path("slip/pdf/", slip_pdf, name="slip_pdf"),
    path("search/", find, name="search"),
    path("search/identity/", identity_lookup, name="identity_lookup"),
    path("search/export/", export, name="search_export"),
    path("digest/", digest, name="digest"),
    path("saved/", saved_views, name="saved"),
    path("saved/<int:pk>/", change_saved, name="change_saved"),
    path("findings/", findings, name="findings"),
    path("overview/", overview, name="overview"),
    path("duties/<int:pk>/", reason, name="reason"),
    path("messages/", messages, name="messages"),
    path("papers/bulk/", paper_bulk, name="paper_bulk"),
    path("papers/print/", paper_prints_page, name="paper_prints"),
    path("papers/print/pdf/", paper_prints_pdf, name="paper_prints_pdf"),
    path("papers/phrases/", phrase_list, name="phrases"),
    path("papers/phrases/new/", phrase_new, name="phrase_new"),
    path("papers/phrases/<uuid:pk>/", phrase, name="phrase"),
    path("papers/runs/", paper_runs_page, name="paper_runs"),
    path("papers/runs/<uuid:run>/", paper_run, name="paper_run"),
    path("papers/", papers, name="papers"),
    path("services/", services, name="services"),
    path("postings/", postings, name="postings"),
    path("postings/list/", postings_pdf, name="postings_pdf"),
    path("postings/<uuid:envelope>/", posting, name="posting"),
    path("rules/", rules, name="rules"),
    path("calendar/", calendar, name="calendar"),
    path("changes/", changes, name="changes"),
    path("changes/<int:run>/", change, name="change"),
    path("cases/<str:number>/", case, name="case"),
    path("cases/<str:number>/identity/", show_identity, name="unmask"),
    path("cases/<str:number>/double/", double, name="double"),
    path("cases/<str:number>/papers/<uuid:paper>/sign/<int:signer>/", sign, name="sign"),
    path("cases/<str:number>/notes/", note, name="note"),
    path("cases/<str:number>/allocate/", allocate_one, name="allocate_one"),
    path("cases/<str:number>/evidence/<int:seq>/", evidence, name="evidence"),
    path("cases/<str:number>/files/<uuid:file>/", attachment, name="attachment"),
    *(path(f"cases/<str:number>/acts/{kind}/", tie, {"kind": kind}, name=f"act_{kind}") for kind in sorted(MIRRORED)),
    path("cases/<str:number>/acts/correct/", correct, name="act_correct"),
    path("cases/<str:number>/acts/split/", split, name="act_split"),
    path("cases/<str:number>/acts/join_person/", join, name="act_join_person"),
    path("cases/<str:number>/acts/correct_person/", correct_person, name="act_correct_person"),
    path("cases/<str:number>/acts/reissue_code/", reissue_code, name="act_reissue_code"),
    path("cases/<str:number>/acts/name_agent/", name_agent, name="act_name_agent"),
    path("cases/<str:number>/acts/release_extract/", release, name="act_release_extract"),
    path("cases/<str:number>/acts/<str:kind>/", act, name="act"),
    path("looks/", access_review, name="access_review"),
    path("cases/<str:number>/papers/new/<slug:kind>/", paper_new, name="paper_new"),
    path("cases/<str:number>/papers/<uuid:draft>/", paper, name="paper"),
    path("cases/<str:number>/papers/<uuid:draft>/preview/", paper_preview, name="paper_preview"),
    path("cases/<str:number>/papers/<uuid:draft>/service/", paper_service, name="paper_service"),
    path("cases/<str:number>/papers/<uuid:draft>/word/", paper_word, name="paper_word"),
    path("cases/<str:number>/papers/<uuid:draft>/word/back/", paper_word_back, name="paper_word_back"),
    path("cases/<str:number>/papers/<uuid:draft>/files/<uuid:file>/", paper_file, name="paper_file"),
    path("cases/<str:number>/papers/<uuid:draft>/cover/", paper_cover, name="paper_cover"),
    path("people/", admin.people, name="people"),
    path("people/new/", admin.new, name="new_somebody"),
    path("people/<int:pk>/", admin.somebody, name="somebody"),
    path("units/", admin_units.units, name="units"),
    path("units/new/", admin_units.new, name="new_unit"),
    path("units/<int:pk>/", admin_units.unit, name="unit"),
    path("account/cover/", cover, name="cover"),
    path("account/", account, name="account"),
    path("account/password/", password, name="password"),
    path("account/sessions/", end_sessions, name="end_sessions"),
    path("account/second-factor/", second_factor, name="second_factor"),
    path("account/second-factor/codes/", second_factor_codes, name="second_factor_codes"),
    path("account/second-factor/stop/", second_factor_stop, name="second_factor_stop"),
    path("cases/<str:number>/proposals/<uuid:pending>/", proposal, name="proposal"),
    path("cases/<str:number>/proposals/<uuid:pending>/evidence/", proposal_evidence, name="proposal_evidence"),
    path(
        "cases/<str:number>/proposals/<uuid:pending>/files/<uuid:file>/",
        proposal_attachment,
        name="proposal_attachment",
    ),
    path("waiting/<str:name>/", waiting, name="waiting"),
    path("components/", components, name="components"),
]
