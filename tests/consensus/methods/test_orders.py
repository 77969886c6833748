import hashlib

import numpy as np

from places.consensus.methods.orders import card_orders, orders_of


def test_each_order_sorts_by_the_hash_of_its_number_and_the_key():
    keys = ["lake", "match", "paper", "snow", "ice"]
    orders = card_orders(keys)
    assert orders.shape == (12, 5)
    for number, order in enumerate(orders.tolist()):
        hashes = [hashlib.sha256(f"{number} {keys[card]}".encode()).hexdigest() for card in order]
        assert hashes == sorted(hashes)
    assert len({tuple(order) for order in orders.tolist()}) > 6


def test_who_came_first_changes_no_order():
    keys = [f"key {number}" for number in range(30)]
    turned = keys[::-1]
    one = [[keys[card] for card in order] for order in card_orders(keys).tolist()]
    other = [[turned[card] for card in order] for order in card_orders(turned).tolist()]
    assert one == other


def test_above_three_hundred_cards_there_is_one():
    keys = [str(number) for number in range(301)]
    assert card_orders(keys[:300]).shape == (12, 300)
    assert card_orders(keys).shape == (1, 301)


def test_cards_with_one_key_keep_their_order_and_no_card_has_none():
    assert card_orders(["same", "same"]).tolist() == [[0, 1]] * 12
    assert card_orders([]).shape == (12, 0)


def test_orders_of_some_of_the_cards():
    orders = np.array([[3, 0, 2, 1], [1, 2, 3, 0]])
    assert orders_of(orders, np.array([True, False, True, True])).tolist() == [[2, 0, 1], [1, 2, 0]]
    assert orders_of(orders, np.zeros(4, dtype=bool)).shape == (2, 0)
