"""The template library `belonging`: its tag is in `places.belonging.rendering`."""

from django import template

from places.belonging.rendering import asked_now

register = template.Library()
register.simple_tag(asked_now)
