"""Pictures of photos, and files to take away: in a folder on this computer's disk, or in an S3-compatible bucket."""

from places.storage.names import KEY, VARIANTS, new_key, variant_path
from places.storage.pictures import forget, is_local, keep, require_space

__all__ = ["KEY", "VARIANTS", "forget", "is_local", "keep", "new_key", "require_space", "variant_path"]
