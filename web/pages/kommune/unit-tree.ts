import type { Finding, KommuneTree } from '../../ask/questions.ts';
import type { Tree } from '../../list/columns.ts';
import { adresseLinje, danish } from '../../texts/format.ts';

type Daginstitution = KommuneTree['daginstitutioner']['nodes'][number];
type Enhed = Daginstitution['anvisningsenheder'][number];
type Sted = Enhed | Enhed['alternativeAdresser'][number];

/** A line of a municipality's tree. */
export interface Unit {
  niveau: 'Daginstitution' | 'Anvisningsenhed' | 'AlternativAdresse' | 'Dagplejegruppe';
  /** Of a dagplejegruppe that of its unit: it has none of its own. */
  nummer: string;
  navn: string;
  aktiv: boolean;
  /** Kind of day-care, ownership or what a group is formed by. */
  slags: string;
  adresse: string;
  cvrNummer: string;
  pNummer: string;
  email: string;
  telefonNummer: string;
  /** Why nobody can be attached to it in Unilogin; empty where people can, or never are. */
  udenUnilogin: string;
  findings: Finding[];
}

const nothing = { adresse: '', cvrNummer: '', pNummer: '', email: '', telefonNummer: '', udenUnilogin: '' };

/** The tree of a municipality, with each finding at the line that it is of. */
export function unitTree(kommune: KommuneTree, findings: readonly Finding[]): Tree<Unit>[] {
  const found = Map.groupBy(findings, ({ dagtilbud }) => `${dagtilbud.__typename}:${dagtilbud.nummer}`);
  const line = (unit: Omit<Unit, 'findings'>, children: Tree<Unit>[]): Tree<Unit> => {
    const id = `${unit.niveau}:${unit.nummer}`;
    return { id, row: { ...unit, findings: found.get(id) ?? [] }, children };
  };
  const adresseOf = (niveau: Unit['niveau'], sted: Sted, slags: string) => ({ niveau, slags, ...stedOf(sted) });
  const enhedLine = (enhed: Enhed) => {
    const slags = enhed.institutionstype?.tekst ?? '';
    const adresser = enhed.alternativeAdresser.map((one) => line(adresseOf('AlternativAdresse', one, slags), []));
    return line(adresseOf('Anvisningsenhed', enhed, slags), [...adresser, ...gruppeLines(enhed)]);
  };
  const nodes = kommune.daginstitutioner.nodes.toSorted((a, b) => danish.compare(a.navn, b.navn));
  return nodes.map(({ nummer, navn, aktiv, ejerform, anvisningsenheder }) =>
    line(
      { ...nothing, niveau: 'Daginstitution', nummer, navn, aktiv, slags: ejerform?.tekst ?? '' },
      anvisningsenheder.map(enhedLine),
    ),
  );
}

const gruppeLines = ({ nummer, dagplejegrupper }: Enhed): Tree<Unit>[] =>
  (dagplejegrupper ?? []).map(({ id, navn, basis }) => ({
    id,
    row: { ...nothing, niveau: 'Dagplejegruppe', nummer, navn, aktiv: true, slags: basis.tekst, findings: [] },
    children: [],
  }));

function stedOf({ nummer, navn, aktiv, adresse, unilogin, ...sted }: Sted) {
  return {
    nummer,
    navn,
    aktiv,
    adresse: adresseLinje(adresse),
    cvrNummer: sted.cvrNummer ?? '',
    pNummer: sted.pNummer ?? '',
    email: sted.email ?? '',
    telefonNummer: sted.telefonNummer ?? '',
    udenUnilogin: aktiv ? (unilogin?.begrundelse ?? '') : '',
  };
}
