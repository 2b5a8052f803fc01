import { brotliCompressSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { BOMB, claimPng, drawFrames, drawGradient, halve, insertPngChunk, listGifFrames, OTHER_FILES, SVG } from '../sample-pictures.ts';
import {
  answer,
  answerStatus,
  type Behaviour,
  dribble,
  flood,
  type HostileCase,
  misbehave,
  redirect,
  send,
  sendAndHang,
  sendAndReset,
} from './hostile-host.ts';

const OK = 'HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\nconnection: close\r\n';
const HTML = '<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>';
const nothing: Behaviour = () => {};

/** Every way for a picture host to misbehave that anyone thought of. Each stands on a host of its own. */
export async function listHostileCases(): Promise<HostileCase[]> {
  const jpeg = await drawGradient().jpeg().toBuffer();
  return [
    ...listStatuses(jpeg),
    ...listConnections(jpeg),
    ...listFraming(jpeg),
    ...listCompressions(jpeg),
    ...listRedirects(jpeg),
    ...listForbidden(),
    ...listOtherFiles(jpeg),
    ...(await listBadPictures(jpeg)),
    ...(await listOddPictures(jpeg)),
  ];
}

function listStatuses(jpeg: Buffer): HostileCase[] {
  const good = answer(jpeg);
  const soon = () => new Date(Date.now() + 1000).toUTCString();
  return [
    ...[400, 401, 402, 403, 405, 408, 418, 451].map(
      (status): HostileCase => ({ name: `answers ${status}`, behaviour: answerStatus(status), expected: 'refused' }),
    ),
    ...[404, 410].map((status): HostileCase => ({ name: `answers ${status}`, behaviour: answerStatus(status), expected: 'not found' })),
    ...[500, 502, 503, 504, 999].map(
      (status): HostileCase => ({ name: `answers ${status}`, behaviour: answerStatus(status), expected: 'server error', requests: 3 }),
    ),
    ...[201, 204, 206, 300, 304, 305].map(
      (status): HostileCase => ({ name: `answers ${status} unasked`, behaviour: answerStatus(status), expected: 'odd answer' }),
    ),
    { name: 'answers 429 always', behaviour: answerStatus(429), expected: 'too many requests', requests: 3 },
    { name: 'answers 429 once', behaviour: misbehave(1, answerStatus(429), good), expected: 'picture', requests: 2 },
    { name: 'answers 503 twice', behaviour: misbehave(2, answerStatus(503), good), expected: 'picture', requests: 3 },
    {
      name: 'answers 429 with Retry-After in seconds',
      behaviour: misbehave(1, answerStatus(429, { 'retry-after': '1' }), good),
      expected: 'picture',
      requests: 2,
    },
    {
      name: 'answers 503 with Retry-After as a date',
      behaviour: misbehave(1, (exchange) => answerStatus(503, { 'retry-after': soon() })(exchange), good),
      expected: 'picture',
      requests: 2,
    },
    {
      name: 'answers 429 with Retry-After as garbage',
      behaviour: misbehave(1, answerStatus(429, { 'retry-after': 'when hell freezes' }), good),
      expected: 'picture',
      requests: 2,
    },
    {
      name: 'answers 429 with Retry-After of an hour',
      behaviour: answerStatus(429, { 'retry-after': '3600' }),
      expected: 'too many requests',
    },
    {
      name: 'answers 503 with Retry-After of a hundred digits',
      behaviour: answerStatus(503, { 'retry-after': '9'.repeat(100) }),
      expected: 'server error',
    },
    {
      name: 'answers 429 with Retry-After in the next century',
      behaviour: answerStatus(429, { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' }),
      expected: 'too many requests',
    },
  ];
}

function listConnections(jpeg: Buffer): HostileCase[] {
  const cut = `${OK}content-length: ${jpeg.length}\r\n\r\n`;
  return [
    { name: 'refuses connections', behaviour: nothing, expected: 'no connection', requests: 0, address: () => 'http://127.0.0.1:1/' },
    { name: 'resets before the answer', behaviour: sendAndReset(''), expected: 'connection lost', requests: 3 },
    { name: 'resets in the headers', behaviour: sendAndReset(OK), expected: 'connection lost', requests: 3 },
    { name: 'resets in the body', behaviour: sendAndReset(`${cut}half`), expected: 'connection lost', requests: 3 },
    { name: 'resets once', behaviour: misbehave(1, sendAndReset(''), answer(jpeg)), expected: 'picture', requests: 2 },
    {
      name: 'resets in the body twice',
      behaviour: misbehave(2, sendAndReset(`${cut}half`), answer(jpeg)),
      expected: 'picture',
      requests: 3,
    },
    { name: 'closes before the answer', behaviour: send(''), expected: 'connection lost', requests: 3 },
    { name: 'closes in the headers', behaviour: send(OK), expected: 'connection lost', requests: 3 },
    { name: 'says nothing', behaviour: nothing, expected: 'no answer' },
    { name: 'stops in the headers', behaviour: sendAndHang(OK), expected: 'no answer' },
    { name: 'dribbles its headers', behaviour: dribble('HTTP/1.1 200 OK\r\n', 'x: '.padEnd(10_000, 'y')), expected: 'no answer' },
    { name: 'repeats an interim answer', behaviour: dribble('', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1000)), expected: 'no answer' },
    { name: 'stops in the body', behaviour: sendAndHang(`${cut}half`), expected: 'too slow' },
    { name: 'dribbles the body', behaviour: dribble(cut, jpeg), expected: 'too slow' },
    { name: 'stops in a compressed body', behaviour: sendAndHang(`${OK}content-encoding: gzip\r\n\r\n\x1f`), expected: 'too slow' },
    {
      name: 'has a certificate that nobody signed',
      behaviour: answer(jpeg),
      expected: 'broken TLS',
      isSecure: true,
      address: ({ port }) => `https://127.0.0.1:${port}/`,
    },
    {
      name: 'speaks HTTP where TLS is due',
      behaviour: answer(jpeg),
      expected: 'broken TLS',
      address: ({ port }) => `https://127.0.0.1:${port}/`,
    },
    { name: 'speaks TLS where HTTP is due', behaviour: answer(jpeg), expected: 'connection lost', isSecure: true, requests: 3 },
  ];
}

function listFraming(jpeg: Buffer): HostileCase[] {
  const chunk = (bytes: Buffer) => Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
  const chunked = (...parts: readonly (string | Buffer)[]) =>
    Buffer.concat([Buffer.from(`${OK}transfer-encoding: chunked\r\n\r\n`), ...parts.map((part) => Buffer.from(part))]);
  const megabyte = Buffer.alloc(1024 * 1024, 'x');
  return [
    { name: 'answers garbage', behaviour: send('\x00\x01\x02 nonsense \xff\r\n\r\n'), expected: 'broken HTTP' },
    { name: 'answers as HTTP/0.9 did', behaviour: send(jpeg), expected: 'broken HTTP' },
    { name: 'answers in HTTP/2', behaviour: send(Buffer.from('000000040000000000', 'hex')), expected: 'broken HTTP' },
    { name: 'answers a status that is no number', behaviour: answer(jpeg, {}, 'OK'), expected: 'broken HTTP' },
    {
      name: 'switches protocols',
      behaviour: send('HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
      expected: 'connection lost',
      requests: 3,
    },
    { name: 'sends a header of 100 KB', behaviour: answer(jpeg, { 'x-long': 'y'.repeat(100_000) }), expected: 'broken HTTP' },
    { name: 'sends headers for ever', behaviour: flood('HTTP/1.1 200 OK\r\n', `${'x-more: y'.repeat(10)}\r\n`), expected: 'broken HTTP' },
    { name: 'sends a header without a name', behaviour: send(`${OK}: nameless\r\n\r\n`), expected: 'broken HTTP' },
    {
      name: 'states half of the length',
      behaviour: answer(jpeg, { 'content-length': String(Math.floor(jpeg.length / 2)) }),
      expected: 'truncated',
    },
    {
      name: 'states twice the length',
      behaviour: answer(jpeg, { 'content-length': String(jpeg.length * 2) }),
      expected: 'connection lost',
      requests: 3,
    },
    { name: 'states a negative length', behaviour: answer(jpeg, { 'content-length': '-1' }), expected: 'broken HTTP' },
    { name: 'states a length that is no number', behaviour: answer(jpeg, { 'content-length': 'plenty' }), expected: 'broken HTTP' },
    { name: 'states two lengths', behaviour: answer(jpeg, { 'Content-Length': '5' }), expected: 'connection lost', requests: 3 },
    {
      name: 'states a length and chunks',
      behaviour: answer(jpeg, { 'transfer-encoding': 'chunked' }),
      expected: 'connection lost',
      requests: 3,
    },
    { name: 'states no length', behaviour: answer(jpeg, { 'content-length': undefined }), expected: 'picture' },
    {
      name: 'states 20 MB and a byte',
      behaviour: flood(`${OK}content-length: ${20 * 1024 * 1024 + 1}\r\n\r\n`, megabyte),
      expected: 'too large',
    },
    { name: 'states an exabyte', behaviour: flood(`${OK}content-length: 1152921504606846976\r\n\r\n`, megabyte), expected: 'too large' },
    { name: 'sends a body without end', behaviour: flood(`${OK}\r\n`, megabyte), expected: 'too large' },
    { name: 'sends chunks without end', behaviour: flood(chunked(), chunk(megabyte)), expected: 'too large' },
    {
      name: 'sends chunks as it should',
      behaviour: send(chunked(chunk(halve(jpeg)), chunk(jpeg.subarray(halve(jpeg).length)), '0\r\n\r\n')),
      expected: 'picture',
    },
    { name: 'sends a chunk without a length', behaviour: send(chunked('none\r\n', jpeg)), expected: 'broken HTTP' },
    { name: 'closes between chunks', behaviour: send(chunked(chunk(halve(jpeg)))), expected: 'connection lost', requests: 3 },
    { name: 'sends zero bytes', behaviour: answer(''), expected: 'empty' },
    { name: 'sends a compressed body of zero bytes', behaviour: answer('', { 'content-encoding': 'gzip' }), expected: 'empty' },
    { name: 'sends an ETag that no header may hold', behaviour: answer(jpeg, { etag: '"\xe9\u20ac"' }), expected: 'picture' },
    { name: 'sends a Location with the picture', behaviour: answer(jpeg, { location: '/elsewhere' }), expected: 'picture' },
    { name: 'names another type', behaviour: answer(jpeg, { 'content-type': 'text/html' }), expected: 'picture' },
    {
      name: 'sends bytes after the answer',
      behaviour: send(
        Buffer.concat([Buffer.from(`${OK}content-length: ${jpeg.length}\r\n\r\n`), jpeg, Buffer.from('HTTP/1.1 200 OK\r\n\r\nmore')]),
      ),
      expected: 'picture',
    },
  ];
}

function listCompressions(jpeg: Buffer): HostileCase[] {
  const compressors = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync, zstd: zstdCompressSync };
  return [
    ...Object.entries(compressors).flatMap(([encoding, compress]): HostileCase[] => {
      const headers = { 'content-encoding': encoding };
      return [
        { name: `compresses with ${encoding}`, behaviour: answer(compress(jpeg), headers), expected: 'picture' },
        { name: `sends a bomb of ${encoding}`, behaviour: answer(compress(BOMB), headers), expected: 'compression bomb' },
        { name: `says ${encoding} and does not compress`, behaviour: answer(jpeg, headers), expected: 'broken compression' },
        { name: `cuts its ${encoding}`, behaviour: answer(halve(compress(jpeg)), headers), expected: 'broken compression' },
      ];
    }),
    { name: 'says X-GZIP', behaviour: answer(gzipSync(jpeg), { 'content-encoding': ' X-GZIP ' }), expected: 'picture' },
    { name: 'says identity', behaviour: answer(jpeg, { 'content-encoding': 'identity' }), expected: 'picture' },
    {
      name: 'compresses in an unknown way',
      behaviour: answer(jpeg, { 'content-encoding': 'constructor' }),
      expected: 'broken compression',
    },
    {
      name: 'compresses twice',
      behaviour: answer(gzipSync(gzipSync(jpeg)), { 'content-encoding': 'gzip, gzip' }),
      expected: 'broken compression',
    },
    {
      name: 'compresses a compressed bomb once',
      behaviour: answer(gzipSync(gzipSync(BOMB)), { 'content-encoding': 'gzip' }),
      expected: 'unknown format',
    },
  ];
}

function listRedirects(jpeg: Buffer): HostileCase[] {
  const hops =
    (count: number): Behaviour =>
    (exchange) =>
      exchange.earlier < count ? redirect(() => `/${exchange.earlier}`)(exchange) : answer(jpeg)(exchange);
  const to = (name: string, location: string, expected: HostileCase['expected'], requests = 1): HostileCase => ({
    name: `redirects ${name}`,
    behaviour: misbehave(
      1,
      redirect(() => location),
      answer(jpeg),
    ),
    expected,
    requests,
  });
  return [
    ...[301, 303, 307, 308].map(
      (status): HostileCase => ({
        name: `redirects with ${status}`,
        behaviour: misbehave(
          1,
          redirect(() => 'other', status),
          answer(jpeg),
        ),
        expected: 'picture',
        requests: 2,
      }),
    ),
    { name: 'redirects three times', behaviour: hops(3), expected: 'picture', requests: 4 },
    { name: 'redirects four times', behaviour: hops(4), expected: 'too many redirects', requests: 4 },
    { name: 'redirects to itself', behaviour: redirect(({ path }) => path), expected: 'too many redirects', requests: 4 },
    {
      name: 'redirects with an endless body',
      behaviour: flood('HTTP/1.1 302 Found\r\nlocation: /\r\n\r\n', 'x'.repeat(65_536)),
      expected: 'too many redirects',
      requests: 4,
    },
    {
      name: 'redirects to the same host without a scheme',
      behaviour: misbehave(
        1,
        redirect(({ port }) => `//127.0.0.1:${port}/b`),
        answer(jpeg),
      ),
      expected: 'picture',
      requests: 2,
    },
    { name: 'redirects without a Location', behaviour: answer('', {}, 302), expected: 'odd answer' },
    to('to an empty Location', '', 'picture', 2),
    to('to a path with spaces and other letters', '/a b/\xe9?q=<>', 'picture', 2),
    to('to a file', 'file:///etc/passwd', 'bad address'),
    to('to a data address', 'data:image/gif;base64,R0lGODlhAQABAAAAACw=', 'bad address'),
    to('to FTP', 'ftp://127.0.0.1/', 'bad address'),
    to('to a script', 'javascript:alert(1)', 'bad address'),
    to('to a blob', 'blob:http://127.0.0.1/x', 'bad address'),
    to('to no address', 'http://', 'bad address'),
    to('to a port that does not exist', 'http://127.0.0.1:99999/', 'bad address'),
    to('to an address with a password', 'http://user:password@127.0.0.1/', 'bad address'),
    to('to an unknown name', 'http://unknown.test/', 'unknown host'),
    to('to a name without an address', 'http://empty.test/', 'unknown host'),
    to('to a port that browsers block', 'http://127.0.0.1:1/', 'no connection'),
  ];
}

/** All of these lead to this machine or to a private network, whatever they look like. */
const FORBIDDEN: readonly string[] = [
  ...[
    '127.0.0.2',
    '2130706434',
    '0x7f000002',
    '0177.0.0.2',
    '127.2',
    '0x7f.2',
    '①②⑦.0.0.2',
    '127。0。0。2',
    '127.0.0.2.',
    '%31%32%37.0.0.2',
  ],
  ...[
    '0.0.0.0',
    '0',
    '10.0.0.1',
    '100.64.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '192.168.0.1',
    '168.63.129.16',
    '224.0.0.1',
    '255.255.255.255',
  ],
  ...['[::1]', '[::]', '[::ffff:127.0.0.2]', '[::ffff:7f00:2]', '[::127.0.0.2]', '[64:ff9b::7f00:2]', '[2002:7f00:2::]', '[2001:0:1::]'],
  ...[
    '[fd00:ec2::254]',
    '[fe80::1]',
    '[fc00::1]',
    '[ff02::1]',
    '[2001:db8::5efe:7f00:2]',
    'private.test',
    'mixed.test',
    'metadata.test',
    'mapped.test',
  ],
];

function listForbidden(): HostileCase[] {
  return FORBIDDEN.flatMap((host): HostileCase[] => [
    {
      name: `redirects to http://${host}/`,
      behaviour: redirect(({ trap }) =>
        encodeURI(`http://${host}:${trap}/`).replace(/%25/g, '%').replace(/%5B/g, '[').replace(/%5D/g, ']'),
      ),
      expected: 'forbidden address',
    },
    {
      name: `is http://${host}/`,
      behaviour: nothing,
      expected: 'forbidden address',
      requests: 0,
      address: ({ port, trap }) => `http://${host}:${trap}/${port}`,
    },
  ]);
}

function listOtherFiles(jpeg: Buffer): HostileCase[] {
  const file = (name: string, body: string | Buffer, expected: HostileCase['expected'], headers = {}): HostileCase => ({
    name: `sends ${name}`,
    behaviour: answer(body, headers),
    expected,
  });
  return [
    ...Object.entries(OTHER_FILES).map(([name, body]) => file(name, body, 'unknown format')),
    file('gzip', gzipSync('text'), 'unknown format'),
    file('HTML as JPEG', HTML, 'a web page'),
    file('HTML behind a byte order mark', `\ufeff\n ${HTML}`, 'a web page'),
    file('HTML without a document type', '<HTML><body>no</body></HTML>', 'a web page'),
    file('HTML and then a picture', Buffer.concat([Buffer.from(HTML), jpeg]), 'a web page'),
    file('JSON', '{"error":"no"}', 'no picture'),
    file('text', 'not found', 'no picture'),
    file('XML', '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>', 'no picture'),
    file('blanks', ' \r\n\t '.repeat(100), 'no picture'),
    file('zeros', Buffer.alloc(5000), 'no picture'),
    file('a single byte', '\xff', 'no picture'),
    file('SVG', SVG, 'SVG', { 'content-type': 'image/svg+xml' }),
    file('SVG as PNG', SVG, 'SVG', { 'content-type': 'image/png' }),
    file('SVG behind a byte order mark', `\ufeff${SVG}`, 'SVG'),
    file(
      'SVG behind comments and a document type',
      `<?xml version="1.0"?>\n<!-- a > b --><!DOCTYPE svg [<!ENTITY a "b">]><!-- c -->\n${SVG}`,
      'SVG',
    ),
    file('SVG with a prefix', SVG.replaceAll(/(<\/?)/g, '$1s:'), 'SVG'),
    file('SVG behind a very long comment', `<!--${'x'.repeat(5000)}-->${SVG}`, 'no picture'),
    file('SVG behind many comments', `${'<!--x-->'.repeat(5000)}${SVG}`, 'no picture'),
    file('SVG in UTF-16', Buffer.from(`\ufeff${SVG}`, 'utf16le'), 'no picture'),
    file('compressed SVG', gzipSync(SVG), 'unknown format'),
    file('SVG, compressed on the way', gzipSync(SVG), 'SVG', { 'content-encoding': 'gzip' }),
  ];
}

async function listBadPictures(jpeg: Buffer): Promise<HostileCase[]> {
  const [png, webp, gif, avif, tiff, tiny, line, frames, webpFrames] = (await Promise.all([
    drawGradient().png().toBuffer(),
    drawGradient().webp().toBuffer(),
    drawGradient().gif().toBuffer(),
    drawGradient().avif().toBuffer(),
    drawGradient().tiff().toBuffer(),
    drawGradient(1, 1).png().toBuffer(),
    drawGradient(600, 1).png().toBuffer(),
    drawFrames(4).gif().toBuffer(),
    drawFrames(4).webp().toBuffer(),
  ])) as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
  const files = { JPEG: jpeg, PNG: png, WebP: webp, GIF: gif, AVIF: avif, 'animated GIF': frames, 'animated WebP': webpFrames };
  const file = (name: string, body: Buffer, expected: HostileCase['expected']): HostileCase => ({
    name: `sends ${name}`,
    behaviour: answer(body),
    expected,
  });
  return [
    ...Object.entries(files).map(([name, body]) => file(`half of a ${name}`, halve(body), 'truncated')),
    ...Object.entries(files).map(([name, body]) => file(`a ${name} without its last bytes`, body.subarray(0, -20), 'truncated')),
    file('half of a TIFF', halve(tiff), 'no picture'),
    file('a JPEG of eleven bytes', jpeg.subarray(0, 11), 'truncated'),
    file('a PNG header that claims 60,000 by 60,000', claimPng(60_000, 60_000), 'too many pixels'),
    file('a PNG header that claims two thousand million pixels a side', claimPng(2 ** 31 - 1, 2 ** 31 - 1), 'damaged'),
    file('a PNG header that claims no size', claimPng(0, 10), 'damaged'),
    file('a GIF of 60 frames of 1,000 by 1,000', listGifFrames(60, 1000, 1000), 'too many pixels'),
    file('a GIF of 60,000 by 60,000 with one frame of a pixel', listGifFrames(1, 60_000, 60_000), 'too small'),
    file('a GIF of 20,000 frames', listGifFrames(20_000, 60, 60), 'too many pixels'),
    file('a pixel that counts visits', tiny, 'too small'),
    file('a line of a pixel', line, 'too small'),
  ];
}

async function listOddPictures(jpeg: Buffer): Promise<HostileCase[]> {
  const draw = drawGradient;
  const comment = Buffer.from('<html><script>alert(1)</script></html>');
  const commented = Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xfe, 0, comment.length + 2]), comment, jpeg.subarray(2)]);
  const pictures: Record<string, Promise<Buffer> | Buffer> = {
    'an animated GIF': drawFrames(4).gif().toBuffer(),
    'an animated WebP': drawFrames(4).webp().toBuffer(),
    'an AVIF': draw().avif({ effort: 0 }).toBuffer(),
    'a TIFF': draw().tiff().toBuffer(),
    'a progressive JPEG': draw().jpeg({ progressive: true }).toBuffer(),
    'a JPEG with bytes after its end': Buffer.concat([jpeg, Buffer.from('<script>alert(1)</script>')]),
    'a JPEG with HTML inside': commented,
    'a CMYK JPEG': draw().toColourspace('cmyk').jpeg().toBuffer(),
    'a grey JPEG': draw().greyscale().jpeg().toBuffer(),
    'a rotated JPEG': draw().withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    'a JPEG in Display P3': draw().withIccProfile('p3').jpeg().toBuffer(),
    'a PNG of 16 bits': draw().toColourspace('rgb16').png().toBuffer(),
    'a grey PNG with transparency': draw().greyscale().ensureAlpha(0.5).png().toBuffer(),
    'a PNG of two colours': draw().png({ palette: true, colours: 2 }).toBuffer(),
    'a PNG with a bomb of text': insertPngChunk('zTXt', Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(BOMB)])),
    'a PNG with a bomb of a profile': insertPngChunk('iCCP', Buffer.concat([Buffer.from('sRGB\0\0'), deflateSync(BOMB)])),
    'a PNG with a profile of garbage': insertPngChunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(500, 7))])),
  };
  const files = await Promise.all(Object.entries(pictures).map(async ([name, body]) => [name, await body] as const));
  return files.map(([name, body]): HostileCase => ({ name: `sends ${name}`, behaviour: answer(body), expected: 'picture' }));
}
