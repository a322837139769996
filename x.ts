import 'reflect-metadata';
import { readConfig } from './gateway/config.ts';
import { startEmbedded } from './gateway/server/start-embedded.ts';
const r = await startEmbedded(readConfig({ DATA_DIR: '/tmp/lab/data', PORT: '4555' }), { register: (s) => console.log('SQL', s.slice(0, 150)) });
console.log(r.url);
