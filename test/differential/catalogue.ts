import { parse, print, visit } from 'graphql';
import type { Random } from './random.ts';

/** Real values of the data by where they stand: "Gruppe.kode", or "kode" of whatever type. */
export type Catalogue = ReadonlyMap<string, readonly string[]>;

/** What an input's name means where no type of the data has a field of that name. */
const meanings: Record<string, string> = {
  enhed: 'Anvisningsenhed.nummer',
  enheder: 'Anvisningsenhed.nummer',
  enhedsNummer: 'Anvisningsenhed.nummer',
  anvisningsenhedsNummer: 'Anvisningsenhed.nummer',
  daginstitutionsNummer: 'Daginstitution.nummer',
  nummer: 'Anvisningsenhed.nummer',
  kommune: 'Kommune.kode',
  kommuneKode: 'Kommune.kode',
  person: 'Person.id',
  personId: 'Person.id',
  barnId: 'Person.id',
  vaertId: 'Dagplejer.id',
  vaertDagplejerId: 'Dagplejer.id',
  dagplejerId: 'Dagplejer.id',
  dagplejegruppeId: 'Dagplejegruppe.id',
  tilDagplejegruppeId: 'Dagplejegruppe.id',
  hovedgruppeId: 'Gruppe.id',
  hovedgruppe: 'Gruppe.kode',
  gruppe: 'Gruppe.id',
  grupper: 'Gruppe.kode',
  barnTilknytningId: 'Tilknytning.id',
  object: 'Person.id',
  children: 'Anvisningsenhed.nummer',
  gyldigPaa: 'gyldigFra',
  paaDag: 'gyldigFra',
  dag: 'gyldigFra',
  sidsteDag: 'gyldigFra',
  fraDag: 'gyldigFra',
  text: 'Anvisningsenhed.navn',
};

/** A real value for an input of this name that has to do with `type`; undefined where the data has none. */
export function realValue(catalogue: Catalogue, random: Random, type: string, name: string): string | undefined {
  const found = catalogue.get(`${type}.${name}`) ?? catalogue.get(meanings[name] ?? '') ?? catalogue.get(name);
  return found && random.pick(found);
}

const sources = `query ($kommune: String!) {
  kommuner { nodes { kode navn } }
  daginstitutioner(first: 60) { nodes { nummer navn ejerform { kode } lovgrundlag { kode } kommune { kode } } pageInfo { endCursor } }
  anvisningsenheder(first: 150) { pageInfo { endCursor } nodes {
    nummer navn institutionstype { kode } cvrNummer pNummer email telefonNummer aktivitetsstatus { kode }
    adresse { vejNavn husNummer postNummer byNavn dawaId } } }
  alternativeAdresser(first: 40) { nodes { nummer navn cvrNummer pNummer } pageInfo { endCursor } }
  changes(first: 20) { nodes { niveau nummer action changeset { at source } } }
  proposals(first: 10) { nodes { id status } }
  grupper(first: 40, where: { kommune: { eq: $kommune } }) { nodes { id kode navn gruppetype trin kilde gyldigFra } pageInfo { endCursor } }
  personer(first: 60, where: { kommune: { eq: $kommune } }) { nodes { id navn fornavn efternavn } pageInfo { endCursor } }
  tilknytninger(first: 80, where: { kommune: { eq: $kommune } }) { pageInfo { endCursor } nodes {
    id aktoertype enhedsNummer lokalId gyldigFra status roller stilling relation trin } }
  dagplejegrupper(first: 30) { nodes { id navn basis { kode } gyldigFra } pageInfo { endCursor } }
  dagplejere(first: 20) { nodes { id personId hovedgruppeId } pageInfo { endCursor } }
  gaesteophold(first: 10) { nodes { id barnId vaertId } }
  dataaftaler(first: 20) { nodes { id udbydersystem tjeneste { kode } status enhedsNummer } }
  leveringer(first: 10) { nodes { id kilde status dokument } }
  brugeradministratorer(first: 10) { nodes { id personId } }
  rollemappings(kommune: $kommune) { nodes { id stilling roller kildemaerke } }
  kilder(kommune: $kommune) { nodes { id kode navn } }
  aulaChecks { code } leveringskontroller { code } regler { code } fejlkoder { code }
}`;

/** Asks a server that has the data, as callers who together see all of it. */
export async function readCatalogue(asks: readonly AskData[], kommune: string): Promise<Catalogue> {
  const values = new Map<string, Set<string>>();
  const add = (key: string, value: string) => void values.set(key, (values.get(key) ?? new Set()).add(value));
  const collect = (type: string, field: string, value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) collect(type, field, one);
    else if (typeof value === 'string' && value !== '' && field !== '__typename')
      for (const key of [`${type}.${field}`, field]) add(key, value);
    else if (isObject(value)) collectObject(type, field, value);
  };
  const collectObject = (type: string, field: string, value: Record<string, unknown>) => {
    const own = String(value.__typename);
    for (const [name, part] of Object.entries(value)) collect(own, name, part);
    if (own === 'Kode') collect(type, field, value.kode);
    const list = type.replace(/Connection$/, '');
    if (own === 'PageInfo') for (const way of ['after', 'before']) collect(list, way, value.endCursor);
  };
  for (const ask of asks) collect('', '', await ask(withTypes, { kommune }));
  return new Map([...values].map(([key, found]) => [key, [...found]]));
}

type AskData = (query: string, variables: object) => Promise<unknown>;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const typename = { kind: 'Field', name: { kind: 'Name', value: '__typename' } } as const;

const withTypes = print(
  visit(parse(sources), {
    SelectionSet: (node) => ({ ...node, selections: [typename, ...node.selections] }) as typeof node,
  }),
);
