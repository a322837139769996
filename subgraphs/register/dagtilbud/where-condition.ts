import { and, inSnapshot, name, type Provider, type Snapshot, type Sql, sql } from '../../common/database/sql.ts';
import {
  compileWhere,
  exactField,
  type FilterField,
  foldedField,
  kodeField,
  type Where,
} from '../../common/filters/where.ts';
import {
  parseDigits,
  parseDigitsPart,
  parseInstitutionNumber,
  parseInstitutionNumberPart,
} from '../../common/parse/identifiers.ts';
import { type Kodebog, type Liste, parseKode } from '../kodeliste/kodebog.ts';
import { parseKommunekode } from '../kodeliste/kommune.ts';
import { type KontrolNiveau, type Niveau, niveauer } from './fields.ts';
import { kontrolField } from './kontrol-filter.ts';

interface Scope {
  provider: Provider;
  kodebog: Kodebog;
  snapshot: Snapshot;
}

type Fields = Record<string, FilterField<never>>;

/** The condition of a level's `where` argument. A filter by what a level does not store looks at its parent or its units. */
export function whereCondition(niveau: Niveau, where: Where | null | undefined, scope: Scope): Sql {
  return compileWhere(where, fieldsOf[niveau](scope));
}

const fieldsOf: Record<Niveau, (scope: Scope) => Fields> = {
  daginstitution: (scope) => ({
    ...sharedFields(scope),
    ...ownerFields(scope),
    ...each({ ...placeFields(scope, 'anvisningsenhed'), ...typeField(scope) }, (unit) =>
      ofChild('anvisningsenhed', unit, scope),
    ),
  }),
  anvisningsenhed: (scope) => ({
    ...sharedFields(scope),
    ...placeFields(scope, 'anvisningsenhed'),
    ...typeField(scope),
    daginstitutionsNummer: numberField(scope, 'daginstitutionsNummer'),
    ...each(ownerFields(scope), (owner) => ofParent('anvisningsenhed', owner, scope)),
  }),
  alternativAdresse: (scope) => ({
    ...sharedFields(scope),
    ...placeFields(scope, 'alternativAdresse'),
    anvisningsenhedsNummer: numberField(scope, 'anvisningsenhedsNummer'),
    ...each(typeField(scope), (unit) => ofParent('alternativAdresse', unit, scope)),
    ...each(ownerFields(scope), (owner) =>
      ofParent('alternativAdresse', ofParent('anvisningsenhed', owner, scope), scope),
    ),
  }),
};

const sharedFields = (scope: Scope): Fields => ({
  nummer: numberField(scope, 'nummer'),
  navn: foldedField(scope.provider, 'navn', 'foldedNavn'),
  aktivitetsstatus: listeField(scope, 'aktivitetsstatus', 'aktivitetsstatus'),
});

/** What the daginstitution stores. */
const ownerFields = (scope: Scope): Fields => ({
  kommune: kodeField(scope.provider, 'admKommuneKode', parseKommunekode(scope.kodebog)),
  ejerform: listeField(scope, 'ejerformKode', 'ejerform'),
  lovgrundlag: listeField(scope, 'lovgrundlagKode', 'lovgrundlag'),
});

/** What anvisningsenhed and alternativ adresse store. */
const placeFields = ({ provider }: Scope, niveau: KontrolNiveau): Fields => ({
  cvrNummer: exactField(provider, 'cvrNummer', parseDigits(8, '12345674'), parseDigitsPart(8, '12345674')),
  pNummer: exactField(provider, 'pNummer', parseDigits(10, '1012345678'), parseDigitsPart(10, '1012345678')),
  postNummer: exactField(provider, 'postNummer', parseDigits(4, '8600'), parseDigitsPart(4, '8600')),
  kontrol: kontrolField(provider, niveau),
});

const typeField = (scope: Scope): Fields => ({
  institutionstype: listeField(scope, 'institutionstypeKode', 'institutionstype'),
});

const numberField = ({ provider }: Scope, column: string): FilterField =>
  exactField(provider, column, parseInstitutionNumber, parseInstitutionNumberPart);

const listeField = ({ provider, kodebog }: Scope, column: string, liste: Liste): FilterField =>
  kodeField(provider, column, parseKode(kodebog, liste));

const each = (fields: Fields, wrap: (field: FilterField<never>) => FilterField<never>): Fields =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, wrap(field)]));

/** Rows of `niveau` whose parent fits. */
const ofParent =
  (
    niveau: 'anvisningsenhed' | 'alternativAdresse',
    field: FilterField<never>,
    { snapshot }: Scope,
  ): FilterField<never> =>
  (filter, path) => {
    const parent = niveau === 'anvisningsenhed' ? niveauer.daginstitution : niveauer.anvisningsenhed;
    const fits = and([inSnapshot(snapshot), field(filter, path)]);
    return sql`${name(niveauer[niveau].parent)} IN (SELECT "nummer" FROM ${name(parent.table)} WHERE ${fits})`;
  };

/** Rows that have a child of `niveau` that fits. */
const ofChild =
  (niveau: 'anvisningsenhed', field: FilterField<never>, { snapshot }: Scope): FilterField<never> =>
  (filter, path) => {
    const { table, parent } = niveauer[niveau];
    const fits = and([inSnapshot(snapshot), field(filter, path)]);
    return sql`"nummer" IN (SELECT ${name(parent)} FROM ${name(table)} WHERE ${fits})`;
  };
