import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { applyMigrations } from '../../prisma/engine'
import { generateClient } from '../../prisma/generate'
import { build, isBuildFresh } from '../build'
import { isMigrated, isUnused } from '../postgres/database-state'
import { askProduct, completeEnvironment, readNamed, StartError, type Named } from './environment'
import { addressesFile, environmentFile, processesFile, writeWhole, type Addresses } from '../folder'
import { lockFolder } from '../processes/lock'
import { isPortFree, keepPort } from '../ports'
import { restartOnChange, seed, startProduct, waitUntilHealthy } from '../processes/product'
import { openLog, say, step } from '../progress'
import { keepSecrets, type Secrets } from '../secrets'
import {
  startDatabase,
  startInbox,
  startTimeAndMoney,
  type DevServiceOptions,
  type DevServices,
  type Stopper,
} from './dev-services'

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
    const isBuilt = !isDevelopment && isBuildFresh(actionsKeyOf(named, secrets))
    const asking = askProduct(named, { secrets, isBuilt })
    // The answer is awaited below, where other parts start meanwhile.
    asking.catch(() => undefined)
    // The product says better what is wrong with a port that is none.
    if (!/^\d{1,5}$/.test(named.values['PORT'] ?? '3000')) await asking
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
    const options = this.#serviceOptions(named)
    // Side by side: nothing here depends on another.
    const [paper, database, inbox] = await Promise.all([
      asking,
      startDatabase(options),
      startInbox(options),
      isDevelopment || isBuilt ? undefined : this.#build(named, secrets),
    ])
    const databaseUrl = database.databaseUrl ?? named.values['DATABASE_URL']
    const needs = { secrets, paper, databaseUrl, sitePort: port }
    const timeAndMoney = await startTimeAndMoney({ ...options, ...needs })
    this.#goOn()
    const services = { ...database, ...inbox, ...timeAndMoney }
    const environment = completeEnvironment(named, { started: services, secrets, paper, isDevelopment })
    await this.#prepareDatabase(environment)
    const addresses = addressesOf(environment, services)
    await this.#run(environment)
    await services.inboxReady
    this.#goOn()
    this.#announce(environment, addresses)
    return addresses
  }

  #serviceOptions(named: Named): DevServiceOptions {
    const { folder, isSealed } = this.#options
    return {
      named,
      folder,
      isFresh: isSealed,
      onStarted: (stopper) => this.#started(stopper),
      onLost: (reason) => this.#fail(new Error(reason)),
    }
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

  /** Migrations and seed. Most often there is nothing to do, and two queries say so. */
  async #prepareDatabase(environment: NodeJS.ProcessEnv): Promise<void> {
    const databaseUrl = environment['DATABASE_URL'] ?? ''
    if (!(await isMigrated(databaseUrl))) {
      const applied = await step('Migrations', () => applyMigrations(databaseUrl))
      if (applied.length > 0) say(`Applied ${applied.join(', ')}`)
      this.#goOn()
    }
    if (!(await isUnused(databaseUrl))) return
    const { isDevelopment } = this.#options
    await step('Seed', () => seed(environment, { isDevelopment, signal: this.#stopping.signal }))
    this.#goOn()
  }

  async #build({ values }: Named, secrets: Secrets): Promise<void> {
    const environment = { ...process.env, ...secrets, ...values }
    const log = path.join(this.#options.folder, 'build.log')
    await step(`Build (its words are in ${path.relative(process.cwd(), log)})`, () =>
      build({ environment, signal: this.#stopping.signal, write: openLog(log) }),
    )
  }

  async #run(environment: NodeJS.ProcessEnv): Promise<void> {
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
  }

  /** Other programs look for these files. */
  #announce(environment: NodeJS.ProcessEnv, addresses: Addresses): void {
    const { folder } = this.#options
    writeWhole(environmentFile(folder), JSON.stringify(environment))
    writeWhole(addressesFile(folder), `${JSON.stringify(addresses, null, 2)}\n`)
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
    // Another part failed while this one started.
    if (this.#stopping.signal.aborted) return void stopper.stop()
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

function actionsKeyOf({ values }: Named, secrets: Secrets): string {
  return { ...secrets, ...values }.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY
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
