import type { ListFile } from '../rules'
import { openZip, type OpenedZip, type ZipEntry } from './open-zip'
import type { OpenedFile, Part } from './part'
import { UnreadableFile } from './unreadable-file'
import { isWorkbook, openWorkbook } from './xlsx/open-workbook'

type Bytes = () => AsyncIterable<Uint8Array>

/** Finds the tables of a file by its first bytes, whatever its name says. */
export async function openFile(file: ListFile): Promise<OpenedFile> {
  const begin = await readBegin(file.open())
  if (begin.length === 0) throw new UnreadableFile('empty', null)
  if (isOther(begin))
    throw new UnreadableFile((await hasPassword(begin, file.open)) ? 'has_password' : 'unknown_format', null)
  if (!isZip(begin))
    return { parts: [{ kind: 'text', name: file.name, open: file.open }], close: () => Promise.resolve() }
  const opened: OpenedZip[] = []
  const close = async () => {
    for (const zip of opened) await zip.close()
  }
  try {
    const parts = await openParts({ name: file.name, open: file.open }, opened)
    if (parts.length === 0) throw new UnreadableFile('unknown_format', null)
    return { parts: withOwnNames(parts), close }
  } catch (error) {
    await close()
    throw error
  }
}

const longestSign = 16

async function readBegin(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes) {
    chunks.push(Uint8Array.from(chunk.subarray(0, longestSign)))
    size += chunk.length
    if (size >= longestSign) break
  }
  return Buffer.concat(chunks)
}

/** The first bytes of what people send in place of a list: old Excel, PDF, gzip, pictures, RAR, 7z, RTF, UTF-32. */
const others = [
  ...['d0cf11e0', '25504446', '1f8b', '89504e47', 'ffd8ff', '47494638', '52617221', '377abcaf', '7b5c727466'],
  ...['fffe0000', '0000feff'],
]

function isOther(begin: Buffer): boolean {
  const hex = begin.toString('hex')
  return others.some((sign) => hex.startsWith(sign))
}

/** Excel packs a workbook with a password into a file of its old format, as a stream of this name. */
const packedWorkbook = Buffer.from('EncryptedPackage', 'utf16le')

async function hasPassword(begin: Buffer, open: Bytes): Promise<boolean> {
  if (!begin.toString('hex').startsWith('d0cf11e0')) return false
  let last = Buffer.alloc(0)
  for await (const chunk of open()) {
    const bytes = Buffer.concat([last, chunk])
    if (bytes.includes(packedWorkbook)) return true
    last = bytes.subarray(-packedWorkbook.length)
  }
  return false
}

function isZip(begin: Buffer): boolean {
  return /^504b(?:0304|0506|0708)/.test(begin.toString('hex'))
}

/** The sheets of a workbook, or the lists in any other ZIP, also in a workbook there. */
async function openParts(file: { name: string; open: Bytes }, opened: OpenedZip[]): Promise<Part[]> {
  const zip = await openZip(file.open())
  opened.push(zip)
  if (isWorkbook(zip)) return openWorkbook(zip, file.name)
  const parts: Part[] = []
  for (const entry of zip.entries.filter(({ name }) => !isJunk(name))) {
    const kind = kindOf(entry.name)
    if (kind === 'other_list') throw new UnreadableFile('unknown_format', null)
    if (kind === 'text') parts.push({ kind: 'text', name: entry.name, open: entry.open })
    if (kind === 'workbook') parts.push(...(await openInner(entry, opened)))
  }
  return parts
}

async function openInner(entry: ZipEntry, opened: OpenedZip[]): Promise<Part[]> {
  const zip = await openZip(entry.open())
  opened.push(zip)
  if (!isWorkbook(zip)) throw new UnreadableFile('unknown_format', null)
  const sheets = await openWorkbook(zip, entry.name)
  return sheets.map((sheet) =>
    sheet.name === entry.name ? sheet : { ...sheet, name: `${entry.name}: ${sheet.name}` },
  )
}

/** Folders, and what systems put into a ZIP by themselves. */
function isJunk(name: string): boolean {
  return /(?:^|\/)(?:__MACOSX\/|\.|Thumbs\.db$|desktop\.ini$)|\/$/i.test(name)
}

/** A list that we cannot read must not be passed over; a picture or a readme may. */
function kindOf(name: string): 'text' | 'workbook' | 'other_list' | 'none' {
  const [, ending = ''] = /\.([^./]*)$/.exec(name) ?? []
  if (/^(?:csv|tsv|tab|txt|)$/i.test(ending)) return 'text'
  if (/^xls[xm]$/i.test(ending)) return 'workbook'
  return /^(?:xls|xlsb|ods|numbers|zip|gz|7z|rar)$/i.test(ending) ? 'other_list' : 'none'
}

const longestName = 200

/** Two parts of one name would share the decisions about them. */
function withOwnNames(parts: readonly Part[]): Part[] {
  const taken = new Set<string>()
  return parts.map((part) => {
    const name = part.name.replaceAll(/[\p{Cc}\p{Surrogate}]/gu, '\ufffd').slice(0, longestName)
    let own = name
    for (let count = 2; taken.has(own); count += 1) own = `${name} (${count})`
    taken.add(own)
    return { ...part, name: own }
  })
}
