import type { Snapshot } from '../../common/database/snapshot.ts';
import { isUuid } from '../../common/parse/uuid.ts';
import type { AffiliationContext } from '../context.ts';
import { refuseEnhed } from '../enhed/refuse-enhed.ts';
import type { Dataaftale } from './dataaftale.ts';

/** The agreement with this id; null when there is none that the caller may read. */
export async function readDataaftale(
  { caller, dataaftaler, enheder }: Pick<AffiliationContext, 'caller' | 'dataaftaler' | 'enheder'>,
  id: string,
  snapshot: Snapshot = null,
): Promise<Dataaftale | null> {
  const [aftale] = isUuid(id) ? await dataaftaler.byIds([id], snapshot) : [];
  if (!aftale) return null;
  const enhed = await enheder.byNummer(aftale.enhedsNummer);
  return refuseEnhed(caller, 'dataaftale.read', aftale.enhedsNummer, enhed?.kommuneKode) ? null : aftale;
}
