import { verify, X509Certificate, type KeyObject } from 'node:crypto'
import { callSns } from './call-sns'
import type { SnsMessage } from '../schema'

/** The fields that Amazon signs, in its order; a missing field is left out. */
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

/** Certificates by URL, cached until the process ends. Amazon uses a new URL for a new certificate. */
const keys = new Map<string, KeyObject>()
const mostKeys = 20

/**
 * True if Amazon signed the message, checked with the certificate at the URL in it, which must be Amazon's.
 * @throws if the certificate is unavailable, so that the message is sent again
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
