import { openAffiliation } from '../../subgraphs/affiliation/affiliation.ts';
import { type DueReport, runDue } from '../../subgraphs/affiliation/delivery/levering/run-due.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Config } from '../config/config.ts';
import { askInProcess } from '../server/ask-register.ts';
import { kommuneOption } from './options.ts';
import { showProgress } from './output.ts';

interface Options {
  kommune?: string;
  dryRun?: boolean;
}

/** Makes the deliveries whose time has come, and sends what is to be sent; once, as the server does every minute. */
export async function deliver(config: Config, { kommune, dryRun = false }: Options): Promise<void> {
  const { mode, databaseUrl } = config.register;
  const kode = kommuneOption(kommune);
  if (!config.unilogin && !dryRun)
    throw new StartupError(
      'Unilogin is not set up: give UNILOGIN_PROVIDER_ID, UNILOGIN_KEY_FILE, UNILOGIN_CERT_FILE and UNILOGIN_ANSWER_CA_FILE, or try with --dry-run.',
    );
  const register = await openRegister(databaseUrl, config.register);
  const { databaseUrl: url, cprKeys, witness, terms } = config.affiliation;
  const affiliation = await openAffiliation(url, { mode, cprKeys, unilogin: config.unilogin, witness, terms });
  const progress = showProgress('Delivering');
  try {
    await affiliation.follow(askInProcess(register), (error) => {
      throw error;
    });
    const options = { kommune: kode, dryRun, onStep: progress.update };
    const report = await runDue(affiliation, options);
    progress.stop();
    print(report, dryRun);
  } finally {
    progress.stop();
    await affiliation.close();
    await register.close();
  }
}

function print({ prepared, sent, left, problems, failures }: DueReport, dryRun: boolean): void {
  if (dryRun) for (const what of prepared) console.log(`${what}: to be made`);
  const count = prepared.length;
  console.log(dryRun ? `${count} to be made.` : `${count} made, ${sent} sent and answered or waiting for an answer.`);
  if (left > 0) console.log(`Unilogin does not answer: ${left} are left for the next round.`);
  for (const { what, codes } of problems) console.log(`${what}: ${codes.join(', ')}`);
  if (problems.length + left > 0) process.exitCode = 1;
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} deliveries failed`);
}
