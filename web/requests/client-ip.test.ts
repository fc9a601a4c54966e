import { expect, it } from 'vitest'
import { clientIp } from './client-ip'

const socketAddress = '10.0.0.1'

it('ignores the header without a trusted proxy', () => {
  expect(clientIp({ forwardedFor: '198.51.100.9', socketAddress, trustedProxies: 0 })).toBe(socketAddress)
})

it('takes the n-th address from the right, so that a client cannot forge it', () => {
  const forwardedFor = '1.1.1.1, 198.51.100.9, 10.0.0.2'
  expect(clientIp({ forwardedFor, socketAddress, trustedProxies: 1 })).toBe('10.0.0.2')
  expect(clientIp({ forwardedFor, socketAddress, trustedProxies: 2 })).toBe('198.51.100.9')
})

it('falls back to the socket if the header is short or missing', () => {
  expect(clientIp({ forwardedFor: undefined, socketAddress, trustedProxies: 1 })).toBe(socketAddress)
  expect(clientIp({ forwardedFor: '1.1.1.1', socketAddress, trustedProxies: 2 })).toBe(socketAddress)
})

it.each([
  ['192.0.2.1:567', '192.0.2.1'],
  ['[2001:db8::1]:567', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
  ['::ffff:192.0.2.1', '::ffff:192.0.2.1'],
])('reads %s, with or without a port', (forwardedFor, ip) => {
  expect(clientIp({ forwardedFor: `1.1.1.1, ${forwardedFor}`, socketAddress, trustedProxies: 1 })).toBe(ip)
})

it.each(['unknown', '_hidden', '999.1.1.1', '[]:80', '1.2.3.4:x', ''])(
  'falls back for "%s"',
  (forwardedFor) => {
    expect(clientIp({ forwardedFor, socketAddress, trustedProxies: 1 })).toBe(socketAddress)
  },
)
