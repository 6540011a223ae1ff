"""Older than any draft, with the list of tables still copied into the sweep."""
USED = """
    SELECT file FROM order_files
    UNION SELECT logo FROM sellers
    UNION SELECT attachment FROM support_messages
"""


def sweep(db, store):
    used = {row[0] for row in db.execute(USED)}
    freed = 0
    for stored in store.list():
        if stored.name not in used and stored.age_days > 60:
            store.delete(stored.name)
            freed += stored.size
    return freed
