import type { Meaning } from '../../rules'
import { isStatusName } from './status-names'

/** Normalised names in the languages of lists that people have sent, by what they mean. */
const names: Partial<Record<Meaning, string>> = {
  email: `email e_mail email_address e_mail_address emailaddress mail_address subscriber_email contact_email user_email
    primary_email email_id your_email customer_email member_email subscriber emails mail e_mails
    электронная_почта адрес_электронной_почты эл_почта электронный_адрес имейл емейл емайл e_mail_адрес email_адрес
    адрес_email почта email_adresse e_mail_adresse emailadresse mailadresse adresse_email adresse_e_mail
    adresse_électronique courriel adresse_mail correo correo_electrónico correo_electronico indirizzo_email
    indirizzo_e_mail posta_elettronica adres_e_mail adres_email e_mailadres emailadres e_post epost sähköposti
    e_posta eposta ел_пошта електронна_пошта 电子邮件 邮箱 メールアドレス`,
  name: `name full_name fullname display_name contact_name subscriber_name real_name your_name customer_name фио
    имя_и_фамилия полное_имя vor_und_nachname name_vorname vorname_name nom_complet nom_et_prénom nombre_completo
    nome_completo nome_e_cognome naam navn namn ad_soyad adı_soyadı isim_soyisim имя_фамилия ім_я imię_i_nazwisko`,
  first_name: `first_name firstname fname first given_name givenname forename vorname prénom prenom имя nombre nome
    voornaam förnamn fornavn imię imie adı isim merge1`,
  last_name: `last_name lastname lname last surname family_name familyname second_name nachname familienname nom
    nom_de_famille фамилия apellido apellidos cognome achternaam efternamn etternavn nazwisko soyad soyadı soyisim прізвище`,
  tags: `tags tag labels label groups group segments segment lists list categories category метки теги группы группа
    étiquettes etiquettes schlagworte schlagwörter gruppe gruppen etiquetas etichette`,
  note: `note notes comment comments remark remarks memo заметка заметки примечание примечания комментарий комментарии
    notiz notizen bemerkung bemerkungen anmerkung kommentar commentaire commentaires remarque nota notas`,
  signed_up_at: `signed_up_at signed_up signup_date sign_up_date signup_at signup_time sign_up_time created_at created
    created_on create_date created_date date_created creation_date creation_time subscribed_at subscribed_on
    subscribed_date subscribe_date subscribe_time subscription_date date_subscribed date_of_subscription date_added
    added added_at added_on added_time added_date date_joined joined joined_at joined_on join_date optin_time
    opt_in_time optin_date opt_in_date optin_at opt_in_at opted_in_at opt_in_timestamp registered_at registration_date
    registered requested_at start_date date datetime timestamp submitted_at consent_date consent_time consent_at
    agreed_at since subscriber_since
    дата дата_подписки дата_регистрации дата_добавления дата_создания создан добавлен anmeldedatum angemeldet_am
    erstellt_am eingetragen_am datum date_d_inscription date_inscription inscrit_le créé_le fecha fecha_de_alta
    fecha_alta fecha_de_registro data_iscrizione data_di_iscrizione`,
  confirmed_at: `confirm_time confirmed_at confirmed_on confirmed_date confirmation_time confirmation_date
    confirmation_at date_confirmed confirm_date double_optin_at double_optin_time double_opt_in_at doi_date
    doi_confirmed_at verified_at verified_on email_verified_at activated_at bestätigt_am bestaetigt_am дата_подтверждения
    подтвержден_в confirmé_le`,
  unsubscribed_at: `unsub_time unsubscribed_at unsubscribed_on unsubscribed_date unsubscribe_date unsubscribe_time
    unsubscribed_time date_unsubscribed unsubscription_date optout_date optout_time opt_out_date opt_out_time opt_out_at
    opted_out_at opted_out_time cancelled_at canceled_at cancel_date cancellation_date date_cancelled deleted_at
    deleted_on removed_at left_at churned_at deactivated_at disabled_at withdrawn_at abgemeldet_am abmeldedatum
    abmeldung_am дата_отписки отписан_дата date_désinscription désinscrit_le date_de_désinscription fecha_de_baja`,
  unsubscribe_reason: `unsub_reason unsubscribe_reason unsubscribed_reason unsubscription_reason optout_reason
    opt_out_reason cancel_reason cancellation_reason churn_reason unsub_campaign_title unsub_campaign_id
    unsub_reason_other причина_отписки`,
  suppressed_at: `suppressed_at clean_time cleaned_at clean_date bounced_at bounced_on bounce_date bounce_time
    date_bounced hard_bounced_at hard_bounce_date complained_at complaint_date complaint_time blocked_at blocklisted_at
    blacklisted_at suppressed_on suppression_date spam_at marked_spam_at`,
  suppressed_reason: `bounce_reason bounce_type clean_campaign_title
    clean_campaign_id clean_reason blocked_reason block_reason complaint_reason complaint_type`,
  paused_until: `paused_until snoozed_until pause_until`,
  source: `source signup_source sign_up_source subscription_source subscribe_source consent_source opt_in_source
    optin_source origin referrer referrer_url referer referring_site acquisition_source acquisition_channel channel
    signup_form form form_name landing_page источник quelle herkunft origine fuente origen`,
  ip: `ip ip_address ipaddress optin_ip opt_in_ip confirm_ip confirmation_ip signup_ip sign_up_ip created_ip
    consent_ip subscribe_ip subscription_ip ip_prefix registration_ip`,
}

const meaningOf = new Map(
  Object.entries(names).flatMap(([meaning, all]) =>
    all.split(/\s+/).map((name) => [name, meaning as Meaning] as const),
  ),
)

/** Where a name may mean an email address or a street, the values decide. */
const maybeEmail = new Set(
  'адрес address adresse адреса contact контакт kontakt dirección indirizzo adres id login username user'.split(
    ' ',
  ),
)

/** What a column of this normalised name means; null if the name does not tell. */
export function meaningOfName(name: string): Meaning | null {
  const known = meaningOf.get(name)
  if (known !== undefined) return known
  // Our own export has had several names for it.
  if (/^suppress(?:ed|ion)_./.test(name)) return 'suppressed_reason'
  if (/_ip(?:_address)?$/.test(name)) return /unsub|opt_?out/.test(name) ? 'unsubscribe_reason' : 'ip'
  return isStatusName(name) ? 'status' : null
}

export function isEmailName(name: string): boolean {
  return meaningOf.get(name) === 'email'
}

export function mayBeEmailName(name: string): boolean {
  return maybeEmail.has(name) || name.startsWith('email') || name.endsWith('email') || name.includes('e_mail')
}
