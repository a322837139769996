import type { Kontrol } from './kontrol.ts';
import type { Kontrolsvar } from './kontrolsvar.ts';

/** An answer with what its check says of it, the texts filled in. */
export type Kontrolfund = Kontrolsvar & Pick<Kontrol, 'code' | 'severity' | 'da' | 'en'>;
