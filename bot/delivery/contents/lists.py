"""Lists dropped into Slack: fetching them, their preview, the rows that could not be used, and who still waits."""

from bot.delivery.contents.about import called, zone
from bot.delivery.parcel import Content, Upload
from bot.flows.files.take_file import sheet_seen
from bot.flows.files.waiting_lists import waiting
from bot.flows.steps import rules_in_force
from bot.flows.work import Work
from bot.slack.sheets import list_waiting, sheet_leftovers, sheet_preview
from store.tables import Delivery, DroppedFile


def file_content(_work: Work, row: Delivery) -> Content:
    """Nothing to say: a file to be fetched."""
    return Content(fetch=row.details)


def preview_content(work: Work, row: Delivery) -> Content:
    """What the list holds, with the button that opens its cases."""
    seen, thread_ts, answer_ts = sheet_seen(work, row.details["file"])
    shown = sheet_preview(seen, lang=work.workspace.language, tz=zone(work))
    return Content(message=shown, thread_ts=thread_ts, edit_ts=answer_ts)


def leftovers_content(work: Work, row: Delivery) -> Content:
    """The rows that could not be used, as a file."""
    seen, thread_ts, _ = sheet_seen(work, row.details["file"])
    comment, name, content = sheet_leftovers(seen, work.workspace.language)
    upload = Upload(name=name, content=content, begun=row.details.get("upload", ""))
    return Content(message=comment, thread_ts=thread_ts, upload=upload)


def waiting_list_content(work: Work, row: Delivery) -> Content | None:
    """A reminder of a list that nobody has opened; None where somebody has."""
    kept = work.session.get_one(DroppedFile, row.details["file"])
    found = waiting(work, kept)
    if found is None:
        return None
    _, rules = rules_in_force(work)
    names = called(work, rules) if row.details["over"] and found.link else []
    return Content(message=list_waiting(found.name, found.rows, found.link, names, work.workspace.language))
