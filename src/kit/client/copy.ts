/** Copies its text and says so. */
export class Copy extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('button')?.addEventListener('click', this.#copy)
  }

  #copy = async (): Promise<void> => {
    const text = this.querySelector('code')?.textContent ?? ''
    const status = this.querySelector('[role=status]')
    try {
      await navigator.clipboard.writeText(text)
      if (status) status.textContent = this.dataset['copied'] ?? ''
    } catch {
      // Not allowed to: the text is marked instead, ready for the reader's own copying.
      const code = this.querySelector('code')
      if (code) getSelection()?.selectAllChildren(code)
    }
  }
}
