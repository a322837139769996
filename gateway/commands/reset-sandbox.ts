import { sample } from '../../prisma/seed/sample.ts';
import { resetSandbox } from '../../subgraphs/common/database/sandbox.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';
import { openRegister } from '../../subgraphs/register/register.ts';
import type { Config } from '../config.ts';

/** Throws away what was written in the sandbox: it becomes a copy of the register as that is now. */
export async function resetRegisterSandbox({ register: { databaseUrl, mode }, sample: size }: Config): Promise<void> {
  if (mode !== 'sandbox')
    throw new StartupError(`There is a sandbox to reset only with REGISTER_MODE=sandbox (it is "${mode}").`);
  await resetSandbox(databaseUrl);
  const register = await openRegister(databaseUrl, { mode });
  if (size !== 'none') await register.storeSample(sample(size));
  await register.close();
  console.log('The sandbox is a copy of the register again.');
}
