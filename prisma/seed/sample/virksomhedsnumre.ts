/**
 * Fictional CVR and P-numbers of one municipality. Real CVR numbers do not begin with 9 and real P-numbers begin with 1,
 * so ours belong to nobody. CVR: 9 + kommunekode + serial + check digit. P-number: 09 + kommunekode + serial.
 */
export function virksomhedsnumre(kode: string): { nextCvr(): string; nextPNummer(): string } {
  let cvrSerial = 0;
  let pSerial = 0;
  const nextCvr = (): string => {
    const first = `9${kode}${String(cvrSerial++).padStart(3, '0')}`;
    const digit = checkDigit(first);
    return digit > 9 ? nextCvr() : `${first}${digit}`;
  };
  return { nextCvr, nextPNummer: () => `09${kode}${String(++pSerial * 7).padStart(5, '0')}` };
}

/** Modulus 11 with the weights 2 7 6 5 4 3 2 1, as CVR numbers use it; 10 means that the number is skipped. */
function checkDigit(first: string): number {
  const weights = [2, 7, 6, 5, 4, 3, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first.charAt(i)), 0);
  return (11 - (sum % 11)) % 11;
}
