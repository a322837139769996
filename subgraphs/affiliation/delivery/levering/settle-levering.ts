import { insertRows, type Provider } from '../../../common/database/sql.ts';
import { withSealedTexts } from '../../core/change/sealed-texts.ts';
import type { UseCase } from '../../core/change/use-case.ts';
import type { AffiliationTransaction } from '../../core/store/database.ts';
import type { CprVault } from '../../people/person/cpr-vault.ts';
import type { LeveringPerson } from '../leveringskontrol/kontrol.ts';
import { ImportFailure } from '../transport/import-failure.ts';
import { type ImportAnswer, isAboutTime } from '../transport/import-service.ts';
import type { LeveringHead } from './compose.ts';
import { aktoertypeOf, rowPrint } from './difference.ts';
import { loadLevering, nextAttempt, setStatus } from './levering.reader.ts';

interface Settled {
  id: string;
  head: LeveringHead;
  carried: readonly LeveringPerson[];
  lokalIder: readonly string[];
  result: ImportAnswer | ImportFailure;
}

/** Records what became of a delivery that was sent. */
export function settleLevering(settled: Settled, vault: CprVault, provider: Provider): UseCase {
  const { id, result } = settled;
  return {
    action: 'levering.create',
    input: ['settle', id],
    async run(work) {
      const levering = await loadLevering(work, { id, expectedVersion: null });
      if (!levering) return;
      if (result instanceof ImportFailure) {
        const { status, next } = afterFailure(result, levering.after.forsoeg);
        const naesteForsoeg = next?.toISOString() ?? null;
        if (setStatus(work, levering, status))
          work.change(levering, { fejl: result.message, naesteForsoeg }, ['input']);
      } else if (levering.after.forsoeg > 1 && isAboutTime(result)) {
        // About our own earlier attempt: it was received, and nobody ever says what became of it.
        if (setStatus(work, levering, 'EXPIRED'))
          work.change(levering, { fejl: 'SOURCE_TIME_OLD', naesteForsoeg: null }, ['input']);
      } else if (setStatus(work, levering, result.outcome)) {
        const answered = {
          svarTid: new Date().toISOString(),
          beskedId: result.messageId,
          fejl: null,
          naesteForsoeg: null,
        };
        work.change(levering, answered, ['input']);
      }
    },
    keep: async (tx) => {
      if (!(result instanceof ImportFailure)) await recordAnswer(tx, provider, vault, { ...settled, answer: result });
    },
  };
}

/**
 * What passes is tried again, and so is what may have been received: the same document again is the one way to find out.
 * What was surely refused, for good, is over.
 */
function afterFailure({ passing, uncertain }: ImportFailure, forsoeg: number) {
  if (!passing && !uncertain) return { status: 'REJECTED', next: null } as const;
  const next = nextAttempt(forsoeg);
  return next ? ({ status: 'SENT', next } as const) : ({ status: 'EXPIRED', next: null } as const);
}

/** A delivery that was answered, with whom it carried. */
interface Answered {
  id: string;
  head: LeveringHead;
  carried: readonly LeveringPerson[];
  lokalIder: readonly string[];
  answer: ImportAnswer;
}

/** Keeps what Unilogin refused, row by row, and who stands there now. */
async function recordAnswer(
  tx: AffiliationTransaction,
  provider: Provider,
  vault: CprVault,
  answered: Answered,
): Promise<void> {
  const { id, carried, answer } = answered;
  const personOf = new Map(carried.map(({ localPersonId, personId }) => [localPersonId, personId]));
  const rows = answer.rows.map(({ localPersonId, code, text }, nr) => {
    const personId = personOf.get(localPersonId ?? '') ?? null;
    const row = { leveringId: id, nr, lokalId: localPersonId, personId, kode: code, tekst: text };
    return withSealedTexts(vault, 'LeveringRaekke', row);
  });
  if (rows.length > 0) await insertRows(tx, provider, 'LeveringRaekke', rows, rowColumns);
  if (answer.outcome !== 'REJECTED') await recordStanding(tx, provider, vault, answered);
}

async function recordStanding(tx: AffiliationTransaction, provider: Provider, vault: CprVault, answered: Answered) {
  const { id, head, lokalIder, answer } = answered;
  const { enhedsNummer, kilde, dokument } = head;
  const refused = new Set(answer.rows.map(({ localPersonId }) => localPersonId));
  const loaded = answered.carried.filter(({ localPersonId }) => !refused.has(localPersonId));
  const there = { enhedsNummer, kilde };
  // A refused row of a full import changes nothing of the person there, so they still stand as before.
  if (dokument === 'FULL') {
    const keep = [...refused].filter((lokalId) => lokalId !== null);
    await tx.leveretPerson.deleteMany({ where: { ...there, lokalId: { notIn: keep } } });
  } else {
    const touched =
      dokument === 'DELETE' ? lokalIder.filter((one) => !refused.has(one)) : loaded.map((p) => p.localPersonId);
    await tx.leveretPerson.deleteMany({ where: { ...there, lokalId: { in: [...touched] } } });
  }
  if (dokument === 'DELETE' || loaded.length === 0) return;
  const noegle = vault.currentKey;
  const standing = loaded.map((person) => {
    const cpr = person.person.civilRegistrationNumber;
    const prints = {
      aftryk: rowPrint(person, vault, noegle),
      cprAftryk: cpr && vault.cprFingerprint(enhedsNummer, cpr, noegle),
      noegle,
    };
    const { localPersonId: lokalId, personId, actor } = person;
    return { ...there, lokalId, personId, aktoertype: aktoertypeOf[actor.kind], ...prints, leveringId: id };
  });
  await insertRows(tx, provider, 'LeveretPerson', standing, standingColumns);
}

const rowColumns = {
  leveringId: 'TEXT',
  nr: 'INTEGER',
  lokalId: 'TEXT',
  personId: 'TEXT',
  kode: 'TEXT',
  tekst: 'TEXT',
} as const;

const standingColumns = {
  enhedsNummer: 'TEXT',
  kilde: 'TEXT',
  lokalId: 'TEXT',
  personId: 'TEXT',
  aktoertype: 'TEXT',
  aftryk: 'TEXT',
  cprAftryk: 'TEXT',
  noegle: 'TEXT',
  leveringId: 'TEXT',
} as const;
