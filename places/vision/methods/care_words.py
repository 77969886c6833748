"""Whether people speak of health and care, so that a writing card may ask about it."""

import re

_OF_CARE = re.compile(
    r"\b(?:health|care|caring|hospital|clinic|patient|nurs(?:e|ing)|doctor|surgery|ward|nhs|hospice"
    r"|hälsa|hälso|vård|omsorg|omvård|sjukvård|sjukhus|vårdcentral|patient|klinik|mottagning)\w*",
    re.IGNORECASE,
)


def speaks_of_care(*texts: str) -> bool:
    """Whether one of these texts (the workshop's question, the place's name) is about health or care."""
    return any(_OF_CARE.search(text) for text in texts)
