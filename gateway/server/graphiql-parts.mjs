// In a thread of its own: to read 9 MB of source takes more than a tenth of a second.
import { parentPort } from 'node:worker_threads';
import * as parts from '@graphql-yoga/render-graphiql/graphiql';

parentPort.postMessage({ ...parts });
