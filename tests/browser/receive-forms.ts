import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A service elsewhere, on loopback: it answers with a page, and keeps what was sent to it, as `/path body`. */
export async function receiveForms(): Promise<{ url: string; received: string[]; close: () => void }> {
  const received: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    if (request.method === 'POST') received.push(`${request.url} ${body}`);
    response.setHeader('Content-Type', 'text/html').end('<!doctype html><title>Thank you</title><h1>Thank you</h1>');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, received, close: () => server.close() };
}
