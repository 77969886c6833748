"""Addresses: pictures, themes and the wall."""

from django.urls import path

from places.photos.views import blur, bring, checking, echo, media, photo, theme_map, upload, wall

urlpatterns = [
    path("w/<code:code>/bring/", bring.start, name="bring"),
    path("w/<code:code>/upload/", upload.upload, name="upload"),
    path("w/<code:code>/bring/<int:photo>/<str:step>/", bring.step, name="bring-step"),
    path("w/<code:code>/wall/", wall.show, name="wall"),
    path("w/<code:code>/themes/", theme_map.theme_map, name="theme-map"),
    path("w/<code:code>/photo/<int:photo>/", photo.show, name="photo"),
    path("w/<code:code>/photo/<int:photo>/opened/", photo.opened, name="photo-opened"),
    path("w/<code:code>/photo/<int:photo>/theme/", photo.add_theme, name="theme-add"),
    path("w/<code:code>/photo/<int:photo>/theme/<int:theme>/off/", photo.remove_theme, name="theme-remove"),
    path("w/<code:code>/photo/<int:photo>/withdraw/", photo.withdraw, name="photo-withdraw"),
    path("w/<code:code>/photo/<int:photo>/blur/", blur.blur, name="photo-blur"),
    path("w/<code:code>/photo/<int:photo>/echo/", echo.echo, name="photo-echo"),
    path("w/<code:code>/photo/<int:photo>/hide/", photo.hide, name="photo-hide"),
    path("w/<code:code>/photo/<int:photo>/show/", photo.unhide, name="photo-show"),
    path("w/<code:code>/desk/pictures/", checking.show, name="check-pictures"),
    path("w/<code:code>/desk/pictures/all/", checking.show_all, name="check-all"),
    path("w/<code:code>/desk/pictures/switch/", checking.switch, name="check-switch"),
    path("w/<code:code>/desk/pictures/<int:photo>/", checking.decide, name="check-picture"),
    path("media/<key:key>/<str:variant>", media.picture, name="media"),
]
