import asyncio


async def shop_line(api, shop):
    sales, stock = await asyncio.gather(api.sales(shop), api.stock(shop))
    return f"{shop}: {sales} sold, {stock} left"


async def day_report(shops, api, archive, mail):
    lines = []
    for shop in shops:
        line = await shop_line(api, shop)
        lines.append(line)
    text = "\n".join(lines)
    await archive.save(text)
    await mail.send(text + "\nThis report is in the archive.")
    return len(lines)
