"""Addresses: the desk."""

from django.urls import path

from places.desk.views import audit, desk, door, invitations, people, print_kit, scenes, tables, timer

urlpatterns = [
    path("desk/", desk.desk_home, name="desk-home"),
    path("desk/open/", desk.open_workshop, name="open-workshop"),
    path("w/<code:code>/desk/", desk.desk, name="desk"),
    path("w/<code:code>/desk/stage/", desk.move_stage, name="desk-stage"),
    path("w/<code:code>/desk/combine/", desk.combine, name="desk-combine"),
    path("w/<code:code>/desk/door/", door.move_door, name="desk-door"),
    path("w/<code:code>/desk/timer/", timer.set_timer, name="desk-timer"),
    path("w/<code:code>/desk/scene/", scenes.show_scene, name="desk-scene"),
    path("w/<code:code>/desk/code/", door.change_code, name="desk-code"),
    path("w/<code:code>/desk/host/", desk.set_host, name="desk-host"),
    path("w/<code:code>/desk/people/<int:person>/", people.person, name="desk-person"),
    path("w/<code:code>/desk/people/<int:person>/out/", people.take_out, name="desk-take-out"),
    path("w/<code:code>/desk/people/<int:person>/back/", people.let_back, name="desk-let-back"),
    path("w/<code:code>/desk/people/<int:person>/erase/", people.erase, name="desk-erase"),
    path("w/<code:code>/desk/change/", desk.change, name="desk-change"),
    path("w/<code:code>/desk/log/", audit.audit_log, name="desk-log"),
    path("w/<code:code>/desk/tables/", tables.tables, name="desk-tables"),
    path("w/<code:code>/qr.svg", invitations.qr_image, name="qr-image"),
    path("w/<code:code>/poster.pdf", invitations.poster, name="poster"),
    path("w/<code:code>/print/tables.pdf", print_kit.table_cards, name="table-cards"),
    path("w/<code:code>/print/picture-cards.pdf", print_kit.picture_cards, name="picture-cards"),
    path("w/<code:code>/print/ballot.pdf", print_kit.ballot, name="paper-ballot"),
    path("w/<code:code>/print/run-sheet.pdf", print_kit.sheet, name="run-sheet"),
]
