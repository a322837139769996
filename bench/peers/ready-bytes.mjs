// The floor: bytes that are ready, over plain HTTP: node ready-bytes.mjs PORT; POST / sets the bytes, /graphql answers them.
import { createServer } from 'node:http';

let ready = Buffer.from('{}');
createServer((request, response) => {
  if (request.url !== '/') {
    request.resume();
    return answer(response);
  }
  const parts = [];
  request
    .on('data', (part) => parts.push(part))
    .on('end', () => {
      ready = Buffer.concat(parts);
      answer(response);
    });
}).listen(Number(process.argv[2]), '127.0.0.1', () => console.log('ready'));

function answer(response) {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': ready.length });
  response.end(ready);
}
