export const dynamic = 'force-dynamic'

/** Answers as long as the process runs, even without a database: a restart would not help that. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
}
