"""How forms draw their fields: the first field with an error holds the focus when the page opens."""

from typing import Any

from django import forms
from django.forms.renderers import DjangoTemplates


class AskedField(forms.BoundField):
    """A field of a form; after a refused answer the first wrong one has the attribute `autofocus`.

    Django itself adds `aria-invalid`, and `aria-describedby` with the id of the error (`<auto_id>_error`).
    """

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Return the attributes of the control."""
        built = super().build_widget_attrs(attrs, widget)
        wrong = next((name for name in self.form.fields if name in self.form.errors), None)
        if self.form.is_bound and wrong == self.name:
            built["autofocus"] = True
        return built


class FormRenderer(DjangoTemplates):
    """Django's own renderer, with our fields."""

    bound_field_class = AskedField
