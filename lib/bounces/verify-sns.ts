import { verify, X509Certificate, type KeyObject } from 'node:crypto'
import { callSns } from './call-sns'
import type { SnsMessage } from './schema'

/** Amazon's words for what is signed, in its order; a field that is missing is left out. */
const signed = {
  Notification: ['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'],
  SubscriptionConfirmation: [
    'Message',
    'MessageId',
    'SubscribeURL',
    'Timestamp',
    'Token',
    'TopicArn',
    'Type',
  ],
  UnsubscribeConfirmation: ['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'],
} as const

const digests = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' } as const

/** Certificates by their address, which Amazon changes with the certificate; kept until the process ends. */
const keys = new Map<string, KeyObject>()
const mostKeys = 20

/**
 * True for a message that Amazon signed, by the certificate at the address it names, which has to be Amazon's.
 * @throws where that cannot be fetched, so that the message comes again
 */
export async function verifySns(message: SnsMessage): Promise<boolean> {
  const key = keys.get(message.SigningCertURL) ?? (await fetchKey(message.SigningCertURL))
  if (key === null) return false
  const signature = Buffer.from(message.Signature, 'base64')
  return verify(digests[message.SignatureVersion], Buffer.from(canonicalOf(message)), key, signature)
}

async function fetchKey(address: string): Promise<KeyObject | null> {
  const pem = await callSns(address, 'certificate')
  if (pem === null) return null
  const key = new X509Certificate(pem).publicKey
  if (keys.size >= mostKeys) keys.clear()
  keys.set(address, key)
  return key
}

function canonicalOf(message: SnsMessage): string {
  const lines = signed[message.Type].map((name) => {
    const value = message[name]
    return value === undefined ? '' : `${name}\n${value}\n`
  })
  return lines.join('')
}
