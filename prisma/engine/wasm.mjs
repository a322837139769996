import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as glue from '@prisma/schema-engine-wasm/schema_engine_bg';

// The package's own entry imports its .wasm file as a module, which Node does only behind a flag.
const file = new URL('schema_engine_bg.wasm', import.meta.resolve('@prisma/schema-engine-wasm'));

const panics = {
  message: '',
  set_message(message) {
    this.message = message;
  },
};
globalThis.PRISMA_WASM_PANIC_REGISTRY = panics; // the name that the engine calls

const imports = { './schema_engine_bg.js': glue };
const { instance } = await WebAssembly.instantiate(readFileSync(fileURLToPath(file)), imports);
glue.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

export const { SchemaEngine } = glue;

/** What the engine said when it last panicked; a panic itself surfaces only as "unreachable". */
export const lastPanic = () => panics.message;
