import kodelister from '../../../prisma/seed/kodelister.json' with { type: 'json' };
import { Kode } from '../../common/kode.ts';

const koder = kodelister.lister.dagplejegruppeBasis.map((kode) => Object.assign(new Kode(), kode));

/** What a dagplejegruppe is formed by: legestuegruppe, geografisk or andet. */
export const basisKoder: ReadonlyMap<string, Kode> = new Map(koder.map((kode) => [kode.kode, kode]));
