import { openAffiliationDatabase } from '../../subgraphs/affiliation/core/store/database.ts';
import { cutLog, cutReadLog } from '../../subgraphs/affiliation/laeselog/cut-read-log.ts';
import { CprVault, watchedKeyRing } from '../../subgraphs/affiliation/people/person/cpr-vault.ts';
import { readSeals, writeSeal } from '../../subgraphs/common/log/seals.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import type { Config } from '../config/config.ts';

const day = 86_400_000;

/** Takes away what of the read log is older than it is to be kept. The change logs are kept for ever. */
export async function logRetention(config: Config, { before }: { before?: string }): Promise<void> {
  const moment = momentOf(before, config.readLogDays);
  const { databaseUrl, cprKeys } = config.affiliation;
  const vault = new CprVault(watchedKeyRing(cprKeys.file));
  const database = await openAffiliationDatabase(databaseUrl, vault, { mode: config.register.mode });
  try {
    const cut = await cutReadLog(database, readSeals(config.seals.file, 'read'), moment, {
      looker: { actor: 'system:log-retention', requestId: '' },
      sealCut: (line) => writeSeal({ ...line, log: cutLog, at: new Date().toISOString() }, config.seals),
    });
    const until = moment.toISOString().slice(0, 10);
    if (cut) console.log(`${cut.antal} lines of the read log were taken away, up to line ${cut.nr}.`);
    else console.log(`No sealed stretch of the read log is from before ${until}; nothing was taken away.`);
  } finally {
    await database.close();
  }
}

function momentOf(before: string | undefined, days: number): Date {
  if (before === undefined && days === 0)
    throw new StartupError('Give --before 2025-01-01, or READ_LOG_DAYS: how many days the read log is kept.');
  const moment = before === undefined ? new Date(Date.now() - days * day) : new Date(before);
  if (Number.isNaN(moment.getTime())) throw new StartupError('--before: give a date: 2025-01-01.');
  if (moment.getTime() > Date.now()) throw new StartupError('--before: that day is still to come.');
  return moment;
}
