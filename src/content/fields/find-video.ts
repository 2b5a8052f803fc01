import { Parser } from 'htmlparser2';

export interface Video {
  /** The player's name, for people. */
  player: string;
  /** The address a frame loads after the reader's click. */
  embedUrl: string;
  /** The address for readers without JavaScript. */
  watchUrl: string;
}

interface Player {
  name: string;
  hosts: readonly string[];
  /** Finds the video's identifier in host, path and query. Only short hosts take it bare: elsewhere that is a channel's name. */
  id: RegExp;
  embedUrl: (id: string) => string;
  watchUrl: (id: string) => string;
}

/** The only players whose frames a page may load. The address is built anew, so nothing else of the author's HTML survives. */
const PLAYERS: readonly Player[] = [
  {
    name: 'YouTube',
    hosts: ['youtube.com', 'youtube-nocookie.com', 'm.youtube.com', 'youtu.be'],
    id: /^(?:youtu\.be\/|[^/]+\/(?:(?:embed|shorts|live|v)\/|watch\?(?:.*&)?v=))(?!videoseries\b)([\w-]{3,20})(?:[/?&#]|$)/,
    embedUrl: (id) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1`,
    watchUrl: (id) => `https://www.youtube.com/watch?v=${id}`,
  },
  {
    name: 'Vimeo',
    hosts: ['vimeo.com', 'player.vimeo.com'],
    id: /^[^/]+\/(?:video\/)?(\d{4,12})(?:[/?#]|$)/,
    embedUrl: (id) => `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1`,
    watchUrl: (id) => `https://vimeo.com/${id}`,
  },
  {
    name: 'Dailymotion',
    hosts: ['dailymotion.com', 'geo.dailymotion.com', 'dai.ly'],
    id: /^(?:dai\.ly\/|[^/]+\/(?:(?:embed\/)?video\/|player\.html\?(?:.*&)?video=))([a-zA-Z0-9]{5,12})(?:[/?&#]|$)/,
    embedUrl: (id) => `https://geo.dailymotion.com/player.html?video=${id}`,
    watchUrl: (id) => `https://www.dailymotion.com/video/${id}`,
  },
];

export const PLAYER_NAMES: readonly string[] = PLAYERS.map(({ name }) => name);

/** What frames a page may open. */
export const PLAYER_ORIGINS: readonly string[] = PLAYERS.map(({ embedUrl }) => new URL(embedUrl('0')).origin);

/** The video that embedding HTML shows, if a known player does. */
export function findVideoInHtml(html: string): Video | undefined {
  const sources: string[] = [];
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'iframe' && attributes['src']) sources.push(attributes['src']);
    },
  });
  parser.end(html);
  return sources.map(findVideoAt).find((video) => video !== undefined);
}

/** The video at an address, if it is a known player's. */
export function findVideoAt(address: string): Video | undefined {
  const url = URL.parse(address.startsWith('//') ? `https:${address}` : address);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) return undefined;
  const host = url.hostname.replace(/^www\./, '');
  const player = PLAYERS.find(({ hosts }) => hosts.includes(host));
  const id = player?.id.exec(host + url.pathname + url.search)?.[1];
  if (!player || !id) return undefined;
  return { player: player.name, embedUrl: player.embedUrl(id), watchUrl: player.watchUrl(id) };
}
