async def shop_line(api, shop):
    sales = await api.sales(shop)
    stock = await api.stock(shop)
    return f"{shop}: {sales} sold, {stock} left"


async def day_report(shops, api, archive, mail):
    """A manager has pressed the button. The page shows what this returns."""
    lines = []
    for shop in shops:
        line = await shop_line(api, shop)
        lines.append(line)
    text = "\n".join(lines)
    archive.save(text)
    await mail.send(text + "\nThis report is in the archive.")
    return len(lines)
