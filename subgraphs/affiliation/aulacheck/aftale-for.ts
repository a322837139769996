import { fold } from '../../common/text/fold.ts';
import { importTjeneste } from '../dataaftale/tjenester.ts';
import type { AulaFix } from './aula-check.ts';
import type { AftaleFacts, AulaFacts } from './aula-facts.ts';

/** The name that Aula's own system goes by in data agreements; no source gives it letter by letter. */
export const aulaSystem = 'Aula';

/** For the import interface: how the administrative system delivers. */
export const isImport = ({ tjeneste }: AftaleFacts): boolean => tjeneste === importTjeneste;

/** For Aula's own reading, of whichever package. */
export const isAula = ({ udbydersystem, tjeneste }: AftaleFacts): boolean =>
  tjeneste !== importTjeneste && fold(udbydersystem) === fold(aulaSystem);

export const isApproved = ({ status }: AftaleFacts): boolean => status === 'approved';

/** The next step to an approved access: a request that waits is approved, one that was refused or ended is made anew. */
export function accessFix(isMeant: (aftale: AftaleFacts) => boolean, who: AulaFix) {
  return ({ aftaler }: AulaFacts): AulaFix | undefined => {
    const found = new Set(aftaler.filter(isMeant).map(({ status }) => status));
    if (found.has('requested'))
      return {
        da: `${who.da} har anmodet: lad den aftaleansvarlige tage stilling (approveDataaftaler).`,
        en: `${who.en} has made the request: let the approver decide (approveDataaftaler).`,
      };
    if (found.has('rejected') || found.has('revoked'))
      return {
        da: `Anmodningen er afvist, eller adgangen tilbagekaldt: ${who.da} må anmode igen (requestDataaftale), før den aftaleansvarlige kan godkende.`,
        en: `The request was rejected, or the access revoked: ${who.en} has to request it anew (requestDataaftale) before the approver can approve.`,
      };
    return undefined;
  };
}
