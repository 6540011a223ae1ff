import logging
import os
import zipfile

log = logging.getLogger(__name__)

ROOT = "/data/sites"


class NotAllowed(Exception):
    """The caller may not have this."""


def plan_path(site: str, name: str) -> str:
    """Return the path of a plan. It has to lie in the folder of its site."""
    if name.startswith(("..", "/")):
        raise NotAllowed(name)
    return os.path.join(os.path.abspath(ROOT), site, os.path.basename(name))


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
