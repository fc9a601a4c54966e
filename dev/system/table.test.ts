import { expect, test } from 'vitest'
import { addressTable } from './table'

const addresses = {
  site: 'http://localhost:3000',
  databaseUrl: 'postgresql://postgres:hidden@127.0.0.1:54329/newspaper',
  smtpUrl: 'smtp://user:hidden@mail.example:587',
  inboxUrl: 'http://127.0.0.1:1080',
  inboxApiUrl: 'http://127.0.0.1:1080/api',
  stripeUrl: 'http://127.0.0.1:12111',
  clockUrl: 'http://127.0.0.1:12110',
}

test('the table shows every address, and no password', () => {
  const table = addressTable(addresses)
  for (const address of [addresses.site, addresses.inboxUrl, addresses.stripeUrl, addresses.clockUrl]) {
    expect(table).toContain(address)
  }
  expect(table).not.toContain('hidden')
  expect(new Set(table.split('\n').map((line) => line.length)).size).toBe(1)
})

test('a service that was not started has no line; your own mail server is marked as yours', () => {
  const table = addressTable({
    ...addresses,
    inboxUrl: null,
    inboxApiUrl: null,
    stripeUrl: null,
    clockUrl: null,
  })
  expect(table).not.toContain('Clock')
  expect(table).toContain('smtp://user@mail.example:587 (yours)')
})
