"""Addresses: rounds about the text."""

from django.urls import path

from places.rounds.views import answers as round_answers
from places.rounds.views import candidates, rounds

urlpatterns = [
    path("w/<code:code>/rounds/", rounds.rounds, name="rounds"),
    path("w/<code:code>/rounds/consent/answer/", round_answers.consent, name="round-consent"),
    path("w/<code:code>/vision/headline/", candidates.headline, name="headline"),
    path("w/<code:code>/rounds/headlines/write/", round_answers.write_headline, name="headline-write"),
    path("w/<code:code>/rounds/headlines/deal/", rounds.score_headlines, name="headlines-deal"),
    path("w/<code:code>/rounds/headlines/next/", round_answers.next_headline, name="headline-next"),
    path("w/<code:code>/rounds/headlines/score/", round_answers.score, name="headline-score"),
    path("w/<code:code>/rounds/headlines/<int:headline>/take/", rounds.take_headline, name="headline-take"),
    path("w/<code:code>/rounds/<str:kind>/", round_answers.answer, name="round-answer"),
    path("w/<code:code>/rounds/<str:kind>/answer/", round_answers.react, name="round-react"),
    path("w/<code:code>/rounds/<str:kind>/open/", rounds.open_round, name="round-open"),
    path("w/<code:code>/rounds/<str:kind>/show/", rounds.show_round, name="round-show"),
    path("w/<code:code>/rounds/<str:kind>/result/", rounds.result, name="round-result"),
]
