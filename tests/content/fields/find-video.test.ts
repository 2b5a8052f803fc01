import { describe, expect, it } from 'vitest';
import { findVideoAt, findVideoInHtml, PLAYER_NAMES } from '../../../src/content/fields/find-video.ts';

const YOUTUBE = {
  player: 'YouTube',
  embedUrl: 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1',
  watchUrl: 'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
};
const VIMEO = {
  player: 'Vimeo',
  embedUrl: 'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1',
  watchUrl: 'https://vimeo.com/76979871',
};
const DAILYMOTION = {
  player: 'Dailymotion',
  embedUrl: 'https://geo.dailymotion.com/player.html?video=x8abcd1',
  watchUrl: 'https://www.dailymotion.com/video/x8abcd1',
};

describe('findVideoAt knows', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', YOUTUBE],
    ['https://www.youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=3s', YOUTUBE],
    ['https://m.youtube.com/watch?v=dQw4w9WgXcQ', YOUTUBE],
    ['https://youtu.be/dQw4w9WgXcQ?si=abc', YOUTUBE],
    ['https://www.youtube.com/embed/dQw4w9WgXcQ?start=9', YOUTUBE],
    ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', YOUTUBE],
    ['https://www.youtube.com/shorts/dQw4w9WgXcQ', YOUTUBE],
    ['https://www.youtube.com/live/dQw4w9WgXcQ#t=3', YOUTUBE],
    ['http://www.youtube.com/v/dQw4w9WgXcQ', YOUTUBE],
    ['//www.youtube.com/embed/dQw4w9WgXcQ', YOUTUBE],
    ['https://YouTube.COM/embed/dQw4w9WgXcQ', YOUTUBE],
    ['https://vimeo.com/76979871', VIMEO],
    ['https://player.vimeo.com/video/76979871?h=8272103f6e', VIMEO],
    ['https://www.dailymotion.com/video/x8abcd1', DAILYMOTION],
    ['https://www.dailymotion.com/embed/video/x8abcd1?autoplay=1', DAILYMOTION],
    ['https://geo.dailymotion.com/player.html?video=x8abcd1', DAILYMOTION],
    ['https://dai.ly/x8abcd1', DAILYMOTION],
  ])('%s', (address, video) => {
    expect(findVideoAt(address)).toEqual(video);
  });
});

describe('findVideoAt refuses', () => {
  it.each([
    'javascript:alert(1)//www.youtube.com/embed/dQw4w9WgXcQ',
    'data:text/html,https://www.youtube.com/embed/dQw4w9WgXcQ',
    'ftp://www.youtube.com/embed/dQw4w9WgXcQ',
    '/embed/dQw4w9WgXcQ',
    'dQw4w9WgXcQ',
    '',
    'https://youtube.com.evil.example/embed/dQw4w9WgXcQ',
    'https://notyoutube.com/embed/dQw4w9WgXcQ',
    'https://evil.example/https://www.youtube.com/embed/dQw4w9WgXcQ',
    'https://evil.example/?v=https://www.youtube.com/embed/dQw4w9WgXcQ',
    'https://www.youtube.com@evil.example/embed/dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ%22onload=alert(1)',
    'https://www.youtube.com/embed/"><script>',
    'https://www.youtube.com/embed/dQw4w9WgXcQdQw4w9WgXcQdQw4w9WgXcQ',
    'https://www.youtube.com/@someone',
    'https://www.youtube.com/',
    'https://vimeo.com/channels/staffpicks',
    'https://www.dailymotion.com/',
  ])('%s', (address) => {
    expect(findVideoAt(address)).toBeUndefined();
  });

  it.each([
    'https://www.youtube.com/playlist?list=PLabcdefghijk',
    'https://www.youtube.com/embed/videoseries?list=PLabcdefghijk',
    'https://www.youtube.com/results?search_query=bridge',
    'https://www.youtube.com/trending',
    'https://www.youtube.com/SomeChannel',
    'https://www.dailymotion.com/partner',
  ])('%s, which is a page but no video', (address) => {
    expect(findVideoAt(address)).toBeUndefined();
  });
});

describe('findVideoInHtml', () => {
  it('takes nothing but the address from a frame', () => {
    const html =
      '<iframe width="560" src="https://www.youtube.com/embed/dQw4w9WgXcQ?a=1&amp;b=2" onload="alert(1)" srcdoc="<script>"></iframe>';
    expect(findVideoInHtml(html)).toEqual(YOUTUBE);
  });

  it('finds a frame deep in other HTML, in capitals and without quotes', () => {
    expect(findVideoInHtml('<DIV><P>Watch: <IFRAME SRC=//player.vimeo.com/video/76979871></IFRAME>')).toEqual(VIMEO);
  });

  it('passes over frames of unknown players', () => {
    const html = '<iframe src="https://evil.example/"></iframe><iframe></iframe><iframe src="https://dai.ly/x8abcd1"></iframe>';
    expect(findVideoInHtml(html)).toEqual(DAILYMOTION);
  });

  it.each([
    '',
    'https://www.youtube.com/embed/dQw4w9WgXcQ',
    '<script src="https://www.youtube.com/embed/dQw4w9WgXcQ"></script>',
    '<a href="https://www.youtube.com/watch?v=dQw4w9WgXcQ">Watch</a>',
    '<script>"<iframe src=https://www.youtube.com/embed/dQw4w9WgXcQ>"</script>',
    '<!-- <iframe src="https://www.youtube.com/embed/dQw4w9WgXcQ"></iframe> -->',
    '<iframe src="javascript:alert(1)"></iframe>',
  ])('finds none in %j', (html) => {
    expect(findVideoInHtml(html)).toBeUndefined();
  });
});

it('names its players for messages', () => {
  expect(PLAYER_NAMES).toEqual(['YouTube', 'Vimeo', 'Dailymotion']);
});
