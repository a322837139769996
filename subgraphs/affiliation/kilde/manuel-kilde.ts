/** The source of users that were attached by hand in Unilogin's user administration (STIL's schemas of wsiEKSPORT). */
export const manuelKilde = 'HUGO Brugeradministrationen';
