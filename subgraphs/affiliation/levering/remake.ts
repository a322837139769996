import { parseList } from '../change/parse-list.ts';
import type { AffiliationServices } from '../context.ts';
import type { LeveringPerson } from '../leveringskontrol/kontrol.ts';
import type { ImportDocument } from '../unilogin/import-document.ts';
import { allPersons, compose, documentPrint, type LeveringHead } from './compose.ts';
import { readStand } from './stand.ts';

export interface Remade {
  head: LeveringHead;
  document: ImportDocument;
  carried: LeveringPerson[];
  lokalIder: string[];
}

/** Makes the document of a delivery again from the rows as they were; null when it would not be the same one. */
export async function remake({ database, vault }: AffiliationServices, id: string): Promise<Remade | null> {
  const row = await database.read.levering.findFirst({ where: { id, toChange: null } });
  if (!row) return null;
  const head: LeveringHead = { ...row, dokument: row.dokument as ImportDocument['kind'] };
  const stand = await readStand(database, row);
  const persons = readable(() => allPersons(stand, vault));
  if (!persons) return null;
  const lokalIder = parseList(row.lokalIder);
  const document = compose(head, stand, persons, lokalIder);
  const [key = ''] = row.aftryk.split(':');
  if ((await documentPrint(document, vault, key)) !== row.aftryk) return null;
  const chosen = new Set(lokalIder);
  return { head, document, lokalIder, carried: persons.filter(({ localPersonId }) => chosen.has(localPersonId)) };
}

/** A number whose key is gone cannot be read any more; then there is no document to send. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}
