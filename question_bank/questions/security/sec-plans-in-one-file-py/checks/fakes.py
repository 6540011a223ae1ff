"""Folders of sites on disk, in a new temporary folder, and clients of these sites."""
import os
import tempfile
import zipfile
from types import SimpleNamespace

import packing


def make_sites(*names, links=None):
    """Make files and links below the folder "sites", and let packing work on it. A file holds its own name."""
    packing.ROOT = os.path.join(tempfile.mkdtemp(), "sites")
    os.makedirs(packing.ROOT)
    for name in names:
        path = os.path.join(packing.ROOT, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(os.path.relpath(path, packing.ROOT))
    for name, to in (links or {}).items():
        os.symlink(to, os.path.join(packing.ROOT, name))


def client(*sites):
    return SimpleNamespace(sites=set(sites))


def packed(user, site, *names):
    """Return {name: what it holds} of the file that pack() makes."""
    target = os.path.join(tempfile.mkdtemp(), "plans.zip")
    with zipfile.ZipFile(packing.pack(user, site, list(names), target)) as made:
        return {name: made.read(name).decode() for name in made.namelist()}


def is_refused(user, site, name):
    """Return whether pack() refuses a name, or packs nothing for it."""
    try:
        return not packed(user, site, name)
    except (packing.NotAllowed, FileNotFoundError):
        return True
