import { select } from '../../subgraphs/affiliation/delivery/transport/message-xml.ts';

export interface DeliveredPerson {
  localId: string;
  cpr: string;
  isProtected: boolean;
  hasAlias: boolean;
}

/** What a request asked for, as the stub understood it. */
export interface Delivery {
  operation: string;
  providerId: string;
  messageId: string;
  institution: string;
  source: string;
  sourceDateTime: string;
  persons: DeliveredPerson[];
}

/** Reads a request's signed Body. */
export function readDelivery(body: Element, headers: Pick<Delivery, 'providerId' | 'messageId'>): Delivery {
  const operation = select('*', body)[0];
  const document = select("*/*[local-name()='instXML']/*", body)[0];
  const institution = document && child(document, 'Institution');
  return {
    ...headers,
    operation: operation?.localName ?? '',
    institution: text(institution, 'InstitutionNumber'),
    source: document?.getAttribute('source') ?? '',
    sourceDateTime: document?.getAttribute('sourceDateTime') ?? '',
    persons: institution ? children(institution, 'InstitutionPerson').map(toPerson) : [],
  };
}

function toPerson(element: Element): DeliveredPerson {
  const person = child(element, 'Person');
  return {
    localId: text(element, 'LocalPersonId'),
    cpr: text(person, 'CivilRegistrationNumber'),
    isProtected: person?.getAttribute('protected') === 'true',
    hasAlias: text(person, 'AliasFirstName') !== '' && text(person, 'AliasFamilyName') !== '',
  };
}

const children = (parent: Element, name: string) => select(`*[local-name()='${name}']`, parent);
const child = (parent: Element, name: string): Element | undefined => children(parent, name)[0];
const text = (parent: Element | undefined, name: string) => (parent && child(parent, name)?.textContent?.trim()) ?? '';
