"""One process that serves streams only, on a database that another process fills: `python -m benchmarks.live_server`.

Prints {"port"}; ends with its standard input.
"""

import json
import os
import socket
import sys
import threading

import django

django.setup()

from placeness.asgi import application
from places.management.server import server


def main() -> None:
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(2048)
    print(json.dumps({"port": listening.getsockname()[1]}), flush=True)
    threading.Thread(target=_end_with_the_input, daemon=True).start()
    serving = server(application, "127.0.0.1", 0, lambda _is_hurried: (0.0, 3.0), lambda: None, None)
    serving.run(sockets=[listening])


def _end_with_the_input() -> None:
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
