import { settings } from '../env'
import { lookUpMx, lookUpTxt, type Records } from '../look-up-dns'
import { fetchPolicy } from './fetch-policy'
import { judgePolicy } from './policy-rules'
import {
  isDmarcRecord,
  judgeDkim,
  judgeDmarc,
  judgeMtaSts,
  judgeMx,
  judgeSpf,
  judgeTlsReports,
  type RecordCheck,
} from './record-rules'

/**
 * Looks up what mail providers check about our sender's domain, all at the same time and for two seconds at most each;
 * then the MTA-STS policy, if a record names one.
 * Changes nothing. A lookup that fails says so in its check.
 */
export async function checkRecords(): Promise<RecordCheck[]> {
  const { MAIL_FROM, RETURN_PATH_DOMAIN, DKIM_DOMAIN, DKIM_SELECTOR } = settings()
  const domain = /@([^<>@\s]+)>$/.exec(MAIL_FROM)?.[1]?.toLowerCase() ?? ''
  const path = RETURN_PATH_DOMAIN ?? domain
  const isSigned = DKIM_DOMAIN !== undefined && DKIM_SELECTOR !== undefined
  const key = isSigned ? `${DKIM_SELECTOR}._domainkey.${DKIM_DOMAIN}` : domain
  const checks: Promise<RecordCheck>[] = [
    lookUpTxt(path).then((records) => judgeSpf(path, records)),
    isSigned
      ? lookUpTxt(key).then((records) => judgeDkim(key, records))
      : Promise.resolve(judgeDkim(key, undefined)),
    findDmarc(domain).then(({ at, records }) => judgeDmarc(at, records)),
    ...[...new Set([domain, path])].map((at) => lookUpMx(at).then((records) => judgeMx(at, records))),
    lookUpTxt(`_smtp._tls.${domain}`).then((records) => judgeTlsReports(`_smtp._tls.${domain}`, records)),
    lookUpTxt(`_mta-sts.${domain}`).then((records) => judgeMtaSts(`_mta-sts.${domain}`, records)),
  ]
  const found = await Promise.all(checks)
  const names = found.some(({ name, verdict }) => name === 'MTA-STS' && verdict === 'good')
  return names ? [...found, await checkPolicy(domain)] : found
}

/** Only where the record names a policy: without it, nobody fetches one. */
async function checkPolicy(domain: string): Promise<RecordCheck> {
  const [fetched, hosts] = await Promise.all([fetchPolicy(domain), lookUpMx(domain)])
  return judgePolicy({ at: `https://mta-sts.${domain}/.well-known/mta-sts.txt`, fetched, hosts })
}

/** RFC 7489, section 6.6.3: a domain without a record takes that of the domain it is registered under. */
async function findDmarc(domain: string): Promise<{ at: string; records: Records }> {
  const names = [domain, domain.split('.').slice(-2).join('.')].map((name) => `_dmarc.${name}`)
  const [own = null, above = null] = await Promise.all([...new Set(names)].map(lookUpTxt))
  const isHere = own === null || own.some(isDmarcRecord) || names[0] === names[1]
  return isHere ? { at: names[0] ?? '', records: own } : { at: names[1] ?? '', records: above }
}
