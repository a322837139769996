import type { Snapshot } from '../../common/database/snapshot.ts';
import type { Gruppe as Row } from '../generated/sqlite/client.ts';
import type { Gruppe } from './gruppe.ts';

export const toGruppe = (
  { id, kode, navn, gruppetype, trin, linje, kilde, gyldigFra, gyldigTil, version, enhedsNummer }: Row,
  snapshot: Snapshot,
): Gruppe => ({
  snapshot,
  id,
  kode,
  navn,
  gruppetype,
  trin,
  linje,
  kilde,
  gyldigFra,
  gyldigTil,
  version,
  enhedsNummer,
});
