import type { WriteArguments } from '../../common/writes/write-arguments.ts';
import type { UseCase } from '../change/use-case.ts';
import { write } from '../change/write.ts';
import type { AffiliationContext } from '../context.ts';
import type { TilknytningPayload } from './tilknytning-payload.ts';

/**
 * Writes one affiliation and shows it: one that is new, else the one that changed; what went along comes after it.
 * The read log is told the name of the mutation.
 */
export async function writeTilknytning(
  context: AffiliationContext,
  mutation: string,
  useCase: UseCase,
  args: WriteArguments,
): Promise<TilknytningPayload> {
  const outcome = await write(context, { ...useCase, navn: mutation }, args);
  const written = outcome.changes.filter(({ slags }) => slags === 'tilknytning');
  const id = outcome.changeset && (written.find(({ action }) => action === 'create') ?? written[0])?.id;
  const shown = id ? await context.tilknytningReader.byId(id, { snapshot: null, formaal: mutation }) : null;
  return { ...outcome, tilknytning: shown };
}
