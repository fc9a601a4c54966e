import { isIPv4, isIPv6 } from 'node:net'

/**
 * The network of an address: /24 of IPv4, /56 of IPv6. That is a household or an office, not a person; we count and
 * store nothing finer. '' if the address is invalid.
 */
export function ipPrefix(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.0/24`
  return isIPv6(plain) ? `${prefix56(plain)}::/56` : ''
}

function prefix56(address: string): string {
  const [head = '', tail = ''] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === '' ? [] : tail.split(':')
  const missing = address.includes('::') ? 8 - left.length - right.length : 0
  const groups = [...left, ...Array<string>(missing).fill('0'), ...right].slice(0, 4)
  return groups
    .map((group, index) => (parseInt(group, 16) & (index === 3 ? 0xff00 : 0xffff)).toString(16))
    .join(':')
}
