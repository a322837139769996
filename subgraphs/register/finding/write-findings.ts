import { csvForPeople, csvHeader } from '../../common/files/write-csv.ts';
import type { RegisterDatabase } from '../database.ts';
import type { Kodebog } from '../kodeliste/kodebog.ts';
import { findBreaches } from './find-breaches.ts';
import { loadKommune } from './load-kommune.ts';

const columns = ['kommune', 'code', 'severity', 'niveau', 'nummer', 'navn', 'field', 'value', 'da', 'en', 'example'];

/** The findings of these municipalities as CSV for people, one after the other; a header first. */
export async function* writeFindings(database: RegisterDatabase, kodebog: Kodebog, kommuner: readonly string[]) {
  yield csvHeader(columns);
  for (const kommune of kommuner) {
    const found = findBreaches(await loadKommune(database, kommune, null), kodebog);
    const rows = found.map(({ object: { niveau, id, after }, breach: { path, ...breach } }) => {
      return { ...breach, kommune, niveau, nummer: id, navn: after.navn, field: path.at(-1) };
    });
    yield csvForPeople(rows, columns);
  }
}
