import { brugeradministratorRegler } from './brugeradministrator.ts';
import { dagplejegruppeRegler } from './dagplejegruppe.ts';
import { dagplejerRegler, kapacitetRegler } from './dagplejer.ts';
import { dataaftaleRegler } from './dataaftale.ts';
import { enhedRegler, opsaetningRegler } from './enhed.ts';
import { gaestRegler } from './gaest.ts';
import { gruppeRegler } from './gruppe.ts';
import { kildeRegler } from './kilde.ts';
import { kontaktRegler } from './kontakt.ts';
import { periodeRegler } from './periode.ts';
import { personRegler } from './person.ts';
import type { Regel } from './regel.ts';
import { textRegler } from './texts.ts';
import { tilknytningRegler } from './tilknytning.ts';

/** All rules, in the order in which an object's problems are reported. */
export const regler: readonly Regel[] = [
  ...enhedRegler,
  ...periodeRegler,
  ...gruppeRegler,
  ...tilknytningRegler,
  ...kontaktRegler,
  ...kildeRegler,
  ...dagplejegruppeRegler,
  ...textRegler,
  ...dagplejerRegler,
  ...gaestRegler,
  ...kapacitetRegler,
  ...personRegler,
  ...dataaftaleRegler,
  ...brugeradministratorRegler,
  ...opsaetningRegler,
];
