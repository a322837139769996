#!/usr/bin/env node
// Runs the product's command line: node gateway/run.mjs <command>.
// Its sources are bundled first, whenever they changed: that takes a third of a second, loading them one by one four.
// Who serves the gateway serves the site as well, which is made anew only where its sources changed since npm ci.
import { ensureSite } from '../web/make.mjs';
import { bundle } from './bundle.mjs';

const isServing = ['all', 'gateway'].includes(process.argv[2]);
const [program] = await Promise.all([bundle(), isServing && ensureSite()]);
await import(program);
