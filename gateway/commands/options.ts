import { type Command, Option } from 'commander';
import { roles } from '../../subgraphs/common/auth/permissions.ts';
import { normalKommunekode } from '../../subgraphs/common/parse/identifiers.ts';
import kommuner from '../../subgraphs/common/reference/kommuner.json' with { type: 'json' };
import { StartupError } from '../../subgraphs/common/startup-error.ts';

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

/** The municipality of `--kommune`, three digits; undefined when it is left out. */
export function kommuneOption(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const kode = normalKommunekode(value);
  if (kommuner.some((kommune) => kommune.kode === kode)) return kode;
  throw new StartupError(`--kommune: "${value}" is not the code of a Danish municipality.`);
}
