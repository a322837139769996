import type { TilknytningRow } from '../../subgraphs/affiliation/import/tilknytning-row.ts';
import { buildEnhed } from './folk/build-enhed.ts';
import { CprSerie } from './folk/cpr-serie.ts';
import { folkEnheder } from './folk/folk-enheder.ts';
import type { FolkSize } from './folk/folk-size.ts';
import { Nabolag } from './folk/nabolag.ts';

/** Fictional people of the sample's units, the same on every machine; unit by unit, so that memory does not grow. */
export function* sampleFolk(size: FolkSize): Generator<TilknytningRow> {
  const cpr = new CprSerie();
  let nabolag: Nabolag | undefined;
  for (const enhed of folkEnheder(size)) {
    if (nabolag?.kommuneKode !== enhed.kommuneKode) nabolag = new Nabolag(enhed.kommuneKode, cpr);
    yield* buildEnhed(nabolag, enhed);
  }
}
