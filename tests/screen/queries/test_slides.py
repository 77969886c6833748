"""A slide has a name of its own and those of what is on it."""

from places.screen.queries.slides import SceneView, Slide


def test_names_of_a_slide() -> None:
    slide = Slide(("sentence-3", "sentence-4"), "a.html", None, "The lake")
    assert (slide.key, slide.names, slide.picture) == ("sentence-3", "sentence-3 sentence-4", "")
    scene = SceneView("write", "b.html", (slide,))
    assert (scene.every, scene.facts) == (9, {})
