// Loaded before the product: tells which of its files have run a function since it was last asked, or since a file was
// opened to be read (FOLLOW_FROM), to its parent or, at the end of the process, to a file (FOLLOW_TO).
import fs from 'node:fs';
import { Session } from 'node:inspector';
import { syncBuiltinESMExports } from 'node:module';

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false });

/**
 * Whether something of a file was called. The body of a module, which runs when it is loaded, begins where the file does;
 * of a class of which only an object was made nobody reads on. What the compiler puts into a file (`__name`) is none of it.
 */
const hasRun = ({ functions }) =>
  functions.some(
    ({ functionName, ranges: [{ startOffset, count }] }) =>
      count > 0 && startOffset > 0 && !/^([A-Z<]|__)/.test(functionName),
  );

/** Within the process a session answers before the call returns. */
function filesThatRan() {
  let files = [];
  session.post('Profiler.takePreciseCoverage', (_, { result }) => {
    files = result.filter(hasRun).map(({ url }) => url);
  });
  return files;
}

process.on('message', () => process.send({ files: filesThatRan() }));
process.channel?.unref();

const { FOLLOW_FROM: from, FOLLOW_TO: to } = process.env;
if (from && to) {
  const { createReadStream } = fs;
  fs.createReadStream = (file, ...rest) => {
    if (file === from) filesThatRan();
    return createReadStream(file, ...rest);
  };
  syncBuiltinESMExports();
  process.on('exit', () => fs.writeFileSync(to, JSON.stringify(filesThatRan())));
}
