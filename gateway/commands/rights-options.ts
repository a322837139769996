import { type Command, Option } from 'commander';
import { roles } from '../../subgraphs/common/auth/roles.ts';

export interface RightsOptions {
  role: string[];
  kommune: string[];
  cvr: string[];
  enhed: string[];
}

/** The options that say what a token or an API key may do; each may be given several times. */
export function addRightsOptions(command: Command): Command {
  return command
    .addOption(new Option('--role <role...>', 'what the caller is').choices(Object.keys(roles)).makeOptionMandatory())
    .option('--kommune <kode...>', 'municipalities of the roles that reach as far as those', [])
    .option('--cvr <number...>', 'CVR numbers of the role privat', [])
    .option('--enhed <nummer...>', 'institution numbers of the role institution', []);
}
