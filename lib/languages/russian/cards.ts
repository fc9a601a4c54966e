/** One new card for several donations. */
export const russianCards = {
  'Change the card of several donations': 'Сменить карту сразу для нескольких пожертвований',
  'Tick at least one donation.': 'Отметьте хотя бы одно пожертвование.',
  'You enter the card once, on the payment company’s page. It is then used for all donations that are ticked. Nothing is charged for this.':
    'Карту вы вводите один раз, на странице платёжной компании. Дальше деньги списываются с неё для всех отмеченных пожертвований. За это ничего не спишется.',
  'The payment company keeps these donations apart, so you enter the card {times} times. After each page we bring you to the next. Nothing is charged for this.':
    {
      by: 'times',
      one: 'Платёжная компания ведёт эти пожертвования отдельно, поэтому карту нужно ввести {times} раз. После каждой страницы мы откроем следующую. За это ничего не спишется.',
      few: 'Платёжная компания ведёт эти пожертвования отдельно, поэтому карту нужно ввести {times} раза. После каждой страницы мы откроем следующую. За это ничего не спишется.',
      many: 'Платёжная компания ведёт эти пожертвования отдельно, поэтому карту нужно ввести {times} раз. После каждой страницы мы откроем следующую. За это ничего не спишется.',
    },
  'Card page {number} of {total}': 'Страница карты {number} из {total}',
  'The next card': 'Следующая карта',
  'The payment company asks again for these donations:':
    'Для этих пожертвований платёжная компания спросит карту ещё раз:',
  'Go to the next card page': 'Перейти к следующей странице карты',
  'This donation has the card and the address of another one, so both move together. To change the address, sign in with the address that receives your receipts.':
    'У этого пожертвования общие карта и адрес с другим, поэтому адрес у них меняется вместе. Чтобы сменить адрес, войдите с адресом, на который приходят квитанции.',
} as const
