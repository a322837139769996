import type { Institution } from './institution.ts';
import { type LegacyFlaw, legacyFlaws, type Site } from './legacy-flaws.ts';
import { Random } from './random.ts';
import type { SampleSize } from './sample-size.ts';

/** Puts the register's known flaws into one municipality. A unit gets one flaw at most; anchors get none. */
export function spoil(institutions: readonly Institution[], kode: string, size: SampleSize): void {
  const untouched = new Set(sites(institutions, new Random(`other/${kode}`)));
  for (const flaw of legacyFlaws) {
    const random = new Random(`legacy/${kode}/${flaw.navn}`);
    for (const site of chosen(flaw, [...untouched], kode, size, random)) {
      flaw.spoil(site);
      untouched.delete(site);
    }
  }
}

function sites(institutions: readonly Institution[], random: Random): Site[] {
  const spoilable = institutions.filter(({ anker }) => !anker);
  const units = spoilable.flatMap((institution) => institution.enheder.map((enhed) => ({ institution, enhed })));
  return units.map((unit) => {
    const other = random.pick(units).enhed;
    return { ...unit, other };
  });
}

function chosen(flaw: LegacyFlaw, candidates: Site[], kode: string, size: SampleSize, random: Random): Site[] {
  const fitting = candidates.filter((site) => flaw.fits(site));
  const pinned = flaw.pinned.includes(kode) ? fitting.slice(0, 1) : [];
  const drawn = size === 'full' ? fitting.filter(() => random.chance(flaw.share)) : [];
  return [...new Set([...pinned, ...drawn])];
}
