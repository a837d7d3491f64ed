"""Addresses of the staff's pages."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .views.components import components
from .views.home import home
from .views.register import register
from .views.sign_in import SignIn
from .views.slip import slip, slip_print

app_name = "desk"
urlpatterns = [
    path("", home, name="home"),
    path("sign-in/", SignIn.as_view(), name="sign_in"),
    path("sign-out/", LogoutView.as_view(next_page="desk:sign_in"), name="sign_out"),
    path("register/", register, name="register"),
    path("slip/", slip, name="slip"),
    path("slip/print/", slip_print, name="slip_print"),
    path("components/", components, name="components"),
]
