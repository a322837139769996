import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { XmlC14NMode, XmlDocument, type XmlElement } from 'libxml2-wasm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ImportAnswer } from '../subgraphs/affiliation/transport/import-answer.ts';
import { ImportFailure } from '../subgraphs/affiliation/transport/import-failure.ts';
import { messageNames } from '../subgraphs/affiliation/transport/message-names.ts';
import { openImportService } from '../subgraphs/affiliation/transport/open-import-service.ts';
import type { TransportSettings } from '../subgraphs/affiliation/transport/transport-settings.ts';
import { Deadline } from '../subgraphs/common/remote/deadline.ts';
import { StartupError } from '../subgraphs/common/startup-error.ts';
import { Authority, type Identity } from './stub/authority.ts';
import { ImportStub } from './stub/import-stub.ts';
import type { Trouble } from './stub/trouble.ts';
import { newFolder, provider } from './support/new-database.ts';

// Nothing here depends on the database.
describe.runIf(provider === 'sqlite')('delivery to Unilogin', () => {
  let stub: ImportStub;
  let stranger: Authority;
  let settings: TransportSettings;
  const folder = newFolder();
  const file = (name: string, text: string) => {
    writeFileSync(path.join(folder.path, name), text);
    return path.join(folder.path, name);
  };

  beforeAll(async () => {
    [stub, stranger] = await Promise.all([ImportStub.start(), Authority.make('En anden CA')]);
    const ca = file('ca.pem', stub.authority.cert);
    settings = {
      url: stub.url,
      namespace: stub.namespace,
      documentNamespace: null,
      providerId: '12345 & "søn"',
      keyFile: file('key.pem', stub.client.key),
      certFile: file('cert.pem', stub.client.cert),
      caFile: ca,
      answerCaFile: ca,
      timeoutMs: 5_000,
      retries: { attempts: 3, firstPause: 1, longestPause: 1_000 },
      breaker: { failures: 1_000, pause: 0 },
    };
  });
  beforeEach(() => stub.reset());
  afterAll(async () => {
    await stub.close();
    folder.remove();
  });

  const open = (over: Partial<TransportSettings> = {}) => openImportService({ ...settings, ...over });
  const withIdentity = ({ key, cert }: Identity) => ({
    keyFile: file('other-key.pem', key),
    certFile: file('other-cert.pem', cert),
  });
  const deliver = (document: string, over: Partial<TransportSettings> = {}, ms = 20_000) =>
    open(over).deliver('importerXml', document, new Deadline(ms));
  const troubled = (...troubles: (Trouble | undefined)[]) => {
    stub.trouble = (n) => (n > troubles.length ? troubles.at(-1) : troubles[n - 1]);
  };

  describe('when all is well', () => {
    it('is answered with counts, and arrives as it was sent', async () => {
      const document = doc([person('a', cpr(1)), person('b', cpr(2))]);
      const answer = (await deliver(`<?xml version="1.0" encoding="UTF-8"?>\n${document}`)) as ImportAnswer;
      expect(answer).toEqual({
        outcome: 'ACCEPTED',
        created: 2,
        updated: 0,
        removed: 0,
        rows: [],
        messageId: expect.stringMatching(/^urn:uuid:/),
      });
      expect(stub.deliveries).toMatchObject([
        { operation: 'importerXml', providerId: '12345 & "søn"', institution: 'G12345', messageId: answer.messageId },
      ]);
      expect(stub.requests[0]).toContain(`<imp:instXML>${document}</imp:instXML>`);
    });

    it('may come in pieces, and as delta and deletion', async () => {
      const service = open();
      async function* pieces() {
        yield* doc([person('a', cpr(1)), person('æ', cpr(2))]).match(/.{1,7}/gsu) ?? [];
      }
      const deadline = new Deadline(20_000);
      expect(await service.deliver('importerXml', pieces(), deadline)).toMatchObject({ created: 2 });
      const delta = doc([person('æ', cpr(2)), person('c', cpr(3))], '2026-08-02T17:00:00');
      expect(await service.deliver('importerDeltaXml', delta, deadline)).toMatchObject({
        created: 1,
        updated: 1,
        removed: 0,
      });
      const deletion = doc([person('a', cpr(1))], '2026-08-03T17:00:00');
      expect(await service.deliver('importerSletXml', deletion, deadline)).toMatchObject({ removed: 1 });
      const full = doc([person('c', cpr(3))], '2026-08-04T17:00:00');
      expect(await service.deliver('importerXml', full, deadline)).toMatchObject({ updated: 1, removed: 1 });
    });

    it('has the headers that the service asks for', async () => {
      await deliver(doc([]));
      const request = XmlDocument.fromString(stub.requests[0] ?? '');
      const text = (xpath: string) => request.get(xpath, messageNames)?.content;
      expect(text('//wsa:Action')).toBe(`${stub.namespace}/importerXml`);
      expect(text('//wsa:To')).toBe(stub.url);
      expect(text('//wsa:ReplyTo/wsa:Address')).toBe(messageNames.anonymous);
      const span = Date.parse(text('//wsu:Expires') ?? '') - Date.parse(text('//wsu:Created') ?? '');
      expect(span).toBe(300_000);
      request.dispose();
    });

    it('is signed in a way that another XML library agrees with', async () => {
      await deliver(doc([person('a', cpr(1), 'Søren &amp; "Bo" <!-- x --> &#13;\n')]));
      const request = XmlDocument.fromString(stub.requests[0] ?? '');
      const canonical = (element: XmlElement) =>
        element.canonicalizeToString({ mode: XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 });
      const get = (xpath: string) => request.get(xpath, messageNames) as XmlElement;
      const references = request.find('//ds:Reference', messageNames) as XmlElement[];
      const signed = references.map((reference) => {
        const id = reference.attr('URI')?.value.slice(1);
        const target = get(`//*[@wsu:Id='${id}']`);
        const digest = createHash('sha256').update(canonical(target)).digest('base64');
        expect(reference.get('ds:DigestValue', messageNames)?.content).toBe(digest);
        return target.name;
      });
      expect(signed).toEqual(['Body', 'Timestamp', 'MessageID', 'UdbydersystemId']);
      const value = Buffer.from(get('//ds:SignatureValue').content, 'base64');
      const key = { key: new X509Certificate(stub.client.cert).publicKey, padding: constants.RSA_PKCS1_PADDING };
      expect(verify('sha256', Buffer.from(canonical(get('//ds:SignedInfo'))), key, value)).toBe(true);
      request.dispose();
    });

    it('lists the institutions with an agreement', async () => {
      stub.agreements = new Set(['G12345', 'G54321']);
      expect(await open().agreements(new Deadline(20_000))).toEqual(['G12345', 'G54321']);
    });
  });

  describe('rows that are not loaded', () => {
    it('are named with a code and a text without CPR numbers, and the others are loaded', async () => {
      stub.refused = new Map([
        ['b', `CPR ${cpr(2)} er ugyldigt`],
        ['c', 'Noget helt andet'],
      ]);
      const persons = [person('a', cpr(1)), person('b', cpr(2)), person('c', cpr(3)), person('d', '')];
      const answer = await deliver(
        doc([...persons, person('e', cpr(5), 'Eva', true), person('f', cpr(6), 'Fie', true, 'F')]),
      );
      expect(answer).toMatchObject({ outcome: 'PARTIALLY_ACCEPTED', created: 2 });
      expect((answer as ImportAnswer).rows).toEqual([
        { localPersonId: 'b', code: 'CPR_WRONG', text: 'CPR •••••••••• er ugyldigt' },
        { localPersonId: 'c', code: 'OTHER', text: 'Noget helt andet' },
        { localPersonId: 'd', code: 'CPR_MISSING', text: 'CPR mangler' },
        { localPersonId: 'e', code: 'ALIAS_MISSING', text: 'Beskyttet person uden alias' },
      ]);
    });

    it('include a person whose CPR number has changed', async () => {
      await deliver(doc([person('a', cpr(1)), person('b', cpr(2))]));
      const answer = await deliver(doc([person('a', cpr(9)), person('b', cpr(2))], '2026-08-02T17:00:00'));
      expect(answer).toMatchObject({
        outcome: 'PARTIALLY_ACCEPTED',
        updated: 1,
        rows: [{ localPersonId: 'a', code: 'CPR_CHANGED', text: 'Ikke forventet CPR til localPersonID (••••••••••)' }],
      });
    });

    it('are all of them when the document is not newer than the last', async () => {
      await deliver(doc([person('a', cpr(1))]));
      expect(await deliver(doc([person('b', cpr(2))]))).toMatchObject({
        outcome: 'REJECTED',
        rows: [{ localPersonId: null, code: 'SOURCE_TIME_OLD' }],
      });
    });
  });

  it('keeps nothing of the users that an answer names, least of all initial passwords', async () => {
    stub.withPasswords = true;
    const seen: string[] = [];
    stub.tamper = (xml) => {
      seen.push(xml);
      return xml;
    };
    const answer = await deliver(doc([person('a', cpr(1))]));
    expect(seen[0]).toContain('hemmelig-0');
    expect(answer).toMatchObject({ outcome: 'ACCEPTED', created: 1 });
    expect(JSON.stringify(answer)).not.toMatch(/hemmelig|demo0|PasswordState/);
    expect(JSON.stringify(answer)).not.toContain(cpr(1));
  });

  describe('a failure', () => {
    const failure = (kind: string, passing: boolean, uncertain: boolean) => ({ kind, passing, uncertain });

    it.each<[Trouble, ReturnType<typeof failure>, number]>([
      ['ERROR', failure('SERVER_ERROR', true, true), 3],
      ['BUSY', failure('SERVER_ERROR', true, false), 3],
      ['BREAK_OFF', failure('UNREACHABLE', true, true), 3],
      ['NO_XML', failure('BAD_ANSWER', false, true), 1],
      ['STRANGE', failure('BAD_ANSWER', false, true), 1],
      ['UNSIGNED', failure('SIGNATURE_INVALID', false, true), 1],
      ['BAD_SIGNATURE', failure('SIGNATURE_INVALID', false, true), 1],
    ])('by %s is told as what it is, and passing ones are tried again', async (trouble, expected, requests) => {
      troubled(trouble);
      const answer = await deliver(doc([person('a', cpr(1))]));
      expect(answer).toBeInstanceOf(ImportFailure);
      expect(answer).toMatchObject(expected);
      expect(stub.requests).toHaveLength(requests);
    });

    it('that passes is forgotten; the document is sent again byte for byte, in a new message', async () => {
      troubled('BUSY', 'ERROR', undefined);
      const document = doc([person('a', cpr(1))]);
      expect(await deliver(document)).toMatchObject({ outcome: 'ACCEPTED', created: 1 });
      expect(stub.requests).toHaveLength(3);
      for (const request of stub.requests) expect(request).toContain(document);
      expect(new Set(stub.requests.map((request) => /urn:uuid:[^<]+/.exec(request)?.[0])).size).toBe(3);
    });

    it('stays uncertain when the repetition meets its own first attempt', async () => {
      troubled('BREAK_OFF', undefined);
      expect(await deliver(doc([person('a', cpr(1))]))).toMatchObject(failure('UNREACHABLE', false, true));
      expect(stub.requests).toHaveLength(2);
    });

    it('stays uncertain when a later attempt fails for certain', async () => {
      troubled('BREAK_OFF', 'BUSY');
      expect(await deliver(doc([person('a', cpr(1))]))).toMatchObject(failure('SERVER_ERROR', true, true));
    });

    it('is a timeout when no answer comes within the time of a call, or by the deadline', async () => {
      troubled('SILENCE');
      const once = { retries: { attempts: 1, firstPause: 1, longestPause: 1 } };
      expect(await deliver(doc([]), { ...once, timeoutMs: 1_000 })).toMatchObject(failure('TIMEOUT', true, true));
      expect(await deliver(doc([]), {}, 50)).toMatchObject({ kind: 'TIMEOUT' });
    });

    it('is certain when nobody listens', async () => {
      const url = stub.url.replace(/:\d+/, ':1');
      expect(await deliver(doc([]), { url })).toMatchObject(failure('UNREACHABLE', true, false));
    });

    it('says which authentication is missing, and is not tried again', async () => {
      stub.agreements = new Set(['G54321']);
      const refused = await deliver(doc([]));
      expect(refused).toMatchObject({ ...failure('AUTHENTICATION', false, false), subcode: 'Rettigheder' });
      expect(stub.requests).toHaveLength(1);
    });

    it('in a row leaves the service alone for a while', async () => {
      troubled('BUSY');
      const service = open({ breaker: { failures: 2, pause: 60_000 } });
      const send = () => service.deliver('importerXml', doc([]), new Deadline(20_000));
      for (const kind of ['SERVER_ERROR', 'SERVER_ERROR', 'UNREACHABLE']) expect(await send()).toMatchObject({ kind });
      expect(stub.requests).toHaveLength(6);
    });

    it('never carries what was sent', async () => {
      troubled('ERROR');
      const answer = await deliver(doc([person('a', cpr(1))]));
      const { message, stack } = answer as ImportFailure;
      expect(`${JSON.stringify(answer)} ${message} ${stack}`).not.toContain(cpr(1));
    });
  });

  describe('an answer that has been tampered with', () => {
    const invalid = { kind: 'SIGNATURE_INVALID', uncertain: true };
    const outcomeOf = (tamper: (xml: string) => string) => {
      stub.tamper = tamper;
      return deliver(doc([person('a', cpr(1))]));
    };
    const body = /<soap:Body .*<\/soap:Body>/s;
    const forged = '<soap:Body wsu:Id="F"><XMLsvar><Svar><reskode>0</reskode></Svar></XMLsvar></soap:Body>';

    it.each<[string, (xml: string) => string]>([
      ['a changed Body', (xml) => xml.replace('<antalOprettet>1', '<antalOprettet>7')],
      ['a changed Timestamp', (xml) => xml.replace(/(<wsu:Expires>)\d{4}/, '$12099')],
      ['the signed Body wrapped in a header', (xml) => wrap(xml, (b) => `<Wrapped>${b}</Wrapped></soap:Header>`)],
      ['the signed Body behind the forged one', (xml) => xml.replace(body, (b) => forged + b)],
      ['a forged Body with the same Id', (xml) => xml.replace(body, (b) => forged.replace('"F"', '"B"') + b)],
      ['a second signature', (xml) => xml.replace(/<ds:Signature .*<\/ds:Signature>/s, (s) => s + s)],
      ['another request in RelatesTo', (xml) => xml.replace(/(RelatesTo[^>]*>urn:uuid:)[^<]+/, '$1x')],
      ['no signature', (xml) => xml.replace(/<ds:Signature .*<\/ds:Signature>/s, '')],
    ])('by %s is refused', async (_, tamper) => {
      const changes: boolean[] = [];
      const answer = await outcomeOf((xml) => {
        changes.push(tamper(xml) !== xml);
        return tamper(xml);
      });
      expect(answer).toMatchObject(invalid);
      expect(changes).toEqual([true]);
    });

    function wrap(xml: string, header: (body: string) => string): string {
      const signed = body.exec(xml)?.[0] ?? '';
      return xml.replace(body, () => forged).replace('</soap:Header>', () => header(signed));
    }

    it('by comments inside texts is read as it was signed', async () => {
      stub.refused = new Map([['a', 'CPR mangler']]);
      const answer = await outcomeOf((xml) => xml.replace('CPR mangler', 'CPR <!-- ikke -->mangler'));
      expect(answer).toMatchObject({ rows: [{ code: 'CPR_MISSING', text: 'CPR mangler' }] });
    });

    it('by more than any answer can hold is not read to its end', async () => {
      const answer = await outcomeOf((xml) => xml + ' '.repeat(33 * 1024 * 1024));
      expect(answer).toMatchObject({ kind: 'BAD_ANSWER', uncertain: true });
    });

    it('by a DOCTYPE, or without an end to its nesting, is no answer', async () => {
      const bad = { kind: 'BAD_ANSWER', uncertain: true };
      expect(await outcomeOf((xml) => `<!DOCTYPE x [<!ENTITY a "b">]>${xml}`)).toMatchObject(bad);
      expect(await outcomeOf((xml) => `${'<a>'.repeat(50_000)}${xml}`)).toMatchObject(bad);
    });
  });

  describe('an answer is refused', () => {
    const invalid = { kind: 'SIGNATURE_INVALID', uncertain: true };
    const minutes = 60_000;

    it.each([
      ['has run out', -7 * minutes],
      ['is of the future', 7 * minutes],
    ])('when its Timestamp %s', async (_, offset) => {
      stub.signing = { now: Date.now() + offset };
      expect(await deliver(doc([]))).toMatchObject(invalid);
    });

    it.each([[['Timestamp', 'MessageID']], [['Body', 'MessageID']]])('when only %j are signed', async (parts) => {
      stub.signing = { parts };
      expect(await deliver(doc([]))).toMatchObject(invalid);
    });

    it.each([
      { signatureAlgorithm: 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' },
      { digestAlgorithm: 'http://www.w3.org/2000/09/xmldsig#sha1' },
    ])('when it is signed with %j', async (algorithm) => {
      stub.signing = algorithm;
      expect(await deliver(doc([]))).toMatchObject(invalid);
    });

    it('when the signer is of another authority, or the certificate has run out', async () => {
      stub.signing = { signer: await stranger.issue('Importservice') };
      expect(await deliver(doc([]))).toMatchObject(invalid);
      stub.signing = { signer: await stub.authority.issue('Importservice', 0) };
      expect(await deliver(doc([]), {})).toMatchObject(invalid);
    });

    it('when the one trusted certificate is that of another signer', async () => {
      const signer = await stub.authority.issue('Importservice');
      const answerCaFile = file('signer.pem', signer.cert);
      expect(await deliver(doc([]), { answerCaFile })).toMatchObject(invalid);
      stub.signing = { signer };
      expect(await deliver(doc([], '2026-08-02T17:00:00'), { answerCaFile })).toMatchObject({ outcome: 'ACCEPTED' });
    });
  });

  describe('nothing of a document is sent', () => {
    const refused = { kind: 'UNREACHABLE', passing: false, uncertain: false };

    it('to a server of another authority', async () => {
      expect(await deliver(doc([]), { caFile: file('stranger.pem', stranger.cert) })).toMatchObject(refused);
      expect(stub.requests).toHaveLength(0);
    });

    it('by a client of another authority', async () => {
      const answer = await deliver(doc([]), withIdentity(await stranger.issue('Eksempelsystem')));
      expect(answer).toMatchObject({ kind: 'UNREACHABLE' });
      expect(stub.requests).toHaveLength(0);
    });

    it.each([
      ['is cut off', '<UNILoginImport><Institution>'],
      ['closes what it stands in', '<a/></imp:instXML><b/><imp:instXML><c/>'],
      ['has a DOCTYPE', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'],
      ['uses a prefix that is not its own', '<soap:Header/>'],
      ['is empty', ''],
    ])('when it %s', async (_, document) => {
      await expect(deliver(document)).rejects.toThrow(SyntaxError);
      expect(stub.requests).toHaveLength(0);
    });
  });

  it('is refused by the service when the request is changed on its way', async () => {
    await deliver(doc([person('a', cpr(1))]));
    const { readRequest } = await import('./stub/read-request.ts');
    const trusted = [new X509Certificate(stub.authority.cert)];
    const [request = ''] = stub.requests;
    expect(readRequest(request, trusted)).toMatchObject({ institution: 'G12345' });
    expect(readRequest(request.replace('G12345', 'G99999'), trusted)).toBe('Signatur');
    expect(readRequest(request.replace('12345 &amp;', '99999 &amp;'), trusted)).toBe('Signatur');
    expect(readRequest(request.replace(/<ds:Signature .*<\/ds:Signature>/s, ''), trusted)).toBe('SignaturMangler');
  });

  it('does not start with files that do not do, and says which', async () => {
    const other = await stub.authority.issue('Eksempelsystem');
    const bad: [Partial<TransportSettings>, string][] = [
      [{ keyFile: path.join(folder.path, 'none.pem') }, 'UNILOGIN_KEY_FILE: the file'],
      [{ keyFile: file('text', 'x') }, 'UNILOGIN_KEY_FILE: no private key'],
      [{ certFile: file('text', 'x') }, 'UNILOGIN_CERT_FILE: there is no certificate'],
      [{ certFile: file('other.pem', other.cert) }, 'UNILOGIN_CERT_FILE: the first certificate does not belong'],
      [{ answerCaFile: file('text', 'x') }, 'UNILOGIN_ANSWER_CA_FILE: there is no certificate'],
    ];
    for (const [over, line] of bad) {
      expect(() => open(over)).toThrow(StartupError);
      expect(() => open(over)).toThrow(line);
    }
  });
});

/** Pseudo-CPR: day + 60. */
const cpr = (n: number) => `${61 + n}0120000${n}`;

function person(localId: string, number: string, name = 'Anna', isProtected = false, alias?: string): string {
  const aliases = alias ? `<AliasFirstName>${alias}</AliasFirstName><AliasFamilyName>${alias}</AliasFamilyName>` : '';
  const cprElement = number && `<CivilRegistrationNumber>${number}</CivilRegistrationNumber>`;
  return `<InstitutionPerson><LocalPersonId>${localId}</LocalPersonId><Person protected="${isProtected}"><FirstName>${name}</FirstName><FamilyName>Eksempel</FamilyName>${cprElement}${aliases}</Person><Employee><Role>Pædagog</Role></Employee></InstitutionPerson>`;
}

const doc = (persons: string[], at = '2026-08-01T17:00:00') =>
  `<UNILoginImport xmlns="urn:example:unilogin-import:inferred" sourceDateTime="${at}" source="Eksempelsystem" schoolYear="2026-2027"><Institution><InstitutionNumber>G12345</InstitutionNumber>${persons.join('')}</Institution></UNILoginImport>`;
