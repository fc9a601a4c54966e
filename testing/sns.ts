import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto'
import { createServer } from 'node:http'

export type SnsSandbox = {
  url: string
  topic: string
  /** A message of the topic with its signature, as SNS posts it. */
  message: (fields: Record<string, string>) => Record<string, string>
  /** Requested paths, oldest first. */
  visits: string[]
  /** Paths of the certificate, and of one that redirects. */
  certificatePath: string
  movedPath: string
  stop: () => Promise<void>
}

const signed = ['Message', 'MessageId', 'SubscribeURL', 'Subject', 'Timestamp', 'Token', 'TopicArn', 'Type']

/** The path of Amazon's signing certificate, and one that redirects. */
const [certificatePath, movedPath] = ['a', 'b'].map(
  (digit) => `/SimpleNotificationService-${digit.repeat(32)}.pem`,
) as [string, string]

/** Plays Amazon's SNS on loopback: serves a certificate, signs messages with its key, and confirms subscriptions. */
export async function startSns({ topic }: { topic: string }): Promise<SnsSandbox> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const certificate = certify(publicKey, privateKey)
  const visits: string[] = []
  const server = createServer((request, response) => {
    visits.push(request.url ?? '')
    if (request.url === movedPath) return void response.writeHead(302, { location: certificatePath }).end()
    response.end(request.url === certificatePath ? certificate : 'confirmed')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('The SNS sandbox has no port')
  const url = `http://127.0.0.1:${address.port}`

  return {
    url,
    topic,
    visits,
    certificatePath,
    movedPath,
    message(fields) {
      const message: Record<string, string> = {
        Type: 'Notification',
        MessageId: crypto.randomUUID(),
        TopicArn: topic,
        Timestamp: new Date().toISOString(),
        SignatureVersion: '2',
        SigningCertURL: `${url}${certificatePath}`,
        ...fields,
      }
      const names = signed.filter((name) => message[name] !== undefined)
      const canonical = names.map((name) => `${name}\n${message[name] ?? ''}\n`).join('')
      const digest = message.SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256'
      return { ...message, Signature: sign(digest, Buffer.from(canonical), privateKey).toString('base64') }
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The shortest certificate (X.509, in DER) that holds a key: no names, no extensions, self-signed. */
function certify(publicKey: KeyObject, privateKey: KeyObject): string {
  const noName = der(0x30)
  const validity = der(0x30, time('20200101000000Z'), time('21200101000000Z'))
  const algorithm = der(0x30, Buffer.from('06092a864886f70d01010b0500', 'hex'))
  const spki = publicKey.export({ type: 'spki', format: 'der' })
  const version = der(0xa0, Buffer.from('020102', 'hex'))
  const serial = Buffer.from('020101', 'hex')
  const body = der(0x30, version, serial, algorithm, noName, validity, noName, spki)
  const signature = der(0x03, Buffer.from([0]), sign('RSA-SHA256', body, privateKey))
  const lines = der(0x30, body, algorithm, signature).toString('base64').replace(/.{64}/g, '$&\n')
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

function time(text: string): Buffer {
  return der(0x18, Buffer.from(text, 'ascii'))
}

/** DER: tag, length, content. */
function der(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const length =
    content.length < 0x80
      ? Buffer.from([content.length])
      : Buffer.from([0x82, content.length >> 8, content.length & 0xff])
  return Buffer.concat([Buffer.from([tag]), length, content])
}
