import { problem } from '../../common/errors/problem.ts';
import { importTjeneste } from '../dataaftale/tjenester.ts';
import type { Regel } from './regel.ts';

/** A request for wsaIMPORT says what it is for: STIL wants a support case that states it (page 2360658). */
export const dataaftalePurpose: Regel<'dataaftale'> = {
  slags: ['dataaftale'],
  severity: 'error',
  check({ after, path }) {
    if (after.status !== 'requested' || after.tjeneste !== importTjeneste || after.formaal !== null) return undefined;
    return problem('DATAAFTALE_PURPOSE_MISSING', [...(path ?? []).slice(0, 1), 'formaal'], {
      example: 'Brugere og grupper fra pladsanvisningen til Unilogin',
    });
  },
};
