import { describe, expect, it } from 'vitest';
import { isOutOfReach } from '../../src/ping/out-of-reach.ts';

describe('isOutOfReach', () => {
  it.each([
    ['http://localhost:4321/', 'https://hub.example/'],
    ['http://paper.localhost/', 'https://hub.example/'],
    ['http://127.0.0.1/', 'https://hub.example/'],
    ['http://[::1]:4321/', 'https://8.8.8.8/'],
    ['http://192.168.0.10/', 'https://hub.example/'],
  ])('is true of %s for %s', (site, receiver) => {
    expect(isOutOfReach(site, receiver)).toBe(true);
  });

  it.each([
    ['https://paper.example/', 'https://hub.example/'],
    ['https://paper.example/', 'http://127.0.0.1:8080/'],
    ['http://localhost:4321/', 'http://localhost:8080/'],
    ['http://192.168.0.10/', 'http://192.168.0.11/hub'],
    ['http://8.8.8.8/', 'https://hub.example/'],
  ])('is false of %s for %s', (site, receiver) => {
    expect(isOutOfReach(site, receiver)).toBe(false);
  });
});
