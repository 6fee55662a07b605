import { BlockList, isIP } from 'node:net';

/** The machine itself, and what only it reaches, such as a cloud's metadata. */
const LOCAL = new BlockList();
LOCAL.addSubnet('0.0.0.0', 8);
LOCAL.addSubnet('127.0.0.0', 8);
LOCAL.addSubnet('169.254.0.0', 16);
LOCAL.addAddress('::', 'ipv6');
LOCAL.addAddress('::1', 'ipv6');
LOCAL.addSubnet('fe80::', 10, 'ipv6');

/**
 * Whether an address leads to the machine that asks there, in whichever of the
 * notations for its host. Networks of an organisation aren't meant: that is where
 * mirrors are.
 */
export function isLocalAddress(url: string): boolean {
  // The standard's parser makes 127.0.0.1 of 0x7f.1 and of 2130706433.
  const { hostname } = new URL(url);
  const host = hostname.replace(/^\[|\]$|\.$/g, '');
  const version = isIP(host);
  return version === 0
    ? /(^|\.)localhost$/.test(host)
    : LOCAL.check(host, version === 4 ? 'ipv4' : 'ipv6');
}
