import { adresseMissing } from './adresse-missing.ts';
import { controlCharacters } from './control-characters.ts';
import { cvrNummerForm } from './cvr-nummer-form.ts';
import { cvrNummerMissing } from './cvr-nummer-missing.ts';
import { dawaIdForm } from './dawa-id-form.ts';
import { ejerformMissing } from './ejerform-missing.ts';
import { emailForm } from './email-form.ts';
import { emailLength } from './email-length.ts';
import { institutionstypeMissing } from './institutionstype-missing.ts';
import { kommuneMissing } from './kommune-missing.ts';
import { koordinaterInDenmark } from './koordinater-in-denmark.ts';
import { lovgrundlagMissing } from './lovgrundlag-missing.ts';
import { navnLength } from './navn-length.ts';
import { navnMissing } from './navn-missing.ts';
import { pNummerForm } from './p-nummer-form.ts';
import { pNummerMissing } from './p-nummer-missing.ts';
import { postNummerForm } from './post-nummer-form.ts';
import type { Regel } from './regel.ts';
import { telefonNummerForm } from './telefon-nummer-form.ts';
import { telefonNummerLength } from './telefon-nummer-length.ts';

/** Every rule about the content of a single row. */
export const regler: readonly Regel[] = [
  navnMissing,
  navnLength,
  controlCharacters,
  ejerformMissing,
  lovgrundlagMissing,
  kommuneMissing,
  institutionstypeMissing,
  adresseMissing,
  pNummerMissing,
  pNummerForm,
  cvrNummerMissing,
  cvrNummerForm,
  postNummerForm,
  koordinaterInDenmark,
  dawaIdForm,
  emailLength,
  emailForm,
  telefonNummerLength,
  telefonNummerForm,
];
