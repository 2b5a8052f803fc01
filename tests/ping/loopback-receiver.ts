import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface ReceivedMessage {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** A status, a whole answer, or silence. */
export type ScriptedAnswer = number | { status: number; headers?: Record<string, string>; body?: string } | 'silence';

export interface LoopbackReceiver {
  /** Ends with a slash. */
  url: string;
  messages: ReceivedMessage[];
  /** What the next messages are answered with, in their order; then `usual`. */
  answers: ScriptedAnswer[];
  usual: ScriptedAnswer;
  /** The addresses of all messages to a hub, each once, sorted. */
  hubAddresses: () => string[];
  /** The addresses of all messages to IndexNow, sorted. */
  listedAddresses: () => string[];
  /** Forgets the messages so far. */
  clear: () => void;
  close: () => Promise<void>;
}

/** A hub or an IndexNow on loopback that keeps what it is told and answers as it is bid. */
export async function startReceiver(onMessage: (message: ReceivedMessage) => Promise<void> = async () => {}): Promise<LoopbackReceiver> {
  const receiver: LoopbackReceiver = {
    url: '',
    messages: [],
    answers: [],
    usual: 204,
    hubAddresses: () => [...new Set(receiver.messages.flatMap(({ body }) => new URLSearchParams(body).getAll('hub.url')))].toSorted(),
    listedAddresses: () => receiver.messages.flatMap(({ body }) => JSON.parse(body).urlList as string[]).toSorted(),
    clear: () => {
      receiver.messages.length = 0;
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const message = { method: request.method ?? '', path: request.url ?? '', headers: request.headers, body };
    receiver.messages.push(message);
    const answer = receiver.answers.shift() ?? receiver.usual;
    if (answer === 'silence') return;
    await onMessage(message);
    const { status, headers = {}, body: text = '' } = typeof answer === 'number' ? { status: answer } : answer;
    response.writeHead(status, headers).end(text);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return receiver;
}
