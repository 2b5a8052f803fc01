import { createSocket } from 'node:dgram';

/** Addresses, `unknown` (NXDOMAIN), `failing` (SERVFAIL) or `silent`. */
export type NameAnswer = readonly string[] | 'unknown' | 'failing' | 'silent';

export interface NameServer {
  /** As `Resolver.setServers` takes it. */
  address: string;
  /** Names that were asked for, in order. */
  asked: string[];
  close: () => Promise<void>;
}

const TYPES: Readonly<Record<number, 'A' | 'AAAA'>> = { 1: 'A', 28: 'AAAA' };

/** A name server on loopback (https://www.rfc-editor.org/rfc/rfc1035#section-4). */
export async function startNameServer(answer: (name: string, type: 'A' | 'AAAA') => NameAnswer): Promise<NameServer> {
  const socket = createSocket('udp4');
  const asked: string[] = [];
  socket.on('message', (query, from) => {
    const { name, end } = readName(query);
    const type = TYPES[query.readUInt16BE(end)];
    asked.push(name);
    const found = type ? answer(name, type) : [];
    if (found === 'silent') return;
    const addresses = typeof found === 'string' ? [] : found.filter((address) => address.includes(':') === (type === 'AAAA'));
    const status = found === 'unknown' ? 3 : found === 'failing' ? 2 : 0;
    const head = Buffer.from([...query.subarray(0, 2), 0x81, 0x80 | status, 0, 1, 0, addresses.length, 0, 0, 0, 0]);
    socket.send(Buffer.concat([head, query.subarray(12, end + 4), ...addresses.map(describeAddress)]), from.port, from.address);
  });
  await new Promise<void>((bound) => socket.bind(0, '127.0.0.1', bound));
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked,
    close: () => new Promise((closed) => socket.close(() => closed())),
  };
}

function readName(query: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 };
}

/** A resource record: the name by reference, type, class, no time to live, length, address. */
function describeAddress(address: string): Buffer {
  const bytes = address.includes(':') ? expand(address) : address.split('.').map(Number);
  return Buffer.from([0xc0, 12, 0, bytes.length === 4 ? 1 : 28, 0, 1, 0, 0, 0, 0, 0, bytes.length, ...bytes]);
}

/** The sixteen bytes of an IPv6 address. */
function expand(address: string): number[] {
  const [head = '', tail = ''] = address.split('::');
  const [first, last] = [head, tail].map((part) => (part === '' ? [] : part.split(':'))) as [string[], string[]];
  const groups = address.includes('::') ? [...first, ...Array(8 - first.length - last.length).fill('0'), ...last] : first;
  return groups.flatMap((group: string) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
}
