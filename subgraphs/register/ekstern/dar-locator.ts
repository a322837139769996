import proj4 from 'proj4';
import type { Deadline } from '../../common/remote/deadline.ts';
import type { Adresseopslag, Fundet } from './adresse-register.ts';
import { betegnelseOf } from './betegnelse.ts';
import conventions from './datafordeler.json' with { type: 'json' };
import type { Datafordeler } from './datafordeler.ts';
import type { Node } from './read-nodes.ts';

const { adresse, husnummer, adressepunkt } = conventions;

type Nodes = ReadonlyMap<string, Node>;

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
    const find = (entity: string, key: string, fields: string[], values: string[]) =>
      this.#find(entity, key, [...new Set([key, ...fields])], values, deadline);
    const inForce = (entity: typeof adresse | typeof husnummer, nodes: Nodes): Nodes =>
      new Map([...nodes].filter(([, node]) => entity.inForce.includes(node[entity.status] ?? '')));
    const adresseFields = [adresse.id, adresse.status, adresse.husnummer];
    const husnummerFields = [husnummer.id, husnummer.status, husnummer.adgangspunkt];
    const byId = inForce(adresse, await find(adresse.entity, adresse.id, adresseFields, ids));
    const byText = inForce(adresse, await find(adresse.entity, adresse.betegnelse, adresseFields, texts));
    const husnumre = [...byId.values(), ...byText.values()].flatMap((node) => node[adresse.husnummer] ?? []);
    const houses = await find(husnummer.entity, husnummer.id, husnummerFields, [...ids, ...husnumre]);
    const housesByText = inForce(husnummer, await find(husnummer.entity, husnummer.betegnelse, husnummerFields, texts));
    const punkter = [...houses.values(), ...housesByText.values()].flatMap(
      (node) => node[husnummer.adgangspunkt] ?? [],
    );
    const places = await find(adressepunkt.entity, adressepunkt.id, [adressepunkt.positionFields], punkter);
    return adresser.map((opslag) => {
      const key = opslag.dawaId?.toLowerCase() ?? betegnelseOf(opslag) ?? '';
      const found = (opslag.dawaId === null ? byText : byId).get(key);
      const house = found ? houses.get(found[adresse.husnummer] ?? '') : (housesByText.get(key) ?? houses.get(key));
      const dawaId = found?.[adresse.id] ?? house?.[husnummer.id] ?? null;
      const place = places.get(house?.[husnummer.adgangspunkt] ?? '')?.[adressepunkt.position] ?? null;
      return dawaId === null ? null : { dawaId: dawaId.toLowerCase(), ...degreesOf(place) };
    });
  }

  /** The objects there are of these values; what could not be heard is as absent here. */
  async #find(entity: string, key: string, fields: string[], values: string[], deadline: Deadline): Promise<Nodes> {
    const found = await this.#datafordeler.find(entity, key, fields, values, deadline);
    const nodes = new Map<string, Node>();
    for (const [value, one] of found) if ('node' in one && one.node !== null) nodes.set(value, one.node);
    return nodes;
  }
}

/** DAR's "POINT(534567.8 6225678.9)", metres of UTM zone 32, in degrees with the register's five decimals: a metre. */
function degreesOf(wkt: string | null): Pick<Fundet, 'geoBredde' | 'geoLaengde'> {
  const [, x, y] = /^POINT ?Z? ?\(([\d.]+) ([\d.]+)/.exec(wkt ?? '') ?? [];
  if (x === undefined || y === undefined) return { geoBredde: null, geoLaengde: null };
  const [laengde = 0, bredde = 0] = proj4(adressepunkt.projection, 'WGS84', [Number(x), Number(y)]);
  return { geoBredde: Number(bredde.toFixed(5)), geoLaengde: Number(laengde.toFixed(5)) };
}
