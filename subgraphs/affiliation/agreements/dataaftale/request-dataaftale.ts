import { fold } from '../../../common/text/fold.ts';
import { readNumre, readText, readValue } from '../../core/change/read-input.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { Work } from '../../core/change/work.ts';
import type { RequestDataaftaleInput } from './dataaftale-inputs.ts';
import { parseTjeneste } from './tjenester.ts';

/** Asks for data access, or once more for one that was rejected or revoked: an agreement per unit. */
export const requestDataaftale = (input: RequestDataaftaleInput, actor: string): UseCase => ({
  action: 'dataaftale.request',
  input,
  async run(work) {
    const scope = readScope(work, input);
    const numre = readNumre(work, input.enheder, ['input', 'enheder']);
    await work.load('dataaftale', 'enhedsNummer', numre.keys());
    const known = work.all('dataaftale').filter(({ after }) => isSame(after, scope));
    for (const [enhedsNummer, path] of numre) {
      const content = { ...scope, ...undecided, anmodetDato: work.today, anmodetAf: actor };
      const aftale = known.find(({ after }) => after.enhedsNummer === enhedsNummer);
      if (aftale) work.change(aftale, { ...content, udbydersystem: aftale.after.udbydersystem }, path);
      else work.create('dataaftale', { ...content, enhedsNummer }, path);
    }
  },
});

const undecided = { status: 'requested', kommentar: null, afgjortDato: null, afgjortAf: null, sidstBrugt: null };

type Scope = { udbydersystem: string; tjeneste: string };

const isSame = (a: Scope, b: Scope): boolean =>
  a.tjeneste === b.tjeneste && fold(a.udbydersystem) === fold(b.udbydersystem);

/** A stand-in takes the place of what is malformed, so that the units are checked and reported, too. */
function readScope(work: Work, { udbydersystem, tjeneste, formaal }: RequestDataaftaleInput) {
  const at = (field: string) => ['input', field];
  const system = readText(work, udbydersystem, at('udbydersystem'), 200, 'Aula');
  const service = readValue(work, tjeneste, at('tjeneste'), parseTjeneste);
  const purpose = formaal == null ? null : readText(work, formaal, at('formaal'), 2000, 'Brugere og grupper til Aula');
  return { udbydersystem: system ?? '–', tjeneste: service ?? '–', formaal: purpose ?? null };
}
