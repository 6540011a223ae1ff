/** Returns the price of an order of posters in cents, by the price list. */
export function orderPrice(count, { member = false, express = false } = {}) {
  if (count < 1 || count > 500) {
    throw new RangeError(`${count} posters: the shop sells 1 to 500`);
  }
  let each = 395;
  let setUp = 1500;
  if (count >= 50) {
    each = 255;
    setUp = 0;
  } else if (count >= 10) {
    each = 325;
  }
  let posters = count * each;
  if (member) posters = Math.floor(posters * 9 / 10);
  let price = posters + setUp;
  if (express) price += Math.max(Math.floor(price / 5), 900);
  return price;
}
