import type { Objekt } from '../change/objekt.ts';
import type { Content } from '../change/slags.ts';
import type { Periode } from '../periode/periode.ts';
import type { KontaktFields } from './import-row.ts';
import { isFirstOf } from './is-first-of.ts';
import { personOfRow, tell } from './person-of-row.ts';
import { putTilknytning } from './put-tilknytning.ts';
import type { Put, RowScene } from './row-scene.ts';

type Barn = Objekt<'tilknytning'>;

/** Puts one contact of a child. Without a period of its own it has the child's. */
export function putKontakt(scene: RowScene, barn: Barn, row: KontaktFields, path: string[]): Put<'tilknytning'> {
  const { enhedsNummer, personId: barnId, gyldigFra: barnFra } = barn.after;
  const person = kontaktPerson(scene, barn, row, path);
  if (!person) return undefined;
  if (!isFirstOf(scene, ['kontakt', enhedsNummer, barnId, person.id, row.gyldigFra ?? barnFra], path)) return undefined;
  const known = scene.units.kontakter(enhedsNummer, barnId).filter(({ after }) => after.personId === person.id);
  const { relation, foraeldremyndighed, adgangsniveau, cvrNummer, pNummer } = row;
  const fields = { barnId, relation, foraeldremyndighed, adgangsniveau, cvrNummer, pNummer };
  const { asked, period } = timeOf(scene, barn, row);
  // UNILoginImport has no place for a legal basis, so a row without one must not take it away.
  const content = (existing: Content['tilknytning'] | undefined) => ({
    ...fields,
    retsgrundlag: row.retsgrundlag ?? existing?.retsgrundlag ?? null,
    ...period(existing),
  });
  const fixed = { personId: person.id, slags: 'kontakt', enhedsNummer };
  return putTilknytning(scene, known, { ...fixed, asked, content }, path);
}

/** A contact that is new to a child that is not has been so from today, as far as anybody knows. */
function timeOf({ day, memory }: RowScene, { id, after: barn }: Barn, { gyldigFra, gyldigTil }: KontaktFields) {
  const told = {
    gyldigFra: gyldigFra ?? barn.gyldigFra,
    gyldigTil: gyldigFra === null ? (gyldigTil ?? barn.gyldigTil) : gyldigTil,
  };
  const isUnderWay = barn.gyldigFra <= day && (barn.gyldigTil === null || barn.gyldigTil >= day);
  const asked = gyldigFra === null && isUnderWay && !memory.made.has(id) ? { ...told, gyldigFra: day } : told;
  const period = (known: Periode | undefined) =>
    gyldigFra === null ? { ...asked, gyldigFra: known?.gyldigFra ?? asked.gyldigFra } : told;
  return { asked, period };
}

/** CPR is the only key of a contact; without it, it is the child's contact of that name. */
function kontaktPerson(scene: RowScene, { after: barn }: Barn, { person: fields }: KontaktFields, path: string[]) {
  const { work, units } = scene;
  const { enhedsNummer: enhed } = barn;
  if (fields.cpr !== '') return personOfRow(scene, { enhed, lokalId: null, fields }, path);
  const namesake = units
    .kontakter(enhed, barn.personId)
    .map(({ after }) => work.get('person', after.personId))
    .find(
      (person) =>
        person?.after.cprIndex === null &&
        person.after.fornavn === fields.fornavn &&
        person.after.efternavn === fields.efternavn,
    );
  return tell(scene, work.enhed(enhed)?.kommuneKode ?? '', namesake, fields, [...path, 'person']);
}
