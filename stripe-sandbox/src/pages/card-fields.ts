import { testCards, type TestCard } from '../cards/test-cards'
import type { CardFormErrors } from '../cards/card-form'
import { type Html, html } from './html'

const labels = {
  email: 'Email',
  cardNumber: 'Card number',
  cardExpiry: 'Expiry',
  cardCvc: 'CVC',
  billingName: 'Name on card',
} as const

type FieldName = keyof typeof labels

type FieldFacts = {
  name: FieldName
  value?: string
  type?: 'text' | 'email'
  hint?: string
  inputMode?: 'numeric'
  /** Off for card data, so that a browser does not offer a real card here. */
  autocomplete?: string
}

/** One labelled field, with its hint and its error. */
export function field({ errors }: { errors: CardFormErrors }, facts: FieldFacts): Html {
  const { name, value = '', type = 'text', hint, inputMode, autocomplete = 'off' } = facts
  const error = errors[name]
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ')
  return html`<div class="field">
    <label for="${name}">${labels[name]}</label>
    <input
      type="${type}"
      id="${name}"
      name="${name}"
      value="${value}"
      autocomplete="${autocomplete}"
      required
      spellcheck="false"
      ${inputMode ? html` inputmode="${inputMode}"` : null}${described ? html` aria-describedby="${described}"` : null}${error ? html` aria-invalid="true"` : null}
    />
    ${hint ? html`<p class="soft" id="${name}-hint">${hint}</p>` : null}
    ${error ? html`<p class="error" id="${name}-error">${error}</p>` : null}
  </div>`
}

/** All test cards, in a closed list. */
export function cardList(): Html {
  const groups: TestCard['group'][] = ['Succeeds', '3-D Secure', 'Is declined', 'Succeeds, by country']
  return html`<details>
    <summary>Test cards</summary>
    <div class="cards">
      <p class="soft">
        With any later date as expiry and any CVC (four digits on American Express). Test cards of Stripe’s
        that the sandbox does not play say so. Every other number is declined, as Stripe declines a real card
        in test mode.
      </p>
      ${groups.map(
        (group) =>
          html`<h2>${group}</h2>
            <dl>
              ${testCards
                .filter((card) => card.group === group)
                .map(
                  (card) =>
                    html`<div>
                      <dt>${card.number}</dt>
                      <dd>${card.name}</dd>
                    </div>`,
                )}
            </dl>`,
      )}
    </div>
  </details>`
}

/** The errors, announced and linked to their fields; `failure` belongs to no field. */
export function errorSummary({ errors, failure }: { errors: CardFormErrors; failure: string | null }): Html {
  const faults = Object.entries(errors).map(([name, text]) => html`<li><a href="#${name}">${text}</a></li>`)
  return html`<div class="errors" id="error-summary" role="alert" tabindex="-1" autofocus>
    <h2>${failure === null ? 'Please check what you typed' : 'The payment did not go through'}</h2>
    ${
      failure === null
        ? null
        : html`<p>${failure}</p>
            <p>Nothing was charged. You can try again or use another card.</p>`
    }
    ${
      faults.length > 0
        ? html`<ul>
            ${faults}
          </ul>`
        : null
    }
  </div>`
}
