import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import type { Content } from '../../core/change/object-kinds.ts';
import { given, readDay, type UseCase } from '../../core/change/use-case.ts';
import { attachDagplejer } from './attach-dagplejer.ts';
import { DagplejerReader } from './dagplejer.reader.ts';
import { DagplejerPayload } from './dagplejer.ts';
import {
  AttachDagplejerInput,
  CancelDagplejerInput,
  DetachDagplejerInput,
  UpdateDagplejerInput,
} from './dagplejer-inputs.ts';
import { MoveDagplejerInput, MoveDagplejerPayload } from './flytning.ts';
import { moveDagplejer } from './move-dagplejer.ts';

@Resolver()
export class DagplejerMutations {
  @Mutation(() => DagplejerPayload, {
    description: 'Attaches a person as a childminder to a dagplejegruppe, for a time. Error: NOT_ALLOWED.',
  })
  attachDagplejer(
    @Arg('input', () => AttachDagplejerInput) input: AttachDagplejerInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DagplejerPayload> {
    return writeDagplejer(context, attachDagplejer(input), args);
  }

  @Mutation(() => DagplejerPayload, {
    description:
      'Changes an attachment, for all its days. Use moveDagplejer for another group. Errors: NOT_ALLOWED, DAGPLEJER_CANCELLED.',
  })
  updateDagplejer(
    @Arg('input', () => UpdateDagplejerInput) input: UpdateDagplejerInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DagplejerPayload> {
    return writeDagplejer(context, updateDagplejer(input), args, input.id);
  }

  @Mutation(() => DagplejerPayload, {
    description: 'Gives an attachment its last day. Errors: NOT_ALLOWED, DAGPLEJER_CANCELLED, GUESTS_IN_THE_WAY.',
  })
  detachDagplejer(
    @Arg('input', () => DetachDagplejerInput) input: DetachDagplejerInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DagplejerPayload> {
    return writeDagplejer(context, detachDagplejer(input), args, input.id);
  }

  @Mutation(() => DagplejerPayload, {
    description:
      'Calls off an attachment that has not begun: it never comes to be. Calling off one that a move made does not bring back the one before. Errors: NOT_ALLOWED, DAGPLEJER_BEGUN, GUESTS_IN_THE_WAY.',
  })
  cancelDagplejer(
    @Arg('input', () => CancelDagplejerInput) input: CancelDagplejerInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<DagplejerPayload> {
    return writeDagplejer(context, cancelDagplejer(input), args, input.id);
  }

  @Mutation(() => MoveDagplejerPayload, {
    description:
      'Moves a childminder to another dagplejegruppe from a day on, which may lie ahead. At another anvisningsenhed her employment, the children who follow and their contacts end there the day before and begin anew, all in one changeset, and warnings say what AULA loses; within one anvisningsenhed nothing of that is touched. A dry run without `boern` shows the children to decide on. The main group she leaves stays. Errors: NOT_ALLOWED, DAGPLEJER_CANCELLED, CHILDREN_UNDECIDED, GUESTS_IN_THE_WAY.',
  })
  async moveDagplejer(
    @Arg('input', () => MoveDagplejerInput) input: MoveDagplejerInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<MoveDagplejerPayload> {
    const payload = await writeDagplejer(context, moveDagplejer(input), args);
    return { skifterInstitution: null, boern: [], ...payload, ...payload.report };
  }
}

/** Read anew: the request's own reader may remember the attachment as it was before. A move writes the new one last. */
async function writeDagplejer(context: AffiliationContext, useCase: UseCase, args: WriteArguments, known?: string) {
  const written = await context.write(useCase, args);
  const id = known ?? written.idsOf('dagplejer').at(-1);
  const { database, caller } = context;
  const dagplejer = id === undefined ? null : await new DagplejerReader(database, caller).byId(id, null);
  return { ...written, dagplejer };
}

const updateDagplejer = (input: UpdateDagplejerInput): UseCase => ({
  action: 'dagpleje.write',
  input: { updateDagplejer: input },
  async run(work) {
    const { id, expectedVersion, hovedgruppeId: gruppeId, gyldigFra, gyldigTil, kapacitet, samarbejde } = input;
    await work.load('dagplejer', 'id', [id]);
    const dagplejer = work.existing('dagplejer', id, ['input', 'id'], expectedVersion);
    if (dagplejer?.after.aflyst) work.refuse('DAGPLEJER_CANCELLED', ['input', 'id']);
    const fields = { gruppeId, gyldigFra, gyldigTil, kapacitet, samarbejde };
    if (dagplejer) work.change(dagplejer, given<Content['dagplejer']>(fields), ['input']);
  },
});

const detachDagplejer = (input: DetachDagplejerInput): UseCase => ({
  action: 'dagpleje.write',
  input: { detachDagplejer: input },
  async run(work) {
    const { id, expectedVersion, sidsteDag } = input;
    await work.load('dagplejer', 'id', [id]);
    const dagplejer = work.existing('dagplejer', id, ['input', 'id'], expectedVersion);
    const gyldigTil = readDay(work, sidsteDag, ['input', 'sidsteDag']);
    if (!dagplejer || gyldigTil === undefined) return;
    if (dagplejer.after.aflyst) work.refuse('DAGPLEJER_CANCELLED', ['input', 'id']);
    work.change(dagplejer, { gyldigTil }, ['input']);
  },
});

/** Calls off what is planned, which then never begins. Her employment and the children meant for her are ties of their own. */
const cancelDagplejer = (input: CancelDagplejerInput): UseCase => ({
  action: 'dagpleje.write',
  input: { cancelDagplejer: input },
  async run(work) {
    await work.load('dagplejer', 'id', [input.id]);
    const dagplejer = work.existing('dagplejer', input.id, ['input', 'id'], input.expectedVersion);
    if (!dagplejer) return;
    const { gyldigFra: fra } = dagplejer.after;
    if (fra <= work.today) work.refuse('DAGPLEJER_BEGUN', ['input', 'id'], { fra });
    work.change(dagplejer, { aflyst: true }, ['input']);
  },
});
