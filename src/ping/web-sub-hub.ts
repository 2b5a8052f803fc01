import type { Receiver, ReceiverContext } from './receiver.ts';

/**
 * How a hub takes several addresses in one message. WebSub leaves it to hubs how they are told
 * (https://www.w3.org/TR/websub/#publishing). All known ones take `hub.url` of PubSubHubbub 0.3; but Switchboard,
 * websubhub.com and others read one address and drop the rest without a word, so only hubs that document more get more.
 */
const BATCHES: readonly { host: RegExp; field: string }[] = [
  // "This field may be repeated": https://pubsubhubbub.appspot.com/
  { host: /^pubsubhubbub\.appspot\.com$/, field: 'hub.url' },
  // "array syntax like hub.url[]=<url1>": https://documentation.superfeedr.com/publishers.html
  { host: /(?:^|\.)superfeedr\.com$/, field: 'hub.url[]' },
];

const BATCH_SIZE = 100;

/** The hub that `site.yaml` names: it hears of feeds and pages that declare it. */
export function createHub(url: string, { addresses, built }: ReceiverContext): Receiver {
  const { host, hostname } = new URL(url);
  const batch = BATCHES.find((entry) => entry.host.test(hostname));
  const pages = [...built.pages]
    .filter(([, { namesHub }]) => namesHub)
    .map(([address, { fingerprint }]) => [address, fingerprint] as const);
  const { namesHub } = built.pages.get(addresses.absolute(addresses.home)) ?? {};
  return {
    name: host,
    key: url,
    url,
    current: new Map([...built.feeds, ...pages]),
    hearsRemovals: false,
    isIntroduced: (address) => built.feeds.has(address),
    batchSize: batch ? BATCH_SIZE : 1,
    atOnce: 4,
    writeMessage: (told) => ({
      contentType: 'application/x-www-form-urlencoded',
      body: new URLSearchParams([['hub.mode', 'publish'], ...told.flatMap((address) => nameTopic(address, batch?.field))]).toString(),
    }),
    explain: () => undefined,
    obstacle: namesHub ? undefined : 'the built site does not name this hub yet; run npm run build, deploy, then ping',
  };
}

/** Some hubs know the address as `hub.topic`, the word for it in WebSub. */
function nameTopic(address: string, batchField: string | undefined): [string, string][] {
  if (batchField) return [[batchField, address]];
  return [
    ['hub.url', address],
    ['hub.topic', address],
  ];
}
