from benchmarks import access


def test_the_middle_paint_and_the_worst_jump_are_judged() -> None:
    rows = access.judged("join", [(2.0, 0.0), (3.5, 0.06), (2.9, 0.01)])
    assert [(row["name"], row["value"], row["ok"]) for row in rows] == [
        ("join: first paint on slow 3G", 2.9, True),
        ("join: CLS on slow 3G", 0.06, False),
    ]


def test_scores_are_read_from_a_report() -> None:
    report = {"categories": {name: {"score": 0.955, "title": ""} for name in access.SCORES}}
    assert access.read_scores(report) == dict.fromkeys(access.SCORES, 96)


def test_what_is_not_installed_is_said(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(access, "lighthouse", lambda: None)
    assert access.scores(None, "")[0]["value"] == "is not installed"  # type: ignore[arg-type]
