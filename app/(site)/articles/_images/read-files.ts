import { readFile } from 'node:fs/promises'
import path from 'node:path'

/** Web starts in the project's folder; there are `public` and the packages. */
const root = process.cwd()
const fontFolder = path.join(root, 'node_modules', '@fontsource', 'source-serif-4', 'files')
const illustrationFolder = path.join(root, 'public', 'illustrations')

const alphabets = ['latin', 'latin-ext', 'cyrillic'] as const

export type CardFont = { name: string; data: Buffer; weight: 600; style: 'normal' }
let fonts: Promise<CardFont[]> | undefined

/** Source Serif, one file for each alphabet, read once. next/og takes the first that has a character. */
export function readFonts(): Promise<CardFont[]> {
  fonts ??= Promise.all(
    alphabets.map(async (alphabet) => ({
      name: `serif-${alphabet}`,
      data: await readFile(path.join(fontFolder, `source-serif-4-${alphabet}-600-normal.woff`)),
      weight: 600 as const,
      style: 'normal' as const,
    })),
  ).catch((error: unknown) => {
    fonts = undefined
    throw error
  })
  return fonts
}

export const fontFamily = alphabets.map((alphabet) => `serif-${alphabet}`).join(', ')

/** An illustration of `public/illustrations`, for an <img>; null if there is no such SVG. */
export async function readIllustration(name: string | null): Promise<string | null> {
  if (name === null || !/^[\w-]+\.svg$/.test(name)) return null
  try {
    const bytes = await readFile(path.join(illustrationFolder, name))
    return `data:image/svg+xml;base64,${bytes.toString('base64')}`
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
