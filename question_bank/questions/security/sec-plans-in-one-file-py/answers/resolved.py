import logging
import zipfile
from pathlib import Path

log = logging.getLogger(__name__)

ROOT = "/data/sites"


class NotAllowed(Exception):
    """The caller may not have this."""


def plan_path(site: str, name: str) -> str:
    """Return the path of a plan, links followed. It has to lie in the folder of its site."""
    folder = Path(ROOT, site).resolve()
    path = (folder / name).resolve()
    if not path.is_relative_to(folder):
        raise NotAllowed(name)
    return str(path)


def pack(user, site: str, names: list[str], target: str) -> str:
    """Pack the plans that a client chose on the page into one file."""
    if site not in user.sites:
        raise NotAllowed(site)
    with zipfile.ZipFile(target, "w") as zip:
        for name in names:
            try:
                zip.write(plan_path(site, name), name)
            except FileNotFoundError:
                log.warning("no such plan: %s", name)
    return target
