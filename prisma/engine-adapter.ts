import { PrismaPg } from '@prisma/adapter-pg'
import {
  bindMigrationAwareSqlAdapterFactory,
  ColumnTypeEnum,
  DriverAdapterError,
  type ErrorCapturingSqlMigrationAwareDriverAdapterFactory,
  type SqlDriverAdapter,
} from '@prisma/driver-adapter-utils'
import { DatabaseError, Pool, type QueryResult } from 'pg'

/**
 * The way from Prisma's engine to PostgreSQL: adapter-pg 7.10, with the two things mended that it does wrong
 * for migrations (queries of the product do not meet them). Close it when the work is done.
 */
export function engineAdapter(connectionString: string): {
  factory: ErrorCapturingSqlMigrationAwareDriverAdapterFactory
  close: () => Promise<void>
} {
  const pool = new Pool({ connectionString, connectionTimeoutMillis: 10_000, max: 2 })
  // An idle connection that breaks is met again, with its reason, by the next query.
  pool.on('error', () => undefined)
  const characters = passCharactersAsText(pool)
  const plain = new PrismaPg(pool)
  const connect = async () => withCharacters(withWholeScripts(await plain.connect(), pool), characters)
  const factory = bindMigrationAwareSqlAdapterFactory({
    provider: plain.provider,
    adapterName: plain.adapterName,
    connect,
    // With a connection string, adapter-pg would take the real database for its shadow.
    connectToShadowDb: () => Promise.reject(new Error('Shadow databases are not used here: see diffSchema')),
  })
  return { factory, close: () => pool.end() }
}

/** adapter-pg cuts a script at every semicolon, those within a function's body too; PostgreSQL takes it whole. */
function withWholeScripts(connection: SqlDriverAdapter, pool: Pool): SqlDriverAdapter {
  connection.executeScript = async (script) => {
    await pool.query(script).catch((error: unknown) => {
      throw error instanceof DatabaseError ? new DriverAdapterError(inPrismasWords(error)) : error
    })
  }
  return connection
}

function inPrismasWords(error: DatabaseError): ConstructorParameters<typeof DriverAdapterError>[0] {
  const position = error.position === undefined ? '' : ` (at character ${error.position} of the script)`
  return {
    kind: 'postgres',
    code: error.code ?? 'XX000',
    severity: error.severity ?? 'ERROR',
    message: `${error.message}${position}`,
    detail: error.detail,
    column: error.column,
    hint: error.hint,
  }
}

const charOid = 18
const textOid = 25

/**
 * PostgreSQL's catalogue answers in its one-letter type "char". adapter-pg refuses that, and the engine takes
 * nothing but its own Character for it: so such columns pass adapter-pg as text and are renamed behind it.
 * @returns for each answer's rows, which of its columns were "char"
 */
function passCharactersAsText(pool: Pool): WeakMap<object, Set<number>> {
  const characters = new WeakMap<object, Set<number>>()
  const query = pool.query.bind(pool) as (...parameters: unknown[]) => Promise<QueryResult | QueryResult[]>
  const queryAsText = async (...parameters: unknown[]) => {
    const answer = await query(...parameters)
    for (const { fields, rows } of [answer].flat()) {
      const indices = [...fields.keys()].filter((index) => fields[index]?.dataTypeID === charOid)
      for (const index of indices) Object.assign(fields[index] ?? {}, { dataTypeID: textOid })
      characters.set(rows, new Set(indices))
    }
    return answer
  }
  Object.assign(pool, { query: queryAsText })
  return characters
}

function withCharacters(
  connection: SqlDriverAdapter,
  characters: WeakMap<object, Set<number>>,
): SqlDriverAdapter {
  const queryRaw = connection.queryRaw.bind(connection)
  connection.queryRaw = async (request) => {
    const set = await queryRaw(request)
    const indices = characters.get(set.rows)
    const columnTypes = set.columnTypes.map((type, index) =>
      indices?.has(index) ? ColumnTypeEnum.Character : type,
    )
    return { ...set, columnTypes }
  }
  return connection
}
