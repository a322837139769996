import { otherSeparator } from '../../common/files/file-texts.ts';
import { type Finding, refusalAt, remarkAt } from './finding.ts';
import { type FileKind, type Kolonne, navnSpellings, ownColumns, requiredKolonner, spellings } from './kolonne.ts';
import type { Layout, Place } from './layout.ts';
import type { SourceRow } from './row-source.ts';

interface Header {
  /** Null when no column tells which export it is. */
  layout: Layout | null;
  refusals: Finding[];
  remarks: Finding[];
}

type Meaning = { kolonne: Kolonne; isTekst: boolean };
type Column = { header: string; index: number; meaning: Meaning | undefined };

/** Tells from its header which export a file is, and where its columns stand. */
export function readHeader({ line, values }: SourceRow): Header {
  const kind = kindOf(values);
  if (kind === null) return { layout: null, refusals: [unknownHeader(line, values)], remarks: [] };
  const meanings = meaningsOf(kind);
  const columns = values.map((header, index) => ({ header, index, meaning: meanings.get(header.toLowerCase()) }));
  const places = placesOf(columns);
  const missing = requiredKolonner[kind].filter((kolonne) => !places.has(kolonne));
  const unknown = columns.filter(({ meaning, header }) => !meaning && !isOwn(header));
  return {
    layout: { kind, width: values.length, places },
    refusals: [...duplicates(columns, line), ...missing.map((kolonne) => missingColumn(kolonne, kind, line))],
    remarks: unknown.map(({ header }) => remarkAt(line, 'COLUMN_UNKNOWN', { column: header, value: header })),
  };
}

/** A code's text is read only where the code itself is missing. */
function placesOf(columns: Column[]): Map<Kolonne, Place> {
  const places = new Map<Kolonne, Place>();
  for (const isTekst of [true, false])
    for (const { header, index, meaning } of columns)
      if (meaning?.isTekst === isTekst) places.set(meaning.kolonne, { header, index, isTekst });
  return places;
}

function kindOf(values: string[]): FileKind | null {
  const has = (kolonne: keyof typeof spellings) =>
    spellings[kolonne].some((spelling) => values.some((value) => value.toLowerCase() === spelling.toLowerCase()));
  if (has('dagtilbudsType')) return 'samlet';
  if (has('alternativAdresseNummer')) return 'alternativAdresse';
  if (has('anvisningsenhedsNummer')) return 'anvisningsenhed';
  return has('daginstitutionsNummer') ? 'daginstitution' : null;
}

/** What each spelling means in a file of this kind. */
function meaningsOf(kind: FileKind): Map<string, Meaning> {
  const all = Object.entries({ ...spellings, navn: navnSpellings[kind] }) as [Kolonne, readonly string[]][];
  const codes = all.flatMap(([kolonne, names]) => names.map((name) => ({ name, kolonne, isTekst: false })));
  const texts = codes.map(({ name, kolonne }) => ({ name: `${name}_Tekst`, kolonne, isTekst: true }));
  const koded = texts.filter(({ kolonne }) => kolonne.endsWith('Kode') || kolonne === 'aktivitetsstatus');
  return new Map([...codes, ...koded].map(({ name, ...meaning }) => [name.toLowerCase(), meaning]));
}

const isOwn = (header: string): boolean =>
  header === '' || ownColumns.some((own) => own.toLowerCase() === header.toLowerCase());

/** Two columns that mean the same, whether spelled alike or not; which of them counts cannot be told. */
function duplicates(columns: Column[], line: number): Finding[] {
  const seen = new Map<string, string>();
  return columns.flatMap(({ header, meaning }) => {
    const key = meaning ? `${meaning.kolonne}/${meaning.isTekst}` : header.toLowerCase();
    const first = seen.get(key);
    seen.set(key, first ?? header);
    if (first === undefined || header === '') return [];
    return [refusalAt(line, 'COLUMN_TWICE', { column: header, expected: `${first}, ${header}` })];
  });
}

function missingColumn(kolonne: Kolonne, kind: FileKind, line: number): Finding {
  const names = kolonne === 'navn' ? navnSpellings[kind] : spellings[kolonne];
  return refusalAt(line, 'COLUMN_MISSING', { column: names[0], example: names.join(', ') });
}

/** A file of another separator is one of one column, of which no name is known. */
function unknownHeader(line: number, values: string[]): Finding {
  const separator = otherSeparator(values);
  if (separator !== null) return refusalAt(line, 'FILE_NOT_SEMICOLONS', { value: separator });
  return refusalAt(line, 'HEADER_UNKNOWN', asHeader(values));
}

const asHeader = (values: string[]) => ({
  value: values.join(';'),
  example: 'dagtilbudsType;daginstitutionsNummer;anvisningsenhedsNummer;dagtilbudsNavn;…',
});
