import asyncio


async def shop_line(api, shop):
    try:
        sales, stock = await asyncio.gather(api.sales(shop), api.stock(shop))
    except OSError:                                # the shop cannot be reached
        return f"{shop}: no answer"
    return f"{shop}: {sales} sold, {stock} left"


async def day_report(shops, api, archive, mail):
    lines = await asyncio.gather(*(shop_line(api, shop) for shop in shops))
    text = "\n".join(lines)
    await archive.save(text)
    await mail.send(text + "\nThis report is in the archive.")
    return len(lines)
