import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Package {
  version?: string;
  license?: string;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  peerDependenciesMeta?: Record<string, { optional?: boolean }>;
}

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Package> };

/**
 * What lets everybody use and ship a package without conditions on the rest of the product. OFL-1.1 is of fonts, which may be
 * shipped with anything as long as they are not sold by themselves.
 */
const permissive = new Set([
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0'],
  'OFL-1.1',
]);

/** Where a package finds another: in its own folder of packages, or in that of who holds it. */
function placeOf(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const place = `${folder}${folder && '/'}node_modules/${name}`;
    if (packages[place]) return place;
    if (folder === '') return undefined;
  }
}

/** All that runs with the product: not what only builds or tests it, as Prisma's command line, its clients' optional peer. */
function shipped(): string[] {
  const found = new Set<string>();
  const visit = (place: string) => {
    const one = packages[place] ?? {};
    const peers = Object.keys(one.peerDependencies ?? {}).filter((name) => !one.peerDependenciesMeta?.[name]?.optional);
    for (const name of [...Object.keys({ ...one.dependencies, ...one.optionalDependencies }), ...peers]) {
      const next = placeOf(name, place);
      if (next === undefined || found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit('');
  return [...found];
}

const named = (place: string) => `${place.replace(/^.*node_modules\//, '')} ${packages[place]?.version}`;
const licenceOf = (place: string) => packages[place]?.license ?? 'none';

describe('the licences of what is shipped', () => {
  const places = shipped();

  it('are found for all that the product runs with', () => {
    expect(places.map(named)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^graphql /), expect.stringMatching(/^libsql /)]),
    );
    expect(places.length).toBeGreaterThan(100);
  });

  it('are permissive', () => {
    const parts = (licence: string) => licence.replace(/[()]/g, '').split(/ (?:AND|OR) /);
    const other = places.filter((place) => !parts(licenceOf(place)).every((part) => permissive.has(part)));
    expect(other.map((place) => `${named(place)}: ${licenceOf(place)}`)).toEqual([]);
  });

  it('are listed in docs/licences.md (npx vitest -u writes it)', async () => {
    const licences = [...new Set(places.map(licenceOf))].sort();
    const sections = licences.map((licence) => {
      const of = [...new Set(places.filter((place) => licenceOf(place) === licence).map(named))].sort();
      return `## ${licence}\n\n${of.map((one) => `- ${one}`).join('\n')}\n`;
    });
    await expect(`${head}\n${sections.join('\n')}`).toMatchFileSnapshot('../../docs/licences.md');
  });
});

const head = `# Licences of what is shipped

Every package that the product runs with, by licence, from the lock file: those of the server, and those whose parts the
site's files are made of. All are permissive.

Prisma's command line makes the database clients when the product is installed and is not loaded by it. It brings packages
under other terms: elkjs (EPL-2.0, a library for drawings in Prisma Studio) and seq-queue (names no licence in its package;
part of its MySQL client), neither of which the product, or making the clients, ever loads.
`;
