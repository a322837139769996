import type { Command } from '../change/command.ts';
import type { Draft } from '../change/draft.ts';

/**
 * The CVR number follows from the P-number (STIL: CVRNummer, filled in by the register). One that the caller gave is
 * left as it is, for the rule CVRNUMMER_DIFFERS.
 */
export function fillCvrNummer(draft: Draft, commands: readonly Command[]): void {
  const given = new Set(commands.filter(givesCvrNummer).map(({ path }) => path));
  for (const object of draft.touched()) {
    const svar = draft.ekstern?.cvr(object);
    if (svar?.svar !== 'BEKRAEFTET' || svar.cvrNummer === null) continue;
    if (object.paths.some((path) => given.has(path))) continue;
    Object.assign(object.after, { cvrNummer: svar.cvrNummer });
  }
}

const givesCvrNummer = (command: Command): boolean =>
  'fields' in command && 'cvrNummer' in command.fields && (command.fields.cvrNummer ?? null) !== null;
