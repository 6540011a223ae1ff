import logging
import zipfile
from pathlib import Path

log = logging.getLogger(__name__)

ROOT = "/data/sites"


class NotAllowed(Exception):
    """The caller may not have this."""


def plans(site: str) -> dict[str, Path]:
    """Return the plans of a site by the names that its page shows. Links out of the folder are no plans."""
    folder = Path(ROOT, site).resolve()
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(p.relative_to(folder)): p for p in found if p.resolve().is_relative_to(folder)}


def pack(user, site: str, names: list[str], target: str) -> str:
    """Pack the plans that a client chose on the page into one file.

    A name is looked up among the plans of the site, and never becomes a path.
    """
    if site not in user.sites:
        raise NotAllowed(site)
    known = plans(site)
    if unknown := [name for name in names if name not in known]:
        log.warning("%s: not among the plans of %s: %s", user, site, unknown)
        raise NotAllowed(", ".join(unknown))
    with zipfile.ZipFile(target, "w") as packed:
        for name in names:
            packed.write(known[name], name)
    return target
