import { select } from './select.ts';

/** The institution numbers of hentDataAftaler's answer; null when it is another answer. */
export function readAgreements(body: Element): string[] | null {
  const [response] = select("*[local-name()='hentDataAftalerResponse']", body);
  if (!response) return null;
  return select("*[local-name()='regnr']", response).map(({ textContent }) => textContent?.trim() ?? '');
}
