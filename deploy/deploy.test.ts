import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { readSettings, settingNames } from '../lib/env'
import { readDockerfile, stagesOf } from './read-dockerfile'

const root = path.resolve(import.meta.dirname, '..')

type Service = {
  image: string
  build?: object
  user?: string
  env_file?: string
  read_only?: boolean
  command?: string[]
  environment?: Record<string, string>
  healthcheck?: { test: string[] }
}
type Probe = { httpGet: { path: string } }
type Container = {
  image: string
  command: string[]
  env?: { name: string; value?: string }[]
  envFrom: object[]
  ports?: { containerPort: number }[]
  startupProbe?: Probe
  livenessProbe?: Probe
  readinessProbe?: Probe
  resources: { requests: object; limits: object }
  securityContext: { allowPrivilegeEscalation: boolean; readOnlyRootFilesystem: boolean }
}
type Manifest = {
  kind: string
  metadata: { name: string }
  spec: {
    selector?: { matchLabels?: Record<string, string> } & Record<string, unknown>
    template?: {
      metadata: { labels: Record<string, string> }
      spec: { securityContext: { runAsNonRoot: boolean; runAsUser: number }; containers: Container[] }
    }
  }
}

const composeText = read('deploy/compose.yaml')
const { services } = parse(composeText, { merge: true }) as { services: Record<string, Service> }
const ours = Object.entries(services).filter(([, { build }]) => build !== undefined)
const manifests = ['web', 'worker', 'migrate'].flatMap((name) => {
  return parseAllDocuments(read(`deploy/kubernetes/${name}.yaml`)).map((one) => one.toJS() as Manifest)
})
const pods = manifests.flatMap(({ spec }) => spec.template ?? [])
const containers = pods.flatMap(({ spec }) => spec.containers)
const steps = readDockerfile()
const packageJson = JSON.parse(read('package.json')) as { version: string; scripts: Record<string, string> }

describe('the Dockerfile', () => {
  it('pins every image', () => {
    const bases = steps.filter(({ instruction }) => instruction === 'FROM')
    expect(bases.length).toBeGreaterThan(0)
    for (const { rest } of bases) expect(rest.split(' ')[0]).toMatch(/:\d+\.\d+\.\d+-/)
  })

  it('does not run as root', () => {
    const user = (stagesOf(steps).at(-1) ?? []).findLast(({ instruction }) => instruction === 'USER')
    expect(user?.rest).toMatch(/^[1-9]\d*:[1-9]\d*$/)
  })

  it('keeps secrets out of ENV and ARG', () => {
    const lines = steps.filter(({ instruction }) => ['ENV', 'ARG'].includes(instruction))
    expect(lines.filter(({ rest }) => isSecret(rest.split('=')[0] ?? ''))).toEqual([])
  })

  it('copies only files that exist, and never .env', () => {
    const sources = steps
      .filter(({ instruction, rest }) => instruction === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1))
    expect(sources.filter((source) => !existsSync(path.join(root, source)))).toEqual([])
    expect(sources).not.toContain('.')
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.env*', 'node_modules']))
  })
})

describe('compose.yaml', () => {
  it('pins every image, and tags ours with the version in package.json', () => {
    for (const { image } of Object.values(services)) expect(image).toMatch(/:v?\d+\.\d+/)
    for (const [, { image }] of ours) expect(image).toBe(`the-moscow-times-support:${packageJson.version}`)
  })

  it('runs our processes as an ordinary user, on a read-only file system', () => {
    for (const [, service] of ours) expect(service).toMatchObject({ user: '1000:1000', read_only: true })
  })

  it('sets only what the product reads or Compose itself needs', () => {
    const used = [...composeText.matchAll(/\$\{(\w+)/g)].map(([, name]) => name ?? '')
    const set = ours.flatMap(([, { environment }]) => Object.keys(environment ?? {}))
    const known = [...settingNames, 'POSTGRES_PASSWORD']
    expect([...used, ...set].filter((name) => !known.includes(name))).toEqual([])
    expect(used.filter((name) => !explained().has(name))).toEqual([])
    expect(used.length).toBeGreaterThan(0)
  })

  it('gives every process the settings it requires, from .env or in the file itself', () => {
    for (const [, { env_file, environment }] of ours) {
      expect(env_file).toBe('../.env')
      const given = new Set([...explained(), ...Object.keys(environment ?? {})])
      expect(requiredNames().filter((name) => !given.has(name))).toEqual([])
    }
  })

  it('gives Caddy every variable that the Caddyfile reads', () => {
    const names = [...read('deploy/Caddyfile').matchAll(/\{\$(\w+)/g)].map(([, name]) => name ?? '')
    expect(names).toEqual(['SITE_URL'])
    expect(Object.keys(services['proxy']?.environment ?? {})).toEqual(names)
  })

  it('sends traffic to the port that web opens', () => {
    const port = services['web']?.environment?.['PORT']
    expect(read('deploy/Caddyfile')).toContain(`reverse_proxy web:${port}\n`)
  })

  it('contains no secret, and takes them from the environment', () => {
    for (const { environment } of Object.values(services)) {
      const secrets = Object.entries(environment ?? {}).filter(([name]) => isSecret(name))
      expect(secrets.filter(([, value]) => !value.includes('${'))).toEqual([])
    }
  })

  it('runs the same commands as package.json', () => {
    expect(services['web']?.command?.join(' ')).toBe(packageJson.scripts['web'])
    expect(services['worker']?.command?.join(' ')).toBe(packageJson.scripts['worker'])
    expect(services['migrate']?.command?.join(' ')).toBe(packageJson.scripts['db:migrate'])
  })

  it('checks the health of web at a route that exists', () => {
    const asked = /127\.0\.0\.1:3000([\w/]+)/.exec(services['web']?.healthcheck?.test.join(' ') ?? '')
    expect(isRoute(asked?.[1] ?? '')).toBe(true)
  })
})

describe('the Kubernetes manifests', () => {
  it('run the same commands as package.json', () => {
    const scripts = ['web', 'worker', 'db:migrate'].map((name) => packageJson.scripts[name])
    expect(containers.map(({ command }) => command.join(' '))).toEqual(scripts)
  })

  it('pin the image to the version in package.json', () => {
    for (const { image } of containers)
      expect(image).toMatch(new RegExp(`/the-moscow-times-support:${packageJson.version}$`))
  })

  it('run as an ordinary user, on a read-only file system, with limits on resources', () => {
    for (const { spec } of pods) {
      expect(spec.securityContext.runAsNonRoot).toBe(true)
      expect(spec.securityContext.runAsUser).toBeGreaterThan(0)
    }
    for (const { securityContext, resources } of containers) {
      expect(securityContext).toMatchObject({ allowPrivilegeEscalation: false, readOnlyRootFilesystem: true })
      expect(resources).toMatchObject({ requests: { memory: expect.any(String) as string } })
      expect(resources).toMatchObject({ limits: { memory: expect.any(String) as string } })
    }
  })

  it('probe routes that exist', () => {
    const probes = containers.flatMap(({ startupProbe, livenessProbe, readinessProbe }) =>
      [startupProbe, livenessProbe, readinessProbe].filter((probe) => probe !== undefined),
    )
    expect(probes).toHaveLength(3)
    for (const { httpGet } of probes)
      expect([httpGet.path, isRoute(httpGet.path)]).toEqual([httpGet.path, true])
  })

  it('restart web only when a route that needs no database fails', () => {
    const [web] = containers
    expect(web?.livenessProbe?.httpGet.path).toBe('/api/health/live')
    expect(web?.readinessProbe?.httpGet.path).toBe('/api/health')
  })

  it('set only what the product reads, and contain no secret', () => {
    const names = containers.flatMap(({ env }) => env ?? []).map(({ name }) => name)
    expect(names.filter((name) => !settingNames.includes(name) || isSecret(name))).toEqual([])
    expect(manifests.filter(({ kind }) => kind === 'Secret')).toEqual([])
  })

  it('give every process the settings it requires, from the secret that is made from .env', () => {
    for (const { envFrom } of containers) expect(envFrom).toEqual([{ secretRef: { name: 'settings' } }])
    expect(requiredNames().filter((name) => !explained().has(name))).toEqual([])
  })

  it('open the ports that are in their settings', () => {
    const [web, worker] = containers.map(({ env = [], ports = [] }) => ({
      named: env.filter(({ name }) => name.endsWith('PORT')).map(({ value }) => Number(value)),
      opened: ports.map(({ containerPort }) => containerPort),
    }))
    expect(web?.opened).toEqual([3000, 9464])
    expect(web?.named).toEqual(web?.opened)
    expect(worker?.named).toEqual(worker?.opened)
  })

  it('select pods that exist', () => {
    const labels = pods.map(({ metadata }) => metadata.labels)
    const selectors = manifests.flatMap(({ spec }) => spec.selector?.matchLabels ?? spec.selector ?? [])
    expect(selectors).toHaveLength(5)
    for (const selector of selectors) expect(labels).toContainEqual(selector)
  })
})

function isRoute(url: string): boolean {
  return existsSync(path.join(root, 'app', url, 'route.ts'))
}

function isSecret(name: string): boolean {
  return /SECRET|PASSWORD|KEY|TOKEN|_URL$/.test(name) && name !== 'SITE_URL' && name !== 'SMTP_URL'
}

describe('.env.example', () => {
  it('explains every setting', () => {
    expect(settingNames.filter((name) => !explained().has(name))).toEqual(['NODE_ENV'])
  })
})

/** The settings without which no process starts. */
function requiredNames(): string[] {
  try {
    readSettings({})
  } catch (error) {
    return [...String(error).matchAll(/(\w+) is missing/g)].map(([, name]) => name ?? '')
  }
  throw new Error('The product starts without any setting.')
}

/** Explained in .env.example, set or commented out. */
function explained(): Set<string> {
  const names = [...read('.env.example').matchAll(/^(?:# )?([A-Z][A-Z0-9_]*)=/gm)]
  return new Set(names.map(([, name]) => name ?? ''))
}

function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}
