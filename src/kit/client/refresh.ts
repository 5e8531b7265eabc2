// Turbo describes no types; what is used of it is said here.
type Turbo = { visit: (address: string, options: { action: 'replace' }) => void }

/** Asks for its page anew as long as it is looked at: for work that goes on by itself. Changed in place (morph). */
export class Refresh extends HTMLElement {
  #timer: number | undefined

  connectedCallback(): void {
    const seconds = Number(this.dataset['seconds'] ?? 3)
    this.#timer = window.setInterval(() => {
      const { Turbo } = window as unknown as { Turbo?: Turbo }
      if (document.visibilityState === 'visible') Turbo?.visit(location.href, { action: 'replace' })
    }, seconds * 1000)
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer)
  }
}
