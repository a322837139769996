import proj4 from 'proj4';
import { today } from '../../common/clock.ts';
import { isUuid } from '../../common/parse/identifiers.ts';
import type { Deadline } from '../../common/remote/deadline.ts';
import conventions from './datafordeler.json' with { type: 'json' };
import { Datafordeler, type DatafordelerSettings, type Found, type Node } from './datafordeler.ts';
import type { Adresseopslag, AdresseRegister, Fundet, PNummerSvar, VirksomhedsRegister } from './registers.ts';
import { betegnelseOf, isSameAdresse, readBetegnelse } from './same-adresse.ts';
import { bekraeftet, type EksternSvar, ikkeKontrolleret, modsagt } from './svar.ts';

const { adresse, husnummer, adressepunkt } = conventions;
type Entity = Pick<typeof adresse, 'entity' | 'id' | 'status' | 'betegnelse' | 'inForce'>;
type Judge = (opslag: Adresseopslag) => EksternSvar;

/** DAR at Datafordeleren: by id where there is one, else by the address exactly as DAR writes it. */
export class HttpAdresseRegister implements AdresseRegister {
  readonly #datafordeler: Datafordeler;

  constructor(settings: DatafordelerSettings) {
    this.#datafordeler = new Datafordeler(settings);
  }

  async check(adresser: readonly Adresseopslag[], deadline: Deadline): Promise<EksternSvar[]> {
    const [byId, byText] = await Promise.all([
      this.#byId(
        adresser.filter(({ dawaId }) => dawaId !== null),
        deadline,
      ),
      this.#byText(
        adresser.filter(({ dawaId }) => dawaId === null),
        deadline,
      ),
    ]);
    return adresser.map((opslag) => (opslag.dawaId === null ? byText(opslag) : byId(opslag)));
  }

  async locate(adresser: readonly Adresseopslag[], deadline: Deadline): Promise<(Fundet | null)[]> {
    const svar = await this.check(adresser, deadline);
    const located = await new DarLocator(this.#datafordeler).locate(adresser, deadline);
    return located.map((fundet, i) => (svar[i]?.svar === 'BEKRAEFTET' ? fundet : null));
  }

  /** The id may be that of an address or of a house number. */
  async #byId(adresser: Adresseopslag[], deadline: Deadline): Promise<Judge> {
    const ids = adresser.map(idOf).filter(isUuid);
    const asAdresse = await this.#find(adresse, adresse.id, ids, deadline);
    const rest = ids.filter((id) => isAbsent(asAdresse.get(id)));
    const asHusnummer = await this.#find(husnummer, husnummer.id, rest, deadline);
    return (opslag) => {
      const id = idOf(opslag);
      const found = asAdresse.get(id);
      if (!isAbsent(found)) return judge(adresse, found, opslag, modsagt('UNKNOWN'));
      return judge(husnummer, asHusnummer.get(id), opslag, modsagt('UNKNOWN'));
    };
  }

  /** DAR finds a text only when every letter is right, so that a miss proves nothing. */
  async #byText(adresser: Adresseopslag[], deadline: Deadline): Promise<Judge> {
    const texts = adresser.map(betegnelseOf).filter((text) => text !== null);
    const found = await this.#find(husnummer, husnummer.betegnelse, texts, deadline);
    return (opslag) => {
      const text = betegnelseOf(opslag);
      if (text === null) return ikkeKontrolleret('UNASKABLE');
      return judge(husnummer, found.get(text), opslag, ikkeKontrolleret('NOT_FOUND_BY_TEXT'));
    };
  }

  #find({ entity, id, status, betegnelse }: Entity, key: string, values: string[], deadline: Deadline) {
    return this.#datafordeler.find(entity, key, [id, status, betegnelse], values, deadline);
  }
}

const idOf = ({ dawaId }: Adresseopslag): string => dawaId?.toLowerCase() ?? '';
const isAbsent = (found: Found | undefined): boolean => found !== undefined && 'node' in found && found.node === null;

/** A value that was not asked about, having no possible form, is not found. */
function judge(entity: Entity, found: Found | undefined, opslag: Adresseopslag, absent: EksternSvar): EksternSvar {
  if (found === undefined) return absent;
  if ('aarsag' in found) return ikkeKontrolleret(found.aarsag);
  if (found.node === null) return absent;
  if (!entity.inForce.includes(found.node[entity.status] ?? '')) return modsagt('NOT_IN_FORCE');
  return compare(found.node[entity.betegnelse] ?? null, opslag);
}

/** What cannot be read contradicts nothing. */
function compare(betegnelse: string | null, opslag: Adresseopslag): EksternSvar {
  if (betegnelse === null) return bekraeftet;
  const theirs = readBetegnelse(betegnelse);
  if (theirs === null) return ikkeKontrolleret('BAD_ANSWER');
  return isSameAdresse(theirs, opslag) ? bekraeftet : modsagt('OTHER_ADDRESS');
}

type Nodes = ReadonlyMap<string, Node>;

/** What DAR has of the addresses of one call: addresses and house numbers by id and by text, and places by id. */
interface DarRows {
  adresser: Nodes;
  husnumre: Nodes;
  places: Nodes;
}

/**
 * Finds the id and the place of addresses in DAR at Datafordeleren. A unit's dawaId is that of an address as a rule, so
 * an address without floor and door is looked for first, and the house number's own id is taken where there is none.
 * The place is that of the house number's way in.
 */
class DarLocator {
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

  async #read(ids: string[], texts: string[], deadline: Deadline): Promise<DarRows> {
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
function locateIn({ adresser, husnumre, places }: DarRows, key: string): Fundet | null {
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

const names = conventions.produktionsenhed;

/** CVR at Datafordeleren. */
export class HttpVirksomhedsRegister implements VirksomhedsRegister {
  readonly #datafordeler: Datafordeler;

  constructor(settings: DatafordelerSettings) {
    this.#datafordeler = new Datafordeler(settings);
  }

  async check(pNumre: readonly string[], deadline: Deadline): Promise<PNummerSvar[]> {
    const fields = [names.pNummer, names.cvrNummer, names.ended];
    const found = await this.#datafordeler.find(names.entity, names.pNummer, fields, [...pNumre], deadline);
    return pNumre.map((pNummer) => toSvar(found.get(pNummer) ?? { aarsag: 'BAD_ANSWER' }));
  }
}

function toSvar(found: Found): PNummerSvar {
  if ('aarsag' in found) return { ...ikkeKontrolleret(found.aarsag), cvrNummer: null };
  if (found.node === null) return { ...modsagt('UNKNOWN'), cvrNummer: null };
  const ended = found.node[names.ended];
  const cvrNummer = found.node[names.cvrNummer]?.padStart(8, '0') ?? null;
  // The day of the end is the last that it is active; one that lies ahead is announced, not reached.
  return ended && ended.slice(0, 10) < today() ? { ...modsagt('ENDED'), cvrNummer } : { ...bekraeftet, cvrNummer };
}
