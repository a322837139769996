import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: process.env.SCHEMA ?? 'http://127.0.0.1:4000/schema.graphql',
  documents: ['*.ts'],
  generates: {
    'gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: { unmaskFunctionName: 'readFragment' } },
      config: {
        // Both come as text: a day "2026-01-31", and a moment in UTC.
        scalars: { LocalDate: 'string', DateTime: 'string' },
        strictScalars: true,
        enumsAsTypes: true,
        useTypeImports: true,
      },
    },
  },
};

export default config;
