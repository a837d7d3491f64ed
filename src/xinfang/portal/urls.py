"""Addresses of the citizens' pages; none of them holds a number or a code."""

from django.urls import path

from .views.look_up import leave, look_up
from .views.matter import matter, matter_file
from .views.own_act import own_act
from .views.paper import check_paper, paper
from .views.rate import rate
from .views.served import served_paper

app_name = "portal"
urlpatterns = [
    path("", look_up, name="look_up"),
    path("matter/", matter, name="matter"),
    path("matter/files/<uuid:file>/", matter_file, name="matter_file"),
    path("matter/papers/<uuid:paper>/", served_paper, name="served_paper"),
    path("matter/rate/<int:n>/", rate, name="rate"),
    path("matter/do/<slug:kind>/<int:n>/", own_act, name="own_act"),
    path("paper/", check_paper, name="check_paper"),
    path("paper/<str:code>/", paper, name="paper"),
    path("leave/", leave, name="leave"),
]
