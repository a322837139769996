import { readInput } from '../../core/change/read-input.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import { fields } from '../../core/input/fields.ts';
import { rowSchemas } from '../../core/input/row-schema.ts';
import { dayBefore, isOn } from '../../core/periode/periode.ts';
import { changerSchema, loadKept } from '../../people/kilde/kept.ts';
import { UnitIndex } from '../../people/rows/row-scene.ts';
import { resolveGruppe } from '../../people/rows/tilknytning-content.ts';
import type { ChangeHovedgruppeInput } from './change-inputs.ts';

const { hovedgruppe, trin } = rowSchemas.barn.shape;
const schema = changerSchema.extend({
  hovedgruppe,
  trin: trin.nullish(),
  fraDag: fields.day,
});

/** A child to another main group from a day on: its affiliation ends the day before, and another begins. */
export const changeHovedgruppe = (input: ChangeHovedgruppeInput): UseCase => ({
  action: 'person.write',
  input,
  run: (work) => change(work, input),
});

async function change(work: Work, input: ChangeHovedgruppeInput): Promise<void> {
  const path = ['input'];
  const given = readInput(work, schema, input, path, { kilde: '–', fraDag: work.today, hovedgruppe: '–' });
  const barn = given && (await loadKept(work, 'tilknytning', given, path));
  if (!barn) return;
  const { fraDag, hovedgruppe: kode } = given;
  const { enhedsNummer: enhed, kilde, aflyst, gyldigFra } = barn.after;
  const isOver = aflyst || !isOn(barn.after, fraDag);
  if (isOver) work.refuse('TILKNYTNING_OVER', [...path, 'fraDag'], { value: fraDag });
  await work.load('gruppe', 'enhedsNummer', [enhed]);
  const units = new UnitIndex(work, kilde);
  const gruppe = resolveGruppe({ work, units }, kode, { enhed, gyldigFra: fraDag }, [...path, 'hovedgruppe']);
  if (isOver || !gruppe) return;
  const patch = { hovedgruppeId: gruppe.id, trin: given.trin ?? barn.after.trin };
  if (gyldigFra === fraDag) return void work.change(barn, patch, path);
  work.create('tilknytning', { ...barn.after, ...patch, gyldigFra: fraDag }, path);
  work.change(barn, { gyldigTil: dayBefore(fraDag) }, path);
}
