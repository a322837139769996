import { z } from 'zod';
import type { Objekt } from '../../core/change/objekt.ts';
import { readInput } from '../../core/change/read-input.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields } from '../../core/input/fields.ts';
import { listOf, rowSchemas } from '../../core/input/row-schema.ts';
import { type ChangerInput, changerSchema, loadKept } from '../../people/kilde/kept.ts';
import { UnitIndex } from '../../people/rows/row-scene.ts';
import { resolveGruppe } from '../../people/rows/tilknytning-content.ts';
import type { EndTilknytningInput, UpdateTilknytningInput } from './change-inputs.ts';

const { trin, elevnummer, hovedgruppe, gyldigTil } = rowSchemas.barn.partial().shape;
const { initialer, stilling, lokation } = rowSchemas.ansat.partial().shape;
const { relation, foraeldremyndighed, adgangsniveau, retsgrundlag, cvrNummer, pNummer } =
  rowSchemas.kontakt.partial().shape;

const updateSchema = changerSchema.extend({
  ...{ gyldigFra: fields.day.optional(), gyldigTil, trin, elevnummer, hovedgruppe, initialer, stilling, lokation },
  ...{ relation, foraeldremyndighed, adgangsniveau, retsgrundlag, cvrNummer, pNummer },
  roller: z.array(z.string()).max(7).optional(),
  grupper: listOf(z.array(fields.key('kode')).max(100)),
});

export const updateTilknytning = (input: UpdateTilknytningInput): UseCase => ({
  action: 'person.write',
  input,
  run: (work) => update(work, input),
});

async function update(work: Work, input: UpdateTilknytningInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, updateSchema, input, path, { kilde: '–' });
  if (!given) return;
  const { id, kilde, overruleKilde, expectedVersion, roller, grupper, hovedgruppe: kode, ...patch } = given;
  const tilknytning = await loadKept(work, 'tilknytning', { id, kilde, overruleKilde, expectedVersion }, path);
  if (!tilknytning) return;
  if (patch.gyldigTil !== undefined && isFinal(work, tilknytning, patch.gyldigTil, [...path, 'gyldigTil'])) return;
  const { enhedsNummer: enhed, gyldigFra } = { ...tilknytning.after, ...patch };
  await work.load('gruppe', 'enhedsNummer', [enhed]);
  const units = new UnitIndex(work, tilknytning.after.kilde);
  const idOf = (code: string, ...at: string[]) => {
    const gruppe = resolveGruppe({ work, units }, code, { enhed, gyldigFra }, [...path, ...at]);
    if (!gruppe) work.doubt([...path, ...at]);
    return gruppe?.id;
  };
  const ids = grupper?.flatMap((code, i) => idOf(code, 'grupper', String(i)) ?? []);
  const hovedgruppeId = kode === undefined ? undefined : idOf(kode, 'hovedgruppe');
  work.change(
    tilknytning,
    {
      ...patch,
      ...(roller && { roller: JSON.stringify(roller) }),
      ...(ids && { grupper: JSON.stringify(ids) }),
      ...(hovedgruppeId !== undefined && { hovedgruppeId }),
    },
    path,
  );
}

const endSchema = changerSchema.extend({ sidsteDag: fields.lastDay });

/** Gives an affiliation its last day, earlier or later than it had, until that day; the contacts of a child go with it. */
export const endTilknytning = (input: EndTilknytningInput): UseCase => ({
  action: 'person.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, endSchema, input, path, { kilde: '–', sidsteDag: work.today });
    const tilknytning = given && (await loadKept(work, 'tilknytning', given, path));
    const sidsteDag = [...path, 'sidsteDag'];
    if (!tilknytning || work.isDoubted(sidsteDag)) return;
    if (tilknytning.after.aflyst) return work.refuse('TILKNYTNING_OVER', sidsteDag, { value: input.sidsteDag });
    if (isFinal(work, tilknytning, given.sidsteDag, sidsteDag)) return;
    work.change(tilknytning, { gyldigTil: given.sidsteDag }, path);
  },
});

/** Calls off what is planned: it never comes to be. The contacts planned for a child go with it. */
export const cancelTilknytning = (input: ChangerInput): UseCase => ({
  action: 'person.write',
  input,
  async run(work) {
    const path = ['input'];
    const given = readInput(work, changerSchema, input, path, { kilde: '–' });
    const tilknytning = given && (await loadKept(work, 'tilknytning', given, path));
    if (!tilknytning) return;
    const { gyldigFra, slags, personId, enhedsNummer, kilde } = tilknytning.after;
    if (gyldigFra <= work.today) return work.refuse('TILKNYTNING_BEGUN', [...path, 'id'], { value: gyldigFra });
    work.change(tilknytning, { aflyst: true }, path);
    if (slags !== 'barn') return;
    await work.load('tilknytning', 'barnId', [personId]);
    for (const kontakt of work.where('tilknytning', 'barnId', personId)) {
      const { after } = kontakt;
      if (after.enhedsNummer === enhedsNummer && after.kilde === kilde && after.gyldigFra >= gyldigFra)
        work.change(kontakt, { aflyst: true }, path);
    }
  },
});

/**
 * Whether another end than it has comes too late, which is noted: people heard, and deliveries said, that it was over.
 * A row of its source's roster gives the whole period, and may.
 */
function isFinal(work: Work, { before }: Objekt<'tilknytning'>, gyldigTil: string | null, path: string[]): boolean {
  const end = before?.gyldigTil ?? null;
  if (end === null || end > work.today || end === gyldigTil) return false;
  work.refuse('TILKNYTNING_ENDED', path, { value: end });
  return true;
}
