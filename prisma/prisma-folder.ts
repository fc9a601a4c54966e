import path from 'node:path'

/**
 * The folder with the schema, the migrations and the seed's data. Production runs this code bundled, from a file in
 * build/, which is as deep as prisma/; so ask here, not with `import.meta` of a file in a folder below.
 */
export const prismaFolder = path.resolve(import.meta.dirname, '..', 'prisma')
