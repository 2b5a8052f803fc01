const WebResponse = globalThis.Response;

/**
 * A response that keeps its body as it came. The web's own copies a document's bytes four times on the way through a stream:
 * a document is text here, made and written in one place.
 */
class PlainResponse extends WebResponse {
  readonly plainBody: string | Uint8Array | undefined;

  constructor(body?: BodyInit | null, init?: ResponseInit) {
    const isPlain = typeof body === 'string' || body instanceof Uint8Array;
    super(isPlain ? null : body, init);
    this.plainBody = isPlain ? body : undefined;
  }

  static override json(data: unknown, init?: ResponseInit): Response {
    return new PlainResponse(JSON.stringify(data), init);
  }
}

/** From now on all responses that this thread makes are plain. */
export function usePlainResponses(): void {
  globalThis.Response = PlainResponse;
}

/** @returns all bytes of its body */
export async function readBytes(response: Response): Promise<Buffer> {
  const body = response instanceof PlainResponse ? response.plainBody : undefined;
  if (typeof body === 'string') return Buffer.from(body);
  return body ? Buffer.from(body.buffer, body.byteOffset, body.byteLength) : Buffer.from(await response.arrayBuffer());
}
