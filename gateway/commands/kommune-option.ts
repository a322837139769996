import kommuner from '../../prisma/seed/kommuner.json' with { type: 'json' };
import { normalKommunekode } from '../../subgraphs/common/parse/kommunekode.ts';
import { StartupError } from '../../subgraphs/common/startup-error.ts';

/** The municipality of `--kommune`, three digits; undefined when it is left out. */
export function kommuneOption(value: string | undefined): string | undefined {
  if (value === undefined) return undefined;
  const kode = normalKommunekode(value);
  if (kommuner.some((kommune) => kommune.kode === kode)) return kode;
  throw new StartupError(`--kommune: "${value}" is not the code of a Danish municipality.`);
}
