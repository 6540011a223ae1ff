"""usage: scenarios.py FILE SCENARIO    exit 0 when the scenario's promise holds"""
import importlib.util
import logging
import os
import sys

logging.disable(logging.CRITICAL)
file, scenario = sys.argv[1:]
spec = importlib.util.spec_from_file_location("packing", file)
packing = sys.modules["packing"] = importlib.util.module_from_spec(spec)
spec.loader.exec_module(packing)

from fakes import client, make_sites, packed  # noqa: E402 - it imports packing

USER = client("s1")


def get(*names):
    """Return what the client of s1 gets for these names: the paths of the files, below the sites."""
    try:
        return sorted(packed(USER, "s1", *names).values())
    except (packing.NotAllowed, FileNotFoundError) as error:
        return [type(error).__name__]


def tell(*names):
    got = get(*names)
    print("got:", *(got or ["nothing"]))
    return got


def sites(**more):
    make_sites("s1/ground.pdf", "s1/floor2/ground.pdf", "s2/ground.pdf", "s12/bid.pdf", "../office/wages.txt", **more)


def own():
    sites()
    return tell("ground.pdf") == ["s1/ground.pdf"]


def folders():
    sites()
    return tell("ground.pdf", "floor2/ground.pdf") == ["s1/floor2/ground.pdf", "s1/ground.pdf"]


def outside():
    sites()
    names = ["../../office/wages.txt", "../s2/ground.pdf"]
    return not any("wages" in path or "s2" in path for name in names for path in tell(name))


def neighbour():
    sites()
    return "s12/bid.pdf" not in tell("../s12/bid.pdf")


def whole_path():
    sites()
    return "s12/bid.pdf" not in tell(os.path.join(packing.ROOT, "s12/bid.pdf"))


def doubled():
    sites()
    return "s12/bid.pdf" not in tell("....//s12/bid.pdf")


def link():
    sites(links={"s1/wages.txt": "../../office/wages.txt", "s1/all": ".."})
    return not {"../office/wages.txt", "s12/bid.pdf"} & {*tell("wages.txt"), *tell("all/s12/bid.pdf")}


def inside():
    """A contractor keeps a link to the newest plan of the same site."""
    sites(links={"s1/newest.pdf": "floor2/ground.pdf"})
    return tell("newest.pdf") == ["s1/floor2/ground.pdf"]


def told():
    """Three plans are chosen, and one of them was taken away meanwhile."""
    sites()
    got = tell("ground.pdf", "floor2/ground.pdf", "floor3/ground.pdf")
    return got in (["FileNotFoundError"], ["NotAllowed"])


sys.exit(0 if globals()[scenario]() else 1)
