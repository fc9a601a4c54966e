import { readdirSync } from 'node:fs'
import path from 'node:path'

const appFolder = path.resolve(import.meta.dirname, '..', '..', 'app')
const publicFolder = path.resolve(appFolder, '..', 'public')

/** A route of the app: its path with parameters as in the folder names, such as /articles/[slug]. */
export type Route = { path: string; isHandler: boolean }

/** Every page, route and file of public/, read from the folders, so that new ones are attacked too. */
export function listRoutes(): Route[] {
  const entries = readdirSync(appFolder, { recursive: true, encoding: 'utf8' })
  const found = entries.flatMap((entry): Route[] => {
    const name = entry.replaceAll('\\', '/')
    if (!/(^|\/)(page|route)\.tsx?$/.test(name)) return []
    const folders = path.posix.dirname(name).split('/')
    const visible = folders.filter((folder) => folder !== '.' && !/^\(.*\)$/.test(folder))
    if (visible.some((folder) => folder.startsWith('_'))) return []
    return [{ path: `/${visible.join('/')}`, isHandler: name.endsWith('route.ts') }]
  })
  const made = [
    '/sitemap.xml',
    '/robots.txt',
    '/manifest.webmanifest',
    '/_next/image',
    '/_next/static/x.js',
    '/no-such-page',
  ]
  const files = readdirSync(publicFolder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => `/${name}`)
  return [...found, ...[...made, ...files].map((place) => ({ path: place, isHandler: false }))]
}
