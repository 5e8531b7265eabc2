/** Counts the room left in a text. Read out only when you pause, and shown in words from the server's own sentence. */
export class Counter extends HTMLElement {
  #timer: number | undefined

  connectedCallback(): void {
    this.addEventListener('input', this.#count)
    this.#show()
  }

  disconnectedCallback(): void {
    clearTimeout(this.#timer)
  }

  #count = (): void => {
    clearTimeout(this.#timer)
    this.#timer = window.setTimeout(this.#show, 200)
  }

  #show = (): void => {
    const area = this.querySelector('textarea')
    const line = this.querySelector<HTMLElement>('.field__count')
    if (area === null || line === null) return
    const left = Number(this.dataset['max']) - area.value.length
    const words = this.dataset[left < 0 ? 'over' : 'left'] ?? ''
    line.textContent = words.replace('#', Math.abs(left).toLocaleString(document.documentElement.lang))
    line.classList.toggle('field__count--over', left < 0)
  }
}
