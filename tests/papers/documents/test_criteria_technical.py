"""DTAC, sections C3 to D1: what is said without being true everywhere is asked for."""

from tests.papers.papers import paper


def lines(heading: str) -> list[str]:
    (section,) = [one for one in paper("dtac").sections if one.heading.startswith(heading)]
    return [f"{line.about} {line.text}" for line in section.lines]


def test_certificates_are_asked_for_and_never_claimed() -> None:
    told = lines("C3")
    for code in ("C3.1", "C3.2", "C3.3", "C3.4", "C3.5.1"):
        (line,) = [one for one in told if one.startswith(f"{code} ")]
        assert "To be answered by whoever runs this installation" in line


def test_what_the_program_lacks_is_said() -> None:
    assert any("The program itself has no second factor." in line for line in lines("C3"))


def test_no_care_system_is_connected() -> None:
    assert any(line.startswith("C4.2 Patient identity: No.") for line in lines("C4"))


def test_the_statement_has_its_address() -> None:
    assert any(line.endswith("/accessibility/") for line in lines("D1"))
