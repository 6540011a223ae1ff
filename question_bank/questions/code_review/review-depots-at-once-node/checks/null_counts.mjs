// null in place of 0 for a depot that is down: a sum takes it for 0 all the same.
import { load } from './project.mjs';

const { clock, fake, helper } = await load('exhibits/free_tools.mjs');
const free = await clock.run(helper.freeTools(fake.depots({ market: 'down' }), 'drill', null));
const sum = Object.values(free).reduce((all, count) => all + count, 0);
console.log(`market: ${free.market}, sum: ${sum}`);
