import type { Snapshot } from '../../common/database/snapshot.ts';
import type { Sql } from '../../common/database/sql.ts';
import { readLeveringer } from '../aula/read-leveringer.ts';
import type { AulaFacts } from '../aulacheck/aula-facts.ts';
import type { Source } from '../change/work.ts';
import type { FactsScope } from './facts-scope.ts';
import { readAdministratorer } from './read-administratorer.ts';
import { readAftaler } from './read-aftaler.ts';
import { readDagpleje } from './read-dagpleje.ts';
import { readEnheder } from './read-enheder.ts';
import { readFamilier } from './read-familier.ts';
import { readGrupper } from './read-grupper.ts';
import { readOpsaetning } from './read-opsaetning.ts';
import { readPersoner } from './read-personer.ts';

/** For which day, and in which state of the data. */
export interface FactsMoment {
  day: string;
  snapshot: Snapshot;
}

/** Everything the checks ask about the units that the condition (on "e") lets through: one statement per topic. */
export async function readFacts(source: Source, condition: Sql, { day, snapshot }: FactsMoment) {
  const enheder = await readEnheder(source, condition);
  const numre = enheder.map(({ nummer }) => nummer);
  const scope: FactsScope = { source, numre, day, snapshot };
  const [aftaler, grupper, personer, familier, dagpleje, administratorer, opsaetning, leveringer] = await Promise.all([
    readAftaler(scope),
    readGrupper(scope),
    readPersoner(scope),
    readFamilier(scope),
    readDagpleje(scope),
    readAdministratorer(scope),
    readOpsaetning(scope),
    readLeveringer(source, numre, snapshot),
  ]);
  return enheder.map(
    (enhed): AulaFacts => ({
      day,
      enhed,
      aftaler: aftaler(enhed.nummer),
      grupper: grupper(enhed.nummer),
      personer: personer(enhed.nummer),
      familier: familier(enhed.nummer),
      dagpleje: dagpleje(enhed.nummer),
      administratorer: administratorer(enhed.nummer),
      opsaetning: opsaetning(enhed.nummer),
      levering: leveringer.get(enhed.nummer) ?? null,
    }),
  );
}
