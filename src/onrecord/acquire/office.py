"""Office files of before 2007, and newer ones behind a password: told apart, not read.

Both are OLE2 compound files; the names of the streams in them, in UTF-16, say which it is ([MS-CFB], [MS-OFFCRYPTO]).
"""

from onrecord.acquire.limits import RefusalError

KINDS = (
    ("EncryptedPackage", "an Office file locked with a password: save it without one"),
    ("WordDocument", "a Word document of before 2007: save it as .docx"),
    ("Workbook", "an Excel workbook of before 2007: save it as .xlsx or .csv"),
    ("PowerPoint Document", "a presentation, which is not read: save its text"),
    ("__substg1.0", "a message from Outlook, which is not read: save it as text or HTML"),
)


def refusal(data: bytes) -> RefusalError:
    """Why an Office file is not read, and what to do."""
    for name, reason in KINDS:
        if name.encode("utf-16-le") in data:
            return RefusalError("unreadable", f"this is {reason}")
    reason = "an Office file of before 2007, or one locked with a password: save it as .docx or .xlsx"
    return RefusalError("unreadable", f"this is {reason}")
