// `npm run schema` writes the schema files; `npm run schema -- --check` fails when one is not what the code says.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { program } from 'commander';
import { composeSchemas } from './compose.ts';

const { check } = program
  .name('npm run schema --')
  .description('Writes the schema files of the subgraphs and of the gateway.')
  .option('--check', 'write nothing; fail when a file is not what the code says')
  .parse()
  .opts<{ check?: boolean }>();
const root = new URL('../../', import.meta.url);

for (const [file, text] of Object.entries(await composeSchemas())) {
  const path = fileURLToPath(new URL(file, root));
  if (!check) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${file} is not what the code says. Run "npm run schema" and commit the result.`);
    process.exitCode = 1;
  }
}
