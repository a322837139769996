import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { parseXml } from '../../../subgraphs/affiliation/delivery/transport/message-xml.ts';
import { refusedStatus } from '../../../subgraphs/affiliation/delivery/transport/post-soap.ts';
import { readFault, readXmlSvar } from '../../../subgraphs/affiliation/delivery/transport/read-answer.ts';
import { maskCpr } from '../../../subgraphs/common/text/cpr-text.ts';
import { provider } from '../../support/new-database.ts';

const read = (xml: string) => readXmlSvar(parseXml(`<Body>${xml}</Body>`).documentElement);
const nothing = { created: null, updated: null, removed: null };

// Nothing here depends on the database.
describe.runIf(provider === 'sqlite')("the import service's answer", () => {
  it.each([
    ['is no XMLsvar', '<Andet><reskode>0</reskode></Andet>'],
    ['is empty', '<XMLsvar/>'],
    ['says nothing that is known', '<XMLsvar><status>fint</status></XMLsvar>'],
    ['is a text', '<XMLsvar>Importen er gået godt</XMLsvar>'],
    ['holds half a document as text', '<XMLsvar>&lt;svar&gt;&lt;reskode&gt;0</XMLsvar>'],
    ['counts in words', '<XMLsvar><antalOprettet>mange</antalOprettet></XMLsvar>'],
  ])('is not taken for a yes when it %s', (_, xml) => {
    expect(read(xml)).toBeNull();
  });

  it.each([
    ['a result', '<XMLsvar><reskode>0</reskode></XMLsvar>', { outcome: 'ACCEPTED', ...nothing, rows: [] }],
    ['in other letters', '<x:xmlSvar xmlns:x="urn:x"><x:ResKode>ok</x:ResKode></x:xmlSvar>', { outcome: 'ACCEPTED' }],
    ['counts alone', '<XMLsvar><oprettet>2</oprettet></XMLsvar>', { outcome: 'ACCEPTED', created: 2, updated: null }],
    ['users alone', '<XMLsvar><UNILogin><UserId>a</UserId></UNILogin></XMLsvar>', { outcome: 'ACCEPTED', rows: [] }],
    [
      'a document as text',
      '<XMLsvar>&lt;svar&gt;&lt;reskode&gt;0&lt;/reskode&gt;&lt;/svar&gt;</XMLsvar>',
      { outcome: 'ACCEPTED' },
    ],
    [
      'an unknown result',
      '<XMLsvar><reskode>17</reskode><restekst>Nej</restekst></XMLsvar>',
      { outcome: 'REJECTED', rows: [{ localPersonId: null, code: 'OTHER', text: 'Nej' }] },
    ],
    [
      'an unknown result, but something done',
      '<XMLsvar><reskode>17</reskode><antalSlettet>1</antalSlettet></XMLsvar>',
      { outcome: 'PARTIALLY_ACCEPTED', removed: 1 },
    ],
    [
      'a row without a text',
      '<XMLsvar><Fejl><localPersonID>7</localPersonID></Fejl></XMLsvar>',
      { outcome: 'PARTIALLY_ACCEPTED', rows: [{ localPersonId: '7', code: 'OTHER', text: '' }] },
    ],
    [
      'a row that went well',
      '<XMLsvar><P><LocalPersonId>7</LocalPersonId><reskode>0</reskode></P></XMLsvar>',
      { outcome: 'ACCEPTED', rows: [] },
    ],
    [
      'a user who has a local id',
      '<XMLsvar><reskode>0</reskode><UNILogin><LocalPersonId>7</LocalPersonId><restekst>hemmelig</restekst></UNILogin></XMLsvar>',
      { outcome: 'ACCEPTED', rows: [] },
    ],
  ])('is understood as %s', (_, xml, expected) => {
    expect(read(xml)).toMatchObject(expected);
  });

  it.each(['6101700000', '610170-0000', '610170 0000', '610170abc1', '610170-ABC1', '61017000001234'])(
    'shows no CPR number such as %s',
    (cpr) => {
      expect(maskCpr(`CPR ${cpr}.`)).toBe('CPR ••••••••••.');
      expect(maskCpr(`nr${cpr}x`)).not.toContain(cpr.slice(0, 6));
    },
  );

  it.each([
    [
      'the subcode',
      '<s:Code><s:Value>s:Sender</s:Value><s:Subcode><s:Value>x:Signatur</s:Value></s:Subcode></s:Code>',
      'AUTHENTICATION',
      'Signatur',
    ],
    ['the detail', '<s:Detail><e><type>SignaturMangler</type></e></s:Detail>', 'AUTHENTICATION', 'SignaturMangler'],
    [
      'its name',
      '<s:Detail><AuthentificationError><type>Ny</type></AuthentificationError></s:Detail>',
      'AUTHENTICATION',
      null,
    ],
    ['the sender', '<s:Code><s:Value>s:Sender</s:Value></s:Code>', 'REFUSED', null],
    ['the receiver', '<s:Code><s:Value>s:Receiver</s:Value></s:Code>', 'SERVER_ERROR', null],
  ])('is a failure told by %s of a fault', (_, content, kind, subcode) => {
    const soap = 'http://www.w3.org/2003/05/soap-envelope';
    const xml = `<s:Envelope xmlns:s="${soap}"><s:Body><s:Fault>${content}</s:Fault></s:Body></s:Envelope>`;
    expect(readFault(parseXml(xml))).toMatchObject({ kind, subcode });
  });

  it.each([
    [429, { kind: 'SERVER_ERROR', passing: true, uncertain: false, retryAfter: 7_000 }],
    [503, { kind: 'SERVER_ERROR', passing: true, uncertain: false }],
    [504, { kind: 'SERVER_ERROR', passing: true, uncertain: true }],
    [302, { kind: 'REFUSED', passing: false, uncertain: false }],
    [404, { kind: 'REFUSED', passing: false, uncertain: false }],
    [200, null],
  ])('with status %i alone is %o', (statusCode, expected) => {
    const response = { statusCode, headers: { 'retry-after': '7' } } as Partial<IncomingMessage> as IncomingMessage;
    const failure = refusedStatus(response);
    if (expected === null) expect(failure).toBeNull();
    else expect(failure).toMatchObject(expected);
  });
});
