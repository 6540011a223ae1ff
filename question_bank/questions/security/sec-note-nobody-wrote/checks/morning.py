"""The requests of the morning, in order, and what the routes of today answer to each."""
from office import Routes, answer, monday

REQUESTS = [
    ("09:02:10", "u31", "firm3", "get_order", 2041),
    ("09:05:31", "u91", "firm9", "get_order", 2041),
    ("09:06:02", "u91", "firm9", "get_file", "2041-1"),
    ("09:11:47", "u71", "firm7", "get_order", 2050),
    ("09:12:20", "u71", "firm7", "put_note", 2050, 512),
    ("09:14:03", "u51", "firm5", "post_export", 2042, 2046),
    ("09:14:40", "u51", "firm5", "get_export", 71),
    ("09:20:08", "u32", "firm3", "get_order", 2044),
    ("09:20:29", "u32", "firm3", "get_order", 2047),
    ("09:31:15", "u81", "firm8", "get_order", 2044),
    ("09:33:02", "u81", "firm8", "get_order", 2046),
    ("09:34:18", "u81", "firm8", "post_share", 2046, "firm8"),
    ("09:34:26", "u81", "firm8", "get_order", 2046),
    ("09:35:01", "u81", "firm8", "put_order", 2046),
    ("09:41:33", "u71", "firm7", "put_note", 2050, 511),
    ("09:44:10", "u81", "firm8", "get_file", "2041-1"),
    ("09:44:22", "u81", "firm8", "get_file", "2042-1"),
    ("09:44:35", "u81", "firm8", "get_file", "2043-1"),
    ("09:44:49", "u81", "firm8", "get_file", "2044-1"),
    ("09:45:01", "u81", "firm8", "get_file", "2045-1"),
    ("09:45:12", "u81", "firm8", "get_file", "2046-1"),
    ("09:45:26", "u81", "firm8", "get_file", "2047-1"),
    ("09:52:40", "u31", "firm3", "post_share", 2047, "firm9"),
    ("09:55:17", "u91", "firm9", "get_order", 2047),
    ("10:02:44", "u82", "firm8", "post_export", 2044, 2042, 2049),
    ("10:03:05", "u82", "firm8", "get_export", 72),
    ("10:07:51", "u91", "firm9", "put_order", 2041),
    ("10:10:12", "u51", "firm5", "get_order", 2046),
]


def path(kind, args):
    """Return the method, the path and the body as the log shows them."""
    first = args[0]
    return {
        "get_order": ("GET", f"/orders/{first}", ""),
        "put_order": ("PUT", f"/orders/{first}", ""),
        "put_note": ("PUT", f"/orders/{first}/notes/{args[-1]}", ""),
        "post_share": ("POST", f"/orders/{first}/shares", f"with={args[-1]}"),
        "get_file": ("GET", f"/files/{first}", ""),
        "post_export": ("POST", "/exports", "orders=" + ",".join(map(str, args))),
        "get_export": ("GET", f"/exports/{first}", ""),
    }[kind]


def play():
    """Return the store after the morning, and for each request its status and what it gave out."""
    routes = Routes(monday())
    answers = []
    for _, user, firm, kind, *args in REQUESTS:
        if kind == "post_export":
            args = [args]
        if kind == "put_note":
            args = [*args, f"text of {user}"]
        answers.append(answer(routes, kind, firm, *args))
    return routes.store, answers
