"""Days as they are written where Placeness is used in English: 24 November 2026, never 11/24/2026."""

DATE_FORMAT = "j F Y"
SHORT_DATE_FORMAT = "j M Y"
DATETIME_FORMAT = "j F Y, H:i"
