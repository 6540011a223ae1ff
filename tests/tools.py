"""Installs the programs that the tests run beside Python: on Debian as root by apt, else a browser by Playwright.

Run by `make test`. It changes nothing when everything is there; tests name what is still missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# program: the Debian package that holds it
PROGRAMS = {
    "chromium": "chromium",
    "node": "nodejs",
    "initdb": "postgresql",
    "nginx": "nginx-light",
    "qpdf": "qpdf",
    "pdftotext": "poppler-utils",
    "unshare": "util-linux",
}
OTHER_BROWSERS = ("chromium-browser", "google-chrome", "google-chrome-stable")


def browser() -> str | None:
    """Return the path of a Chromium on this machine: the system's own, or Playwright's."""
    for program in ("chromium", *OTHER_BROWSERS):
        if found := shutil.which(program):
            return found
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def found(program: str) -> str | None:
    """Return the path of *program* on this machine; Debian keeps those of PostgreSQL apart, by version."""
    if path := shutil.which(program) or shutil.which(program, path="/usr/sbin"):
        return path
    kept_apart = Path("/usr/lib/postgresql").glob(f"*/bin/{program}")
    return str(max(kept_apart, key=lambda path: int(path.parts[4]), default="")) or None


def main() -> None:
    missing = [program for program in PROGRAMS if not found(program)]
    if "chromium" in missing and browser():
        missing.remove("chromium")
    if missing and shutil.which("apt-get") and os.geteuid() == 0:
        packages = [PROGRAMS[program] for program in missing]
        print(f"Installing {', '.join(packages)}.", file=sys.stderr)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        apt = ["apt-get", "-q", "-o", "DPkg::Lock::Timeout=300"]
        with Path(os.devnull).open("w") as quiet:
            subprocess.run([*apt, "update"], check=True, env=environment, stdout=quiet)
            install = [*apt, "install", "-y", "--no-install-recommends", *packages]
            subprocess.run(install, check=True, env=environment, stdout=quiet)
    elif "chromium" in missing:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    still = [program for program in PROGRAMS if not found(program)]
    if still:
        print(f"Not on this machine: {', '.join(still)}. Tests that need them say so.", file=sys.stderr)


if __name__ == "__main__":
    main()
