import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { openPatientEkstern } from '../../subgraphs/register/ekstern/ekstern.ts';
import { type Kind, kinds } from '../../subgraphs/register/ekstern/svar.ts';
import { recheck as recheckRegister } from '../../subgraphs/register/recheck/recheck.ts';
import { runByHand } from '../../subgraphs/register/recheck/start-run.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Config } from '../config/config.ts';
import { kommuneOption } from './options.ts';
import { showProgress } from './output.ts';

interface Options {
  kommune?: string;
  olderThan?: string;
  kind?: string;
}

/** Asks DAR and CVR again about what is stored; fails only when nothing at all could be checked. */
export async function recheck(config: Config, { kommune, olderThan, kind }: Options): Promise<void> {
  const options = { kommune: kommuneOption(kommune) ?? null, olderThan: ageOf(olderThan), kinds: kindsOf(kind) };
  const ekstern = openPatientEkstern(config.ekstern);
  const register = await openRegister(config.register.databaseUrl, config.register);
  const progress = showProgress('Checking');
  try {
    const isWhole = options.kommune === null && options.olderThan === null && options.kinds.length === 2;
    const report = isWhole
      ? await runByHand(register, ekstern, progress.update)
      : await recheckRegister(register, ekstern, { ...options, onProgress: progress.update });
    progress.stop();
    console.log(String(report));
    if (report.nothingChecked) process.exitCode = 1;
  } finally {
    progress.stop();
    await register.close();
  }
}

const units = { d: 86_400_000, h: 3_600_000, m: 60_000 };

function ageOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const [, count, unit] = /^(\d{1,6})([dhm])$/.exec(text) ?? [];
  if (count === undefined)
    throw new StartupError(`--older-than: give a time such as 30d, 12h or 45m (it is "${text}").`);
  return Number(count) * units[unit as keyof typeof units];
}

function kindsOf(text: string | undefined): readonly Kind[] {
  if (text === undefined) return kinds;
  if (text !== 'dar' && text !== 'cvr') throw new StartupError(`--kind: give dar or cvr (it is "${text}").`);
  return [text];
}
