import {
  type DocumentNode,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * What follows from the public data alone, by type: fields that no right touches, and that no clock, remote register or
 * log changes. A field that is not named here is read anew each time.
 */
const ofPublicData: Record<string, readonly string[] | 'all'> = {
  Query: [
    'kommune',
    'kommuner',
    'daginstitution',
    'daginstitutioner',
    'anvisningsenhed',
    'anvisningsenheder',
    'alternativAdresse',
    'alternativeAdresser',
    'dagtilbud',
    'dagplejegruppe',
    'dagplejegrupper',
    'kodelister',
    'kombinationer',
  ],
  Kommune: 'all',
  Adresse: 'all',
  Kode: 'all',
  Kodeliste: 'all',
  Kombination: 'all',
  PageInfo: 'all',
  Unilogin: 'all',
  Daginstitution: [
    'id',
    'nummer',
    'navn',
    'aktivitetsstatus',
    'aktiv',
    'version',
    'senestOpdateret',
    'ejerform',
    'lovgrundlag',
    'kommune',
    'anvisningsenheder',
  ],
  Anvisningsenhed: [
    ...[
      'id',
      'nummer',
      'navn',
      'aktivitetsstatus',
      'aktiv',
      'version',
      'senestOpdateret',
      'daginstitutionsNummer',
      'institutionstype',
      'adresse',
      'email',
    ],
    ...[
      'telefonNummer',
      'cvrNummer',
      'pNummer',
      'daginstitution',
      'alternativeAdresser',
      'dagplejegrupper',
      'unilogin',
    ],
  ],
  AlternativAdresse: [
    ...[
      'id',
      'nummer',
      'navn',
      'aktivitetsstatus',
      'aktiv',
      'version',
      'senestOpdateret',
      'anvisningsenhedsNummer',
      'adresse',
      'email',
    ],
    ...['telefonNummer', 'cvrNummer', 'pNummer', 'anvisningsenhed', 'unilogin'],
  ],
  Dagplejegruppe: ['id', 'navn', 'basis', 'gyldigFra', 'gyldigTil', 'version', 'institutionsnummer', 'anvisningsenhed'],
};

/** The pages of those. */
const isPageOfPublicData = (type: string): boolean =>
  /^(Daginstitution|Anvisningsenhed|AlternativAdresse|Dagplejegruppe)(Connection|Edge)$/.test(type);

/** Whether the answer to a valid query follows from the public data alone, whatever its variables. */
export function isPublicQuery(schema: GraphQLSchema, document: DocumentNode): boolean {
  const types = new TypeInfo(schema);
  let isPublic = document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length === 1;
  const look = (field: string) => {
    const parent = types.getParentType();
    const objects = isAbstractType(parent) ? schema.getPossibleTypes(parent) : [parent];
    return objects.every((type) => type && isOfPublicData(type.name, field));
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        if (name.value !== '__typename' && !look(name.value)) isPublic = false;
      },
      ObjectField: ({ name }) => {
        if (isOutside(name.value)) isPublic = false;
      },
      Variable: () => {
        const type = types.getInputType();
        if (type && getNamedType(type).name === 'KontrolFilter') isPublic = false;
      },
    }),
  );
  return isPublic;
}

const isOfPublicData = (type: string, field: string): boolean => {
  const fields = ofPublicData[type];
  return isPageOfPublicData(type) || fields === 'all' || (fields?.includes(field) ?? false);
};

/** The answers of DAR and CVR are no changes of the register. */
const isOutside = (condition: string): boolean => condition === 'kontrol';

/** Whether variables ask for such an answer. */
export const asksOutside = (variables: unknown): boolean => JSON.stringify(variables ?? null).includes('"kontrol"');
