async function shopLine(api, shop) {
  const sales = await api.sales(shop);
  const stock = await api.stock(shop);
  return `${shop}: ${sales} sold, ${stock} left`;
}

export async function dayReport(shops, api, archive, mail) {
  const found = await Promise.allSettled(shops.map((shop) => shopLine(api, shop)));
  const lines = found.filter(({ status }) => status === 'fulfilled').map(({ value }) => value);
  const text = lines.join('\n');
  await archive.save(text);
  await mail.send(`${text}\nThis report is in the archive.`);
  return lines.length;
}
