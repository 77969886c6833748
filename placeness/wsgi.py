"""The second door: ordinary pages, run in threads by `placeness.asgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "placeness.settings")
application = get_wsgi_application()
