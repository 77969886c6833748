"""The template library `belonging`: its tags are in `places.belonging.rendering`."""

from django import template

from places.belonging.rendering import asked_now, pulse_now

register = template.Library()
register.simple_tag(asked_now)
register.simple_tag(pulse_now)
