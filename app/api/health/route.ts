import { checkHealth } from '@/lib/health'
import { log } from '@/lib/log'

export const dynamic = 'force-dynamic'

/** 200 while requests can be served here: the database answers, and takes what is written. 503 else. */
export async function GET(): Promise<Response> {
  const headers = { 'cache-control': 'no-store' }
  try {
    await checkHealth()
    return Response.json({ status: 'ok' }, { headers })
  } catch (error) {
    log.error('health_check_failed', error)
    return Response.json({ status: 'unavailable' }, { status: 503, headers })
  }
}
