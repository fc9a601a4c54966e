import { expect, it } from 'vitest'
import { nameSettings } from '../../testing/fixtures/settings'
import { seal, unseal } from './seal'

nameSettings()

it('unseals a text only for its own purpose, and only if it was not changed', () => {
  const sealed = seal('newsletter', 'a secret, даже так')
  expect(unseal('newsletter', sealed)).toBe('a secret, даже так')
  expect(sealed).not.toContain('secret')
  expect(seal('newsletter', 'a secret')).not.toBe(seal('newsletter', 'a secret'))
  expect(() => unseal('other', sealed)).toThrow()
  const [nonce = '', tag = '', text = ''] = sealed.split('.')
  for (const changed of [
    [nonce, tag, text.slice(0, -2) + (text.endsWith('AA') ? 'BB' : 'AA')],
    [nonce, tag.slice(0, 8), text],
    [nonce, tag],
  ]) {
    expect(() => unseal('newsletter', changed.join('.'))).toThrow()
  }
})
