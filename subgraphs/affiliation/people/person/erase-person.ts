import { join, name, type Provider, sql } from '../../../common/database/sql.ts';
import { forgetSalt } from '../../../common/log/change-chain.ts';
import { addDays } from '../../../common/parse/days.ts';
import { affiliationChangeLog } from '../../core/change/changeset-writer.ts';
import { objectKinds } from '../../core/change/object-kinds.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import type { AffiliationTransaction } from '../../core/store/database.ts';
import { formaalOf } from '../../laeselog/formaal.ts';
import { type Looker, note } from '../../laeselog/show.ts';
import { endOrCancel } from '../tilknytning/stored-tilknytning.ts';
import { statusOn } from '../tilknytning/tilknytning.ts';
import type { ErasePersonInput } from './person-inputs.ts';
import { personalTables } from './personal-tables.ts';

/**
 * Erases a person (GDPR, article 17): what named, described or found them is gone from every version of every row. Ids,
 * periods and units stay, so that the change log still tells what was done.
 */
export function erasePerson(input: ErasePersonInput, provider: Provider, looker: Looker): UseCase {
  const { id, begrundelse, force, expectedVersion } = input;
  return {
    action: 'person.erase',
    navn: 'erasePerson',
    input,
    async run(work) {
      formaalOf('erasePerson', begrundelse, work);
      await work.load('person', 'id', [id]);
      const person = work.existing('person', id, ['input', 'id'], expectedVersion);
      if (!person) return;
      await work.load('tilknytning', 'personId', [id]);
      if (force) endTies(work, id);
      else refuseTied(work, id);
      work.change(person, blankPerson, ['input', 'id']).erases = true;
    },
    async keep(tx) {
      await blankAll(tx, id);
      await forgetSalts(tx, provider, id);
      await note(tx, provider, looker, [
        { personId: id, hvad: 'sletning', formaal: formaalOf('erasePerson', begrundelse) },
      ]);
    },
  };
}

const {
  foldedNavn: _folded,
  sortNavn: _sort,
  forseglet: _seal,
  forsegletNoegle: _key,
  ...blankPerson
} = personalTables[0]?.blank ?? {};

/** Nobody of whom nothing is known any more stays tied: a delivery could neither send nor remove them. */
function endTies(work: Work, id: string): void {
  for (const tilknytning of work.all('tilknytning'))
    if (tilknytning.after.personId === id) endOrCancel(work, tilknytning, addDays(work.today, -1), ['input', 'id']);
}

function refuseTied(work: Work, id: string): void {
  const lasting = work
    .all('tilknytning')
    .filter(({ after }) => after.personId === id && ['active', 'planned'].includes(statusOn(after, work.today)));
  if (lasting.length > 0)
    work.refuse('PERSON_HAS_TIES', ['input', 'id'], { antal: lasting.length, example: 'force: true' });
}

async function blankAll(tx: AffiliationTransaction, id: string): Promise<void> {
  for (const { table, subject, blank, goes } of personalTables) {
    if (goes) await tx.$executeRaw(sql`DELETE FROM ${name(table)} WHERE ${name(subject)} = ${id}`);
    const columns = Object.entries(blank);
    if (columns.length === 0) continue;
    const sets = join(columns.map(([column, value]) => sql`${name(column)} = ${value}`));
    await tx.$executeRaw(sql`UPDATE ${name(table)} SET ${sets} WHERE ${name(subject)} = ${id}`);
  }
}

/** What proves that the versions are as they were written must not tell what they held, either. */
async function forgetSalts(tx: AffiliationTransaction, provider: Provider, id: string): Promise<void> {
  for (const [kind, { table }] of Object.entries(objectKinds)) {
    const subject = personalTables.find((one) => one.table === table && Object.keys(one.blank).length > 0)?.subject;
    if (subject === undefined) continue;
    const rows = await tx.$queryRaw<{ id: string }[]>(
      sql`SELECT DISTINCT "id" FROM ${name(table)} WHERE ${name(subject)} = ${id}`,
    );
    const objects = rows.map((row) => row.id);
    await tx.$executeRaw(forgetSalt(affiliationChangeLog(), provider, kind, objects));
  }
}
