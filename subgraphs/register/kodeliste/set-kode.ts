import { Kode } from '../../common/kode.ts';
import { openEnd } from '../../common/parse/days.ts';
import type { Problem } from '../answer/fejl.ts';
import type { RegisterContext } from '../context.ts';
import { type EditArguments, editKodebog, refusedEdit, staleEdit } from './edit-kodebog.ts';
import { codeTableVersion } from './kodebog.ts';
import type { KodePayload } from './kodeliste.ts';
import type { KodeInput } from './kodeliste-inputs.ts';
import { malformed, textProblems, validityProblems } from './row-problems.ts';

/** The program itself knows the two states of aktivitetsstatus, so that table has no other. */
const editable = ['ejerform', 'lovgrundlag', 'institutionstype', 'postnummer'];
const columns = ['tekst', 'gyldigFra', 'gyldigTil', 'kilde', 'note'] as const;

type Prepared = Pick<KodePayload, 'errors' | 'kode' | 'changes'>;

/** Adds a code, or changes the one there is. Codes are never removed, since rows of any time may have them. */
export async function setKode(context: RegisterContext, input: KodeInput, args: EditArguments): Promise<KodePayload> {
  const { kodebog } = context;
  const nothing: Prepared = { errors: [], kode: null, changes: [] };
  const errors = [...refusedEdit(context, args), ...problemsOf(input)];
  if (errors.length > 0) {
    errors.push(...staleEdit(kodebog, args));
    return { ...nothing, errors, codeTableVersion: codeTableVersion(kodebog), replayed: false };
  }
  const { liste, kode } = input;
  const { tekst, gyldigFra = null, gyldigTil = null, kilde, note = null } = input;
  const after = { tekst, gyldigFra, gyldigTil: openEnd(gyldigTil), kilde, note };
  const answer = await editKodebog(context, args, { setKode: input }, nothing, async (tx) => {
    const where = { liste_kode: { liste, kode } };
    const before = await tx.kode.findUnique({ where });
    const changes = columns
      .map((field) => ({ field, before: before?.[field] ?? null, after: after[field] }))
      .filter((change) => change.before !== change.after);
    const store = () => tx.kode.upsert({ where, create: { liste, kode, ...after }, update: after });
    const edit = { emne: `${liste}/${kode}`, before, after: { liste, kode, ...after }, store };
    const answer: Prepared = { errors: [], kode: Object.assign(new Kode(), { kode, ...after }), changes };
    return { answer, edit: changes.length > 0 ? edit : null };
  });
  return answer.errors.length > 0 ? { ...answer, ...nothing, errors: answer.errors } : answer;
}

function problemsOf(input: KodeInput): Problem[] {
  const path = ['input'];
  const { liste, kode, tekst } = input;
  const listed = editable.join(', ');
  return [
    ...(editable.includes(liste) ? [] : [malformed([...path, 'liste'], liste, listed, listed)]),
    ...(/^\d{1,4}$/.test(kode) ? [] : [malformed([...path, 'kode'], kode, '1 to 4 digits', '1 til 4 cifre')]),
    ...(tekst.trim() === '' ? [malformed([...path, 'tekst'], tekst, 'a text', 'en tekst')] : []),
    ...textProblems(tekst, 200, [...path, 'tekst']),
    ...validityProblems(input, path),
  ];
}
