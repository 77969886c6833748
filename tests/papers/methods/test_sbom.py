"""The bill of materials in CycloneDX: its shape, references and hashes."""

from places.papers.methods.sbom import InstalledPackage, bill, locked_hashes, normal

LOCK = f"""\
Foo_Bar[x]==1.2 \\
    --hash=sha256:{"a" * 64} \\
    --hash=sha256:{"b" * 64}
baz==3 ; sys_platform == "linux" \\
    --hash=sha256:{"c" * 64}
"""


def test_hashes_are_read_from_a_lock_file() -> None:
    assert locked_hashes(LOCK) == {("foo-bar", "1.2"): ["a" * 64, "b" * 64], ("baz", "3"): ["c" * 64]}
    assert normal("Foo._Bar") == "foo-bar"


def test_components_refer_to_each_other_and_have_their_hashes() -> None:
    packages = [
        InstalledPackage("foo-bar", "1.2", "MIT", ("baz", "elsewhere")),
        InstalledPackage("baz", "3", "", ()),
    ]
    told = bill("0.1", "2026-11-30T10:00:00+01:00", packages, locked_hashes(LOCK))
    assert (told["bomFormat"], told["specVersion"], told["version"]) == ("CycloneDX", "1.6", 1)
    assert told["serialNumber"].startswith("urn:uuid:")
    baz, foo = told["components"]
    assert (baz["purl"], "licenses" in baz) == ("pkg:pypi/baz@3", False)
    assert foo["licenses"] == [{"license": {"name": "MIT"}}]
    hashes = foo["externalReferences"][0]["hashes"]
    assert [one["content"] for one in hashes] == ["a" * 64, "b" * 64]
    depends = {one["ref"]: one["dependsOn"] for one in told["dependencies"]}
    assert depends["pkg:pypi/foo-bar@1.2"] == ["pkg:pypi/baz@3"]
    references = {told["metadata"]["component"]["bom-ref"], *(one["bom-ref"] for one in told["components"])}
    assert set(depends) == references
