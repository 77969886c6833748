"""Coming back on another device with a return code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from places.codes import read_code, show_code
from places.errors import TooMany
from places.people.forms import BackForm
from places.people.queries.return_codes import is_former, who_returns
from places.people.queries.tables import table_of
from places.people.views.seats import remember_seat
from places.people.visit import remember
from places.workshops.queries import workshops
from places.workshops.queries.workshops import WorkshopFacts
from places.workshops.views.rate_limits import BY_AIM, Count, count_failure, is_known, wait_before_next

TRIES = "return-code"


@require_http_methods(["GET", "HEAD", "POST"])
def come_back(request: HttpRequest) -> HttpResponse:
    """Sign a person in by workshop and return code, also when joining is closed; one sentence for failures."""
    if request.method != "POST":
        form = BackForm(initial={"code": request.GET.get("code", "")[:40]})
        return render(request, "places/people/back/page.html", {"form": form})
    form = BackForm(request.POST)
    if not form.is_valid():
        return render(request, "places/people/back/page.html", {"form": form}, status=422)
    workshop = _workshop(form.cleaned_data["code"])
    found = _find(request, workshop, form.cleaned_data["return_code"])
    if workshop and found:
        remember(request, workshop.id, *found)
        remember_seat(request, workshop.id, table_of(found[0]))
        return redirect("home", code=show_code(workshop.code))
    seconds = count_failure(request, TRIES, aim=_aim(workshop))
    said = (
        TooMany.sentence if seconds else _("These two codes do not fit together. Check both, and try again.")
    )
    form.add_error("return_code", said)
    return wait_before_next(
        render(request, "places/people/back/page.html", {"form": form}, status=422), seconds
    )


def _workshop(typed: str) -> WorkshopFacts | None:
    """The workshop that has or had this code; none when it is over: return codes end with their workshop.

    One that a decision keeps goes on: people read and take back their things for as long as these are kept.
    """
    code = read_code(typed)
    workshop = workshops.by_any_code(code) if code else None
    return workshop if workshop and (workshop.decision or not workshop.over) else None


def _find(request: HttpRequest, workshop: WorkshopFacts | None, typed: str) -> tuple[int, str] | None:
    """Return the person with this code. The same work is done when there is no such workshop.

    Former codes are short enough to be guessed: after many wrong ones at a workshop, only browsers that are known
    here, such as those that scanned its link, can use them for some minutes.
    """
    if is_former(typed):
        former = Count(f"{TRIES}-former", _aim(workshop), BY_AIM)
        count, free = former.used(request, increment=False)
        if count >= free and not is_known(request):
            return None
        found = who_returns(workshop.id if workshop else 0, typed)
        if found is None:
            former.used(request, increment=True)
        return found
    return who_returns(workshop.id if workshop else 0, typed)


def _aim(workshop: WorkshopFacts | None) -> str:
    """What was tried: a room, whichever of its codes was used; all tries at rooms that are none count as one."""
    return f"room-{workshop.id if workshop else 0}"
