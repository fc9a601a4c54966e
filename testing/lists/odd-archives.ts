import { crc32, deflateRawSync } from 'node:zlib'
import { writeZip } from './write-list'

/** As a ZIP of today says that it has a password: a flag of each entry. */
export function encrypted(zip: Buffer): Buffer {
  const changed = Buffer.from(zip)
  changed.writeUInt16LE(changed.readUInt16LE(6) | 1, 6)
  const directory = changed.indexOf('PK\x01\x02')
  changed.writeUInt16LE(changed.readUInt16LE(directory + 8) | 1, directory + 8)
  return changed
}

/** A compound file, as Excel wrote until 2003 and writes today around a workbook with a password. */
export function oldExcel(stream: string): Buffer {
  const begin = Buffer.from('d0cf11e0a1b11ae1', 'hex')
  return Buffer.concat([begin, Buffer.alloc(1_016), Buffer.from(stream, 'utf16le'), Buffer.alloc(512)])
}

/** Says truly that its list has 2 GB. */
export function bomb(): Buffer {
  const name = Buffer.from('list.csv')
  const packed = deflateRawSync(Buffer.alloc(1_000_000))
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(8, 4)
  fields.writeUInt32LE(crc32(Buffer.alloc(0)), 10)
  fields.writeUInt32LE(packed.length, 14)
  fields.writeUInt32LE(2_000_000_000, 18)
  fields.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, name, packed])
  const entry = Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, Buffer.alloc(14), name])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(entry.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, entry, Buffer.from('PK\x05\x06'), end])
}

/** A formula has its result beside it; a merged cell is the first of its cells; `#REF!` is nothing. */
export function formulas(): Promise<Buffer> {
  const rows = [
    '<row r="1"><c r="A1" t="inlineStr"><is><t>Our readers</t></is></c></row>',
    '<row r="2"><c r="A2" t="str"><v>email</v></c><c r="B2" t="str"><v>name</v></c><c r="C2" t="str"><v>created_at</v></c></row>',
    '<row r="3"><c r="A3" t="str"><f>LOWER("A@EXAMPLE.ORG")</f><v>a@example.org</v></c><c r="B3" t="e"><v>#REF!</v></c><c r="C3"><v>45356</v></c></row>',
    '<row r="4"><c r="A4" t="inlineStr"><is><r><t>b@</t></r><r><t>example.org</t></r></is></c><c r="B4" t="str"><f>B3</f><v>Ben</v></c></row>',
  ]
  return writeZip({
    'xl/workbook.xml': '<workbook><sheets><sheet name="A" id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="a.xml"/></Relationships>',
    'xl/a.xml': `<worksheet><sheetData>${rows.join('')}</sheetData><mergeCells><mergeCell ref="A1:C1"/></mergeCells></worksheet>`,
  })
}
