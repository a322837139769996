import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import type { CreateGaesteopholdInput } from './gaesteophold-inputs.ts';
import { homeTiesOf } from './homes-of.ts';

export const createGaesteophold = (input: CreateGaesteopholdInput): UseCase => ({
  action: 'dagpleje.write',
  input: { createGaesteophold: input },
  async run(work) {
    const { barnId, vaertDagplejerId, gyldigFra, gyldigTil, aarsag = null } = input;
    await work.load('dagplejer', 'id', [vaertDagplejerId]);
    const vaert = work.existing('dagplejer', vaertDagplejerId, ['input', 'vaertDagplejerId'])?.after;
    if (!vaert) return;
    const content = { barnId, vaertId: vaert.personId, enhedsNummer: vaert.enhedsNummer };
    const ophold = work.create('gaesteophold', { ...content, gyldigFra, gyldigTil, aarsag, aflyst: false }, ['input']);
    await nameHomes(work, ophold.after);
  },
});

/** The stay belongs to the host's unit; but somebody else's child is not for who may write there alone to send around. */
async function nameHomes(work: Work, ophold: Parameters<typeof homeTiesOf>[1]): Promise<void> {
  await work.load('tilknytning', 'personId', [ophold.barnId]);
  await work.loadEnheder(work.all('tilknytning').map(({ after }) => after.enhedsNummer));
  for (const home of homeTiesOf(work, ophold)) work.name(home, ['input', 'barnId']);
}
