import path from 'node:path'

export const picturesFolder = path.resolve(import.meta.dirname, '..', 'screenshots')
