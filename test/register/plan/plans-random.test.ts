import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { address, institution, planCalls, unit } from '../../support/plan.ts';
import { startAsSupport, type TestServer } from '../../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startAsSupport({ SAMPLE: 'none' });
});
afterAll(() => server.close());

/** Names and contacts as callers send them, signs that look alike and empty ones among them. */
const word = fc.stringMatching(/^[a-zæøåA-ZÆØÅé '";\\%_-]{1,20}$/).filter((text) => text.trim() !== '');
const contact = {
  navn: word,
  email: fc.option(fc.constantFrom('a@b.example', 'c@d.example')),
  telefonNummer: fc.option(fc.stringMatching(/^[2-9]\d{7}$/)),
  geoBredde: fc.option(fc.double({ min: 54.6, max: 57.7, noNaN: true })),
};

type Contact = { navn: string; email: string | null; telefonNummer: string | null; geoBredde: number | null };
interface Place extends Contact {
  key: number;
}
interface Owner {
  key: number;
  navn: string;
  units: (Place & { addresses: Place[] })[];
}

const place = fc.record({ key: fc.nat(11), ...contact });
const owner = fc.record({
  key: fc.nat(5),
  navn: word,
  units: fc.array(fc.record({ key: fc.nat(11), ...contact, addresses: fc.array(place, { maxLength: 3 }) }), {
    maxLength: 4,
  }),
});

/** Few keys, so that trees in a row have objects in common, in other places; a key that comes again is left out. */
function withoutTwins(owners: Owner[]): Owner[] {
  const seen = new Set<string>();
  const isNew = (kind: string) => (one: { key: number }) => {
    const id = `${kind}${one.key}`;
    return !seen.has(id) && Boolean(seen.add(id));
  };
  return owners.filter(isNew('i')).map((one) => ({
    ...one,
    units: one.units.filter(isNew('u')).map((unit) => ({ ...unit, addresses: unit.addresses.filter(isNew('a')) })),
  }));
}
const tree = fc.array(owner, { maxLength: 4 }).map(withoutTwins);

const adresse = { vejNavn: 'Byvej', husNummer: '1', postNummer: '9940' };
const fields = ({ geoBredde, key: _key, ...rest }: Place) => ({ ...rest, adresse: { ...adresse, geoBredde } });

/** The tree as it is sent. */
const toInput = (owners: Owner[]) => ({
  sourceSystem: 'kmd',
  daginstitutioner: owners.map(({ key, navn, units }) =>
    institution(`i${key}`, {
      navn,
      anvisningsenheder: units.map(({ addresses, ...one }) =>
        unit(`u${one.key}`, {
          ...fields(one),
          alternativeAdresser: addresses.map((one) => address(`a${one.key}`, fields(one))),
        }),
      ),
    }),
  ),
});

interface Read extends Contact {
  adresse: { geoBredde: number | null };
}
type ReadTree = { navn: string; anvisningsenheder: (Read & { alternativeAdresser: Read[] })[] }[];

/** What the register has active, in a form that does not hang on order and number. */
async function readTree(): Promise<string[]> {
  const active = 'where: { aktivitetsstatus: { eq: "Aktiv" } }';
  const place = 'navn email telefonNummer adresse { geoBredde }';
  const { data } = await server.ask<{ kommune: { daginstitutioner: { nodes: ReadTree } } }>(
    `{ kommune(kode: "825") { daginstitutioner(first: 100, ${active}) { nodes { navn anvisningsenheder(${active}) { ${place} alternativeAdresser(${active}) { ${place} } } } } } }`,
  );
  const nodes = data?.kommune.daginstitutioner.nodes ?? [];
  return nodes
    .map(({ navn, anvisningsenheder }) =>
      form(
        navn,
        anvisningsenheder.map(({ alternativeAdresser, ...one }) =>
          form(contactOf(one), alternativeAdresser.map(contactOf)),
        ),
      ),
    )
    .sort();
}

const contactOf = ({ navn, email, telefonNummer, adresse }: Read) =>
  JSON.stringify([navn, email, telefonNummer, adresse.geoBredde]);
const form = (own: string, below: string[]): string => JSON.stringify([own, ...below.sort()]);

const expected = (owners: Owner[]): string[] =>
  owners
    .map(({ navn, units }) =>
      form(
        navn.trim(), // blanks at the edges of a text are never kept
        units.map(({ addresses, ...one }) => form(sentContact(one), addresses.map(sentContact))),
      ),
    )
    .sort();
const sentContact = ({ navn, email, telefonNummer, geoBredde }: Place) =>
  JSON.stringify([navn.trim(), email, telefonNummer, geoBredde]);

describe('any tree', () => {
  it('planned and applied is what the register has, and gives an empty plan when it comes again', async () => {
    const { plan, apply } = planCalls(server);
    await fc.assert(
      fc.asyncProperty(tree, async (owners) => {
        const { planId, errors, counts } = await plan('825', toInput(owners), { confirmClosures: true });
        expect(errors).toEqual([]);
        const outcome = await apply(planId);
        expect(outcome.errors).toEqual([]);
        const { closesShare: _share, unchanged: _unchanged, newKeys: _keys, ...touched } = counts ?? {};
        expect(Object.values(touched).reduce((sum, count) => sum + count, 0)).toBe(outcome.changes.length);
        expect(await readTree()).toEqual(expected(owners));
        const again = await plan('825', toInput(owners));
        expect(again).toMatchObject({ changes: [], errors: [], counts: { newKeys: 0, closesShare: 0 } });
      }),
      { numRuns: 40 },
    );
  });
});
