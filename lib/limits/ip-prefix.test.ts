import { expect, it } from 'vitest'
import { ipPrefix } from './ip-prefix'

it.each([
  ['203.0.113.77', '203.0.113.0/24'],
  ['::ffff:203.0.113.77', '203.0.113.0/24'],
  ['2001:db8:1234:56ff::1', '2001:db8:1234:5600::/56'],
  ['2001:db8::1', '2001:db8:0:0::/56'],
  ['::1', '0:0:0:0::/56'],
  ['fe80::1%eth0', 'fe80:0:0:0::/56'],
  ['', ''],
  ['not an address', ''],
])('the network of %s is %s', (address, prefix) => expect(ipPrefix(address)).toBe(prefix))

it('is the same for a household and different for its neighbours', () => {
  expect(ipPrefix('2001:db8:0:1ab:1::9')).toBe(ipPrefix('2001:db8:0:1cd:2::7'))
  expect(ipPrefix('2001:db8:0:1ab::1')).not.toBe(ipPrefix('2001:db8:0:2ab::1'))
})
