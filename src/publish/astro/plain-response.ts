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

/** @returns its whole body */
export async function readBody(response: Response): Promise<string | Uint8Array> {
  const body = response instanceof PlainResponse ? response.plainBody : undefined;
  return body ?? new Uint8Array(await response.arrayBuffer());
}
