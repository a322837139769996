import type { Caller } from '../../common/auth/caller.ts';
import { may } from '../../common/auth/may.ts';
import { refusalProblem } from '../../common/errors/refusal-problem.ts';
import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import type { CreateGaesteopholdInput } from './gaesteophold-inputs.ts';
import { homesOf } from './homes-of.ts';

const action = 'dagpleje.write';

export const createGaesteophold = (input: CreateGaesteopholdInput, caller: Caller): UseCase => ({
  action,
  input: { createGaesteophold: input },
  async run(work) {
    const { barnId, vaertDagplejerId, gyldigFra, gyldigTil, aarsag = null } = input;
    await work.load('dagplejer', 'id', [vaertDagplejerId]);
    const vaert = work.existing('dagplejer', vaertDagplejerId, ['input', 'vaertDagplejerId'])?.after;
    if (!vaert) return;
    const content = { barnId, vaertId: vaert.personId, enhedsNummer: vaert.enhedsNummer };
    const ophold = work.create('gaesteophold', { ...content, gyldigFra, gyldigTil, aarsag, aflyst: false }, ['input']);
    await authoriseChild(work, caller, ophold.after);
  },
});

/** The stay belongs to the host's unit; but somebody else's child is not for who may write there alone to send around. */
async function authoriseChild(work: Work, caller: Caller, ophold: Parameters<typeof homesOf>[1]): Promise<void> {
  await work.load('tilknytning', 'personId', [ophold.barnId]);
  await work.loadEnheder(work.all('tilknytning').map(({ after }) => after.enhedsNummer));
  for (const enhed of new Set(homesOf(work, ophold).map(({ enhedsNummer }) => enhedsNummer))) {
    const kommune = work.enhed(enhed)?.kommuneKode;
    const refused = may(caller, action, { kommuner: kommune === undefined ? [] : [kommune], enheder: [enhed] });
    if (refused) work.errors.push(refusalProblem(refused, ['input', 'barnId']));
  }
}
