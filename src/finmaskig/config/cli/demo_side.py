"""One side of the demo, as a process of its own: settings are global to a process."""

import sys

from finmaskig.config.cli import serve

if __name__ == "__main__":
    serve.start_django()
    serve.run_server(host="127.0.0.1", port=int(sys.argv[1]))
