import { filterOf, vocabulary } from '../../../common/vocabulary.ts';
import type { ObjectKind } from './object-kinds.ts';
import type { ChangeAction } from './stored-object.ts';

export const AffiliationActions = vocabulary<ChangeAction>(
  'AffiliationAction',
  'What a change does to an object of the affiliation data.',
  {
    create: 'It is new.',
    update: 'Some of its fields changed.',
    end: 'It got a last day, was called off, rejected or revoked.',
    erase: 'Nothing personal stays of it.',
  },
);

export const ObjectKinds = vocabulary<ObjectKind>('ObjectKind', 'The kinds of object of the affiliation data.', {
  dagplejegruppe: 'A group of childminders (`Dagplejegruppe`).',
  dagplejer: 'A childminder, by her attachment to a group (`Dagplejer`).',
  gaesteophold: 'A stay of a child with another childminder (`Gaesteophold`).',
  gruppe: 'A group of a unit (`Gruppe`).',
  person: 'A person, as one municipality knows them (`Person`).',
  tilknytning: 'A tie of a person to a unit (`Tilknytning`).',
  kilde: 'A source system of a municipality (`Kilde`).',
  kildeskribenter: 'Who may write as a source (`Kildeskribenter`).',
  rollemapping: "What a job title is in Unilogin's roles (`Rollemapping`).",
  dataaftale: 'A data agreement (`Dataaftale`).',
  brugeradministrator: 'An appointment as user administrator (`Brugeradministrator`).',
  opsaetning: 'An answer about a step into AULA (`Opsaetning`).',
  levering: 'A delivery to Unilogin (`Levering`).',
  leveringsplan: "A unit's plan of deliveries (`Leveringsplan`).",
});

export const ObjectKindFilter = filterOf(ObjectKinds, 'ObjectKind');
