import { constants, createHash, verify, X509Certificate } from 'node:crypto';
import { DOMParser } from '@xmldom/xmldom';
import { XmlC14NMode, XmlDocument, type XmlElement } from 'libxml2-wasm';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignedXml } from 'xml-crypto';
import type { ImportAnswer } from '../../../subgraphs/affiliation/delivery/transport/import-service.ts';
import { messageNames } from '../../../subgraphs/affiliation/delivery/transport/message-xml.ts';
import type { TransportSettings } from '../../../subgraphs/affiliation/delivery/transport/transport-settings.ts';
import { Deadline } from '../../../subgraphs/common/remote/deadline.ts';
import { StartupError } from '../../../subgraphs/common/startup-error.ts';
import { documents } from '../../stub/documents.ts';
import type { ImportStub } from '../../stub/import-stub.ts';
import { readRequest } from '../../stub/read-request.ts';
import { startTransport } from '../../stub/start-transport.ts';
import { provider } from '../../support/new-database.ts';
import { Stretches } from '../../support/stretches.ts';

const { cpr, doc, person } = documents;

// Nothing here depends on the database.
describe.runIf(provider === 'sqlite')('delivery to Unilogin', () => {
  let transport: Awaited<ReturnType<typeof startTransport>>;
  let stub: ImportStub;
  beforeAll(async () => {
    transport = await startTransport();
    stub = transport.stub;
  });
  beforeEach(() => stub.reset());
  afterAll(() => transport.close());
  const open = (over: Partial<TransportSettings> = {}) => transport.open(over);
  const deliver: typeof transport.deliver = (...given) => transport.deliver(...given);

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

    it('keeps nobody else waiting: a large one is read in turns with others, and signed in a thread of its own', async () => {
      const stretches = new Stretches();
      const write = SaxesParser.prototype.write;
      const slow = vi.spyOn(SaxesParser.prototype, 'write').mockImplementation(function (this: SaxesParser, text) {
        if (String(text).length > 40_000) stretches.busy(20);
        return write.call(this, text);
      });
      const sign = vi.spyOn(SignedXml.prototype, 'computeSignature');
      const large = doc([person('a', cpr(1))]).replace(
        '<InstitutionPerson',
        `${' '.repeat(300_000)}<InstitutionPerson`,
      );
      expect(await stretches.watch(() => deliver(large))).toMatchObject({ created: 1 });
      slow.mockRestore();
      expect(stretches.counts.filter((count) => count > 0).length).toBeGreaterThan(3);
      expect(sign.mock.calls.filter(([xml]) => xml.includes('LocalPersonId'))).toEqual([]);
      sign.mockRestore();
    });

    it('keeps nobody else waiting: an answer about thousands of users is read in a thread of its own', async () => {
      const [users, stretches] = [2_000, new Stretches()];
      let [length, isSent] = [0, false];
      stub.withPasswords = true;
      stub.onDelivery = (_, { created }) =>
        created.push(...Array.from({ length: users - 1 }, () => created[0] as (typeof created)[0]));
      stub.tamper = (xml) => {
        [length, isSent] = [xml.length, true];
        return xml;
      };
      const watch = (whose: object, method: string) => {
        const methods = whose as Record<string, (...given: unknown[]) => unknown>;
        const work = methods[method];
        return vi.spyOn(methods, method).mockImplementation(function (this: unknown, ...given) {
          if (isSent) stretches.busy(1);
          return work?.apply(this, given);
        });
      };
      const parse = watch(DOMParser.prototype, 'parseFromString');
      const check = watch(SignedXml.prototype, 'checkSignature');
      const answer = await stretches.watch(() => deliver(doc([person('a', cpr(1))]), { timeoutMs: 60_000 }, 60_000));
      stub.onDelivery = () => undefined;
      parse.mockRestore();
      check.mockRestore();
      expect(answer).toMatchObject({ outcome: 'ACCEPTED', created: users });
      expect(length).toBeGreaterThan(users * 150);
      expect(stretches.counts.filter((count) => count > 0)).toEqual([]);
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

  describe('nothing of a document is sent', () => {
    const refused = { kind: 'UNREACHABLE', passing: false, uncertain: false };

    it('to a server of another authority', async () => {
      expect(await deliver(doc([]), { caFile: transport.file('stranger.pem', transport.stranger.cert) })).toMatchObject(
        refused,
      );
      expect(stub.requests).toHaveLength(0);
    });

    it('by a client of another authority', async () => {
      const { file, stranger } = transport;
      const { key, cert } = await stranger.issue('Eksempelsystem');
      const answer = await deliver(doc([]), {
        keyFile: file('other-key.pem', key),
        certFile: file('other-cert.pem', cert),
      });
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
    const trusted = [new X509Certificate(stub.authority.cert)];
    const [request = ''] = stub.requests;
    expect(readRequest(request, trusted)).toMatchObject({ institution: 'G12345' });
    expect(readRequest(request.replace('G12345', 'G99999'), trusted)).toBe('Signatur');
    expect(readRequest(request.replace('12345 &amp;', '99999 &amp;'), trusted)).toBe('Signatur');
    expect(readRequest(request.replace(/<ds:Signature .*<\/ds:Signature>/s, ''), trusted)).toBe('SignaturMangler');
  });

  it('does not start with files that do not do, and says which', async () => {
    const { file } = transport;
    const other = await stub.authority.issue('Eksempelsystem');
    const bad: [Partial<TransportSettings>, string][] = [
      [{ keyFile: '/nowhere/none.pem' }, 'UNILOGIN_KEY_FILE: the file'],
      [{ keyFile: file('text', 'x') }, 'UNILOGIN_KEY_FILE: no private key'],
      [{ certFile: file('text', 'x') }, 'UNILOGIN_CERT_FILE: there is no certificate'],
      [{ certFile: file('other.pem', other.cert) }, 'UNILOGIN_CERT_FILE: the first certificate does not belong'],
      [{ answerCaFile: file('text', 'x') }, 'UNILOGIN_ANSWER_CA_FILE: there is no certificate'],
      [{ signer: null }, 'UNILOGIN_SIGNER: say who signs the answers'],
      [{ signer: 'Importservice' }, 'UNILOGIN_SIGNER: give a SHA-256 fingerprint'],
      [
        { crlFile: 'x', answerCaFile: file('signer.pem', other.cert) },
        'UNILOGIN_CRL_FILE: UNILOGIN_ANSWER_CA_FILE holds',
      ],
    ];
    for (const [over, line] of bad) {
      expect(() => open(over)).toThrow(StartupError);
      expect(() => open(over)).toThrow(line);
    }
  });
});
