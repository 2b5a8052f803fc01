import ipaddr from 'ipaddr.js';

/** Azure's metadata service answers at a public address (https://learn.microsoft.com/azure/virtual-network/what-is-ip-address-168-63-129-16). */
const PUBLIC_METADATA: ReadonlySet<string> = new Set(['168.63.129.16']);

/**
 * Whether an IP address belongs to the public internet. Private, loopback, link-local, shared (CGNAT), multicast,
 * reserved and documentation addresses do not, nor do IPv6 forms that wrap an IPv4 address: IPv4-mapped, NAT64,
 * 6to4, Teredo, ISATAP (https://www.iana.org/assignments/iana-ipv6-special-registry).
 * @param text as `net` and `dns` write it, with or without a zone
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address instanceof ipaddr.IPv6 ? isGlobalUnicast(address) && !isIsatap(address) : !PUBLIC_METADATA.has(address.toString());
}

/** Only 2000::/3 is handed out (https://www.iana.org/assignments/ipv6-address-space). */
function isGlobalUnicast({ parts }: ipaddr.IPv6): boolean {
  return ((parts[0] ?? 0) & 0xe000) === 0x2000;
}

/** An interface identifier of 0000:5efe or 0200:5efe and an IPv4 address (https://www.rfc-editor.org/rfc/rfc5214#section-6.1). */
function isIsatap({ parts }: ipaddr.IPv6): boolean {
  return ((parts[4] ?? 0) & 0xfdff) === 0 && parts[5] === 0x5efe;
}
