import type { Command } from '../draft/command.ts';
import type { ExternalKey } from './external-keys.ts';

/** How long a plan waits to be applied. */
export const planLives = 24 * 3_600_000;

/** How long a plan is kept after that, so that applying it again is answered with what it did. */
export const planKept = 7 * 24 * 3_600_000;

/** What is carried out when a plan is applied. */
export interface PlanWork {
  commands: readonly Command[];
  externalKeys: readonly ExternalKey[];
}

/** As it is stored. */
export const packWork = ({ commands, externalKeys }: PlanWork) => ({
  commands: JSON.stringify(commands),
  externalKeys: JSON.stringify(externalKeys),
});

export const unpackWork = (row: { commands: string; externalKeys: string }): PlanWork => ({
  commands: JSON.parse(row.commands) as Command[],
  externalKeys: JSON.parse(row.externalKeys) as ExternalKey[],
});
