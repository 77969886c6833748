"""What the host of an installation has answered about access, for the page that everybody reads."""

import logging
from pathlib import Path

from django.conf import settings

from places.papers.methods.answers import AnswersUnreadable, read

ANSWERS = Path("papers", "answers.toml")  # of the data folder
BEGINNING = "accessibility_"
_logger = logging.getLogger(__name__)


def public_answers() -> dict[str, str]:
    """Return {what is asked, without its beginning: answer} of the answers that were given; {} without a file."""
    try:
        given = read((Path(settings.DATA_DIR) / ANSWERS).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (AnswersUnreadable, OSError, UnicodeDecodeError) as error:
        _logger.warning("%s cannot be read: %s", ANSWERS, error)
        return {}
    return {
        name.removeprefix(BEGINNING): answer
        for name, answer in given.items()
        if name.startswith(BEGINNING) and answer
    }
