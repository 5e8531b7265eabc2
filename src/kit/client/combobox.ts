import { Listbox } from './listbox.ts'
import { ask, narrow, type Suggestion, theOne } from './suggestions.ts'

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
    this.#status.id = `${input.id}-status`
    this.append(this.#list.element, this.#status)
    input.form?.addEventListener('submit', this.#sent)
    input.addEventListener('input', this.#written)
    input.addEventListener('keydown', this.#pressed)
    input.addEventListener('click', () => this.#list?.open || this.#suggest())
    input.addEventListener('focus', () => this.#open() || this.#say(this.dataset['textHelp']))
    input.addEventListener('blur', this.#left)
  }

  disconnectedCallback(): void {
    this.#input?.form?.removeEventListener('submit', this.#sent)
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
    this.#doubt(undefined)
    this.dispatchEvent(new Event('change', { bubbles: true }))
  }

  #written = (): void => {
    this.#doubt(undefined)
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
    } else if (event.key === 'Enter' && this.#open() && this.#holder instanceof HTMLSelectElement) {
      event.preventDefault()
      this.#settle()
    } else if ((event.key === 'Enter' || event.key === 'Tab') && list.only) {
      if (event.key === 'Enter') event.preventDefault()
      this.#choose(list.only)
    } else if (event.key === 'Escape' && list.open) {
      event.preventDefault()
      event.stopPropagation()
      list.close()
    }
  }

  #left = (): void => {
    this.#list?.close()
    if (this.#holder instanceof HTMLSelectElement && this.#open()) this.#settle()
  }

  /** Something is written that is not what is chosen. */
  #open(): boolean {
    const select = this.#holder
    const written = this.#input?.value.trim() ?? ''
    return select instanceof HTMLSelectElement ? written !== '' && written !== this.#label(select) : false
  }

  /** Takes the one choice that fits the words. Where several do, or none, the words stay, and it is said why nothing is chosen. */
  #settle(): void {
    const select = this.#holder
    if (!(select instanceof HTMLSelectElement) || !this.#input) return
    const written = this.#input.value
    const fitting = narrow(
      [...select.options].filter(({ value }) => value !== ''),
      written,
    )
    const one = theOne(fitting, written)
    if (one) this.#choose(one)
    else {
      this.#hold('')
      const { textMany, textNoneOf } = this.dataset
      this.#doubt((fitting.length > 0 ? textMany : textNoneOf)?.replace('#', written.trim()))
    }
  }

  /** Why the words are no choice, told under the box until they are changed; undefined: they are. */
  #doubt(why: string | undefined): void {
    const { id } = this.#status
    const notes = (this.#input?.getAttribute('aria-describedby') ?? '').split(' ').filter(n => n && n !== id)
    if (why !== undefined) this.#say(why)
    this.#status.className = why === undefined ? 'visually-hidden' : 'field__error'
    const told = [...notes, ...(why === undefined ? [] : [id])].join(' ')
    for (const [name, value] of [
      ['aria-describedby', told],
      ['aria-invalid', why === undefined ? '' : 'true'],
    ] as const)
      if (value === '') this.#input?.removeAttribute(name)
      else this.#input?.setAttribute(name, value)
  }

  /** Words that are no choice would be lost when the form is sent. */
  #sent = (event: SubmitEvent): void => {
    if (!this.#open()) return
    this.#settle()
    if (!this.#open()) return
    event.preventDefault()
    this.#input?.focus()
  }
}
