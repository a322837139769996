import type { Kontrol } from './kontrol.ts';

/** The approval is an instruction that the supplier may send the institution's users by this very service. */
export const agreementApproved: Kontrol = {
  code: 'AGREEMENT_APPROVED',
  severity: 'error',
  kinds: ['FULL', 'DELTA', 'DELETE'],
  da: 'Der er ingen godkendt dataadgang for {kilde} til wsaIMPORT for {nummer}.',
  en: 'There is no approved data access for {kilde} to wsaIMPORT for {nummer}.',
  source: 'STIL, Godkendelse af dataaftale (INFRA2); Tilslutning: Anmodning om dataadgang',
  mark: 'stated',
  check: ({ hasApprovedAgreement, source, enhed: { nummer } }) =>
    hasApprovedAgreement ? [] : [{ lokalId: null, path: ['hasApprovedAgreement'], details: { kilde: source, nummer } }],
};
