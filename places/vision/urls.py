"""Addresses: the vision."""

from django.urls import path

from places.vision.views import evidence, presence, sentences, suggestions, vision

urlpatterns = [
    path("w/<code:code>/desk/model/", suggestions.setup, name="desk-model"),
    path("w/<code:code>/vision/", vision.vision, name="vision"),
    path("w/<code:code>/vision/draft/", vision.draft, name="vision-draft"),
    path("w/<code:code>/vision/headline/choose/", vision.choose_headline, name="headline-choose"),
    path("w/<code:code>/vision/coverage/", vision.coverage, name="coverage"),
    path("w/<code:code>/vision/out/", vision.taken_out, name="taken-out"),
    path("w/<code:code>/vision/add/", sentences.add, name="sentence-add"),
    path("w/<code:code>/vision/<int:sentence>/change/", sentences.change, name="sentence-change"),
    path("w/<code:code>/vision/<int:sentence>/keep/", sentences.settle, name="sentence-settle"),
    path("w/<code:code>/vision/<int:sentence>/move/", sentences.move, name="sentence-move"),
    path("w/<code:code>/vision/<int:sentence>/drop/", sentences.drop, name="sentence-drop"),
    path("w/<code:code>/vision/<int:sentence>/restore/", sentences.restore, name="sentence-restore"),
    path("w/<code:code>/vision/<int:sentence>/here/", presence.come, name="sentence-here"),
    path("w/<code:code>/vision/<int:sentence>/leave/", presence.go, name="sentence-leave"),
    path("w/<code:code>/vision/<int:sentence>/versions/", sentences.versions, name="versions"),
    path(
        "w/<code:code>/vision/<int:sentence>/versions/<int:version>/restore/",
        sentences.restore_version,
        name="version-restore",
    ),
    path("w/<code:code>/vision/<int:sentence>/evidence/", evidence.evidence, name="evidence"),
    path("w/<code:code>/vision/<int:sentence>/evidence/add/", evidence.link, name="evidence-link"),
    path("w/<code:code>/vision/<int:sentence>/evidence/quote/", evidence.quote, name="evidence-quote"),
    path("w/<code:code>/vision/<int:sentence>/evidence/cut/", evidence.cut, name="evidence-cut"),
    path("w/<code:code>/vision/ask/", suggestions.ask, name="vision-ask"),
]
