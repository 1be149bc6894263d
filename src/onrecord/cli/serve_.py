"""`onrecord serve`."""

import os
import secrets
import socket
from typing import Annotated

import typer

from onrecord.cli.output import console


def command(
    records: Annotated[
        list[str], typer.Argument(metavar="RECORD…", help="Records: their files, or postgresql://HOST/NAME.")
    ],
    port: Annotated[int, typer.Option("--port", "-p", help="The port; 0 takes one that is free.")] = 8421,
    bind: Annotated[
        str, typer.Option("--bind", help="The address to listen on; others than 127.0.0.1 let the network in.")
    ] = "127.0.0.1",
    host: Annotated[
        list[str] | None,
        typer.Option("--host", metavar="NAME", help="A name under which it may be asked for; may be given again."),
    ] = None,
    edit: Annotated[
        bool,
        typer.Option("--edit", help="Let those decide who know the token: ONRECORD_TOKEN, else one that is printed."),
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            min=1,
            max=64,
            show_default="one for each processor, four at most; with --edit one",
            help="Processes that answer, for many readers; with --edit there is one.",
        ),
    ] = None,
) -> None:
    """The workbench in a browser: stories, events, reports, search and an API, read-only unless --edit.

    Example:
        onrecord serve korea.onrecord --edit
    """
    from onrecord.errors import MissingExtraError, UsageError
    from onrecord.verbs.ports import check_together

    if edit and (workers or 1) > 1:
        raise UsageError("--edit takes one process, which alone knows who may edit: leave out --workers, or --edit")
    if workers and workers > 1:
        check_together("--workers")
    try:
        import uvicorn

        from onrecord.serve import Shelves, application
        from onrecord.serve.workers import processors, serve
        from onrecord.verbs.settled import SERVING, settle, share
    except ImportError as error:
        raise MissingExtraError("The workbench", "serve") from error
    token = (os.environ.get("ONRECORD_TOKEN") or secrets.token_urlsafe(18)) if edit else None
    shelves = Shelves(records)
    try:
        app = application(shelves, token=token, hosts=[*(host or ()), bind])
        server = uvicorn.Server(uvicorn.Config(app, host=bind, port=port, log_level="warning", server_header=False))
        sock = _listening(bind, port)
        shown = console(stderr=True)
        name = f"[{bind}]" if ":" in bind else bind
        shown.print(f"Open http://{name}:{sock.getsockname()[1]}/", markup=False, soft_wrap=True)
        if token and not os.environ.get("ONRECORD_TOKEN"):
            shown.print(f"To edit, give this token once: {token}", markup=False, soft_wrap=True)
        shown.print("Stop with Ctrl+C.", markup=False)
        workers = workers or (1 if edit else processors())
        if workers > 1:
            serve(records, [*(host or ()), bind], sock, workers)
        else:
            settle(SERVING)
            share()
            server.run(sockets=[sock])
    finally:
        shelves.close()


def _listening(bind: str, port: int) -> socket.socket:
    """A socket on that address and port. Raises UsageError where it is taken or not this machine's."""
    from onrecord.errors import UsageError

    try:
        family = socket.AF_INET6 if ":" in bind else socket.AF_INET
        sock = socket.create_server((bind, port), family=family)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else answers wait 40 ms for an acknowledgement
        return sock
    except OSError as error:
        raise UsageError(f"cannot listen on {bind}:{port}: {error.strerror or error}. Choose another --port") from error
