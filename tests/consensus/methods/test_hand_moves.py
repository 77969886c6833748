from places.consensus.methods.hand_moves import HandMove, reapply

COMPUTED = (("a", "b", "c"), ("d",), ("e", "f"))


def test_a_move_finds_its_cluster_again_after_recomputation():
    clusters, by_hand = reapply(COMPUTED, [HandMove("d", frozenset("abx"))])
    assert clusters == (("a", "b", "c", "d"), ("e", "f"))
    assert by_hand == {"d"}


def test_a_card_put_alone_stands_alone():
    assert reapply(COMPUTED, [HandMove("a", frozenset())])[0] == (("b", "c"), ("d",), ("e", "f"), ("a",))


def test_moves_are_applied_in_order():
    moves = [HandMove("a", frozenset()), HandMove("f", frozenset("a")), HandMove("a", frozenset("ef"))]
    assert reapply(COMPUTED, moves)[0] == (("b", "c"), ("d",), ("e", "a"), ("f",))


def test_a_move_that_agrees_with_the_computed_clusters_changes_nothing_but_is_marked():
    clusters, by_hand = reapply(COMPUTED, [HandMove("e", frozenset("f"))])
    assert [set(cluster) for cluster in clusters] == [set("abc"), set("d"), set("ef")]
    assert by_hand == {"e"}


def test_cards_that_are_gone_are_passed_over():
    assert reapply(COMPUTED, [HandMove("z", frozenset("a")), HandMove("a", frozenset("z"))]) == (
        COMPUTED,
        frozenset(),
    )
