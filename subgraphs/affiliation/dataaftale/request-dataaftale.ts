import { fold } from '../../common/text/fold.ts';
import { parseNumre } from '../change/parse-numre.ts';
import { parseTekst } from '../change/parse-tekst.ts';
import { parsed } from '../change/parsed.ts';
import type { UseCase } from '../change/use-case.ts';
import type { Work } from '../change/work.ts';
import type { RequestDataaftaleInput } from './request-dataaftale-input.ts';
import { parseTjeneste } from './tjenester.ts';

/** Asks for data access, or once more for one that was rejected or revoked: an agreement per unit. */
export const requestDataaftale = (input: RequestDataaftaleInput, actor: string): UseCase => ({
  action: 'dataaftale.request',
  input,
  async run(work) {
    const scope = readScope(work, input);
    const numre = parseNumre(work, input.enheder, ['input', 'enheder']);
    if (!scope || numre.size === 0) return;
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

function readScope(work: Work, { udbydersystem, tjeneste, formaal }: RequestDataaftaleInput) {
  const at = (field: string) => ['input', field];
  const system = parsed(work, at('udbydersystem'), () => parseTekst(udbydersystem, 'udbydersystem', 200, 'Aula'));
  const service = parsed(work, at('tjeneste'), () => parseTjeneste(tjeneste, 'tjeneste'));
  const purpose =
    formaal == null
      ? null
      : parsed(work, at('formaal'), () => parseTekst(formaal, 'formaal', 2000, 'Brugere og grupper til Aula'));
  if (system === undefined || service === undefined || purpose === undefined) return undefined;
  return { udbydersystem: system, tjeneste: service, formaal: purpose };
}
