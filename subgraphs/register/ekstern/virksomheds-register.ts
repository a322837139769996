import type { Deadline } from '../../common/remote/deadline.ts';
import type { EksternSvar } from './svar.ts';

/** What CVR says of a P-number: confirmed is active; then with the CVR number it belongs to, if CVR told. */
export type PNummerSvar = EksternSvar & { cvrNummer: string | null };

/** CVR, the register of businesses, however it is reached. */
export interface VirksomhedsRegister {
  /** One answer for each P-number, in their order; never fails. */
  check(pNumre: readonly string[], deadline: Deadline): Promise<PNummerSvar[]>;
}
