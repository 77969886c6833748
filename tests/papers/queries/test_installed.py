"""What is installed here is what was locked, with licences."""

from places.papers.queries.installed import locked, packages


def test_every_locked_package_that_is_installed_is_named() -> None:
    found = {one.name: one for one in packages()}
    assert {"django", "pillow", "python-docx"} <= found.keys() <= {name for name, _version in locked()}
    assert "sqlparse" in found["django"].requires
    assert all(one.licence for one in found.values())
