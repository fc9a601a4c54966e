import path from 'node:path/posix'
import type { OpenedZip, ZipEntry } from '../open-zip'
import type { Part } from '../part'
import { UnreadableFile } from '../unreadable-file'
import { readDateStyles } from './date-formats'
import { readSheet, type Workbook } from './read-sheet'
import { readWholeXml } from './read-xml'
import { readStringTable } from './string-table'

const workbookPath = 'xl/workbook.xml'

export function isWorkbook({ entries }: OpenedZip): boolean {
  return entries.some(({ name }) => name === workbookPath)
}

/** The sheets of an XLSX file, each a part. A file with one sheet has the name of the file. */
export async function openWorkbook(zip: OpenedZip, fileName: string): Promise<Part[]> {
  const find = (name: string) => zip.entries.find((entry) => entry.name === name)
  const { sheets, is1904 } = await readWorkbook(find(workbookPath))
  const targets = await readTargets(find('xl/_rels/workbook.xml.rels'))
  const typed = (type: string) =>
    find([...targets.values()].find((target) => target.type === type)?.path ?? '')
  const [strings, styles] = [typed('sharedStrings'), typed('styles')]
  const workbook: Workbook = {
    strings: strings === undefined ? { at: () => '' } : await readStringTable(strings.open()),
    isDate: styles === undefined ? () => false : await readDateStyles(styles.open()),
    is1904,
  }
  return sheets.flatMap(({ name, id }): Part[] => {
    const target = targets.get(id)
    const entry = target?.type === 'worksheet' ? find(target.path) : undefined
    if (entry === undefined) return []
    return [
      {
        kind: 'sheet',
        name: sheets.length === 1 ? fileName : name,
        read: () => readSheet(entry.open(), workbook),
      },
    ]
  })
}

type Sheets = { sheets: { name: string; id: string }[]; is1904: boolean }

async function readWorkbook(entry: ZipEntry | undefined): Promise<Sheets> {
  const found: Sheets = { sheets: [], is1904: false }
  if (entry === undefined) throw new UnreadableFile('unknown_format', null)
  await readWholeXml(entry.open(), {
    open: (name, attributes) => {
      if (name === 'workbookPr') found.is1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
      if (name !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? ''
      found.sheets.push({ name: attributes.name ?? id, id })
    },
  })
  return found
}

/** What the ids in a workbook stand for: the last word of its type, and its path in the ZIP. */
async function readTargets(
  entry: ZipEntry | undefined,
): Promise<Map<string, { type: string; path: string }>> {
  const targets = new Map<string, { type: string; path: string }>()
  if (entry === undefined) throw new UnreadableFile('unknown_format', null)
  await readWholeXml(entry.open(), {
    open: (name, { Id, Type = '', Target = '' }) => {
      if (name !== 'Relationship' || Id === undefined) return
      const target = Target.startsWith('/') ? Target.slice(1) : path.join('xl', Target)
      targets.set(Id, { type: path.basename(Type), path: target })
    },
  })
  return targets
}
