import './gateway/production.ts';
import 'reflect-metadata';
import { readConfig } from './gateway/config.ts';
import { startEmbedded } from './gateway/server/start-embedded.ts';
import { readExamples } from './gateway/examples/read-examples.ts';
const r = await startEmbedded(readConfig({ DATA_DIR: '/tmp/lab/d1', PORT: '0' }));
const mem = () => Math.round(process.memoryUsage().rss / 1e6) + 'MB heap ' + Math.round(process.memoryUsage().heapUsed / 1e6);
console.log('start', mem());
const q = readExamples()['kommune-trae.graphql'];
const times: number[] = [];
for (let i = 0; i < 60; i++) { const t = performance.now(); const x = await fetch(r.url + '/graphql', { method: 'POST', headers: {'content-type': 'application/json'}, body: JSON.stringify({ query: q }) }); await x.text(); times.push(performance.now() - t); }
times.sort((a, b) => a - b); console.log('median', times[30], 'min', times[0], mem());
await fetch(r.url + '/eksport/samlet.csv').then((x) => x.text()); console.log(mem());
await r.close(); process.exit(0);
