import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { besides, printWaits } from './beside.ts';
import type { Attacked, Target } from './target.ts';
import { loopOf, startWatched } from './watched.ts';

/** How long each kind goes on, in milliseconds: longer than the product is patient with it. */
const duration = 15_000;

/** One way to be slow. */
interface Kind {
  peers: number;
  /** How many of them come from one address. */
  perAddress: number;
  /** What is sent at first. */
  begin(n: number): string;
  /** What is done each second. */
  drip(socket: Socket): void;
}

const post = 'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';

const unit = `nummer navn institutionstype { kode tekst } pNummer cvrNummer email adresse { vejNavn husNummer postNummer byNavn }
  alternativeAdresser { nummer navn } unilogin { institutionsnummer kanTilknytteBrugere } dagplejegrupper { id navn }`;
const tree = (kode: string) =>
  `kommune(kode: "${kode}") { daginstitutioner(first: 900) { nodes { nummer navn anvisningsenheder { ${unit} } } } }`;

/** Some megabytes, of which no two are the same question. */
function asking(n: number): string {
  const query = `{ ${['101', '751', '461', '851'].map((kode) => `n${n}_${kode}: ${tree(kode)}`).join(' ')} }`;
  const body = JSON.stringify({ query });
  return `${post}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const kinds: Record<string, Kind> = {
  'heads that drip in': {
    peers: 300,
    perAddress: 10,
    begin: () => 'GET /graphql HTTP/1.1\r\nhost: x\r\n',
    drip: (socket) => socket.write('x-a: b\r\n'),
  },
  'bodies that drip in': {
    peers: 300,
    perAddress: 10,
    begin: () => `${post}content-length: 100000\r\n\r\n{`,
    drip: (socket) => socket.write(' '),
  },
  'bodies that drip in, in pieces': {
    peers: 300,
    perAddress: 10,
    begin: () => `${post}transfer-encoding: chunked\r\n\r\n1\r\n{\r\n`,
    drip: (socket) => socket.write('1\r\n \r\n'),
  },
  // More in a row than the system itself holds.
  'readers of the page to ask from who stand still': {
    peers: 100,
    perAddress: 1,
    begin: () => 'GET /graphql HTTP/1.1\r\nhost: x\r\naccept: text/html\r\n\r\n'.repeat(3),
    drip: () => undefined,
  },
  'readers of costly answers who stand still': {
    peers: 100,
    perAddress: 1,
    begin: (n) => asking(n).repeat(6),
    drip: () => undefined,
  },
  'sockets that say nothing': { peers: 1_500, perAddress: 30, begin: () => '', drip: () => undefined },
};

/** Less patience than usual, so that the attack is over soon; an address has fewer connections than one of the kinds opens. */
const settings = { SAMPLE: 'full', RECEIVE_MS: '5000', SEND_STALL_MS: '5000', CONNECTIONS_PER_ADDRESS: '20' };

/** Holds connections by being slow, and tells how they ended, and what others met meanwhile. */
export async function attack(target: Target): Promise<void> {
  const attacked = await startWatched(target, settings);
  try {
    const token = await attacked.command('token', '--role', 'stil', 'kommunal', '--kommune', '101', '--expires', '1h');
    for (const [name, kind] of Object.entries(kinds)) {
      console.log(`\n${kind.peers} ${name}; before: ${await loopOf(attacked)}`);
      const waits = besides(attacked.url, token, sleep(duration + 1_000));
      await sleep(1_000); // the others are connected
      console.log(await beSlow(attacked, kind));
      printWaits(await waits, await (await waits).last);
      console.log(`meanwhile and after: ${await loopOf(attacked)}`);
    }
  } finally {
    await attacked.stop();
  }
}

interface Peer {
  socket: Socket;
  /** The beginning of what it was answered. */
  answer: string;
  /** When the server ended it, in milliseconds. */
  endedAfter: number | null;
}

async function beSlow({ url }: Attacked, kind: Kind): Promise<string> {
  const peers = Array.from({ length: kind.peers }, (_, n) => open(url, kind, n));
  const dripping = setInterval(() => {
    for (const { socket, endedAfter } of peers) if (endedAfter === null && socket.writable) kind.drip(socket);
  }, 1_000);
  await sleep(duration);
  clearInterval(dripping);
  // Only who reads hears that the connection is ended.
  for (const { socket } of peers) socket.resume();
  await sleep(1_000);
  const ended = peers.filter(({ endedAfter }) => endedAfter !== null);
  for (const { socket } of peers) socket.destroy();
  const last = Math.max(0, ...ended.map(({ endedAfter }) => endedAfter ?? 0));
  return `ended by the server: ${ended.length} of ${peers.length}, known after ${Math.round(last / 1000)} s at most; answers: ${tally(peers)}`;
}

function open(url: string, { perAddress, begin }: Kind, n: number): Peer {
  const localAddress = `127.0.2.${1 + Math.floor(n / perAddress)}`;
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', localAddress });
  const began = performance.now();
  const peer: Peer = { socket, answer: '', endedAfter: null };
  socket.on('error', () => undefined);
  socket.on('close', () => {
    peer.endedAfter = performance.now() - began;
  });
  socket.once('data', (chunk: Buffer) => {
    peer.answer = chunk.toString('latin1', 0, 12);
    if (peer.answer.endsWith('200')) socket.pause(); // its reader stands still
  });
  socket.write(begin(n));
  return peer;
}

function tally(peers: readonly Peer[]): string {
  const counts = new Map<string, number>();
  for (const { answer } of peers) counts.set(answer || 'none', (counts.get(answer || 'none') ?? 0) + 1);
  return [...counts].map(([answer, count]) => `${count} × ${answer}`).join(', ');
}
