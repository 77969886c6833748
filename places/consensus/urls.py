"""Addresses: the shared board."""

from django.urls import path

from places.consensus.views import comparison, naming, shared_board, team

urlpatterns = [
    path("w/<code:code>/combine/", shared_board.combine, name="combine"),
    path("w/<code:code>/combine/propose/", shared_board.propose, name="combine-propose"),
    path("w/<code:code>/combine/count/", shared_board.count, name="combine-count"),
    path("w/<code:code>/combine/by-hand/", shared_board.by_hand, name="combine-by-hand"),
    path("w/<code:code>/combine/team/", team.set_team, name="combine-team"),
    path("w/<code:code>/combine/tables/", comparison.tables, name="combine-tables"),
    path("w/<code:code>/combine/tree/", comparison.tree, name="combine-tree"),
    path("w/<code:code>/combine/names/show/", naming.show, name="names-show"),
    path("w/<code:code>/combine/names/hide/", naming.hide, name="names-hide"),
    path("w/<code:code>/combine/<int:cluster>/", naming.cluster, name="combine-cluster"),
    path("w/<code:code>/combine/<int:cluster>/choose/", naming.choose, name="name-choose"),
    path("w/<code:code>/combine/<int:cluster>/accept/", team.accept, name="combine-accept"),
    path("w/<code:code>/combine/<int:cluster>/reopen/", team.reopen, name="combine-reopen"),
    path("w/<code:code>/combine/<int:cluster>/take/", team.take, name="combine-take"),
    path("w/<code:code>/combine/<int:cluster>/name/", team.rename, name="combine-rename"),
]
