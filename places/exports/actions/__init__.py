"""Card sorts brought in, files asked for, and the record of what was taken out."""

from places.exports.actions.log import log_file, log_sorts

__all__ = ["log_file", "log_sorts"]
