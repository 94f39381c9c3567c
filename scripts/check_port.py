"""Says in Danish, before `make run` starts the server, that its port is taken: Streamlit says it in English and ends.

`python -m scripts.check_port 8501` ends with an error where something listens there.
"""

import errno
import json
import socket
import sys
import urllib.request

LIMIT_S = 2
HERE = "127.0.0.1"
RUNS_ALREADY = "Zonekompas kører allerede på port {port}: åbn http://127.0.0.1:{port}."
TAKEN = "Port {port} er optaget af et andet program."
OTHERWISE = " Skal der startes én til, så vælg en anden port: make run PORT={other}"


def why_not(port: int) -> str:
    """The sentence that says what has the port; '' where it is free."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HERE, port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                return ""
        else:
            return ""
    words = RUNS_ALREADY if _is_ours(port) else TAKEN
    return (words + OTHERWISE).format(port=port, other=port + 1)


def _is_ours(port: int) -> bool:
    """Whether what listens there answers as this program does."""
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"http://{HERE}:{port}/sundhed/oppe", timeout=LIMIT_S) as answer:
            return json.load(answer) == {"status": "ok"}
    except (OSError, ValueError):
        return False


if __name__ == "__main__":
    if sentence := why_not(int(sys.argv[1])):
        sys.exit(sentence)
