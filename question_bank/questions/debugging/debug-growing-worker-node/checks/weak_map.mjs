// A WeakMap in place of the Map of quotes: what does it say to the key of the worker?
try {
  new WeakMap().set('z7 1200', { price: 970 });
} catch (error) {
  console.log(`${error.name}: ${error.message}`);
}
