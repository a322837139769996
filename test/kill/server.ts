import 'reflect-metadata';
import { readConfig } from '../../gateway/config/config.ts';
import { startRegister } from '../../gateway/server/start-register.ts';

const running = await startRegister(readConfig());
console.log(`answers at ${running.url}/graphql`);
