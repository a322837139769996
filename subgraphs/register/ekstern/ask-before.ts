import { applyCommands } from '../change/apply-commands.ts';
import type { Command } from '../change/command.ts';
import { loadDraft } from '../change/load-draft.ts';
import type { WriteRequest } from '../change/write-request.ts';
import type { RegisterDatabase } from '../database.ts';
import { askAbout } from './ask-about.ts';
import { DraftAnswers, placeSet } from './draft-answers.ts';
import type { Ekstern } from './ekstern.ts';
import { offlineRegister } from './offline.ts';
import type { Kind } from './vaerdi-of.ts';

type Request = Pick<WriteRequest, 'commands' | 'ekstern' | 'authorise' | 'proposing'>;

const nothing = { dar: new Map(), cvr: new Map() };

/**
 * Asks DAR and CVR about what commands set: all together, in bounded time, and before the write's transaction, on a
 * draft of its own. Who may neither write nor propose sets nothing off; whose a proposal's new unit is, CVR may tell.
 */
export async function askBefore(
  { query, provider }: RegisterDatabase,
  request: Request,
): Promise<DraftAnswers | undefined> {
  const { commands, ekstern, authorise, proposing } = request;
  if (ekstern === null) return undefined;
  const at = new Date();
  if (isOffline(ekstern)) return new DraftAnswers(nothing, 'OFFLINE', at);
  if (!commands.some(setsPlace)) return new DraftAnswers(nothing, 'CHANGED_MEANWHILE', at);
  const draft = await loadDraft({ query, provider }, commands);
  applyCommands(draft, commands);
  if (!proposing && authorise(draft).length > 0) return new DraftAnswers(nothing, 'CHANGED_MEANWHILE', at);
  const steder = (kind: Kind) => draft.touched().flatMap((object) => placeSet(kind, object) ?? []);
  const answers = await askAbout(ekstern, { dar: steder('dar'), cvr: steder('cvr') }, ekstern.timeoutMs);
  return new DraftAnswers(answers, 'CHANGED_MEANWHILE', at);
}

const isOffline = ({ dar, cvr }: Ekstern): boolean => dar === offlineRegister.dar && cvr === offlineRegister.cvr;

const setsPlace = ({ op, niveau }: Command): boolean =>
  (op === 'create' || op === 'update') && niveau !== 'daginstitution';
