import { parseDay } from '../../common/scalars/local-date.ts';
import { parseNumre } from '../change/parse-numre.ts';
import { parseTekst } from '../change/parse-tekst.ts';
import { parsed } from '../change/parsed.ts';
import type { UseCase } from '../change/use-case.ts';
import { parseOpsaetningKode } from './parse-opsaetning-kode.ts';
import type { SetOpsaetningInput } from './set-opsaetning-input.ts';

/** Writes what is told of a step, over what was told of it before. */
export const setOpsaetning = (input: SetOpsaetningInput): UseCase => ({
  action: 'aula.write',
  input,
  async run(work) {
    const { svar, dag: givenDag, note: givenNote } = input;
    const at = (field: string) => ['input', field];
    const kode = parsed(work, at('kode'), () => parseOpsaetningKode(input.kode, 'kode'));
    const dag = givenDag == null ? work.today : parsed(work, at('dag'), () => parseDay(givenDag, 'dag'));
    const note =
      givenNote == null
        ? null
        : parsed(work, at('note'), () => parseTekst(givenNote, 'note', 2000, 'Aftalt i styregruppen'));
    const numre = parseNumre(work, input.enheder, at('enheder'));
    if (kode === undefined || dag === undefined || note === undefined) return;
    await work.load('opsaetning', 'enhedsNummer', numre.keys());
    const known = work.all('opsaetning').filter(({ after }) => after.kode === kode);
    for (const [enhedsNummer, path] of numre) {
      const told = known.find(({ after }) => after.enhedsNummer === enhedsNummer);
      if (told) work.change(told, { svar, dag, note }, path);
      else work.create('opsaetning', { enhedsNummer, kode, svar, dag, note }, path);
    }
  },
});
