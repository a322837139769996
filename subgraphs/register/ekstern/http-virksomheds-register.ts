import { today } from '../../common/clock.ts';
import type { Deadline } from '../../common/remote/deadline.ts';
import conventions from './datafordeler.json' with { type: 'json' };
import { Datafordeler, type DatafordelerSettings, type Found } from './datafordeler.ts';
import { bekraeftet, ikkeKontrolleret, modsagt } from './svar.ts';
import type { PNummerSvar, VirksomhedsRegister } from './virksomheds-register.ts';

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
