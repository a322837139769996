import { type DocumentNode, Kind, type ObjectTypeDefinitionNode, visit } from 'graphql';

/** Root fields by what they are for: the order and the chapters of the documentation. What everybody may ask stands first. */
interface Group {
  title: string;
  fields: readonly string[];
}

export const rootFields: Record<'Query' | 'Mutation', readonly Group[]> = {
  Query: [
    {
      title:
        'The register, for everybody: municipalities, institutions, units and their addresses, also as of a moment',
      fields: [
        ...['kommuner', 'kommune', 'daginstitutioner', 'daginstitution', 'anvisningsenheder', 'anvisningsenhed'],
        ...['alternativeAdresser', 'alternativAdresse', 'dagtilbud', 'nuvaerende', 'search'],
      ],
    },
    {
      title: 'What changed, and what is to be looked at, for everybody',
      fields: ['changes', 'findings', 'kontrolRuns', 'kontrolComparison'],
    },
    {
      title: 'Code tables, rules and codes, for everybody',
      fields: [
        ...['kodelister', 'kodeEditions', 'kombinationer', 'regler', 'fejlkoder', 'filkoder', 'svarkoder'],
        ...['uniloginTjenester', 'leveringskontroller', 'aulaChecks'],
      ],
    },
    { title: 'Groups of childminders, for everybody', fields: ['dagplejegrupper', 'dagplejegruppe'] },
    {
      title: 'The service itself, and who you are to it, for everybody',
      fields: ['status', 'affiliationStatus', 'me', 'helloWorld'],
    },
    { title: 'Anything by its id, for those who may see it', fields: ['node', 'nodes'] },
    { title: 'Proposals of private providers', fields: ['proposals', 'proposal'] },
    {
      title: 'People, groups and childminders, for those who have the right; what is shown of persons is noted',
      fields: [
        ...['personer', 'person', 'tilknytninger', 'tilknytning', 'grupper', 'gruppe', 'dagplejere', 'dagplejer'],
        ...['gaesteophold', 'affiliationFindings', 'affiliationChanges', 'kilder', 'kildeskribenter', 'rollemappings'],
      ],
    },
    {
      title: 'Data agreements and their administrators',
      fields: ['dataaftaler', 'dataaftale', 'brugeradministratorer', 'aftaleAdvarsler'],
    },
    { title: 'Deliveries to Unilogin', fields: ['leveringer', 'levering', 'leveringsplaner'] },
    { title: 'The way into AULA', fields: ['aulaReadiness', 'aulaHistorik'] },
    { title: 'Data protection: the read log, and what is stored of a person', fields: ['laeselog', 'exportPerson'] },
  ],
  Mutation: [
    {
      title: 'The register',
      fields: [
        ...['createDaginstitution', 'updateDaginstitution', 'closeDaginstitution'],
        ...['createAnvisningsenhed', 'updateAnvisningsenhed', 'moveAnvisningsenhed', 'closeAnvisningsenhed'],
        ...['createAlternativAdresse', 'updateAlternativAdresse', 'moveAlternativAdresse', 'closeAlternativAdresse'],
        ...['reopenDagtilbud', 'mergeDagtilbud', 'splitDagtilbud', 'applyChanges', 'reconcileKommune', 'applyPlan'],
      ],
    },
    {
      title: 'Proposals of private providers',
      fields: ['approveProposal', 'rejectProposal', 'withdrawProposal'],
    },
    { title: 'Code tables', fields: ['setKode', 'replaceKombinationer'] },
    {
      title: 'People and groups',
      fields: [
        ...['createGruppe', 'updateGruppe', 'closeGruppe', 'attachBarn', 'attachAnsat', 'attachEkstern'],
        ...['attachKontakt', 'updateTilknytning', 'endTilknytning', 'cancelTilknytning', 'changeHovedgruppe'],
        ...['applyTilknytninger', 'updatePerson', 'changeCpr', 'liftBeskyttelse', 'erasePerson'],
        ...['setKilder', 'setKildeskribenter', 'setRollemapping', 'removeRollemapping'],
      ],
    },
    {
      title: 'Childminders',
      fields: [
        ...['createDagplejegruppe', 'updateDagplejegruppe', 'closeDagplejegruppe', 'attachDagplejer'],
        ...['updateDagplejer', 'detachDagplejer', 'cancelDagplejer', 'moveDagplejer'],
        ...['createGaesteophold', 'endGaesteophold', 'cancelGaesteophold'],
      ],
    },
    {
      title: 'Data agreements and their administrators',
      fields: [
        ...['requestDataaftale', 'approveDataaftaler', 'rejectDataaftaler', 'revokeDataaftale'],
        ...['appointBrugeradministrator', 'endBrugeradministrator', 'recordBrugeradministratorUse'],
      ],
    },
    {
      title: 'Deliveries to Unilogin, and the way into AULA',
      fields: [
        ...['prepareLevering', 'approveLevering', 'rejectLevering', 'overrideMassRemoval', 'sendLevering'],
        ...['setLeveringsplan', 'setOpsaetning'],
      ],
    },
  ],
};

const introductions: Record<keyof typeof rootFields, string> = {
  Query:
    'What can be read. Everybody may read the register; people are shown to those who have the right alone. A field is null with an error, and those beside it are answered: while the subgraph that has it is away (SUBGRAPH_UNAVAILABLE), or the caller may not ask.',
  Mutation:
    'What can be written, by those who have the right. Each takes an `input` of its own; the version of an object that a caller saw (`expectedVersion`, an Int) stands in it, beside what names the object, also where several are named. Expected refusals stand in the answer (`errors` of `Payload`), every one of a call at once; `dryRun` stores nothing and answers the same.',
};

const isRoot = (name: string): name is keyof typeof rootFields => name in rootFields;

/** The supergraph with its root fields in the order of their groups, which the descriptions of the root types tell. */
export const groupRootFields = (supergraph: DocumentNode): DocumentNode =>
  visit(supergraph, {
    ObjectTypeDefinition: (node) => (isRoot(node.name.value) ? grouped(node, node.name.value) : undefined),
  });

function grouped(node: ObjectTypeDefinitionNode, name: keyof typeof rootFields): ObjectTypeDefinitionNode {
  const order = rootFields[name].flatMap(({ fields }) => fields);
  const given = new Map((node.fields ?? []).map((field) => [field.name.value, field]));
  const lacking = [...given.keys()].filter((field) => !order.includes(field));
  const unknown = order.filter((field) => !given.has(field));
  if (lacking.length + unknown.length > 0)
    throw new Error(`root-fields.ts: ${name} lacks ${lacking.join()}, and names ${unknown.join()}, which is no field`);
  const lines = rootFields[name].map(
    ({ title, fields }) => `- ${title}: ${fields.map((one) => `\`${one}\``).join(', ')}.`,
  );
  const value = `${introductions[name]}\n\n${lines.join('\n')}`;
  return {
    ...node,
    description: { kind: Kind.STRING, value, block: true },
    fields: order.flatMap((field) => given.get(field) ?? []),
  };
}
