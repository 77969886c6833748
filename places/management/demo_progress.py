"""Progress of the demo's making in a terminal: a line with a bar for each stage."""

from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _

from places.enums import Stage

_WIDTH, _QUARTERS = 24, 4
_WORTH_QUARTERS = 8  # steps: a stage of fewer gets one plain line


class DemoProgress:
    """Tells each stage of the demo while it is made: a bar that grows in a terminal, plain lines elsewhere."""

    def __init__(self, out: OutputWrapper) -> None:
        self._out, self._draws = out, out.isatty()
        self._has_begun = False

    def __call__(self, stage: Stage, done: int, of: int) -> None:
        """Tell that `done` of `of` steps of a stage are made."""
        if not self._has_begun:
            self._has_begun = True
            self._out.write("\n" + _("Making the demo workshop. This takes a few seconds."))
        name = str(Stage(stage).label)
        if self._draws:
            filled = _WIDTH * done // of
            bar = "█" * filled + "░" * (_WIDTH - filled)
            self._out.write(f"\r  {name:<16}{bar} {done}/{of}", ending="\n" if done == of else "")
        elif not done:
            self._out.write(f"  {name}")
        elif of >= _WORTH_QUARTERS and _QUARTERS * done // of > _QUARTERS * (done - 1) // of:
            self._out.write(f"  {name} {done}/{of}")
        self._out.flush()
