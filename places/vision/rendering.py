"""What the vision's pages draw alike: words in quotation marks."""

from django import template

from places.texts import in_quotes

register = template.Library()
register.filter("in_quotes", in_quotes)
