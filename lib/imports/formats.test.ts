import { describe, expect, it } from 'vitest'
import { listFile, readList } from '../../testing/lists/read-list'
import { encode, writeXlsx, writeZip } from '../../testing/lists/write-list'
import { surveyFile } from './survey-file'
import type { FileFault } from './rules'

async function faultOf(name: string, content: string | Uint8Array): Promise<Omit<FileFault, 'ok'> | null> {
  const survey = await surveyFile(listFile(name, content))
  return survey.ok ? null : { reason: survey.reason, line: survey.line, part: survey.part }
}

describe('a workbook', () => {
  it('has dates in cells, a title above its header, and several sheets', async () => {
    const bytes = await writeXlsx({
      Readers: [['Our readers'], ['Email', 'Name', 'Created at'], ['a@example.org', 'Анна & <Ben>', 45356.5]],
      Unsubscribed: [['E-Mail'], ['b@example.org']],
      Notes: [['Ask Olga before sending']],
    })
    const { survey, taken } = await readList(listFile('list.xlsx', bytes))
    expect(survey).toMatchObject({ rows: 2, mapping: { encoding: null, delimiter: null } })
    expect(survey.mapping.parts.map(({ name, headerLine }) => [name, headerLine])).toEqual([
      ['Readers', 2],
      ['Unsubscribed', 1],
    ])
    expect(survey.questions).toEqual([
      { about: 'file_name', part: 'Unsubscribed', suggested: 'unsubscribed' },
    ])
    expect(taken).toMatchObject([
      { part: 'Readers', line: 3, name: 'Анна & <Ben>', signedUpAt: new Date('2024-03-05T11:00:00Z') },
      { part: 'Unsubscribed', line: 2, state: 'unsubscribed' },
    ])
  })

  it('with one sheet has the name of its file, also if the file has no ending', async () => {
    const bytes = await writeXlsx({ Sheet1: [['email'], ['a@example.org']] })
    expect((await readList(listFile('people', bytes))).taken).toMatchObject([{ part: 'people' }])
  })

  it('may stand in a ZIP beside lists and what is no list', async () => {
    const workbook = await writeXlsx({ A: [['email'], ['a@example.org']], B: [['email'], ['b@example.org']] })
    const zip = await writeZip({
      'folder/list.xlsx': workbook,
      'folder/list.csv': encode('email;имя\nc@example.org;Анна\n', 'windows-1251'),
      'folder/terms.pdf': '%PDF-1.4',
      'readme.txt': 'Thank you for using us.',
      '__MACOSX/folder/._list.csv': '\0\0',
    })
    const { survey, taken } = await readList(listFile('all.zip', zip))
    expect(taken.map(({ part, email }) => [part, email])).toEqual([
      ['folder/list.xlsx: A', 'a@example.org'],
      ['folder/list.xlsx: B', 'b@example.org'],
      ['folder/list.csv', 'c@example.org'],
    ])
    expect(survey.mapping.parts[2]).toMatchObject({ encoding: 'windows-1251', delimiter: ';' })
  })
})

describe('a file that is no list', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'unknown_format'],
    ['paper.pdf', '%PDF-1.4 a@example.org', 'unknown_format'],
    ['list.csv.gz', Buffer.from('1f8b0800', 'hex'), 'unknown_format'],
    ['list.xls', '<html><table><tr><td>a@example.org</td></tr></table></html>', 'unknown_format'],
    ['list.json', '[{"email": "a@example.org"}]', 'unknown_format'],
    ['noise', Buffer.from(Array.from({ length: 900 }, (_, index) => (index * 37) % 256)), 'not_text'],
    ['empty.csv', '', 'empty'],
    ['blank.csv', '\n \r\n\n', 'empty'],
    ['open.csv', 'email\n"a@example.org\n', 'not_csv'],
    ['cut.csv', Buffer.from('email\nяблоко@example.org\nя').subarray(0, -1), 'cut_off'],
  ])('%s is refused with a reason', async (name, content, reason) => {
    expect(await faultOf(name, content)).toMatchObject({ reason, part: null })
  })

  it('is refused inside a ZIP by its name, and not passed over', async () => {
    const broken = await writeZip({ 'a.csv': 'email\na@example.org', 'b.csv': 'email\n"b@example.org' })
    expect(await faultOf('x.zip', broken)).toEqual({ reason: 'not_csv', line: 2, part: 'b.csv' })
    expect(await faultOf('x.zip', await writeZip({ 'a.csv': 'email', 'b.ods': 'x' }))).toMatchObject({
      reason: 'unknown_format',
    })
    expect(await faultOf('x.zip', await writeZip({ 'a.png': 'x' }))).toMatchObject({
      reason: 'unknown_format',
    })
  })
})

describe('a ZIP that is damaged or too large', () => {
  it('is refused wherever it was cut, and if a byte of a list has changed', async () => {
    const zip = await writeZip({ 'a.csv': `email\n${'a@example.org\n'.repeat(500)}` })
    for (const length of [10, zip.length >> 1, zip.length - 1])
      expect(await faultOf('cut.zip', zip.subarray(0, length))).toMatchObject({ reason: 'cut_off' })
    const changed = Buffer.from(zip)
    changed[60] = (changed[60] ?? 0) ^ 1
    expect(await faultOf('changed.zip', changed)).toMatchObject({ reason: 'cut_off' })
    const workbook = await writeXlsx({ A: [['email'], ['a@example.org']] })
    expect(await faultOf('cut.xlsx', workbook.subarray(0, -40))).toMatchObject({ reason: 'cut_off' })
  })

  it('is refused before anything is unpacked if it says that it is too large', async () => {
    const zip = await writeZip({ 'a.csv': 'email\n' })
    const place = zip.indexOf('PK\x01\x02')
    zip.writeUInt32LE(0xf0000000, place + 24)
    expect(await faultOf('bomb.zip', zip)).toMatchObject({ reason: 'too_large' })
  })

  it('is refused as soon as it unpacks to more than it says', async () => {
    const zip = await writeZip({ 'a.csv': 'email\n'.repeat(1000) })
    const place = zip.indexOf('PK\x01\x02')
    zip.writeUInt32LE(20, place + 24)
    expect(await faultOf('bomb.zip', zip)).toMatchObject({ reason: 'cut_off' })
  })

  it('never holds a text without an end in memory', async () => {
    const workbook = await writeXlsx({ A: [['email'], ['a@example.org']] })
    const long = await writeZip({
      'xl/workbook.xml': `<workbook><sheets><sheet name="A" id="r1"/></sheets></workbook>`,
      'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="x/worksheet" Target="a.xml"/></Relationships>`,
      'xl/a.xml': `<worksheet><sheetData><row><c t="str"><v>${'x'.repeat(9_000_000)}`,
    })
    expect(await faultOf('long.xlsx', long)).toMatchObject({ reason: 'too_long' })
    expect(await faultOf('good.xlsx', workbook)).toBeNull()
  })
})
