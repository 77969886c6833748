"""Addresses: ballots and results."""

from django.urls import path

from places.weighing.views import ballot, results, voters

urlpatterns = [
    path("w/<code:code>/weigh/", ballot.weigh, name="weigh"),
    path("w/<code:code>/weigh/open/", ballot.open_ballot, name="ballot-open"),
    path("w/<code:code>/weigh/vote/", ballot.vote, name="vote"),
    path("w/<code:code>/weigh/stance/", ballot.stance, name="stance"),
    path("w/<code:code>/weigh/table/", ballot.table, name="weigh-table"),
    path("w/<code:code>/weigh/table/vote/", ballot.table_vote, name="table-vote"),
    path("w/<code:code>/weigh/subject/", results.choose_subject, name="weigh-subject"),
    path("w/<code:code>/weigh/people/", voters.people, name="weigh-people"),
    path("w/<code:code>/weigh/void/", voters.set_void, name="void"),
    path("w/<code:code>/weigh/show/", results.reveal, name="reveal"),
    path("w/<code:code>/weigh/hide/", results.hide_results, name="hide-results"),
    path("w/<code:code>/results/", results.results, name="results"),
    path("w/<code:code>/results/tables/", results.results_by_table, name="results-by-table"),
]
