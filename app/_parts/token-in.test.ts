import { expect, it } from 'vitest'
import { tokenIn } from './token-in'

const read = (search: string) => tokenIn(Object.fromEntries(new URLSearchParams(search)))

it.each([
  'token=a.0.b',
  '?token=a.0.b',
  'x=1&token=a.0.b',
  'amp;token=a.0.b',
  'token%3Da.0.b',
  'token%3D3Da.0.b',
])('finds the token in %s', (search) => expect(read(search)).toBe('a.0.b'))

it.each(['', 'x=1', 'mytoken=a', 'tokens=a'])('finds none in %s', (search) => expect(read(search)).toBe(''))
