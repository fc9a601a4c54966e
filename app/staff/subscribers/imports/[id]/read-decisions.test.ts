import { expect, it } from 'vitest'
import { listFile, readList } from '../../../../../testing/lists/read-list'
import { readDecisions } from './read-decisions'

it('the form of the preview makes the same decisions, and takes them back', async () => {
  const list = listFile('list.csv', 'email,name,signup_date\na@x.org,Ren&eacute;,31/31/2024\n')
  const { survey } = await readList(list)
  expect(readDecisions({ 'mended:0:1': 'no', 'dates:0:2': 'empty' }, { survey, before: {} })).toEqual({
    parts: {},
  })
  const decided = readDecisions({ 'mended:0:1': 'yes', 'dates:0:2': 'reject' }, { survey, before: {} })
  expect(decided.parts?.['list.csv']).toEqual({ mended: { 1: true }, dates: { 2: 'reject' } })
  const again = await readList(list, decided)
  expect(again.rejected).toHaveLength(1)
  const back = readDecisions(
    { 'mended:0:1': 'no', 'dates:0:2': 'empty' },
    { survey: again.survey, before: decided },
  )
  expect((await readList(list, back)).taken).toMatchObject([{ name: 'Ren&eacute;', signedUpAt: null }])
  const forged = readDecisions({ 'dates:0:2': 'whatever' }, { survey, before: {} })
  expect(forged).toEqual({})
})
