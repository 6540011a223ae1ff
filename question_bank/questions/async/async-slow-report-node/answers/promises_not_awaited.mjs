export async function dayReport(shops, api, archive, mail) {
  const lines = [];
  shops.forEach(async (shop) => {
    const sales = await api.sales(shop);
    const stock = await api.stock(shop);
    lines.push(`${shop}: ${sales} sold, ${stock} left`);
  });
  const text = lines.join('\n');
  await archive.save(text);
  await mail.send(`${text}\nThis report is in the archive.`);
  return lines.length;
}
