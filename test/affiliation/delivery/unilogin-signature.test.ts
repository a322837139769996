import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Deadline } from '../../../subgraphs/common/remote/deadline.ts';
import { documents } from '../../stub/documents.ts';
import type { ImportStub } from '../../stub/import-stub.ts';
import { startTransport } from '../../stub/start-transport.ts';
import { provider } from '../../support/new-database.ts';

const { cpr, doc, person } = documents;

// Nothing here depends on the database.
describe.runIf(provider === 'sqlite')("the import service's signature", () => {
  let transport: Awaited<ReturnType<typeof startTransport>>;
  let stub: ImportStub;
  beforeAll(async () => {
    transport = await startTransport();
    stub = transport.stub;
  });
  beforeEach(() => stub.reset());
  afterAll(() => transport.close());
  const deliver: typeof transport.deliver = (...given) => transport.deliver(...given);

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

    it('when it is the answer to an earlier request', async () => {
      let earlier = '';
      stub.tamper = (xml) => {
        earlier ||= xml;
        return earlier;
      };
      expect(await deliver(doc([]))).toMatchObject({ outcome: 'ACCEPTED' });
      expect(await deliver(doc([], '2026-08-02T17:00:00'))).toMatchObject(invalid);
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
      stub.signing = { signer: await transport.stranger.issue('Importservice') };
      expect(await deliver(doc([]))).toMatchObject(invalid);
      stub.signing = { signer: await stub.authority.issue('Importservice', 0) };
      expect(await deliver(doc([]), {})).toMatchObject(invalid);
    });

    it('when its RelatesTo is not signed, stands twice, or is missing', async () => {
      stub.signing = { parts: ['Body', 'Timestamp', 'MessageID'] };
      expect(await deliver(doc([]))).toMatchObject(invalid);
      stub.signing = {};
      stub.tamper = (xml) => xml.replace(/<wsa:RelatesTo.*<\/wsa:RelatesTo>/s, (own) => own + own);
      expect(await deliver(doc([]))).toMatchObject(invalid);
      stub.tamper = (xml) => xml.replace(/<wsa:RelatesTo.*<\/wsa:RelatesTo>/s, '');
      expect(await deliver(doc([]))).toMatchObject(invalid);
    });

    it('when it is signed by whoever else has a certificate of the same authority', async () => {
      stub.signing = { signer: await stub.authority.issue('En anden leverandør') };
      expect(await deliver(doc([]))).toMatchObject(invalid);
      stub.signing = { signer: await stub.authority.issue('Importservice,O=X') };
      expect(await deliver(doc([]))).toMatchObject(invalid);
    });

    it('when we could have signed it ourselves, whatever the settings say', async () => {
      stub.signing = { signer: stub.client };
      expect(await deliver(doc([]))).toMatchObject(invalid);
      expect(await deliver(doc([]), { signer: 'CN=Eksempelsystem' })).toMatchObject(invalid);
      const answerCaFile = transport.file('own.pem', stub.client.cert);
      expect(await deliver(doc([]), { answerCaFile, signer: null })).toMatchObject(invalid);
    });

    it('unless it is of the very certificate, where that is named', async () => {
      const [one, two] = [await stub.authority.issue('Importservice'), await stub.authority.issue('Importservice')];
      const signer = new X509Certificate(one.cert).fingerprint256.toLowerCase();
      stub.signing = { signer: two };
      expect(await deliver(doc([]), { signer })).toMatchObject(invalid);
      stub.signing = { signer: one };
      expect(await deliver(doc([], '2026-08-02T17:00:00'), { signer })).toMatchObject({ outcome: 'ACCEPTED' });
    });

    it('when the certificate is on the revocation list', async () => {
      const [held, revoked] = [
        await stub.authority.issue('Importservice'),
        await stub.authority.issue('Importservice'),
      ];
      const crlFile = transport.file('list.pem', await stub.authority.revoke([revoked]));
      stub.signing = { signer: held };
      expect(await deliver(doc([]), { crlFile })).toMatchObject({ outcome: 'ACCEPTED' });
      stub.signing = { signer: revoked };
      expect(await deliver(doc([], '2026-08-02T17:00:00'))).toMatchObject({ outcome: 'ACCEPTED' });
      expect(await deliver(doc([], '2026-08-03T17:00:00'), { crlFile })).toMatchObject(invalid);
    });

    it('when a list is renewed while we run', async () => {
      const signer = await stub.authority.issue('Importservice');
      const crlFile = transport.file('renewed.pem', await stub.authority.revoke([]));
      const service = transport.open({ crlFile });
      const send = (day: number) =>
        service.deliver('importerXml', doc([], `2026-08-0${day}T17:00:00`), new Deadline(20_000));
      stub.signing = { signer };
      expect(await send(1)).toMatchObject({ outcome: 'ACCEPTED' });
      transport.file('renewed.pem', await stub.authority.revoke([signer]));
      expect(await send(2)).toMatchObject(invalid);
    });

    it('before anything is sent where the revocation list gives no answer', async () => {
      const lists: [string, string][] = [
        ['has run out', await stub.authority.revoke([], 0)],
        ['is of another authority', await transport.stranger.revoke([])],
        ['is none', 'x'],
      ];
      for (const [name, list] of lists) {
        const crlFile = transport.file(`${name}.pem`, list);
        expect([name, await deliver(doc([]), { crlFile })]).toMatchObject([name, { kind: 'REVOCATION_UNKNOWN' }]);
      }
      expect(await deliver(doc([]), { crlFile: '/nowhere/list.pem' })).toMatchObject({ uncertain: false });
      expect(stub.requests).toEqual([]);
    });

    it('when the one trusted certificate is that of another signer', async () => {
      const signer = await stub.authority.issue('Importservice');
      const answerCaFile = transport.file('signer.pem', signer.cert);
      expect(await deliver(doc([]), { answerCaFile })).toMatchObject(invalid);
      stub.signing = { signer };
      expect(await deliver(doc([], '2026-08-02T17:00:00'), { answerCaFile })).toMatchObject({ outcome: 'ACCEPTED' });
    });
  });
});
