const LONGEST = 10_000; // milliseconds for one shop; a shop that is up needs less than 6000

async function inTime(work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(Object.assign(new Error('too late'), { code: 'ETIMEDOUT' })), LONGEST);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

async function shopLine(api, shop) {
  try {
    const [sales, stock] = await inTime(Promise.all([api.sales(shop), api.stock(shop)]));
    return `${shop}: ${sales} sold, ${stock} left`;
  } catch (error) {
    if (!['ECONNREFUSED', 'ETIMEDOUT'].includes(error.code)) throw error;
    return `${shop}: no answer`;
  }
}

export async function dayReport(shops, api, archive, mail) {
  // The shops side by side, in the order of the list. Then one step after the other.
  const lines = await Promise.all(shops.map((shop) => shopLine(api, shop)));
  const text = lines.join('\n');
  await archive.save(text);
  await mail.send(`${text}\nThis report is in the archive.`);
  return lines.length;
}
