import { X509Certificate, createPrivateKey } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { settings } from '../env'

export type Certificate = { cert: string; key: string }

/**
 * The certificate and key of the listener for returned mail, from the files that the settings name; null if they name
 * none. There is no fallback: if a file cannot be read, or the two do not belong together, nothing listens.
 *
 * @throws with what is wrong, in words for the person who runs the system
 */
export async function readCertificate(): Promise<Certificate | null> {
  const { RETURN_PATH_TLS_CERT, RETURN_PATH_TLS_KEY } = settings()
  if (RETURN_PATH_TLS_CERT === undefined || RETURN_PATH_TLS_KEY === undefined) return null
  const cert = await read('RETURN_PATH_TLS_CERT', RETURN_PATH_TLS_CERT)
  const key = await read('RETURN_PATH_TLS_KEY', RETURN_PATH_TLS_KEY)
  if (!isPair({ cert, key }))
    throw new CertificateError('The key in RETURN_PATH_TLS_KEY does not belong to the certificate.')
  return { cert, key }
}

function isPair({ cert, key }: Certificate): boolean {
  try {
    createSecureContext({ cert })
    return new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))
  } catch {
    throw new CertificateError(
      'The files in RETURN_PATH_TLS_CERT and RETURN_PATH_TLS_KEY are not a certificate and its key in PEM.',
    )
  }
}

export class CertificateError extends Error {
  override name = 'CertificateError'
}

async function read(name: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    throw new CertificateError(`The file in ${name} cannot be read (${code}).`)
  }
}
