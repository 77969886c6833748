"""Addresses: boards and their history."""

from django.urls import path

from places.boards.views import answers, boards, cards, history, piles

urlpatterns = [
    path("w/<code:code>/board/", boards.board, name="board"),
    path("w/<code:code>/board/<int:board>/", boards.board_of, name="board-of"),
    path("w/<code:code>/board/<int:board>/card/<card:card>/", boards.card, name="board-card"),
    path("w/<code:code>/board/<int:board>/pile/<int:cluster>/", boards.pile, name="board-pile"),
    *answers.addresses(cards, piles),
    path("w/<code:code>/board/<int:board>/history/", history.replay, name="board-replay"),
    path("w/<code:code>/board/<int:board>/pile/<int:cluster>/history/", history.pile, name="pile-history"),
]
