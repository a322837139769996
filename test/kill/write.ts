/** One write as a client sends it. */
export interface Write {
  key: string;
  mutation: string;
  /** How many changes it makes, or none at all. */
  size: number;
  /** Names that it gives to new objects, and to no others. */
  names: string[];
}

/** A write whose answer has arrived. */
export interface Acknowledged extends Write {
  first: number;
  last: number;
  numbers: string[];
  /** Whether the answer repeats an earlier one. */
  replayed: boolean;
}

const owner = (navn: string) => `navn: "${navn}", ejerform: "1", lovgrundlag: "1", kommune: "101"`;
const place = (navn: string) =>
  `navn: "${navn}", pNummer: "1012345678", cvrNummer: "12345674", adresse: { vejNavn: "A", husNummer: "1", postNummer: "2300" }`;
const unit = (navn: string) => `${place(navn)}, daginstitutionsNummer: "#d", institutionstype: "6012"`;

/** A single creation, a closing of what an earlier one made, or a batch of five; `pick` is from 0 to 1. */
export function writeOf(key: string, pick: number, open: string[]): Write {
  const closing = pick < 0.2 ? open.pop() : undefined;
  if (closing !== undefined)
    return { key, mutation: `closeDaginstitution(input: { nummer: "${closing}" }`, size: 1, names: [] };
  const names = Array.from({ length: pick < 0.6 ? 1 : 5 }, (_, i) => `${key} nr ${i}`);
  const [d = '', u = '', v = '', a = '', b = ''] = names;
  if (names.length === 1) return { key, mutation: `createDaginstitution(input: { ${owner(d)} }`, size: 1, names };
  const changes = `[
    { createDaginstitution: { key: "d", ${owner(d)} } }
    { createAnvisningsenhed: { key: "u", ${unit(u)} } }
    { createAnvisningsenhed: { ${unit(v)} } }
    { createAlternativAdresse: { anvisningsenhedsNummer: "#u", ${place(a)} } }
    { createAlternativAdresse: { anvisningsenhedsNummer: "#u", ${place(b)} } }]`;
  return { key, mutation: `applyChanges(input: { changes: ${changes} }`, size: 5, names };
}

interface Answer {
  data: {
    answer: {
      errors: object[];
      replayed: boolean;
      changeset: { first: number; last: number } | null;
      changes: { nummer: string }[];
    };
  };
}

/** Sends a write; null when the server was gone before the whole answer had come. */
export async function send(url: string, headers: Record<string, string>, write: Write): Promise<Acknowledged | null> {
  const query = `mutation { answer: ${write.mutation}, idempotencyKey: "${write.key}") { errors { code } replayed changeset { first last } changes { nummer } } }`;
  const body = await post(`${url}/graphql`, headers, JSON.stringify({ query }));
  if (body === null) return null;
  const { changeset, changes, errors, replayed } = (JSON.parse(body) as Answer).data?.answer ?? {};
  if (!changeset || errors?.length !== 0) throw new Error(`${query} was answered ${body}`);
  return { ...write, ...changeset, replayed, numbers: changes.map(({ nummer }) => nummer) };
}

async function post(url: string, headers: Record<string, string>, body: string): Promise<string | null> {
  try {
    const response = await fetch(url, { method: 'POST', headers, body });
    return await response.text();
  } catch {
    return null; // the connection broke: that is what the test is about
  }
}
