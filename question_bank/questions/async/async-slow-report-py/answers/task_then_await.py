import asyncio


async def shop_line(api, shop):
    sales = await api.sales(shop)
    stock = await api.stock(shop)
    return f"{shop}: {sales} sold, {stock} left"


async def day_report(shops, api, archive, mail):
    lines = []
    for shop in shops:
        task = asyncio.create_task(shop_line(api, shop))
        lines.append(await task)
    text = "\n".join(lines)
    await archive.save(text)
    await mail.send(text + "\nThis report is in the archive.")
    return len(lines)
