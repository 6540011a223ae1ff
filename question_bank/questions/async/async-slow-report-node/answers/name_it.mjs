async function shopLine(api, shop) {
  try {
    const [sales, stock] = await Promise.all([api.sales(shop), api.stock(shop)]);
    return `${shop}: ${sales} sold, ${stock} left`;
  } catch (error) {
    if (error.code !== 'ECONNREFUSED') throw error;
    return `${shop}: no answer`;                   // the shop cannot be reached
  }
}

export async function dayReport(shops, api, archive, mail) {
  const lines = await Promise.all(shops.map((shop) => shopLine(api, shop)));
  const text = lines.join('\n');
  await archive.save(text);
  await mail.send(`${text}\nThis report is in the archive.`);
  return lines.length;
}
