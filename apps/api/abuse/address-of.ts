import { BlockList, isIP, isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';

/** The proxies that are believed when they say for whom they ask. */
export function proxiesOf(addresses: readonly string[]): BlockList {
  const list = new BlockList();
  for (const one of addresses) {
    const [address, bits] = one.split('/') as [string, string | undefined];
    list.addSubnet(address, bits === undefined ? (isIPv6(address) ? 128 : 32) : Number(bits), isIPv6(address) ? 'ipv6' : 'ipv4');
  }
  return list;
}

const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '');

/** Whether this is one of them, as a socket names it. */
export function isProxy(socketAddress: string | undefined, proxies: BlockList): boolean {
  const address = plain(socketAddress ?? '');
  return isIP(address) !== 0 && proxies.check(address, isIPv6(address) ? 'ipv6' : 'ipv4');
}

/** Who asks: the last that no proxy of ours said for another. Whoever writes the header themselves is not believed. */
export function addressOf(request: IncomingMessage, proxies: BlockList): string {
  const said = [request.headers['x-forwarded-for']].flat().join(',').split(',').map((one) => plain(one.trim())).filter((one) => isIP(one) !== 0);
  let address = plain(request.socket.remoteAddress ?? '');
  while (said.length > 0 && isProxy(address, proxies)) address = said.pop()!;
  return keyOf(address);
}

/** A line has a whole /64 of its own: each address of it would be another. */
function keyOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head, tail = ''] = address.toLowerCase().split('::') as [string, string?];
  const [first, last] = [head.split(':').filter(Boolean), tail.split(':').filter(Boolean)];
  const whole = [...first, ...Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0'), ...last];
  return `${whole.slice(0, 4).map((part) => parseInt(part, 16).toString(16)).join(':')}::/64`;
}
