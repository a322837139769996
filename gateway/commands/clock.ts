import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { WitnessFile } from '../../subgraphs/common/timeline/witness-file.ts';
import type { Config } from '../config/config.ts';

/** Tells what the witnesses know of the time, and with `confirm` notes that an operator says the clock is right. */
export function clock({ register, affiliation }: Config, { confirm = false }: { confirm?: boolean }): void {
  const witnesses = [
    ['register', new WitnessFile(register.witness.file)],
    ['affiliation', new WitnessFile(affiliation.witness.file)],
  ] as const;
  if (witnesses.every(([, witness]) => !witness.read().seen))
    throw new StartupError('Nothing is known of the time: no database was in use here. Set DATA_DIR or WITNESS_DIR.');
  const now = new Date().toISOString();
  console.log(`The clock of this computer says ${now}.`);
  for (const [name, witness] of witnesses) {
    console.log(`The ${name} was last in use at ${witness.read().seen?.toISOString() ?? 'no time that is known'}.`);
    if (confirm) witness.keep({ confirmed: now });
  }
  console.log(
    confirm
      ? 'The clock is confirmed; running servers take it in at the next write.'
      : 'If the clock is right, say so with --confirm; otherwise set it right first.',
  );
}
