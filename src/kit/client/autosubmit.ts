const pause = 350

/** Sends its form as you choose, and when you stop writing. Empty fields are left out of the address. */
export class Autosubmit extends HTMLElement {
  #timer: number | undefined

  connectedCallback(): void {
    this.addEventListener('input', this.#changed)
    this.addEventListener('submit', this.#sent)
    this.addEventListener('formdata', this.#tidy)
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
  }

  #changed = (event: Event): void => {
    const writing = event.target instanceof HTMLInputElement && !/^(checkbox|radio)$/.test(event.target.type)
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(() => this.querySelector('form')?.requestSubmit(), writing ? pause : 0)
  }

  /** The button of a panel says what has been found already: it closes the panel, and the reading goes on where it was. */
  #sent = (event: SubmitEvent): void => {
    const panel = event.submitter?.closest('details')
    if (panel) {
      event.preventDefault()
      panel.open = false
      panel.querySelector('summary')?.focus()
    } else clearTimeout(this.#timer)
  }

  #tidy = (event: FormDataEvent): void => {
    const empty = [...event.formData].filter(([, value]) => value === '')
    for (const [name] of empty) event.formData.delete(name)
  }
}
