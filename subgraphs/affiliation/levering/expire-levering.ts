import type { UseCase } from '../change/use-case.ts';
import { loadLevering, setStatus } from './decide-levering.ts';

/** Ends a delivery whose document cannot be made again. */
export const expireLevering = (id: string): UseCase => ({
  action: 'levering.create',
  input: ['expire', id],
  async run(work) {
    const levering = await loadLevering(work, { id, expectedVersion: null });
    if (levering && setStatus(work, levering, 'EXPIRED'))
      work.change(levering, { fejl: 'LEVERING_CONTENT_GONE', naesteForsoeg: null }, ['input']);
  },
});
