import { fold } from '../../common/text/fold.ts';
import { importTjeneste } from '../dataaftale/tjenester.ts';
import type { AftaleFacts } from './aula-facts.ts';

/** The name that Aula's own system goes by in data agreements; no source gives it letter by letter. */
export const aulaSystem = 'Aula';

/** Approved for the import interface: how the administrative system delivers. */
export const isImport = ({ tjeneste }: AftaleFacts): boolean => tjeneste === importTjeneste;

/** Approved for Aula's own reading, of whichever package. */
export const isAula = ({ udbydersystem, tjeneste }: AftaleFacts): boolean =>
  tjeneste !== importTjeneste && fold(udbydersystem) === fold(aulaSystem);
