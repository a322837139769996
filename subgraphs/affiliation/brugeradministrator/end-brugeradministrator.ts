import type { UseCase } from '../change/use-case.ts';

interface EndBrugeradministrator {
  id: string;
  gyldigTil: string;
  expectedVersion: number | null;
}

/** Gives an appointment its last day. */
export const endBrugeradministrator = (input: EndBrugeradministrator): UseCase => ({
  action: 'brugeradministrator.write',
  input,
  async run(work) {
    const { id, gyldigTil, expectedVersion } = input;
    await work.load('brugeradministrator', 'id', [id]);
    const known = work.existing('brugeradministrator', id, ['id'], expectedVersion);
    if (known) work.change(known, { gyldigTil }, []);
  },
});
