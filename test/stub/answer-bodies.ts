import { messageNames } from '../../subgraphs/affiliation/delivery/transport/message-xml.ts';
import { escapeXml } from '../../subgraphs/affiliation/delivery/transport/soap-import-service.ts';
import type { Delivery } from './delivery.ts';
import type { Result } from './loaded.ts';

const { bpi, soap } = messageNames;

/** What stands in the Body of the stub's answers, in the shape that `xml-svar.ts` assumes. */
export const answerBodies = {
  svar(namespace: string, { operation }: Delivery, result: Result, withPasswords: boolean): string {
    const { refusal, created, updated, removed, rows } = result;
    const refused = rows.map(
      ({ localId, text }) => `<Afvist>${element('LocalPersonId', localId)}${element('restekst', text)}</Afvist>`,
    );
    const users = withPasswords ? created.map(({ cpr }, i) => user(i, cpr)) : [];
    const counts = `<antalOprettet>${created.length}</antalOprettet><antalOpdateret>${updated.length}</antalOpdateret><antalSlettet>${removed}</antalSlettet>`;
    const status = `<Svar><reskode>${refusal === null ? 0 : 1}</reskode>${element('restekst', refusal ?? 'OK')}</Svar>`;
    const svar = `<XMLsvar>${status}${counts}${refused.join('')}${users.join('')}</XMLsvar>`;
    return `<${operation}Response xmlns="${escapeXml(namespace)}">${svar}</${operation}Response>`;
  },

  agreements: (numbers: Iterable<string>): string =>
    `<hentDataAftalerResponse xmlns="${bpi}">${[...numbers].map((number) => element('regnr', number)).join('')}</hentDataAftalerResponse>`,

  /** STIL's AuthentificationFault, as a fault of SOAP. */
  authentificationFault: (subcode: string): string =>
    `<soap:Fault xmlns:soap="${soap}"><soap:Code><soap:Value>soap:Sender</soap:Value><soap:Subcode><soap:Value xmlns:bpi="${bpi}">bpi:${subcode}</soap:Value></soap:Subcode></soap:Code>` +
    `<soap:Reason><soap:Text xml:lang="da">Adgang nægtet</soap:Text></soap:Reason><soap:Detail><AuthentificationFault xmlns="${bpi}"><type>${subcode}</type></AuthentificationFault></soap:Detail></soap:Fault>`,
};

const element = (name: string, text: string) => `<${name}>${escapeXml(text)}</${name}>`;

const user = (number: number, cpr: string) =>
  `<UNILogin><UserId>demo${number}</UserId><InitialPassword>hemmelig-${number}</InitialPassword>` +
  `<CivilRegistrationNumber>${cpr}</CivilRegistrationNumber><PasswordState>Ny</PasswordState></UNILogin>`;
