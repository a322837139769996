import proj4 from 'proj4';
import type { Deadline } from '../../common/remote/deadline.ts';
import conventions from './datafordeler.json' with { type: 'json' };
import type { Datafordeler, Node } from './datafordeler.ts';
import type { Adresseopslag, Fundet } from './registers.ts';
import { betegnelseOf } from './same-adresse.ts';

const { adresse, husnummer, adressepunkt } = conventions;

type Nodes = ReadonlyMap<string, Node>;
type Entity = { entity: string; id: string; status: string; inForce: string[] };

/** What DAR has of the addresses of one call: addresses and house numbers by id and by text, and places by id. */
interface Found {
  adresser: Nodes;
  husnumre: Nodes;
  places: Nodes;
}

/**
 * Finds the id and the place of addresses in DAR at Datafordeleren. A unit's dawaId is that of an address as a rule, so
 * an address without floor and door is looked for first, and the house number's own id is taken where there is none.
 * The place is that of the house number's way in.
 */
export class DarLocator {
  readonly #datafordeler: Datafordeler;

  constructor(datafordeler: Datafordeler) {
    this.#datafordeler = datafordeler;
  }

  /** One answer for each, in their order: what could be had of it. */
  async locate(adresser: readonly Adresseopslag[], deadline: Deadline): Promise<(Fundet | null)[]> {
    const ids = adresser.flatMap(({ dawaId }) => dawaId?.toLowerCase() ?? []);
    const texts = adresser.flatMap((opslag) => (opslag.dawaId === null ? (betegnelseOf(opslag) ?? []) : []));
    const found = await this.#read(ids, texts, deadline);
    return adresser.map((opslag) => locateIn(found, opslag.dawaId?.toLowerCase() ?? betegnelseOf(opslag) ?? ''));
  }

  async #read(ids: string[], texts: string[], deadline: Deadline): Promise<Found> {
    const find = (entity: Entity, key: string, field: string, values: string[]) =>
      this.#find(entity.entity, [key, entity.id, entity.status, field], values, deadline);
    const adresser = inForce(adresse, [
      ...(await find(adresse, adresse.id, adresse.husnummer, ids)),
      ...(await find(adresse, adresse.betegnelse, adresse.husnummer, texts)),
    ]);
    const ofAdresser = valuesOf(adresser, adresse.husnummer);
    const husnumre = inForce(husnummer, [
      ...(await find(husnummer, husnummer.id, husnummer.adgangspunkt, [...ids, ...ofAdresser])),
      ...(await find(husnummer, husnummer.betegnelse, husnummer.adgangspunkt, texts)),
    ]);
    const punkter = valuesOf(husnumre, husnummer.adgangspunkt);
    const fields = [adressepunkt.id, adressepunkt.positionFields];
    return { adresser, husnumre, places: await this.#find(adressepunkt.entity, fields, punkter, deadline) };
  }

  /** The objects there are of the values of the first field; what could not be heard is as absent here. */
  async #find(entity: string, fields: string[], values: string[], deadline: Deadline): Promise<Nodes> {
    const found = await this.#datafordeler.find(entity, fields[0] ?? '', [...new Set(fields)], values, deadline);
    const nodes = new Map<string, Node>();
    for (const [value, one] of found) if ('node' in one && one.node !== null) nodes.set(value, one.node);
    return nodes;
  }
}

const inForce = (entity: Entity, nodes: Iterable<[string, Node]>): Nodes =>
  new Map([...nodes].filter(([, node]) => entity.inForce.includes(node[entity.status] ?? '')));

const valuesOf = (nodes: Nodes, field: string): string[] => [...nodes.values()].flatMap((node) => node[field] ?? []);

/** By the id or the text of an address. */
function locateIn({ adresser, husnumre, places }: Found, key: string): Fundet | null {
  const found = adresser.get(key);
  const house = husnumre.get(found?.[adresse.husnummer] ?? (found ? '' : key));
  const dawaId = found?.[adresse.id] ?? house?.[husnummer.id] ?? null;
  const place = places.get(house?.[husnummer.adgangspunkt] ?? '')?.[adressepunkt.position] ?? null;
  return dawaId === null ? null : { dawaId: dawaId.toLowerCase(), ...degreesOf(place) };
}

/** DAR's "POINT(534567.8 6225678.9)", metres of UTM zone 32, in degrees with the register's five decimals: a metre. */
function degreesOf(wkt: string | null): Pick<Fundet, 'geoBredde' | 'geoLaengde'> {
  const [, x, y] = /^POINT ?Z? ?\(([\d.]+) ([\d.]+)/.exec(wkt ?? '') ?? [];
  if (x === undefined || y === undefined) return { geoBredde: null, geoLaengde: null };
  const [laengde = 0, bredde = 0] = proj4(adressepunkt.projection, 'WGS84', [Number(x), Number(y)]);
  return { geoBredde: Number(bredde.toFixed(5)), geoLaengde: Number(laengde.toFixed(5)) };
}
