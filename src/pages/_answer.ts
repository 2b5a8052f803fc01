/** A document as an endpoint answers it. Hosts go by the name of the file; the preview goes by the media type. */
export function answer(body: string | Uint8Array<ArrayBuffer>, { mediaType }: { mediaType: string }): Response {
  const type = typeof body === 'string' ? `${mediaType}; charset=utf-8` : mediaType;
  return new Response(body, { headers: { 'Content-Type': type } });
}
