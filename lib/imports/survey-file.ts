import { Readable } from 'node:stream'
import { openFile } from './read/open-file'
import type { OpenedFile, Part } from './read/part'
import { detectEncoding, type EncodingDoubt } from './read/detect-encoding'
import { decodeText } from './read/decode-text'
import { readText } from './read/read-text'
import { isOtherText } from './read/other-texts'
import { UnreadableFile } from './read/unreadable-file'
import { refuse, succeed, type Result } from '../result'
import type { Decisions, Delimiter, Encoding, FileFault, ListFile, Survey } from './rules'
import { detectDelimiter } from './understand/columns/detect-delimiter'
import { mapFile } from './understand/columns/map-file'
import { openPartSurvey, type SurveyedPart } from './understand/columns/survey-part'

/**
 * The first pass over a whole file, in bounded memory: recognises its format, encoding, delimiter and provider, what
 * each column and each value of a status column means, and the order of its dates. Decisions of a person replace what
 * was recognised. Nobody may be imported while a question is open. Twice, it finds the same: it reads only the file.
 *
 * @throws if the bytes of the file cannot be had: that is our fault, and not the file's
 */
export async function surveyFile(
  file: ListFile,
  decided: Decisions = {},
): Promise<Result<Survey, FileFault>> {
  let opened: OpenedFile | null = null
  let part: string | null = null
  try {
    opened = await openFile(file)
    const surveyed: SurveyedPart[] = []
    const isOne = opened.parts.length === 1
    for (const each of opened.parts) {
      part = isOne ? null : each.name
      surveyed.push(await surveyPart(each, { decided, isOne }))
    }
    part = null
    if (surveyed.every(({ rows, headerLine }) => rows === 0 && headerLine === null))
      throw new UnreadableFile('empty', null)
    return succeed(mapFile(surveyed, { fileName: file.name, decided }))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return refuse({ reason: error.reason, line: error.line, part })
  } finally {
    await opened?.close()
  }
}

type Context = { decided: Decisions; isOne: boolean }

async function surveyPart(part: Part, context: Context): Promise<SurveyedPart> {
  const dialect = part.kind === 'text' ? await findDialect(part, context) : null
  const { encoding = null, delimiter = null, doubt = [] } = dialect ?? {}
  const ofPart = context.decided.parts?.[part.name] ?? {}
  const survey = openPartSurvey({ name: part.name, encoding, delimiter, doubt, decided: ofPart })
  let lines = 1
  const rows = part.kind === 'sheet' ? part.read() : readText(part.open(), dialect as Dialect)
  for await (const piece of rows) {
    survey.add(piece)
    lines = piece.at(-1)?.line ?? lines
  }
  if (dialect?.isCutOff === true) throw new UnreadableFile('cut_off', lines)
  return survey.end()
}

type Dialect = {
  encoding: Encoding
  delimiter: Delimiter
  isCutOff: boolean
  doubt: { encoding: Encoding; text: string }[]
}

async function findDialect(part: Part & { kind: 'text' }, { decided, isOne }: Context): Promise<Dialect> {
  const found = await detectEncoding(part.open())
  if (found.isBinary) throw new UnreadableFile('not_text', null)
  const isCertain = found.isMarked || (!isOne && found.doubt === null)
  const encoding = isCertain ? found.encoding : (decided.encoding ?? found.encoding)
  const head = await decodeHead(found.head, encoding)
  if (isOtherText(head)) throw new UnreadableFile('unknown_format', null)
  const isCutOff = found.isCutOff && encoding === found.encoding
  const doubt = decided.encoding === undefined ? await showDoubt(found.doubt) : []
  return { encoding, delimiter: decided.delimiter ?? detectDelimiter(head), isCutOff, doubt }
}

/** How some of the doubtful bytes look in each encoding; those that look like one before them are left out. */
async function showDoubt(doubt: EncodingDoubt | null): Promise<Dialect['doubt']> {
  const shown = new Map<string, Encoding>()
  for (const encoding of doubt?.encodings ?? []) {
    const text = (await decodeHead(doubt?.sample ?? Buffer.alloc(0), encoding)).replaceAll(
      /\p{Cc}/gu,
      '\ufffd',
    )
    if (!shown.has(text)) shown.set(text, encoding)
  }
  return [...shown].map(([text, encoding]) => ({ encoding, text }))
}

async function decodeHead(head: Buffer, encoding: Encoding): Promise<string> {
  let text = ''
  for await (const piece of decodeText(Readable.from([head]), encoding)) text += piece
  return text
}
