import ipaddr from 'ipaddr.js';
import { isPublicAddress } from '../images/fetch/address-guard.ts';

/** Whether a receiver elsewhere is told of a site that only this machine or network can fetch. */
export function isOutOfReach(siteUrl: string, receiverUrl: string): boolean {
  return isPrivateHost(siteUrl) && !isPrivateHost(receiverUrl);
}

/** By its name alone; nothing is looked up. */
function isPrivateHost(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
  return host === 'localhost' || host.endsWith('.localhost') || (ipaddr.isValid(host) && !isPublicAddress(host));
}
