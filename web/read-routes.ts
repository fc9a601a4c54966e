import { readFileSync } from 'node:fs'
import path from 'node:path'
import { splitLanguage } from '@/lib/languages/rules'
import { webhookPaths } from './webhooks/answer-webhook'

type Manifest = { staticRoutes: { page: string }[]; dynamicRoutes: { page: string; regex: string }[] }

/** Finds the pattern of an address, such as `/articles/[slug]`; null if it is none of ours. */
export type RouteOf = (url: string) => string | null

/** Reads the patterns of all pages from Next's build. In development there may be none. */
export function readRoutes(file = path.join('.next', 'routes-manifest.json')): RouteOf {
  const { staticRoutes, dynamicRoutes } = readManifest(file)
  const fixed = new Set([...staticRoutes.map(({ page }) => page), ...webhookPaths])
  const patterns = dynamicRoutes.map(({ page, regex }) => ({ page, regex: new RegExp(regex) }))
  return (url) => {
    const [address = ''] = splitLanguage(url).address.split(/[?#]/, 1)
    if (fixed.has(address)) return address
    if (address.startsWith('/_start/')) return '/_start/[script]'
    return patterns.find(({ regex }) => regex.test(address))?.page ?? null
  }
}

function readManifest(file: string): Manifest {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Manifest
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { staticRoutes: [], dynamicRoutes: [] }
    throw error
  }
}
