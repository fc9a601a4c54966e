/** Words of the names of columns that have a few values again and again, and say nothing of who may be mailed. */
const words = new Set(
  `country countries land pays país pais paese страна країна kraj země riik valsts šalis ülke χώρα 国家 国 region state
   province city town ort stadt ville ciudad città miasto місто город město linn pilsēta miestas şehir 城市
   language languages lang locale sprache langue idioma lingua język язык мова jazyk keel valoda kalba dil 语言
   gender sex geschlecht genre género sesso płeć пол стать pohlaví sugu dzimums lytis cinsiyet 性别
   title salutation anrede civilité prefix suffix honorific company organisation organization firma entreprise employer
   occupation profession job role department industry beruf position должность професія plan tier product currency
   price amount value total timezone time_zone device browser os platform client format color colour size shoe
   age age_group birthday birth_year year month week weekday age_range campaign utm_source utm_medium utm_campaign
   education rating score level segment cluster interest interests topic topics тема`
    .trim()
    .split(/\s+/),
)

/** Takes a normalised name. */
export function isEverydayName(name: string): boolean {
  return words.has(name) || name.split('_').some((word) => word.length > 2 && words.has(word))
}
