import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Differential } from '../differential/differential.ts';
import { type Shape, startOneProcess, startThreeProcesses } from '../differential/shapes.ts';
import { twoStores } from '../differential/stores.ts';

/** More of them, on either database, with DIFFERENTIAL_QUERIES. */
const queries = Number(process.env.DIFFERENTIAL_QUERIES ?? 200);
/** Another one in every run; `npm run differential -- --seed …` repeats the operations of one that failed. */
const seed = Number(process.env.DIFFERENTIAL_SEED ?? Math.floor(Math.random() * 1e6));

let stores: Awaited<ReturnType<typeof twoStores>>;
let shapes: Shape[];
beforeAll(async () => {
  stores = await twoStores();
  shapes = await Promise.all([startOneProcess(stores.one), startThreeProcesses(stores.three)]);
}, 180_000); // the data is made
afterAll(async () => {
  for (const shape of shapes) await shape.close();
  await stores.remove();
});

describe(`generated operations (seed ${seed})`, () => {
  it(
    'are answered alike by one process and by three',
    async () => {
      console.log(`differential: seed ${seed}, ${queries} operations`);
      const differential = await Differential.between(shapes);
      for (let n = 0; n < queries; n++) expect(await differential.tryOne(seed, n)).toBeUndefined();
      const { data, errors, refused, failed } = differential.seen;
      // An operation that is refused, or answered with nothing, compares little.
      expect(data).toBeGreaterThan(queries / 3);
      expect(errors).toBeGreaterThan(queries / 10);
      expect(failed).toBe(0);
      expect(refused).toBeLessThan(queries / 10);
    },
    300_000 + 1_000 * queries,
  );
});
