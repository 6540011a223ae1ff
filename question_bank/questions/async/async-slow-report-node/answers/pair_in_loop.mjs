async function shopLine(api, shop) {
  const [sales, stock] = await Promise.all([api.sales(shop), api.stock(shop)]);
  return `${shop}: ${sales} sold, ${stock} left`;
}

export async function dayReport(shops, api, archive, mail) {
  const lines = [];
  for (const shop of shops) {
    lines.push(await shopLine(api, shop));
  }
  const text = lines.join('\n');
  await archive.save(text);
  await mail.send(`${text}\nThis report is in the archive.`);
  return lines.length;
}
