import type { Command } from '../draft/command.ts';
import type { Draft } from '../draft/draft.ts';

/**
 * Commands that still do on approval what the draft shows now: with the CVR number that was filled in from the P-number,
 * and without the caller's expectedVersion, since the proposal itself holds to the versions it was made on.
 */
export function fixedCommands(draft: Draft, commands: readonly Command[]): Command[] {
  const objects = new Map(draft.touched().flatMap((object) => object.paths.map((path) => [path, object])));
  return commands.map((command) => {
    const after = objects.get(command.path)?.after;
    const fixed = command.op === 'create' ? command : { ...command, expectedVersion: null };
    if (!('fields' in fixed) || !after || !('cvrNummer' in after)) return fixed;
    return { ...fixed, fields: { ...fixed.fields, cvrNummer: after.cvrNummer } } as Command; // still of its own level
  });
}
