import { lookup as lookupInSystem } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, buildConnector } from 'undici';
import { PictureFailure } from '../picture-failure.ts';
import { isPublicAddress } from './address-guard.ts';

/**
 * Assumes that every connection to a picture host is made here: after name resolution, for each redirect, so a name
 * that answers with another address the second time gains nothing.
 */

/** Milliseconds. A name that takes longer is as good as unknown. */
const LOOKUP = { timeout: 1200, tries: 2 } as const;

export interface DialerOptions {
  /** Host names that may have any address, lower case, as `site.yaml` lists them. */
  allowedHosts: ReadonlySet<string>;
  /** Milliseconds until a connection must stand. */
  connectTimeout: number;
  /** Called when a name has an address or a connection stands: the network is there. */
  onAlive?: (() => void) | undefined;
  /** Aborted: names that are being looked up are given up. */
  signal?: AbortSignal | undefined;
  /** Addresses of name servers, with or without a port; left out, the system's. */
  nameServers?: readonly string[] | undefined;
}

/** Connections to public addresses and to allowed hosts, and to nothing else. */
export function createGuardedDialer({ allowedHosts, connectTimeout, onAlive, signal, nameServers }: DialerOptions): Agent {
  const resolver = new Resolver(LOOKUP);
  if (nameServers) resolver.setServers(nameServers);
  signal?.addEventListener('abort', () => resolver.cancel(), { once: true });
  const dialOutside = buildConnector({ timeout: connectTimeout, allowH2: false, lookup: createPublicLookup(resolver, onAlive) });
  const dialAllowed = buildConnector({ timeout: connectTimeout, allowH2: false, lookup: lookupInSystem as LookupFunction });
  return new Agent({
    connect: (options, callback) => {
      const host = bareHost(options.hostname);
      if (!allowedHosts.has(host) && isIP(host) !== 0 && !isPublicAddress(host)) return callback(refuseAddress(host, host), null);
      const dial = allowedHosts.has(host) ? dialAllowed : dialOutside;
      return dial(options, (...[error, socket]) => {
        if (error) return callback(error, null);
        onAlive?.();
        return callback(null, socket);
      });
    },
    connections: 2,
    pipelining: 1,
    maxHeaderSize: 16_384,
    keepAliveTimeout: 5_000,
    headersTimeout: 0, // the caller's clock runs over name, connection and redirects too
    bodyTimeout: 0,
  });
}

/**
 * Asks name servers directly: the system's lookup blocks a thread of a pool that writing and resizing share, for half a
 * minute a name when the network is down.
 */
function createPublicLookup(resolver: Resolver, onAlive: (() => void) | undefined): LookupFunction {
  return (host, options, callback) => {
    resolve(resolver, host).then(
      (addresses) => {
        const forbidden = addresses.find(({ address }) => !isPublicAddress(address));
        const [first] = addresses;
        onAlive?.();
        if (forbidden) callback(refuseAddress(host, forbidden.address), []);
        else if (options.all) callback(null, addresses);
        else callback(null, first?.address ?? '', first?.family);
      },
      (error: Error) => callback(error, []),
    );
  };
}

async function resolve(resolver: Resolver, host: string): Promise<{ address: string; family: number }[]> {
  const [v4, v6] = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const addresses = [
    ...(v4.status === 'fulfilled' ? v4.value.map((address) => ({ address, family: 4 })) : []),
    ...(v6.status === 'fulfilled' ? v6.value.map((address) => ({ address, family: 6 })) : []),
  ];
  if (addresses.length > 0) return addresses;
  throw v4.status === 'rejected' ? v4.reason : new PictureFailure('unknown host', `${host} has no address`);
}

function refuseAddress(host: string, address: string): PictureFailure {
  const named = host === address ? address : `${host} is ${address}, which`;
  // Not remembered: an address costs nothing to look at, and `site.yaml` may allow the host tomorrow.
  return new PictureFailure('forbidden address', `${named} is not on the public internet`, { isPassing: true });
}

/** Without the brackets of an IPv6 address. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '').toLowerCase();
}
