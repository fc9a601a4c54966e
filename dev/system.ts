import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { applyMigrations } from '../prisma/engine'
import { generateClient } from '../prisma/generate'
import { build, isBuildFresh } from './build'
import { askProduct, completeEnvironment, readNamed, StartError, type Named } from './environment'
import { addressesFile, environmentFile, processesFile, writeWhole, type Addresses } from './folder'
import { lockFolder } from './lock'
import { isPortFree, keepPort } from './ports'
import { restartOnChange, seed, startProduct, waitUntilHealthy } from './product'
import { openLog, say, step } from './progress'
import { keepSecrets } from './secrets'
import { startDevServices, type DevServices, type Stopper } from './dev-services'

export type SystemOptions = {
  folder: string
  /** Hot reload instead of a build. */
  isDevelopment: boolean
  /** For tests: ignores addresses from the environment, and deletes the data of earlier runs. */
  isSealed: boolean
}

/** A system that is starting, running or stopping. */
export class System {
  readonly #options: SystemOptions
  readonly #stoppers: Stopper[] = []
  readonly #killers: (() => void)[] = []
  readonly #stopping = new AbortController()
  #releasePort: () => Promise<void> = () => Promise.resolve()
  readonly #fail: (error: Error) => void
  /** Rejects when the system cannot go on. */
  readonly failed: Promise<never>

  constructor(options: SystemOptions) {
    this.#options = options
    let fail: (error: Error) => void = () => undefined
    this.failed = new Promise((_resolve, reject) => (fail = reject))
    this.failed.catch(() => undefined)
    this.#fail = fail
  }

  /** Starts everything until the site is healthy. @throws {StartError} for what the user can fix */
  async start(): Promise<Addresses> {
    const { folder, isDevelopment, isSealed } = this.#options
    const named = readNamed({ isSealed })
    const secrets = keepSecrets()
    const paper = await askProduct(named, secrets)
    mkdirSync(folder, { recursive: true })
    this.#own('lock', lockFolder(folder))
    const port = await this.#keepSitePort(named)
    // Addresses that a killed starter left would lead others to a system that no longer runs.
    const removeNotes = () => {
      for (const fileOf of [addressesFile, environmentFile, processesFile])
        rmSync(fileOf(folder), { force: true })
    }
    removeNotes()
    this.#own('notes', removeNotes)
    if (isSealed) clear(folder)

    await step('Database client', generateClient)
    const services = await startDevServices({
      named,
      secrets,
      paper,
      folder,
      sitePort: port,
      isFresh: isSealed,
      onStarted: (stopper) => this.#started(stopper),
      onLost: (reason) => this.#fail(new Error(reason)),
    })
    const environment = completeEnvironment(named, { started: services, secrets, paper, isDevelopment })
    this.#goOn()
    await this.#prepare(environment)
    return this.#run(environment, addressesOf(environment, services))
  }

  /** Reserved until web takes it, which may be minutes, so that another system does not choose it meanwhile. */
  async #keepSitePort({ values }: Named): Promise<number> {
    const port = Number(values['PORT'] ?? 3000)
    const release = (await isPortFree(port)) ? await keepPort(port) : undefined
    if (release === undefined) {
      throw new StartError(
        `Port ${port} is taken, and the site would stand there. Stop what listens on it, or name another: PORT=${port + 1000} npm start`,
      )
    }
    this.#releasePort = release
    this.#started({ name: 'port', stop: release })
    return port
  }

  /** Migrations, seed and, for production, a build. */
  async #prepare(environment: NodeJS.ProcessEnv): Promise<void> {
    const { folder, isDevelopment } = this.#options
    const { signal } = this.#stopping
    const applied = await step('Migrations', () => applyMigrations(environment['DATABASE_URL'] ?? ''))
    if (applied.length > 0) say(`Applied ${applied.join(', ')}`)
    this.#goOn()
    await step('Seed', () => seed(environment, signal))
    this.#goOn()
    if (isDevelopment) return
    if (isBuildFresh(environment['NEXT_SERVER_ACTIONS_ENCRYPTION_KEY'] ?? ''))
      return say('The build is up to date')
    const log = path.join(folder, 'build.log')
    await step(`Build (its words are in ${path.relative(process.cwd(), log)})`, () =>
      build({ environment, signal, write: openLog(log) }),
    )
    this.#goOn()
  }

  async #run(environment: NodeJS.ProcessEnv, addresses: Addresses): Promise<Addresses> {
    const { folder, isDevelopment } = this.#options
    await this.#releasePort()
    const { web, worker, isListening } = startProduct({
      folder,
      environment,
      isDevelopment,
      onGiveUp: (reason) =>
        this.#fail(new Error(`${reason}. Its log is in ${path.relative(process.cwd(), folder)}`)),
    })
    this.#started({ name: 'worker', stop: worker.stop, kill: worker.kill })
    this.#started({ name: 'web', stop: web.stop, kill: web.kill })
    await step('Web and worker', () =>
      waitUntilHealthy(`http://127.0.0.1:${environment['PORT']}`, {
        isListening,
        isOver: () => this.#stopping.signal.aborted,
      }),
    )
    this.#goOn()
    web.settle()
    worker.settle()
    if (isDevelopment) this.#own('watch', restartOnChange(worker))
    writeWhole(environmentFile(folder), JSON.stringify(environment))
    writeWhole(addressesFile(folder), `${JSON.stringify(addresses, null, 2)}\n`)
    return addresses
  }

  /** Stops what was started, in reverse order: web, worker, Stripe, clock, mail, PostgreSQL. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    // Nobody should use a system that is about to end.
    rmSync(addressesFile(this.#options.folder), { force: true })
    for (let stopper = this.#stoppers.pop(); stopper !== undefined; stopper = this.#stoppers.pop()) {
      const { name } = stopper
      await stopper.stop().catch((error: unknown) => say(`${name} did not stop well: ${String(error)}`))
    }
  }

  /** Kills every process of the product at once. PostgreSQL ends by itself when this process has ended. */
  kill(): void {
    for (const kill of this.#killers) kill()
  }

  #own(name: string, release: () => void): void {
    this.#started({ name, stop: () => Promise.resolve(release()) })
  }

  #started(stopper: Stopper): void {
    this.#stoppers.push(stopper)
    if (stopper.kill !== undefined) this.#killers.push(stopper.kill)
  }

  #goOn(): void {
    if (this.#stopping.signal.aborted) throw new Interrupted('Interrupted')
  }
}

/** A signal interrupted the start; nothing is wrong. */
export class Interrupted extends Error {
  override name = 'Interrupted'
}

/** All but PostgreSQL's folder, because PostgreSQL deletes its own data. */
function clear(folder: string): void {
  for (const entry of ['mails', 'stripe.json', 'clock.json'])
    rmSync(path.join(folder, entry), { recursive: true, force: true })
}

function addressesOf(environment: NodeJS.ProcessEnv, services: DevServices): Addresses {
  return {
    site: environment['SITE_URL'] ?? '',
    databaseUrl: environment['DATABASE_URL'] ?? '',
    smtpUrl: environment['SMTP_URL'] ?? '',
    inboxUrl: services.inboxUrl ?? null,
    inboxApiUrl: services.inboxApiUrl ?? null,
    stripeUrl: services.stripeUrl ?? null,
    clockUrl: environment['CLOCK_URL'] ?? null,
  }
}
