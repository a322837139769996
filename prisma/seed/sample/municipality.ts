import { drawRaadhus } from './adresse.ts';
import type { Adresse } from './institution.ts';
import navne from './navne.json' with { type: 'json' };
import { Random } from './random.ts';
import { type Sted, stederIn } from './sted.ts';
import { telefonPrefixes } from './telefon.ts';
import { kommuneOf } from './texts.ts';
import { virksomhedsnumre } from './virksomhedsnumre.ts';

type NavnePulje = keyof typeof navne;

const klyngeformer = ['Område', 'Områdeinstitution', 'Dagtilbud', 'Klynge', 'Dagtilbuddet', 'Børnehusene', 'Distrikt'];

/** What the institutions of one municipality share while they are drawn. Seeded by its code alone. */
export class Municipality {
  readonly kode: string;
  readonly navn: string;
  readonly steder: readonly Sted[];
  readonly raadhus: Adresse;
  readonly klyngeform: string;
  readonly telefonPrefix: string;
  readonly numre: ReturnType<typeof virksomhedsnumre>;
  readonly kommunalCvr: string;
  readonly #random: Random;
  readonly #decks = new Map<NavnePulje, string[]>();
  readonly #usedNames = new Set<string>();

  constructor(kode: string) {
    this.kode = kode;
    this.#random = new Random(`kommune/${kode}`);
    this.navn = kommuneOf(kode).navn;
    this.steder = stederIn(kode);
    this.raadhus = drawRaadhus(kode, this.#random.pick(this.steder.slice(0, 1)), this.#random);
    this.klyngeform = this.#random.pick(klyngeformer);
    this.telefonPrefix = this.#random.pick(telefonPrefixes(kode));
    this.numre = virksomhedsnumre(kode);
    this.kommunalCvr = this.numre.nextCvr();
  }

  /** A word from the pool; none comes twice before all have been used. */
  nextWord(pulje: NavnePulje): string {
    const deck = this.#decks.get(pulje) ?? [];
    if (deck.length === 0) deck.push(...this.#random.shuffle(navne[pulje]));
    this.#decks.set(pulje, deck);
    return deck.pop() ?? '';
  }

  /** A name nobody in the municipality has; numbered when the drawing only finds taken ones. */
  uniqueName(draw: () => string): string {
    let navn = draw();
    for (let tries = 0; tries < 8 && this.#usedNames.has(navn); tries++) navn = draw();
    const stem = navn;
    for (let n = 2; this.#usedNames.has(navn); n++) navn = `${stem} ${n}`;
    this.#usedNames.add(navn);
    return navn;
  }
}
