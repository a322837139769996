import type { TilknytningRow } from '../../../subgraphs/affiliation/import/tilknytning-row.ts';
import { Random } from '../sample/random.ts';
import { buildAnsatte } from './build-ansatte.ts';
import { buildBoern } from './build-boern.ts';
import { buildEksterne } from './build-eksterne.ts';
import { buildGrupper } from './build-grupper.ts';
import { drawAnsatte } from './draw-ansatte.ts';
import { enhedsplan } from './enhedsplan.ts';
import type { FolkEnhed } from './folk-enhed.ts';
import { gruppenavne } from './gruppenavne.ts';
import type { Nabolag } from './nabolag.ts';

/** The rows of a unit: groups before those in them. Seeded by the unit, but for people whom it shares with earlier ones. */
export function* buildEnhed(nabolag: Nabolag, enhed: FolkEnhed): Generator<TilknytningRow> {
  const random = new Random(`folk/${enhed.seed}`);
  const plan = enhedsplan(enhed);
  const ansatte = drawAnsatte(nabolag, enhed, plan, random);
  const dagplejere = ansatte.filter(({ stilling }) => stilling === 'Dagplejer').map(({ person }) => person);
  const grupper = buildGrupper(enhed, plan.stuer.length, gruppenavne(dagplejere), random);
  yield* new Set([...grupper.stuer, ...grupper.legestuer]);
  yield* buildAnsatte(enhed, ansatte, grupper, random);
  yield* buildBoern(nabolag, enhed, plan, grupper);
  yield* buildEksterne(nabolag, enhed, random);
}
