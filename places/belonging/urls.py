"""Addresses: belonging."""

from django.urls import path

from places.belonging.views import commitments, pulse, reflections

urlpatterns = [
    path("w/<code:code>/pulse/", pulse.pulse, name="pulse"),
    path("w/<code:code>/pulse/sums.<str:ending>", pulse.sums, name="pulse-sums"),
    path("w/<code:code>/pulse/<str:moment>/answer/", pulse.answer, name="pulse-answer"),
    path("w/<code:code>/pulse/<str:moment>/open/", pulse.open_round, name="pulse-open"),
    path("w/<code:code>/pulse/<str:moment>/close/", pulse.close_round, name="pulse-close"),
    path("w/<code:code>/desk/belonging/", pulse.desk, name="desk-belonging"),
    path("w/<code:code>/questions/", reflections.questions, name="questions"),
    path("w/<code:code>/questions/<str:question>/write/", reflections.write, name="question-write"),
    path("w/<code:code>/promises/", commitments.promises, name="promises"),
    path("w/<code:code>/promises/make/", commitments.make, name="promise-make"),
    path("w/<code:code>/promises/my-promises.ics", commitments.calendar, name="promises-calendar"),
    path("w/<code:code>/promises/<int:promise>/share/", commitments.share, name="promise-share"),
    path("w/<code:code>/promises/<int:promise>/take-back/", commitments.take_back, name="promise-take-back"),
    path("w/<code:code>/promises/<int:promise>/became/", commitments.became, name="promise-became"),
]
