import type { Standing } from '../../rules'

// What columns and values are called in the languages of lists that readers of ours may have been on, beside English,
// German, French and Russian (status-names.ts, status-values.ts). A word that is missing here is asked about
// where its column is known for a status.

/** Names of columns that say who may be mailed; one of these as a word of the name is enough. */
const names = `
  stav odběr odber situação situacao assinatura inscrição inscricao suscripción suscripcion situación situacion
  iscrizione toestand inschrijving nieuwsbrief abonnement tilmelding tilmeldt nyhedsbrev nyhetsbrev prenumeration tila
  tilaus tilanne uutiskirje olek staatus tellimus uudiskiri statuss stāvoklis abonements būsena statusas prenumerata
  naujienlaiškis subskrypcja zgoda állapot státusz feliratkozás hírlevél stare abonare durum durumu abonelik bülten
  κατάσταση συνδρομή εγγραφή стан розсилка підписка згода падпіска рассылка получает получать отправлять слать
  състояние абонамент бюлетин stanje претплата pretplata naročnina bilten სტატუსი გამოწერა მდგომარეობა կարգավիճակ
  վիճակ բաժանորդագրություն vəziyyət abunəlik күйі мәртебе жазылым holati obuna סטטוס מצב מנוי דיוור الحالة حالة
  الاشتراك اشتراك وضعیت اشتراک langganan trạng_thái स्थिति`

/** These languages write no spaces between words. */
const unspacedNames = /状态|狀態|状態|订阅|訂閱|ステータス|購読|配信|상태|구독|수신/

const nameWords = new Set(names.trim().split(/\s+/))

/** Takes a normalised name. */
export function isStatusNameElsewhere(name: string): boolean {
  return (
    nameWords.has(name) || name.split('_').some((word) => nameWords.has(word)) || unspacedNames.test(name)
  )
}

/** A yes in a column of such a name means that somebody gets the newsletter. */
export const subscribingNames =
  /odb[ěe]r|assinatura|inscri[cç]|suscripci|iscrizione|inschrijving|nieuwsbrief|abon[ae]|tilaus|tilmeld|nyhe[td]sbrev|prenumer|uutiskirje|tellimus|uudiskiri|subskryp|feliratkoz|hírlevél|bülten|συνδρομ|εγγραφ|розсилк|підписк|падпіск|рассылк|получа|отправл|слать|абонам|бюлетин|претплат|pretplat|naročnin|bilten|გამოწერ|բաժանորդ|abunəlik|жазылым|obuna|מנוי|דיוור|اشتر[اآ]|langganan|订阅|訂閱|購読|配信|구독|수신/u

/** Words of a status. Spaces and case do not count. */
export const valuesElsewhere: Record<Standing, string> = {
  subscribed: `aktivní aktívny přihlášen přihlášena přihlášený prihlásený odebírá ativo ativa inscrita assinante suscriptor
    ingeschreven aangemeld tilmeldt påmeldt prenumererar aktiivinen tilaaja aktiivne tellitud liitunud aktīvs aktīva
    pierakstījies aktyvus prenumeruoja zapisany zapisana aktywna aktív feliratkozott feliratkozva activ abonat aktif abone
    iscritta attiva ενεργός εγγεγραμμένος активний активна підписаний підписана підписався актыўны падпісаны абониран
    пријављен prijavljen aktivan pretplaćen აქტიური გამოწერილი ակտիվ פעיל רשום نشط مشترك فعال
    已订阅 已訂閱 活跃 有効 購読中 登録済み 활성 구독중`,
  never_agreed: `nepotvrzeno nepotvrzený nepotvrdené čeká pendente nãoconfirmado nietbevestigd inafwachting afventer väntar
    vahvistamatta kinnitamata neapstiprināts nepatvirtintas niepotwierdzony oczekuje megerősítetlen neconfirmat onaybekliyor
    beklemede σεαναμονή непідтверджений очікує непотвърден nepotvrđen დაუდასტურებელი לאמאושר ממתין 未确认 待确认 未確認
    仮登録 미확인 대기`,
  unsubscribed: `odhlášen odhlášena odhlášený odhlásený odhlasen neaktivní neaktívny descadastrado descadastrada desinscrito
    desinscrita inativo inativa dadodebaja dadadebaja desuscrita desactivado inactiva cancellato cancellata disiscritta
    inattivo inattiva afgemeld opgezegd afmeldt avmeldt avanmäld avregistrert inaktiv peruutettu peruttu poistunut eitilaa
    passiivinen loobunud tühistatud passiivne atrakstījies atrakstījusies atteicies neaktīvs atsisakęs atsisakė atsisakiusi
    neaktyvus wypisana zrezygnował zrezygnowała rezygnacja leiratkozott leiratkozva inaktív dezabonat dezabonată inactiv
    aboneliktençıktı ayrıldı pasif iptal διαγραμμένος διαγραφή ανενεργός
    απεγγραφή відписаний відписана відписався відписалася відписалась неактивний адпісаны адпісаўся одјављен odjavljen
    odjavljena neaktivan გაუქმებული გაუქმებულია გამოწერაგაუქმებულია չեղարկված ոչակտիվ הוסר הסרה לאפעיל ביטל בוטל
    ألغىالاشتراك ملغى غيرنشط لغواشتراک 已退订 退订 已退訂 退訂 取消订阅 取消訂閱 已取消 退会 解除 配信停止 購読解除 탈퇴
    수신거부 구독취소 해지 ausgetragen gekündigt отписалсясам неподписан неподписана`,
  suppressed: `zablokovaný zablokováno blokováno nedoručitelné bloqueada devolvido onbestelbaar blokeret blokkert blockerad
    studs estetty blokeeritud bloķēts užblokuotas letiltva blocat engellendi engelli αποκλεισμένος заблокований
    заблокована скарга блокиран блокирана blokiran დაბლოკილი արգելափակված חסום محظور مسدود 已屏蔽 退信 黑名单 ブロック
    不達 차단 반송`,
}
