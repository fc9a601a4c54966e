import type { ListProvider } from '../../lib/imports/rules'

// A made export of each provider, with every status it knows. Addresses begin with what must become of their people.

type ProviderExport = {
  provider: ListProvider
  list: string
  /** The column that says who may be mailed. */
  without: string | null
}

export const providerExports: ProviderExport[] = [
  {
    provider: 'substack',
    list: `email,active_subscription,expiry,plan,email_disabled,created_at,first_payment_at
mailed1@example.org,false,,other,false,2021-03-04T10:00:00.000Z,
mailed2@example.org,true,2027-01-01T00:00:00.000Z,yearly,false,2021-03-04T10:00:00.000Z,2021-04-01T00:00:00.000Z
left1@example.org,false,,other,true,2021-03-04T10:00:00.000Z,
left2@example.org,true,2027-01-01T00:00:00.000Z,monthly,true,2021-03-04T10:00:00.000Z,`,
    without: 'email_disabled',
  },
  {
    provider: 'ghost',
    list: `id,email,name,note,subscribed_to_emails,complimentary_plan,stripe_customer_id,created_at,deleted_at,labels,tiers
1,mailed1@example.org,Anna,,true,false,,2024-03-05T10:00:00.000Z,,"vip,news",Free
2,left1@example.org,Ben,,false,true,cus_1,2024-03-05T10:00:00.000Z,,,
3,left2@example.org,Ben,,true,false,,2024-03-05T10:00:00.000Z,2024-05-05T10:00:00.000Z,,`,
    without: 'subscribed_to_emails',
  },
  {
    provider: 'beehiiv',
    list: `Email,Status,Created At,Subscription Tier,UTM Source,Open Rate
mailed1@example.org,active,2024-01-01 10:00:00,free,,
left1@example.org,inactive,2024-01-01 10:00:00,free,,
never1@example.org,pending,2024-01-01 10:00:00,free,,
never2@example.org,validating,2024-01-01 10:00:00,free,,
bounce1@example.org,invalid,2024-01-01 10:00:00,free,,`,
    without: 'Status',
  },
  {
    provider: 'kit',
    list: `first_name,email_address,state,created_at,tags
A,mailed1@example.org,active,2024-01-01 10:00:00 UTC,"news, vip"
B,left1@example.org,cancelled,2024-01-01 10:00:00 UTC,
C,bounce1@example.org,bounced,2024-01-01 10:00:00 UTC,
D,complaint1@example.org,complained,2024-01-01 10:00:00 UTC,
E,left2@example.org,inactive,2024-01-01 10:00:00 UTC,`,
    without: 'state',
  },
  {
    provider: 'listmonk',
    list: `uuid,email,name,attributes,status,created_at,updated_at
1,mailed1@example.org,A,"{""city"": ""Riga"", ""status"": ""unsubscribed""}",enabled,2024-01-01T10:00:00Z,2024-01-01T10:00:00Z
2,left1@example.org,B,{},disabled,2024-01-01T10:00:00Z,2024-01-01T10:00:00Z
3,staff1@example.org,C,{},blocklisted,2024-01-01T10:00:00Z,2024-01-01T10:00:00Z`,
    without: 'status',
  },
  {
    provider: 'campaign_monitor',
    list: `Email Address,Name,Date,Status
mailed1@example.org,A,2024-01-13,Active
left1@example.org,B,2024-01-13,Unsubscribed
bounce1@example.org,C,2024-01-13,Bounced
left2@example.org,D,2024-01-13,Deleted
never1@example.org,E,2024-01-13,Unconfirmed`,
    without: 'Status',
  },
  {
    provider: 'brevo',
    list: `EMAIL;LASTNAME;FIRSTNAME;SMS;DOUBLE_OPT-IN;EMAIL_BLOCKLISTED;ADDED_TIME;MODIFIED_TIME
mailed1@example.org;Petrova;Anna;;Yes;No;13-01-2024 10:00:00;13-01-2024 10:00:00
staff1@example.org;Petrova;Anna;;Yes;Yes;13-01-2024 10:00:00;13-01-2024 10:00:00
never1@example.org;Petrova;Anna;;No;No;13-01-2024 10:00:00;13-01-2024 10:00:00`,
    without: 'EMAIL_BLOCKLISTED',
  },
  {
    provider: 'mailerlite',
    list: `Subscriber,Status,Sent,Opens,Clicks,Subscribed,Unsubscribed,Location
mailed1@example.org,Active,10,5,2,2024-01-01 10:00:00,,Riga
left1@example.org,Unsubscribed,10,5,2,2024-01-01 10:00:00,2024-05-01 10:00:00,
never1@example.org,Unconfirmed,0,0,0,2024-01-01 10:00:00,,
bounce1@example.org,Bounced,1,0,0,2024-01-01 10:00:00,,
complaint1@example.org,Junk,1,0,0,2024-01-01 10:00:00,,`,
    without: 'Status',
  },
  {
    provider: 'buttondown',
    list: `email,notes,metadata,tags,referrer_url,secondary_id,subscriber_type,source,creation_date
mailed1@example.org,,{},"[""news""]",,1,regular,embedded_form,2024-01-01T10:00:00Z
mailed2@example.org,,{},[],,2,premium,api,2024-01-01T10:00:00Z
never1@example.org,,{},[],,3,unactivated,api,2024-01-01T10:00:00Z
left1@example.org,,{},[],,4,unsubscribed,api,2024-01-01T10:00:00Z
left2@example.org,,{},[],,5,removed,api,2024-01-01T10:00:00Z
complaint1@example.org,,{},[],,6,complained,api,2024-01-01T10:00:00Z
bounce1@example.org,,{},[],,7,undeliverable,api,2024-01-01T10:00:00Z
staff1@example.org,,{},[],,8,blocked,api,2024-01-01T10:00:00Z`,
    without: 'subscriber_type',
  },
]
