"""The health check."""

import pytest
from django.test import Client

from conftest import point_django_at
from databases import Database


@pytest.mark.django_db
def test_it_answers_200_when_the_database_answers(client: Client) -> None:
    response = client.get("/healthz")

    assert (response.status_code, response.content.decode()) == (200, "正常。")


def test_it_answers_503_with_a_sentence_when_the_database_does_not(own_db: Database, client: Client) -> None:
    nowhere = "postgres://nobody@127.0.0.1:1/nothing"
    point_django_at(Database("nothing", nowhere, nowhere))

    response = client.get("/healthz")

    assert (response.status_code, response.content.decode()) == (503, "数据库没有应答，请稍后再试。")
