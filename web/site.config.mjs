import path from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';

const inThisFolder = (name) => fileURLToPath(new URL(name, import.meta.url));

/** Every browser since 2018 takes woff2; dkfds names older kinds first, which browsers would fetch in vain. */
const onlyWoff2 = {
  name: 'only-woff2',
  enforce: 'pre',
  transform: {
    filter: { id: /dkfds.*\.css$/ },
    handler: (css) =>
      css
        .replaceAll(/src:[^;}]*?(url\([^)]*\.woff2["']?\) format\("woff2"\))[^;}]*/g, (_all, woff2) => `src:${woff2}`)
        // A letter that comes late would move what is being read.
        .replaceAll('font-display:swap', 'font-display:optional'),
  },
};

/** Has the two weights that every page begins with fetched beside the scripts. */
const earlyFonts = {
  name: 'early-fonts',
  transformIndexHtml: {
    order: 'post',
    handler: (_html, { bundle = {} }) =>
      Object.keys(bundle)
        .filter((file) => /IBMPlexSans-(Regular|SemiBold)-.*\.woff2$/.test(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' },
          injectTo: 'head',
        })),
  },
};

/** How Vite makes the site, and serves it while it is worked on. */
export const siteConfig = {
  configFile: false,
  root: inThisFolder('.'),
  publicDir: false,
  // Its package names its scripts alone, and we take its styles and icons.
  resolve: { alias: { 'dkfds/dist': path.dirname(path.dirname(fileURLToPath(import.meta.resolve('dkfds')))) } },
  plugins: [onlyWoff2, earlyFonts, react()],
  build: {
    emptyOutDir: true,
    assetsInlineLimit: 0, // the policy of the page allows its own files alone
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
};

/** Vite alone serves the site while it is worked on, beside a product that answers its questions. */
export default {
  ...siteConfig,
  server: { proxy: { '/graphql': 'http://127.0.0.1:4000', '/eksport': 'http://127.0.0.1:4000' } },
};

/** What the typed documents are made from, and how. */
export const documentsConfig = (outDir) => ({
  schema: inThisFolder('../gateway/supergraph/schema.graphql'),
  documents: inThisFolder('operations/*.graphql'),
  silent: true,
  generates: {
    [`${outDir}/`]: {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        onlyOperationTypes: true,
        enumsAsTypes: true,
        useTypeImports: true,
        importExtension: '.ts',
        emitLegacyCommonJSImports: false,
        defaultScalarType: 'unknown',
        strictScalars: true,
        scalars: { DateTime: 'string', LocalDate: 'string' },
      },
    },
  },
});
