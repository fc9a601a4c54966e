import type { PoolClient, QueryConfig } from 'pg'
import { pool, sql } from '../../db'
import { suppressionHash } from '../../readers/queries'
import type { ImportLine, LinePiece } from '../rules'
import { copyRows, encodeRow } from './copy-rows'

export type Staging = {
  importId: string
  /** The decisions under which these rows were read. */
  revision: number
  pieces: AsyncIterable<LinePiece>
  onProgress?: (lines: number) => Promise<void>
}

export type Staged = { lines: number; staged: number; rejected: Record<string, number> }

/** Sorting a million rows takes longer than any query that somebody waits for. */
const patienceMs = 1_800_000

/**
 * Writes the rows of a file into `import_lines`, one for each address, in one transaction. Where an address appears
 * more than once, the most careful standing wins: suppressed, unsubscribed, not confirmed, confirmed; the other rows are
 * rejected as "twice".
 *
 * Run twice, it replaces what it wrote before. On two machines at once, one of them does it and the other returns null.
 * Null as well if somebody has decided something else meanwhile, or discarded the file. Killed half-way, nothing of it
 * stays.
 */
export async function stageLines(staging: Staging): Promise<Staged | null> {
  const client = await pool().connect()
  try {
    await client.query('begin')
    const staged = (await isOurs(client, staging)) ? await stage(client, staging) : null
    await client.query(staged === null ? 'rollback' : 'commit')
    client.release()
    return staged
  } catch (error) {
    // Closes the connection, and with it the transaction.
    client.release(true)
    throw error
  }
}

/** One worker at a time; the lock goes with the transaction. */
async function isOurs(client: PoolClient, { importId }: Staging): Promise<boolean> {
  const { rows } = await client.query<{ ours: boolean }>(
    `select pg_try_advisory_xact_lock(hashtextextended($1, 28)) as ours`,
    [`import:${importId}`],
  )
  return rows[0]?.ours === true
}

async function stage(client: PoolClient, staging: Staging): Promise<Staged | null> {
  const { importId, revision } = staging
  await client.query(temporaryTable)
  // A million rows are sorted; with the usual 4 MB that would go through files many times.
  await client.query(`set local work_mem = '64MB'`)
  await client.query('delete from import_rejections where import_id = $1', [importId])
  const read = await copyPieces(client, staging)
  const staged = await chooseLines(client, importId)
  const twice = read.taken === staged ? 0 : await rejectOthers(client, importId)
  const rejected = twice === 0 ? read.rejected : { ...read.rejected, twice }
  const { rowCount } = await client.query(
    `update imports set state = 'staged', lines = $3, staged = $4, rejected = $5, taken = 0, last_error = null,
                        moved_at = clock_timestamp()
      where id = $1 and revision = $2 and state in ('mapped', 'uploading')`,
    [importId, revision, read.lines, staged, JSON.stringify(rejected)],
  )
  return rowCount === 1 ? { lines: read.lines, staged, rejected } : null
}

const temporaryTable = `
  create temporary table staging (
    number int, care int, email text collate "C", address_hash text, state subscriber_state, suppressed_reason text,
    suppressed_at timestamptz, signed_up_at timestamptz, confirmed_at timestamptz, unsubscribed_at timestamptz,
    paused_until date, name text, note text, tags text[], source text, ip_prefix text, agreed_by text,
    agreed_at timestamptz, wording_version text, part text, line int
  ) on commit drop`

const columns = `email, address_hash, state, suppressed_reason, suppressed_at, signed_up_at, confirmed_at,
  unsubscribed_at, paused_until, name, note, tags, source, ip_prefix, agreed_by, agreed_at, wording_version, part, line`

/** Rows of one COPY: enough that its round trip costs nothing. */
const copySize = 1_000

/** While one COPY is under way, the next rows are read. */
async function copyPieces(client: PoolClient, { importId, pieces, onProgress }: Staging) {
  let [lines, taken] = [0, 0]
  let [people, turned] = [[] as string[], [] as string[]]
  const rejected: Record<string, number> = {}
  let underWay = Promise.resolve()
  const send = async () => {
    await underWay
    underWay = copyBoth(client, { people, turned })
    // The error surfaces at the next `send` or at the end.
    underWay.catch(() => undefined)
    ;[people, turned] = [[], []]
  }
  for await (const piece of pieces) {
    for (const line of piece.taken) people.push(encodeLine(line, (taken += 1)))
    for (const { part, line, reason, value } of piece.rejected) {
      turned.push(encodeRow([importId, part, line, reason, value]))
      rejected[reason] = (rejected[reason] ?? 0) + 1
    }
    lines += piece.taken.length + piece.rejected.length
    if (people.length + turned.length >= copySize) await send()
    await onProgress?.(lines)
  }
  await send()
  await underWay
  return { lines, taken, rejected }
}

async function copyBoth(client: PoolClient, { people, turned }: { people: string[]; turned: string[] }) {
  await copyRows(client, 'staging', people)
  await copyRows(client, 'import_rejections (import_id, part, line, reason, value)', turned)
}

function encodeLine(line: ImportLine, number: number): string {
  const { email, state, suppressed } = line
  return encodeRow([
    number,
    careOf(line),
    email,
    suppressionHash(email),
    state,
    suppressed?.reason ?? null,
    suppressed?.at ?? null,
    line.signedUpAt,
    line.confirmedAt,
    line.unsubscribedAt,
    line.pausedUntil,
    line.name,
    line.note,
    line.tags,
    line.source,
    line.ipPrefix,
    line.agreedBy,
    line.agreedAt,
    line.wordingVersion,
    line.part,
    line.line,
  ])
}

function careOf({ suppressed, state }: ImportLine): number {
  if (suppressed !== null) return 0
  return ['unsubscribed', 'unconfirmed', 'confirmed'].indexOf(state) + 1
}

/** In the order of the addresses: the index over them is then written from one end to the other. */
async function chooseLines(client: PoolClient, importId: string): Promise<number> {
  await runPatiently(client, { text: 'delete from import_lines where import_id = $1', values: [importId] })
  const count = await runPatiently(client, {
    text: `
      insert into import_lines (import_id, place, ${columns})
      select $1::uuid, row_number() over (order by email), ${columns}
        from (select distinct on (email) * from staging order by email, care, number) as chosen`,
    values: [importId],
  })
  await client.query('analyze import_lines')
  return count
}

/** An address that was erased is not written down again. */
function rejectOthers(client: PoolClient, importId: string): Promise<number> {
  const { text, values } = sql`
    insert into import_rejections (import_id, part, line, reason, value)
    select ${importId}::uuid, part, line, 'twice', case when erased.address_hash is null then email else '(erased)' end
      from (select *, row_number() over (partition by email order by care, number) as rank from staging) as ranked
      left join erased_addresses as erased using (address_hash)
     where rank > 1
        on conflict do nothing`
  return runPatiently(client, { text, values })
}

/** @returns the rows it wrote */
async function runPatiently(
  client: PoolClient,
  { text, values }: { text: string; values: unknown[] },
): Promise<number> {
  // The types of pg do not know that a query may have a limit of its own.
  const query: QueryConfig = Object.assign({ text, values }, { query_timeout: patienceMs })
  const { rowCount } = await client.query(query)
  return rowCount ?? 0
}
