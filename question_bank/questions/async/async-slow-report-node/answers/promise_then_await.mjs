async function shopLine(api, shop) {
  const sales = await api.sales(shop);
  const stock = await api.stock(shop);
  return `${shop}: ${sales} sold, ${stock} left`;
}

export async function dayReport(shops, api, archive, mail) {
  const lines = [];
  for (const shop of shops) {
    const line = shopLine(api, shop);
    lines.push(await line);
  }
  const text = lines.join('\n');
  await archive.save(text);
  await mail.send(`${text}\nThis report is in the archive.`);
  return lines.length;
}
