import { createServer, type Server } from 'node:http'
import { log } from '../log'
import { addProcessFigures, registry } from './metrics'

/**
 * Serves `GET /metrics` on a port of its own, which must not be open to the internet: it is for Prometheus inside the
 * network. `read` updates what must be read at that moment.
 */
export function serveMetrics(port: number, read: () => Promise<void> = () => Promise.resolve()): Server {
  addProcessFigures()
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 10_000 }, (request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(request.url === '/metrics' ? 405 : 404).end()
      return
    }
    read()
      .then(() => registry.metrics())
      .then((text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text))
      .catch((error: unknown) => {
        log.error('metrics.failed', error)
        response.writeHead(503).end()
      })
  })
  server.maxConnections = 20
  // The process works without its figures.
  server.on('error', (error) => log.error('metrics.not_served', error, { port }))
  server.listen(port, () => log.info('metrics.served', { port }))
  server.unref()
  return server
}
