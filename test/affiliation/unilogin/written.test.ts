import { describe, expect, it } from 'vitest';
import { schoolYear } from '../../../subgraphs/affiliation/delivery/levering/prepare-levering.ts';
import { contentHash, writeDocument } from '../../../subgraphs/affiliation/unilogin/document.ts';
import { child, deletion, employee, extern, full, hovedgruppe, person } from './samples.ts';
import { xmlOf } from './xml-of.ts';

describe('a written import document', () => {
  it('has the elements and attributes of the format in its order, a line for each row', async () => {
    expect(await xmlOf(full({ groups: [hovedgruppe], persons: [child, extern] }))).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<UNILoginImport xmlns="urn:example:unilogin-import:inferred" sourceDateTime="2026-08-01T17:00:00" source="Eksempelsystem" schoolYear="2026-2027">
<Institution><InstitutionNumber>G12345</InstitutionNumber><InstitutionName>Dagplejen Nord</InstitutionName>
<Group><GroupId>dp-017</GroupId><GroupName>Dagplejer Åse</GroupName><GroupType>Hovedgruppe</GroupType><GroupLevel>DT</GroupLevel><FromDate>2026-08-01</FromDate></Group>
<InstitutionPerson><LocalPersonId>child-100</LocalPersonId><Person protected="true"><FirstName>Bo</FirstName><FamilyName>Eksempel</FamilyName><CivilRegistrationNumber>6101250000</CivilRegistrationNumber><AliasFirstName>B</AliasFirstName><AliasFamilyName>E</AliasFamilyName></Person><Student><Role>Barn</Role><Level>DT</Level><MainGroupId>dp-017</MainGroupId><GroupId>legestue-1</GroupId><ContactPerson relation="Mor" childCustody="true" accessLevel="1"><Person protected="false"><FirstName>Mor</FirstName><FamilyName>Eksempel</FamilyName><CivilRegistrationNumber>6101900000</CivilRegistrationNumber></Person></ContactPerson></Student></InstitutionPerson>
<InstitutionPerson><LocalPersonId>ext-1</LocalPersonId><Person protected="false"><FirstName>Bo</FirstName><FamilyName>Eksempel</FamilyName><CivilRegistrationNumber>6101800000</CivilRegistrationNumber></Person><Extern><Role>Praktikant</Role></Extern></InstitutionPerson>
</Institution>
</UNILoginImport>
`,
    );
  });

  it('names of who is deleted the local id alone', async () => {
    expect(await xmlOf(deletion)).toContain(
      '\n<InstitutionPerson><LocalPersonId>child-100</LocalPersonId></InstitutionPerson>\n</Institution>',
    );
  });

  it('is the same bytes each time, from an array or a stream', async () => {
    const stream = async function* () {
      yield* [employee, child, extern];
    };
    expect(await xmlOf(full({ persons: stream() }))).toBe(await xmlOf(full()));
  });

  it('asks for a person only when the one before is written', async () => {
    let asked = 0;
    const endless = function* () {
      for (;;) {
        asked += 1;
        yield child;
      }
    };
    const chunks = writeDocument(full({ groups: [], persons: endless() }));
    for (let i = 0; i < 10; i += 1) await chunks.next();
    await chunks.return(undefined);
    expect(asked).toBeLessThanOrEqual(10);
  });

  it.each([
    ['\u0000', 'U+0000'],
    ['\u000b', 'U+000B'],
    ['\ud83d', 'U+D83D'],
    ['\uffff', 'U+FFFF'],
  ])('is refused where a name holds %j, which XML cannot carry; the name is not told', async (character, name) => {
    const bad = { ...child, person: person({ firstName: `Hemmelig${character}` }) };
    const refused = xmlOf(full({ persons: [extern, bad] }));
    await expect(refused).rejects.toMatchObject({
      code: 'TEXT_NOT_XML',
      path: 'InstitutionPerson[2]/Person/FirstName',
      character: name,
      message: expect.not.stringContaining('Hemmelig'),
    });
  });
});

describe('the content hash', () => {
  it('is the same for the same content at another time', async () => {
    const hash = await contentHash(full());
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await contentHash(full({ sourceDateTime: '2026-08-02T17:00:00' }))).toBe(hash);
  });

  it('differs when a person, the order or the kind differs', async () => {
    const hashes = await Promise.all(
      [
        full(),
        full({ persons: [child, employee, extern] }),
        full({ persons: [child, extern] }),
        { ...full(), kind: 'DELTA' as const },
        deletion,
      ].map(contentHash),
    );
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('the school year', () => {
  it.each([
    ['2026-07-31', '2025-2026'],
    ['2026-08-01', '2026-2027'],
    ['2026-12-31', '2026-2027'],
    ['2027-01-01', '2026-2027'],
  ])('of %s is %s', (day, year) => {
    expect(schoolYear(day)).toBe(year);
  });
});
