import { expect, it } from 'vitest'
import { isRouterState } from './router-state'

const encode = (state: unknown) => encodeURIComponent(JSON.stringify(state))

it('accepts what Next’s client sends', () => {
  const leaf = ['__PAGE__', {}, null, null]
  const article = [['slug', 'lake-baikal', 'd', null], { children: leaf }]
  for (const state of [
    ['', { children: leaf }, null, 'refetch', 16],
    ['', { children: ['articles', { children: article }] }, null, null, 1],
    ['', {}],
  ])
    expect(isRouterState(encode(state)), JSON.stringify(state)).toBe(true)
})

it.each([
  '',
  '%',
  'null',
  '{}',
  '[]',
  '[""]',
  '["",[]]',
  '["",{"children":1}]',
  '[["a","b","x",null],{}]',
  '["",{},["a"]]',
  '["",{},null,"x"]',
  '["",{},null,null,"x"]',
])('refuses %s', (header) => expect(isRouterState(header)).toBe(false))

it('refuses one that is too long or too deep', () => {
  expect(isRouterState(encode(['x'.repeat(40_001), {}]))).toBe(false)
  let deep: unknown[] = ['', {}]
  for (let depth = 0; depth < 100; depth += 1) deep = ['', { children: deep }]
  expect(isRouterState(encode(deep))).toBe(false)
})
