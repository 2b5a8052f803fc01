import type { Receiver, ReceiverContext } from './receiver.ts';

/** Its documentation's limit (https://www.indexnow.org/documentation). */
const BATCH_SIZE = 10_000;

/**
 * IndexNow hears of pages that search engines may list, also of those that are gone. What is older than its use it is
 * not to be told (https://www.indexnow.org/faq), so the first ping tells of the home page alone.
 * @param hasKeyFile whether the built site holds the file that proves the key
 */
export function createIndexNow(key: string, hasKeyFile: boolean, { settings, addresses, built }: ReceiverContext): Receiver {
  const { indexNowEndpoint: url } = settings;
  const keyLocation = addresses.absolute(addresses.indexNowKey(key));
  const listed = [...built.pages].filter(([, { isListed }]) => isListed);
  return {
    name: new URL(url).host,
    key: `${url} ${key}`,
    url,
    current: new Map(listed.map(([address, { fingerprint }]) => [address, fingerprint])),
    hearsRemovals: true,
    isIntroduced: (address) => address === addresses.absolute(addresses.home),
    batchSize: BATCH_SIZE,
    atOnce: 1,
    writeMessage: (urlList) => ({
      contentType: 'application/json; charset=utf-8',
      body: JSON.stringify({ host: new URL(settings.url).host, key, keyLocation, urlList }),
    }),
    explain: (status) => explainStatus(status, keyLocation),
    obstacle: hasKeyFile ? undefined : 'the built site does not hold the key file yet; run npm run build, deploy, then ping',
  };
}

function explainStatus(status: number, keyLocation: string): string | undefined {
  switch (status) {
    case 400:
      return 'the message’s format is not right; see whether indexNowEndpoint in site.yaml is an IndexNow address';
    case 403:
      return `the key is not valid; deploy the site first, so that ${keyLocation} can be read`;
    case 422:
      return 'the addresses do not belong to the site’s host, or the key to the site; see url and indexNowKey in site.yaml';
    case 429:
      return 'too many requests; ping less often';
    default:
      return undefined;
  }
}
