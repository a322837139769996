/** Small UNILoginImport documents, as good as the transport needs them. */
export const documents = {
  /** Pseudo-CPR: day + 60. */
  cpr: (n: number): string => `${61 + n}0120000${n}`,

  person(localId: string, cpr: string, name = 'Anna', isProtected = false, alias?: string): string {
    const aliases = alias ? `<AliasFirstName>${alias}</AliasFirstName><AliasFamilyName>${alias}</AliasFamilyName>` : '';
    const number = cpr && `<CivilRegistrationNumber>${cpr}</CivilRegistrationNumber>`;
    const names = `<FirstName>${name}</FirstName><FamilyName>Eksempel</FamilyName>`;
    return `<InstitutionPerson><LocalPersonId>${localId}</LocalPersonId><Person protected="${isProtected}">${names}${number}${aliases}</Person><Employee><Role>Pædagog</Role></Employee></InstitutionPerson>`;
  },

  doc: (persons: string[], at = '2026-08-01T17:00:00'): string =>
    `<UNILoginImport xmlns="urn:example:unilogin-import:inferred" sourceDateTime="${at}" source="Eksempelsystem" schoolYear="2026-2027"><Institution><InstitutionNumber>G12345</InstitutionNumber>${persons.join('')}</Institution></UNILoginImport>`,
};
