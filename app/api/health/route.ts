import { checkHealth } from '@/lib/health'
import { log } from '@/lib/log'

export const dynamic = 'force-dynamic'

/** 200 while requests can be served: the database answers and is writable. Otherwise 503. */
export async function GET(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  try {
    await checkHealth()
    return Response.json({ status: 'ok' }, { headers })
  } catch (error) {
    log.error('health.check_failed', error)
    return Response.json({ status: 'unavailable' }, { status: 503, headers })
  }
}
