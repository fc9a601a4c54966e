import { expect, it } from 'vitest'
import { checkSender } from './check-sender'

it('does not wait for DNS, and blocks nothing', async () => {
  const began = performance.now()
  const checks = await checkSender()
  expect(performance.now() - began).toBeLessThan(10_000)
  expect(checks.map(({ name }) => name)).toEqual(['SPF', 'DKIM', 'DMARC'])
  expect(checks.map(({ verdict }) => verdict)).not.toContain('bad')
  expect(await checkSender()).toBe(checks)
})
