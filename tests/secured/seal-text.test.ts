import { createCipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openText, sealText } from '../../scripts/secured/seal-text.ts';

const hex = (text: string) => Buffer.from(text, 'hex');
const base64 = (...parts: Buffer[]) => parts.map((part) => part.toString('base64')).join(';');

describe('a sealed text', () => {
  it.each([16, 32])('is opened by its key of %i bytes, and is another one each time', (length) => {
    const key = Buffer.alloc(length, 7);
    const text = 'Ein Text – ganz geheim.\r\n\ufeff👩‍🚀\n';
    const sealed = sealText(text, key);
    expect(sealed).toMatch(/^[A-Za-z0-9+/]+=*;[A-Za-z0-9+/]{16}$/);
    expect(sealText(text, key)).not.toBe(sealed);
    expect(openText(sealed, key)).toBe(text);
  });

  it('of AES-CBC is opened too: RFC 3602, section 4, cases 1 and 2, with the padding that those leave out', () => {
    const cases = [
      ['06a9214036b8a15b512e03d534120006', '3dafba429d9eb430b422da802c9fac41', 'e353779c1079aeb82708942dbe77181a', 'Single block msg'],
      [
        'c286696d887c9aa0611bbb3e2025a45a',
        '562e17996d093d28ddb3ba695a2e6f58',
        'd296cd94c2cccf8a3a863028b5e1dc0a7586602d253cfff91b8266bea6d61ab1',
        hex('000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f').toString(),
      ],
    ] as const;
    for (const [key, iv, published, text] of cases) {
      const cipher = createCipheriv('aes-128-cbc', hex(key), hex(iv));
      const sealed = Buffer.concat([cipher.update(text), cipher.final()]);
      expect(sealed.toString('hex').slice(0, published.length)).toBe(published);
      expect(openText(base64(sealed, hex(iv)), hex(key))).toBe(text);
    }
  });

  it('of AES-CBC with PKCS#7 is opened as others sealed it: Wycheproof, aes_cbc_pkcs5_test, case 1', () => {
    const key = hex('e34f15c7bd819930fe9d66e0c166e61c');
    expect(openText(base64(hex('b10ab60153276941361000414aed0a9d'), hex('da9520f7d3520277035173299388bee2')), key)).toBe('');
  });

  it('says so where the key does not fit, or a byte was changed', () => {
    const sealed = sealText('A text.', Buffer.alloc(16, 1));
    const [bytes = '', iv = ''] = sealed.split(';');
    const changed = Buffer.from(bytes, 'base64').map((byte, place) => (place === 0 ? byte ^ 1 : byte));
    const message = 'the key does not fit the text, or the text was changed';
    expect(() => openText(sealed, Buffer.alloc(16, 2))).toThrow(message);
    expect(() => openText(sealed, Buffer.alloc(32, 1))).toThrow(message);
    expect(() => openText(`${Buffer.from(changed).toString('base64')};${iv}`, Buffer.alloc(16, 1))).toThrow(message);
    expect(() => openText(`;${iv}`, Buffer.alloc(16, 1))).toThrow(message);
    expect(() => openText('QUJD;QUJD', Buffer.alloc(16, 1))).toThrow('its iv has 3 bytes');
  });
});
