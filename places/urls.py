"""Addresses: one URL per act."""

from django.urls import path

from places.views import evidence, exports, vision, weigh

urlpatterns = [
    # Weighing, the vision, and what leaves the room
    path("w/<code>/weigh/", weigh.weigh, name="weigh"),
    path("w/<code>/weigh/vote/", weigh.vote, name="vote"),
    path("w/<code>/weigh/show/", weigh.reveal, name="reveal"),
    path("w/<code>/weigh/hide/", weigh.hide_results, name="hide-results"),
    path("w/<code>/results/", weigh.results, name="results"),
    path("w/<code>/vision/", vision.vision, name="vision"),
    path("w/<code>/vision/draft/", vision.draft, name="vision-draft"),
    path("w/<code>/vision/add/", vision.add, name="sentence-add"),
    path("w/<code>/vision/<int:sentence>/change/", vision.change, name="sentence-change"),
    path("w/<code>/vision/<int:sentence>/keep/", vision.settle, name="sentence-settle"),
    path("w/<code>/vision/<int:sentence>/move/", vision.move, name="sentence-move"),
    path("w/<code>/vision/<int:sentence>/drop/", vision.drop, name="sentence-drop"),
    path("w/<code>/vision/<int:sentence>/restore/", vision.restore, name="sentence-restore"),
    path("w/<code>/vision/<int:sentence>/evidence/", evidence.evidence, name="evidence"),
    path("w/<code>/vision/<int:sentence>/evidence/add/", evidence.link, name="evidence-link"),
    path("w/<code>/vision/<int:sentence>/evidence/cut/", evidence.cut, name="evidence-cut"),
    path("w/<code>/vision.docx", exports.docx, name="vision-docx"),
    path("w/<code>/vision.md", exports.markdown, name="vision-markdown"),
]
