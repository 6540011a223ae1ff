"""Each reader lists the fields that it reads, with their types. The list runs against orders."""
READS = {
    "billing": {"total": int, "discount": int},
    "warehouse": {"status": str, "deliver_on": str},
    "carrier": {"weight": int},
}


def red(before, after):
    return any(
        not isinstance(message.get(field), kind)
        for _, message in after.messages()
        for fields in READS.values()
        for field, kind in fields.items()
    )
