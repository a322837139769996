import type { Content, Slags } from './slags.ts';

/** Fields that hang together in one column: those whose text differs are the ones that changed. */
const parts =
  (...fields: string[]) =>
  (before?: string | null, after?: string | null): string[] => {
    if (before === undefined || after === undefined) return fields;
    const [was, is] = [before, after].map((column) => JSON.parse(column ?? '{}') as Record<string, unknown>);
    return fields.filter((field) => JSON.stringify(was?.[field] ?? null) !== JSON.stringify(is?.[field] ?? null));
  };

type Names = string[] | ReturnType<typeof parts>;

/**
 * The columns that the schema calls otherwise. No name: it has no field for the column, which follows from others. What
 * no type shows has the name that its input has.
 */
const otherwise: { [S in Slags]?: Partial<Record<keyof Content[S], Names>> } = {
  dagplejegruppe: { anvisningsenhedsNummer: ['anvisningsenhed'] },
  dagplejer: {
    dagplejegruppeId: ['dagplejegruppe'],
    enhedsNummer: ['anvisningsenhed'],
    gruppeId: ['hovedgruppeId'],
  },
  gaesteophold: { enhedsNummer: ['anvisningsenhed'] },
  person: {
    cprIndex: ['cpr'],
    cprCipher: ['cpr'],
    cprNoegle: ['cpr'],
    aliasFornavn: ['alias'],
    aliasEfternavn: ['alias'],
    kontakt: parts('adresse', 'hjemmetelefon', 'arbejdstelefon', 'mobiltelefon'),
    oplysninger: ['kilder'],
    antalKilder: [],
  },
  tilknytning: { personId: ['person'], hovedgruppeId: ['hovedgruppe'], barnId: ['barn'] },
  levering: { enhedsNavn: [], aftryk: [], snapshot: [] },
};

/** What the schema calls a column whose value changes; all that it holds when the values are not told. */
export function feltNames(kind: Slags, column: string, before?: string | null, after?: string | null): string[] {
  const names = (otherwise[kind] as Record<string, Names> | undefined)?.[column] ?? [column];
  return typeof names === 'function' ? names(before, after) : names;
}
