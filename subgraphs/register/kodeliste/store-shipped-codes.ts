import kodelister from '../../common/reference/kodelister.json' with { type: 'json' };
import kommuner from '../../common/reference/kommuner.json' with { type: 'json' };
import matrix from '../../common/reference/matrix.json' with { type: 'json' };
import postnumre from '../../common/reference/postnumre.json' with { type: 'json' };
import type { RegisterDatabase } from '../database.ts';

/** Adds the shipped code tables and municipalities that the database lacks; rows an administrator changed stay. */
export async function storeShippedCodes({ read, jobs }: RegisterDatabase): Promise<void> {
  const known = new Set((await read.kode.findMany()).map((row) => `${row.liste}/${row.kode}`));
  const missing = shippedKoder().filter((row) => !known.has(`${row.liste}/${row.kode}`));
  if (missing.length > 0) await jobs.kode.createMany({ data: missing });

  const knownKommuner = new Set((await read.kommune.findMany()).map((row) => row.kode));
  const missingKommuner = kommuner.filter((row) => !knownKommuner.has(row.kode));
  if (missingKommuner.length > 0)
    await jobs.kommune.createMany({ data: missingKommuner.map((row) => ({ ...row, kilde: 'bekræftet' })) });

  // The matrix is replaced as a whole, so it is shipped only to a register that has none.
  if ((await read.kombination.findFirst()) === null)
    await jobs.kombination.createMany({ data: shippedKombinationer() });
}

const shippedKoder = () => [
  ...shippedLister.flatMap((liste) => kodelister.lister[liste].map((kode) => ({ liste: liste as string, ...kode }))),
  ...postnumre.koder.map((kode) => ({ liste: 'postnummer', ...kode, kilde: postnumre.kilde, note: postnumre.note })),
];

const shippedLister = ['ejerform', 'lovgrundlag', 'institutionstype', 'aktivitetsstatus'] as const;

const shippedKombinationer = () =>
  matrix.flatMap(({ lovgrundlag, ejerform, institutionstype, kilde, note }) =>
    ejerform.flatMap((ejerformKode) =>
      institutionstype.map((institutionstypeKode) => ({
        lovgrundlagKode: lovgrundlag,
        ejerformKode,
        institutionstypeKode,
        kilde,
        note,
      })),
    ),
  );
