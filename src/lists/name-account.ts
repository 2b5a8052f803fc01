/** Hosts that most people know by another name. */
const SERVICES: Readonly<Record<string, string>> = {
  'bsky.app': 'Bluesky',
  'facebook.com': 'Facebook',
  'github.com': 'GitHub',
  'instagram.com': 'Instagram',
  'linkedin.com': 'LinkedIn',
  't.me': 'Telegram',
  'threads.com': 'Threads',
  'threads.net': 'Threads',
  'tiktok.com': 'TikTok',
  'twitter.com': 'X',
  'whatsapp.com': 'WhatsApp',
  'x.com': 'X',
  'youtube.com': 'YouTube',
};

/** What to call an account at a web address: its service; else as the Fediverse does, `@paper@social.example`; else its host. */
export function nameAccount(address: string): string {
  const { hostname, pathname } = new URL(address);
  const host = hostname.replace(/^www\./, '');
  const handle = /^\/(@[\w.-]+)\/?$/.exec(pathname)?.[1];
  return SERVICES[host] ?? (handle === undefined ? host : `${handle}@${host}`);
}
