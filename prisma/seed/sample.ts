import type { SamletRow } from './samlet-row.ts';
import { buildInstitution } from './sample/build-institution.ts';
import type { Institution } from './sample/institution.ts';
import { Municipality } from './sample/municipality.ts';
import { dagplejeGroups, municipalitiesOf, planMunicipality } from './sample/plan.ts';
import { Random } from './sample/random.ts';
import type { SampleSize } from './sample/sample-size.ts';
import { spoil } from './sample/spoil.ts';

/** The lowest number seen in the register is G10432; all levels draw on one running series. */
const firstNumber = 10431;

/** A fictional register in the layout of its combined export, the same on every machine; parents before children. */
export function* sample(size: SampleSize): Generator<SamletRow> {
  let next = firstNumber;
  const issue = (): string => `G${next++}`;
  for (const kode of municipalitiesOf(size)) {
    for (const institution of municipalitySample(kode, size)) yield* numbered(institution, issue);
  }
}

/** Seeded by the municipality alone, so that its rows do not depend on any other municipality. */
function municipalitySample(kode: string, size: SampleSize): Institution[] {
  const municipality = new Municipality(kode);
  const groups = dagplejeGroups(kode, size);
  const institutions = planMunicipality(kode, size).map((planned, i) =>
    buildInstitution(municipality, planned, groups, new Random(`institution/${kode}/${i}`)),
  );
  spoil(institutions, kode, size);
  return institutions;
}

function* numbered({ row, enheder }: Institution, issue: () => string): Generator<SamletRow> {
  const daginstitutionsNummer = issue();
  yield Object.assign(row, { daginstitutionsNummer });
  for (const enhed of enheder) {
    const anvisningsenhedsNummer = issue();
    yield Object.assign(enhed.row, { daginstitutionsNummer, anvisningsenhedsNummer });
    for (const adresse of enhed.adresser) {
      const alternativAdresseNummer = issue();
      yield Object.assign(adresse, { daginstitutionsNummer, anvisningsenhedsNummer, alternativAdresseNummer });
    }
  }
}
