"""The template library `facilitation`: its tags are in `places.facilitation.rendering`."""

from django import template

from places.facilitation.rendering import run_sheet_now, sheet_stage

register = template.Library()
register.simple_tag(run_sheet_now)
register.filter("at", sheet_stage)
