import type { IncomingMessage } from 'node:http';
import { isIPv6 } from 'node:net';
import proxyAddr from '@fastify/proxy-addr';

/** Finds the address that a request comes from, beyond the proxies that are trusted, as Fastify does. */
export function addressFinder(trustProxy: false | string[]): (request: IncomingMessage) => string {
  if (trustProxy === false) return ({ socket }) => socket.remoteAddress ?? '';
  const isTrusted = proxyAddr.compile(trustProxy);
  return (request) => proxyAddr(request, isTrusted) ?? '';
}

/** An address of this machine itself. */
export const isLoopback = (address: string): boolean => address === '::1' || /^(::ffff:)?127\./i.test(address);

/**
 * What counts as one address. For IPv6 it is the network of 64 bits, since whoever has one address has all of it; the
 * spelling does not matter, and an IPv4 address in the form of IPv6 is that IPv4 address.
 */
export function networkOf(given: string): string {
  const address = given.replace(/%.*$/, '');
  if (!isIPv6(address)) return given;
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1); // lower case, without leading zeros
  const [before = [], after = []] = written.split('::').map((part) => (part === '' ? [] : part.split(':')));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}
