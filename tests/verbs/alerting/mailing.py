"""A mail server for tests: it takes what is sent to it, and keeps it."""

import socketserver
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_string, policy
from email.message import EmailMessage
from threading import Thread


class Office:
    """What a mail server got."""

    def __init__(self) -> None:
        self.port = 0
        self.mails: list[EmailMessage] = []
        self.refuses = False


@contextmanager
def office() -> Iterator[Office]:
    """A mail server, as long as it is needed."""
    found = Office()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 here\r\n")
            for line in self.rfile:
                word = line[:4].upper()
                if word == b"DATA":
                    self.wfile.write(b"354 go on\r\n")
                    lines = []
                    for part in self.rfile:
                        if part == b".\r\n":
                            break
                        lines.append(part.decode())
                    found.mails.append(message_from_string("".join(lines), policy=policy.default))  # type: ignore[arg-type]
                answer = b"550 not you\r\n" if found.refuses and word == b"RCPT" else b"250 fine\r\n"
                self.wfile.write(b"221 bye\r\n" if word == b"QUIT" else answer)
                if word == b"QUIT":
                    return

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True

    with Server(("127.0.0.1", 0), Handler) as server:
        found.port = server.server_address[1]
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield found
        server.shutdown()
        thread.join()
