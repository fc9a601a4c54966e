// In the browser the last choice wins: a pressed preset empties the field, and a typed amount releases the presets. In
// a browser without scripts, the style sheet and `typedAmountOf` do that.

/** The presets that were chosen before an amount was typed, by the name of their set. */
export type Released = Map<string, string>

/** After a press on a preset, also one that was chosen already. */
export function takePreset(form: HTMLFormElement, released: Released): void {
  const field = fieldOf(form)
  if (field === null || field.value === '') return
  field.value = ''
  restorePresets(form, released)
}

/** After each change of the field. */
export function takeTyped(form: HTMLFormElement, released: Released): void {
  if (fieldOf(form)?.value.trim()) releasePresets(form, released)
  else restorePresets(form, released)
}

/**
 * When the script starts, or an answer arrives: whatever was pressed and typed until then is shown as it counts.
 * `amount` is what counts.
 */
export function settleChoice(form: HTMLFormElement, released: Released, amount: string): void {
  const field = fieldOf(form)
  if (field !== null && field.value.trim() !== '' && amount !== field.value) field.value = ''
  // A choice that only browsers without scripts show.
  for (const radio of radiosOf(form)) {
    if (!radio.checked || radio.closest('label')?.dataset.kind === 'preset') continue
    const twin = radiosOf(form).find(({ name, value }) => name === radio.name && `${value}.0` === radio.value)
    if (twin !== undefined) twin.checked = true
    else if (radio.closest('label')?.dataset.kind === 'own') radio.checked = false
  }
  if (field?.value.trim()) releasePresets(form, released)
}

function releasePresets(form: HTMLFormElement, released: Released): void {
  for (const radio of radiosOf(form)) {
    if (!radio.checked) continue
    released.set(radio.name, radio.value)
    radio.checked = false
  }
}

/** Only in sets without a choice. */
function restorePresets(form: HTMLFormElement, released: Released): void {
  const chosen = new Set(radiosOf(form).flatMap(({ checked, name }) => (checked ? [name] : [])))
  for (const radio of radiosOf(form))
    if (!chosen.has(radio.name) && released.get(radio.name) === radio.value) radio.checked = true
}

function radiosOf(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[type="radio"][name^="amount-"]')]
}

function fieldOf(form: HTMLFormElement): HTMLInputElement | null {
  return form.querySelector('input[name="other"]')
}
