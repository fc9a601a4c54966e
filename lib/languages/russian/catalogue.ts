import { russianSubscriberMails } from './subscriber-mails'
import { russianDonorMails } from './donor-mails'
import { russianPaper } from './paper'
import { russianManage } from './manage'
import { russianSupport } from './support'
import { russianGoal } from './goal'
import { russianFrame } from './frame'
import { russianMailForms } from './mail-forms'
import { russianAccount } from './account'
import { russianForBrowsers } from './browser'
import { russianCards } from './cards'
import { russianDebits } from './debits'
import { russianDonationMails } from './donation-mails'
import { russianDonations } from './donations'
import { russianLater } from './later'
import { russianMails } from './mails'
import { russianNewsletter } from './newsletter'
import { russianNewsletterMails } from './newsletter-mails'
import { russianPages } from './pages'
import { russianReminders } from './reminders'
import { russianSafety } from './safety'
import { russianSections } from './sections'

/** All Russian messages, by their English sentence. A message that is missing here does not compile where it is used. */
export const russian = {
  ...russianForBrowsers,
  ...russianPages,
  ...russianSafety,
  ...russianMails,
  ...russianNewsletter,
  ...russianAccount,
  ...russianReminders,
  ...russianDonations,
  ...russianDonationMails,
  ...russianLater,
  ...russianCards,
  ...russianDebits,
  ...russianGoal,
  ...russianNewsletterMails,
  ...russianMailForms,
  ...russianFrame,
  ...russianSupport,
  ...russianManage,
  ...russianPaper,
  ...russianDonorMails,
  ...russianSubscriberMails,
  ...russianSections,
} as const
