import { maskCpr } from '../../../common/text/cpr-text.ts';
import { authenticationSubcodes, ImportFailure } from './import-failure.ts';
import type { ImportAnswer, RowCode, RowRefusal } from './import-service.ts';
import { parseOrNull, select } from './message-xml.ts';

/**
 * The answer's names. Only XMLsvar (STIL, side 2360666), UNILogin, reskode and restekst (type library, generation v6)
 * have been seen; that they stand together so, and the rest, is inferred: the real schema is not public. Names are
 * compared without regard to case and namespace.
 */
const names = {
  answer: 'xmlsvar',
  user: 'unilogin',
  localId: 'localpersonid',
  resultCode: 'reskode',
  resultText: ['restekst', 'tekst', 'fejltekst', 'besked'],
  accepted: ['0', 'ok'],
  created: ['antaloprettet', 'oprettet'],
  updated: ['antalopdateret', 'opdateret'],
  removed: ['antalslettet', 'slettet'],
};

/** Which words mean what. Only the first has been seen (STIL, side 12780586); the others are inferred from its list of reasons. */
const codes: readonly [words: RegExp, code: RowCode][] = [
  [/ikke forventet cpr/i, 'CPR_CHANGED'],
  [/cpr.*mangler|mangler.*cpr|uden cpr/i, 'CPR_MISSING'],
  [/cpr.*(forkert|ugyldig|fejl)|(forkert|ugyldig|fejl).*cpr/i, 'CPR_WRONG'],
  [/alias/i, 'ALIAS_MISSING'],
  [/sourcedatetime/i, 'SOURCE_TIME_OLD'],
];

const longestText = 500;

/**
 * What an answer's Body says; null when it says nothing that is understood, which is never taken for a yes. The users'
 * blocks are cut away first, with their initial passwords.
 */
export function readXmlSvar(body: Element): Omit<ImportAnswer, 'messageId'> | null {
  const svar = answerIn(body);
  if (!svar) return null;
  const users = elements(svar).filter((element) => nameOf(element) === names.user);
  for (const user of users) user.parentNode?.removeChild(user);
  const all = elements(svar);
  const counts = countsOf(all);
  const named = all.filter((element) => child(element, [names.localId]));
  const result = all.find((element) => child(element, [names.resultCode]) && !named.includes(element));
  const isCounted = users.length > 0 || Object.values(counts).some((value) => value !== null);
  if (!result && named.length === 0 && !isCounted) return null;
  const rows = named.filter((element) => !isAccepted(element)).map(toRefusal);
  const isRefused = result !== undefined && !isAccepted(result);
  if (isRefused && rows.length === 0) rows.push(toRefusal(result));
  const isLoaded = !isRefused || users.length > 0 || Object.values(counts).some((value) => value);
  return { outcome: rows.length === 0 ? 'ACCEPTED' : isLoaded ? 'PARTIALLY_ACCEPTED' : 'REJECTED', ...counts, rows };
}

const countsOf = (all: Element[]): Pick<ImportAnswer, 'created' | 'updated' | 'removed'> => ({
  created: count(all, names.created),
  updated: count(all, names.updated),
  removed: count(all, names.removed),
});

/** XMLsvar, which holds elements, or, as services of its time do, a document as text. */
function answerIn(body: Element): Element | undefined {
  const svar = elements(body).find((element) => nameOf(element) === names.answer);
  const text = svar?.textContent?.trim() ?? '';
  return svar && elements(svar).length === 1 && text.startsWith('<') ? parseOrNull(text)?.documentElement : svar;
}

const elements = (root: Element): Element[] => [root, ...Array.from(root.getElementsByTagName('*'))];
const nameOf = (element: Element): string => element.localName.toLowerCase();

const child = (element: Element, wanted: readonly string[]): string | null =>
  Array.from(element.childNodes)
    .filter((node) => node.nodeType === 1 && wanted.includes(nameOf(node as Element)))
    .map((node) => node.textContent?.trim() ?? '')[0] ?? null;

const isAccepted = (element: Element): boolean =>
  names.accepted.includes(child(element, [names.resultCode])?.toLowerCase() ?? '');

function toRefusal(element: Element): RowRefusal {
  const text = maskCpr(child(element, names.resultText) ?? '').slice(0, longestText);
  const code = codes.find(([words]) => words.test(text))?.[1] ?? 'OTHER';
  return { localPersonId: child(element, [names.localId]), code, text };
}

function count(all: Element[], wanted: readonly string[]): number | null {
  const text = all.find((element) => wanted.includes(nameOf(element)))?.textContent?.trim();
  return text && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

/**
 * The failure that a SOAP Fault reports; null when there is none. Faults need not be signed: the service refuses what it
 * cannot verify before it has anything to sign with, and TLS has shown who it is. Their texts are not kept.
 */
export function readFault(message: Document): ImportFailure | null {
  const [fault] = select('/soap:Envelope/soap:Body/soap:Fault', message);
  if (!fault) return null;
  const words = [...select('soap:Code//soap:Value', fault), ...select('soap:Detail//*[not(*)]', fault)];
  const found = words.map(({ textContent }) => textContent?.trim().replace(/^.*:/, ''));
  const subcode = authenticationSubcodes.find((known) => found.includes(known)) ?? null;
  if (subcode !== null || select('soap:Detail/*[starts-with(local-name(), "Authentification")]', fault).length > 0)
    return new ImportFailure('AUTHENTICATION', { subcode });
  return found[0] === 'Receiver'
    ? new ImportFailure('SERVER_ERROR', { passing: true, uncertain: true })
    : new ImportFailure('REFUSED');
}

/** The institution numbers of hentDataAftaler's answer; null when it is another answer. */
export function readAgreements(body: Element): string[] | null {
  const [response] = select("*[local-name()='hentDataAftalerResponse']", body);
  if (!response) return null;
  return select("*[local-name()='regnr']", response).map(({ textContent }) => textContent?.trim() ?? '');
}
