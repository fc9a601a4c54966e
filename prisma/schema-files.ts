import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { prismaFolder as folder } from './prisma-folder'

/** The files of Prisma's schema, by their paths below prisma/, with their text: schema.prisma, and the models by domain. */
export function readSchemaFiles(): [name: string, text: string][] {
  const models = readdirSync(path.join(folder, 'models')).filter((name) => name.endsWith('.prisma'))
  const names = ['schema.prisma', ...models.sort().map((name) => `models/${name}`)]
  return names.map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])
}
