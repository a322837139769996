import { isIn, name, sql } from '../../../common/database/sql.ts';
import { type Problem, problem } from '../../../common/errors/problem.ts';
import { isShowable } from '../../../common/text/clean-text.ts';
import { mapInTurns } from '../../../common/work/turns.ts';
import { type ObjectKind, objectKinds } from '../../core/change/object-kinds.ts';
import type { Objekt } from '../../core/change/objekt.ts';
import type { Work } from '../../core/change/work.ts';
import { overlaps, type Periode } from '../../core/periode/periode.ts';
import { dagplejegruppeRegler, dagplejerRegler, kapacitetRegler } from './dagplejer.ts';
import { brugeradministratorRegler, dataaftaleRegler } from './dataaftale.ts';
import { enhedRegler, opsaetningRegler } from './enhed.ts';
import { gaestRegler } from './gaest.ts';
import { gruppeRegler } from './gruppe.ts';
import { kildeRegler } from './kilde.ts';
import { kontaktRegler } from './kontakt.ts';
import { periodeRegler } from './periode.ts';
import { personRegler } from './person.ts';
import type { Regel } from './regel.ts';
import { surround } from './surround.ts';
import { tilknytningRegler } from './tilknytning.ts';

/** Runs the rules on everything the work touches, as it is to be. */
export async function checkWork(work: Work): Promise<{ errors: Problem[]; warnings: Problem[] }> {
  await surround(work);
  const errors: Broken[] = [];
  const warnings: Problem[] = [];
  await mapInTurns(work.touched(), (objekt) => {
    for (const { severity, check } of reglerOf[objekt.kind]) {
      const found = [check(objekt, work) ?? []].flat().filter(({ path }) => !work.isDoubted(path));
      if (severity === 'warning') warnings.push(...found.map(placed(objekt)));
      else errors.push(...found.map((problem) => ({ objekt, problem: placed(objekt)(problem) })));
    }
  });
  return { errors: await untold(work, errors), warnings };
}

/** What a rule says against an object. */
interface Broken {
  objekt: Objekt;
  problem: Problem;
}

/**
 * Without what is a finding already (TIE_CONTRADICTS): a tie was stored against a rule since its writer may not be told
 * whose it is. Told at the next write, it would say so after all, and whoever told the person's other tie before could
 * neither load it again nor end it. It holds for the days of that tie: what is wrong beyond them is news to nobody.
 */
async function untold(work: Work, broken: Broken[]): Promise<Problem[]> {
  const persons = broken.flatMap(({ objekt }) => personsOf(objekt));
  const known = persons.length === 0 ? [] : await contradictions(work, persons);
  const isKnown = ({ objekt, problem: { code } }: Broken) =>
    known.some(
      ({ personId, kode, ...days }) =>
        kode === code && personsOf(objekt).includes(personId) && overlaps(days, objekt.after as Periode),
    );
  return broken.filter((one) => !isKnown(one)).map(({ problem }) => problem);
}

/** Whose a tie is that was stored before. */
function personsOf({ kind, before, after }: Objekt): string[] {
  if (kind !== 'tilknytning' || before === null) return [];
  const { personId, barnId } = after as Objekt<'tilknytning'>['after'];
  return barnId === null ? [personId] : [personId, barnId];
}

const contradictions = (work: Work, persons: string[]) =>
  work.query<Periode & { personId: string; kode: string }>(sql`
    SELECT "held"."personId", "held"."kode", "tie"."gyldigFra", "tie"."gyldigTil" FROM "Tilbageholdt" AS "held"
    JOIN "Tilknytning" AS "tie" ON "tie"."id" = "held"."objektId" AND "tie"."toChange" IS NULL AND NOT "tie"."aflyst"
    WHERE ${isIn(work.provider, name('held', 'personId'), [...new Set(persons)])}`);

/** Rules name the field of the object; the caller looks for it in the input. */
const placed =
  ({ follows, path }: Objekt) =>
  (problem: Problem): Problem =>
    follows ? { ...problem, path: path ?? [] } : problem;

/** Free texts, and how long they may be. */
const texts: Partial<Record<ObjectKind, Record<string, { longest: number; mayBeNull?: true }>>> = {
  dagplejegruppe: { navn: { longest: 100 } },
  dagplejer: { samarbejde: { longest: 100, mayBeNull: true } },
  gruppe: { kode: { longest: 100 }, navn: { longest: 100, mayBeNull: true }, kilde: { longest: 100 } },
  gaesteophold: { aarsag: { longest: 500, mayBeNull: true } },
};

/** A text has something in it, no control characters, and fits where it is shown. It may be personal, so it is not repeated. */
const dagplejeTexts: Regel = {
  kinds: Object.keys(texts) as ObjectKind[],
  severity: 'error',
  check({ kind, after, path }) {
    const content = after as unknown as Record<string, string | null>;
    return Object.entries(texts[kind] ?? {}).flatMap(([field, { longest, mayBeNull }]) => {
      const text = content[field] ?? null;
      if (text === null ? mayBeNull : isText(text, longest)) return [];
      return [problem('TEXT_MALFORMED', [...(path ?? []), field], { field, longest })];
    });
  },
};

const isText = (text: string, longest: number): boolean =>
  text.length <= longest && text.trim() !== '' && isShowable(text);

/** All rules, in the order in which an object's problems are reported. */
const regler: readonly Regel[] = [
  ...enhedRegler,
  ...periodeRegler,
  ...gruppeRegler,
  ...tilknytningRegler,
  ...kontaktRegler,
  ...kildeRegler,
  ...dagplejegruppeRegler,
  dagplejeTexts,
  ...dagplejerRegler,
  ...gaestRegler,
  ...kapacitetRegler,
  ...personRegler,
  ...dataaftaleRegler,
  ...brugeradministratorRegler,
  ...opsaetningRegler,
];

const reglerOf = Object.fromEntries(
  Object.keys(objectKinds).map((kind) => [
    kind,
    regler.filter((regel) => (regel.kinds as readonly string[]).includes(kind)),
  ]),
) as Record<ObjectKind, Regel[]>;
