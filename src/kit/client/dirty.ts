/** Asks before a form with changes is left. */
export class Dirty extends HTMLElement {
  #dirty = false

  connectedCallback(): void {
    this.#dirty = this.querySelector('[aria-invalid]') !== null
    this.addEventListener('input', this.#changed)
    this.addEventListener('submit', this.#sent)
    window.addEventListener('beforeunload', this.#leaving)
    document.addEventListener('turbo:before-visit', this.#visiting)
  }

  disconnectedCallback(): void {
    window.removeEventListener('beforeunload', this.#leaving)
    document.removeEventListener('turbo:before-visit', this.#visiting)
  }

  #changed = (): void => {
    this.#dirty = true
  }

  #sent = (): void => {
    this.#dirty = false
  }

  #leaving = (event: BeforeUnloadEvent): void => {
    if (this.#dirty) event.preventDefault()
  }

  #visiting = (event: Event): void => {
    if (this.#dirty && !window.confirm(this.dataset['message'])) event.preventDefault()
  }
}
