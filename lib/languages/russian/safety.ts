export const russianSafety = {
  'If you are in Russia, please first read what giving can mean for you there.':
    'Если вы в России, сначала прочитайте, чем вам может грозить пожертвование.',
  'If you are in Russia, please first read what subscribing can mean for you there.':
    'Если вы в России, сначала прочитайте, чем вам может грозить подписка.',
  'You seem to be in Russia. Please read this first.':
    'Похоже, вы в России. Пожалуйста, сначала прочитайте это.',
  'More about your safety, including while you read':
    'Подробнее о вашей безопасности, в том числе при чтении',
  'The Russian authorities have declared {paper} an “undesirable” organisation. Giving it money is an offence in Russia. The penalty is a fine the first time, and up to four years in prison after that.':
    'Российские власти объявили {paper} «нежелательной» организацией. Переводить ей деньги в России запрещено законом. В первый раз за это штрафуют, после этого грозит до четырёх лет лишения свободы.',
  'Your statement would show “{statementDescriptor}”, but your bank knows more than the statement shows: who was paid, through which company and when. Investigators have found donors to other organisations in such records, even where no name was printed.':
    'В выписке будет указано «{statementDescriptor}», но банк знает больше, чем видно в выписке: кому заплатили, через какую компанию и когда. Следователи уже находили по таким записям тех, кто поддерживал другие организации, даже если их название нигде не значилось.',
  'If you live in Russia, plan to return there, or have family there who could be put under pressure, please do not give. Never use a card issued in Russia.':
    'Если вы живёте в России, собираетесь туда вернуться или у вас там близкие, на которых могут давить, пожалуйста, не переводите нам деньги. Никогда не платите картой российского банка.',
  'Reading us is not the same as giving us money. But an email in your inbox shows anybody who can see your screen or your mailbox that you read us, and email providers in Russia can be forced to hand over emails. An address that is with a provider elsewhere and not in your own name is safer.':
    'Читать нас и переводить нам деньги — не одно и то же. Но письмо во входящих покажет любому, кто увидит ваш экран или почту, что вы нас читаете, а российские почтовые сервисы могут заставить выдать переписку. Безопаснее адрес у зарубежного сервиса и без вашего имени.',
  'Privacy policy': 'Политика конфиден\u00adциальности',
  'What we keep about you, why, for how long, who else sees it, and what reading us can mean in Russia.':
    'Что мы о вас храним, зачем и как долго, кто ещё это видит и чем может обернуться чтение нас в России.',
  'Your safety': 'Ваша безопасность',
  '<strong>We do not take donations from the country you seem to be in.</strong> The law there punishes people who give to {paper}, and a bank knows more about a payment than a statement shows. Your safety matters more to us than your money. Nothing was charged.':
    '<strong>Мы не принимаем пожертвования из страны, в которой вы, похоже, находитесь.</strong> Закон там наказывает тех, кто переводит деньги {paper}, а банк знает о платеже больше, чем видно в выписке. Ваша безопасность для нас важнее ваших денег. Ничего не списано.',
  'You support us by reading us: reaching you is why we do this work. All of it stays free. The newsletter arrives by email even where this site is blocked; a mailbox with a provider outside Russia is safer.':
    'Вы поддерживаете нас тем, что читаете: ради читателей мы и работаем. Всё остаётся бесплатным. Рассылка приходит на почту и там, где этот сайт заблокирован; безопаснее ящик у почтового сервиса за пределами России.',
  'Get the newsletter': 'Получать рассылку',
  'Keep reading': 'Читать дальше',
  '<link>What giving, subscribing and reading can mean in Russia</link>. If you are somewhere else, for example because your VPN has its server there, write to <link2>{contact}</link2>.':
    '<link>Чем в России может обернуться пожертвование, подписка и чтение</link>. Если вы в другой стране, например сервер вашего VPN находится там, напишите на <link2>{contact}</link2>.',
} as const
