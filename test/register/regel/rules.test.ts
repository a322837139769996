import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sample } from '../../../prisma/seed/sample.ts';
import matrix from '../../../subgraphs/common/reference/matrix.json' with { type: 'json' };
import { emptyContent } from '../../../subgraphs/register/draft/draft.ts';
import { findBreaches, loadKommune } from '../../../subgraphs/register/finding/finding.reader.ts';
import { remarkCodes } from '../../../subgraphs/register/import/file-findings.ts';
import { brokenRegler, catalogue } from '../../../subgraphs/register/regel/regler.ts';
import type { Ask } from '../../support/ask.ts';
import { askedStatements } from '../../support/asked-statements.ts';
import { get } from '../../support/get.ts';
import { runProduct } from '../../support/process.ts';
import { nummerOf, rows as sampleRows } from '../../support/sample-rows.ts';
import { startTestServer, type TestServer } from '../../support/server.ts';
import { openTestRegister } from '../../support/test-register.ts';
import { loadText, toCsv } from '../import/register.ts';
import { alternativAdresse, anvisningsenhed, daginstitution } from '../import/rows.ts';

let server: TestServer;
let support: Ask;
beforeAll(async () => {
  server = await startTestServer();
  support = await server.askAs('stil');
});
afterAll(() => server.close());
beforeEach(() => server.forgetStatements());

interface Regel {
  code: string;
  niveauer: string[];
  field: string;
  severity: string;
  da: string;
  en: string;
  example: string;
  retryable: boolean;
}
interface Payload {
  errors: { code: string }[];
  warnings: { code: string; value: string | null; path: string[] }[];
  changes: { nummer: string }[];
}
interface Findings {
  totalCount: number;
  counts: { code: string; count: number }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  nodes: {
    code: string;
    severity: string;
    field: string;
    value: string | null;
    example: string;
    dagtilbud: { nummer: string; aktiv: boolean };
  }[];
}

async function mutate(field: string): Promise<Payload> {
  const query = `mutation { ${field} { errors { code } warnings { code value path } changes { nummer } } }`;
  const payload = Object.values(await get<Record<string, Payload>>(support, query))[0] as Payload;
  // Without a register outside to ask, every new place and P-number says so; that is another test's matter.
  return { ...payload, warnings: payload.warnings.filter(({ code }) => code !== 'EXTERNAL_NOT_CHECKED') };
}

const findings = async (args: string): Promise<Findings> =>
  (
    await get<{ findings: Findings }>(
      server.ask,
      `{ findings(${args}) { totalCount counts { code count } pageInfo { hasNextPage endCursor }
         nodes { code severity field value example dagtilbud { nummer aktiv } } } }`,
    )
  ).findings;

const codes = (list: { code: string }[]) => list.map(({ code }) => code);

describe('the catalogue of rules', () => {
  it('has every rule, each with a code of its own, both texts and an example', async () => {
    const query = '{ regler { code niveauer field severity da en example retryable } }';
    const { regler } = await get<{ regler: Regel[] }>(server.ask, query);
    expect(codes(regler)).toEqual(codes([...catalogue]));
    expect(new Set(codes(regler)).size).toBe(regler.length);
    for (const { da, en, example, severity, niveauer } of regler) {
      expect([da, en].every((text) => text.endsWith('.'))).toBe(true);
      expect(example).not.toBe('');
      expect(['REFUSAL', 'WARNING', 'FINDING']).toContain(severity);
      expect(niveauer.length).toBeGreaterThan(0);
    }
  });

  it('shares no code with what a load remarks on about the file itself', () => {
    expect(codes([...catalogue]).filter((code) => code in remarkCodes)).toEqual([]);
  });

  it('has examples that keep their own rules', () => {
    for (const { code, field, example, niveauer } of catalogue) {
      const niveau = niveauer[0] ?? 'daginstitution';
      const value = field.startsWith('geo') ? Number(example) : example;
      const row = { ...emptyContent(niveau), navn: 'A', husNummer: '4A', postNummer: '8600', [field]: value };
      expect(codes(brokenRegler(niveau, row).map(({ regel }) => regel))).not.toContain(code);
    }
  });

  it('has beside it every code a call can be refused with', async () => {
    const { fejlkoder } = await get<{ fejlkoder: Regel[] }>(server.ask, '{ fejlkoder { code da en retryable } }');
    expect(codes(fejlkoder)).toEqual(expect.arrayContaining(['VERSION_MISMATCH', 'NUMMER_UNKNOWN', 'CURSOR_FOREIGN']));
    expect(fejlkoder.every(({ da, en }) => da !== '' && en !== '')).toBe(true);
  });

  it('has the lawful combinations, each with its source', async () => {
    const query = '{ kombinationer { lovgrundlag { kode } ejerform { kode } institutionstype { kode tekst } kilde } }';
    const { kombinationer } = await get<{ kombinationer: { kilde: string }[] }>(server.ask, query);
    const shipped = matrix.reduce((sum, row) => sum + row.ejerform.length * row.institutionstype.length, 0);
    expect(kombinationer).toHaveLength(shipped);
    expect(new Set(kombinationer.map(({ kilde }) => kilde))).toEqual(
      new Set(matrix.map(({ kilde }) => kilde.toUpperCase().replace('Æ', 'AE'))),
    );
  });
});

const place = 'adresse: { vejNavn: "Ærøvej", husNummer: "4A", postNummer: "2300", byNavn: "København S" }';
const unit = (parent: string, navn: string, where = place) =>
  `daginstitutionsNummer: "${parent}", navn: "${navn}", institutionstype: "6012", pNummer: "1012345678", cvrNummer: "12345674", ${where}`;
const owner = (navn: string, kommune = '101') =>
  `navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "${kommune}"`;

describe('a number that looks wrong, but may be right', () => {
  const placed = (fields: string) =>
    mutate(`applyChanges(input: { changes: [
      { createDaginstitution: { key: "d", ${owner('Ny')} } }
      { createAnvisningsenhed: { daginstitutionsNummer: "#d", navn: "Stuen", institutionstype: "6012", pNummer: "1012345678", ${fields} } }] }, dryRun: true)`);
  const at = (postNummer: string) => `adresse: { vejNavn: "Ærøvej", husNummer: "4", postNummer: "${postNummer}" }`;
  const told = async (fields: string) => {
    const { errors, warnings } = await placed(fields);
    return [codes(errors), warnings.map(({ code, value }) => [code, value])];
  };

  it('is reported and refuses nothing: a post number that is not on the list, a check digit that does not fit', async () => {
    expect(await told(`cvrNummer: "12345674", ${at('8600')}`)).toEqual([[], []]);
    expect(await told(`cvrNummer: "12345674", ${at('8601')}`)).toEqual([[], [['POSTNUMMER_UNKNOWN', '8601']]]);
    expect(await told(`cvrNummer: "12345675", ${at('8600')}`)).toEqual([[], [['CVRNUMMER_CHECK_DIGIT', '12345675']]]);
    expect(await told(`cvrNummer: "123", ${at('86')}`)).toEqual([['CVRNUMMER_MALFORMED', 'POSTNUMMER_MALFORMED'], []]);
  });

  it('is right once an administrator puts the number on the list', async () => {
    const add = 'setKode(input: { liste: POSTNUMMER, kode: "8601", tekst: "Ny By", kilde: BEKRAEFTET })';
    const administrator = await server.askAs('kodetabel');
    await get(administrator, `mutation { ${add} { errors { code } } }`);
    expect(await told(`cvrNummer: "12345674", ${at('8601')}`)).toEqual([[], []]);
  });

  it('is none of the sample, nor of the real register where it is at hand', async () => {
    const real = path.resolve(import.meta.dirname, '../../../../shared/data/samlet-open.csv');
    const texts = [toCsv([...sample('full')]), ...(existsSync(real) ? [readFileSync(real, 'utf8')] : [])];
    if (texts.length === 1) console.warn(`${real} is missing: its post numbers were not looked at`);
    for (const text of texts) {
      const register = await openTestRegister();
      const { remarks } = await loadText(register, text, true);
      await register.close();
      expect(remarks.filter(({ code }) => /^(POSTNUMMER|CVRNUMMER)_(UNKNOWN|CHECK_DIGIT)$/.test(code))).toEqual([]);
    }
  });
});

describe('a possible duplicate', () => {
  it('is a warning that names the other object, on each level, and refuses nothing', async () => {
    const first = await mutate(`applyChanges(input: { changes: [
      { createDaginstitution: { key: "d", ${owner('Ærtebjerg')} } }
      { createAnvisningsenhed: { key: "u", ${unit('#d', 'Åstuen')} } }
      { createAlternativAdresse: { anvisningsenhedsNummer: "#u", navn: "Søgruppen", ${place} } } ] })`);
    expect(first).toMatchObject({ errors: [], warnings: [] });
    const [d, u, a] = first.changes.map(({ nummer }) => nummer) as [string, string, string];
    const other = place.replace('Ærøvej', 'AEROEVEJ').replace('4A', '4a');
    server.forgetStatements();
    const second = await mutate(`applyChanges(input: { changes: [
      { createDaginstitution: { key: "d", ${owner('AERTEBJERG')} } }
      { createAnvisningsenhed: { key: "u", ${unit('#d', 'Aastuen', other)} } }
      { createAnvisningsenhed: { ${unit('#d', 'Åstuen', other.replace('4a', '4B'))} } }
      { createAlternativAdresse: { anvisningsenhedsNummer: "#u", navn: "søgruppen", ${other} } } ] }, dryRun: true)`);
    expect(second.errors).toEqual([]);
    expect(second.warnings).toEqual([
      { code: 'DAGINSTITUTION_DUPLICATE', value: d, path: ['input', 'changes', '0', 'createDaginstitution', 'navn'] },
      { code: 'ANVISNINGSENHED_DUPLICATE', value: u, path: ['input', 'changes', '1', 'createAnvisningsenhed', 'navn'] },
      {
        code: 'ALTERNATIV_ADRESSE_DUPLICATE',
        value: a,
        path: ['input', 'changes', '3', 'createAlternativAdresse', 'navn'],
      },
    ]);
    expect(askedStatements(server, ['register'])).toHaveLength(3);
  });

  it('is seen inside one call, and named by the key the caller gave', async () => {
    const { warnings } = await mutate(`applyChanges(input: { changes: [
      { createDaginstitution: { key: "a", ${owner('Tvilling', '147')} } }
      { createDaginstitution: { key: "b", ${owner('tvilling', '147')} } } ] }, dryRun: true)`);
    const duplicates = warnings.filter(({ code }) => code === 'DAGINSTITUTION_DUPLICATE');
    expect(duplicates.map(({ value }) => value)).toEqual(['#b', '#a']);
  });

  it('is none in another municipality, nor of a closed object, nor of itself', async () => {
    const made = await mutate(`createDaginstitution(input: { ${owner('Enebjerg')} })`);
    const [nummer] = made.changes.map(({ nummer }) => nummer);
    const duplicates = async (field: string) =>
      codes((await mutate(field)).warnings).filter((code) => code.endsWith('DUPLICATE'));
    expect(await duplicates(`createDaginstitution(dryRun: true, input: { ${owner('Enebjerg', '147')} })`)).toEqual([]);
    expect(await duplicates(`updateDaginstitution(input: { nummer: "${nummer}", navn: "ENEBJERG" })`)).toEqual([]);
    expect(await duplicates(`createDaginstitution(dryRun: true, input: { ${owner('Enebjerg')} })`)).toHaveLength(1);
    await mutate(`closeDaginstitution(input: { nummer: "${nummer}" })`);
    expect(await duplicates(`createDaginstitution(dryRun: true, input: { ${owner('Enebjerg')} })`)).toEqual([]);
  });
});

describe('a daginstitution without a unit', () => {
  const without = async (field: string) =>
    (await mutate(field)).warnings
      .filter(({ code }) => code === 'DAGINSTITUTION_WITHOUT_ENHED')
      .map(({ path }) => path);

  it('is reported when the last unit closes or moves away, and not while another stays', async () => {
    const { changes } = await mutate(`applyChanges(input: { changes: [
      { createDaginstitution: { key: "a", ${owner('Hytten')} } } { createDaginstitution: { key: "b", ${owner('Skuret')} } }
      { createAnvisningsenhed: { ${unit('#a', 'Hytte et')} } } { createAnvisningsenhed: { ${unit('#a', 'Hytte to')} } }
      { createAnvisningsenhed: { ${unit('#b', 'Skur et')} } } ] })`);
    const [a, b, one, two, other] = changes.map(({ nummer }) => nummer);
    expect(await without(`closeAnvisningsenhed(dryRun: true, input: { nummer: "${one}" })`)).toEqual([]);
    const move = `moveAnvisningsenhed(dryRun: true, input: { nummer: "${one}", daginstitutionsNummer: "${b}" })`;
    expect(await without(move)).toEqual([]);
    expect(await without(`updateAnvisningsenhed(input: { nummer: "${one}", navn: "Hytte ene" })`)).toEqual([]);
    expect(await without(`closeAnvisningsenhed(dryRun: true, input: { nummer: "${other}" })`)).toEqual([
      [b, 'anvisningsenheder'],
    ]);
    expect(await without(`moveAnvisningsenhed(input: { nummer: "${other}", daginstitutionsNummer: "${a}" })`)).toEqual([
      [b, 'anvisningsenheder'],
    ]);
    const both = `{ closeAnvisningsenhed: { nummer: "${one}" } } { closeAnvisningsenhed: { nummer: "${two}" } }`;
    expect(await without(`applyChanges(input: { changes: [${both}] }, dryRun: true)`)).toEqual([]);
    const all = `${both} { closeAnvisningsenhed: { nummer: "${other}" } }`;
    expect(await without(`applyChanges(input: { changes: [${all}] }, dryRun: true)`)).toEqual([
      [a, 'anvisningsenheder'],
    ]);
  });
});

describe('a daginstitution under which no kind of day-care is lawful', () => {
  const warned = async (ejerform: string, lovgrundlag: string) => {
    const input = `navn: "Umulig", ejerform: "${ejerform}", lovgrundlag: "${lovgrundlag}", kommune: "101"`;
    const { errors, warnings } = await mutate(`createDaginstitution(dryRun: true, input: { ${input} })`);
    expect(errors).toEqual([]);
    return warnings.filter(({ code }) => code === 'NO_INSTITUTIONSTYPE_LAWFUL');
  };

  it('is created with a warning', async () => {
    expect(await warned('1', '4')).toEqual([
      { code: 'NO_INSTITUTIONSTYPE_LAWFUL', value: '1 × 4', path: ['input', 'lovgrundlag'] },
    ]);
    expect(await warned('3', '4')).toEqual([]);
  });
});

describe('every error of a call', () => {
  const errorsOf = async (field: string, ask = support) => {
    const query = `mutation { ${field} { errors { code path } } }`;
    const [payload] = Object.values(
      await get<Record<string, { errors: { code: string; path: string[] }[] }>>(ask, query),
    );
    return payload?.errors.map(({ code, path }) => [code, path.slice(1).join('.')]);
  };

  it('comes at once: each unknown code, each field with control characters, each coordinate', async () => {
    const input = 'navn: "Ukendt", ejerform: "77", lovgrundlag: "88", kommune: "999"';
    expect(await errorsOf(`createDaginstitution(input: { ${input} })`)).toEqual([
      ['KODE_UNKNOWN', 'kommune'],
      ['KODE_UNKNOWN', 'ejerform'],
      ['KODE_UNKNOWN', 'lovgrundlag'],
    ]);
    const where =
      'adresse: { vejNavn: "A\\tvej", husNummer: "4\\nA", postNummer: "2300", geoBredde: 1, geoLaengde: 2 }';
    const made = await mutate(`createDaginstitution(input: { ${owner('Kendt')} })`);
    expect(
      await errorsOf(`createAnvisningsenhed(input: { ${unit(made.changes[0]?.nummer ?? '', 'Stuen', where)} })`),
    ).toEqual([
      ['CONTROL_CHARACTERS', 'adresse.vejNavn'],
      ['CONTROL_CHARACTERS', 'adresse.husNummer'],
      ['KOORDINATER_OUTSIDE_DENMARK', 'adresse.geoBredde'],
      ['KOORDINATER_OUTSIDE_DENMARK', 'adresse.geoLaengde'],
    ]);
  });

  it('is the one that it is: a municipality set to null is missing, not unknown and not another', async () => {
    const made = await mutate(`createDaginstitution(input: { ${owner('Hjemløs')} })`);
    const update = (kommune: string) =>
      `updateDaginstitution(dryRun: true, input: { nummer: "${made.changes[0]?.nummer}", kommune: ${kommune} })`;
    const own = await server.askAs('kommunal', '101');
    expect(await errorsOf(update('null'), own)).toEqual([['KOMMUNE_MISSING', 'kommune']]);
    expect(await errorsOf(update('"751"'), own)).toEqual([['NOT_ALLOWED', '']]);
    expect(await errorsOf(update('null'), await server.askAs('kommunal', '751'))).toEqual([
      ['NOT_ALLOWED', ''],
      ['KOMMUNE_MISSING', 'kommune'],
    ]);
    expect(await errorsOf(update('"101"'), own)).toEqual([]);
  });
});

describe('a number on two levels', () => {
  it('is found in both municipalities where it stands in two, and once where both are in one', async () => {
    const register = await openTestRegister();
    const { refusals } = await loadText(
      register,
      toCsv([
        daginstitution('G20000'),
        anvisningsenhed('G20000', 'G20001'),
        alternativAdresse('G20001', 'G20000'),
        daginstitution('G20001', { admKommuneKode: '101' }),
        anvisningsenhed('G20001', 'G20009'),
      ]),
    );
    expect(refusals).toEqual([]);
    const found = async (kommune: string) =>
      (await findBreaches(await loadKommune(register.database, kommune, null), register.kodebog))
        .filter(({ breach }) => breach.code === 'NUMMER_ON_TWO_LEVELS')
        .map(({ object }) => [object.niveau, object.id]);
    expect(await found('740')).toEqual([
      ['anvisningsenhed', 'G20001'],
      ['alternativAdresse', 'G20000'],
    ]);
    expect(await found('101')).toEqual([['daginstitution', 'G20001']]);
    await register.close();
  });
});

describe('the findings of a municipality', () => {
  it('are what a load of the same rows remarks, over all municipalities', async () => {
    const active = sampleRows.filter(({ aktivitetsstatus }) => aktivitetsstatus === 'Aktiv');
    const closed = new Set(sampleRows.filter((row) => !active.includes(row)).map(nummerOf));
    const register = await openTestRegister();
    const report = await loadText(register, toCsv(sampleRows.map((row) => ({ ...row }))));
    await register.close();
    const remarkable = new Set([...catalogue].filter(({ severity }) => severity === 'refusal').map(({ code }) => code));
    const numbers = new Map(sampleRows.map((row, i) => [i + 2, nummerOf(row)]));
    const remarked = report.remarks
      .filter(({ code, line }) => remarkable.has(code) && !closed.has(numbers.get(line) ?? ''))
      .map(({ code, line }) => `${code} ${numbers.get(line)}`);
    const kommuner = [...new Set(sampleRows.map((row) => row.admKommuneKode))].filter(Boolean);
    const untouched = new Set(sampleRows.map(nummerOf));
    const found: string[] = [];
    for (const kommune of kommuner)
      for (const { code, dagtilbud } of (await findings(`kommune: "${kommune}", first: 1000`)).nodes)
        if (remarkable.has(code) && untouched.has(dagtilbud.nummer)) found.push(`${code} ${dagtilbud.nummer}`);
    expect(remarked.length).toBeGreaterThan(5);
    expect(found.sort()).toEqual(remarked.sort());
  });

  it('have the field, its value and an example, and no closed object; a few statements for all rows', async () => {
    const report = await findings('kommune: "0101", first: 1000');
    expect(askedStatements(server, ['register'])).toHaveLength(5);
    expect(report.nodes.every(({ dagtilbud }) => dagtilbud.aktiv)).toBe(true);
    expect(report.totalCount).toBe(report.nodes.length);
    expect(report.counts.reduce((sum, { count }) => sum + count, 0)).toBe(report.totalCount);
    for (const { code, count } of report.counts)
      expect(report.nodes.filter((node) => node.code === code)).toHaveLength(count);
  });

  it('come page by page, and of single rules', async () => {
    for (const navn of ['Ene', 'Anden', 'Tredje'])
      await mutate(`createDaginstitution(input: { ${owner(navn, '147')} })`);
    const all = await findings('kommune: "147", first: 1000');
    expect(all.totalCount).toBeGreaterThan(2);
    const paged: Findings['nodes'] = [];
    for (let after = ''; ; ) {
      const page = await findings(`kommune: "147", first: 2${after}`);
      paged.push(...page.nodes);
      expect(page.counts).toEqual(all.counts);
      if (!page.pageInfo.hasNextPage) break;
      after = `, after: "${page.pageInfo.endCursor}"`;
    }
    expect(paged).toEqual(all.nodes);
    const code = all.counts[0]?.code;
    const some = await findings(`kommune: "147", codes: ["${code}"]`);
    expect(some.counts).toEqual([all.counts[0]]);
  });

  it('show a new duplicate and a daginstitution without units, and lose them when mended', async () => {
    const make = async () =>
      (await mutate(`createDaginstitution(input: { ${owner('Fundet', '751')} })`)).changes[0]?.nummer;
    const [a, b] = [await make(), await make()];
    const mine = async () =>
      (await findings('kommune: "751", first: 1000')).nodes
        .filter(({ dagtilbud }) => [a, b].includes(dagtilbud.nummer))
        .map(({ code, value, dagtilbud }) => [dagtilbud.nummer, code, value]);
    expect(await mine()).toEqual([
      [a, 'DAGINSTITUTION_WITHOUT_ENHED', null],
      [a, 'DAGINSTITUTION_DUPLICATE', b],
      [b, 'DAGINSTITUTION_WITHOUT_ENHED', null],
      [b, 'DAGINSTITUTION_DUPLICATE', a],
    ]);
    await mutate(`closeDaginstitution(input: { nummer: "${a}" })`);
    expect(await mine()).toEqual([[b, 'DAGINSTITUTION_WITHOUT_ENHED', null]]);
  });

  it('are printed as CSV by a command', async () => {
    const { nodes } = await findings('kommune: "147", first: 1000');
    const run = (kommune: string) =>
      runProduct(['findings', '--kommune', kommune], { REGISTER_DATABASE_URL: server.databases.register }).finished;
    const { code, stdout } = await run('0147');
    expect(code).toBe(0);
    const [header, ...lines] = stdout.trim().split('\r\n');
    expect(header).toMatch(/kommune;code;severity;niveau;nummer;navn;field;value;da;en;example$/);
    expect(lines.map((line) => line.split(';')).map(([, code, , , nummer]) => [code, nummer])).toEqual(
      nodes.map(({ code, dagtilbud }) => [code, dagtilbud.nummer]),
    );
    const unknown = await run('999');
    expect([unknown.code, unknown.stderr]).toEqual([1, '--kommune: "999" is not the code of a Danish municipality.\n']);
  });

  it.each([
    ['kommune: "999"', 'KOMMUNEKODE_UNKNOWN'],
    ['kommune: "101", codes: ["NONE"]', 'VALUE_MALFORMED'],
    ['kommune: "101", after: "x"', 'CURSOR_FOREIGN'],
    ['kommune: "101", first: -1', 'FIRST_OUT_OF_RANGE'],
  ])('are refused for %s with %s', async (args, code) => {
    const { errors } = await server.ask(`{ findings(${args}) { totalCount } }`);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });
});
