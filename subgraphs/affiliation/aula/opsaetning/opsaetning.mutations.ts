import { Arg, Args, Ctx, Mutation, Resolver } from 'type-graphql';
import { WriteArguments } from '../../../common/writes/write-arguments.ts';
import type { AffiliationContext } from '../../context.ts';
import { readDay, readNumre, readText, readValue, type UseCase } from '../../core/change/use-case.ts';
import { refusal } from '../../errors/refusals.ts';
import { checks } from '../aulacheck/checks.ts';
import { OpsaetningPayload, SetOpsaetningInput } from './opsaetning.ts';

@Resolver()
export class OpsaetningMutations {
  @Mutation(() => OpsaetningPayload, {
    description:
      'Records a step that only people know about, for one unit or several; it replaces what was recorded before. Error: NOT_ALLOWED.',
  })
  async setOpsaetning(
    @Arg('input', () => SetOpsaetningInput, { description: 'The step and the answer.' }) input: SetOpsaetningInput,
    @Args(() => WriteArguments) args: WriteArguments,
    @Ctx() context: AffiliationContext,
  ): Promise<OpsaetningPayload> {
    const { idsOf, ...outcome } = await context.write(setOpsaetning(input), args);
    return { ...outcome, opsaetning: await context.opsaetning.byIds(idsOf('opsaetning')) };
  }
}

/** Replaces the earlier answer about a step. */
const setOpsaetning = (input: SetOpsaetningInput): UseCase => ({
  action: 'aula.write',
  input,
  async run(work) {
    const { svar, dag: givenDag, note: givenNote, enheder } = input;
    const at = (field: string) => ['input', field];
    const kode = readValue(work, input.kode, at('kode'), parseOpsaetningKode) ?? '–';
    const dag = givenDag == null ? work.today : (readDay(work, givenDag, at('dag')) ?? work.today);
    const note =
      givenNote == null ? null : (readText(work, givenNote, at('note'), 2000, 'Aftalt i styregruppen') ?? null);
    const given = enheder.map(({ nummer }) => nummer);
    const numre = readNumre(work, given, at('enheder'), ['nummer']);
    await work.load('opsaetning', 'enhedsNummer', numre.keys());
    const known = work.all('opsaetning').filter(({ after }) => after.kode === kode);
    for (const [enhedsNummer, path] of numre) {
      const stored = known.find(({ after }) => after.enhedsNummer === enhedsNummer);
      const item = path.slice(0, -1);
      work.expectVersion(stored, [...item, 'expectedVersion'], enheder[Number(item.at(-1))]?.expectedVersion);
      if (stored) work.change(stored, { svar, dag, note }, path);
      else work.create('opsaetning', { enhedsNummer, kode, svar, dag, note }, path);
    }
  },
});

/** The steps that only people know about are the checks marked `reported`. */
const koder = new Set(checks.filter(({ reported }) => reported).map(({ code }) => code));

function parseOpsaetningKode(value: string, field: string): string {
  if (koder.has(value)) return value;
  throw refusal('KODE_UNKNOWN', { field, value, liste: 'aulaChecks', example: 'SETUP_STARTED' });
}
