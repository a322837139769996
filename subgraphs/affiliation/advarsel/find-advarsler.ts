import type { Placed } from '../../common/lists/page-of.ts';
import { addMonths } from '../../common/parse/add-months.ts';
import type { AdvarselScope } from './advarsel-regel.ts';
import { advarselRegler } from './advarsel-regler.ts';
import type { AftaleAdvarsel } from './aftale-advarsel.ts';

/** Everything in a municipality that a 12-month rule ends within a month of the day, or has ended; by day. */
export async function findAdvarsler(
  day: string,
  about: Omit<AdvarselScope, 'cutoff'>,
): Promise<Placed<AftaleAdvarsel>[]> {
  const scope = { ...about, cutoff: addMonths(day, -11) };
  const found = await Promise.all(
    advarselRegler.map(async ({ find, ...texts }) => {
      const aged = await find(scope);
      return aged.map(({ antal, siden, ...one }): AftaleAdvarsel => {
        const frist = addMonths(siden, 12);
        return { ...texts, ...one, siden, frist, overskredet: frist <= day, antal: Number(antal) };
      });
    }),
  );
  return found.flat().map((node) => ({ place: placeOf(node), node }));
}

const placeOf = ({ frist, kode, enhedsNummer, objektId }: AftaleAdvarsel): string =>
  [frist, kode, enhedsNummer, objektId].join(' ');
