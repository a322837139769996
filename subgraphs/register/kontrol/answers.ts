import { type ColumnType, join, name, type Provider, recordset, sql } from '../../common/database/sql.ts';
import { inPieces } from '../../common/turns/turns.ts';
import type { WriteRequest } from '../change/write-request.ts';
import type { Niveau } from '../dagtilbud/fields.ts';
import type { RegisterDatabase, RegisterTransaction } from '../database.ts';
import { applyCommands } from '../draft/apply-commands.ts';
import type { Command } from '../draft/command.ts';
import type { Draft, DraftObject } from '../draft/draft.ts';
import { loadDraft } from '../draft/load-draft.ts';
import { type Answers, askAbout } from '../ekstern/ask-about.ts';
import type { Ekstern } from '../ekstern/ekstern.ts';
import { offlineRegister, type PNummerSvar } from '../ekstern/registers.ts';
import {
  type Aarsag,
  type EksternSvar,
  ikkeKontrolleret,
  type Kind,
  kinds,
  type Sted,
  vaerdiOf,
} from '../ekstern/svar.ts';

type Request = Pick<WriteRequest, 'commands' | 'ekstern' | 'authorise' | 'proposing'>;

const nothing = { dar: new Map(), cvr: new Map() };

/**
 * Asks DAR and CVR about what commands set: all together, in bounded time, and before the write's transaction, on a
 * draft of its own. A caller who may neither write nor propose sets nothing off; CVR may say whose a proposal's new unit is.
 */
export async function askBefore(
  { query, provider }: RegisterDatabase,
  request: Request,
): Promise<DraftAnswers | undefined> {
  const { commands, ekstern, authorise, proposing } = request;
  if (ekstern === null) return undefined;
  const at = new Date();
  if (isOffline(ekstern)) return new DraftAnswers(nothing, 'OFFLINE', at);
  if (!commands.some(setsPlace)) return new DraftAnswers(nothing, 'CHANGED_MEANWHILE', at);
  const draft = await loadDraft({ query, provider }, commands);
  await applyCommands(draft, commands);
  if (!proposing && authorise(draft).length > 0) return new DraftAnswers(nothing, 'CHANGED_MEANWHILE', at);
  const steder = (kind: Kind) => draft.touched().flatMap((object) => placeSet(kind, object) ?? []);
  const answers = await askAbout(ekstern, { dar: steder('dar'), cvr: steder('cvr') }, ekstern.timeoutMs);
  return new DraftAnswers(answers, 'CHANGED_MEANWHILE', at);
}

const isOffline = ({ dar, cvr }: Ekstern): boolean => dar === offlineRegister.dar && cvr === offlineRegister.cvr;

const setsPlace = ({ op, niveau }: Command): boolean =>
  (op === 'create' || op === 'update') && niveau !== 'daginstitution';

/** The answers to what one write sets, for the rules about its draft. */
export class DraftAnswers {
  readonly #answers: Answers;
  readonly #missing: EksternSvar;
  /** When they were asked for. */
  readonly at: Date;

  /** `missing` is why there is no answer to a value: the draft can differ from the one that was asked about. */
  constructor(answers: Answers, missing: Aarsag, at: Date) {
    this.#answers = answers;
    this.#missing = ikkeKontrolleret(missing);
    this.at = at;
  }

  /** What DAR says of the object's address; null when the write does not set it. */
  dar(object: DraftObject): EksternSvar | null {
    const sted = placeSet('dar', object);
    return sted && (this.#answers.dar.get(vaerdiOf.dar(sted) ?? '') ?? this.#missing);
  }

  /** What CVR says of the object's P-number; null when the write sets neither that nor the CVR number. */
  cvr(object: DraftObject): PNummerSvar | null {
    const sted = placeSet('cvr', object);
    return sted && (this.#answers.cvr.get(sted.pNummer ?? '') ?? { ...this.#missing, cvrNummer: null });
  }

  /** CVR would have filled it in: that CVR could not be heard just now must not stop the write. */
  excuses(object: DraftObject, code: string): boolean {
    if (code !== 'CVRNUMMER_MISSING') return false;
    const svar = this.cvr(object);
    return svar?.svar === 'IKKE_KONTROLLERET' && svar.aarsag !== 'OFFLINE';
  }
}

/** The place of an object whose value of this kind the write sets; closed objects are left alone. */
function placeSet(kind: Kind, { niveau, before, after }: DraftObject): Sted | null {
  if (niveau === 'daginstitution' || after.aktivitetsstatus !== 'Aktiv') return null;
  const [earlier, sted] = [before as Sted | null, after as unknown as Sted];
  const vaerdi = vaerdiOf[kind](sted);
  if (vaerdi === null || (earlier !== null && vaerdiOf[kind](earlier) === vaerdi)) return null;
  return sted;
}

/**
 * The CVR number follows from the P-number (STIL: CVRNummer, filled in by the register). One that the caller gave is
 * left as it is, for the rule CVRNUMMER_DIFFERS.
 */
export function fillCvrNummer(draft: Draft, commands: readonly Command[]): void {
  const given = new Set(commands.filter(givesCvrNummer).map(({ path }) => path));
  for (const object of draft.touched()) {
    const svar = draft.ekstern?.cvr(object);
    if (svar?.svar !== 'BEKRAEFTET' || svar.cvrNummer === null) continue;
    if (object.paths.some((path) => given.has(path))) continue;
    Object.assign(object.after, { cvrNummer: svar.cvrNummer });
  }
}

const givesCvrNummer = (command: Command): boolean =>
  'fields' in command && 'cvrNummer' in command.fields && (command.fields.cvrNummer ?? null) !== null;

/** An answer about one object's value. */
export interface KontrolAnswer {
  niveau: Niveau;
  nummer: string;
  kind: Kind;
  vaerdi: string;
  svar: EksternSvar;
  at: Date;
}

const columns: Record<string, ColumnType> = {
  niveau: 'TEXT',
  nummer: 'TEXT',
  kind: 'TEXT',
  vaerdi: 'TEXT',
  svar: 'TEXT',
  aarsag: 'TEXT',
  tidspunkt: 'TIMESTAMP(3)',
  announced: 'BOOLEAN',
};
const names = join(Object.keys(columns).map((column) => name(column)));
const replaced = join(
  ['vaerdi', 'svar', 'aarsag', 'tidspunkt', 'announced'].map((c) => sql`${name(c)} = ${name('excluded', c)}`),
);

/** Keeps answers in the place of older ones, a thousand at most in each statement. */
export async function storeKontroller(
  db: Pick<RegisterTransaction, '$executeRaw'>,
  provider: Provider,
  kontroller: readonly KontrolAnswer[],
): Promise<void> {
  const rows = kontroller.map(({ svar, at, ...kontrol }) => {
    // The form in which Prisma's SQLite adapter stores a moment; PostgreSQL reads it as well.
    return { ...kontrol, ...svar, tidspunkt: at.toISOString().replace('Z', '+00:00'), announced: true };
  });
  // SQLite takes ON CONFLICT for a join without a WHERE before it.
  await inPieces(rows, (some) =>
    db.$executeRaw(sql`
      INSERT INTO "EksternKontrol" (${names}) SELECT ${names} FROM ${recordset(provider, some, columns)}
      WHERE 1 = 1
      ON CONFLICT ("niveau", "nummer", "kind") DO UPDATE SET ${replaced}`),
  );
}

/** The answers about what a draft sets, to be stored with it; `numbers` has the numbers given to new objects. */
export function kontrollerOf(draft: Draft, numbers: Record<string, string>): KontrolAnswer[] {
  const { ekstern } = draft;
  if (!ekstern) return [];
  return draft.touched().flatMap((object) =>
    kinds.flatMap((kind) => {
      const svar = ekstern[kind](object);
      const vaerdi = svar && vaerdiOf[kind](object.after as unknown as Sted);
      if (!svar || !vaerdi) return [];
      return [{ niveau: object.niveau, nummer: numbers[object.id] ?? object.id, kind, vaerdi, svar, at: ekstern.at }];
    }),
  );
}
