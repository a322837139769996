import { z } from 'zod';
import type { Work } from '../change/work.ts';
import type { AffiliationServices } from '../context.ts';
import { openRowScene } from '../import/open-row-scene.ts';
import { personGiven } from '../import/person-given.ts';
import { resolveGruppe } from '../import/resolve-gruppe.ts';
import { RowMemory } from '../import/row-memory.ts';
import type { RowScene } from '../import/row-scene.ts';
import { rowSchemas } from '../import/row-schema.ts';
import { whoSchema } from '../import/who-schema.ts';

interface At {
  enhed: string;
  lokalId: string | null;
  kilde: string;
}

const who = z.object(whoSchema);
const { grupper, hovedgruppe } = rowSchemas.barn.shape;

/** Of an input with malformed fields, what the others name is looked up all the same: what is wrong is told at once. */
export async function checkRest(
  work: Work,
  services: AffiliationServices,
  { kilde, ...at }: At,
  input: object,
  path: string[],
): Promise<void> {
  const person = who.safeParse(input).data;
  const named = { enhed: at.enhed, lokalIds: at.lokalId === null ? [] : [at.lokalId] };
  const cprNumre = [person?.person?.cpr ?? ''];
  const scene = await openRowScene(work, services, { kilde, memory: new RowMemory(), named: [{ ...named, cprNumre }] });
  if (!work.enhed(at.enhed)) return work.refuse('ENHED_UNKNOWN', path, { value: at.enhed });
  if (person) await personGiven(scene, { ...at, ...person }, path);
  checkGrupper(scene, at.enhed, input, path);
}

function checkGrupper(
  scene: RowScene,
  enhed: string,
  input: { grupper?: unknown; hovedgruppe?: unknown },
  path: string[],
) {
  const membership = { enhed, gyldigFra: scene.day };
  const others = grupper.safeParse(input.grupper).data ?? [];
  for (const [i, kode] of others.entries()) resolveGruppe(scene, kode, membership, [...path, 'grupper', String(i)]);
  const main = hovedgruppe.safeParse(input.hovedgruppe).data;
  if (main !== undefined) resolveGruppe(scene, main, membership, [...path, 'hovedgruppe']);
}
