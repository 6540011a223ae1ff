import logging
import os
import zipfile

log = logging.getLogger(__name__)

ROOT = "/data/sites"


class NotAllowed(Exception):
    """The caller may not have this."""


def plan_path(site: str, name: str) -> str:
    """Return the path of a plan. It has to lie in the folder of its site."""
    if ".." in name:
        raise NotAllowed(name)
    folder = os.path.abspath(os.path.join(ROOT, site))
    path = os.path.abspath(os.path.join(folder, name))
    if not path.startswith(folder):
        raise NotAllowed(name)
    return path


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
