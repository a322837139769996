import { danishSortKey } from '../../common/text/danish-sort-key.ts';
import type { Enhed } from '../generated/sqlite/client.ts';
import type { FeedChange, FeedNode } from './register-feed.ts';

const niveauOf = {
  Daginstitution: 'daginstitution',
  Anvisningsenhed: 'anvisningsenhed',
  AlternativAdresse: 'alternativAdresse',
} as const;

/** The units that a change of the register tells of, as it left them. */
export const toEnheder = ({ id, kommuneAfter, after, along }: FeedChange): Enhed[] =>
  [...(after ? [after] : []), ...along].map((node) => toEnhed(node, kommuneAfter ?? '', id));

function toEnhed(node: FeedNode, kommuneKode: string, registerChange: number): Enhed {
  const { nummer, navn, aktiv } = node;
  return {
    nummer,
    niveau: niveauOf[node.__typename],
    navn,
    institutionstypeKode: node.institutionstype?.kode ?? null,
    aktiv,
    kommuneKode,
    parentNummer: node.anvisningsenhedsNummer ?? node.daginstitutionsNummer ?? null,
    cvrNummer: node.cvrNummer ?? null,
    pNummer: node.pNummer ?? null,
    pNummerAktiv: isActive(node.kontrol?.cvr),
    harAdresse: (node.adresse?.vejNavn ?? null) !== null,
    sortNavn: danishSortKey(navn),
    registerChange,
  };
}

/** A P-number of another business (OTHER_CVR) is active all the same. Null while CVR has not been heard. */
function isActive(cvr: { svar: string; aarsag: string | null } | null | undefined): boolean | null {
  if (cvr?.svar === 'MODSAGT') return cvr.aarsag === 'OTHER_CVR';
  return cvr?.svar === 'BEKRAEFTET' ? true : null;
}
