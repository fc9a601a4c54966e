/** The paper's sections. A section without a name here keeps its English one. */
export const russianSections = {
  News: 'Новости',
  Cities: 'Города',
  Culture: 'Культура',
  Food: 'Еда',
  History: 'История',
  Meanwhile: 'Между тем',
  Science: 'Наука',
  Travel: 'Путешествия',
  'From the Newsroom': 'Из редакции',
} as const
