import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask } from '../support/ask.ts';
import { askOf } from '../support/ask.ts';
import { get } from '../support/get.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let administrator: Ask;
let support: Ask;
beforeAll(async () => {
  server = await startTestServer();
  [administrator, support] = await Promise.all([server.askAs('kodetabel'), server.askAs('stil')]);
});
afterAll(() => server.close());

interface Edit {
  errors: { code: string; path: string[] }[];
  replayed: boolean;
  kodeEdition: number;
  codeTableVersion: string;
  kode: { kode: string; tekst: string } | null;
  changes: { field: string; before: string | null; after: string | null }[];
}
interface Matrix {
  errors: { code: string; path: string[] }[];
  replayed: boolean;
  added: { ejerform: { kode: string } }[];
  removed: { ejerform: { kode: string } }[];
  becomeUnlawful: number;
}

const setKode = async (input: object, args: object = {}, ask = administrator): Promise<Edit> => {
  const query = `mutation ($input: SetKodeInput!, $dryRun: Boolean, $idempotencyKey: String) {
    setKode(input: $input, dryRun: $dryRun, idempotencyKey: $idempotencyKey)
      { errors { code path } replayed kodeEdition codeTableVersion kode { kode tekst } changes { field before after } } }`;
  const variables = {
    input: { liste: 'INSTITUTIONSTYPE', kode: '6099', tekst: 'Skovgruppe', kilde: 'ANTAGET', ...input },
  };
  return (await get<{ setKode: Edit }>(ask, query, { ...variables, dryRun: false, ...args })).setKode;
};

const replaceKombinationer = async (kombinationer: object[], args: object = {}, ask = administrator) => {
  const query = `mutation ($kombinationer: [KombinationInput!]!, $dryRun: Boolean, $idempotencyKey: String) {
    replaceKombinationer(input: { kombinationer: $kombinationer }, dryRun: $dryRun, idempotencyKey: $idempotencyKey)
      { errors { code path } replayed added { ejerform { kode } } removed { ejerform { kode } } becomeUnlawful } }`;
  const answer = await get<{ replaceKombinationer: Matrix }>(ask, query, { kombinationer, dryRun: false, ...args });
  return answer.replaceKombinationer;
};

const kombinationer = async () => {
  const query =
    '{ kombinationer { lovgrundlag { kode } ejerform { kode } institutionstype { kode } gyldigFra gyldigTil kilde note } }';
  type Row = Record<'lovgrundlag' | 'ejerform' | 'institutionstype', { kode: string }>;
  const { kombinationer } = await get<{ kombinationer: Row[] }>(server.ask, query);
  return kombinationer.map(({ lovgrundlag, ejerform, institutionstype, ...rest }) => ({
    lovgrundlag: lovgrundlag.kode,
    ejerform: ejerform.kode,
    institutionstype: institutionstype.kode,
    ...rest,
  }));
};

const version = async () =>
  (await get<{ status: { codeTableVersion: string } }>(server.ask, '{ status { codeTableVersion } }')).status
    .codeTableVersion;

/** The codes of the errors of a new daginstitution with one unit of this kind. */
async function openAs(institutionstype: string, ejerform = '1', ask = support): Promise<string[]> {
  const query = `mutation ($institutionstype: String!, $ejerform: String!) { applyChanges(input: { changes: [
    { createDaginstitution: { key: "d", navn: "Skovtroldene", ejerform: $ejerform, lovgrundlag: "1", kommune: "740" } },
    { createAnvisningsenhed: { daginstitutionsNummer: "#d", navn: "Skovtroldene", institutionstype: $institutionstype,
      pNummer: "1003123456", cvrNummer: "29189641",
      adresse: { vejNavn: "Skovvej", husNummer: "1", postNummer: "8600", byNavn: "Silkeborg", kommune: "740" } } }
  ] }, dryRun: true) { errors { code } } }`;
  type Answer = { applyChanges: { errors: { code: string }[] } };
  return (await get<Answer>(ask, query, { institutionstype, ejerform })).applyChanges.errors.map(({ code }) => code);
}

describe('a code table', () => {
  it('is the only place that shows the range of its codes: no description does', async () => {
    const sdl = await (await fetch(`${server.url}/schema.graphql`)).text();
    expect(sdl).toContain('institutionstype: Kode');
    expect(sdl).not.toMatch(/\b\d{4} (to|til|-|–) \d{4}\b/);
  });

  it('is edited by its administrator alone', async () => {
    for (const ask of [server.ask, support, await server.askAs('kommunal', '740')])
      expect((await setKode({}, {}, ask)).errors).toEqual([
        { code: ask === server.ask ? 'CREDENTIALS_MISSING' : 'NOT_ALLOWED', path: [] },
      ]);
    expect((await replaceKombinationer([], {}, support)).errors).toEqual([{ code: 'NOT_ALLOWED', path: [] }]);
  });

  it('takes a new code, which rows can have at once', async () => {
    const before = await version();
    expect(await openAs('6099')).toEqual(['KODE_UNKNOWN', 'COMBINATION_UNLAWFUL']);
    const shown = await setKode({}, { dryRun: true });
    expect(shown).toMatchObject({ errors: [], codeTableVersion: before, kode: { kode: '6099', tekst: 'Skovgruppe' } });
    expect(await openAs('6099')).toContain('KODE_UNKNOWN');
    const made = await setKode({});
    expect(made.changes).toContainEqual({ field: 'tekst', before: null, after: 'Skovgruppe' });
    expect(made.codeTableVersion).not.toBe(before);
    expect(await version()).toBe(made.codeTableVersion);
    expect(await openAs('6099')).toEqual(['COMBINATION_UNLAWFUL']);
  });

  it('shows a changed text everywhere, and keeps who changed it', async () => {
    const file = `${server.url}/eksport/daginstitution.csv`;
    const etag = (await fetch(file)).headers.get('etag') ?? '';
    expect((await fetch(file, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const { changes } = await setKode({ liste: 'EJERFORM', kode: '3', tekst: 'Privat', kilde: 'BEKRAEFTET' });
    expect((await fetch(file, { headers: { 'if-none-match': etag } })).status).toBe(200);
    expect(changes).toContainEqual({ field: 'tekst', before: 'Private', after: 'Privat' });
    const query = `{ daginstitutioner(first: 1, where: { ejerform: { eq: "3" } }) { nodes { ejerform { tekst } } }
      kodeEditions(first: 1) { nodes { emne actor before after } } }`;
    type Answer = { daginstitutioner: { nodes: object[] }; kodeEditions: { nodes: Record<string, string>[] } };
    const data = await get<Answer>(administrator, query);
    expect(data.daginstitutioner.nodes).toEqual([{ ejerform: { tekst: 'Privat' } }]);
    expect(data.kodeEditions.nodes).toMatchObject([{ emne: 'ejerform/3', actor: 'person:test' }]);
    expect(JSON.parse(data.kodeEditions.nodes[0]?.before ?? '')).toMatchObject({ tekst: 'Private' });
    const others = await get<Answer>(server.ask, query);
    expect(others.kodeEditions.nodes).toMatchObject([{ emne: 'ejerform/3', actor: null }]);
  });

  it('changes nothing when it already says so', async () => {
    await setKode({ kode: '6098', tekst: 'Naturgruppe' });
    const before = await version();
    expect(await setKode({ kode: '6098', tekst: 'Naturgruppe' })).toMatchObject({
      errors: [],
      changes: [],
      codeTableVersion: before,
    });
  });

  it('keeps new rows from a code that has ended, and lets old rows keep it', async () => {
    const ended = { liste: 'EJERFORM', kode: '2', tekst: 'Selvejende', kilde: 'BEKRAEFTET', gyldigTil: '2020-01-01' };
    expect((await setKode(ended)).errors).toEqual([]);
    expect(await openAs('6012', '2')).toContain('KODE_NOT_IN_FORCE');
    const old = await get<{ daginstitutioner: { nodes: { nummer: string }[] } }>(
      server.ask,
      '{ daginstitutioner(first: 1, where: { ejerform: { eq: "2" }, aktivitetsstatus: { eq: "Aktiv" } }) { nodes { nummer } } }',
    );
    const nummer = old.daginstitutioner.nodes[0]?.nummer;
    const rename =
      `mutation ($nummer: ID!) { updateDaginstitution(input: { nummer: $nummer, navn: "Nyt navn" }, dryRun: true)
      { errors { code } warnings { code } } }`.replace('ID!', 'String!');
    const { updateDaginstitution } = await get<Record<string, { errors: object[]; warnings: object[] }>>(
      support,
      rename,
      { nummer },
    );
    expect(updateDaginstitution?.errors).toEqual([]);
    expect(updateDaginstitution?.warnings).toContainEqual({ code: 'KODE_NOT_IN_FORCE' });
    // A day that stands for no end.
    expect(await setKode({ ...ended, gyldigTil: '9999-12-31' })).toMatchObject({
      errors: [],
      changes: [{ field: 'gyldigTil', before: '2020-01-01', after: null }],
    });
  });

  it('is not overwritten by who has not seen it', async () => {
    const expectedVersion = (await get<{ status: { kodeEdition: number } }>(server.ask, '{ status { kodeEdition } }'))
      .status.kodeEdition;
    const made = await setKode({ tekst: 'Skovbørn', expectedVersion });
    expect(made).toMatchObject({ errors: [], kodeEdition: expectedVersion + 1 });
    const late = await setKode({ tekst: 'Skovfolk', expectedVersion });
    expect(late.errors).toEqual([{ code: 'VERSION_MISMATCH', path: ['input', 'expectedVersion'] }]);
    expect(late).toMatchObject({ kodeEdition: expectedVersion + 1, codeTableVersion: await version() });
  });

  it('is edited once under one idempotency key, and answered the same', async () => {
    const editions = async () =>
      (
        await get<{ kodeEditions: { nodes: object[] } }>(
          server.ask,
          '{ kodeEditions(first: 1000) { nodes { edition } } }',
        )
      ).kodeEditions.nodes.length;
    const before = await editions();
    const input = { kode: '6095', tekst: 'Hulegruppe' };
    const dry = await setKode(input, { dryRun: true, idempotencyKey: 'hule' });
    expect(dry).toMatchObject({ errors: [], replayed: false });
    const answers = await Promise.all(Array.from({ length: 4 }, () => setKode(input, { idempotencyKey: 'hule' })));
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    for (const { errors, kode, changes } of answers) {
      expect({ errors, kode }).toEqual({ errors: [], kode: { kode: '6095', tekst: 'Hulegruppe' } });
      expect(changes).toContainEqual({ field: 'tekst', before: null, after: 'Hulegruppe' });
    }
    expect(await editions()).toBe(before + 1);
    expect((await setKode({ ...input, tekst: 'Jordhule' }, { idempotencyKey: 'hule' })).errors).toEqual([
      { code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] },
    ]);
    expect((await setKode(input, { idempotencyKey: '' })).errors).toEqual([
      { code: 'VALUE_MALFORMED', path: ['idempotencyKey'] },
    ]);
  });

  it('reports every error of a call at once', async () => {
    const wrong = { kode: 'x' };
    const { errors } = await setKode({ ...wrong, expectedVersion: 0 }, { idempotencyKey: '' });
    expect(errors.map(({ path }) => path.join('.'))).toEqual(['idempotencyKey', 'input.kode', 'input.expectedVersion']);
  });

  it('counts its editions without gaps, also when several edit at once', async () => {
    const edits = Array.from({ length: 8 }, (_, i) => setKode({ kode: `70${i}0`, tekst: `Slags ${i}` }));
    for (const { errors } of await Promise.all(edits)) expect(errors).toEqual([]);
    const { kodeEditions } = await get<{ kodeEditions: { nodes: { edition: number }[] } }>(
      server.ask,
      '{ kodeEditions { nodes { edition } } }',
    );
    const editions = kodeEditions.nodes.map(({ edition }) => edition);
    expect(editions).toEqual(editions.map((_, i) => editions.length - i));
  });

  it.each([
    [{ liste: 'AKTIVITETSSTATUS', kode: '9' }, 'liste'],
    [{ kode: 'x' }, 'kode'],
    [{ kode: '12345' }, 'kode'],
    [{ tekst: ' ' }, 'tekst'],
    [{ tekst: 'a\u0000b' }, 'tekst'],
    [{ tekst: 'a'.repeat(201) }, 'tekst'],
    [{ gyldigFra: '2024-02-30' }, 'gyldigFra'],
    [{ gyldigFra: '2024-02-01', gyldigTil: '2024-01-31' }, 'gyldigTil'],
    [{ note: 'a\nb' }, 'note'],
  ])('refuses what is malformed: %j', async (input, field) => {
    expect((await setKode(input)).errors).toEqual([{ code: 'VALUE_MALFORMED', path: ['input', field] }]);
  });
});

describe('the matrix of lawful combinations', () => {
  it('is replaced as a whole, and the answer shows what becomes unlawful', async () => {
    const shipped = await kombinationer();
    const smaller = shipped.filter(({ institutionstype }) => institutionstype !== '6012');
    const shown = await replaceKombinationer(smaller, { dryRun: true });
    expect(shown.errors).toEqual([]);
    expect(shown.added).toEqual([]);
    expect(shown.removed).toHaveLength(shipped.length - smaller.length);
    expect(shown.becomeUnlawful).toBeGreaterThan(0);
    expect(await openAs('6012')).toEqual([]);
    expect(await replaceKombinationer(smaller)).toEqual(shown);
    expect(await openAs('6012')).toEqual(['COMBINATION_UNLAWFUL']);
    expect((await replaceKombinationer(shipped)).becomeUnlawful).toBe(0);
    expect(await openAs('6012')).toEqual([]);
    expect(await kombinationer()).toEqual(shipped);
  });

  it('is replaced once under one idempotency key', async () => {
    const shipped = await kombinationer();
    const smaller = shipped.slice(1);
    const first = await replaceKombinationer(smaller, { idempotencyKey: 'mindre' });
    await replaceKombinationer(shipped);
    expect(await replaceKombinationer(smaller, { idempotencyKey: 'mindre' })).toEqual({ ...first, replayed: true });
    expect(await kombinationer()).toEqual(shipped);
  });

  it('knows days: a combination that has ended is not lawful', async () => {
    const shipped = await kombinationer();
    await replaceKombinationer(shipped.map((row) => ({ ...row, gyldigTil: '2021-12-31' })));
    expect(await openAs('6012')).toEqual(['COMBINATION_UNLAWFUL']);
    await replaceKombinationer(shipped);
  });

  it('refuses unknown codes and a combination given twice, each at its place', async () => {
    const [one] = await kombinationer();
    expect((await replaceKombinationer([one as object, { ...one, ejerform: '77' }, one as object])).errors).toEqual([
      { code: 'KODE_UNKNOWN', path: ['input', 'kombinationer', '1', 'ejerform'] },
      { code: 'OBJECT_TWICE', path: ['input', 'kombinationer', '2'] },
    ]);
  });
});

it('a register process goes by the tables that another process edited', async () => {
  const { startEmbedded } = await import('../../gateway/server/start-embedded.ts');
  const { readConfig } = await import('../../gateway/config/config.ts');
  const config = readConfig({
    PORT: '0',
    REGISTER_DATABASE_URL: server.databases.register,
    AFFILIATION_DATABASE_URL: server.databases.affiliation,
    SAMPLE: 'none',
    LOG_LEVEL: 'silent',
  });
  const other = await startEmbedded(config);
  const read = '{ kodelister { navn koder { kode tekst } } }';
  await get(askOf(other.url), read);
  await setKode({ kode: '6097', tekst: 'Strandgruppe' });
  expect(JSON.stringify(await get(askOf(other.url), read))).toContain('Strandgruppe');
  await other.close();
});
