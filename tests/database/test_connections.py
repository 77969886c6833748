"""Connections that are given back while their thread waits."""

from django.db import connection

from places.database.connections import give_back


def test_sqlites_connection_stays(db: None) -> None:
    connection.ensure_connection()
    opened = connection.connection
    give_back()
    assert connection.connection is opened


def test_postgresqls_connection_goes_back(on_postgresql: None) -> None:
    connection.ensure_connection()
    give_back()
    assert connection.connection is None
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        assert cursor.fetchone() == (1,)
