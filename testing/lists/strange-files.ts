import { bomb, encrypted, formulas, oldExcel } from './odd-archives'
import { encode, writeXlsx, writeZip } from './write-list'

/** A file as somebody might send it, what becomes of it, and the words that say what to do next. */
export type StrangeFile = {
  name: string
  content: string | Uint8Array
  /** `staged`: it can be imported, with so many rows of people who would get the newsletter. */
  outcome: 'failed' | 'asked' | 'staged'
  says?: RegExp
  mailed?: number
}

const people = 'a@example.org,Anna\nb@example.org,Ben\n'

/** Made when they are asked for: some are large. */
export const strangeFiles: readonly (readonly [string, () => StrangeFile | Promise<StrangeFile>])[] = [
  ['an empty file', () => failed('list.csv', '', /is empty/)],
  ['blank lines alone', () => failed('list.csv', '\n\r\n  \n', /is empty/)],
  ['a mark alone', () => failed('list.csv', Buffer.from('efbbbf', 'hex'), /is empty/)],
  ['a header alone', () => staged('list.csv', 'email,name\n', 0)],
  ['no header', () => staged('list.csv', people, 2)],
  ['one column', () => staged('list.txt', 'a@example.org\nb@example.org', 2)],
  [
    '10,000 columns',
    () =>
      failed(
        'list.csv',
        `email${',x'.repeat(9_999)}\na@example.org${',1'.repeat(9_999)}\n`,
        /Delete the columns/,
      ),
  ],
  [
    '10,000 columns without a header',
    () => failed('list.csv', `a@example.org${',1'.repeat(9_999)}\n`, /Delete the columns/),
  ],
  [
    'a line of 5 MB',
    () => failed('list.csv', `email,note\na@example.org,${'x'.repeat(5_000_000)}\n`, /Line 2 does not end/),
  ],
  ['5 MB without a line end', () => failed('list.csv', 'x'.repeat(5_000_000), /Line 1 does not end/)],
  ['5 MB of quotation marks', () => failed('list.csv', `email\n${'"'.repeat(5_000_000)}`, /Line 2/)],
  [
    'NUL bytes in cells',
    () => staged('list.csv', 'email,name\na@example.org,An\0na\nb@example.org,Ben\0\n', 2),
  ],
  ['NUL bytes alone', () => failed('list.csv', Buffer.alloc(3_000), /is not text|is empty/)],
  ['a ZIP bomb', () => failed('bomb.zip', bomb(), /larger than one import takes. Split it/)],
  [
    'a ZIP bomb that lies',
    async () =>
      failed('bomb.zip', await writeZip({ 'a.csv': `email\n${' '.repeat(30_000_000)}` }), /does not end/),
  ],
  [
    'an encrypted ZIP',
    async () => failed('list.zip', encrypted(await writeZip({ 'list.csv': people })), /password/),
  ],
  ['an encrypted workbook', () => failed('list.xlsx', oldExcel('EncryptedPackage'), /password/)],
  [
    'an old workbook',
    () => failed('list.xls', oldExcel('Workbook'), /as CSV, as an Excel workbook \(\.xlsx\)/),
  ],
  [
    'a workbook with formulas, dates, merged cells and errors',
    async () => staged('list.xlsx', await formulas(), 2),
  ],
  [
    'a workbook called CSV',
    async () => staged('list.csv', await writeXlsx({ A: [['email'], ['a@example.org']] }), 1),
  ],
  ['a CSV file called workbook', () => staged('list.xlsx', `email,name\n${people}`, 2)],
  ['an empty workbook', async () => failed('list.xlsx', await writeXlsx({ Sheet1: [] }), /is empty/)],
  [
    'a ZIP that was cut off',
    async () =>
      failed(
        'list.zip',
        (await writeZip({ 'list.csv': people })).subarray(0, 60),
        /ended too early.*Send the whole file again/s,
      ),
  ],
  ['an empty ZIP', async () => failed('list.zip', await writeZip({}), /Export the list as CSV/)],
  [
    'a ZIP in a ZIP',
    async () =>
      failed(
        'list.zip',
        await writeZip({ 'b.zip': await writeZip({ 'list.csv': people }) }),
        /Export the list as CSV/,
      ),
  ],
  [
    'a picture',
    () =>
      failed(
        'list.csv',
        Buffer.from(`89504e470d0a1a0a${'00ff'.repeat(500)}`, 'hex'),
        /Export the list as CSV/,
      ),
  ],
  ['a PDF', () => failed('list.pdf', '%PDF-1.7\n%âãÏÓ\n1 0 obj a@example.org', /Export the list as CSV/)],
  [
    'a web page called XLS',
    () =>
      failed(
        'list.xls',
        '<html><body><table><tr><td>a@example.org</td></tr></table>',
        /Export the list as CSV/,
      ),
  ],
  [
    'a web page with a mark and a comment',
    () =>
      failed(
        'list.xls',
        '\ufeff<!-- Excel --><table><tr><td>email</td></tr></table>',
        /Export the list as CSV/,
      ),
  ],
  [
    'SpreadsheetML',
    () =>
      failed('list.xls', '<?xml version="1.0"?><Workbook><Worksheet/></Workbook>', /Export the list as CSV/),
  ],
  ['JSON', () => failed('list.json', '[\n  {"email": "a@example.org"}\n]', /Export the list as CSV/)],
  [
    'JSON by lines',
    () =>
      failed('list.json', '{"email":"a@example.org"}\n{"email":"b@example.org"}\n', /Export the list as CSV/),
  ],
  [
    'a vCard',
    () =>
      failed(
        'list.vcf',
        'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna\r\nEMAIL;TYPE=home:a@example.org\r\nEND:VCARD\r\n',
        /Export the list as CSV/,
      ),
  ],
  [
    'LDIF',
    () =>
      failed(
        'list.ldif',
        'dn: cn=Anna\ncn: Anna\nmail: a@example.org\n\ndn: cn=Ben\nmail: b@example.org\n',
        /Export the list as CSV/,
      ),
  ],
  [
    'a mail',
    () =>
      failed(
        'list.eml',
        'From: a@example.org\r\nTo: b@example.org\r\nSubject: The list\r\n\r\nSee below.\r\n',
        /Export the list as CSV/,
      ),
  ],
  [
    'SQL',
    () =>
      failed(
        'list.sql',
        "INSERT INTO `users` (`email`, `status`) VALUES ('a@example.org', 'left');\n",
        /Export the list as CSV/,
      ),
  ],
  ['RTF', () => failed('list.doc', '{\\rtf1 a@example.org}', /Export the list as CSV/)],
  [
    'UTF-16 without a mark',
    () => staged('list.csv', encode('email\tname\na@example.org\tЯна\n', 'utf-16le'), 1),
  ],
  [
    'UTF-16, big-endian, without a mark',
    () => staged('list.csv', encode('email\tname\na@example.org\tЯна\n', 'utf-16be'), 1),
  ],
  [
    'UTF-16 that was cut off',
    () => failed('list.csv', encode('email\na@example.org\n', 'utf-16le').subarray(0, -1), /ended too early/),
  ],
  [
    'mixed encodings',
    () =>
      asked(
        'list.csv',
        Buffer.concat([
          Buffer.from('email,name\na@example.org,Яна Ёлкина из Берлина\n'.repeat(20)),
          encode('b@example.org,Бен\n', 'windows-1251'),
        ]),
      ),
  ],
  [
    'line breaks in cells',
    () => staged('list.csv', 'email,note\na@example.org,"one\r\ntwo"\nb@example.org,"three\n"\n', 2),
  ],
  [
    'a quotation mark that is not closed',
    () =>
      failed(
        'list.csv',
        'email,name\na@example.org,"Anna\nb@example.org,Ben\n',
        /Line 2 cannot be read as CSV.*Correct it and send the file again/s,
      ),
  ],
  [
    'columns of the same name',
    () => staged('list.csv', 'email,email,name,name\na@example.org,b@example.org,Anna,Ben\n', 1),
  ],
  [
    'a Russian header',
    () =>
      staged(
        'list.csv',
        'Электронная почта;Имя;Статус\na@example.org;Яна;Отписан\nb@example.org;Ян;Подписан\n',
        1,
      ),
  ],
  [
    'a German header',
    () =>
      staged(
        'list.csv',
        'E-Mail-Adresse;Vorname;Status\na@example.org;Anna;abgemeldet\nb@example.org;Ben;angemeldet\n',
        1,
      ),
  ],
  [
    'a Turkish header',
    () =>
      staged(
        'list.csv',
        'E-posta;Soyadı;Durum\na@example.org;Ayşe;Abonelikten çıktı\nb@example.org;Can;Aktif\n',
        1,
      ),
  ],
  [
    'a status in a language nobody knows',
    () => asked('list.csv', 'email,status\na@example.org,qapla\nb@example.org,active\n'),
  ],
  ['no addresses', () => asked('list.csv', 'name,city\nAnna,Riga\nBen,Berlin\n')],
  ['prose', () => asked('letter.txt', 'Dear all,\n\nplease find the list attached.\n\nAnna\n')],
  [
    'formulas instead of values',
    () => staged('list.csv', 'email,name\na@example.org,"=HYPERLINK(""http://x"")"\n=cmd|x,Ben\n', 1),
  ],
]

function failed(name: string, content: StrangeFile['content'], says: RegExp): StrangeFile {
  return { name, content, outcome: 'failed', says }
}

function asked(name: string, content: StrangeFile['content']): StrangeFile {
  return { name, content, outcome: 'asked' }
}

function staged(name: string, content: StrangeFile['content'], mailed: number): StrangeFile {
  return { name, content, outcome: 'staged', mailed }
}
