import { type FailureReason, PictureFailure } from '../picture-failure.ts';

/** What Node, c-ares and undici call their errors (https://nodejs.org/api/dns.html#error-codes, undici docs/docs/api/Errors.md). */
const REASONS: Readonly<Record<string, readonly [FailureReason, string]>> = {
  ENOTFOUND: ['unknown host', 'the host’s name is unknown'],
  ENODATA: ['unknown host', 'the host’s name has no address'],
  EBADNAME: ['unknown host', 'the host’s name is malformed'],
  ESERVFAIL: ['no network', 'the host’s name servers fail'],
  EREFUSED: ['no network', 'the name server refuses to look up the host'],
  EAI_AGAIN: ['no network', 'no name server answers'],
  ETIMEOUT: ['no network', 'no name server answers'],
  ECONNREFUSED: ['no connection', 'the host refuses connections'],
  EHOSTUNREACH: ['no connection', 'the host can’t be reached'],
  ENETUNREACH: ['no network', 'the network can’t be reached'],
  EADDRNOTAVAIL: ['no connection', 'the host can’t be reached'],
  ETIMEDOUT: ['no connection', 'the host does not accept connections'],
  UND_ERR_CONNECT_TIMEOUT: ['no connection', 'the host does not accept connections'],
  ECONNRESET: ['connection lost', 'the host cut the connection'],
  EPIPE: ['connection lost', 'the host cut the connection'],
  UND_ERR_SOCKET: ['connection lost', 'the host cut the connection'],
  UND_ERR_REQ_CONTENT_LENGTH_MISMATCH: ['connection lost', 'the host sent less than it said'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['connection lost', 'the host sent less than it said'],
  UND_ERR_HEADERS_OVERFLOW: ['broken HTTP', 'the answer’s headers are too long'],
};

/**
 * A network error in the words of the summary.
 * @throws the error itself if it is none, such as a programming mistake
 */
export function explainNetworkError(error: unknown): PictureFailure {
  if (error instanceof PictureFailure) return error;
  const { code = '', message = '', cause } = error as NodeJS.ErrnoException & { cause?: unknown };
  // Happy eyeballs: each address tried has an error of its own.
  if (error instanceof AggregateError && error.errors.length > 0) return explainNetworkError(error.errors[0]);
  if (cause instanceof PictureFailure) return cause;
  // A name server that can't be reached is not a host that can't.
  const { name, syscall } = error as NodeJS.ErrnoException;
  const isLookup = syscall?.startsWith('query') ?? false;
  if (isLookup && code === 'ECONNREFUSED')
    return new PictureFailure('no network', 'no name server answers', { cause: error, isPassing: true });
  const known = Object.hasOwn(REASONS, code) ? REASONS[code] : undefined;
  if (known) return new PictureFailure(known[0], known[1], { cause: error, isPassing: known[0] === 'no network' });
  // Undici's parser gives no code (8.12).
  if (name === 'HTTPParserError' && message.includes('Invalid EOF state'))
    return new PictureFailure('connection lost', 'the host cut the connection', { cause: error });
  if (name === 'HTTPParserError') return new PictureFailure('broken HTTP', 'the answer is no HTTP', { cause: error });
  if (/^ERR_(?:TLS|SSL|OSSL)|CERT|CRL|SELF_SIGNED|^UNABLE_TO|^EPROTO|^INVALID_(?:CA|PURPOSE)|PATH_LENGTH|HOSTNAME_MISMATCH/.test(code))
    return new PictureFailure('broken TLS', `no safe connection (${code})`, { cause: error });
  if (code.startsWith('UND_ERR_')) return new PictureFailure('broken HTTP', message, { cause: error });
  // Any other answer of a name server (EBADRESP, EFORMERR …), and any other failure of the system (EACCES, EHOSTDOWN …).
  if (isLookup) return new PictureFailure('unknown host', `the host’s name can’t be looked up (${code})`, { cause: error });
  if (syscall) return new PictureFailure('no connection', `the host can’t be reached (${code})`, { cause: error });
  throw error;
}
