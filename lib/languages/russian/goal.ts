/** How much of a goal was given. */
export const russianGoal = {
  '{percent}% of {amount} has been given. The campaign ends on {day}.':
    'Собрано {percent}\u00a0% от {amount}. Кампания продлится до {day}.',
  'The goal of {amount} has been reached: thank you. What is given until {day} helps as well.':
    'Цель в {amount} достигнута: спасибо. Всё, что пожертвуют до {day}, тоже поможет.',
  'Only donations in {currency} count here.': 'Учитываются только пожертвования в валюте: {currency}.',
} as const
