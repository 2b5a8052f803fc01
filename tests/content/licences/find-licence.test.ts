import { describe, expect, it } from 'vitest';
import { findLicence } from '../../../src/content/licences/find-licence.ts';

describe('a licence', () => {
  it.each([
    ['CC-BY-4.0', 'CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/'],
    ['CC-BY-NC-SA-3.0-DE', 'CC BY-NC-SA 3.0 DE', 'https://creativecommons.org/licenses/by-nc-sa/3.0/de/'],
    ['CC0-1.0', 'CC0 1.0', 'https://creativecommons.org/publicdomain/zero/1.0/'],
    ['GFDL-1.3-or-later', 'GFDL-1.3-or-later', 'https://spdx.org/licenses/GFDL-1.3-or-later.html'],
    ['https://example.com/terms/', 'example.com/terms', 'https://example.com/terms/'],
    ['HTTPS://example.com/a b?"><c', 'example.com/a%20b', 'https://example.com/a%20b?%22%3E%3Cc'],
  ])('named %s is shown as %s', (text, name, url) => {
    expect(findLicence(text)).toEqual({ name, url });
  });

  it.each(['', 'CC-BY', 'All rights reserved', 'javascript:alert(1)', 'https://', 'ftp://example.com/'])('is not %j', (text) => {
    expect(findLicence(text)).toBeUndefined();
  });
});
