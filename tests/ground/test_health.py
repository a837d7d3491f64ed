"""The health check."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client

from conftest import point_django_at
from databases import Database

ALIVE = "insert into procrastinate_workers (last_heartbeat) values (now() - %s * interval '1 second')"
STOPPED = "后台任务没有运行，重新推算和消息发送暂停。"


def sign_of_life(seconds_ago: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(ALIVE, [seconds_ago])


@pytest.mark.django_db
def test_it_answers_200_when_the_database_answers_and_a_worker_lives(client: Client) -> None:
    sign_of_life(seconds_ago=300)
    sign_of_life(seconds_ago=20)

    response = client.get("/healthz")

    assert (response.status_code, response.content.decode()) == (200, "正常。")


@pytest.mark.django_db
def test_it_answers_503_while_no_worker_gives_a_sign_of_life(client: Client) -> None:
    response = client.get("/healthz")
    assert (response.status_code, response.content.decode()) == (503, STOPPED)

    sign_of_life(seconds_ago=40)
    assert client.get("/healthz").status_code == 503


@pytest.mark.django_db
def test_a_deployment_without_a_worker_is_not_asked_for_one(client: Client, settings: Any) -> None:
    settings.WORKER_EXPECTED = False

    assert client.get("/healthz").status_code == 200


def test_it_answers_503_with_a_sentence_when_the_database_does_not(own_db: Database, client: Client) -> None:
    nowhere = "postgres://nobody@127.0.0.1:1/nothing"
    point_django_at(Database("nothing", nowhere, nowhere))

    response = client.get("/healthz")

    assert (response.status_code, response.content.decode()) == (503, "数据库没有应答，请稍后再试。")
