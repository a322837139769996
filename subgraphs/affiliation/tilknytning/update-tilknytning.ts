import { z } from 'zod';
import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import { fields } from '../input/fields.ts';
import { listOf, rowSchemas } from '../input/row-schema.ts';
import { changerSchema, loadKept } from '../kilde/kept.ts';
import { UnitIndex } from '../rows/row-scene.ts';
import { resolveGruppe } from '../rows/tilknytning-content.ts';
import type { UpdateTilknytningInput } from './change-inputs.ts';
import { isFinal } from './is-final.ts';

const { trin, elevnummer, hovedgruppe, gyldigTil } = rowSchemas.barn.partial().shape;
const { initialer, stilling, lokation } = rowSchemas.ansat.partial().shape;
const { relation, foraeldremyndighed, adgangsniveau, retsgrundlag, cvrNummer, pNummer } =
  rowSchemas.kontakt.partial().shape;

const schema = changerSchema.extend({
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
  const given = readInput(work, schema, input, path, { kilde: '–' });
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
