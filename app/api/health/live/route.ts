export const dynamic = 'force-dynamic'

/** Answers while the process does, whatever has become of the database: to be restarted would not help that. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
}
