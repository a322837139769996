import type { ObjectChange } from '../change/object-change.ts';
import { niveauer } from '../dagtilbud/niveau.ts';
import { brokenRegler } from '../regel/broken-regler.ts';
import { type Finding, remarkAt, ruleFinding } from './finding.ts';
import type { ImportRow } from './import-row.ts';
import { type Kolonne, nummerKolonne, ownerKolonner } from './kolonne.ts';
import type { LoadRun } from './load-run.ts';

/** Remarks on what is stored although it breaks a rule, or does not agree with the rows around it. */
export function remarkOnRow(run: LoadRun, row: ImportRow, change: ObjectChange): void {
  const header = (field: string): string => run.layout.places.get(field as Kolonne)?.header ?? field;
  for (const { regel, breach } of brokenRegler(change.niveau, change.after))
    run.report.remark(ruleFinding(row.line, regel, header(breach.field), breach));
  for (const relation of [onTwoLevels, closedParent, otherOwner])
    for (const finding of relation(run, row, change, header)) run.report.remark(finding);
}

type Header = (field: string) => string;

/** Occurs in the real register; told on the lower level, and on the upper when only that is loaded. */
function onTwoLevels(run: LoadRun, { line }: ImportRow, { niveau, nummer }: ObjectChange, header: Header): Finding[] {
  const { family, layout } = run;
  const isOwner = niveau !== 'daginstitution' && family.owners.has(nummer);
  const isUnit = (niveau === 'alternativAdresse' || layout.kind === 'daginstitution') && family.units.has(nummer);
  if (!isOwner && !isUnit) return [];
  const expected = isOwner ? 'daginstitution' : 'anvisningsenhed';
  return [remarkAt(line, 'NUMMER_ON_TWO_LEVELS', { column: header(nummerKolonne[niveau]), value: nummer, expected })];
}

function closedParent({ family }: LoadRun, { line }: ImportRow, change: ObjectChange, header: Header): Finding[] {
  if (change.niveau === 'daginstitution' || change.after.aktivitetsstatus !== 'Aktiv') return [];
  const isUnit = change.niveau === 'anvisningsenhed';
  const value = isUnit ? change.after.daginstitutionsNummer : change.after.anvisningsenhedsNummer;
  const parent = isUnit ? family.owners.get(value) : family.units.get(value);
  if (parent?.aktivitetsstatus !== 'Nedlagt') return [];
  const expected = isUnit ? 'daginstitution' : 'anvisningsenhed';
  return [remarkAt(line, 'PARENT_CLOSED', { column: header(niveauer[change.niveau].parent), value, expected })];
}

/** A unit's row repeats what its daginstitution is; where they differ the daginstitution's own row counts. */
function otherOwner({ family }: LoadRun, { line, cells }: ImportRow, change: ObjectChange, header: Header): Finding[] {
  if (change.niveau !== 'anvisningsenhed') return [];
  const owner = family.owners.get(change.after.daginstitutionsNummer);
  if (!owner) return [];
  return ownerKolonner.flatMap((kolonne) => {
    const value = cells[kolonne] ?? owner[kolonne];
    if (value === owner[kolonne]) return [];
    return [
      remarkAt(line, 'OWNER_DIFFERS', {
        column: header(kolonne),
        value: String(value),
        expected: owner[kolonne] ?? '–',
      }),
    ];
  });
}
