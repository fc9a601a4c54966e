import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { cloneDatabase } from './clone-database'
import type { TemplateDatabase } from './template-database'
import { startTestStack, type TestBase, type TestStack } from './stack'

export type TestStacksOptions = {
  base: TestBase
  /** Each stack keeps its logs in a subfolder. */
  folder: string
  /** A migrated database, which each stack copies. */
  database: TemplateDatabase
}

export type TestStacks = { url: string; stop: () => Promise<void> }

type Started = Promise<TestStack & { drop: () => Promise<void> }>

/**
 * Starts stacks by name for Playwright's workers, which come and go: `PUT /<name>` answers `{"addresses",
 * "environment"}` of the stack with that name and starts it at the first call; `DELETE /<name>` stops it.
 */
export async function serveTestStacks(options: TestStacksOptions): Promise<TestStacks> {
  const stacks = new Map<string, Started>()
  const end = async (name: string) => {
    const started = stacks.get(name)
    stacks.delete(name)
    const stack = await started?.catch(() => undefined)
    await stack?.stop()
    await stack?.drop()
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(error instanceof Error ? error.message : String(error))
    })
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, name = ''] = /^\/([\w-]+)$/.exec(request.url ?? '') ?? []
    if (name === '') return void response.writeHead(404).end()
    if (request.method === 'DELETE') {
      await end(name)
      return void response.writeHead(204).end()
    }
    const started = stacks.get(name) ?? start(options, name)
    stacks.set(name, started)
    const { addresses, environment } = await started
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ addresses, environment }))
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      server.close()
      server.closeAllConnections()
      await Promise.all([...stacks.keys()].map(end))
    },
  }
}

async function start({ base, folder, database }: TestStacksOptions, name: string): Started {
  const { databaseUrl, drop } = await cloneDatabase(database, `stack_${randomUUID().replaceAll('-', '')}`)
  const stack = await startTestStack(base, { folder: path.join(folder, name), databaseUrl })
  return { ...stack, drop }
}
