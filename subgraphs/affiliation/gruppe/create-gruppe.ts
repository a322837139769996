import { readInput } from '../change/read-input.ts';
import type { UseCase } from '../change/use-case.ts';
import { noGruppefelter } from '../import/put-gruppe.ts';
import { rowSchemas } from '../import/row-schema.ts';
import { token } from '../import/token.ts';
import type { CreateGruppeInput } from './gruppe-inputs.ts';

const schema = rowSchemas.gruppe.omit({ type: true }).extend({ kilde: token(100) });

/** What no group can be without. */
const standIns = { enhed: 'Z00000', kilde: '–', kode: '–', gruppetype: 'Hold' };

export const createGruppe = (input: CreateGruppeInput): UseCase => ({
  action: 'gruppe.write',
  input,
  run(work) {
    const path = ['input'];
    const given = readInput(work, schema, input, path, standIns);
    if (!given) return;
    const { enhed: enhedsNummer, gyldigFra, ...content } = given;
    work.speakAs(given.kilde, [...path, 'kilde']);
    work.create('gruppe', { ...noGruppefelter, ...content, enhedsNummer, gyldigFra: gyldigFra ?? work.today }, path);
  },
});
