async function shopLine(api, shop) {
  const sales = await api.sales(shop);
  const stock = await api.stock(shop);
  return `${shop}: ${sales} sold, ${stock} left`;
}

/** A manager has pressed the button. The page shows what this returns. */
export async function dayReport(shops, api, archive, mail) {
  const lines = [];
  for (const shop of shops) {
    lines.push(await shopLine(api, shop));
  }
  const text = lines.join('\n');
  archive.save(text);
  await mail.send(`${text}\nThis report is in the archive.`);
  return lines.length;
}
