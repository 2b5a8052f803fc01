import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createAddresses } from '../../src/content/addresses.ts';
import { completeSettings } from '../../src/content/fields/site/site-settings.ts';
import { writeWebManifest } from '../../src/feeds/web-manifest.ts';
import { drawIcon } from '../../src/images/draw/draw-icon.ts';
import { findSiteLanguage } from '../../src/words/site-language.ts';

const write = (given: Parameters<typeof completeSettings>[0]) => {
  const settings = completeSettings(given);
  return JSON.parse(writeWebManifest({ settings, addresses: createAddresses(settings), ...findSiteLanguage(settings) }));
};

describe('the web app manifest', () => {
  it('names the site, its folder and its language', () => {
    expect(write({ title: 'The Paper', base: '/ai/', language: 'ar' })).toMatchObject({
      name: 'The Paper',
      short_name: 'The Paper',
      lang: 'ar',
      dir: 'rtl',
      id: '/ai/',
      start_url: '/ai/',
      scope: '/ai/',
    });
  });

  it('leaves it to the phone to shorten a long name', () => {
    expect(write({ title: 'The Evening Parallax' })).not.toHaveProperty('short_name');
  });
});

describe('an icon', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#ff0000" d="M0 0h32v32H0z"/></svg>';
  const colourAt = async (icon: Buffer, left: number, top: number) => {
    const { data } = await sharp(icon)
      .extract({ left, top, width: 1, height: 1 })
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    return [...data];
  };

  it('is a PNG of the size that is asked for', async () => {
    const icon = await drawIcon(svg, { size: 192, isMaskable: false, background: '#ffffff' });
    expect(await sharp(icon).metadata()).toMatchObject({ format: 'png', width: 192, height: 192 });
    expect(await colourAt(icon, 0, 0)).toEqual([255, 0, 0]);
  });

  it('leaves room around it for a phone that cuts a circle', async () => {
    const icon = await drawIcon(svg, { size: 512, isMaskable: true, background: '#0000ff' });
    expect(await sharp(icon).metadata()).toMatchObject({ width: 512, height: 512 });
    expect(await colourAt(icon, 60, 60)).toEqual([0, 0, 255]);
    expect(await colourAt(icon, 256, 256)).toEqual([255, 0, 0]);
  });
});
