import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { NetworkWatch } from '../../../src/images/fetch/network-watch.ts';

/** Milliseconds; longer than the watch bears silence. */
const LONG = 1_800;

describe.concurrent('a network', () => {
  it('is given up after a request that nothing answers', async () => {
    const network = new NetworkWatch();
    await network.during(() => wait(LONG));
    expect([network.isGivenUp, network.isDown]).toEqual([true, true]);
    await expect(network.during(async () => {})).rejects.toThrow('nothing on the network answers');
  });

  it('is not given up while nothing is asked of it, as when pictures are encoded', async () => {
    const network = new NetworkWatch();
    await network.during(() => wait(10));
    await wait(LONG);
    expect([network.isGivenUp, network.isDown]).toEqual([false, false]);
    network.close();
  });

  it('is not given up once it gave a sign of life', async () => {
    const network = new NetworkWatch();
    await network.during(async () => {
      network.noticeLife();
      await wait(LONG);
    });
    expect([network.isGivenUp, network.isProven]).toEqual([false, true]);
    network.close();
  });
});
