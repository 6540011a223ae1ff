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
        log.warning("%s: a name that leads out of the site: %r", site, name)
        raise NotAllowed(name)
    return str(path)


def pack(user, site: str, names: list[str], target: str) -> str:
    """Pack the plans that a client chose on the page into one file, all of them or none."""
    if site not in user.sites:
        raise NotAllowed(site)
    paths = {name: Path(plan_path(site, name)) for name in names}
    if missing := [name for name, path in paths.items() if not path.is_file()]:
        raise FileNotFoundError(f"no such plan: {', '.join(missing)}")
    with zipfile.ZipFile(target, "w") as packed:
        for name, path in paths.items():
            packed.write(path, name)
    return target
