import { sample } from '../../prisma/seed/sample.ts';
import { resetSandbox } from '../../subgraphs/common/database/sandbox.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Config } from '../config/config.ts';

/** Throws away what was written in the sandbox: both databases become copies again of what they are copies of. */
export async function resetRegisterSandbox({ register, affiliation, sample: size }: Config): Promise<void> {
  const { databaseUrl, mode } = register;
  if (mode !== 'sandbox')
    throw new StartupError(`There is a sandbox to reset only with REGISTER_MODE=sandbox (it is "${mode}").`);
  await resetSandbox(databaseUrl);
  await resetSandbox(affiliation.databaseUrl);
  const copy = await openRegister(databaseUrl, { mode });
  if (size !== 'none') await copy.storeSample(sample(size));
  await copy.close();
  console.log('The sandbox is a copy of the register again.');
}
