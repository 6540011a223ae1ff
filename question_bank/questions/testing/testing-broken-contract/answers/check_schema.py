"""Names and types are compared with the schema before: none may go, none may get a new type."""


def schema(release):
    types = {}
    for _, message in release.messages():
        for field, value in message.items():
            types.setdefault(field, set()).add(type(value))
    return types


def red(before, after):
    now = schema(after)
    return any(now.get(field) != types for field, types in schema(before).items())
