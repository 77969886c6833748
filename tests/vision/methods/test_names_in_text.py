from places.vision.methods.names_in_text import names_in


def found(text, *names):
    return [text[span.start : span.end] for span in names_in(text, names)]


def test_whole_words_exactly_as_written():
    assert found("The essence is Sea and Sea light, not sea or Seaside.", "Sea") == ["Sea", "Sea"]
    assert found("Up the hill (Table 2) · Up", "Up", "Up the hill") == ["Up the hill", "Up"]


def test_signs_of_patterns_and_no_names():
    assert found("It is (a+b)* here", "(a+b)*") == ["(a+b)*"]
    assert found("Nothing", "") == []
    assert found("Nothing") == []
