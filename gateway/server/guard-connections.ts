import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { refusal } from '../../subgraphs/common/errors/refusal.ts';
import { noteNewcomer } from '../../subgraphs/common/turns/turns.ts';
import { isLoopback, networkOf } from '../admission/address.ts';
import type { Limits } from '../config/limits-config.ts';
import { answerUnread, unreadHeaders } from './answer-unread.ts';
import { standBefore } from './stand-before.ts';

/** How often the server looks for what takes too long, in milliseconds. */
const interval = 1_000;

/** What node:http is started with, so that a request that drips in, headers or body, is ended in time. */
export const receiving = ({ receiveMs }: Limits) => ({
  requestTimeout: receiveMs,
  http: { headersTimeout: Math.min(receiveMs, 10_000), connectionsCheckingInterval: Math.min(interval, receiveMs) },
});

/** Caps connections, and ends those whose reader does not take an answer that waits. */
export function guardConnections(app: FastifyInstance, limits: Limits): void {
  const { server } = app;
  server.maxConnections = limits.connections;
  server.on('connection', noteNewcomer);
  endStalled(app, limits.sendStallMs);
}

/** For one address, unless it is set. */
const usualPerAddress = 500;

/**
 * Caps the connections of one address. Unless that is set, this machine itself may have all of them, and so may proxies,
 * from whose addresses everybody comes.
 */
export function capPerAddress(server: Server, limits: Limits): void {
  const { connectionsPerAddress, trustProxy } = limits;
  if (connectionsPerAddress === null && trustProxy !== false) return;
  const most = connectionsPerAddress ?? usualPerAddress;
  const open = new Map<string, number>();
  server.prependListener('connection', (socket: Socket) => {
    const { remoteAddress = '' } = socket;
    if (connectionsPerAddress === null && isLoopback(remoteAddress)) return;
    const address = networkOf(remoteAddress);
    const count = (open.get(address) ?? 0) + 1;
    open.set(address, count);
    socket.once('close', () => {
      const left = (open.get(address) ?? 1) - 1;
      if (left === 0) open.delete(address);
      else open.set(address, left);
    });
    if (count > most) turnAway(socket, limits);
  });
}

/** In HTTP, so that a caller who is turned away sees why. */
function turnAway(socket: Socket, limits: Limits): void {
  const headers = { ...unreadHeaders(limits), 'retry-after': '5' };
  answerUnread(socket, 503, refusal('SERVICE_BUSY', { seconds: 5 }), headers);
  setTimeout(() => socket.destroy(), interval).unref();
}

/** A reader who takes less than this of an answer before the time limit counts as taking nothing, in bytes. */
const leastTaken = 16_384;

/**
 * How long an answer may wait, in milliseconds. Nothing shows how much of a piece is sent already, and an answer may be
 * one piece of megabytes, which takes an ordinary line a minute.
 */
const waited = (bytes: number): number => bytes / slowestLine;

/** Bytes per millisecond. */
const slowestLine = 100;

interface Sending {
  bytes: number;
  since: number;
}

function endStalled(app: FastifyInstance, patience: number): void {
  const responses = new Map<ServerResponse, Sending>();
  standBefore(app.server, (request, response, handOn) => {
    responses.set(response, { bytes: 0, since: performance.now() });
    response.once('close', () => responses.delete(response));
    handOn(request, response);
  });
  const timer = setInterval(
    () => {
      const now = performance.now();
      for (const [response, sending] of responses) {
        const { socket } = response;
        if (!socket) continue;
        // Nothing waits to be sent while the answer is still being made.
        const waits = socket.writableLength > 0 || response.writableLength > 0;
        const bytes = socket.bytesWritten - socket.writableLength;
        if (!waits || bytes >= sending.bytes + leastTaken) responses.set(response, { bytes, since: now });
        else if (now - sending.since > Math.max(patience, waited(socket.writableLength))) socket.destroy();
      }
    },
    Math.min(interval, patience / 2),
  ).unref();
  app.addHook('onClose', async () => clearInterval(timer));
}
