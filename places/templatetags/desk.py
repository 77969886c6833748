"""The template library `desk`: its tags are in `places.desk.rendering`."""

from django import template

from places.desk.rendering import not_heard_now

register = template.Library()
register.simple_tag(not_heard_now)
