"""Messages by mail: those of one alert together, over SMTP as the environment says."""

import smtplib
import ssl
from collections.abc import Sequence
from email.message import EmailMessage
from email.utils import formatdate, make_msgid

from onrecord.model.alerts import AlertMessage
from onrecord.verbs.alerting.ways import NotDelivered, Ways

HOST, PORT, USER = "ONRECORD_SMTP_HOST", "ONRECORD_SMTP_PORT", "ONRECORD_SMTP_USER"
PASSWORD, SENDER, SECURITY = "ONRECORD_SMTP_PASSWORD", "ONRECORD_SMTP_FROM", "ONRECORD_SMTP_TLS"
PORTS = {"starttls": 587, "tls": 465, "none": 25}


def send(to: str, alert: str, messages: Sequence[AlertMessage], ways: Ways) -> None:
    """Send one mail with all messages. Raises NotDelivered."""
    host, security = ways.environ.get(HOST, ""), ways.environ.get(SECURITY, "starttls").lower()
    sender = ways.environ.get(SENDER, "")
    if not host or not sender:
        raise NotDelivered(f"{HOST} and {SENDER} are not both set: mail is sent through that host, from that address")
    if security not in PORTS:
        raise NotDelivered(f"{SECURITY} is '{security}': choose from {', '.join(PORTS)}")
    user, password = ways.environ.get(USER, ""), ways.secret(PASSWORD)
    if user and security == "none":
        raise NotDelivered(
            f"a password is not sent without TLS: set {SECURITY} to starttls or tls, or leave out {USER}"
        )
    try:
        port = int(ways.environ.get(PORT) or PORTS[security])
        with _connection(host, port, security, ways.limits.timeout) as server:
            if user:
                server.login(user, password)
            server.send_message(_mail(to, sender, alert, messages))
    except (OSError, smtplib.SMTPException, ValueError) as error:
        said = " ".join(str(error).split())[:200] or type(error).__name__
        raise NotDelivered(f"mail through {host} could not be sent: {said}") from error


def _connection(host: str, port: int, security: str, timeout: float) -> smtplib.SMTP:
    context = ssl.create_default_context()
    if security == "tls":
        return smtplib.SMTP_SSL(host, port, timeout=timeout, context=context)
    server = smtplib.SMTP(host, port, timeout=timeout)
    if security == "starttls":
        try:
            server.starttls(context=context)
        except BaseException:
            server.close()
            raise
    return server


def _mail(to: str, sender: str, alert: str, messages: Sequence[AlertMessage]) -> EmailMessage:
    first, more = messages[0], len(messages) - 1
    mail = EmailMessage()
    mail["From"], mail["To"] = sender, to
    subject = f"{first.what}: {first.title}" + (f" and {more} more" if more else "")
    mail["Subject"] = " ".join("".join(char if char.isprintable() else " " for char in subject).split())[:200]
    mail["Date"], mail["Message-ID"] = formatdate(), make_msgid(domain="onrecord.invalid")
    mail["Auto-Submitted"] = "auto-generated"
    told = "\n\n".join(message.text for message in messages)
    mail.set_content(f"{told}\n\n-- \nAlert {alert} of onrecord. onrecord alert remove ends it.\n")
    return mail
