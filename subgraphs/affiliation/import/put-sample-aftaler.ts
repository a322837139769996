import type { SampleDataaftale } from '../../../prisma/seed/folk/dataaftaler.ts';
import type { Content } from '../change/slags.ts';
import type { Work } from '../change/work.ts';

/** Makes the shipped data agreements. */
export async function putSampleAftaler(work: Work, aftaler: readonly SampleDataaftale[]): Promise<void> {
  for (const aftale of aftaler) work.create('dataaftale', contentOf(aftale), []);
  await work.loadEnheder(aftaler.map(({ enhed }) => enhed));
}

function contentOf({ udbydersystem, tjeneste, enhed, status, dato }: SampleDataaftale): Content['dataaftale'] {
  const decided = status === 'requested' ? null : dato;
  return {
    udbydersystem,
    tjeneste,
    enhedsNummer: enhed,
    status,
    formaal: null,
    kommentar: null,
    anmodetDato: dato,
    anmodetAf: 'sample',
    afgjortDato: decided,
    afgjortAf: decided && 'sample',
    sidstBrugt: null,
  };
}
