import kodelister from '../../../subgraphs/common/reference/kodelister.json' with { type: 'json' };
import kommuner from '../../../subgraphs/common/reference/kommuner.json' with { type: 'json' };

type Kodeliste = keyof typeof kodelister.lister;

const tables = new Map(
  Object.entries(kodelister.lister).map(([navn, koder]) => [
    navn,
    new Map(koder.map(({ kode, tekst }) => [kode, tekst])),
  ]),
);
const kommuneByKode = new Map(kommuner.map((kommune) => [kommune.kode, kommune]));

export function kodeTekst(liste: Kodeliste, kode: string): string {
  const tekst = tables.get(liste)?.get(kode);
  if (tekst === undefined) throw new RangeError(`${liste} has no code ${kode}`);
  return tekst;
}

export function kommuneOf(kode: string): { kode: string; navn: string; region: string } {
  const kommune = kommuneByKode.get(kode);
  if (kommune === undefined) throw new RangeError(`no municipality ${kode}`);
  return kommune;
}
