import { Listbox } from './listbox.ts'
import { ask, narrow, type Suggestion } from './suggestions.ts'

const pause = 200

/** Makes a box that suggests of a <select>, or of a text box with suggestions from `data-src`. */
export class Combobox extends HTMLElement {
  #input: HTMLInputElement | undefined
  #list: Listbox | undefined
  /** Holds the value that is sent. */
  #holder: HTMLSelectElement | HTMLInputElement | null = null
  readonly #status = document.createElement('span')
  #timer: number | undefined
  #asking = new AbortController()

  connectedCallback(): void {
    if (this.#input !== undefined) return
    const select = this.querySelector('select')
    this.#holder = select ?? this.querySelector<HTMLInputElement>('input[type=hidden]')
    const input =
      select === null ? this.querySelector<HTMLInputElement>('input[type=text]') : this.#boxFor(select)
    if (input === null) return
    this.#input = input
    this.#list = new Listbox(input, this.#choose)
    this.#status.className = 'visually-hidden'
    this.#status.role = 'status'
    this.append(this.#list.element, this.#status)
    input.addEventListener('input', this.#written)
    input.addEventListener('keydown', this.#pressed)
    input.addEventListener('click', () => this.#list?.open || this.#suggest())
    input.addEventListener('focus', () => this.#say(this.dataset['textHelp']))
    input.addEventListener('blur', this.#left)
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
    this.#asking.abort()
  }

  /** The text box takes the select's place, its id and its notes; the select stays, unseen, and is what is sent. */
  #boxFor(select: HTMLSelectElement): HTMLInputElement {
    const input = document.createElement('input')
    input.type = 'text'
    input.className = 'input input--l'
    input.autocomplete = 'off'
    input.id = select.id
    select.id = `${select.id}-select`
    for (const name of ['aria-describedby', 'aria-invalid']) {
      const value = select.getAttribute(name)
      if (value !== null) input.setAttribute(name, value)
    }
    input.value = this.#label(select)
    select.hidden = true
    select.before(input)
    return input
  }

  #label = (select: HTMLSelectElement): string =>
    select.value === '' ? '' : (select.selectedOptions[0]?.label ?? '')

  #choose = ({ value, label }: Suggestion): void => {
    if (this.#input) this.#input.value = label
    if (this.#holder) this.#holder.value = value
    this.#list?.close()
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }

  #written = (): void => {
    if (this.#holder instanceof HTMLInputElement || this.#input?.value === '') this.#hold('')
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(this.#suggest, this.dataset['src'] === undefined ? 0 : pause)
  }

  #hold = (value: string): void => {
    if (this.#holder) this.#holder.value = value
  }

  #suggest = async (): Promise<void> => {
    const written = this.#input?.value ?? ''
    const { src } = this.dataset
    if (this.#holder instanceof HTMLSelectElement) {
      const all = [...this.#holder.options].filter(({ value }) => value !== '')
      const unchanged = written === this.#label(this.#holder)
      return this.#show(narrow(all, unchanged ? '' : written))
    }
    if (src === undefined || written.trim() === '') return this.#list?.close()
    this.#asking.abort()
    this.#asking = new AbortController()
    const found = await ask(src, written, this.#asking.signal).catch(() => undefined)
    if (found !== undefined && document.activeElement === this.#input) this.#show(found)
  }

  #show(suggestions: readonly Suggestion[]): void {
    this.#list?.show(suggestions.map(({ value, label }) => ({ value, label })))
    const { textNone, textCountOne, textCountOther } = this.dataset
    const count = suggestions.length
    this.#say(
      count === 0 ? textNone : count === 1 ? textCountOne : textCountOther?.replace('#', String(count)),
    )
  }

  #say(words: string | undefined): void {
    this.#status.textContent = words ?? ''
  }

  #pressed = async (event: KeyboardEvent): Promise<void> => {
    const list = this.#list
    if (list === undefined) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!list.open) await this.#suggest()
      if (!event.altKey) list.move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && list.active) {
      event.preventDefault()
      this.#choose(list.active)
    } else if (event.key === 'Escape' && list.open) {
      event.preventDefault()
      event.stopPropagation()
      list.close()
    }
  }

  /** On leaving a list to choose from, words that are exactly one of them choose it; others give way to the last choice. */
  #left = (): void => {
    this.#list?.close()
    const select = this.#holder
    if (!(select instanceof HTMLSelectElement) || !this.#input) return
    const written = this.#input.value.trim().toLowerCase()
    const exact = [...select.options].find(
      ({ label, value }) => value !== '' && label.toLowerCase() === written,
    )
    if (exact) select.value = exact.value
    this.#input.value = this.#label(select)
  }
}
