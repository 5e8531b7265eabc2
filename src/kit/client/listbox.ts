import type { Suggestion } from './suggestions.ts'

/** The list under a combobox: drawn, moved in and chosen from (ARIA 1.2: focus stays in the box). */
export class Listbox {
  readonly element = document.createElement('ul')
  #shown: readonly Suggestion[] = []
  #at = -1
  readonly #input: HTMLInputElement
  readonly #chosen: (suggestion: Suggestion) => void

  constructor(input: HTMLInputElement, chosen: (suggestion: Suggestion) => void) {
    this.#input = input
    this.#chosen = chosen
    this.element.className = 'combobox__list'
    this.element.id = `${input.id}-list`
    this.element.role = 'listbox'
    this.element.hidden = true
    const label = document.querySelector<HTMLLabelElement>(`label[for="${CSS.escape(input.id)}"]`)
    if (label) this.element.setAttribute('aria-label', label.textContent)
    this.element.addEventListener('mousedown', event => event.preventDefault())
    this.element.addEventListener('click', this.#clicked)
    input.setAttribute('role', 'combobox')
    input.setAttribute('aria-autocomplete', 'list')
    input.setAttribute('aria-expanded', 'false')
    input.setAttribute('aria-controls', this.element.id)
  }

  get open(): boolean {
    return !this.element.hidden
  }

  get active(): Suggestion | undefined {
    return this.open ? this.#shown[this.#at] : undefined
  }

  /** Where there is one alone. */
  get only(): Suggestion | undefined {
    return this.open && this.#shown.length === 1 ? this.#shown[0] : undefined
  }

  show(suggestions: readonly Suggestion[]): void {
    this.#shown = suggestions
    this.element.replaceChildren(
      ...suggestions.map(({ label }, i) => {
        const option = document.createElement('li')
        option.className = 'combobox__option'
        option.id = `${this.element.id}-${i}`
        option.role = 'option'
        option.textContent = label
        return option
      }),
    )
    this.element.hidden = suggestions.length === 0
    this.#input.setAttribute('aria-expanded', String(this.open))
    this.#mark(-1)
  }

  close(): void {
    this.show([])
  }

  move(by: 1 | -1): void {
    const count = this.#shown.length
    if (count > 0) this.#mark(this.#at < 0 && by < 0 ? count - 1 : (this.#at + by + count) % count)
  }

  #mark(at: number): void {
    this.#at = at
    for (const [i, option] of [...this.element.children].entries()) {
      option.ariaSelected = String(i === at)
      if (i === at) option.scrollIntoView({ block: 'nearest' })
    }
    if (at < 0) this.#input.removeAttribute('aria-activedescendant')
    else this.#input.setAttribute('aria-activedescendant', `${this.element.id}-${at}`)
  }

  #clicked = (event: MouseEvent): void => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null
    const suggestion = option && this.#shown[[...this.element.children].indexOf(option)]
    if (suggestion) this.#chosen(suggestion)
  }
}
